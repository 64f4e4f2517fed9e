/** Pieces of JSON text, made in SQL without spaces, as JSON.stringify makes them. */

/** A text of which nobody knows what it holds. */
export const string = (value: string): string => `to_json(${value})`;

export const orNull = (value: string): string => `coalesce((${value})::text, 'null')`;

/** A value that is sent as a string and holds nothing to escape: a code, a day, digits. */
export const plain = (value: string): string => `coalesce('"' || ${value} || '"', 'null')`;

export const moment = (value: string): string =>
  `to_char(${value} at time zone 'UTC', '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`;

/** An array of texts that need no escaping. */
export const words = (value: string): string => `'["' || array_to_string(${value}, '","') || '"]'`;

/** Where a row stands, as the program writes it: base64url of what it is ordered by and its id. */
export const cursor = (order: string, value: string, id: string): string =>
  `translate(encode(convert_to('["${order}","' || ${value} || '","' || ${id} || '"]', 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

export const list = (items: string): string => `'[' || coalesce(${items}, '') || ']'`;
