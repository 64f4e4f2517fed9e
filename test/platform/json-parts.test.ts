import { expect, it } from 'vitest';
import { bytesOf } from '../../src/platform/json-parts.ts';

it('parts become bytes one after the other, whatever they are and however long their characters', () => {
  const texts = ['{"data":', '"Énergi 💡"', '', ',"–"', '}'];
  const parts = texts.map((text, index) => (index % 2 === 0 ? text : Buffer.from(text)));

  expect(bytesOf(parts).toString()).toBe(texts.join(''));
  expect(bytesOf([])).toHaveLength(0);
});
