import { print } from 'graphql';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { asKeeper } from '../../../src/platform/database.ts';
import { actsOnInterventions } from '../../interventions/acts.ts';
import { actsOnNeeds } from '../../needs/acts.ts';
import { codeOf, useApi } from '../../support/api.ts';
import { countStored, testDatabase } from '../../support/database.ts';
import { Ledger } from './ask.ts';
import { givesRole, refusalOfAct, type RoleName } from './oracle.ts';
import { tellings } from './telling.ts';
import { newWorld, type World } from './world.ts';

/**
 * Everybody tries every act on rows at every place. They all know an older version of the row, so that what is not
 * refused to them is a conflict: nothing changes, and every refusal shows that it left no trace.
 */
const isFull = process.env['MATRIX'] === 'full';
const every = isFull ? 1 : 10;
const api = useApi();
const told = tellings('acts');
let world: World;
beforeAll(async () => {
  world = await newWorld('few');
});

const askers = () => world.askers.filter((_, index) => index % every === 0);

/** Everything that an act could touch. */
async function traces(): Promise<unknown> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const tables = ['need', 'intervention', 'access_grant', 'progress_note', 'agreement', 'audit_entry'];
    const digests: unknown[] = [];
    for (const table of tables) {
      const found = await sql`select count(*), md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest
        from ${sql.table(table)} t`.execute(rows);
      digests.push([table, found.rows]);
    }
    return digests;
  });
}

it.each(['need', 'intervention'] as const)(
  'acts on a %s are for whom the rules say',
  { timeout: 900_000 },
  async noun => {
    const ledger = new Ledger();
    const started = performance.now();
    const acts = noun === 'need' ? actsOnNeeds : actsOnInterventions;
    const rows =
      noun === 'need'
        ? [...world.needs].filter(
            ([, { verification, sector }]) => ['SUBMITTED', 'VERIFIED'].includes(verification) && sector === 'WATER',
          )
        : [...world.interventions].filter(
            ([, { status, enteredBy, organizations }]) =>
              (status === 'DRAFT' && enteredBy !== undefined) || (status === 'PROPOSED' && organizations.length < 2),
          );
    const before = await traces();

    for (const asker of askers()) {
      for (const [act, { document, input }] of Object.entries(acts)) {
        // Whoever may do it to nothing is refused before a row is looked for.
        const refused = new Set(rows.map(([, row]) => refusalOfAct(asker, act, row)));
        const isHopeless = refused.size === 1 && !refused.has('NOT_FOUND') && !refused.has(undefined);
        for (const [id, row] of isHopeless ? rows.slice(0, 2) : rows) {
          const variables = { input: { id, expectedVersion: 999, ...input } };
          const answer = await api.run<unknown, object>(asker.somebody, print(document), variables);
          const expected = refusalOfAct(asker, act, row) ?? 'CONFLICT';
          ledger.compare(asker, `${noun} ${act}`, () => JSON.stringify(row), expected, codeOf(answer));
        }
      }
    }

    told.note({ how: 'mutations', way: noun }, started, ledger);
    expect(ledger.leaks).toEqual([]);
    expect(await traces()).toEqual(before);
  },
);

const give = `mutation ($input: GiveGrantInput!) { giveGrant(input: $input) { grant { id } } }`;

it('a role is given by whom the rules say, and nobody else leaves a trace', { timeout: 900_000 }, async () => {
  const ledger = new Ledger();
  const started = performance.now();
  const places: readonly (readonly [RoleName, string])[] = [
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
  const before = await countStored('access_grant');
  let given = 0;

  for (const asker of askers()) {
    for (const [role, area] of places) {
      const [id, person] = [...world.people].find(([, facts]) => facts.area === area) as never as [string, never];
      const input = { personId: id, role, areaCode: area, reason: 'Surat tugas 12/2026' };
      const answer = await api.run(asker.somebody, give, { input });
      if (!answer.errors) given += 1;
      const may = givesRole(asker, role, area, person);
      ledger.decide(asker, `give ${role}`, () => `${area} ${codeOf(answer)}`, may, !answer.errors);
    }
  }

  told.note({ how: 'mutations', way: 'giveGrant' }, started, ledger);
  expect([...ledger.leaks, ...ledger.wrongRefusals]).toEqual([]);
  expect(await countStored('access_grant')).toBe(before + given);
});
