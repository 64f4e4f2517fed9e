import { sql } from 'kysely';
import { asKeeper, type Rows } from '../../../src/platform/database.ts';
import type { World } from '../../differential/world.ts';
import { testDatabase } from '../../support/database.ts';
import { things, type Fact, type Held, type Somebody, type Thing } from './rules.ts';

/** A value that stands in one cell of one row and nowhere else. */
export interface Canary {
  readonly index: number;
  /** As it is written: a word, a number or an id. */
  readonly value: string;
  readonly kind: 'text' | 'number' | 'id';
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly thing: Thing;
  readonly fact: Fact;
}

/** Where rows stand, and what decides about them, as JSON. */
interface Nest {
  readonly table: string;
  readonly thing: Thing;
  readonly key?: string;
  readonly from: string;
  readonly area: string;
  readonly verified?: string;
  readonly sectors?: string;
  readonly names?: string;
  readonly partnered?: string;
  readonly entered?: string;
  readonly person?: string;
  readonly texts?: readonly string[];
  readonly numbers?: readonly string[];
  /** Only where there is something to replace. */
  readonly where?: string;
  readonly isNode?: true;
}

const ofNeed = {
  area: 't.area_code',
  verified: 't.verified_at is not null',
  sectors: 'array[t.sector]',
  entered: 'coalesce(t.entered_organization_id::text, t.entered_area_code)',
} as const;
const ofIntervention = {
  area: 'i.area_code',
  verified: 'i.verified_at is not null',
  sectors: 'i.sectors',
  names: 'i.organization_ids',
  partnered: `exists (select from organization o where o.id = any(i.organization_ids) and o.category = 'PARTNER')`,
  entered: 'coalesce(i.entered_organization_id::text, i.entered_area_code)',
} as const;
const ofPerson = {
  area: 'p.area_code',
  verified: 'true',
  partnered: `exists (select from organization o where o.id = p.organization_id and o.category = 'PARTNER')`,
  person: 'p.id',
} as const;
const ofAgreement = {
  area: 't.area_code',
  verified: 't.government_signed_at is not null and t.partner_signed_at is not null',
  sectors: 't.sectors',
  names: 'array[t.partner_id]',
} as const;

const nests: readonly Nest[] = [
  {
    table: 'need',
    thing: 'need',
    from: 'need t',
    ...ofNeed,
    texts: ['title', 'evidence', 'unit', 'status_reason', 'return_reason'],
    numbers: ['quantity', 'families_affected'],
    isNode: true,
  },
  {
    table: 'intervention',
    thing: 'intervention',
    from: 'intervention t join intervention i on i.id = t.id',
    ...ofIntervention,
    texts: ['title', 'description', 'status_reason', 'result'],
    numbers: ['planned_beneficiaries', 'actual_beneficiaries'],
    isNode: true,
  },
  {
    table: 'budget_line',
    thing: 'amount',
    from: 'budget_line t join intervention i on i.id = t.intervention_id',
    ...ofIntervention,
    texts: ['note'],
    numbers: ['amount'],
  },
  {
    table: 'progress_note',
    thing: 'intervention',
    from: 'progress_note t join intervention i on i.id = t.intervention_id',
    ...ofIntervention,
    texts: ['text'],
  },
  {
    table: 'contribution',
    thing: 'contribution',
    from: 'contribution t',
    area: 't.area_code',
    names: 'array[t.organization_id]',
    entered: 't.entered_key',
    texts: ['note', 'decision_reason'],
    isNode: true,
  },
  {
    table: 'contribution',
    thing: 'contribution',
    from: 'contribution t',
    area: 't.area_code',
    names: 'array[t.organization_id]',
    entered: 't.entered_key',
    numbers: ['amount'],
    where: 't.amount is not null',
  },
  {
    table: 'organization',
    thing: 'organization',
    from: 'organization t',
    area: 't.area_code',
    texts: ['name', 'short_name'],
    isNode: true,
  },
  {
    table: 'person',
    thing: 'person',
    from: 'person t join person p on p.id = t.id',
    ...ofPerson,
    texts: ['name', 'position'],
    isNode: true,
  },
  {
    table: 'person',
    thing: 'secret',
    from: 'person t join person p on p.id = t.id',
    ...ofPerson,
    texts: ['subject'],
  },
  {
    table: 'person',
    thing: 'suspension',
    from: 'person t join person p on p.id = t.id',
    ...ofPerson,
    texts: ['suspension_reason'],
  },
  {
    table: 'person_contact',
    thing: 'contact',
    key: 'person_id',
    from: 'person_contact t join person p on p.id = t.person_id',
    ...ofPerson,
    texts: ['phone', 'email'],
  },
  {
    table: 'access_grant',
    thing: 'grant',
    from: 'access_grant t',
    area: 't.area_code',
    person: 't.person_id',
    texts: ['reason'],
    isNode: true,
  },
  {
    table: 'access_grant',
    thing: 'grant',
    from: 'access_grant t',
    area: 't.area_code',
    person: 't.person_id',
    texts: ['revocation_reason'],
    where: 't.revoked_at is not null',
  },
  {
    table: 'agreement',
    thing: 'agreement',
    from: 'agreement t',
    ...ofAgreement,
    texts: ['number', 'purpose'],
    isNode: true,
  },
  {
    table: 'agreement',
    thing: 'agreement',
    from: 'agreement t',
    ...ofAgreement,
    texts: ['end_reason'],
    where: 't.ended_at is not null',
  },
];

export const asText = (index: number): string => `Cq${String(index).padStart(6, '0')}z`;
/** Of so many digits that no count is one of them by chance; amounts lie on a curve, so that no two sums are alike. */
const asNumber = (index: number, column: string): string =>
  column === 'amount'
    ? String(7_000_000_000_000 + index * (1_000_000_007 + index * 10_009))
    : String(1_100_000_000 + index * 100_003);

export async function keeping<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
  return await asKeeper((await testDatabase()).orm, work);
}

/** Puts a canary into every cell that holds a text or a number of somebody's. */
export async function plantCanaries(): Promise<readonly Canary[]> {
  const canaries: Canary[] = [];
  await keeping(async rows => {
    await sql`update access_grant set revoked_at = valid_to, revocation_reason = '' where valid_to < now()`.execute(
      rows,
    );
    for (const nest of nests) await plantIn(rows, nest, canaries);
    await sql`update intervention i set budget =
      (select sum(amount) from budget_line where intervention_id = i.id)`.execute(rows);
    const { rows: budgets } = await sql<{ id: string; budget: string }>`
      select id, budget::text from intervention where budget is not null`.execute(rows);
    const known = new Set(canaries.map(({ value }) => value));
    for (const { id, budget } of budgets) {
      const owner = canaries.find(({ row, table }) => row === id && table === 'intervention');
      if (owner === undefined || known.has(budget)) continue;
      const sum = { kind: 'number', value: budget, column: 'budget', thing: 'amount' } as const;
      canaries.push({ ...owner, ...sum, index: canaries.length });
    }
  });
  return canaries;
}

async function plantIn(rows: Rows, nest: Nest, canaries: Canary[]): Promise<void> {
  const { table, key = 'id', thing, from, where = 'true', texts = [], numbers = [] } = nest;
  const said = (expression: string | undefined, otherwise: string) => sql.raw(expression ?? otherwise);
  const found = await sql<{ row: string; fact: Fact; texts: Record<string, string | null> }>`
    select t.${sql.id(key)} as row, to_jsonb(t) as texts, json_build_object('area', ${said(nest.area, 'null')},
      'isVerified', ${said(nest.verified, 'false')}, 'sectors', ${said(nest.sectors, `array[]::text[]`)},
      'names', ${said(nest.names, 'array[]::uuid[]')}, 'isPartnered', ${said(nest.partnered, 'false')}, 'enteredBy', ${said(nest.entered, 'null')},
      'person', ${said(nest.person, 'null')}) as fact
    from ${sql.raw(from)} where ${sql.raw(where)} order by t.${sql.id(key)}`.execute(rows);
  const changed = found.rows.map(({ row, fact, texts: old }) => {
    const place = { table, row, thing, fact };
    const put = (column: string, kind: 'text' | 'number'): [string, string] => {
      const index = canaries.length;
      const value = kind === 'text' ? asText(index) : asNumber(index, column);
      canaries.push({ ...place, index, value, kind, column });
      const rest =
        kind === 'number' || column === 'subject' ? '' : ` ${(old[column] ?? '').slice(0, 40).toWellFormed()}`;
      return [column, `${value}${rest}`];
    };
    if (nest.isNode) canaries.push({ ...place, index: canaries.length, value: row, kind: 'id', column: key });
    return Object.fromEntries([
      [key, row],
      ...texts.map(column => put(column, 'text')),
      ...numbers.map(column => put(column, 'number')),
    ]);
  });
  await writeCells(rows, table, key, changed);
}

/** Rows that name their key and their new cells. */
export async function writeCells(
  rows: Rows,
  table: string,
  key: string,
  changed: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const columns = Object.keys(changed[0] ?? {}).filter(column => column !== key);
  if (columns.length === 0) return;
  const sets = sql.join(columns.map(column => sql`${sql.id(column)} = new.${sql.id(column)}`));
  await sql`update ${sql.table(table)} as t set ${sets}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(changed)}::json) as new
    where t.${sql.id(key)} = new.${sql.id(key)}`.execute(rows);
}

export interface Persona extends Somebody {
  readonly name: string;
  readonly subject: string | undefined;
}

/** Who asks, with what they hold by the tables; their subjects are canaries now. */
export async function personasOf(world: World): Promise<Persona[]> {
  const found = await keeping(
    async rows =>
      await sql<{ id: string; subject: string; held: Held[] }>`
        select p.id, p.subject, coalesce((select json_agg(json_build_object('role', g.role, 'area', g.area_code,
            'organization', g.organization_id, 'sectors', coalesce(g.sectors, '{}'), 'allows', g.allows))
          from access_grant g where g.person_id = p.id and p.suspended_at is null and g.revoked_at is null
            and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())), '[]') as held
        from person p`.execute(rows),
  );
  const ids = new Map(found.rows.map(row => [row.id, row]));
  const people = world.people.map(id => ids.get(id));
  return world.personas.map(({ name, subject }) => {
    const index = namesOf(world).indexOf(name);
    const person = index === -1 ? undefined : people[index];
    return person === undefined
      ? { name, subject, person: undefined, held: [] }
      : { name, subject: person.subject, person: person.id, held: person.held };
  });
}

/** The personas that are people, in the order of the people. */
const namesOf = ({ personas }: World): string[] =>
  personas.filter(({ name }) => name !== 'unknown' && name !== 'nobody').map(({ name }) => name);

/** What of the canaries each persona may see, worked out once. */
export class Aviary {
  readonly #words = new Map<string, Canary>();
  readonly #allowed = new Map<Persona, { readonly read: boolean[]; readonly counted: boolean[] }>();

  constructor(
    readonly canaries: readonly Canary[],
    readonly personas: readonly Persona[],
  ) {
    for (const canary of canaries) this.#words.set(canary.value, canary);
    for (const persona of personas) {
      this.#allowed.set(persona, {
        read: canaries.map(({ thing, fact }) => things[thing].read(persona, fact)),
        counted: canaries.map(
          ({ thing, fact, kind, table }) =>
            kind === 'number' && table !== 'contribution' && things[thing].counted(persona, fact),
        ),
      });
    }
  }

  mayRead(persona: Persona, { index }: Canary): boolean {
    return this.#allowed.get(persona)?.read[index] === true;
  }

  /** In a sum of statistics, where the row itself may stay unread. */
  mayCount(persona: Persona, canary: Canary): boolean {
    return this.#allowed.get(persona)?.counted[canary.index] === true || this.mayRead(persona, canary);
  }

  readable(persona: Persona): Canary[] {
    return this.canaries.filter(canary => this.mayRead(persona, canary));
  }

  /** Every canary in a text, and in what is encoded in it. */
  findIn(text: string): Set<Canary> {
    const found = new Set<Canary>();
    for (const part of [text, ...decoded(text)]) {
      for (const [word] of part.matchAll(words)) {
        const canary = this.#words.get(word);
        if (canary !== undefined) found.add(canary);
      }
    }
    return found;
  }
}

const words = /Cq\d{6}z|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?<![\w.-])\d{10,17}(?![\w.-])/g;

/** Cursors are JSON in base64url. */
function decoded(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])[\w-]{12,}(?![\w-])/g)]
    .map(([word]) => Buffer.from(word, 'base64url').toString())
    .filter(inner => /^[[{]/.test(inner));
}
