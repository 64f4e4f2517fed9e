import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMetrics, type Metrics } from '../../src/platform/metrics.ts';
import { tokenFor, useApi, type Api } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';

let metrics: Metrics;
let api: Api;
beforeAll(async () => {
  metrics = await startMetrics({ host: '127.0.0.1', port: 0 }, new Set(['Known']));
});
api = useApi({
  get metrics() {
    return metrics;
  },
});
beforeEach(emptyDatabase);
afterAll(() => metrics.close());

const scrape = async () => await (await fetch(metrics.url)).text();

/** The sum of a metric over the rows that have these labels. */
async function valueOf(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  const rows = (await scrape()).split('\n').filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return rows
    .filter(row => Object.entries(labels).every(([label, value]) => row.includes(`${label}="${value}"`)))
    .reduce((sum, row) => sum + Number(row.split(' ').at(-1)), 0);
}

describe('figures', () => {
  it('count an operation of the list by its name, with its code and the way it was read', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    await newNeed();
    const labels = { operation: 'Known', kind: 'query', code: 'OK', read_path: 'compiled' };
    const before = await valueOf('episentrum_operations_total', labels);
    const statements = await valueOf('episentrum_statements_total', { result: 'ok' });

    await api.run(officer, 'query Known { needs { totalCount } }');
    await api.run(null, 'query Known { needs { totalCount } }');

    expect(await valueOf('episentrum_operations_total', labels)).toBe(before + 1);
    const refused = { operation: 'Known', code: 'UNAUTHENTICATED' };
    expect(await valueOf('episentrum_operations_total', refused)).toBe(1);
    expect(await valueOf('episentrum_operation_seconds_count', { operation: 'Known' })).toBeGreaterThanOrEqual(2);
    expect(await valueOf('episentrum_statements_total', { result: 'ok' })).toBeGreaterThan(statements);
  });

  it('call every other operation "other", whatever clients call them', async () => {
    const canary = 'Bocoran081234567890';
    const before = await valueOf('episentrum_operations_total', { operation: 'other' });

    await api.run(null, `query ${canary} { country { name } }`);
    await api.run(null, `{ ${canary}: country { name } }`);
    await api.run(null, `query ${canary} { ${canary} }`);
    await api.app.http.inject({ url: `/${canary}?${canary}`, headers: { [canary]: canary } });

    expect(await valueOf('episentrum_operations_total', { operation: 'other' })).toBe(before + 3);
    expect(await scrape()).not.toMatch(/bocoran/i);
  });

  it('count requests by path and status, also those that were no operation', async () => {
    const before = await valueOf('episentrum_http_requests_total', { path: '/graphql', status: '401' });
    await api.run(null, '{ country { name } }', undefined, { authorization: 'Bearer garbage' });
    await api.app.http.inject({ url: '/missing' });

    expect(await valueOf('episentrum_http_requests_total', { path: '/graphql', status: '401' })).toBe(before + 1);
    expect(await valueOf('episentrum_http_requests_total', { path: 'other', status: '404' })).toBeGreaterThan(0);
  });

  it('tell how the process does', async () => {
    expect(await valueOf('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(await scrape()).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('tell nothing of who asks', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const token = await tokenFor(officer.subject);
    await api.run(officer, 'query Known { viewer { grants { role } } }');

    const text = await scrape();
    for (const secret of [officer.subject, officer.id, token]) expect(text).not.toContain(secret);
  });

  it('are on their own address only, and nothing else is', async () => {
    expect((await api.app.http.inject({ url: '/metrics' })).statusCode).toBe(404);
    expect((await fetch(new URL('/graphql', metrics.url))).status).toBe(404);
    expect((await fetch(metrics.url, { method: 'POST' })).status).toBe(404);
  });
});
