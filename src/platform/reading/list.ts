import DataLoader from 'dataloader';
import type { EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { InvalidInputError } from '../errors.ts';
import { readCursor, writeCursor, type CursorType, type Place } from './cursor.ts';
import { all, type FilterDeclaration } from './filter.ts';
import { mapped, type Late } from './late.ts';
import { betweenCursors, membersOf, orderOf, parentRows, placeOf, rowsOf } from './list-rows.ts';
import type { Condition, Reader } from './reader.ts';
import { columnsOf, rawColumns, selectColumns, type Row } from './row.ts';

export type Direction = 'ASC' | 'DESC';

/** A value every row has, to order by and to go on from; `type` is the SQL type a cursor's text is read as. */
export interface Ordering {
  readonly by: (alias: string) => RawBuilder<unknown>;
  readonly type: CursorType;
  /** An index has all rows in this order, and those of a place too where they are `indexed`. */
  readonly indexed?: true;
}

export interface ListDeclaration<Entity extends object, Filter extends object, Field extends string> {
  readonly entity: EntityClass<Entity>;
  readonly filter: FilterDeclaration<Filter>;
  readonly orderings: Readonly<Record<Field, Ordering>>;
  readonly standard: { readonly field: Field; readonly direction: Direction };
  readonly around?: AroundView;
}

/** A view with what an index holds of rows, for viewers who reach all of one place: those of it, and what they share elsewhere. */
export interface AroundView {
  readonly view: string;
  /** Those it has, where it has not all of them. */
  readonly columns?: readonly string[];
}

export interface ListArgs<Filter, Field extends string> {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly filter?: Filter | null | undefined;
  readonly orderBy?: { readonly field: Field; readonly direction: Direction } | null | undefined;
}

/**
 * Which rows belong to a parent: all conditions on a parent's own values, which come as columns of `parent`, so that one
 * statement serves every parent of a level. A list without parent has the root's single one.
 */
export interface Parenthood<Parent> {
  readonly name: string;
  readonly key: (parent: Parent) => string | number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: string;
    readonly of: (parent: Parent) => unknown;
    /** The property of a row that it is, where rows are parents. */
    readonly property?: string;
  }[];
  readonly condition: (alias: string) => Condition;
  /** A column that is the same in all rows of a parent, and which of the parent's it is. */
  readonly fixed?: { readonly column: string; readonly as: string };
  /** Columns of the parent from which and up to which the places of its rows go. */
  readonly range?: Range;
  /** How many rows a parent has, beside those of the whole table; `indexed`: few, and an index has them in their order. */
  readonly rows: 'indexed' | 'few' | 'many';
}

export interface Range {
  readonly from: string;
  readonly to: string;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list; rows and count are read when a field asks for them. */
export interface Page<Node> {
  readonly edges: () => Promise<Edge<Node>[]>;
  readonly nodes: () => Promise<Node[]>;
  readonly pageInfo: () => Promise<PageFacts>;
  readonly totalCount: () => Promise<number>;
}

export interface PageFacts {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export const pageSize = { standard: 20, most: 100 };

/** A page of the list for one parent; pages of all parents of a level are read by one statement. */
export function pageOf<Entity extends object, Filter extends object, Field extends string, Parent>(
  reader: Reader,
  list: ListDeclaration<Entity, Filter, Field>,
  parenthood: Parenthood<Parent>,
  parent: Parent,
  args: ListArgs<Filter, Field>,
): Page<Row<Entity>> {
  const asked = readArgs(list, args);
  const name = `${list.entity.name} ${parenthood.name} ${JSON.stringify(args)}`;
  const slices = reader.memo(
    `page ${name}`,
    () =>
      new DataLoader((parents: readonly Parent[]) => readSlices(reader, list, parenthood, parents, asked), {
        cacheKeyFn: parenthood.key,
      }),
  );
  const counts = reader.memo(
    `count ${name}`,
    () =>
      new DataLoader((parents: readonly Parent[]) => readCounts(reader, list, parenthood, parents, asked), {
        cacheKeyFn: parenthood.key,
      }),
  );
  const edges = async (): Promise<Edge<Row<Entity>>[]> => (await slices.load(parent)).edges;
  return {
    edges,
    nodes: async () => (await edges()).map(({ node }) => node),
    pageInfo: async () => (await slices.load(parent)).facts,
    totalCount: () => counts.load(parent),
  };
}

/** What the arguments of a list ask for. */
export interface Asked<Filter> {
  readonly filter: Filter | null | undefined;
  readonly ordering: Ordering;
  readonly signature: string;
  readonly direction: Direction;
  readonly size: number;
  /** Reading towards the start: rows come in the other order and are turned round. */
  readonly backward: boolean;
  readonly after: Place | Late | undefined;
  readonly before: Place | Late | undefined;
}

/** A page is told from one end. */
export function refuseBoth({ first, last }: Pick<ListArgs<unknown, string>, 'first' | 'last'>): void {
  if (typeof first === 'number' && typeof last === 'number') {
    throw InvalidInputError.of('last', {
      en: 'Ask for "first" or for "last", not for both.',
      id: 'Gunakan "first" atau "last", jangan keduanya.',
    });
  }
}

export function readArgs<Entity extends object, Filter extends object, Field extends string>(
  list: ListDeclaration<Entity, Filter, Field>,
  args: ListArgs<Filter, Field>,
): Asked<Filter> {
  const backward = typeof args.last === 'number';
  const sizeName = backward ? 'last' : 'first';
  const size = (backward ? args.last : args.first) ?? pageSize.standard;
  refuseBoth(args);
  if (size < 0 || size > pageSize.most) {
    throw InvalidInputError.of(sizeName, {
      en: `A page has between 0 and ${pageSize.most} rows.`,
      id: `Satu halaman berisi antara 0 dan ${pageSize.most} baris.`,
    });
  }
  const { field, direction } = args.orderBy ?? list.standard;
  const ordering = list.orderings[field];
  const signature = `${list.entity.name}:${field}:${direction}`;
  const place = (cursor: string | Late | null | undefined, name: string): Place | Late | undefined =>
    cursor === null || cursor === undefined
      ? undefined
      : mapped(cursor, text => readCursor(text, signature, ordering.type, name));
  return {
    filter: args.filter,
    ordering,
    signature,
    direction,
    size,
    backward,
    after: place(args.after, 'after'),
    before: place(args.before, 'before'),
  };
}

interface Slice<Node> {
  readonly edges: Edge<Node>[];
  readonly facts: PageFacts;
}

async function readSlices<Entity extends object, Filter extends object, Field extends string, Parent>(
  reader: Reader,
  list: ListDeclaration<Entity, Filter, Field>,
  parenthood: Parenthood<Parent>,
  parents: readonly Parent[],
  asked: Asked<Filter>,
): Promise<Slice<Row<Entity>>[]> {
  const { orm, wanted } = reader;
  const scope = { condition: await reader.scope(list.entity, 't'), isFew: await reader.isFew(list.entity) };
  const { table } = columnsOf(orm, list.entity);
  const members = betweenCursors(membersOf(list, parenthood, asked), asked);
  const order = orderOf(asked);
  const rows = await reader.run<Row<Entity> & { id: string; __parent: number; __order: string }>(sql`
    select parent.place as "__parent", page.*
    from ${parentRows(parenthood, parents)}
    cross join lateral (
      select row_number() over (order by ${order}) as "__position", ${placeOf(asked)} as "__order",
        ${selectColumns(orm, list.entity, 't', wanted)}
      from ${rowsOf({ table, columns: rawColumns(orm, list.entity, 't') }, scope, parenthood.rows, members)}
      order by ${order} limit ${asked.size + 1}) as page
    order by parent.place, page."__position"`);
  reader.shows(list.entity, rows);
  const byParent = Map.groupBy(rows, row => row.__parent);
  return parents.map((_, place) => sliceOf(byParent.get(place) ?? [], asked));
}

function sliceOf<Node extends { id: string; __order: string }>(
  rows: readonly Node[],
  asked: Asked<unknown>,
): Slice<Node> {
  const page = rows.slice(0, asked.size);
  if (asked.backward) page.reverse();
  const edges = page.map(node => ({ cursor: writeCursor(asked.signature, node.__order, node.id), node }));
  return { edges, facts: factsOf(asked, rows.length > asked.size, edges.at(0)?.cursor, edges.at(-1)?.cursor) };
}

/** What a page says of itself; `more` is whether its list goes on behind the row it ends with, in the way it was read. */
export function factsOf(
  { backward, after, before }: Asked<unknown>,
  more: boolean,
  startCursor: string | null = null,
  endCursor: string | null = null,
): PageFacts {
  return {
    hasNextPage: backward ? before !== undefined : more || before !== undefined,
    hasPreviousPage: backward ? more || after !== undefined : after !== undefined,
    startCursor,
    endCursor,
  };
}

async function readCounts<Entity extends object, Filter extends object, Field extends string, Parent>(
  reader: Reader,
  list: ListDeclaration<Entity, Filter, Field>,
  parenthood: Parenthood<Parent>,
  parents: readonly Parent[],
  asked: Asked<Filter>,
): Promise<number[]> {
  const { table } = columnsOf(reader.orm, list.entity);
  const { plain, others } = membersOf(list, parenthood, asked);
  const conditions = [await reader.scope(list.entity, 't'), ...plain, ...others];
  const rows = await reader.run<{ count: number }>(sql`
    select (select count(*)::int from ${sql.table(table)} as t where ${all(conditions)}) as count
    from ${parentRows(parenthood, parents)} order by parent.place`);
  return rows.map(({ count }) => count);
}

/** The single parent of a list at the root: every row is its own. */
export const root = 'root';
export const atRoot: Parenthood<typeof root> = {
  name: 'at the root',
  rows: 'many',
  key: () => 0,
  columns: [],
  condition: () => sql<boolean>`true`,
};
