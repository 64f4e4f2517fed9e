import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type RawBuilder,
} from 'kysely';
import { Late } from '../reading/late.ts';

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

/** The columns that an expression names of an alias; those of a row of that alias inside it too. */
export function columnsNamed(expression: RawBuilder<unknown>, alias: string): Set<string> {
  const { text } = compiled(expression);
  return new Set(
    [...text.matchAll(/(?<![\w.])"?(\w+)"?\."?(\w+)/g)].flatMap(([, of, name]) =>
      of === alias ? [name as string] : [],
    ),
  );
}

/** An expression that is written once, however many statements it stands in. */
export function written<Value>(expression: RawBuilder<Value>): RawBuilder<Value> {
  const { text, parameters } = compiled(expression);
  const pieces = text.split(/\$(\d+)/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const places = pieces.filter((_, index) => index % 2 === 1);
  return sql<Value>(Object.assign(texts, { raw: texts }), ...places.map(place => parameters[Number(place) - 1]));
}

/** A part of a text: as it stands, or an expression that gives text. */
export type Piece = string | RawBuilder<unknown>;

/** PostgreSQL calls a function with at most 100 arguments. */
const most = 100;

/** One expression that puts pieces together; nothing where a piece is null. */
export function concat(pieces: readonly Piece[]): RawBuilder<string> {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  const args = merged.map(piece => (typeof piece === 'string' ? literal(piece) : piece));
  if (args.length <= most) return sql<string>`concat(${sql.join(args)})`;
  const groups = Array.from({ length: Math.ceil(args.length / most) }, (_, index) =>
    args.slice(index * most, (index + 1) * most),
  );
  return sql<string>`concat(${sql.join(groups.map(group => sql`concat(${sql.join(group)})`))})`;
}

/** A constant of ours, in the text of the statement. */
export function literal(text: string): RawBuilder<string> {
  return sql<string>`${sql.raw(`'${text.replaceAll("'", "''")}'`)}`;
}
