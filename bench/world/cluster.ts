import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, freePort, output, runTool, unprivilegedUser } from '../../test/support/postgres-tools.ts';

/** A PostgreSQL cluster in a folder, made from the machine's own binaries; its data outlives the process. */
export interface Cluster {
  readonly url: string;
  readonly version: string;
  /** The process that started all others of the server. */
  readonly pid: number;
  /** Somebody else started it, and may want to go on with it. */
  readonly ranBefore: boolean;
  stop(): Promise<void>;
}

/** Starts the cluster of a folder, or finds it running; makes it first where there is none. */
export async function openCluster(folder: string): Promise<Cluster> {
  const binaries = findBinaries();
  const user = unprivilegedUser();
  const data = join(folder, 'data');
  const tool: Tool = (name, ...options) => runTool(join(binaries, name), options, folder, user);
  mkdirSync(folder, { recursive: true });
  if (user) chownSync(folder, user.uid, user.gid);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await tool('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  }
  const ranBefore = runningIn(data) !== undefined;
  if (!ranBefore) await start(folder, data, tool);
  const { pid, port } = runningIn(data) as Postmaster;
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  writeFileSync(join(folder, 'url'), `${url}\n`);
  const version = output(join(binaries, 'postgres'), '--version') ?? 'PostgreSQL';
  return { url, version, pid, ranBefore, stop: () => stop(folder, data, tool) };
}

/** What another kind of world, or a filling that was broken off, has left in the folder. */
export async function removeCluster(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const user = unprivilegedUser();
  const binaries = findBinaries();
  if (runningIn(data) !== undefined) {
    await stop(folder, data, (name, ...options) => runTool(join(binaries, name), options, folder, user));
  }
  rmSync(data, { recursive: true, force: true });
  rmSync(join(folder, 'stamp'), { force: true });
}

type Tool = (name: string, ...options: string[]) => Promise<void>;

async function stop(folder: string, data: string, tool: Tool): Promise<void> {
  await tool('pg_ctl', '-D', data, '-m', 'fast', '-w', '-t', '300', 'stop');
  rmSync(join(folder, 'url'), { force: true });
}

async function start(folder: string, data: string, tool: Tool): Promise<void> {
  const log = join(folder, 'postgres.log');
  const main = join(data, 'postgresql.conf');
  writeFileSync(join(data, 'bench.conf'), settings(await freePort()));
  if (!readFileSync(main, 'utf8').includes('bench.conf')) appendFileSync(main, `\ninclude 'bench.conf'\n`);
  try {
    await tool('pg_ctl', '-D', data, '-l', log, '-w', '-t', '300', 'start');
  } catch (error) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
    throw new Error(`PostgreSQL did not start.\n${lines}`, { cause: error });
  }
}

/**
 * The same for every server that is measured. Durability is off, for the data can be made again; statements are counted
 * only while somebody asks for it (`statements.ts`), for counting costs.
 */
const settings = (port: number): string => `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = ${port}
max_connections = 100
shared_buffers = 2GB
work_mem = 32MB
maintenance_work_mem = 512MB
effective_cache_size = 8GB
random_page_cost = 1.1
jit = off
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 8GB
checkpoint_timeout = 1h
autovacuum_naptime = 10min
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = none
`;

interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on this data, as its own pid file tells it. */
function runningIn(data: string): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n').map(Number);
    if (pid === undefined || port === undefined) return undefined;
    process.kill(pid, 0);
    return { pid, port };
  } catch {
    return undefined;
  }
}
