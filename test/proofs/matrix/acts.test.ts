import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { asKeeper } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { codeOf, useApi } from '../../support/api.ts';
import { countStored, testDatabase } from '../../support/database.ts';
import { copyOf, inputOf, inSectorsOf, isCopiedFor, mutation, mutationOf, rowsOf } from './acts.ts';
import { Ledger } from './ask.ts';
import { Fields } from './fields.ts';
import {
  actsOf,
  mayEver,
  obstacleOf,
  refusalOfAct,
  refusalOfEntering,
  refusalOfGiving,
  type Entering,
} from './oracle-of-acts.ts';
import { reads, type Facts, type PersonFacts, type RoleName } from './oracle.ts';
import { tellings } from './telling.ts';
import type { Asker } from './viewers.ts';
import { newWorld, type World } from './world.ts';

/**
 * Everybody tries every act on rows at every place and in every state. What is not theirs is refused, in just these words,
 * and leaves no trace; what is theirs is done, to another row like it. The short form has other askers each day, and each
 * of them other rows.
 */
const isFull = process.env['MATRIX'] === 'full';
const today = Math.floor(Date.now() / 86_400_000);
const fields = new Fields();
const program = useApi();
const api = fields.noting(program);
const told = tellings('acts');
let world: World;
beforeAll(async () => {
  world = await newWorld('few');
});

type Kind = Facts['kind'];
const kinds = ['need', 'intervention', 'person', 'grant', 'agreement', 'contribution'] as const satisfies Kind[];

/** About so many of them; each day, and each asker, others. */
function some<Item>(items: readonly Item[], about: number, turn: number): readonly Item[] {
  const every = Math.max(1, Math.ceil(items.length / about));
  return items.filter((_, at) => (at + turn) % every === 0);
}
const askers = (about: number): readonly Asker[] => some(world.askers, isFull ? Infinity : about, today);

/** What is done to a row, and not only read. */
const actionsOn = (kind: Kind): string[] =>
  Object.keys(actsOf[kind]).filter(
    action => !/^(audit:read|access:review)$|:(read|aggregate|amounts|sums|partners|contact)$/.test(action),
  );

/** Everything that an act could touch. */
async function traces(): Promise<unknown> {
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

it.each(kinds)('what is not theirs to do to a %s is refused, and leaves no trace', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  const before = await traces();
  const rows = rowsOf(world)[kind];

  for (const [turn, asker] of askers(12).entries()) {
    for (const [nth, action] of actionsOn(kind).entries()) {
      const document = mutationOf(action);
      // Whoever does it nowhere is refused before a row is looked for.
      const isHopeless = !mayEver(asker, action, rows[0]?.[1] as Facts);
      const tried = isHopeless ? rows.slice(0, 2) : some(rows, isFull ? 60 : 5, today + turn + nth);
      for (const [id, row] of tried) {
        const expected = refusalOfAct(asker, action, row);
        // Nothing of it is looked at before it is known whose it is, so that a version of the future tells that.
        if (expected === undefined && action === 'contribution:offer') continue;
        const input = inputOf(action, id, row, expected === undefined ? 999 : 1, world);
        const answer = await api.run(asker.somebody, document, { input });
        const code = codeOf(answer) ?? 'done';
        ledger.compare(asker, action, () => JSON.stringify({ id, ...row }), expected ?? 'CONFLICT', code);
      }
    }
  }

  told.note({ how: 'refused', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await traces()).toEqual(before);
});

it.each(['Need', 'Intervention', 'Person', 'Grant', 'Agreement', 'Contribution'])(
  'what is offered to be done to a %s is what they may, in its state',
  { timeout: 900_000 },
  async type => {
    const ledger = new Ledger();
    const started = performance.now();
    const kind = type.toLowerCase() as Kind;
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id availableActions } } }`;
    for (const asker of askers(24)) {
      const visible = rowsOf(world)[kind].filter(([, row]) => reads(asker, row));
      for (let from = 0; from < visible.length; from += 100) {
        const hundred = visible.slice(from, from + 100);
        const ids = hundred.map(([id]) => id);
        const answer = await api.run<{ nodes: ({ availableActions: string[] } | null)[] }, object>(
          asker.somebody,
          query,
          { ids },
        );
        for (const [at, [id, row]] of hundred.entries()) {
          const offered = answer.data?.nodes[at]?.availableActions ?? [];
          for (const action of actionsOn(kind)) {
            if (!action.startsWith(`${kind}:`)) continue;
            const is = offered.includes(action.slice(kind.length + 1).toUpperCase());
            const may = obstacleOf(asker, action, row) === undefined;
            ledger.decide(asker, `${action} offered`, () => JSON.stringify({ id, ...row }), may, is);
          }
        }
      }
    }
    told.note({ how: 'offered', way: kind }, started, ledger);
    expect([...ledger.leaks, ...ledger.wrongRefusals]).toEqual([]);
  },
);

const places = ['ID', '15', '11', '15.71', '15.03', '15.71.01', '15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];

/** What is entered, where, in which sectors and with whom; each succeeds where it is theirs. */
function* plans(): Generator<
  readonly [name: Entering, area: string, sectors: string[], parts: string[], input: object]
> {
  const { ngo, office } = world.organizations;
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
    const people = world.partnersPeople.find(({ partner }) => partner === ngo.id);
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
const tableOf: Readonly<Record<Entering, string>> = {
  draftNeed: 'need',
  registerNeed: 'need',
  draftIntervention: 'intervention',
  proposeIntervention: 'intervention',
  proposeAgreement: 'agreement',
  registerPerson: 'person',
};

it('what is entered is for whom the rules say, and nobody else leaves a trace', { timeout: 900_000 }, async () => {
  const ledger = new Ledger();
  const started = performance.now();
  const counted = async () =>
    Object.fromEntries(
      await Promise.all(Object.values(tableOf).map(async table => [table, await countStored(table)] as const)),
    ) as Record<string, number>;
  const expected = await counted();

  for (const [turn, asker] of askers(12).entries()) {
    for (const [name, area, sectors, parts, input] of some([...plans()], isFull ? Infinity : 15, today + turn)) {
      const answer = await api.run(asker.somebody, mutation(name), { input });
      const refusal = refusalOfEntering(asker, name, { area, sectors, parts }) ?? 'done';
      if (refusal === 'done') expected[tableOf[name]] = (expected[tableOf[name]] ?? 0) + 1;
      const what = () => `${area} ${sectors.join('+')} ${JSON.stringify(parts)}`;
      ledger.compare(asker, name, what, refusal, codeOf(answer) ?? 'done');
    }
  }

  told.note({ how: 'entered', way: 'all' }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await counted()).toEqual(expected);
});

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

it('a role is given by whom the rules say, and nobody else leaves a trace', { timeout: 900_000 }, async () => {
  const ledger = new Ledger();
  const started = performance.now();
  let expected = await countStored('access_grant');

  for (const asker of askers(12)) {
    for (const [role, area] of roles) {
      // To whoever is of the place, and holds nothing yet.
      const [personId, person] = [...world.people].find(
        ([, facts]) => facts.area === area && facts.holds.length === 0,
      ) as [string, PersonFacts];
      const input = { personId, role, areaCode: area, reason: 'Surat tugas 12/2026' };
      const answer = await api.run(asker.somebody, mutation('giveGrant'), { input });
      const refusal = refusalOfGiving(asker, { role, area }, person) ?? 'done';
      if (refusal === 'done') expected += 1;
      ledger.compare(asker, `give ${role}`, () => area, refusal, codeOf(answer) ?? 'done');
    }
  }

  told.note({ how: 'entered', way: 'giveGrant' }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await countStored('access_grant')).toBe(expected);
});

/** Last, for it changes the world: new rows, and people who have come to hold something. */
it.each(kinds)('what is theirs to do to a %s is done', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  for (const [turn, asker] of askers(15).entries()) {
    for (const [nth, action] of actionsOn(kind).entries()) {
      const theirs = rowsOf(world)[kind].filter(
        ([, row]) => mayEver(asker, action, row) && reads(asker, row) && obstacleOf(asker, action, row) === undefined,
      );
      // A few of them tell for all: the rest was decided above.
      for (const [, row] of some(theirs, isFull ? 6 : 1, today + turn + nth)) {
        const id = isCopiedFor(asker, row, world) ? await copyOf(row, world) : undefined;
        if (id === undefined) continue;
        const sectors = action === 'intervention:revise' ? inSectorsOf(asker, row) : {};
        const input = { ...inputOf(action, id, row, 1, world), ...sectors };
        const answer = await api.run(asker.somebody, mutationOf(action), { input });
        const what = () => JSON.stringify({ row, message: answer.errors?.[0]?.message });
        ledger.compare(asker, `${action}, done`, what, 'done', codeOf(answer) ?? 'done');
      }
    }
  }
  told.note({ how: 'done', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
});

it('every mutation of the schema has been tried', () => {
  expect(fields.unasked('mutations')).toEqual([]);
});
