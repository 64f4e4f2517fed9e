/** JSON in parts, as they came to be: text, or bytes of UTF-8. */
export type JsonParts = readonly (string | Buffer)[];

/** One after the other as bytes, each copied once: an answer of megabytes is no longer a text than it has to be. */
export function bytesOf(parts: JsonParts): Buffer {
  const bytes = Buffer.allocUnsafe(parts.reduce((length, part) => length + Buffer.byteLength(part), 0));
  let end = 0;
  for (const part of parts) end += typeof part === 'string' ? bytes.write(part, end) : part.copy(bytes, end);
  return bytes;
}
