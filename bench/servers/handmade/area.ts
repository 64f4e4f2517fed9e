import { areaRange, codesAbove, countryCode } from '../../../src/access/area-code.ts';
import { columns, type Values } from './statement.ts';

export interface Area {
  readonly id: number;
  readonly code: string;
  readonly level: 'COUNTRY' | 'PROVINCE' | 'REGENCY' | 'DISTRICT' | 'VILLAGE';
  readonly parentId: number | null;
}

export const area = { table: 'area', columns: columns('id code name level kind parent_id') };

const lengths = { COUNTRY: 2, PROVINCE: 2, REGENCY: 5, DISTRICT: 8, VILLAGE: 13 };

/** The code of a place above, which the codes below begin with. */
export function codeAbove({ code }: Area, level: Area['level']): string {
  return level === 'COUNTRY' ? countryCode : code.slice(0, lengths[level]);
}

/**
 * Facts `t` in the places where a viewer holds something, and of those above. Row level security decides over each row,
 * but no index knows its keys: without this, a short list of an officer would be looked for among all rows.
 */
export function inReach(areaCodes: readonly string[], values: Values): string[] {
  if (areaCodes.includes(countryCode)) return [];
  const ranges = areaCodes.map(code => {
    const { from, to } = areaRange(code);
    return `t.area_code >= ${values.add(from, 'text')} and t.area_code < ${values.add(to, 'text')}`;
  });
  const above = `t.area_code = any(${values.add(areaCodes.flatMap(codesAbove), 'text[]')})`;
  return [`(${[...ranges, above].join(' or ')})`];
}
