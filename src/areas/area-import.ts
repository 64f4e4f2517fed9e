import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data';
import { sql } from 'kysely';
import { countryCode } from '../access/area-code.ts';
import type { Rows } from '../platform/database.ts';
import type { AreaKind, AreaLevel } from './area.types.ts';

export interface ImportedArea {
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
  readonly level: AreaLevel;
  readonly kind: AreaKind | null;
}

/** What Kepmendagri 300.2.2-2138 of 2025 counts; an import that counts otherwise has lost something. */
export const officialCounts: Readonly<Record<AreaLevel, number>> = {
  COUNTRY: 1,
  PROVINCE: 38,
  REGENCY: 514,
  DISTRICT: 7285,
  VILLAGE: 83_762,
};

/** The areas of the package idn-area-data (data under ODbL 1.0), parents first, each level by code. */
export async function officialAreas(): Promise<ImportedArea[]> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ]);
  const byCode = <Row extends { code: string }>(rows: Row[]): Row[] =>
    rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [
    { code: countryCode, parentCode: null, name: 'Indonesia', level: 'COUNTRY', kind: null },
    ...byCode(provinces).map(({ code, name }) => {
      return { code, parentCode: countryCode, name, level: 'PROVINCE' as const, kind: null };
    }),
    ...byCode(regencies).map(({ code, name, province_code }) => {
      return { code, parentCode: province_code, name, level: 'REGENCY' as const, kind: regencyKind(name) };
    }),
    ...byCode(districts).map(({ code, name, regency_code }) => {
      return { code, parentCode: regency_code, name, level: 'DISTRICT' as const, kind: null };
    }),
    ...byCode(villages).map(({ code, name, district_code }) => {
      return { code, parentCode: district_code, name, level: 'VILLAGE' as const, kind: villageKind(code) };
    }),
  ];
}

/** Puts all areas into an empty table by one statement. Returns how many; 0 when they were there already. */
export async function importAreas(
  rows: Rows,
  read: () => Promise<readonly ImportedArea[]>,
  expected: Readonly<Record<string, number>>,
): Promise<number> {
  const present = await sql<{ present: boolean }>`select exists (select from area) as present`.execute(rows);
  if (present.rows[0]?.present === true) return 0;
  const areas = await read();
  // The id is a number given once, in the order of the list; parents are found by it, not by a join.
  const ids = new Map(areas.map(({ code }, index) => [code, index + 1]));
  await sql`
    insert into area (id, code, name, level, kind, parent_id)
    select * from unnest(
      ${areas.map(({ code }) => ids.get(code))}::int[],
      ${areas.map(({ code }) => code)}::text[],
      ${areas.map(({ name }) => name)}::text[],
      ${areas.map(({ level }) => level)}::text[],
      ${areas.map(({ kind }) => kind)}::text[],
      ${areas.map(({ parentCode }) => (parentCode === null ? null : ids.get(parentCode)))}::int[])`.execute(rows);
  await sql`select setval(pg_get_serial_sequence('area', 'id'), ${areas.length})`.execute(rows);
  const counted = await sql<{ level: string; count: number }>`
    select level, count(*)::int as count from area group by level`.execute(rows);
  const counts = Object.fromEntries(counted.rows.map(({ level, count }) => [level, count]));
  for (const [level, count] of Object.entries(expected)) {
    if (counts[level] !== count) {
      throw new Error(`The import has ${counts[level] ?? 0} areas of level ${level}, not ${count}. Nothing was kept.`);
    }
  }
  return areas.length;
}

function regencyKind(name: string): AreaKind {
  if (name.startsWith('Kabupaten Administrasi')) return 'KABUPATEN_ADMINISTRASI';
  if (name.startsWith('Kota Administrasi')) return 'KOTA_ADMINISTRASI';
  return name.startsWith('Kota') ? 'KOTA' : 'KABUPATEN';
}

/** The first digit of the village's own segment says what it is. */
function villageKind(code: string): AreaKind {
  const kinds: Record<string, AreaKind> = { 1: 'KELURAHAN', 2: 'DESA', 3: 'DESA_ADAT' };
  const kind = kinds[code.charAt(9)];
  if (kind === undefined) throw new Error(`Village code ${code} tells no kind.`);
  return kind;
}
