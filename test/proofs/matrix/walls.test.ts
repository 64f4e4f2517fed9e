import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Viewer } from '../../../src/access/viewer.ts';
import { reading, Session } from '../../../src/platform/database.ts';
import { useEveryWay } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { Ledger } from './ask.ts';
import { tellings } from './telling.ts';
import { ways, type Way } from './ways.ts';
import { newWorld, type World } from './world.ts';

/** The same questions and the same oracle, with one wall after the other switched off. */
const isFull = process.env['MATRIX'] === 'full';
/** What is asked in which way of answering: all of it once, and what is quick in the others too. */
const asked: Readonly<Record<string, readonly Way[]>> = isFull
  ? {
      'from kept answers': ['byLists'],
      'by one statement': ['byLists', 'byAccess', 'byNodes', 'byAreas', 'byFilters', 'byStatistics'],
      'field by field': ['byLists', 'byFilters', 'byStatistics'],
    }
  : { 'by one statement': ['byLists', 'byAccess', 'byStatistics'], 'field by field': ['byLists'] };
const every = isFull ? 1 : 9;
const all = useEveryWay();
// What has been asked with a wall off may be remembered, so each wall has programs of its own.
const unshielded = useEveryWay();
const unscoped = useEveryWay();
const alone = useEveryWay();
const told = tellings('walls');
let world: World;
beforeAll(async () => {
  world = await newWorld(isFull ? 'all' : 'few');
  for (const [, { app }] of [...unscoped, ...alone]) {
    const policies = app.services.policies as Map<unknown, unknown>;
    for (const entity of policies.keys()) policies.set(entity, 'open');
  }
});

const shieldOff = () => void vi.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
const shieldOn = () => void vi.restoreAllMocks();
const nothing = (): void => undefined;

describe.each([
  ['the shield off', unshielded, shieldOff, shieldOn],
  ['the scope of queries off', unscoped, nothing, nothing],
  ['both off, the database alone', alone, shieldOff, shieldOn],
  ['row level security off', all, () => rowLevelSecurity('disable'), () => rowLevelSecurity('enable')],
] as const)('with %s', (wall, answering, off, on) => {
  beforeAll(() => off());
  afterAll(() => on());

  const cases = answering.flatMap(([how, api]) => (asked[how] ?? []).map(way => ({ how, api, way })));
  it.each(cases)('nothing more is shown $way, answered $how', { timeout: 900_000 }, async ({ how, api, way }) => {
    const ledger = new Ledger();
    const started = performance.now();
    for (const asker of world.askers.filter((_, index) => index % every === 0)) {
      await ways[way]({ world, asker, api, ledger, isUnshielded: off === shieldOff });
    }
    told.note({ wall, how, way }, started, ledger);
    expect(ledger.leaks).toEqual([]);
    expect(ledger.wrongRefusals).toEqual([]);
  });
});

async function rowLevelSecurity(state: 'disable' | 'enable'): Promise<void> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  await session.run(sql`select set_config('role', 'none', true)`);
  const tables = await session.run<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  for (const { name } of tables)
    await session.run(sql`alter table ${sql.table(name)} ${sql.raw(state)} row level security`);
  await session.commit();
}

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
