/**
 * Runs a command against a throw-away PostgreSQL cluster, made from the machine's own binaries and removed afterwards:
 *
 *     node test/support/postgres-cluster.ts -- vitest run
 *
 * The command finds the cluster in DATABASE_URL. Node runs this file as it is, so it keeps to erasable syntax.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { findBinaries, freePort, runTool, unprivilegedUser } from './postgres-tools.ts';

const patience = 10_000;
const localBinaries = resolve(import.meta.dirname, '../../node_modules/.bin');

let current: ChildProcess | undefined;
let received: NodeJS.Signals | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt(signal));

const separator = process.argv.indexOf('--');
const [command, ...args] = separator === -1 ? [] : process.argv.slice(separator + 1);
if (command === undefined) {
  console.error('Usage: node test/support/postgres-cluster.ts -- <command> [arguments]');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await withCluster(url => run(command, args, url));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  if (received !== undefined) process.exitCode = 128 + constants.signals[received];
}

async function withCluster(use: (url: string) => Promise<number>): Promise<number> {
  const binaries = findBinaries();
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'episentrum-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const log = join(folder, 'postgres.log');
  const tool = (name: string, ...options: string[]) => runTool(join(binaries, name), options, folder, user);
  try {
    await tool('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
    const port = await start(data, log, tool);
    return received === undefined ? await use(`postgresql://postgres@127.0.0.1:${port}/postgres`) : 1;
  } finally {
    if (existsSync(join(data, 'postmaster.pid'))) {
      await tool('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop').catch((error: unknown) => console.error(error));
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A free port may be taken before the server opens it, so a failed start is tried on other ports. */
async function start(data: string, log: string, tool: (name: string, ...options: string[]) => Promise<void>) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    appendFileSync(join(data, 'postgresql.conf'), settings(port));
    try {
      await tool('pg_ctl', '-D', data, '-l', log, '-w', '-t', '60', 'start');
      return port;
    } catch (error) {
      if (attempt === 3 || received !== undefined) {
        const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
        throw new Error(`PostgreSQL did not start.\n${lines}`, { cause: error });
      }
    }
  }
}

/** Its data is worth nothing after the run: durability is off. Only loopback can connect, without a password. */
function settings(port: number): string {
  return `
    listen_addresses = '127.0.0.1'
    unix_socket_directories = ''
    port = ${port}
    max_connections = 60
    fsync = off
    synchronous_commit = off
    full_page_writes = off
  `;
}

async function run(program: string, options: string[], url: string): Promise<number> {
  const path = [localBinaries, process.env['PATH']].join(delimiter);
  current = spawn(program, options, { env: { ...process.env, PATH: path, DATABASE_URL: url }, stdio: 'inherit' });
  return await ended(current);
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((done, failed) => {
    child.once('error', error => failed(new Error(`Could not run the command: ${error.message}`)));
    child.once('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** The command is asked to stop, then made to; the cluster goes down after it. */
function interrupt(signal: NodeJS.Signals): void {
  received = signal;
  current?.kill(signal);
  setTimeout(() => current?.kill('SIGKILL'), patience).unref();
}
