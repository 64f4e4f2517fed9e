/** Pieces of SQL that the steps of the world share. Every draw is a function of the row's number: no run differs. */

/** The day on which the world stands; queries name dates, so it does not move. */
export const today = `timestamptz '2026-11-01 00:00:00+07'`;

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const textArray = (values: readonly string[]): string => `array[${values.map(quoted).join(', ')}]::text[]`;

/** A table of the values, to be given its columns. */
export const records = (values: readonly object[]): string =>
  `jsonb_to_recordset(${quoted(JSON.stringify(values))}::jsonb)`;

/** One of the words, as often as its weight says: `{ OPEN: 3, MET: 1 }` draws OPEN three times of four. */
export const drawn = (weights: Readonly<Record<string, number>>, u: string): string =>
  `bench.pick(${textArray(Object.entries(weights).flatMap(([word, weight]) => Array<string>(weight).fill(word)))}, ${u})`;

export const functions = [
  `create schema bench`,
  // Evenly spread over [0, 1), the same for the same row and salt.
  `create function bench.u(n bigint, salt int) returns float8 language sql immutable parallel safe
     return (hashint8extended(n, salt) & 9007199254740991)::float8 / 9007199254740992`,
  `create function bench.normal(n bigint, salt int) returns float8 language sql immutable parallel safe
     return sqrt(-2 * ln(1 - bench.u(n, salt))) * cos(2 * pi() * bench.u(n, salt + 1))`,
  `create function bench.pick(choices anyarray, u float8) returns anyelement language sql immutable parallel safe
     as 'select choices[1 + floor(u * cardinality(choices))::int]'`,
  `create function bench.id(kind text, key text) returns uuid language sql immutable parallel safe
     return overlay(overlay(md5(kind || ' ' || key) placing '4' from 13) placing '8' from 17)::uuid`,
];

/** The role of whoever enters facts for a place of this level, as the id of a person begins. */
export const officerRole = `(case level when 'COUNTRY' then 'CENTRE_ADMIN' else level end || ' ')`;
