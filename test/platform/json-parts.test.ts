import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bytesOf, payloadOf } from '../../src/platform/json-parts.ts';

it('parts become bytes one after the other, whatever they are and however long their characters', () => {
  const texts = ['{"data":', '"Énergi 💡"', '', ',"–"', '}'];
  const parts = texts.map((text, index) => (index % 2 === 0 ? text : Buffer.from(text)));

  expect(bytesOf(parts).toString()).toBe(texts.join(''));
  expect(bytesOf([])).toHaveLength(0);
});

describe('the payload of an answer', () => {
  it('is one piece where it is short', () => {
    expect(payloadOf(['{"data":', Buffer.from('"é"'), '}'])).toEqual({
      payload: Buffer.from('{"data":"é"}'),
      length: 13,
    });
  });

  it('is the bytes that were kept, uncopied, where they are many', async () => {
    const kept = Buffer.from(`"${'é'.repeat(50_000)}"`);

    const { payload, length } = payloadOf(['{"data":', kept, '}\n']);

    const pieces = (await (payload as Readable).toArray()) as Buffer[];
    expect(pieces).toContain(kept);
    expect(Buffer.concat(pieces).toString()).toBe(`{"data":${kept.toString()}}\n`);
    expect(length).toBe(Buffer.concat(pieces).length);
  });
});
