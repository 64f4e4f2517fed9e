import type { Compilation } from './compilation.ts';
import { NotCompiled, Out, type Run } from './run.ts';
import type { Piece } from './sql-text.ts';

/*
 * Characters that JSON text cannot hold, for PostgreSQL and JavaScript both escape them: they say where code has to do
 * something in the text that a statement gives.
 */
const marker = '\u0001';
/** Null stands where the schema knows no null. */
export const broken = '\u0002';
/** Between what a slot reads of one parent and of the next. */
export const separator = '\u0003';

/** A mark in the text: what code makes of these columns stands in its place. */
export function mark(index: number, columns: readonly Piece[]): Piece[] {
  return [
    `${marker}${index}:[`,
    ...columns.flatMap((column, place) => (place === 0 ? [column] : [',', column])),
    `]${marker}`,
  ];
}

/** What a slot reads, one text a parent, with what code makes in the place of marks. */
export function textsOf(
  column: string | null,
  parents: number,
  { marks }: Pick<Compilation, 'marks'>,
  run: Run,
): string[] {
  if (parents === 0) return [];
  if (column === null || column.includes(broken)) throw new NotCompiled();
  const pieces = column.split(marker);
  const known = new Map<string, string>();
  for (let index = 1; index < pieces.length; index += 2) {
    const piece = pieces[index] as string;
    let text = known.get(piece);
    if (text === undefined) {
      const colon = piece.indexOf(':');
      const out = new Out(run);
      marks[Number(piece.slice(0, colon))]?.write(JSON.parse(piece.slice(colon + 1)) as unknown[], out);
      text = out.text;
      known.set(piece, text);
    }
    pieces[index] = text;
  }
  const texts = pieces.join('').split(separator);
  if (texts.length !== parents) throw new Error('A slot has not read as many texts as it has parents.');
  return texts;
}
