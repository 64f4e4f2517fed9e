/**
 * The proof of restarts under load: two processes of the program behind a balancer, each restarted again and again while
 * clients read and write with keys. No request may fail, and each acknowledged write is there, once.
 *
 *     npm run prove:restart                      RESTART_ROUNDS and RESTART_CLIENTS change its size
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { freePort } from '../../support/postgres-tools.ts';
import { send } from '../attacks/assault.ts';
import { startProgram, type Program } from '../program.ts';
import { startBalancer } from './balancer.ts';

const rounds = Number(process.env['RESTART_ROUNDS'] ?? 3);
const clients = Number(process.env['RESTART_CLIENTS'] ?? 8);
const databaseUrl = process.env['DATABASE_URL'];
if (databaseUrl === undefined)
  throw new Error('DATABASE_URL is missing: npm run prove:restart makes a cluster of its own.');
const root = join(import.meta.dirname, '../../..');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const issuer = await startIssuer();
const env = {
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  OIDC_ISSUER: issuer.url,
  OIDC_AUDIENCE: 'episentrum',
  OIDC_JWKS_URI: `${issuer.url}/jwks`,
  DRAIN_DELAY: '1',
  STOP_TIMEOUT: '20',
  // All clients are one person here, who would have spent their minute at once.
  RATE_LIMIT: 'false',
};
const migrated = spawnSync(process.execPath, [join(root, 'dist/src/scripts/migrate.js')], {
  cwd: root,
  env: { PATH: process.env['PATH'], ...env, DEMO: 'true' },
  encoding: 'utf8',
});
if (migrated.status !== 0) throw new Error(`The database was not migrated: ${migrated.stdout}${migrated.stderr}`);
const serving = { ...env, DATABASE_URL: await servingUrl(databaseUrl) };

const ports = [await freePort(), await freePort()];
const programs: Program[] = await Promise.all(ports.map(port => startProgram(port, serving)));
const balancer = await startBalancer(programs.map(({ url }) => url));
const token = await issuer.sign('demo:village-simpang-iv-sipin');

const ending = new AbortController();
const tally = { reads: 0, writes: 0, failed: 0 };
const faults: string[] = [];
const acknowledged: string[] = [];
const work = Array.from({ length: clients }, (_, index) => (index % 4 === 0 ? write() : read()));

const exits: (number | null)[] = [];
const stops: number[] = [];
const starts: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const [index, port] of ports.entries()) {
    await delay(1000);
    const begun = performance.now();
    programs[index]?.signal('SIGTERM');
    exits.push((await programs[index]?.ended) ?? null);
    const ended = performance.now();
    stops.push(ended - begun);
    programs[index] = await startProgram(port, serving);
    starts.push(performance.now() - ended);
    // The balancer looks five times a second.
    await delay(600);
  }
}
ending.abort();
await Promise.all(work);

const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
const { rows } = await client.query<{ title: string; times: number }>(
  "select title, count(*)::int as times from need where title like 'Uji %' group by title",
);
await client.end();
const stored = new Map(rows.map(row => [row.title, row.times]));
const lost = acknowledged.filter(title => !stored.has(title));
const twice = rows.filter(row => row.times > 1);

balancer.close();
for (const program of programs) program.signal('SIGTERM');
exits.push(...(await Promise.all(programs.map(({ ended }) => ended))));
issuer.close();

print(`${rounds} rolling restarts of two processes behind a balancer, ${clients} clients without a pause:`);
print(`  ${tally.reads} reads, ${tally.writes} writes with keys, ${tally.failed} failed`);
print(
  `  shares: ${[...balancer.shares.values()].join(' and ')} requests; stops took ${spread(stops)}, starts ${spread(starts)}`,
);
print(`  ${acknowledged.length} acknowledged writes, ${lost.length} of them lost, ${twice.length} there twice`);
print(`  exit codes: ${exits.join(', ')}`);
for (const fault of faults.slice(0, 10)) print(`  ${fault.slice(0, 500)}`);
const isProved =
  tally.failed === 0 &&
  lost.length === 0 &&
  twice.length === 0 &&
  exits.every(code => code === 0) &&
  acknowledged.length > 0;
print(isProved ? 'proved' : 'not proved');
process.exitCode = isProved ? 0 : 1;

function spread(times: readonly number[]): string {
  return `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms`;
}

async function ask(agent: Agent, query: string, variables: object): Promise<boolean> {
  try {
    const { status, body } = await send(agent, balancer.url, {
      kind: 'a question',
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    if (status === 200 && !body.includes('"errors"')) return true;
    faults.push(`HTTP ${status}: ${body}`);
  } catch (error) {
    faults.push(String(error));
  }
  tally.failed += 1;
  return false;
}

async function read(): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const query = readFileSync(join(root, 'schema/operations/04-village-page.graphql'), 'utf8');
  while (!ending.signal.aborted) {
    await ask(agent, query, { code: '15.71.01.1001' });
    tally.reads += 1;
  }
  agent.destroy();
}

async function write(): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const query = 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id } } }';
  while (!ending.signal.aborted) {
    const title = `Uji ${randomUUID()}`;
    const input = { areaCode: '15.71.01.1001', kind: 'CLEAN_WATER', title, quantity: 1, severity: 'LOW' };
    if (await ask(agent, query, { input: { ...input, idempotencyKey: title } })) acknowledged.push(title);
    tally.writes += 1;
    await delay(20);
  }
  agent.destroy();
}

/** An issuer of tokens on loopback, with its public key where Keycloak would have it. */
async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one' }] });
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
  });
  const port = await freePort();
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    sign: (subject: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one' })
        .setIssuer(url)
        .setAudience('episentrum')
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** In production the program signs in as nobody who could do more than serve requests. */
async function servingUrl(ownersUrl: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownersUrl });
  await owner.connect();
  await owner.query('create role episentrum_api login in role episentrum_app');
  await owner.end();
  const url = new URL(ownersUrl);
  url.username = 'episentrum_api';
  return url.href;
}
