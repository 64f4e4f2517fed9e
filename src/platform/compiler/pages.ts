import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { writeCursor } from '../reading/cursor.ts';
import { all } from '../reading/filter.ts';
import { between, betweenCursors, foundAround, membersOf, orderOf, placeOf, rowsOf } from '../reading/list-rows.ts';
import {
  factsOf,
  readArgs,
  type Asked,
  type ListDeclaration,
  type Ordering,
  type Parenthood,
} from '../reading/list.ts';
import { columnsOf, rawColumns } from '../reading/row.ts';
import { mark } from './answer-text.ts';
import { objectTypeOf, type Compilation, type Selected } from './compilation.ts';
import { objectPieces, rowText, tableOf } from './rows.ts';
import { NotCompiled } from './run.ts';
import { columnsNamed } from '../statement-text.ts';
import { concat, type Piece } from './sql-text.ts';
import { writeValue } from './values.ts';

type Place = readonly [value: string, id: string];

/** A connection of the rows of a list that belong to `parent`. */
export function pageText(
  c: Compilation,
  { field, nodes }: Selected,
  list: ListDeclaration<object, object, string>,
  parenthood: Parenthood<never>,
  args: Readonly<Record<string, unknown>>,
): RawBuilder<string> {
  const asked = readArgs(list, args as never);
  c.checked.push(asked.after, asked.before);
  const { table } = columnsOf(c.program.em, list.entity);
  const scope = c.readScope(list.entity, parenthood);
  const members = membersOf(list, parenthood, asked);
  /** Of the rows, with what these expressions and their conditions name of them: each column more costs in every step. */
  const sourceFor = (...expressions: readonly RawBuilder<unknown>[]) => {
    const named = columnsNamed(sql`${sql.join([...expressions, ...members.plain, ...members.others])}`, 't');
    return { table, columns: rawColumns(c.program.em, list.entity, 't', named) };
  };
  const type = objectTypeOf((field as GraphQLField<unknown, unknown>).type);
  const selection = c.selection(type, nodes);
  const row = tableOf(c, list.entity, 't');
  const names = new Set(selection.map(({ name }) => name));
  const withFacts = names.has('pageInfo');
  const withPlaces = withFacts || names.has('edges');
  const withRows = withPlaces || names.has('nodes');
  const isCounted = withRows && names.has('totalCount');
  const areFew = parenthood.rows === 'few' || (parenthood.rows === 'many' && scope.isFew);
  const remembered = sql`t.id, ${asked.ordering.by('t')} as "__by"`;
  const found = foundAround(list.around, table, scope, parenthood, members, remembered);
  // Few rows that are both counted and shown are looked for once,
  const isShared = isCounted && areFew && found === undefined;
  // and so are any that all have to be looked at before their order is known; only what decides it is kept of them.
  const isOrdered =
    withRows && !isShared && (areFew ? found !== undefined : isCounted && asked.ordering.indexed !== true);
  const pieces = objectPieces(type, selection, selected => {
    const inner = selected.field as GraphQLField<unknown, unknown>;
    switch (selected.name) {
      case 'totalCount':
        return [
          isShared || isOrdered
            ? sql`(select count(*) from members)`
            : sql`(select count(*) from ${foundAround(list.around, table, scope, parenthood, members) ?? rowsOf(sourceFor(), scope, parenthood.rows, members)})`,
        ];
      case 'nodes':
        return rows(rowText(c, objectTypeOf(inner.type), selected.nodes, row));
      case 'edges':
        return rows(concat(edgePieces(c, objectTypeOf(inner.type), selected.nodes, row, asked)));
      case 'pageInfo':
        return factsPieces(c, selected, asked);
      default:
        throw new NotCompiled();
    }
  });
  if (!withRows) return concat(pieces);

  const kept = isOrdered ? { ...asked, ordering: { ...asked.ordering, by: orderKept } } : asked;
  const order = orderOf(kept);
  const place = withPlaces ? sql`, ${placeOf(kept)} as "__order"` : sql``;
  const position = withFacts || asked.backward ? sql`, row_number() over (order by ${order}) as "__position"` : sql``;
  const limit = sql.lit(asked.size + (withFacts ? 1 : 0));
  const source = sourceFor(concat(pieces), order, place, ...between(asked));
  const { columns } = source;
  const shown = isShared
    ? sql`members as t where ${all(between(asked))}`
    : isOrdered
      ? sql`(select ${columns}, first."__by" from (select t.id, t."__by" from members as t
          where ${all(between(kept))} order by ${order} limit ${limit}) as first
        join ${sql.table(table)} as t on t.id = first.id) as t`
      : rowsOf(source, scope, parenthood.rows, betweenCursors(members, asked));
  const page = sql<string>`(select ${concat(pieces)}
    from (select ${columns} ${place} ${position} from ${shown} order by ${order} limit ${limit}) as t)`;
  if (!isShared && !isOrdered) return page;
  return sql<string>`(with members as materialized (select ${isShared ? columns : remembered}
      from ${found ?? rowsOf(source, scope, parenthood.rows, members)})
    select ${page})`;

  function rows(text: RawBuilder<string>): Piece[] {
    const turned = asked.backward ? sql` order by t."__position" desc` : sql``;
    return ['[', sql`string_agg(${text}, ','${turned})${withFacts ? onPage(asked) : sql``}`, ']'];
  }
}

/** The value that rows are ordered by, where it was made before. */
const orderKept: Ordering['by'] = alias => sql.ref(`${alias}.__by`);

function onPage({ size }: Asked<unknown>): RawBuilder<unknown> {
  return sql` filter (where t."__position" <= ${sql.lit(size)})`;
}

function edgePieces(
  c: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  source: Parameters<typeof rowText>[3],
  { signature }: Asked<unknown>,
): Piece[] {
  return objectPieces(type, c.selection(type, nodes), selected => {
    if (selected.name === 'node') {
      return [
        rowText(c, objectTypeOf((selected.field as GraphQLField<unknown, unknown>).type), selected.nodes, source),
      ];
    }
    if (selected.name !== 'cursor') throw new NotCompiled();
    const index = c.marks.push({
      write: ([value, id], out) => {
        out.text += JSON.stringify(writeCursor(signature, value as string, id as string));
      },
    });
    return mark(index - 1, [sql`to_json(t."__order")`, sql`concat('"', t.id, '"')`]);
  });
}

/** Whether there are more rows, and the places of the first and the last, as code reads them. */
function factsPieces(c: Compilation, { field, nodes }: Selected, asked: Asked<unknown>): Piece[] {
  const write = writeValue(c, (field as GraphQLField<unknown, unknown>).type, nodes, false);
  const index = c.marks.push({
    write: ([more, first, last], out) => {
      const [start, end] = [first, last].map(place => place && writeCursor(asked.signature, ...(place as Place)));
      const turned = asked.backward ? ([end, start] as const) : ([start, end] as const);
      write(factsOf(asked, more as boolean, ...(turned as [string | null, string | null])), out);
    },
  });
  const place = sql`json_build_array(t."__order", t.id)::text`;
  return mark(index - 1, [
    sql`case when count(*) > ${sql.lit(asked.size)} then 'true' else 'false' end`,
    sql`coalesce(max(${place}) filter (where t."__position" = 1 and ${sql.lit(asked.size)} > 0), 'null')`,
    sql`coalesce((array_agg(${place} order by t."__position" desc)${onPage(asked)})[1], 'null')`,
  ]);
}
