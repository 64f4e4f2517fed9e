/** The values of a statement, which its text names by their number. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** `t.area_code as "areaCode", …` */
export function columns(names: string): string {
  return names
    .trim()
    .split(/\s+/)
    .map(name => `t.${name} as "${name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}"`)
    .join(', ');
}

/** What a field of a filter means for a row `t`. */
export type Condition = (value: never, values: Values) => string;

export const oneOf =
  (column: string, type = 'text'): Condition =>
  (wanted: unknown[], values) =>
    `t.${column} = any(${values.add(wanted, `${type}[]`)})`;

export const compared =
  (column: string, operator: '>=' | '<', type: string): Condition =>
  (bound: unknown, values) =>
    `t.${column} ${operator} ${values.add(bound, type)}`;

export const contains =
  (...searched: string[]): Condition =>
  (text: string, values) => {
    const pattern = values.add(`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, 'text');
    return `(${searched.map(column => `t.${column} ilike ${pattern}`).join(' or ')})`;
  };

export const atLevels: Condition = (levels: string[], values) =>
  `case when t.area_code = 'ID' then 'COUNTRY' else case length(t.area_code) when 2 then 'PROVINCE' when 5 then 'REGENCY'
     when 8 then 'DISTRICT' else 'VILLAGE' end end = any(${values.add(levels, 'text[]')})`;

export type Filter = Readonly<Record<string, unknown>> | null | undefined;

export function conditionsOf(fields: Readonly<Record<string, Condition>>, filter: Filter, values: Values): string[] {
  return Object.entries(filter ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field, value]) => (fields[field] as (value: unknown, values: Values) => string)(value, values));
}

export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}
