import { sql, type RawBuilder } from 'kysely';
import { all } from './filter.ts';
import type { Condition, Reader } from './reader.ts';

/**
 * A dimension to group by: a value each fact has once, or, with `from`, several times (an intervention's sectors): then a
 * fact counts in each of them, and rows of that dimension do not add up to the whole.
 */
export interface Grouping<Measure extends string = never> {
  readonly value: (alias: string) => RawBuilder<unknown>;
  readonly from?: (alias: string) => RawBuilder<unknown>;
  /** Measures that mean something narrower in this dimension, such as the money of one source. */
  readonly measures?: Readonly<Partial<Record<Measure, (alias: string) => RawBuilder<unknown>>>>;
}

export interface StatisticsDeclaration<Group extends string, Measure extends string> {
  /** View that shows facts in the viewer's reach for counting, without texts or persons. */
  readonly facts: string;
  readonly groupings: Readonly<Record<Group, Grouping<Measure>>>;
  /** Sums and counts over a group; ratios are made of them afterwards, never averaged. */
  readonly measures: Readonly<Record<Measure, (alias: string) => RawBuilder<unknown>>>;
}

export type StatisticsRow<Group extends string, Measure extends string> = {
  readonly [Key in Measure]: number | string | null;
} & { readonly keys: Readonly<Record<Group, string | number | null>> };

/** One set-based statement: groups, then the whole, which is counted on its own and not summed up from the groups. */
export async function readStatistics<Group extends string, Measure extends string>(
  reader: Reader,
  declaration: StatisticsDeclaration<Group, Measure>,
  groupBy: readonly Group[],
  conditions: readonly Condition[],
  /** Of the groups only: which of a fact's several values to show. */
  groupConditions: readonly Condition[] = [],
): Promise<{ rows: StatisticsRow<Group, Measure>[]; total: StatisticsRow<Group, Measure> }> {
  const { facts, groupings, measures } = declaration;
  type Measured = Record<Measure, number | string | null>;
  const select = (chosen: typeof measures): RawBuilder<unknown> =>
    sql.join(
      Object.entries<(alias: string) => RawBuilder<unknown>>(chosen).map(
        ([name, measure]) => sql`${measure('t')} as ${sql.id(name)}`,
      ),
    );
  const table = sql`${sql.table(facts)} as t`;
  const [total] = await reader.run<Measured>(sql`select ${select(measures)} from ${table} where ${all(conditions)}`);
  const whole = { ...(total as Measured), keys: {} } as StatisticsRow<Group, Measure>;
  if (groupBy.length === 0) return { rows: [whole], total: whole };

  const joins = groupBy.flatMap(group => {
    const { from } = groupings[group];
    return from === undefined ? [] : [sql`left join lateral ${from('t')} on true`];
  });
  const keys = groupBy.map(group => sql`${groupings[group].value('t')} as ${sql.id(`key ${group}`)}`);
  const narrowed = Object.assign({}, ...groupBy.map(group => groupings[group].measures)) as typeof measures;
  const places = sql.join(groupBy.map((_, index) => sql.raw(String(index + 1))));
  const rows = await reader.run<Record<string, number | string | null>>(sql`
    select ${sql.join(keys)}, ${select({ ...measures, ...narrowed })} from ${table} ${sql.join(joins, sql` `)}
    where ${all([...conditions, ...groupConditions])} group by ${places} order by ${places}`);
  return {
    rows: rows.map(row => ({
      ...row,
      keys: Object.fromEntries(groupBy.map(group => [group, row[`key ${group}`] ?? null])),
    })) as unknown as StatisticsRow<Group, Measure>[],
    total: whole,
  };
}

export const count = (): RawBuilder<unknown> => sql`count(*)::int`;

export const countWhere =
  (condition: (alias: string) => RawBuilder<unknown>) =>
  (alias: string): RawBuilder<unknown> =>
    sql`count(*) filter (where ${condition(alias)})::int`;

/** Null when no fact tells a value: missing is not zero. Text, for a sum can outgrow a float. */
export const sumOf =
  (column: string) =>
  (alias: string): RawBuilder<unknown> =>
    sql`sum(${sql.ref(`${alias}.${column}`)})::text`;

/** How many facts tell a value, which says how much of the whole a sum speaks for. */
export const countOf =
  (column: string) =>
  (alias: string): RawBuilder<unknown> =>
    sql`count(${sql.ref(`${alias}.${column}`)})::int`;
