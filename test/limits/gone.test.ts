import { request, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/platform/database.ts';
import { tokenFor, useApi, type Api } from '../support/api.ts';
import { countStored, emptyDatabase, testDatabase } from '../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../support/factories.ts';
import { useLine } from '../support/line.ts';

/** An embedded database cannot stop what it has begun. */
const isServer = process.env['DATABASE_URL'] !== undefined;

const line = useLine();
const compiled = useApi({ responseCache: false });
const executed = useApi({ readPath: 'executed' });
beforeEach(emptyDatabase);
beforeAll(async () => {
  for (const { app } of [compiled, executed]) await app.http.listen({ port: 0, host: '127.0.0.1' });
});

const needs = '{ needs { totalCount nodes { title } } }';

async function send(api: Api, who: Somebody, query: string, variables = {}): Promise<ClientRequest> {
  const { port } = api.app.http.server.address() as AddressInfo;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(who.subject)}` };
  const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers });
  sent.on('error', () => {});
  sent.end(JSON.stringify({ query, variables }));
  return sent;
}

describe.skipIf(!isServer)('a client that goes away while its statement runs', () => {
  let watching: pg.Client;
  let holding: pg.Client;
  beforeAll(async () => {
    const { url } = await testDatabase();
    watching = new pg.Client({ connectionString: url });
    holding = new pg.Client({ connectionString: url });
    await watching.connect();
    await holding.connect();
  });
  afterAll(async () => {
    await watching.end();
    await holding.end();
  });

  /** Statements that wait for a lock, as others wait for a disk. */
  const running = async (): Promise<number> => {
    const { rows } = await watching.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  };

  const cases: [string, Api, string][] = [
    ['compiled', compiled, needs],
    ['field by field', executed, needs],
  ];

  it.each(cases)('ends it within half a second: %s', async (_way, api, query) => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    await newNeed();
    await api.run(officer, query);
    await holding.query('begin; lock table need in access exclusive mode');
    const sent = await send(api, officer, query);
    await expect.poll(running, { timeout: 5000 }).toBe(1);

    sent.destroy();
    const left = performance.now();
    await expect.poll(running, { timeout: 3000, interval: 10 }).toBe(0);

    const took = performance.now() - left;
    await holding.query('rollback');
    expect(took).toBeLessThan(500);
    expect((await api.run<{ needs: object }, object>(officer, query)).data?.needs).toMatchObject({ totalCount: 1 });
  });

  it.each(cases)('leaves no connection behind, and hurts nobody: %s', { timeout: 60_000 }, async (_way, api, query) => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const other = await newOfficer('DISTRICT', '15.71.01');
    await newNeed();
    await api.run(officer, query);
    await api.run(other, query);
    const answers: unknown[] = [];
    const race = { isOver: false };
    const others = (async () => {
      while (!race.isOver) answers.push(await api.run(other, query));
    })();

    await later(50);
    // More than there are connections: those that have one wait for the lock, the others for a connection.
    await holding.query('begin; lock table need in access exclusive mode');
    const waiting = await Promise.all(Array.from({ length: 25 }, () => send(api, officer, query)));
    await expect.poll(running, { timeout: 5000 }).toBeGreaterThan(5);
    for (const sent of waiting) sent.destroy();
    await holding.query('rollback');
    // Each at another moment of its operation.
    for (let count = 0; count < 60; count += 1) {
      const sent = await send(api, officer, query);
      await later(count % 12);
      sent.destroy();
    }
    race.isOver = true;
    await others;

    const wrong = answers.filter(answer => (answer as { errors?: unknown }).errors !== undefined);
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(0);
    expect((await api.run(officer, query)).errors).toBeUndefined();
  });

  it('does not end what it changes', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const before = await countStored('need');
    await holding.query('begin; lock table need in access exclusive mode');
    const sent = await send(
      compiled,
      officer,
      'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id } } }',
      {
        input: {
          areaCode: '15.71.01.1001',
          kind: 'CLEAN_WATER',
          title: 'Keluarga tanpa air bersih',
          quantity: 37,
          familiesAffected: 37,
          severity: 'HIGH',
        },
      },
    );
    await expect.poll(running, { timeout: 5000 }).toBe(1);

    sent.destroy();
    await later(600);
    const still = await running();
    await holding.query('rollback');

    expect(still).toBe(1);
    await expect.poll(() => countStored('need'), { timeout: 3000 }).toBe(before + 1);
  });
});

it.each([
  ['compiled', compiled],
  ['field by field', executed],
])('what is not begun when a client goes is never begun: %s', async (_way, api) => {
  const officer = await newOfficer('DISTRICT', '15.71.01');
  await api.run(officer, needs);
  const { orm } = await testDatabase();
  let begun = 0;
  line.set(async ({ run, carried }) => {
    const answer = await run();
    if (carried !== undefined) begun += 1;
    return answer;
  });
  const busy = isServer ? undefined : await Session.begin(orm, 'read');
  const sent = await send(api, officer, needs);
  await later(isServer ? 0 : 200);

  sent.destroy();
  await later(200);
  await busy?.rollback();
  await later(100);

  line.set(undefined);
  expect(begun).toBeLessThanOrEqual(isServer ? 1 : 0);
  expect((await api.run(officer, needs)).errors).toBeUndefined();
});
