import { beforeEach, describe, expect, it } from 'vitest';
import { tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const here = '15.71.01.1001';

async function get(who: Somebody, query: string, headers: Readonly<Record<string, string>> = {}) {
  return await api.app.http.inject({
    method: 'GET',
    url: '/graphql',
    query: { query },
    headers: {
      'apollo-require-preflight': 'true',
      authorization: `Bearer ${await tokenFor(who.subject)}`,
      ...headers,
    },
  });
}

describe('a client that asks by GET', () => {
  const query = '{ needs { nodes { title } } }';

  it('is told when it has the answer already, and gets the new one after a write', async () => {
    const village = await newOfficer('VILLAGE', here);
    await newNeed({ area: here, title: 'Sumur kering' });
    const first = await get(village, query);
    const { etag } = first.headers as { etag: string };

    const again = await get(village, query, { 'if-none-match': `"other", ${etag}` });
    await newNeed({ area: here, title: 'Parit buntu' });
    const changed = await get(village, query, { 'if-none-match': etag });

    expect(first.statusCode).toBe(200);
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(changed.statusCode).toBe(200);
    expect(changed.json<{ data: { needs: { nodes: unknown[] } } }>().data.needs.nodes).toHaveLength(2);
    expect(changed.headers['etag']).not.toBe(etag);
  });

  it('shares no answer with anybody else', async () => {
    const village = await newOfficer('VILLAGE', here);
    const neighbour = await newOfficer('VILLAGE', '15.71.01.1002');
    await newNeed({ area: here });
    const { headers } = await get(village, query);

    const other = await get(neighbour, query, { 'if-none-match': String(headers['etag']) });

    expect(headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: expect.stringContaining('authorization'),
    });
    expect([other.statusCode, other.json()]).toMatchObject([200, { data: { needs: { nodes: [] } } }]);
  });
});
