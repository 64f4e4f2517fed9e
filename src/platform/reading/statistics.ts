import type { EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { InvalidInputError } from '../errors.ts';
import { all, conditionsOf, type FilterDeclaration } from './filter.ts';
import { foundAround, parentRows, rowsOf, type ReadScope } from './list-rows.ts';
import type { AroundView, Parenthood } from './list.ts';
import type { Reader } from './reader.ts';

/**
 * A dimension to group by: a value each fact has once, or, with `from`, several times (an intervention's sectors): then a
 * fact counts in each of them, and rows of that dimension do not add up to the whole.
 */
export interface Grouping<Measure extends string = never> {
  /** Property of a row with the value; null in rows that are not grouped by it. */
  readonly as: string;
  readonly type: 'text' | 'int';
  readonly value: (alias: string) => RawBuilder<unknown>;
  readonly from?: (alias: string) => RawBuilder<unknown>;
  /** The one column that `from` is made of: facts in which it is the same have the same values. */
  readonly made?: string;
  /** Measures that mean something narrower in this dimension, such as the money of one source. */
  readonly measures?: Readonly<Partial<Record<Measure, (alias: string) => RawBuilder<unknown>>>>;
  /** Field of the filter that names values of this dimension: those of a fact that are not named are not shown. */
  readonly shownBy?: string;
}

export interface StatisticsDeclaration<Group extends string, Measure extends string, Filter extends object> {
  /** View that shows facts in the viewer's reach for counting, without texts or persons. */
  readonly facts: string;
  readonly around?: AroundView;
  /** Which of them a viewer may count. */
  readonly scope: { readonly entity: EntityClass<object>; readonly action: string };
  readonly filter: FilterDeclaration<Filter>;
  readonly groupings: Readonly<Record<Group, Grouping<Measure>>>;
  /** Sums and counts over a group, with their SQL type; ratios are made of them afterwards, never averaged. */
  readonly measures: Readonly<Record<Measure, Measured>>;
}

/** Something that adds up: of groups that have no fact in common it is the sum. Counts are `int`, sums `bigint`. */
interface Measured {
  readonly type: 'int' | 'bigint';
  readonly of: (alias: string) => RawBuilder<unknown>;
}

export interface StatisticsArgs<Group extends string, Filter> {
  readonly groupBy: readonly Group[];
  readonly filter?: Filter | null | undefined;
}

/** A group, or the whole: its measures, and the values it is grouped by. */
export type StatisticsRow = Readonly<Record<string, number | string | null>>;

export interface Statistics {
  readonly rows: () => Promise<StatisticsRow[]>;
  readonly total: () => Promise<StatisticsRow>;
}

const mostGroups = 4;

/** Groups, and the whole, which is counted on its own and not summed up from the groups. */
export function readStatistics<Group extends string, Measure extends string, Filter extends object, Parent>(
  reader: Reader,
  declaration: StatisticsDeclaration<Group, Measure, Filter>,
  parenthood: Parenthood<Parent>,
  parent: Parent,
  args: StatisticsArgs<Group, Filter>,
): Statistics {
  const groups = groupsOf(args);
  const run = async (by: readonly Group[]): Promise<StatisticsRow[]> => {
    const { entity, action } = declaration.scope;
    const scope = {
      condition: await reader.scope(entity, 't', action),
      isFew: await reader.isFew(entity, action),
    };
    const query = statisticsQuery(
      declaration,
      by,
      args.filter,
      countedFacts(declaration, parenthood, args.filter, scope),
    );
    const rows = await reader.run<Record<string, number | string | null>>(
      sql`select s.* from ${parentRows(parenthood, [parent])} cross join lateral ${query} as s`,
    );
    return rows.map(row => ({ ...nothing, ...row }));
  };
  const nothing = Object.fromEntries(
    Object.values<Grouping<Measure>>(declaration.groupings).map(({ as }) => [as, null]),
  );
  const total = () =>
    reader.memo(
      `total ${declaration.facts} ${parenthood.name} ${parenthood.key(parent)} ${JSON.stringify(args.filter ?? null)}`,
      () => run([]),
    );
  return {
    rows: () => (groups.length === 0 ? total() : run(groups)),
    total: async () => (await total())[0] as StatisticsRow,
  };
}

export function groupsOf<Group extends string>({ groupBy }: Pick<StatisticsArgs<Group, unknown>, 'groupBy'>): Group[] {
  const groups = [...new Set(groupBy)];
  if (groups.length <= mostGroups) return groups;
  throw InvalidInputError.of('groupBy', {
    en: 'Group by at most four dimensions.',
    id: 'Kelompokkan menurut paling banyak empat dimensi.',
  });
}

/** Facts that a viewer may count, of a parent, under the alias `t`. */
export function countedFacts<Group extends string, Measure extends string, Filter extends object, Parent>(
  { facts, around, filter: meanings }: StatisticsDeclaration<Group, Measure, Filter>,
  parenthood: Parenthood<Parent>,
  filter: Filter | null | undefined,
  scope: ReadScope,
  columns: RawBuilder<unknown> = sql`t.*`,
): RawBuilder<unknown> {
  const { plain, others } = conditionsOf(meanings, 't', filter);
  const members = { plain, others: [parenthood.condition('t'), ...others] };
  const found = foundAround(around, facts, scope, parenthood, members, columns);
  return sql`(select ${columns} from ${found ?? rowsOf({ table: facts }, scope, 'many', members)})`;
}

/**
 * One set-based statement: a row a group, in their order; the whole, where nothing is grouped by. Digits where a sum can
 * outgrow a float. All measures, unless some are `wanted`.
 */
export function statisticsQuery<Group extends string, Measure extends string, Filter extends object>(
  { groupings, measures }: StatisticsDeclaration<Group, Measure, Filter>,
  groupBy: readonly Group[],
  filter: Filter | null | undefined,
  facts: RawBuilder<unknown>,
  wanted?: ReadonlySet<string>,
): RawBuilder<unknown> {
  const groups = groupBy.map(group => groupings[group]);
  const narrowed = Object.assign({}, ...groups.map(group => group.measures)) as NonNullable<
    Grouping<Measure>['measures']
  >;
  const counted = Object.entries<Measured>(measures)
    .filter(([name]) => wanted?.has(name) ?? true)
    .map(([name, { type, of }]) => ({
      name,
      value: sql`(${(narrowed[name as Measure] ?? of)('t')})${sql.raw(type === 'int' ? '::int' : '::text')}`,
    }));
  return grouped(groups, [...counted, oneRow], filter, facts);
}

/**
 * Whether groups by these dimensions can be added up from cells: facts that have the same values in all of them, counted
 * together. Not where a measure means something of its own, nor where a value is made of the fact as a whole.
 */
export function haveCells(groups: readonly Grouping[]): boolean {
  return groups.every(
    ({ from, made, measures }) => measures === undefined && (from === undefined || made !== undefined),
  );
}

/** The cells of facts, with the measures named: what `groupsOfCells` adds up. */
export function cellsOf(
  measures: Readonly<Record<string, Measured>>,
  groups: readonly Grouping[],
  wanted: Iterable<string>,
  facts: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const keys = groups.map(({ value, as, made }) =>
    made === undefined ? sql`${value('t')} as ${sql.id(as)}` : sql`${sql.ref(`t.${made}`)}`,
  );
  const counted = [...wanted].map(name => sql`${measures[name]?.of('t')} as ${sql.id(name)}`);
  const places = sql.join(keys.map((_, index) => sql.raw(String(index + 1))));
  return sql`(select ${sql.join([...keys, ...counted, sql`count(*) as "__facts"`])} from ${facts} as t
    ${keys.length === 0 ? sql`` : sql`group by ${places}`})`;
}

/** The same groups as those of `statisticsQuery`, of cells. */
export function groupsOfCells(
  measures: Readonly<Record<string, Measured>>,
  groups: readonly Grouping[],
  wanted: Iterable<string>,
  filter: object | null | undefined,
  cells: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const counted = [...wanted].map(name => {
    const sum = sql`sum(${sql.ref(`t.${name}`)})`;
    return { name, value: measures[name]?.type === 'int' ? sql`coalesce(${sum}, 0)::int` : sql`${sum}::text` };
  });
  return grouped(
    groups.map(group => (group.made === undefined ? { ...group, value: t => sql.ref(`${t}.${group.as}`) } : group)),
    [...counted, oneRow],
    filter,
    cells,
  );
}

/** Whatever is asked for, the whole is one row. */
const oneRow = { name: '__facts', value: sql`count(*)` };

function grouped(
  groups: readonly Grouping[],
  measures: readonly { readonly name: string; readonly value: RawBuilder<unknown> }[],
  filter: object | null | undefined,
  facts: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const selected = [
    ...groups.map(({ value, as }) => sql`${value('t')} as ${sql.id(as)}`),
    ...measures.map(({ name, value }) => sql`${value} as ${sql.id(name)}`),
  ];
  const joins = groups.flatMap(({ from }) => (from === undefined ? [] : [sql`left join lateral ${from('t')} on true`]));
  // A fact with several values is shown under those that were asked for.
  const shown = groups.flatMap(({ shownBy, value }) => {
    const values =
      shownBy === undefined ? undefined : (filter as Readonly<Record<string, unknown>> | null | undefined)?.[shownBy];
    return values === undefined || values === null ? [] : [sql<boolean>`${value('t')} = any(${values}::text[])`];
  });
  const places = sql.join(groups.map((_, index) => sql.raw(String(index + 1))));
  return sql`(select ${sql.join(selected)} from ${facts} as t ${sql.join(joins, sql` `)}
    where ${all(shown)} ${groups.length === 0 ? sql`` : sql`group by ${places} order by ${places}`})`;
}

export const count: Measured = { type: 'int', of: () => sql`count(*)` };

export const countWhere = (condition: (alias: string) => RawBuilder<unknown>): Measured => ({
  type: 'int',
  of: alias => sql`count(*) filter (where ${condition(alias)})`,
});

/** Null when no fact tells a value: missing is not zero. */
export const sumOf = (column: string): Measured => ({
  type: 'bigint',
  of: alias => sql`sum(${sql.ref(`${alias}.${column}`)})`,
});

/** How many facts tell a value, which says how much of the whole a sum speaks for. */
export const countOf = (column: string): Measured => ({
  type: 'int',
  of: alias => sql`count(${sql.ref(`${alias}.${column}`)})`,
});
