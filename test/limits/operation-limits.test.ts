import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, tokenFor, useApi, useEveryWay } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newGrant, newNeed, newOfficer, newPerson } from '../support/factories.ts';
import { useLine } from '../support/line.ts';

const line = useLine();
const ways = useEveryWay();
const api = useApi();
beforeEach(emptyDatabase);

/** 30 thousand points are less than this costs, and 2 million more. */
const regencies = '{ country { provinces { regencies { name needs(first: 10) { nodes { title } } } } } }';
const villages = '{ country { descendants(level: VILLAGE) { needs { nodes { title } } } } }';

describe.each(ways)('an operation that is answered %s', (_way, asked) => {
  it('has its price and the limit beside its answer', async () => {
    await newNeed();
    const officer = await newOfficer('DISTRICT', '15.71.01');

    const answer = await asked.run<unknown, object>(officer, '{ needs(first: 10) { nodes { title } } }');

    expect(answer).toMatchObject({
      data: { needs: { nodes: [{ title: 'Keluarga tanpa air bersih' }] } },
      extensions: { cost: { price: 10 + 50 + 10 * 23, limit: 600_000 } },
    });
  });

  it('is not begun when it is too expensive for anybody', async () => {
    const analyst = await newOfficer('ANALYST', 'ID');
    await asked.run(analyst, '{ viewer { person { name } } }');
    let sent = 0;
    line.set(async ({ run }) => {
      sent += 1;
      return await run();
    });

    const answer = await asked.run(analyst, villages, undefined, { 'accept-language': 'id' });

    line.set(undefined);
    expect(answer).toMatchObject({ status: 200, statements: 0 });
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'QUERY_TOO_EXPENSIVE', price: expect.any(Number), limit: 2_000_000 } },
    ]);
    expect(answer.errors?.[0]?.message).toContain('mintalah lebih sedikit baris');
    expect(answer.data).toBeUndefined();
    expect(sent).toBe(0);
  });

  it('may cost what the largest of their grants allows, from when it is given', async () => {
    const person = await newPerson([{ role: 'PARTNER', area: '15' }]);
    const before = await asked.run(person, regencies);
    const nobody = await asked.run(null, regencies);
    await newGrant(person.id, { role: 'PROVINCE', area: '15' });

    const after = await asked.run<unknown, object>(person, regencies);

    expect([codeOf(before), codeOf(nobody), codeOf(after)]).toEqual([undefined, 'QUERY_TOO_EXPENSIVE', undefined]);
  });
});

it('a grant that was given counts at once, also for what was refused before', async () => {
  const query = '{ country { provinces { regencies { needs(first: 40) { nodes { title } } } } } }';
  const person = await newPerson([{ role: 'PARTNER', area: '15' }]);
  const before = await api.run(person, query);
  await newGrant(person.id, { role: 'PROVINCE', area: '15' });

  const after = await api.run(person, query);

  expect([codeOf(before), codeOf(after)]).toEqual(['QUERY_TOO_EXPENSIVE', undefined]);
});

it('a mutation has a price too', async () => {
  const answer = await api.run<unknown, object>(
    null,
    'mutation { submitNeed(input: { id: "need_x", expectedVersion: 1 }) { need { id } } }',
  );

  expect(answer).toMatchObject({ extensions: { cost: { price: expect.any(Number), limit: 30_000 } } });
});

it('an answer that a client has already is still known as the same, with its price in the headers', async () => {
  const officer = await newOfficer('DISTRICT', '15.71.01');
  const get = async (headers: Record<string, string> = {}) =>
    await api.app.http.inject({
      method: 'GET',
      url: '/graphql',
      query: { query: '{ needs(first: 10) { totalCount } }' },
      headers: {
        authorization: `Bearer ${await tokenFor(officer.subject)}`,
        'apollo-require-preflight': 'true',
        ...headers,
      },
    });
  const first = await get();

  const second = await get({ 'if-none-match': String(first.headers['etag']) });

  expect(first.headers['query-price']).toBe('260');
  expect([second.statusCode, second.headers['query-price']]).toEqual([304, '260']);
});
