import { join } from 'node:path';
import pg from 'pg';
import { tell, type Bench } from '../bench.ts';
import { bodyOf } from '../contenders.ts';
import { median } from '../measure.ts';
import { shown, table } from '../report.ts';
import { viewers } from '../world/viewers.ts';

const queries = ['Q2', 'Q4'] as const;
const repeats = 300;

/** What the program sends for an operation: its one statement, and the settings that say who asks. */
interface Sent {
  readonly text: string;
  readonly values: unknown[];
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Ways to tell the database who asks, around the program's own statement, on one connection, in turns: settings that stay
 * on the connection, made before each statement, or in a transaction.
 */
export async function measureContext(bench: Bench): Promise<void> {
  const world = await bench.world();
  const rows: string[][] = [];
  for (const query of queries) {
    tell(`ways to carry the viewer of ${query}`);
    const sent = await sentFor(bench, world.url, query);
    const client = new pg.Client({ connectionString: world.url });
    await client.connect();
    await client.query(`select set_config('plan_cache_mode', 'force_generic_plan', false)`);
    const set = (local: boolean) => ({
      name: local ? 'local' : 'kept',
      text: `select ${Object.keys(sent.settings)
        .map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, ${local})`)
        .join(', ')}`,
      values: Object.entries(sent.settings).flat(),
    });
    await client.query(set(false));
    const read = () => client.query({ name: 'read', text: sent.text, values: sent.values, rowMode: 'array' });
    const ways: Record<string, () => Promise<unknown>> = {
      kept: read,
      each: async () => {
        await client.query(set(false));
        return await read();
      },
      transaction: async () => {
        await client.query('begin transaction isolation level repeatable read, read only');
        await client.query(set(true));
        await read();
        return await client.query('commit');
      },
    };
    const times: Record<string, number[]> = { kept: [], each: [], transaction: [] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (const [name, way] of Object.entries(ways)) {
        const begin = performance.now();
        await way();
        if (repeat >= repeats / 10) times[name]?.push(performance.now() - begin);
      }
    }
    await client.end();
    const [kept, each, transaction] = ['kept', 'each', 'transaction'].map(name => median(times[name] ?? [])) as [
      number,
      number,
      number,
    ];
    rows.push([
      query,
      shown(kept),
      `${shown(each)} (${shown(kept / each)})`,
      `${shown(transaction)} (${shown(kept / transaction)})`,
    ]);
  }
  bench.write(
    'Telling the database who asks, ms (and what is left of the speed)',
    table(['query', 'settings kept on the connection', 'made before each statement', 'a transaction of its own'], rows),
  );
}

/** Asks the program itself, in this process, and listens to what it sends. */
async function sentFor(bench: Bench, databaseUrl: string, query: string): Promise<Sent> {
  const built = (path: string) => import(new URL(`../../dist/src/${path}`, import.meta.url).href);
  const { createApp, openProgramDatabase } = await built('app.js');
  const { ConnectionChannel } = await built('platform/compiler/connection-channel.js');
  const { oidcIssuer } = await built('access/authentication.js');
  const { createLogger } = await built('platform/logger.js');
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URI: jwksUri } = bench.issuer.environment;
  const database = await openProgramDatabase({ url: databaseUrl, dataDir: '' });
  const app = await createApp({
    database,
    issuer: oidcIssuer({ issuer, audience, jwksUri }),
    logger: createLogger('warn'),
    responseCache: false,
  });
  let sent: Sent | undefined;
  const run = ConnectionChannel.prototype.run;
  ConnectionChannel.prototype.run = function (
    carried: { settings: Sent['settings'] },
    { text }: { text: string },
    values: unknown[],
  ) {
    sent = { text, values, settings: { ...this.settings, ...carried.settings } };
    return run.apply(this, arguments);
  };
  try {
    await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await bench.issuer.token(viewers.regency.subject)}` },
      payload: bodyOf(join(import.meta.dirname, '../queries', query)),
    });
  } finally {
    ConnectionChannel.prototype.run = run;
    await app.close();
    await database.close();
  }
  if (sent === undefined) throw new Error(`${query} sent no statement.`);
  return sent;
}
