import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentLimits } from '../../src/platform/limits/document-limits.ts';
import { codeOf, useApi } from '../support/api.ts';

const api = useApi();

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const { aliases, characters, depth, directives, fragments, repeats } = documentLimits;
const nested = (levels: number): string =>
  `{ village(code: "15.71.01.1001") { ${'parent { '.repeat(levels - 2)} name ${'} '.repeat(levels - 2)} } }`;

describe('a document is refused, and told why,', () => {
  it.each([
    ['for repeated fields', `{ country { ${times(repeats + 1, () => 'name')} } }`, `${repeats} times`],
    ['for repeated objects', `{ ${times(490, () => 'country { name }')} }`, `${repeats} times`],
    ['for repeated fragments', `{ ${times(repeats + 1, () => '...F')} } fragment F on Query { __typename }`, 'times'],
    ['for repeated inline fragments', `{ ${times(repeats + 1, () => '... { __typename }')} }`, 'times'],
    ['for aliases', `{ country { ${times(aliases + 1, index => `a${index}: name`)} } }`, `${aliases} aliases`],
    [
      'for directives',
      `{ ${times(directives + 1, index => `${'abcdefghijk'[index % 11]}${Math.floor(index / 11)}: __typename @skip(if: true)`)} }`,
      `${aliases} aliases`,
    ],
    ['for depth', nested(depth + 1), `${depth} fields`],
    [
      'for depth through fragments',
      `{ country { ...F0 } } ${times(20, index => `fragment F${index} on Country { provinces { country { ...F${index + 1} } } }`)} fragment F20 on Country { name }`,
      `${depth} fields`,
    ],
    [
      'for fragments',
      `{ ${times(fragments + 1, index => `...F${index}`)} } ${times(fragments + 1, index => `fragment F${index} on Query { __typename }`)}`,
      `${fragments} fragments`,
    ],
    ['for tokens', `{ ${times(1000, index => `a${index}: __typename`)} }`, '2000 tokens'],
    ['for characters', `${' '.repeat(characters)}{ country { name } }`, `${characters} characters`],
    ['for fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'itself'],
  ])('%s', async (_why, query, message) => {
    const answer = await api.run(null, query);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(answer.statements).toBe(0);
  });

  it('in the language of the reader', async () => {
    const answer = await api.run(null, nested(depth + 1), undefined, { 'accept-language': 'id' });

    expect(answer.errors?.[0]?.message).toContain('bersarang');
  });

  it('in little time, again and again', async () => {
    const query = `{ ${times(490, () => 'country { name }')} }`;
    const start = performance.now();

    for (let sent = 0; sent < 50; sent += 1) await api.run(null, query);

    // Validated, each of them takes 0.1 s.
    expect((performance.now() - start) / 50).toBeLessThan(50);
  });
});

describe('a document is answered', () => {
  it.each([
    ['at the greatest depth', nested(depth)],
    ['with as many aliases', `{ country { ${times(aliases, index => `a${index}: name`)} } }`],
    ['with as many repetitions', `{ country { ${times(repeats, () => 'name')} } }`],
  ])('%s', async (_what, query) => {
    const { errors } = await api.run(null, query);

    expect(errors).toBeUndefined();
  });

  it('that an IDE asks', async () => {
    const { data } = await api.run<IntrospectionQuery, object>(null, getIntrospectionQuery());

    expect(buildClientSchema(data as IntrospectionQuery).getQueryType()?.name).toBe('Query');
  });
});
