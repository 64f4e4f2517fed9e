import DataLoader from 'dataloader';
import { areaRange, codesAbove } from '../../../src/access/area-code.ts';
import { inReach, type Area } from './area.ts';
import type { Reading } from './reading.ts';
import { all, conditionsOf, Values, type Condition, type Filter } from './statement.ts';

export interface List {
  readonly name: string;
  readonly table: string;
  readonly columns: string;
  readonly filter: Readonly<Record<string, Condition>>;
  /** What to order by, and the type a cursor's text is read as. */
  readonly orderings: Readonly<Record<string, { readonly by: string; readonly type: string }>>;
  readonly standard: OrderBy;
}

interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

export interface ListArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Filter;
  readonly orderBy?: OrderBy | null;
  readonly includeAbove?: boolean;
}

/** A list belongs to an area, or to the root: then to nothing, and has every row. */
export const root = 'root';
export type Parent = Area | typeof root;
type Key = number | typeof root;

/** One page for each parent; its rows and its count are read when they are selected. */
export interface Connection {
  readonly page: () => Promise<Page>;
  readonly count: () => Promise<number>;
}

interface Page {
  readonly rows: readonly ListRow[];
  readonly edges: () => { readonly cursor: string; readonly node: ListRow }[];
  readonly pageInfo: object;
}

interface ListRow {
  readonly id: string;
  /** Where the row stands in the order, for its cursor. */
  readonly __order: string;
}

/** Loaders of pages and counts, one for each field and its arguments: all parents of a level in one statement. */
export class Lists {
  readonly #reading: Reading;
  readonly #loaders = new Map<string, DataLoader<Parent, never, Key>>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  connection(list: List, parent: Parent, args: ListArgs): Connection {
    const name = `${list.name} ${parent === root ? 'at the root' : 'in an area'} ${JSON.stringify(args)}`;
    return {
      page: () => this.#loader(`page ${name}`, parents => readPages(this.#reading, list, parents, args)).load(parent),
      count: () =>
        this.#loader(`count ${name}`, parents => readCounts(this.#reading, list, parents, args)).load(parent),
    };
  }

  #loader<Value>(name: string, read: (parents: readonly Parent[]) => Promise<Value[]>): DataLoader<Parent, Value, Key> {
    const found = this.#loaders.get(name) as DataLoader<Parent, Value, Key> | undefined;
    if (found !== undefined) return found;
    const loader = new DataLoader(read, { cacheKeyFn: (parent: Parent) => (parent === root ? root : parent.id) });
    this.#loaders.set(name, loader as never);
    return loader;
  }
}

const pageSize = { standard: 20, most: 100 };

async function readPages(reading: Reading, list: List, parents: readonly Parent[], args: ListArgs): Promise<Page[]> {
  const backward = typeof args.last === 'number';
  const size = (backward ? args.last : args.first) ?? pageSize.standard;
  if (size < 0 || size > pageSize.most) throw new Error(`A page has between 0 and ${pageSize.most} rows.`);
  const { field, direction } = args.orderBy ?? list.standard;
  const { by, type } = list.orderings[field] as List['orderings'][string];
  const rising = direction === 'ASC';
  const way = rising === backward ? 'desc' : 'asc';
  const values = new Values();
  const beyond = (cursor: string | null | undefined, operator: string): string[] => {
    if (typeof cursor !== 'string') return [];
    const [, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];
    return [`(${by}, t.id) ${operator} (${values.add(value, type)}, ${values.add(id, 'uuid')})`];
  };
  const parent = parentsOf(parents, args, values);
  const conditions = [
    ...parent.conditions,
    ...inReach((await reading.viewer()).areaCodes, values),
    ...conditionsOf(list.filter, args.filter, values),
    ...beyond(args.after, rising ? '>' : '<'),
    ...beyond(args.before, rising ? '<' : '>'),
  ];
  const rows = await reading.rows<ListRow & { __place: number }>(
    `select parent.place as "__place", page.*, page."__sort"::text as "__order"
     from ${parent.from} cross join lateral (
       select ${by} as "__sort", ${list.columns} from ${parent.rows(list.table, conditions)}
       order by ${by} ${way}, t.id ${way} limit ${values.add(size + 1, 'int')}) page
     order by parent.place, page."__sort" ${way}, page.id ${way}`,
    values.list,
  );
  const byPlace = Map.groupBy(rows, row => row.__place);
  const signature = `${list.name}:${field}:${direction}`;
  return parents.map((_, place) => pageOf(byPlace.get(place) ?? [], { ...args, size, backward, signature }));
}

function pageOf(
  found: readonly ListRow[],
  { size, backward, signature, after, before }: ListArgs & { size: number; backward: boolean; signature: string },
): Page {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (backward) rows.reverse();
  // Of the form of Episentrum's cursors, so that one query with its variables serves both.
  const cursorOf = ({ __order, id }: ListRow) =>
    Buffer.from(JSON.stringify([signature, __order, id])).toString('base64url');
  const [start, end] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    edges: () => rows.map(node => ({ cursor: cursorOf(node), node })),
    pageInfo: {
      hasNextPage: backward ? typeof before === 'string' : more,
      hasPreviousPage: backward ? more : typeof after === 'string',
      startCursor: start === undefined ? null : cursorOf(start),
      endCursor: end === undefined ? null : cursorOf(end),
    },
  };
}

async function readCounts(reading: Reading, list: List, parents: readonly Parent[], args: ListArgs): Promise<number[]> {
  const values = new Values();
  const parent = parentsOf(parents, args, values);
  const conditions = [
    ...parent.conditions,
    ...inReach((await reading.viewer()).areaCodes, values),
    ...conditionsOf(list.filter, args.filter, values),
  ];
  const rows = await reading.rows<{ count: number }>(
    `select (select count(*)::int from ${list.table} t where ${all(conditions)}) as count
     from ${parent.from} order by parent.place`,
    values.list,
  );
  return rows.map(({ count }) => count);
}

/** The parents as rows, in their order, and which rows `t` are theirs; at the root there is one, and all are. */
function parentsOf(parents: readonly Parent[], { includeAbove }: ListArgs, values: Values) {
  const areas = parents.filter(parent => parent !== root);
  if (areas.length === 0) return { from: '(values (0)) parent (place)', conditions: [], rows: inOrder };
  const places = values.add(areas.map((_, place) => place), 'int[]'); // prettier-ignore
  if (includeAbove !== true && areas.every(({ level }) => level === 'VILLAGE')) {
    const codes = values.add(areas.map(({ code }) => code), 'text[]'); // prettier-ignore
    return {
      from: `unnest(${places}, ${codes}) parent (place, code)`,
      conditions: ['t.area_code = parent.code'],
      rows: inOrder,
    };
  }
  const ranges = areas.map(({ code }) => areaRange(code));
  const arrays = [
    places,
    values.add(ranges.map(({ from }) => from), 'text[]'),
    values.add(ranges.map(({ to }) => to), 'text[]'),
  ]; // prettier-ignore
  const within = 't.area_code >= parent.code_from and t.area_code < parent.code_to';
  if (includeAbove !== true) {
    return {
      from: `unnest(${arrays.join(', ')}) parent (place, code_from, code_to)`,
      conditions: [within],
      rows: beforeOrder,
    };
  }
  arrays.push(
    values.add(
      areas.map(parent => `{${codesAbove(parent.code).join(',')}}`),
      'text[]',
    ),
  );
  return {
    from: `unnest(${arrays.join(', ')}) parent (place, code_from, code_to, above)`,
    conditions: [`((${within}) or t.area_code = any(parent.above::text[]))`],
    rows: beforeOrder,
  };
}

const inOrder = (table: string, conditions: readonly string[]): string => `${table} t where ${all(conditions)}`;

/** PostgreSQL would look for the first rows of a place by going through the whole table in their order. */
const beforeOrder = (table: string, conditions: readonly string[]): string =>
  `(select * from ${table} t where ${all(conditions)} offset 0) t`;
