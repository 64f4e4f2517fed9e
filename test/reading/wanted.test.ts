import { parse } from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { useApi } from '../support/api.ts';
import type { Wanted } from '../../src/platform/reading/wanted.ts';

const api = useApi();
let wanted: Wanted;
beforeAll(() => {
  ({ wanted } = api.app.services);
});

const of = (query: string) => [...(wanted.of(parse(query)) ?? ['whatever there is'])].toSorted();

it.each([
  ['columns of the names that are asked for', '{ needs { nodes { title } } }', ['title']],
  ['under another key', '{ needs { nodes { headline: title } } }', ['title']],
  ['and what leads to other rows', '{ needs { nodes { kind { name } } } }', ['kindCode', 'name']],
  ['in fragments too', '{ needs { nodes { ...Short } } } fragment Short on Need { title }', ['title']],
])('a row has the %s', (_, query, expected) => {
  expect(of(query)).toEqual(expect.arrayContaining(expected));
  expect(of(query)).not.toContain('description');
});

it('a row has whatever there is, where code of a field’s own looks at it', () => {
  expect(of('{ whoCanSee(id: "need_1") { hasMore } }')).toEqual(['whatever there is']);
});
