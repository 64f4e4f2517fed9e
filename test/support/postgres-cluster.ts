/**
 * Runs a command against a throw-away PostgreSQL cluster, made from the machine's own binaries and removed afterwards:
 *
 *     node test/support/postgres-cluster.ts -- vitest run
 *
 * The command finds the cluster in DATABASE_URL. Node runs this file as it is, so it keeps to erasable syntax.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

interface User {
  uid: number;
  gid: number;
}

const oldest = 15;
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

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? found(address.port) : failed(new Error('There is no free port.')),
      );
    });
  });
}

function findBinaries(): string {
  const debian = '/usr/lib/postgresql';
  const installed = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const candidates = [output('pg_config', '--bindir'), ...installed.map(version => join(debian, version, 'bin'))];
  const binaries = candidates.find(folder => folder !== undefined && serverVersion(folder) >= oldest);
  if (binaries !== undefined) return binaries;
  throw new Error(
    `No PostgreSQL server of version ${oldest} or later is installed. On Debian or Ubuntu: apt-get install postgresql-15 ` +
      '(or the package "postgresql" where it is newer). It only has to be installed, not to run.',
  );
}

function serverVersion(folder: string): number {
  if (!['initdb', 'pg_ctl'].every(name => existsSync(join(folder, name)))) return 0;
  return Number(/\d+/.exec(output(join(folder, 'postgres'), '--version') ?? '')?.[0] ?? 0);
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = output('id', '-u', name);
    const gid = output('id', '-g', name);
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it.');
}

function output(program: string, ...options: string[]): string | undefined {
  try {
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** In a process group of its own, so that Ctrl-C reaches us and not the tool that is cleaning up. */
async function runTool(program: string, options: string[], cwd: string, user: User | undefined): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C' };
  const child = spawn(program, options, { cwd, env, ...user, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const [code, out, problem] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${program} failed.\n${problem || out}`);
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
