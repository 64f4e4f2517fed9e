import { sql, type RawBuilder } from 'kysely';
import { loadReference } from '../../seeds/load.ts';
import { openProgramDatabase } from '../../src/app.ts';
import { importAreas, type ImportedArea } from '../../src/areas/area-import.ts';
import { asKeeper, asOwner, type Database, type Rows } from '../../src/platform/database.ts';

/**
 * A corner of Indonesia with its true codes and names: two regencies and a city of Jambi, and one place elsewhere.
 * 15.71.01.1001 and .1002 are neighbours; 15.06.05 has two villages of the same name.
 */
export const testAreas: readonly ImportedArea[] = (
  [
    ['ID', 'Indonesia'],
    ['11', 'Aceh'],
    ['15', 'Jambi'],
    ['11.01', 'Kabupaten Aceh Selatan'],
    ['15.03', 'Kabupaten Sarolangun'],
    ['15.06', 'Kabupaten Tanjung Jabung Barat'],
    ['15.71', 'Kota Jambi'],
    ['11.01.01', 'Bakongan'],
    ['15.03.01', 'Batang Asai'],
    ['15.06.05', 'Merlung'],
    ['15.71.01', 'Telanaipura'],
    ['15.71.02', 'Jambi Selatan'],
    ['11.01.01.2001', 'Keude Bakongan'],
    ['15.03.01.2001', 'Tambak Ratu'],
    ['15.06.05.1007', 'Merlung'],
    ['15.06.05.2020', 'Merlung'],
    ['15.71.01.1001', 'Simpang IV Sipin'],
    ['15.71.01.1002', 'Buluran Kenali'],
    ['15.71.02.1004', 'Thehok'],
  ] as const
).map(([code, name]) => {
  const level = { 2: 'PROVINCE', 5: 'REGENCY', 8: 'DISTRICT', 13: 'VILLAGE' } as const;
  return {
    code,
    name,
    parentCode: code === 'ID' ? null : code.length === 2 ? 'ID' : code.slice(0, code.lastIndexOf('.')),
    level: code === 'ID' ? 'COUNTRY' : level[code.length as keyof typeof level],
    kind:
      code.length === 5
        ? name.startsWith('Kota')
          ? 'KOTA'
          : 'KABUPATEN'
        : code.length === 13
          ? code.charAt(9) === '1'
            ? 'KELURAHAN'
            : 'DESA'
          : null,
  };
});

let opened: Promise<Database> | undefined;

/** The database of this worker, migrated, with the areas above and the reference data; PostgreSQL where one is given. */
export function testDatabase(): Promise<Database> {
  opened ??= open();
  return opened;
}

/** The same database anew, for tests that look through the whole log: no entry of earlier files can be taken out of it. */
export async function renewDatabase(): Promise<void> {
  await (await opened)?.close();
  opened = open();
  await opened;
}

async function open(): Promise<Database> {
  const database = await newDatabase(`test_${process.pid}_${process.env['VITEST_POOL_ID'] ?? 0}`);
  await asKeeper(database.orm, async rows => {
    await importAreas(rows, async () => testAreas, {});
    await loadReference(rows);
  });
  return database;
}

/**
 * A migrated database without a row. On a server it has a name of its own, for workers run side by side; one at a time
 * migrates, because roles belong to the whole cluster.
 */
export async function newDatabase(name: string): Promise<Database> {
  const server = process.env['DATABASE_URL'];
  if (server === undefined) return await migrated(undefined);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return await migrated(url.href);
  } finally {
    await client.end();
  }
}

async function migrated(url: string | undefined): Promise<Database> {
  const database = await openProgramDatabase({ url, dataDir: 'memory://' });
  await database.migrate();
  return database;
}

/** Everything that tests make, children first. Areas and reference data stay; audit entries cannot go. */
const made = [
  'contribution',
  'progress_note',
  'budget_line',
  'need_answer',
  'intervention_participant',
  'intervention',
  'need',
  'access_grant',
  'agreement_member',
  'agreement_area',
  'agreement',
  'person_contact',
  'person',
  'organization',
  'idempotency_key',
];

/** No role deletes a grant: the owner of the table lets it happen, for this transaction. */
export async function emptyDatabase(): Promise<void> {
  const { orm } = await testDatabase();
  await asOwner(orm, async session => {
    await session.run(sql`alter table access_grant disable trigger for_good`);
    await session.run(sql`select set_config('role', 'episentrum_keeper', true)`);
    for (const table of made) await session.run(sql`delete from ${sql.table(table)}`);
    await session.run(sql`select set_config('role', 'none', true)`);
    await session.run(sql`alter table access_grant enable always trigger for_good`);
  });
}

/** Writes a row as the keeper does, with what the case is about; the factories know the rest. */
export async function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const { orm } = await testDatabase();
  await asKeeper(orm, rows => insertInto(rows, table, row));
}

async function insertInto(rows: Rows, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row).map(name => sql.id(name));
  await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(
    rows,
  );
}

/** Changes what is stored as another process does: past this one's API, which is told nothing. */
export async function change(statement: RawBuilder<unknown>): Promise<void> {
  const { orm } = await testDatabase();
  await asKeeper(orm, async rows => void (await statement.execute(rows)));
}

/** What really stands in a table, whoever may see it. */
export async function stored<Row>(table: string, id: string, key = 'id'): Promise<Row | undefined> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const found = await sql<Row>`select * from ${sql.table(table)} where ${sql.ref(key)} = ${id}`.execute(rows);
    return found.rows[0];
  });
}

/** The rows of a table whose columns are these. */
export async function select<Row>(table: string, by: Readonly<Record<string, unknown>>): Promise<Row[]> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const conditions = Object.entries(by).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    return (await sql<Row>`select * from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}`.execute(rows))
      .rows;
  });
}

export async function countStored(table: string): Promise<number> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const found = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(rows);
    return found.rows[0]?.count ?? 0;
  });
}
