/**
 * How long `npm start` takes until its first answer: on an empty data folder, and again on the same one.
 *
 *     npm run bench:start
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = 4719;
const limits = { first: 30, later: 5 };
const dataDir = await mkdtemp(join(tmpdir(), 'episentrum-start-'));
try {
  await measured('first', limits.first);
  for (let round = 0; round < 3; round += 1) await measured('later', limits.later);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function measured(name: string, limit: number): Promise<void> {
  const begin = performance.now();
  const server = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  try {
    await firstAnswer(server);
    const seconds = (performance.now() - begin) / 1000;
    process.stdout.write(`${name} start: ${seconds.toFixed(1)} s to the first answer (at most ${limit} s)\n`);
    if (seconds > limit) process.exitCode = 1;
  } finally {
    await stop(server);
  }
}

async function firstAnswer(server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    try {
      const response = await fetch(`http://localhost:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ province(code: "15") { name regencies { name } } }' }),
      });
      if (response.ok) return;
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('The server stopped before its first answer.');
}

/** The whole group: npm does not always pass a signal on. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const gone = once(server, 'exit');
  process.kill(-server.pid, 'SIGTERM');
  await gone;
}
