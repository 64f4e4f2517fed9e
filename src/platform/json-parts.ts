import { Readable } from 'node:stream';

/** JSON in parts, as they came to be: text, or bytes of UTF-8. */
export type JsonParts = readonly (string | Buffer)[];

const lengthOf = (parts: JsonParts): number => parts.reduce((length, part) => length + Buffer.byteLength(part), 0);

/** One after the other as bytes, each copied once: an answer of megabytes is no longer a text than it has to be. */
export function bytesOf(parts: JsonParts): Buffer {
  const bytes = Buffer.allocUnsafe(lengthOf(parts));
  let end = 0;
  for (const part of parts) end += typeof part === 'string' ? bytes.write(part, end) : part.copy(bytes, end);
  return bytes;
}

/** Bytes that were kept, if they are more than these, go out as they are. */
const long = 65_536;

/**
 * What is sent, and its length. As bytes in one piece it goes out together with the headers, twice as quick as a text; kept
 * bytes are not copied for everybody who gets them.
 */
export function payloadOf(parts: JsonParts): { readonly payload: Buffer | Readable; readonly length: number } {
  if (parts.some(part => typeof part !== 'string' && part.length > long)) {
    const pieces = parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part));
    return { payload: Readable.from(pieces, { objectMode: false }), length: lengthOf(parts) };
  }
  const bytes = bytesOf(parts);
  return { payload: bytes, length: bytes.length };
}
