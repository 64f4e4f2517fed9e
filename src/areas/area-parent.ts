import { sql } from 'kysely';
import { areaRange } from '../access/area-code.ts';
import type { Parenthood } from '../platform/reading/list.ts';
import { satisfies } from '../platform/reading/filter.ts';
import type { Area, AreaLevel } from './area.types.ts';

/** Facts of an area and of every place in it: a range of codes, for all areas of a level in one statement. */
const inLargeArea: Parenthood<Area> = {
  name: 'in an area',
  rows: 'many',
  key: area => area.rowId,
  columns: [
    { name: 'code_from', type: 'text', of: area => areaRange(area.code).from },
    { name: 'code_to', type: 'text', of: area => areaRange(area.code).to },
  ],
  condition: alias =>
    sql<boolean>`${sql.ref(`${alias}.area_code`)} >= parent.code_from and ${sql.ref(`${alias}.area_code`)} < parent.code_to`,
  range: { from: 'code_from', to: 'code_to' },
};

/** Nothing lies in a village: an index finds its facts in their order. */
const inVillage: Parenthood<Area> = {
  name: 'in a village',
  rows: 'indexed',
  key: area => area.rowId,
  columns: [{ name: 'code', type: 'text', of: area => area.code }],
  condition: alias => sql<boolean>`${sql.ref(`${alias}.area_code`)} = parent.code`,
  fixed: { column: 'area_code', as: 'code' },
};

export function inArea(typename: string): Parenthood<Area> {
  if (typename === 'Village') return inVillage;
  return typename === 'Regency' || typename === 'District' ? { ...inLargeArea, rows: 'few' } : inLargeArea;
}

/** The same, with what was planned for the places above, which reaches this one too. */
export function reachingArea(typename: string): Parenthood<Area> {
  const { fixed: _fixed, range: _range, ...within } = inArea(typename);
  return {
    ...within,
    rows: within.rows === 'many' ? 'many' : 'few',
    name: `reaching ${within.name}`,
    columns: [
      ...within.columns,
      { name: 'above', type: 'text', of: area => `{${area.ancestors.map(({ code }) => code).join(',')}}` },
    ],
    condition: alias =>
      sql<boolean>`(${within.condition(alias)} or ${sql.ref(`${alias}.area_code`)} = any(parent.above::text[]))`,
  };
}

/** Facts of areas of these levels, told by the length of their code. */
export const atLevels = satisfies<AreaLevel[]>((alias, levels) => {
  const code = sql.ref(`${alias}.area_code`);
  return sql`case when ${code} = 'ID' then 'COUNTRY' else case length(${code})
    when 2 then 'PROVINCE' when 5 then 'REGENCY' when 8 then 'DISTRICT' else 'VILLAGE' end end = any(${levels}::text[])`;
});
