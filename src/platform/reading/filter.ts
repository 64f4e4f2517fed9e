import { sql, type RawBuilder } from 'kysely';
import { hasOne, mapped, type Late } from './late.ts';
import type { Condition } from './reader.ts';

/** What one field of a filter means for the rows of a table (or view) under an alias. */
export interface FilterField<Value> {
  /** Which rows match; the value is a parameter of the statement. */
  readonly condition: (alias: string, value: RawBuilder<unknown>) => Condition;
  /** The same of a list of one value, which an index finds in the middle of others. */
  readonly ofOne?: (alias: string, value: RawBuilder<unknown>) => Condition;
  /** What is sent for the value that was given; itself unless told. */
  readonly sent?: (value: Value) => unknown;
  /** A column is compared with single values: it costs next to nothing, and PostgreSQL knows how many rows have them. */
  readonly plain?: true;
}

/** A meaning for every field of a filter input: a field without one does not compile. */
export type FilterDeclaration<Input> = {
  readonly [Field in keyof Input]-?: FilterField<NonNullable<Input[Field]>>;
};

/** The column is one of the values. */
export function oneOf<Value extends string | number>(column: string, type = 'text'): FilterField<readonly Value[]> {
  return {
    condition: (alias, values) => sql`${at(alias, column)} = any(${values}::${sql.raw(type)}[])`,
    ofOne: (alias, value) => sql`${at(alias, column)} = ${value}::${sql.raw(type)}`,
    plain: true,
  };
}

/**
 * The array column shares a value with those given. PostgreSQL takes it for granted that next to no row does, and would
 * sort them all for one page of what is common; of a case it believes that half of them do.
 */
export function overlaps<Value extends string>(column: string, type = 'text'): FilterField<readonly Value[]> {
  return satisfies(
    (alias, values) => sql`case when ${at(alias, column)} && ${values}::${sql.raw(type)}[] then true end`,
  );
}

/** One of the text columns contains the words, whatever their case. */
export function contains(...columns: readonly string[]): FilterField<string> {
  return {
    condition: (alias, pattern) =>
      sql`(${sql.join(
        columns.map(column => sql`${at(alias, column)} ilike ${pattern}`),
        sql` or `,
      )})`,
    sent: text => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`,
  };
}

export function atLeast<Value>(column: string, type: string): FilterField<Value> {
  return { condition: (alias, value) => sql`${at(alias, column)} >= ${value}::${sql.raw(type)}`, sent };
}

export function before<Value>(column: string, type: string): FilterField<Value> {
  return { condition: (alias, value) => sql`${at(alias, column)} < ${value}::${sql.raw(type)}`, sent };
}

/** Any other condition on the row, told by the feature. */
export function satisfies<Value>(condition: FilterField<Value>['condition']): FilterField<Value> {
  return { condition };
}

/** Conditions on rows, all of which hold; the plain ones apart. */
export interface Conditions {
  readonly plain: readonly Condition[];
  readonly others: readonly Condition[];
}

/** All fields that are given, joined by "and"; an empty list is no wish, so it matches nothing. */
export function conditionsOf<Input extends object>(
  declaration: FilterDeclaration<Input>,
  alias: string,
  input: Input | null | undefined,
): Conditions {
  const plain: Condition[] = [];
  const others: Condition[] = [];
  for (const [field, value] of Object.entries(input ?? {})) {
    if (value === undefined || value === null) continue;
    const declared = declaration[field as keyof Input] as FilterField<unknown>;
    const condition =
      declared.ofOne && hasOne(value)
        ? declared.ofOne(alias, sql`${mapped(value as Late | readonly unknown[], given => given[0])}`)
        : declared.condition(alias, sql`${mapped(value, given => declared.sent?.(given) ?? given)}`);
    (declared.plain ? plain : others).push(condition);
  }
  return { plain, others };
}

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function at(alias: string, column: string): RawBuilder<unknown> {
  return sql.ref(`${alias}.${column}`);
}

function sent(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
