import { serverAudits, type Audit } from 'graphql-http';
import { beforeAll, describe, expect, it } from 'vitest';
import { tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer } from '../support/factories.ts';

/** MUST, SHOULD and MAY of the GraphQL-over-HTTP specification, as its reference implementation checks them. */
const api = useApi();
const sent: Record<string, string> = {};
let url = '';
beforeAll(async () => {
  url = `${await api.app.http.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});

/** Every audit, against an address that is known only when the server listens. */
const audits: readonly Audit[] = serverAudits({
  url: () => url,
  fetchFn: async (input: string | URL | Request, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(sent)) headers.set(name, value);
    return await fetch(input, { ...init, headers });
  },
});

it('are all 61', () => {
  expect(audits).toHaveLength(61);
});

describe.each(['nobody', 'an officer'])(`for %s, on Node ${process.version}`, who => {
  beforeAll(async () => {
    delete sent['authorization'];
    if (who === 'nobody') return;
    await emptyDatabase();
    sent['authorization'] = `Bearer ${await tokenFor((await newOfficer('DISTRICT', '15.71.01')).subject)}`;
  });

  it.each(audits.map(audit => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();

    expect([result.status, 'reason' in result ? result.reason : undefined]).toEqual(['ok', undefined]);
  });
});
