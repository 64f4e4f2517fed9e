/** The program as it runs, in a process of its own. Node runs this file as it is, so it keeps to erasable syntax. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Program {
  readonly url: string;
  readonly pid: number | undefined;
  /** What it wrote, for whoever wonders why it ended. */
  readonly log: () => string;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

const root = join(import.meta.dirname, '../..');

/** Starts the program, and waits until it is ready to answer. */
export async function startProgram(port: number, env: Readonly<Record<string, string>>): Promise<Program> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      written = (written + chunk.toString()).slice(-20_000);
    });
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 300_000; ;) {
    if (child.exitCode !== null) throw new Error(`The program ended at its start:\n${written}`);
    if (await isReady(url)) break;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The program was not ready in five minutes:\n${written}`);
    }
    await delay(100);
  }
  return { url, pid: child.pid, log: () => written, signal: name => void child.kill(name), ended };
}

export async function isReady(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) });
    return ok;
  } catch {
    return false;
  }
}
