import { select } from '../../support/database.ts';
import { newGrant, newPerson, type Somebody } from '../../support/factories.ts';
import type { HeldGrant, Right, RoleName, Viewer } from './oracle.ts';
import { phoneOf, type Organizations } from './world.ts';

/** Somebody who asks: as the oracle knows them, and as the program does. */
export interface Asker extends Viewer {
  readonly name: string;
  readonly somebody: Somebody | null;
}

const states = ['suspended', 'ended', 'not begun'] as const;
const usual: readonly Right[] = ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'DRAFT_INTERVENTIONS'];
const agreements: readonly (readonly Right[])[] = [
  usual,
  [...usual, 'READ_CONTACTS'],
  ['READ_NEEDS'],
  ['READ_INTERVENTIONS'],
  ['READ_NEEDS', 'READ_INTERVENTIONS'],
  ['READ_INTERVENTIONS', 'READ_AMOUNTS'],
  ['READ_CONTACTS'],
  ['DRAFT_INTERVENTIONS'],
];

/** Where each role stands; the first of each also suspended, ended and not yet begun. */
const areasOf: Readonly<Record<Exclude<RoleName, 'SECTOR_AGENCY' | 'PARTNER'>, readonly string[]>> = {
  DISTRICT: ['15.71.01', '15.71.02', '15.03.01', '15.06.05', '11.01.01'],
  REGENCY: ['15.71', '15.03', '15.06', '11.01'],
  VILLAGE: [
    '15.71.01.1001',
    '15.71.01.1002',
    '15.71.02.1004',
    '15.03.01.2001',
    '15.06.05.1007',
    '15.06.05.2020',
    '11.01.01.2001',
  ],
  POKJA: ['15.71.01.1001', '15.71.01.1002', '15.06.05.1007', '11.01.01.2001'],
  PROVINCE: ['15', '11'],
  CENTRE_ADMIN: ['ID'],
  BAPPENAS: ['ID'],
  AUDITOR: ['15.71', 'ID', '15', '15.71.01.1001'],
  ANALYST: ['15.71', 'ID', '15', '15.71.01', '15.71.01.1001', '11'],
  SURVEY_SUPERVISOR: ['15', 'ID'],
  ENUMERATOR: ['15.71.01.1001', '11.01.01.2001'],
  SYS_ADMIN: ['ID'],
};

function* grantsOf({ ngo, company, office, other }: Organizations): Generator<HeldGrant> {
  for (const [role, areas] of Object.entries(areasOf)) for (const area of areas) yield { role: role as RoleName, area };
  for (const [area, organization, sectors] of [
    ['15.71', office, ['WATER']],
    ['15.71', office, ['HEALTH']],
    ['15.71', other, ['WATER', 'HEALTH']],
    ['15', office, ['WATER']],
    ['15.03', other, ['HEALTH']],
    ['15.71.01.1001', office, ['EDUCATION']],
    ['ID', other, ['WATER']],
  ] as const)
    yield { role: 'SECTOR_AGENCY', area, organization: organization.id, sectors };
  for (const allows of agreements) {
    yield { role: 'PARTNER', area: '15.71', organization: ngo.id, sectors: ['WATER'], allows };
    yield { role: 'PARTNER', area: '15', organization: company.id, sectors: ['HEALTH'], allows };
  }
  for (const [area, organization, sectors] of [
    ['15.71.01.1002', ngo, ['HEALTH', 'WATER']],
    ['15.03', company, ['WATER']],
    ['ID', ngo, ['EDUCATION']],
    ['11', company, ['WATER', 'HEALTH']],
  ] as const)
    yield { role: 'PARTNER', area, organization: organization.id, sectors, allows: usual };
}

/** Who holds two things at once: what each gives, and nothing that neither gives. */
function* pairsOf({ ngo, company, office }: Organizations): Generator<readonly HeldGrant[]> {
  const [village, next] = ['15.71.01.1001', '15.71.01.1002'];
  const partner = (area: string, organization: string, sector: string, allows: readonly Right[]): HeldGrant => ({
    role: 'PARTNER',
    area,
    organization,
    sectors: [sector],
    allows,
  });
  yield [
    { role: 'VILLAGE', area: village },
    { role: 'VILLAGE', area: '15.03.01.2001' },
  ];
  yield [
    { role: 'DISTRICT', area: '15.71.01' },
    { role: 'ANALYST', area: '11' },
  ];
  yield [
    { role: 'POKJA', area: next },
    { role: 'SYS_ADMIN', area: 'ID' },
  ];
  yield [
    { role: 'VILLAGE', area: village },
    { role: 'REGENCY', area: '15.03', when: 'ended' },
  ];
  yield [
    { role: 'SECTOR_AGENCY', area: '15.71', organization: office.id, sectors: ['HEALTH'] },
    { role: 'SECTOR_AGENCY', area: '15.03', organization: office.id, sectors: ['WATER'] },
  ];
  yield [
    partner('15.71', ngo.id, 'WATER', ['READ_NEEDS', 'READ_INTERVENTIONS']),
    partner('15.03', ngo.id, 'WATER', ['READ_INTERVENTIONS', 'READ_AMOUNTS']),
  ];
  yield [partner('15.71', ngo.id, 'WATER', ['READ_NEEDS']), partner('15.71', ngo.id, 'HEALTH', ['READ_INTERVENTIONS'])];
  yield [partner('15.71', ngo.id, 'WATER', usual), partner('15.06', company.id, 'WATER', ['READ_INTERVENTIONS'])];
  yield [partner('15.71', ngo.id, 'WATER', usual), { role: 'ANALYST', area: '15.03' }];
  // The one grant shows a draft, the other adds its amounts up: neither shows what it costs.
  yield [partner('15.71', ngo.id, 'WATER', ['READ_INTERVENTIONS']), { role: 'ANALYST', area: '15.71' }];
  yield [partner('11', company.id, 'HEALTH', usual), { role: 'VILLAGE', area: village }];
}

const nameOf = ({ role, area, organization, sectors, allows, when }: HeldGrant): string =>
  [role, area, organization && `org ${organization.slice(0, 4)}`, sectors?.join('+'), allows?.join('+'), when]
    .filter(Boolean)
    .join(' ');

export async function newAskers(organizations: Organizations): Promise<Asker[]> {
  const askers: Asker[] = [
    { name: 'nobody', somebody: null, isSignedIn: false, isSuspended: false, grants: [] },
    {
      name: 'a subject that nobody knows',
      somebody: { id: '', subject: 'test:unknown' },
      isSignedIn: true,
      isSuspended: false,
      grants: [],
    },
    await newAsker('somebody without grants', []),
  ];
  const tried = new Set<RoleName>();
  for (const grant of grantsOf(organizations)) {
    askers.push(await newAsker(nameOf(grant), [grant]));
    if (tried.has(grant.role)) continue;
    tried.add(grant.role);
    for (const state of states) {
      const grants = [state === 'suspended' ? grant : { ...grant, when: state }];
      askers.push(await newAsker(`${nameOf(grant)}, ${state}`, grants, state === 'suspended'));
    }
  }
  for (const pair of pairsOf(organizations)) askers.push(await newAsker(pair.map(nameOf).join(' and '), pair));
  return askers;
}

const day = 86_400_000;
const during = {
  now: {},
  ended: { from: new Date(Date.now() - 2 * day), to: new Date(Date.now() - 1000) },
  'not begun': { from: new Date(Date.now() + day) },
};

async function newAsker(name: string, grants: readonly HeldGrant[], isSuspended = false): Promise<Asker> {
  const area = grants[0]?.area ?? 'ID';
  const somebody = await newPerson([], { area, phone: phoneOf(area), ...(isSuspended && { suspendedAt: new Date() }) });
  const held: HeldGrant[] = [];
  for (const { when = 'now', ...grant } of grants) {
    const id = await newGrant(somebody.id, { ...grant, ...during[when] });
    const [row] = await select<{ agreement_id: string | null }>('access_grant', { id });
    held.push({ ...grant, when, ...(typeof row?.agreement_id === 'string' && { agreement: row.agreement_id }) });
  }
  return { name, somebody, personId: somebody.id, isSignedIn: true, isSuspended, grants: held };
}
