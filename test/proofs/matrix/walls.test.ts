import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reading } from '../../../src/platform/database.ts';
import { useEveryWay } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { Ledger } from './ask.ts';
import { tellings } from './telling.ts';
import { rowLevelSecurity, scopeDown, shieldDown, wallsUp } from './walls.ts';
import { ways, type Way } from './ways.ts';
import { newWorld, type World } from './world.ts';

/** The same questions and the same oracle, with one wall after the other switched off. */
const isFull = process.env['MATRIX'] === 'full';
const today = Math.floor(Date.now() / 86_400_000);
/** What is asked in which way of answering: all of it once, and what is quick in the others too. */
const asked: Readonly<Record<string, readonly Way[]>> = isFull
  ? {
      'from kept answers': ['byLists'],
      'by one statement': Object.keys(ways) as Way[],
      'field by field': ['byLists', 'byFilters', 'byStatistics'],
    }
  : { 'by one statement': Object.keys(ways) as Way[], 'field by field': ['byLists'] };
/** In the short form a few of them, others for each way and each day. */
const every = isFull ? 1 : 30;
const all = useEveryWay();
// What has been asked with a wall off may be remembered, so each wall has programs of its own.
const unshielded = useEveryWay();
const unscoped = useEveryWay();
const alone = useEveryWay();
const told = tellings('walls');
let world: World;
beforeAll(async () => {
  world = await newWorld(isFull ? 'all' : 'few');
  for (const [, api] of [...unscoped, ...alone]) scopeDown(api);
});

const nothing = (): void => undefined;

describe.each([
  ['the shield off', unshielded, shieldDown],
  ['the scope of queries off', unscoped, nothing],
  ['both off, the database alone', alone, shieldDown],
  ['row level security off', all, () => rowLevelSecurity('disable')],
] as const)('with %s', (wall, answering, off) => {
  beforeAll(() => off());
  afterAll(wallsUp);

  const cases = answering
    .flatMap(([how, api]) => (asked[how] ?? []).map(way => ({ how, api, way })))
    .map((asking, turn) => ({ ...asking, turn }));
  it.each(cases)('nothing more is shown $way, answered $how', { timeout: 900_000 }, async ({ how, api, way, turn }) => {
    const ledger = new Ledger();
    const started = performance.now();
    for (const asker of world.askers.filter((_, at) => (at + turn + today) % every === 0)) {
      await ways[way]({ world, asker, api, ledger, isUnshielded: off === shieldDown });
    }
    told.note({ wall, how, way }, started, ledger);
    expect(ledger.leaks).toEqual([]);
    expect(ledger.wrongRefusals).toEqual([]);
  });
});

describe('with a session that carries nobody', () => {
  it('nothing is shown on a connection that was just somebody’s', { timeout: 900_000 }, async () => {
    const { orm } = await testDatabase();
    const tables = await reading(orm, session =>
      session.run<{ name: string }>(sql`
        select relname as name from pg_class where relnamespace = 'public'::regnamespace and (relforcerowsecurity
          or relkind = 'v') and has_any_column_privilege('episentrum_app', oid, 'select') order by relname`),
    );
    expect(tables.length).toBeGreaterThan(15);
    const started = performance.now();
    const shown: unknown[] = [];
    let decisions = 0;
    const rows = world.needs.size + world.interventions.size + world.people.size;
    for (const asker of world.askers) {
      for (const [, api] of isFull ? all : all.slice(2)) {
        await api.run(asker.somebody, '{ needs(first: 5) { totalCount nodes { id } } viewer { person { id } } }');
        await reading(orm, async session => {
          const [counted] = await session.run<Record<string, number>>(
            sql`select ${sql.join(tables.map(({ name }) => sql`(select count(*)::int from ${sql.table(name)}) as ${sql.ref(name)}`))}`,
          );
          decisions += rows;
          for (const [name, count] of Object.entries(counted ?? {}))
            if (count > 0) shown.push([asker.name, name, count]);
        });
      }
    }
    told.note({ wall: 'nobody', how: 'raw SQL', way: 'all tables' }, started, { decisions, leaks: shown });
    expect(shown).toEqual([]);
  });
});
