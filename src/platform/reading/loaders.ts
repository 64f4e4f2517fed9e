import DataLoader from 'dataloader';
import type { EntityClass } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Reader } from './reader.ts';
import { columnsOf, selectColumns, type Row } from './row.ts';

/** Rows by a key, those in the viewer's scope: one statement for all that one level of a response asks for. */
export function rowByKey<Entity extends object>(
  reader: Reader,
  entity: EntityClass<Entity>,
  property: keyof Row<Entity> & string,
): DataLoader<string | number, Row<Entity> | null> {
  return reader.memo(
    `${entity.name} by ${property}`,
    () =>
      new DataLoader<string | number, Row<Entity> | null>(async keys => {
        const rows = await rowsIn(reader, entity, property, keys, []);
        const byKey = new Map(rows.map(row => [row[property] as unknown, row]));
        return keys.map(key => byKey.get(key) ?? null);
      }),
  );
}

/** Small lists that belong to a row, such as the budget lines of an intervention, by their parent's id. */
export function rowsBy<Entity extends object>(
  reader: Reader,
  entity: EntityClass<Entity>,
  property: keyof Row<Entity> & string,
  order: readonly (keyof Row<Entity> & string)[],
): DataLoader<string | number, Row<Entity>[]> {
  return reader.memo(
    `${entity.name}s by ${property}`,
    () =>
      new DataLoader<string | number, Row<Entity>[]>(async keys => {
        const rows = await rowsIn(reader, entity, property, keys, order);
        const byKey = Map.groupBy(rows, row => row[property] as unknown);
        return keys.map(key => byKey.get(key) ?? []);
      }),
  );
}

/** A whole small table, such as reference data. */
export async function allRows<Entity extends object>(
  reader: Reader,
  entity: EntityClass<Entity>,
  order: keyof Row<Entity> & string,
): Promise<Row<Entity>[]> {
  const { orm, wanted } = reader;
  const { table } = columnsOf(orm, entity);
  const rows = await reader.run<Row<Entity>>(sql`
    select ${selectColumns(orm, entity, 't', wanted)} from ${sql.table(table)} as t
    where ${await reader.scope(entity, 't')} order by ${sql.id(order)}`);
  reader.shows(entity, rows);
  return rows;
}

async function rowsIn<Entity extends object>(
  reader: Reader,
  entity: EntityClass<Entity>,
  property: string,
  keys: readonly (string | number)[],
  order: readonly string[],
): Promise<Row<Entity>[]> {
  const { orm, wanted } = reader;
  const { table, byProperty } = columnsOf(orm, entity);
  const column = (name: string) => {
    const found = byProperty.get(name);
    if (found === undefined) throw new Error(`${entity.name} has no column for "${name}".`);
    return found;
  };
  const { name, type } = column(property);
  const ordered = order.map(other => sql.ref(`t.${column(other).name}`));
  const rows = await reader.run<Row<Entity>>(sql`
    select ${selectColumns(orm, entity, 't', wanted, property)} from ${sql.table(table)} as t
    where ${sql.ref(`t.${name}`)} = any(${[...keys]}::${sql.raw(type)}[]) and ${await reader.scope(entity, 't')}
    ${ordered.length > 0 ? sql`order by ${sql.join(ordered)}` : sql``}`);
  reader.shows(entity, rows);
  return rows;
}
