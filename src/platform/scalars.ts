import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Whole rupiah, as digits: exact far beyond what a float or a 32-bit Int can hold. Bounds are those of `bigint`. */
export const Rupiah = new GraphQLScalarType<string, string>({
  name: 'Rupiah',
  description:
    'An amount in whole rupiah, as a string of digits ("1250000000"); input also takes a whole number.\nJumlah dalam rupiah penuh, berupa deretan angka ("1250000000"); masukan juga menerima bilangan bulat.',
  serialize: value => String(value),
  parseValue: parseRupiah,
  parseLiteral: node => parseRupiah(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  extensions: { sentAs: 'digits' },
});

const most = 2n ** 63n - 1n;

function parseRupiah(value: unknown): string {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== 'string' || !/^\d{1,19}$/.test(digits) || BigInt(digits) > most) {
    throw new GraphQLError('Rupiah is a whole amount of at most 9223372036854775807, without dots or signs.');
  }
  return BigInt(digits).toString();
}

/** A moment in UTC. Rows already carry it as it is sent. */
export const DateTime = new GraphQLScalarType<Date | string, string>({
  name: 'DateTime',
  description:
    'A moment as ISO 8601 in UTC, to the millisecond: `2026-03-01T07:30:00.000Z`.\nSuatu saat menurut ISO 8601 dalam UTC: `2026-03-01T07:30:00.000Z`.',
  serialize: value => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseDateTime,
  parseLiteral: node => parseDateTime(node.kind === Kind.STRING ? node.value : undefined),
});

function parseDateTime(value: unknown): Date {
  const shaped =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  const moment = shaped && isDay(value.slice(0, 10)) ? new Date(value) : undefined;
  // In UTC too, it must be in a year that PostgreSQL knows.
  if (moment === undefined || Number.isNaN(moment.getTime()) || !isDay(moment.toISOString().slice(0, 10))) {
    throw new GraphQLError('DateTime is a moment with its offset, such as 2026-03-01T14:30:00+07:00.');
  }
  return moment;
}

/** A day, without a time or a zone. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A day: `2026-03-01`.\nSuatu tanggal: `2026-03-01`.',
  serialize: String,
  parseValue: parseLocalDate,
  parseLiteral: node => parseLocalDate(node.kind === Kind.STRING ? node.value : undefined),
});

function parseLocalDate(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError('LocalDate is a day that exists, such as 2026-03-01.');
}

/** JavaScript takes 30 February for 2 March, and PostgreSQL knows no year 0. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000') || Number.isNaN(Date.parse(text))) return false;
  return new Date(text).toISOString().startsWith(text);
}
