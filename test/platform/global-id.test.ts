import { describe, expect, it } from 'vitest';
import { NotFoundError } from '../../src/platform/errors.ts';
import { globalId, parseGlobalId, rowId } from '../../src/platform/global-id.ts';

const id = '0192f0c1-5a6b-7c8d-9e0f-112233445566';

describe('a global id', () => {
  it.each([
    ['need', id],
    ['area', '91593'],
  ])('of a %s says what it is of', (noun, own) => {
    expect(parseGlobalId(globalId(noun, own))).toEqual({ noun, id: own });
  });

  it.each([
    '',
    'need',
    'need_',
    `_${id}`,
    id,
    `need-${id}`,
    `Need_${id}`,
    `need_${id.toUpperCase()}`,
    `need_${id}x`,
    `need_${id}\n`,
    ` need_${id}`,
    `need_{${id}}`,
    'area_-1',
    'area_1.5',
    'area_9999999999',
    "need_' or true --",
  ])('is not %j', text => {
    expect(parseGlobalId(text)).toBeUndefined();
  });

  it('leads to a row of its own kind', () => {
    expect(rowId('need', `need_${id}`)).toBe(id);
  });

  it.each([`intervention_${id}`, 'need_12', 'area_12', 'nonsense', ''])('leads to no need: %j', text => {
    expect(() => rowId('need', text)).toThrow(NotFoundError);
  });
});
