import type { Role } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** What somebody may ask for: at once, in a minute, and of the database in one statement. */
export interface Limits {
  readonly name: string;
  /** Points of one operation; `platform/limits/price.ts` says what costs how many. */
  readonly price: number;
  /** Points of all operations of one minute. */
  readonly perMinute: number;
  /** Milliseconds; sooner than anybody waits for an answer. */
  readonly statementTimeout: number;
}

/** From the smallest to the largest: whoever holds several grants has the largest of their limits. */
// prettier-ignore
const classes = {
  public:  { price:    30_000, perMinute:     600_000, statementTimeout:  3_000 },
  partner: { price:   400_000, perMinute:   6_000_000, statementTimeout:  5_000 },
  officer: { price:   600_000, perMinute:  12_000_000, statementTimeout:  8_000 },
  centre:  { price: 2_000_000, perMinute:  40_000_000, statementTimeout:  8_000 },
  analyst: { price: 2_000_000, perMinute:  40_000_000, statementTimeout:  8_000 },
} as const satisfies Record<string, Omit<Limits, 'name'>>;

type Class = keyof typeof classes;
const order = Object.keys(classes) as Class[];

const classOf = {
  CENTRE_ADMIN: 'centre',
  BAPPENAS: 'analyst',
  PROVINCE: 'officer',
  REGENCY: 'officer',
  DISTRICT: 'officer',
  VILLAGE: 'officer',
  POKJA: 'officer',
  SECTOR_AGENCY: 'officer',
  PARTNER: 'partner',
  SURVEY_SUPERVISOR: 'partner',
  ENUMERATOR: 'partner',
  AUDITOR: 'analyst',
  ANALYST: 'analyst',
  SYS_ADMIN: 'partner',
  PUBLIC: 'public',
} as const satisfies Record<Role, Class>;

export const limitsOfRole = (role: Role): Limits => ({ name: classOf[role], ...classes[classOf[role]] });

export const leastLimits = limitsOfRole('PUBLIC');

/** Also somebody whose token holds, but who holds nothing, has what nobody has. */
export function limitsOf({ grants }: Pick<Viewer, 'grants'>): Limits {
  const held = grants.map(({ role }) => classOf[role]);
  const name = order.findLast(each => held.includes(each));
  return name === undefined ? leastLimits : { name, ...classes[name] };
}
