import type { EntityClass } from '@mikro-orm/core';
import {
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { columnsOf, sent } from '../reading/row.ts';
import type { Read, ValueRead } from '../reading/reads.ts';
import { objectTypeOf, readOf, type Compilation, type Selected } from './compilation.ts';
import { broken, mark } from './answer-text.ts';
import { pageText } from './pages.ts';
import { NotCompiled } from './run.ts';
import { concat, type Piece } from './sql-text.ts';
import { markOfValue } from './values.ts';

/** Something with rows: a table under its alias, or the groups of statistics. */
export interface Source {
  readonly alias?: string;
  /** Whose rows they are, when they are those that the viewer may read. */
  readonly entity?: EntityClass<object>;
  column(property: string): Column;
}

interface Column {
  readonly sql: RawBuilder<unknown>;
  /** SQL type of what it holds. */
  readonly type: string;
}

/** The table of an entity under an alias. */
export function tableOf(
  c: Compilation,
  entity: EntityClass<object>,
  alias: string,
): Source & { readonly table: RawBuilder<unknown> } {
  if (c.program.isRecorded(entity)) throw new NotCompiled();
  const { table, byProperty } = columnsOf(c.program.em, entity);
  return {
    entity,
    alias,
    table: sql`${sql.table(table)} as ${sql.raw(alias)}`,
    column: property => {
      const found = byProperty.get(property);
      if (found === undefined) throw new NotCompiled();
      return { sql: sql.raw(`${alias}.${found.name}`), type: found.type };
    },
  };
}

/** The text of a row as an object of the answer. */
export function rowText(
  c: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  source: Source,
): RawBuilder<string> {
  return concat(objectPieces(type, c.selection(type, nodes), selected => fieldPieces(c, selected, source)));
}

/** An object with the fields selected of it; what each of them holds is told by the caller. */
export function objectPieces(
  type: GraphQLObjectType,
  selection: readonly Selected[],
  piecesOf: (selected: Selected) => readonly Piece[],
): Piece[] {
  return [
    '{',
    ...selection.flatMap((selected, index) => [
      `${index === 0 ? '' : ','}"${selected.key}":`,
      ...(selected.field === undefined ? [`"${type.name}"`] : piecesOf(selected)),
    ]),
    '}',
  ];
}

/** All rows of an entity that a condition on an alias gives and the viewer may read, as a list. */
export function listText(
  c: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  entity: EntityClass<object>,
  order: readonly string[],
  condition: (source: Source) => RawBuilder<unknown>,
  inScope: (alias: string) => RawBuilder<unknown> = alias => c.asking.scopes.on(entity, alias),
): RawBuilder<string> {
  const alias = c.alias();
  const source = tableOf(c, entity, alias);
  const by = sql.join(order.map(property => source.column(property).sql));
  return sql<string>`(select concat('[', string_agg(${rowText(c, objectTypeOf(type), nodes, source)}, ',' order by ${by}), ']')
    from ${source.table} where ${condition(source)} and ${inScope(alias)})`;
}

/** The one row of an entity that a condition on an alias gives. */
export function oneText(
  c: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  entity: EntityClass<object>,
  condition: (source: Source) => RawBuilder<unknown>,
): RawBuilder<string> {
  const alias = c.alias();
  const source = tableOf(c, entity, alias);
  const row = sql`(select ${rowText(c, objectTypeOf(type), nodes, source)}
    from ${source.table} where ${condition(source)} and ${c.asking.scopes.on(entity, alias)})`;
  return sql<string>`coalesce(${row}, ${sql.lit(isNonNullType(type) ? broken : 'null')})`;
}

function fieldPieces(c: Compilation, selected: Selected, source: Source): Piece[] {
  const field = selected.field as GraphQLField<unknown, unknown>;
  const read: Read | undefined = readOf(field);
  if (read === undefined) return columnPieces(field.type, source.column(field.name));
  const { nodes } = selected;
  switch (read.kind) {
    case 'prefixed': {
      const { sql: column } = source.column(read.from);
      return isNonNullType(field.type)
        ? [`"${read.prefix}`, column, '"']
        : [sql`coalesce(${sql.lit(`"${read.prefix}`)} || ${column} || '"', 'null')`];
    }
    case 'value':
      return mark(c.marks.push(markOfValue(c, selected, read)) - 1, [
        ...read.from.map(property => jsonOf(source.column(property))),
        ...besideTexts(c, read, source),
      ]);
    case 'one': {
      const key = source.column(read.from).sql;
      return [oneText(c, field.type, nodes, read.entity, other => sql`${other.column(read.to).sql} = ${key}`)];
    }
    case 'cell': {
      const key = source.column(read.from).sql;
      const alias = c.alias();
      const other = tableOf(c, read.entity, alias);
      return [
        sql`coalesce((select ${concat(columnPieces(field.type, other.column(read.column)))}
          from ${other.table} where ${other.column(read.to).sql} = ${key} and ${c.asking.scopes.on(read.entity, alias)}), 'null')`,
      ];
    }
    case 'many': {
      if (read.key === undefined) throw new NotCompiled();
      const { by, from } = read.key;
      const key = source.column(from).sql;
      const condition = (other: Source) => sql`${other.column(by).sql} = ${key}`;
      const { entity, order } = read;
      return [listText(c, field.type, nodes, entity, order, condition, partsInScope(c, entity, by, source))];
    }
    case 'page': {
      const args = c.argumentsOf(selected);
      const parenthood = read.within(args as never, selected.of);
      const columns = parenthood.columns.map(({ name, type, property }) => {
        if (property === undefined) throw new NotCompiled();
        return sql`${source.column(property).sql}::${sql.raw(type)} as ${sql.id(name)}`;
      });
      return [
        sql`(select ${pageText(c, selected, read.list, parenthood, args)}
        from (select ${sql.join(columns)}) as parent)`,
      ];
    }
    default:
      throw new NotCompiled();
  }
}

/** The columns of the row beside, each on its own: they are few. */
function besideTexts(c: Compilation, { beside }: ValueRead, source: Source): RawBuilder<string>[] {
  if (beside === undefined) return [];
  const { sql: key } = source.column('id');
  return beside.columns.map(property => {
    const alias = c.alias();
    const other = tableOf(c, beside.entity, alias);
    return sql<string>`coalesce((select ${jsonOf(other.column(property))}
      from ${other.table} where ${other.column(beside.to).sql} = ${key} and ${c.asking.scopes.on(beside.entity, alias)}), 'null')`;
  });
}

/** Of the parts of a row that was read in scope, only what they take beyond it is asked. */
function partsInScope(
  c: Compilation,
  entity: EntityClass<object>,
  by: string,
  source: Source,
): ((alias: string) => RawBuilder<unknown>) | undefined {
  const owner = c.program.ownerOf(entity);
  const column = columnsOf(c.program.em, entity).byProperty.get(by)?.name;
  const { alias: ownerAlias } = source;
  if (owner === undefined || owner.entity !== source.entity || owner.by !== column || ownerAlias === undefined)
    return undefined;
  const { action, open } = owner;
  return alias => {
    if (action === undefined) return sql`true`;
    const reached = c.asking.scopes.on(owner.entity, ownerAlias, { action });
    return open === undefined ? reached : sql`(${reached} or ${open(alias)})`;
  };
}

/** A column as GraphQL would write its value. */
function columnPieces(type: GraphQLOutputType, { sql: column, type: columnType }: Column): Piece[] {
  const nullable = getNullableType(type);
  const known = forms.find(({ of, from }) => from.test(columnType) && of(nullable));
  if (known === undefined) throw new NotCompiled();
  const { quoted = false, text = (value: RawBuilder<unknown>) => value } = known;
  if (isNonNullType(type)) return quoted ? ['"', text(column), '"'] : [text(column)];
  return [quoted ? sql`coalesce('"' || ${text(column)} || '"', 'null')` : sql`coalesce(${text(column)}::text, 'null')`];
}

interface Form {
  readonly from: RegExp;
  readonly of: (type: unknown) => boolean;
  readonly quoted?: boolean;
  readonly text?: (column: RawBuilder<unknown>) => RawBuilder<unknown>;
}

const named = (name: string) => (type: unknown) => isLeafType(type) && type.name === name;

/** How each pair of a column and a scalar is written; a pair that is not here is not compiled. */
const forms: readonly Form[] = [
  { from: /^int/, of: named('Int') },
  { from: /^boolean$/, of: named('Boolean'), text: column => sql`${column}::text` },
  { from: /^bigint$/, of: named('Float') },
  { from: /^bigint$/, of: type => isScalarType(type) && type.extensions['sentAs'] === 'digits', quoted: true },
  { from: /^date$/, of: named('LocalDate'), quoted: true },
  { from: /^timestamptz/, of: named('DateTime'), quoted: true, text: column => sent(column, 'timestamptz') },
  { from: /^text$/, of: named('String'), text: column => sql`to_json(${column})` },
  // Only names of the enum are there, which hold nothing to escape: the tables check that.
  { from: /^text$/, of: isEnumType, quoted: true },
  {
    from: /^text\[\]$/,
    of: type => isListType(type) && isLeafType(getNullableType(type.ofType)),
    text: column => sql`array_to_json(${column})`,
  },
];

/** A column as JSON that code reads: as a plain row has it. */
function jsonOf({ sql: column, type }: Column): RawBuilder<string> {
  const value = /^(int|boolean)/.test(type) ? column : sql`to_json(${sent(column, type)})`;
  return sql<string>`coalesce(${value}::text, 'null')`;
}
