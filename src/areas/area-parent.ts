import { sql } from 'kysely';
import { areaRange } from '../access/area-code.ts';
import type { Parenthood } from '../platform/reading/list.ts';
import { satisfies } from '../platform/reading/filter.ts';
import type { Area, AreaLevel } from './area.types.ts';

/** Facts of an area and of every place in it: a range of codes, for all areas of a level in one statement. */
export const inArea: Parenthood<Area> = {
  name: 'in an area',
  key: area => area.rowId,
  columns: [
    { name: 'code_from', type: 'text', of: area => areaRange(area.code).from },
    { name: 'code_to', type: 'text', of: area => areaRange(area.code).to },
  ],
  condition: alias =>
    sql<boolean>`${sql.ref(`${alias}.area_code`)} >= parent.code_from and ${sql.ref(`${alias}.area_code`)} < parent.code_to`,
};

/** The same, with what was planned for the places above, which reaches this one too. */
export const reachingArea: Parenthood<Area> = {
  name: 'reaching an area',
  key: area => area.rowId,
  columns: [
    ...inArea.columns,
    { name: 'above', type: 'text', of: area => `{${area.ancestors.map(({ code }) => code).join(',')}}` },
  ],
  condition: alias =>
    sql<boolean>`(${inArea.condition(alias)} or ${sql.ref(`${alias}.area_code`)} = any(parent.above::text[]))`,
};

/** Facts of areas of these levels, told by the length of their code. */
export const atLevels = satisfies<AreaLevel[]>((alias, levels) => {
  const code = sql.ref(`${alias}.area_code`);
  return sql`case when ${code} = 'ID' then 'COUNTRY' else case length(${code})
    when 2 then 'PROVINCE' when 5 then 'REGENCY' when 8 then 'DISTRICT' else 'VILLAGE' end end = any(${levels}::text[])`;
});
