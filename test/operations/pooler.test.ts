import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, openProgramDatabase, servingPatience, type App } from '../../src/app.ts';
import { assertContained, type Database } from '../../src/platform/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { available } from '../support/available.ts';
import { hasPooler, Pooler } from '../support/pooler.ts';
import { Production, type Officer } from '../support/production.ts';

/**
 * Many viewers share few connections of a pooler, in which nothing of who asks may stay. Each village has a need that only
 * its own officers see.
 */
const isServer = Boolean(process.env['DATABASE_URL']);

describe.runIf(isServer && available('PgBouncer', hasPooler, 'a pooler before the database')).each([
  // mode of the pooler, its connections, what the API is told of it, connections of each of the API's pools
  ['transaction', 1, 'transaction', 10],
  ['transaction', 3, 'transaction', 10],
  ['session', 6, 'session', 2],
  // A mistake of whoever runs it: answers may be slow or fail, never another's.
  ['transaction', 1, 'session', 10],
] as const)('a pooler that shares by %s, with %i connections, told as %s', (mode, size, told, poolSize) => {
  const villages = ['15.71.01.1001', '15.71.01.1002', '15.71.02.1004', '15.06.05.1007'];
  const misled = [mode, told].join(' ') === 'transaction session';
  let production: Production;
  let pooler: Pooler;
  let database: Database;
  let app: App;
  const officers: Officer[] = [];

  beforeAll(async () => {
    production = await Production.start();
    for (const village of villages)
      for (let one = 0; one < 3; one += 1) officers.push(await production.newOfficer(village));
    pooler = await Pooler.start(production.cluster.port, mode, size);
    const opened = async (port: number) =>
      await openProgramDatabase({
        url: production.urlOf('episentrum_api', port),
        dataDir: 'memory://',
        pooler: told,
        reach: { size: poolSize, patience: servingPatience },
      });
    const served = (by: Database) => createApp({ database: by, issuer: testIssuer, logger: createLogger('silent') });
    if (misled) {
      // What there is to see was written past the pooler.
      database = await opened(production.cluster.port);
      app = await served(database);
      for (const officer of officers) await write(officer);
      await app.close();
      await database.close();
    }
    database = await opened(pooler.port);
    app = await served(database);
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
    await pooler?.stop();
    await production?.stop();
  });

  interface Seen {
    readonly needs?: { readonly nodes: readonly { readonly title: string }[] } | null;
    readonly viewer?: { readonly grants: readonly { readonly area: { readonly code: string } }[] };
  }

  async function ask(who: Officer | null, query: string, variables = {}) {
    const response = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: who ? { authorization: `Bearer ${await tokenFor(who.subject)}` } : {},
      payload: { query, variables },
    });
    return response.json<{ data: Seen | null; errors?: { extensions: { code: string } }[] }>();
  }

  async function write({ subject, area }: Officer) {
    const register = `mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { reportedBy { id } } } }`;
    const input = { areaCode: area, kind: 'CLEAN_WATER', title: `Di ${area}`, quantity: 1, severity: 'LOW' };
    return await ask({ subject, area }, register, { input });
  }

  it.skipIf(misled)('lets every officer write, under their own name', async () => {
    for (const officer of officers) expect((await write(officer)).errors).toBeUndefined();

    const wrote = await production.query<{ subject: string; wrote: number }>(
      'select subject, count(*)::int as wrote from audit_entry where table_name = $1 group by subject',
      ['need'],
    );
    expect(wrote.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual(
      officers.map(({ subject }) => ({ subject, wrote: 1 })).toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
    );
  });

  it('shows everybody what is theirs, however many ask at once', async () => {
    const query = (nonce: number) =>
      `query Q${nonce % 7} { needs(first: 50) { nodes { title } } viewer { grants { area { code } } } }`;
    const foreign: string[] = [];
    const failures = new Map<string, number>();
    let seen = 0;

    for (let round = 0; round < 12; round += 1) {
      await Promise.all(
        [...officers, null, ...officers.toReversed()].map(async (officer, at) => {
          const { data, errors } = await ask(officer, query(at + round));
          const code = errors?.[0]?.extensions.code;
          if (officer === null) {
            if (data?.needs) foreign.push(`nobody: ${JSON.stringify(data)}`);
            return;
          }
          if (code !== undefined) failures.set(code, (failures.get(code) ?? 0) + 1);
          for (const { title } of data?.needs?.nodes ?? []) {
            seen += 1;
            if (title !== `Di ${officer.area}`) foreign.push(`${officer.area}: ${title}`);
          }
          for (const { area } of data?.viewer?.grants ?? []) {
            if (area.code !== officer.area) foreign.push(`${officer.area}: a grant in ${area.code}`);
          }
        }),
      );
    }

    expect(foreign).toEqual([]);
    expect(seen).toBeGreaterThan(0);
    if (misled) return;
    expect(Object.fromEntries(failures)).toEqual({});
    expect(seen).toBe(12 * officers.length * 2 * 3);
  });

  it('is signed in to as the API alone', async () => {
    await expect(assertContained(database.orm)).resolves.toBeUndefined();
  });
});
