import { request, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, openProgramDatabase, servingPatience, type App } from '../../src/app.ts';
import type { ReadPath } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { hasPooler, Pooler } from '../support/pooler.ts';
import { Production, type Officer } from '../support/production.ts';

/** A pooler knows what to cancel as long as it has the connection, and may give it to another at any moment. */
describe.runIf(process.env['DATABASE_URL'] && hasPooler).each([
  ['transaction', 3],
  ['session', 20],
] as const)('behind a pooler that shares by %s, with %i connections, a client that goes away', (mode, size) => {
  const ways: readonly ReadPath[] = ['compiled', 'executed'];
  const query = '{ needs { totalCount nodes { title } } }';
  let production: Production;
  let pooler: Pooler;
  let database: Database;
  let officers: Officer[];
  let holding: pg.Client;
  const apps = new Map<ReadPath, App>();

  beforeAll(async () => {
    production = await Production.start();
    officers = [await production.newOfficer(), await production.newOfficer()];
    pooler = await Pooler.start(production.cluster.port, mode, size);
    database = await openProgramDatabase({
      url: production.urlOf('episentrum_api', pooler.port),
      dataDir: 'memory://',
      pooler: mode,
      reach: { size: 5, patience: servingPatience },
    });
    for (const readPath of ways) {
      const logger = createLogger('silent');
      const app = await createApp({ database, issuer: testIssuer, logger, readPath, responseCache: false });
      await app.http.listen({ port: 0, host: '127.0.0.1' });
      apps.set(readPath, app);
    }
    holding = new pg.Client({ connectionString: production.urlOf('postgres') });
    await holding.connect();
  });
  afterAll(async () => {
    await holding?.end();
    for (const app of apps.values()) await app.close();
    await database?.close();
    await pooler?.stop();
    await production?.stop();
  });

  const running = async (): Promise<number> => {
    const { length } = await production.query(
      `select from pg_stat_activity where usename = 'episentrum_api' and wait_event_type = 'Lock'`,
    );
    return length;
  };
  const officer = (index: number): Officer => officers[index] as Officer;
  const appOf = (way: ReadPath): App => apps.get(way) as App;

  async function send(way: ReadPath): Promise<ClientRequest> {
    const { port } = appOf(way).http.server.address() as AddressInfo;
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(officer(0).subject)}`,
    };
    const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers });
    sent.on('error', () => {});
    sent.end(JSON.stringify({ query }));
    return sent;
  }

  async function ask(way: ReadPath, who: Officer): Promise<{ readonly data: unknown; readonly errors?: unknown }> {
    const response = await appOf(way).http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await tokenFor(who.subject)}` },
      payload: { query },
    });
    return response.json();
  }

  it.each(ways)('ends its statement within half a second: %s', async way => {
    await ask(way, officer(0));
    await holding.query('begin; lock table need in access exclusive mode');
    let took = Infinity;
    try {
      const sent = await send(way);
      await expect.poll(running, { timeout: 5000 }).toBe(1);

      sent.destroy();
      const left = performance.now();
      await expect.poll(running, { timeout: 5000, interval: 10 }).toBe(0);
      took = performance.now() - left;
    } finally {
      await holding.query('rollback');
    }

    expect(took).toBeLessThan(500);
    expect(await ask(way, officer(0))).toMatchObject({ data: { needs: { totalCount: 0, nodes: [] } } });
  });

  it.each(ways)('hurts nobody else: %s', { timeout: 60_000 }, async way => {
    for (const who of officers) await ask(way, who);
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    const race = { isOver: false };
    const others = (async () => {
      while (!race.isOver) answers.push(await ask(way, officer(1)));
    })();

    // Each at another moment of its operation.
    for (let count = 0; count < 90; count += 1) {
      const sent = await send(way);
      await later(count % 15);
      sent.destroy();
    }
    race.isOver = true;
    await others;

    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
  });
});
