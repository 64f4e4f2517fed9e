import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas, officialAreas, officialCounts } from '../../src/areas/area-import.ts';
import { AreaTreeStore } from '../../src/areas/area-tree.ts';
import { asKeeper, type Database } from '../../src/platform/database.ts';
import { newDatabase, testAreas } from '../support/database.ts';

let database: Database;
let imported: number;
let refused: unknown;
let keptByRefused: number | undefined;

beforeAll(async () => {
  database = await newDatabase('test_national_import');
  refused = await asKeeper(database.orm, async rows => importAreas(rows, async () => testAreas, officialCounts)).catch(
    (error: unknown) => error,
  );
  keptByRefused = await counted();
  const start = performance.now();
  imported = await asKeeper(database.orm, async rows => importAreas(rows, officialAreas, officialCounts));
  process.stdout.write(`The import of ${imported} areas took ${Math.round(performance.now() - start)} ms.\n`);
});
afterAll(async () => {
  await database.close();
});

async function ask<Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return await asKeeper(database.orm, async rows => (await statement.execute(rows)).rows);
}

async function counted(): Promise<number | undefined> {
  const [row] = await ask(sql<{ count: number }>`select count(*)::int as count from area`);
  return row?.count;
}

async function nameOf(code: string): Promise<string | undefined> {
  const [row] = await ask(sql<{ name: string }>`select name from area where code = ${code}`);
  return row?.name;
}

describe('the national import', () => {
  it('has the official number of areas of every level', async () => {
    const counts = await ask(sql`select level, count(*)::int as count from area group by level order by 2`);

    expect(imported).toBe(91_600);
    expect(counts).toEqual([
      { level: 'COUNTRY', count: 1 },
      { level: 'PROVINCE', count: 38 },
      { level: 'REGENCY', count: 514 },
      { level: 'DISTRICT', count: 7285 },
      { level: 'VILLAGE', count: 83_762 },
    ]);
  });

  it('knows what each regency and village is by law', async () => {
    const kinds = await ask(sql`
      select level, kind, count(*)::int as count from area where kind is not null group by level, kind order by kind`);

    expect(kinds).toEqual([
      { level: 'VILLAGE', kind: 'DESA', count: 75_252 },
      { level: 'VILLAGE', kind: 'DESA_ADAT', count: 14 },
      { level: 'REGENCY', kind: 'KABUPATEN', count: 415 },
      { level: 'REGENCY', kind: 'KABUPATEN_ADMINISTRASI', count: 1 },
      { level: 'VILLAGE', kind: 'KELURAHAN', count: 8496 },
      { level: 'REGENCY', kind: 'KOTA', count: 93 },
      { level: 'REGENCY', kind: 'KOTA_ADMINISTRASI', count: 5 },
    ]);
  });

  it('has Jambi as it is', async () => {
    const regencies = await ask(sql`
      select r.code, r.name, count(distinct d.id)::int as districts, count(v.id)::int as villages,
             count(v.id) filter (where v.kind = 'DESA')::int as desa,
             count(v.id) filter (where v.kind = 'KELURAHAN')::int as kelurahan
      from area r join area d on d.parent_id = r.id join area v on v.parent_id = d.id
      where r.parent_id = (select id from area where code = '15') group by r.id order by r.code`);

    expect(regencies.map(row => Object.values(row as object))).toEqual([
      ['15.01', 'Kabupaten Kerinci', 18, 287, 285, 2],
      ['15.02', 'Kabupaten Merangin', 24, 215, 205, 10],
      ['15.03', 'Kabupaten Sarolangun', 11, 158, 149, 9],
      ['15.04', 'Kabupaten Batanghari', 8, 124, 110, 14],
      ['15.05', 'Kabupaten Muaro Jambi', 11, 155, 150, 5],
      ['15.06', 'Kabupaten Tanjung Jabung Barat', 13, 134, 114, 20],
      ['15.07', 'Kabupaten Tanjung Jabung Timur', 11, 93, 73, 20],
      ['15.08', 'Kabupaten Bungo', 17, 153, 141, 12],
      ['15.09', 'Kabupaten Tebo', 12, 129, 122, 7],
      ['15.71', 'Kota Jambi', 11, 68, 0, 68],
      ['15.72', 'Kota Sungai Penuh', 8, 69, 65, 4],
    ]);
  });

  it('puts every area under the one whose code begins its own', async () => {
    const misplaced = await ask(sql`
      select c.code from area c join area p on p.id = c.parent_id
      where p.code <> case when length(c.code) = 2 then 'ID' else regexp_replace(c.code, '\\.[0-9]+$', '') end`);

    expect(misplaced).toEqual([]);
  });

  it('loses no name, whatever is in it', async () => {
    const villages = fileURLToPath(import.meta.resolve('idn-area-data/package.json')).replace(
      'package.json',
      'data/villages.csv',
    );
    const lines = readFileSync(villages, 'utf8').trimEnd().split('\n').slice(1);
    const stored = await ask(sql<{ code: string; name: string }>`
      select code, name from area where level = 'VILLAGE' order by code`);

    const inFile = lines.map(line => {
      const name = line.slice(line.indexOf(',', line.indexOf(',') + 1) + 1);
      return {
        code: line.slice(0, 13),
        name: name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name,
      };
    });
    expect(stored).toEqual(inFile.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
    expect(await nameOf('35.13.15.2017')).toBe('Soka"an');
    expect(await nameOf('12.07.28.1007')).toBe('Lubuk Pakam I,II');
    expect(await nameOf('91.20.07.2005')).toBe('Teuw*');
  });

  it('does nothing the second time, and reads no file for it', async () => {
    const read = () => Promise.reject(new Error('It read the areas again.'));

    expect(await asKeeper(database.orm, async rows => importAreas(rows, read, officialCounts))).toBe(0);
    expect(await counted()).toBe(91_600);
  });

  it('refuses other counts than the official ones and keeps nothing', () => {
    expect(keptByRefused).toBe(0);
    expect(refused).toMatchObject({
      message: 'The import has 2 areas of level PROVINCE, not 38. Nothing was kept.',
    });
  });

  it('gives the next area an id of its own', async () => {
    const undone = new Error('Undone.');

    const given = asKeeper(database.orm, async rows => {
      await sql`insert into area (code, name, level, parent_id) values ('15.73', 'Kota Baru', 'REGENCY',
        (select id from area where code = '15'))`.execute(rows);
      throw undone;
    });

    await expect(given).rejects.toBe(undone);
  });
});

describe('the whole tree in memory', () => {
  it('has every area in its place', async () => {
    const store = new AreaTreeStore();

    await store.load(database.orm);

    const { current: tree } = store;
    expect(tree.country?.below('VILLAGE')).toHaveLength(83_762);
    expect(tree.byCode('15')?.below('DISTRICT')).toHaveLength(144);
    expect(tree.byCode('15')?.below('VILLAGE')).toHaveLength(1585);
    expect(tree.byCode('1571011001')?.ancestors.map(({ name }) => name)).toEqual([
      'Indonesia',
      'Jambi',
      'Kota Jambi',
      'Telanaipura',
    ]);
    expect(tree.search('sidomulyo', 'VILLAGE', undefined).filter(({ name }) => name === 'Sidomulyo')).toHaveLength(98);
    expect(tree.search('merlung', 'VILLAGE', tree.byCode('15')).map(({ code }) => code)).toEqual([
      '15.06.05.1007',
      '15.06.05.2020',
    ]);
  });
});
