import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Issuer } from './issuer.ts';
import type { Request } from './load.ts';
import { freePort } from '../test/support/postgres-tools.ts';
import { servingLogin } from './world/fill.ts';
import { viewers, type ViewerName } from './world/viewers.ts';

export const queryNames = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8'] as const;
export type QueryName = (typeof queryNames)[number];

/** A program that is measured: how it is started, and what it is asked. */
interface Contender {
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Its queries: a folder of its own, where its schema is its own. */
  readonly queries: string;
  readonly isOurs?: true;
}

const bench = import.meta.dirname;
/** As `npm start` and the image start it. */
const program = ['--max-semi-space-size=12', '--heap-growing-percent=40', 'dist/src/main.js'];
const ours = { command: program, queries: 'queries', isOurs: true } as const;
const competitor = (name: string): Contender => ({
  command: [join(bench, `servers/${name}.ts`)],
  environment: { GRAPHILE_ENV: 'production' },
  queries: `servers/queries/${name}`,
});

export const contenders = {
  ours: { ...ours, environment: { RESPONSE_CACHE: 'false' } },
  'ours-executed': { ...ours, environment: { RESPONSE_CACHE: 'false', READ_PATH: 'executed' } },
  'ours-cached': ours,
  limit: { command: [join(bench, 'servers/limit.ts')], queries: 'queries' },
  postgraphile: competitor('postgraphile'),
  'apollo-dataloader': competitor('apollo-dataloader'),
  mercurius: competitor('mercurius'),
} as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;

/** A contender that runs, in a process of its own. */
export interface Running {
  readonly name: ContenderName;
  readonly pid: number;
  /** What it is sent for a query, as one of the viewers. */
  readonly request: (query: QueryName, viewer: ViewerName) => Promise<Request>;
  stop(): Promise<void>;
}

export async function start(name: ContenderName, databaseUrl: string, issuer: Issuer): Promise<Running> {
  const { command, environment, queries, isOurs }: Contender = contenders[name];
  const port = await freePort();
  const child = await spawned(name, port, [...command, ...(isOurs ? [] : ['--port', String(port)])], {
    DATABASE_URL: isOurs ? servingUrl(databaseUrl) : patientUrl(databaseUrl),
    ...(isOurs && { ...ourEnvironment(port), ...issuer.environment }),
    ...environment,
  });
  const request = isOurs ? ourRequest(port, issuer) : theirRequest(port, name, queries);
  return { name, pid: child.pid as number, request, stop: () => stop(child) };
}

/** In production the program refuses to sign in as anybody who could do more than serve requests. */
function servingUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = servingLogin;
  return url.href;
}

/** Milliseconds that a statement of the others may take: the program ends its own. */
export const longestStatement = 30_000;

function patientUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c statement_timeout=${longestStatement}`);
  return url.href;
}

/** The program with its embedded database and the demo world. */
export async function startEmbedded(dataDir: string, issuer: Issuer): Promise<Running> {
  const port = await freePort();
  const child = await spawned('the embedded program', port, ours.command, {
    ...ourEnvironment(port),
    ...issuer.environment,
    ...contenders.ours.environment,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    ALLOW_EMBEDDED: 'true',
    DEMO: 'true',
  });
  return { name: 'ours', pid: child.pid as number, request: ourRequest(port, issuer), stop: () => stop(child) };
}

/** A bench spends more in a second than anybody may in a minute. */
const ourEnvironment = (port: number) => ({
  PORT: String(port),
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  RATE_LIMIT: 'false',
});

const json = { 'content-type': 'application/json' };

const ourRequest =
  (port: number, issuer: Issuer): Running['request'] =>
  async (query, viewer) => ({
    url: `http://127.0.0.1:${port}/graphql`,
    headers: { ...json, authorization: `Bearer ${await issuer.token(viewers[viewer].subject)}` },
    body: JSON.stringify(bodyOf(join(bench, 'queries', query))),
  });

/** The limit has a path for each query, and takes its variables only. */
const theirRequest =
  (port: number, name: ContenderName, queries: string): Running['request'] =>
  async (query, viewer) => {
    const body = bodyOf(join(bench, queries, query));
    return {
      url: `http://127.0.0.1:${port}/${name === 'limit' ? query : 'graphql'}`,
      headers: { ...json, 'x-subject': viewers[viewer].subject },
      body: JSON.stringify(name === 'limit' ? body.variables : body),
    };
  };

async function spawned(
  name: string,
  port: number,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, command, {
    cwd: resolve(bench, '..'),
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('exit', (code, signal) => {
    if (code !== 0 && signal !== 'SIGTERM') process.stderr.write(`${name} ended: ${signal ?? code}\n`);
  });
  await listening(name, child, `http://127.0.0.1:${port}`);
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

export async function send({ url, headers, body }: Request, patience = 60_000): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

export function bodyOf(path: string): { query: string; variables: object } {
  const variables = `${path}.variables.json`;
  return {
    query: readFileSync(`${path}.graphql`, 'utf8'),
    variables: existsSync(variables) ? (JSON.parse(readFileSync(variables, 'utf8')) as object) : {},
  };
}

async function listening(name: string, child: ChildProcess, base: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < deadline) {
    try {
      await fetch(base);
      return;
    } catch {
      await new Promise(resolved => setTimeout(resolved, 100));
    }
  }
  child.kill();
  throw new Error(`${name} does not answer.`);
}
