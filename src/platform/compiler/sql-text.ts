import { sql, type RawBuilder } from 'kysely';

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
