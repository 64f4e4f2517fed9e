import { expect, it } from 'vitest';
import { useApi } from '../support/api.ts';

const api = useApi();

it('places inside places of any type do not make a plan of all there might be', async () => {
  const levels = 14;
  const query = `{ village(code: "15.71.01.1001") { ${'parent { '.repeat(levels)} name ${'} '.repeat(levels)} } }`;
  const start = performance.now();

  const { errors, readPath } = await api.run(null, query);

  // Of the five types of places, each level would have five times as many as the one above it.
  expect([errors, readPath]).toEqual([undefined, 'executed']);
  expect(performance.now() - start).toBeLessThan(2000);
});
