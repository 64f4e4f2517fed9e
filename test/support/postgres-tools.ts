/**
 * PostgreSQL as a machine has it installed: its programs, and somebody to run them as. Node runs this file as it is, so it
 * keeps to erasable syntax.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

interface User {
  uid: number;
  gid: number;
}

const oldest = 15;

export function freePort(): Promise<number> {
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

export function findBinaries(): string {
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
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const uid = output('id', '-u', name);
    const gid = output('id', '-g', name);
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it.');
}

export function output(program: string, ...options: string[]): string | undefined {
  try {
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** In a process group of its own, so that Ctrl-C reaches us and not the tool that is cleaning up. */
export async function runTool(program: string, options: string[], cwd: string, user: User | undefined): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C' };
  const child = spawn(program, options, { cwd, env, ...user, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  });
  // A started server keeps the pipes of pg_ctl open, so the exit is what counts.
  const code = await exited;
  if (code === 0) {
    child.stdout.destroy();
    child.stderr.destroy();
    return;
  }
  throw new Error(`${program} failed.\n${(await text(child.stderr)) || (await text(child.stdout))}`);
}
