import { InvalidInputError } from '../errors.ts';
import { isUuid } from '../global-id.ts';
import { isDay } from '../scalars.ts';

/** Where a row stands in an order: its value as text, then its id. */
export type Place = readonly [value: string, id: string];

/** What PostgreSQL writes for a value of each type, so that a cursor that somebody made up is told apart. */
const cursorValues = {
  int: (text: string) => isWhole(text, 31),
  bigint: (text: string) => isWhole(text, 63),
  date: (text: string) => isDay(text),
  timestamptz: (text: string) =>
    isDay(text.slice(0, 10)) && /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/.test(text.slice(10)),
  text: (text: string) => !text.includes('\0'),
};

function isWhole(text: string, bits: number): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits + 1, BigInt(text)) === BigInt(text);
}

export type CursorType = keyof typeof cursorValues;

export function writeCursor(signature: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([signature, value, id])).toString('base64url');
}

/** A cursor goes on in the ordering it came from; in another it would silently skip rows. */
export function readCursor(cursor: string, signature: string, type: CursorType, field: string): Place {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const [from, value, id] = (Array.isArray(parts) ? parts : []) as unknown[];
  const fine =
    from === signature &&
    typeof value === 'string' &&
    cursorValues[type](value) &&
    typeof id === 'string' &&
    isUuid(id);
  if (!fine) {
    throw InvalidInputError.of(field, {
      en: 'This cursor does not belong to this list in this order; begin again without it.',
      id: 'Kursor ini bukan milik daftar dan urutan ini; mulailah lagi tanpa kursor.',
    });
  }
  return [value, id];
}
