import type { EntityMetadata } from '@mikro-orm/core';
import { sql } from 'kysely';
import { getMetadataStorage } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';

const entities = features.flatMap(({ entities: own }) => [...(own ?? [])]);

interface Column {
  readonly name: string;
  readonly nullable: boolean;
  /** PostgreSQL does not know which columns of a view may be null. */
  readonly view: boolean;
  readonly type: string;
}
let columns: Map<string, Map<string, Column>>;
/** Which texts a check lets into a column: `table.column`. */
let allowed: Map<string, readonly string[]>;

/** Columns as the entity maps them, under the name of the property. */
async function mappedColumns(entity: (typeof entities)[number]) {
  const meta: EntityMetadata = (await testDatabase()).orm.getMetadata().get(entity);
  const properties = Object.values(meta.properties).filter(
    ({ persist, fieldNames }) => persist !== false && fieldNames?.length === 1,
  );
  return {
    table: meta.tableName,
    properties: properties.map(property => ({
      property: property.name,
      name: property.fieldNames[0] as string,
      nullable: property.nullable === true,
      type: property.columnTypes[0] as string,
    })),
  };
}

beforeAll(async () => {
  const { rows } = await asKeeper((await testDatabase()).orm, async db =>
    sql<Column & { table: string }>`
      select c.table_name as table, c.column_name as name, c.is_nullable = 'YES' as nullable,
        r.relkind = 'v' as view,
        format_type(a.atttypid, a.atttypmod) as type
      from information_schema.columns c join pg_attribute a
        on a.attrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass and a.attname = c.column_name
      join pg_class r on r.oid = a.attrelid
      where c.table_schema = 'public'`.execute(db),
  );
  const tables = Map.groupBy(rows, ({ table }) => table);
  columns = new Map([...tables].map(([table, own]) => [table, new Map(own.map(column => [column.name, column]))]));
  const checks = await asKeeper((await testDatabase()).orm, async db =>
    sql<{ table: string; check: string }>`
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as check from pg_constraint
      where contype = 'c'`.execute(db),
  );
  allowed = new Map(
    checks.rows.flatMap(({ table, check }) => {
      const [, name, texts] = /^CHECK \(\((\w+) (?:= ANY|<@) \(?ARRAY\[(.*)\]\)+$/.exec(check) ?? [];
      return texts === undefined
        ? []
        : [[`${table}.${name}`, [...texts.matchAll(/'(\w+)'::text/g)].map(([, text]) => text as string)] as const];
    }),
  );
});

/** What PostgreSQL calls the types that entities name. */
const written = (type: string): string =>
  type.replace(/^int$/, 'integer').replace(/^timestamptz(\(\d\))?$/, 'timestamp$1 with time zone');

describe.each(entities.map(entity => [entity.name, entity] as const))('%s', (_name, entity) => {
  it('has the columns that the database has, null where they may be null', async () => {
    const { table, properties } = await mappedColumns(entity);

    const there = properties.map(({ name }) => columns.get(table)?.get(name));
    expect(properties.map(({ name, nullable, type }) => ({ name, nullable, type: written(type) }))).toEqual(
      // Of a view, the database does not know what is never null.
      there.map(
        (column, index) =>
          column && {
            name: column.name,
            nullable: column.view ? properties[index]?.nullable : column.nullable,
            type: column.type,
          },
      ),
    );
  });

  it('shows a column as nullable in the API exactly where it may be null', async () => {
    const { properties } = await mappedColumns(entity);
    const { fields } = getMetadataStorage();
    const shown = fields.filter(({ target }) => target === entity);

    for (const { property, nullable } of properties) {
      const field = shown.find(({ name }) => name === property);
      if (field === undefined) continue;
      expect([property, field.typeOptions.nullable ?? false]).toEqual([property, nullable]);
    }
  });

  it('holds nothing but its names in a column that the API shows as an enum', async () => {
    const { table, properties } = await mappedColumns(entity);
    const { fields, enums } = getMetadataStorage();
    const shown = fields.filter(({ target }) => target === entity);

    for (const { property, name, type } of properties) {
      const field = shown.find(({ name: shownName }) => shownName === property);
      const names = enums.find(({ enumObj }) => enumObj === field?.getType())?.enumObj;
      if (names === undefined || type !== 'text' || columns.get(table)?.get(name)?.view === true) continue;
      const texts = allowed.get(`${table}.${name}`);
      expect([table, name, texts?.every(text => Object.keys(names).includes(text))]).toEqual([table, name, true]);
    }
  });
});

it('has an entity, or none for a reason, for every table that the program sees', () => {
  const meant = ['area', 'audit_entry', 'audit_head', 'grant_due', 'idempotency_key', 'table_version'];
  const views = [...columns.keys()].filter(name => /_(fact|around)$/.test(name));

  expect(views).toHaveLength(7);
  expect(columns.size).toBe(entities.length + meant.length + views.length);
  expect(meant.filter(name => !columns.has(name))).toEqual([]);
});
