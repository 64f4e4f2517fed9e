/**
 * Runs a command against a throw-away PostgreSQL cluster, made from the machine's own binaries and removed afterwards:
 *
 *     node test/support/postgres-cluster.ts -- vitest run
 *
 * The command finds the cluster in DATABASE_URL. Node runs this file as it is, so it keeps to erasable syntax.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, resolve } from 'node:path';
import { Cluster } from './cluster.ts';

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
  const cluster = await Cluster.start();
  try {
    return received === undefined ? await use(cluster.url) : 1;
  } finally {
    await cluster.remove();
  }
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
