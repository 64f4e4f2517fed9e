import { expect, it } from 'vitest';
import { KeptTexts } from '../../../src/platform/compiler/kept-texts.ts';

const counting = (text: (source: unknown) => string) => {
  const written: unknown[] = [];
  const texts = new KeptTexts(source => {
    written.push(source);
    return text(source);
  });
  return { texts, written };
};

it('writes an object that never changes once', () => {
  const { texts, written } = counting(source => JSON.stringify(source));
  const place = Object.freeze({ name: 'Kerinci' });

  expect([texts.of(place), texts.of(place)]).toEqual(['{"name":"Kerinci"}', '{"name":"Kerinci"}']);
  expect(written).toEqual([place]);
});

it('writes what may change, and what is no object, each time', () => {
  const { texts, written } = counting(source => JSON.stringify(source) ?? 'nothing');
  const person = { name: 'Sari' };

  expect(texts.of(person)).toBe('{"name":"Sari"}');
  person.name = 'Sari Dewi';
  expect(texts.of(person)).toBe('{"name":"Sari Dewi"}');
  expect([texts.of(undefined), texts.of(undefined), texts.of(null)]).toEqual(['nothing', 'nothing', 'null']);
  expect(written).toHaveLength(5);
});

it('forgets all when it is too much, and goes on', () => {
  const { texts, written } = counting(() => 'x'.repeat(5_000_000));
  const [one, other] = [Object.freeze({}), Object.freeze({})];

  for (const place of [one, other, one, one]) expect(texts.of(place)).toHaveLength(5_000_000);

  expect(written).toEqual([one, other, one]);
});

it('what one writes is not what another writes of the same object', () => {
  const place = Object.freeze({ code: '15', name: 'Jambi' });
  const [codes, names] = [new KeptTexts(() => '15'), new KeptTexts(() => 'Jambi')];

  for (const _ of [1, 2]) expect([codes.of(place), names.of(place)]).toEqual(['15', 'Jambi']);
});
