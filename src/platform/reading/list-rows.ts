import { sql, type RawBuilder } from 'kysely';
import { columnsNamed } from '../statement-text.ts';
import type { Place } from './cursor.ts';
import { all, conditionsOf, type Conditions } from './filter.ts';
import { mapped, type Late } from './late.ts';
import type { AroundView, Asked, ListDeclaration, Parenthood } from './list.ts';
import type { Condition } from './reader.ts';

/** The rows of a list, on the alias `t`: those of the parent that match the filter. */
export function membersOf<Entity extends object, Filter extends object, Field extends string, Parent>(
  list: ListDeclaration<Entity, Filter, Field>,
  parenthood: Parenthood<Parent>,
  { filter }: Asked<Filter>,
): Conditions {
  const { plain, others } = conditionsOf(list.filter, 't', filter);
  return { plain, others: [parenthood.condition('t'), ...others] };
}

/** Those of them between the cursors. */
export function betweenCursors({ plain, others }: Conditions, asked: Asked<unknown>): Conditions {
  const places = between(asked);
  return asked.ordering.indexed === true
    ? { plain: [...plain, ...places], others }
    : { plain, others: [...others, ...places] };
}

/** What a viewer may read of a table, on the alias `t`. */
export interface ReadScope {
  readonly condition: Condition;
  readonly isFew: boolean;
  readonly around?: AroundScope | undefined;
}

/** What a viewer reads by the view around a place, if it shows them anything. */
export interface AroundScope {
  /** No row is in two of them. */
  readonly parts: readonly Condition[];
  /** Conditions on what else they read, in the table; none where that is all. */
  readonly beyond: readonly Condition[];
}

/**
 * Rows of a table on the alias `t`, to be ordered and cut off. PostgreSQL does not know how few there are in a place or in
 * a scope, and would look for the first of them by going through the whole table in their order: so where they are few,
 * all of them are read before; those in scope first, where the parent has many. Plain conditions go with the scope, for
 * they are looked at before the rights of a row are, which cost more.
 */
export function rowsOf(
  { table, columns = sql`t.*` }: { readonly table: string; readonly columns?: RawBuilder<unknown> },
  scope: ReadScope,
  parent: Parenthood<never>['rows'],
  { plain, others }: Conditions,
): RawBuilder<unknown> {
  const rows = sql.table(table);
  const conditions = [...others, ...plain, scope.condition];
  if (parent === 'few')
    return sql`(select ${columns} from ${rows} as t where ${all(conditions)} offset 0) as t where true`;
  return scope.isFew && parent === 'many'
    ? sql`(select ${columns} from ${rows} as t where ${all([...plain, scope.condition])} offset 0) as t where ${all(others)}`
    : sql`${rows} as t where ${all(conditions)}`;
}

/**
 * The same rows on the alias `t`, without a look at them: what these expressions and conditions name of them is in an index.
 * Undefined where it is not, or where whoever asks is shown nothing that way.
 */
export function foundAround(
  declared: AroundView | undefined,
  table: string,
  { around }: Pick<ReadScope, 'around'>,
  { fixed }: Pick<Parenthood<never>, 'fixed'>,
  { plain, others }: Conditions,
  expression: RawBuilder<unknown> = sql`t.id`,
): RawBuilder<unknown> | undefined {
  if (declared === undefined || around === undefined) return undefined;
  const conditions = [...others, ...plain];
  const columns = columnsNamed(expression, 't');
  const named = [...columns, ...columnsNamed(all(conditions), 't')];
  if (!named.every(column => declared.columns?.includes(column) ?? true)) return undefined;
  const from = (rows: string, ...scope: readonly Condition[]) =>
    sql`${sql.table(rows)} as t where ${all([...conditions, ...scope])}`;
  // An index finds one range at a time; of a place that is the parent's, there is one anyway.
  const parts = fixed === undefined ? around.parts : [sql<boolean>`(${sql.join(around.parts, sql` or `)})`];
  const sources = parts.map(part => from(declared.view, part));
  if (around.beyond.length > 0) sources.push(from(table, ...around.beyond));
  if (sources.length === 1) return sources[0];
  const kept = columns.size === 0 ? sql`true` : sql.join([...columns].map(column => sql.ref(`t.${column}`)));
  return sql`(${sql.join(
    sources.map(rows => sql`select ${kept} from ${rows}`),
    sql` union all `,
  )}) as t where true`;
}

/** Conditions on the order. */
export function between({ ordering, direction, after, before }: Asked<unknown>): Condition[] {
  const rising = direction === 'ASC';
  const beyond = (place: Place | Late | undefined, larger: boolean): Condition[] => {
    if (place === undefined) return [];
    const [value, id] = [mapped(place, ([text]: Place) => text), mapped(place, ([, key]: Place) => key)];
    return [
      sql`(${ordering.by('t')}, t.id) ${sql.raw(larger ? '>' : '<')} (${value}::${sql.raw(ordering.type)}, ${id}::uuid)`,
    ];
  };
  return [...beyond(after, rising), ...beyond(before, !rising)];
}

/** The order in which they are read. */
export function orderOf({ ordering, direction, backward }: Asked<unknown>): RawBuilder<unknown> {
  const way = sql.raw((direction === 'ASC') !== backward ? 'asc' : 'desc');
  return sql`${ordering.by('t')} ${way}, t.id ${way}`;
}

/** Where a row stands in that order, as a cursor tells it. */
export function placeOf({ ordering }: Asked<unknown>): RawBuilder<string> {
  return sql<string>`(${ordering.by('t')})::text`;
}

/** One row a parent, in the order they were asked for. */
export function parentRows<Parent>(
  parenthood: Parenthood<Parent>,
  parents: readonly Parent[] | Late,
): RawBuilder<unknown> {
  const columns = [
    { name: 'place', type: 'int', of: (_: Parent, place: number): unknown => place },
    ...parenthood.columns,
  ];
  const arrays = columns.map(
    ({ type, of }) => sql`${mapped(parents, (known: readonly Parent[]) => known.map(of))}::${sql.raw(type)}[]`,
  );
  return sql`unnest(${sql.join(arrays)}) as parent(${sql.join(columns.map(({ name }) => sql.id(name)))})`;
}

/** The same of one parent at most. */
export function singleParent<Parent>({ columns }: Parenthood<Parent>, parents: Late): RawBuilder<unknown> {
  const values = columns.map(({ name, type, of }) => {
    const value = mapped(parents, ([parent]: readonly Parent[]) => (parent === undefined ? null : of(parent)));
    return sql`${value}::${sql.raw(type)} as ${sql.id(name)}`;
  });
  return sql`(select ${sql.join([sql`0 as place`, ...values])}) as parent`;
}
