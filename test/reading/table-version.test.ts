import { sql, type RawBuilder } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { asKeeper, reading, Session } from '../../src/platform/database.ts';
import { change, emptyDatabase, testDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization } from '../support/factories.ts';

beforeEach(emptyDatabase);

/** What is read, but tells of no changes: nobody's answers are kept beyond them. */
const unversioned = ['idempotency_key', 'table_version'];

async function versionOf(table: string): Promise<number> {
  const { orm } = await testDatabase();
  const [row] = await reading(orm, session =>
    session.run<{ version: number }>(sql`
      select coalesce(sum(version), 0)::int as version from table_version where name = ${table}`),
  );
  return row?.version ?? 0;
}

/** By how much the version of a table rises. */
async function riseOf(table: string, work: () => Promise<unknown>): Promise<number> {
  const before = await versionOf(table);
  await work();
  return (await versionOf(table)) - before;
}

async function keeping(): Promise<Session> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  await session.run(sql`select set_config('role', 'episentrum_keeper', true)`);
  return session;
}

describe('every table that is read', () => {
  it('tells of each way in which it changes, once a statement', async () => {
    const { orm } = await testDatabase();

    const tables = await reading(orm, session =>
      session.run<{ name: string; versioned: boolean }>(sql`
        select relname as name, exists (
            select from pg_trigger where tgrelid = c.oid and tgname = 'versioned' and tgenabled = 'O'
              and tgfoid = 'raise_table_version'::regproc and tgqual is null and tgattr::text = ''
              -- After insert, delete, update and truncate, for each statement.
              and tgtype = 4 | 8 | 16 | 32) as versioned
        from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and (has_table_privilege('episentrum_app', c.oid, 'select')
            or has_any_column_privilege('episentrum_app', c.oid, 'select'))
        order by relname`),
    );

    expect(tables.filter(({ versioned }) => !versioned).map(({ name }) => name)).toEqual(unversioned);
  });

  it('is among them, as are all that an entity has', async () => {
    const { orm } = await testDatabase();
    const tables = features
      .flatMap(({ entities }) => entities ?? [])
      .map(entity => orm.getMetadata().get(entity).tableName)
      // A view changes with its tables; what is read from the log, or by the clock, is never kept.
      .filter(name => !['intervention_amount', 'person_standing', 'grant_standing', 'history_entry'].includes(name));

    const versioned = await reading(orm, session =>
      session.run<{ name: string }>(sql`
        select relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'versioned'`),
    );

    expect(tables.length).toBeGreaterThan(10);
    expect(versioned.map(({ name }) => name)).toEqual(expect.arrayContaining(tables));
  });
});

describe('the version of a table', () => {
  it.each<[act: string, table: string, statement: () => Promise<RawBuilder<unknown>>]>([
    ['insert', 'need_kind', async () => sql`insert into need_kind select * from need_kind where false`],
    ['update', 'need', async () => sql`update need set title = title || '!' where id = ${await newNeed()}`],
    ['update of nothing', 'need', async () => sql`update need set title = '' where false`],
    ['delete', 'person_contact', async () => sql`delete from person_contact`],
    [
      'insert that meets a row',
      'person_contact',
      async () => {
        const { id } = await newOfficer('VILLAGE', '15.71.01.1001');
        await change(sql`insert into person_contact (person_id) values (${id})`);
        return sql`insert into person_contact (person_id) values (${id}) on conflict do nothing`;
      },
    ],
  ])('rises by one with an %s', async (_act, table, statement) => {
    const prepared = await statement();

    expect(await riseOf(table, () => change(prepared))).toBe(1);
  });

  it('rises with what a trigger changes there', async () => {
    const need = await newNeed();

    expect(await riseOf('need', () => newIntervention({ answers: [{ need, quantity: 1 }] }))).toBeGreaterThan(0);
    expect(
      await riseOf('intervention', () => newIntervention({ budget: [{ source: 'CSR', amount: '1' }] })),
    ).toBeGreaterThan(1);
  });

  it('rises with a code that is handed down from a place', async () => {
    await newOrganization({ area: '15.71.02.1004' });
    const recode = (from: string, to: string) => change(sql`update area set code = ${to} where code = ${from}`);

    expect(await riseOf('organization', () => recode('15.71.02.1004', '15.71.02.1077'))).toBe(1);
    await recode('15.71.02.1077', '15.71.02.1004');
  });

  it('is left by what another table goes through', async () => {
    expect(await riseOf('organization', () => newNeed())).toBe(0);
  });

  it('is left by a change that is taken back', async () => {
    const giving = async () => {
      const session = await keeping();
      await session.run(sql`update organization set name = name`);
      await session.rollback();
    };

    expect(await riseOf('organization', giving)).toBe(0);
  });

  it('cannot be raised or lowered by whoever is served', async () => {
    const { orm } = await testDatabase();
    for (const statement of [
      sql`update table_version set version = 0`,
      sql`insert into table_version values ('need', 62, 1)`,
      sql`delete from table_version`,
      sql`select raise_table_version()`,
    ]) {
      const session = await Session.begin(orm, 'write');
      await expect(session.run(statement)).rejects.toThrow('permission denied');
      await session.rollback();
    }
  });
});

/** The embedded database has one connection, and with it one writer at a time. */
describe.runIf(process.env['DATABASE_URL'])('of writers side by side', () => {
  it('none waits for another, and each is counted when it has committed', async () => {
    const before = await versionOf('organization');
    const writers = [await keeping(), await keeping(), await keeping()];
    for (const [index, writer] of writers.entries())
      await writer.run(
        sql`update organization set name = name where id = ${`00000000-0000-4000-8000-00000000000${index}`}`,
      );
    const seen: number[] = [(await versionOf('organization')) - before];

    for (const writer of writers) {
      await writer.commit();
      seen.push((await versionOf('organization')) - before);
    }

    expect(seen).toEqual([0, 1, 2, 3]);
  });

  it('one that is taken back makes room for the next', async () => {
    const [given, taken] = [await keeping(), await keeping()];
    await given.run(sql`update organization set name = name`);
    await taken.run(sql`update organization set name = name`);
    const before = await versionOf('organization');

    await taken.rollback();
    await given.commit();

    expect((await versionOf('organization')) - before).toBe(1);
    expect(await riseOf('organization', () => change(sql`update organization set name = name`))).toBe(1);
  });

  it('a reader of a snapshot sees no version of what it does not see', async () => {
    const { orm } = await testDatabase();
    const version = sql<{ version: number }>`select coalesce(sum(version), 0)::int as version from table_version
      where name = 'organization'`;
    const reader = await Session.begin(orm, 'read');
    const [first] = await reader.run(version);
    await newOrganization({ name: 'Dinas Baru' });

    const [again] = await reader.run(version);
    const found = await reader.run(sql`select name from organization`);
    await reader.rollback();

    expect({ again, found }).toEqual({ again: first, found: [] });
    expect(await versionOf('organization')).toBe((first?.version ?? 0) + 1);
  });

  it('a hundred, some of them at once, are counted one by one', async () => {
    const { orm } = await testDatabase();

    const writing = async () =>
      await Promise.all(
        Array.from({ length: 100 }, () =>
          asKeeper(orm, async rows => void (await sql`update inpres_target set name = name where false`.execute(rows))),
        ),
      );

    expect(await riseOf('inpres_target', writing)).toBe(100);
  });
});
