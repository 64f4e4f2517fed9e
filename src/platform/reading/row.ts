import type { EntityClass, EntityMetadata } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { written } from '../statement-text.ts';
import type { Orm } from '../database.ts';
import type { WantedProperties } from './wanted.ts';

/**
 * A plain row of an entity's table, its columns named as the properties and in the form the API sends:
 * times as ISO 8601 text, `bigint` as digits.
 */
export type Row<Entity> = {
  [Key in keyof Entity as Entity[Key] extends (...args: never[]) => unknown ? never : Key]: Sent<Entity[Key]>;
};
type Sent<Value> = Value extends Date ? string : Value;

interface Column {
  readonly name: string;
  readonly type: string;
}

interface Columns {
  readonly table: string;
  readonly byProperty: ReadonlyMap<string, Column>;
  readonly keys: readonly string[];
  /** How they have been listed, by what was wanted of them. */
  readonly lists: WeakMap<object, Map<string, RawBuilder<unknown>>>;
}

const known = new WeakMap<EntityMetadata, Columns>();
const everything = {};
const raw = {};

export function columnsOf(orm: Pick<Orm, 'getMetadata'>, entity: EntityClass<object>): Columns {
  const meta = orm.getMetadata().get(entity) as EntityMetadata;
  const found = known.get(meta);
  if (found !== undefined) return found;
  const columns = {
    table: meta.tableName,
    byProperty: new Map(
      Object.values(meta.properties)
        .filter(({ persist, lazy, fieldNames }) => persist !== false && lazy !== true && fieldNames?.length === 1)
        .map(property => [
          property.name,
          { name: property.fieldNames[0] as string, type: property.columnTypes[0] as string },
        ]),
    ),
    keys: meta.primaryKeys,
    lists: new WeakMap<object, Map<string, RawBuilder<unknown>>>(),
  };
  known.set(meta, columns);
  return columns;
}

/**
 * `t.area_code, …`: every column of the entity, as the table has it, or its key and those that are named. A table may have
 * others, for nobody to read.
 */
export function rawColumns(
  orm: Pick<Orm, 'getMetadata'>,
  entity: EntityClass<object>,
  alias: string,
  named?: ReadonlySet<string>,
): RawBuilder<unknown> {
  const { byProperty, lists, keys } = columnsOf(orm, entity);
  const list = (columns: readonly Column[]) => sql.join(columns.map(({ name }) => sql.ref(`${alias}.${name}`)));
  if (named === undefined) return listed(lists, raw, alias, () => list([...byProperty.values()]));
  return list(
    [...byProperty].filter(([key, { name }]) => named.has(name) || keys.includes(key)).map(([, column]) => column),
  );
}

/**
 * `t.area_code as "areaCode", …`: the columns of the entity that are wanted, as they are sent; in any case its key, and
 * those that whoever reads needs.
 */
export function selectColumns(
  orm: Pick<Orm, 'getMetadata'>,
  entity: EntityClass<object>,
  alias: string,
  wanted: WantedProperties,
  ...needed: readonly string[]
): RawBuilder<unknown> {
  const { byProperty, keys, lists } = columnsOf(orm, entity);
  return listed(lists, wanted ?? everything, [alias, ...needed].join(), () => {
    const kept = wanted && new Set([...wanted, ...keys, ...needed]);
    return sql.join(
      [...byProperty]
        .filter(([property]) => kept === undefined || kept.has(property))
        .map(([property, { name, type }]) => sql`${sent(sql.ref(`${alias}.${name}`), type)} as ${sql.id(property)}`),
    );
  });
}

/** Lists of columns are long, and most statements have one: each is written once. */
function listed(
  lists: Columns['lists'],
  of: object,
  name: string,
  list: () => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const named = lists.get(of) ?? new Map<string, RawBuilder<unknown>>();
  lists.set(of, named);
  const text = named.get(name) ?? written(sql`${list()}`);
  named.set(name, text);
  return text;
}

/** A column in the form the API sends. */
export function sent(column: RawBuilder<unknown>, type: string): RawBuilder<unknown> {
  if (type.startsWith('timestamptz'))
    return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  if (type === 'bigint' || type === 'date') return sql`${column}::text`;
  return column;
}
