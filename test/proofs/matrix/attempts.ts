import { sql } from 'kysely';
import { asKeeper } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { testDatabase } from '../../support/database.ts';
import { inputOf, mutation, mutationOf } from './acts.ts';
import { actsOf, refusalOfAct, refusalOfEntering, refusalOfGiving, type Entering } from './oracle-of-acts.ts';
import { reads, type Facts, type PersonFacts, type RoleName } from './oracle.ts';
import type { Asker } from './viewers.ts';
import type { World } from './world.ts';

/** Everything that somebody may try to do, and what they are then refused with. */

export interface Attempt {
  readonly name: string;
  readonly document: string;
  readonly input: object;
  /** By the oracle; nothing where it is theirs. */
  readonly refusal: string | undefined;
  /** What it is done to is something that they read, or is not there yet. */
  readonly isSeen: boolean;
  readonly what: () => string;
}

export type Kind = Facts['kind'];
export const kinds = ['need', 'intervention', 'person', 'grant', 'agreement', 'contribution'] as const satisfies Kind[];

/** About so many of them; with each turn others. */
export function some<Item>(items: readonly Item[], about: number, turn: number): readonly Item[] {
  const every = Math.max(1, Math.ceil(items.length / about));
  return items.filter((_, at) => (at + turn) % every === 0);
}
/** What is done to a row, and not only read. */
export const actionsOn = (kind: Kind): string[] =>
  Object.keys(actsOf[kind]).filter(
    action => !/^(audit:read|access:review)$|:(read|aggregate|amounts|sums|partners|contact)$/.test(action),
  );

/** An act on a row as it is. */
export function doing(asker: Asker, action: string, [id, row]: readonly [string, Facts], world: World): Attempt {
  return {
    name: action,
    document: mutationOf(action),
    input: inputOf(action, id, row, 1, world),
    refusal: refusalOfAct(asker, action, row),
    isSeen: reads(asker, row),
    what: () => JSON.stringify({ id, ...row }),
  };
}

const places = ['ID', '15', '11', '15.71', '15.03', '15.71.01', '15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];

/** What is entered, where, in which sectors and with whom; each succeeds where it is theirs. */
function* plans({
  organizations,
  partnersPeople,
}: World): Generator<readonly [name: Entering, area: string, sectors: string[], parts: string[], input: object]> {
  const { ngo, office } = organizations;
  for (const [at, areaCode] of places.entries()) {
    const need = { areaCode, title: 'Sumur kering', kind: 'CLEAN_WATER', quantity: 3, severity: 'LOW' };
    yield ['draftNeed', areaCode, ['WATER'], [], need];
    yield ['registerNeed', areaCode, ['WATER'], [], need];
    for (const [sectors, parts] of [
      [['WATER'], []],
      [['WATER'], [ngo.id]],
      [['HEALTH'], [office.id]],
      [
        ['HEALTH', 'WATER'],
        [ngo.id, office.id],
      ],
    ] as const) {
      const participants = parts.map(id => ({ organizationId: globalId('organization', id), role: 'DELIVER' }));
      const plan = { areaCode, title: 'Sumur', sectors, startsOn: '2026-03-01', endsOn: '2026-04-01', participants };
      yield ['draftIntervention', areaCode, [...sectors], [...parts], plan];
      yield ['proposeIntervention', areaCode, [...sectors], [...parts], plan];
    }
    const people = partnersPeople.find(({ partner }) => partner === ngo.id);
    const agreement = {
      areaCode,
      number: `PKS/${at}/2026`,
      purpose: 'Air bersih di Kampung KB',
      partnerId: globalId('organization', ngo.id),
      areaCodes: [areaCode],
      sectors: ['WATER'],
      allows: ['READ_NEEDS'],
      startsOn: '2020-01-01',
      endsOn: '2020-12-31',
      representativeId: globalId('person', people?.spare.id ?? ''),
    };
    yield ['proposeAgreement', areaCode, ['WATER'], [ngo.id], agreement];
    const subject = `test:${crypto.randomUUID()}`;
    yield ['registerPerson', areaCode, [], [], { areaCode, subject, name: 'Siti', position: 'PLKB' }];
  }
}
export const tableOf: Readonly<Record<Entering, string>> = {
  draftNeed: 'need',
  registerNeed: 'need',
  draftIntervention: 'intervention',
  proposeIntervention: 'intervention',
  proposeAgreement: 'agreement',
  registerPerson: 'person',
};

/** All of it, by one asker. */
export function* entering(asker: Asker, world: World): Generator<Attempt & { readonly name: Entering }> {
  for (const [name, area, sectors, parts, input] of plans(world)) {
    yield {
      name,
      document: mutation(name),
      input,
      refusal: refusalOfEntering(asker, name, { area, sectors, parts }),
      isSeen: true,
      what: () => `${area} ${sectors.join('+')} ${JSON.stringify(parts)}`,
    };
  }
}

const roles: readonly (readonly [RoleName, string])[] = [
  ['PROVINCE', '15'],
  ['REGENCY', '15.71'],
  ['REGENCY', '15.03'],
  ['DISTRICT', '15.71.01'],
  ['VILLAGE', '15.71.01.1001'],
  ['VILLAGE', '11.01.01.2001'],
  ['POKJA', '15.71.01.1001'],
  ['AUDITOR', '15.71'],
  ['CENTRE_ADMIN', 'ID'],
  ['SYS_ADMIN', 'ID'],
];

/** Each role in its place, to whoever is of the place, and holds nothing yet. */
export function* giving(asker: Asker, world: World): Generator<Attempt> {
  for (const [role, area] of roles) {
    const [personId, person] = [...world.people].find(
      ([, facts]) => facts.area === area && facts.holds.length === 0,
    ) as [string, PersonFacts];
    yield {
      name: `give ${role}`,
      document: mutation('giveGrant'),
      input: { personId, role, areaCode: area, reason: 'Surat tugas 12/2026' },
      refusal: refusalOfGiving(asker, { role, area }, person),
      isSeen: reads(asker, person),
      what: () => area,
    };
  }
}

/** Everything that an act could touch. */
export async function traces(): Promise<unknown> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const digests: unknown[] = [];
    for (const table of tables) {
      const found = await sql`select count(*), md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest
        from ${sql.table(table)} t`.execute(rows);
      digests.push([table, found.rows]);
    }
    return digests;
  });
}
const tables = [
  'need',
  'intervention',
  'intervention_participant',
  'budget_line',
  'progress_note',
  'person',
  'access_grant',
  'agreement',
  'agreement_area',
  'agreement_member',
  'contribution',
  'idempotency_key',
  'audit_entry',
];
