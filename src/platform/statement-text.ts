import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
} from 'kysely';
import { Late } from './reading/late.ts';

const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The text of a statement, and the values of its parameters, some of which may come late. */
export function compiled(statement: RawBuilder<unknown>): { text: string; parameters: readonly unknown[] } {
  const { sql: text, parameters } = statement.compile(writer);
  // What is read late is one parameter, in however many places it stands: a scope does in nearly all.
  const places = new Map<unknown, number>();
  const kept: unknown[] = [];
  const numbers = parameters.map(value => {
    const known = places.get(value);
    if (known !== undefined) return known;
    kept.push(value);
    if (value instanceof Late) places.set(value, kept.length);
    return kept.length;
  });
  return {
    text: text.replaceAll(/\$(\d+)/g, (_, place: string) => `$${numbers[Number(place) - 1]}`),
    parameters: kept,
  };
}

/** An expression that is written once, however many statements it stands in. */
export function written<Value>(expression: RawBuilder<Value>): RawBuilder<Value> {
  const { text, parameters } = compiled(expression);
  const pieces = text.split(/\$(\d+)/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const places = pieces.filter((_, index) => index % 2 === 1);
  return sql<Value>(Object.assign(texts, { raw: texts }), ...places.map(place => parameters[Number(place) - 1]));
}

/** The columns that an expression names of an alias; those of a row of that alias inside it too. */
export function columnsNamed(expression: RawBuilder<unknown>, alias: string): Set<string> {
  const { text } = compiled(expression);
  return new Set(
    [...text.matchAll(/(?<![\w.])"?(\w+)"?\."?(\w+)/g)].flatMap(([, of, name]) =>
      of === alias ? [name as string] : [],
    ),
  );
}
