/**
 * The long form of the proof of attacks: the program in a process of its own, 200,000 invalid requests, its memory, and how
 * long ordinary questions take before and during an attack.
 *
 *     npm run prove:attacks                      ATTACK_REQUESTS, ATTACK_RATE and ATTACK_SECONDS change its size
 */
import { once } from 'node:events';
import { Agent } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { freePort } from '../../support/postgres-tools.ts';
import { startProgram } from '../program.ts';
import { assault, send } from './assault.ts';
import type { InvalidRequest } from './invalid-requests.ts';

const count = Number(process.env['ATTACK_REQUESTS'] ?? 200_000);
const rate = Number(process.env['ATTACK_RATE'] ?? 200);
const seconds = Number(process.env['ATTACK_SECONDS'] ?? 30);
const turns = 5;
const mostGrowth = 32 * 2 ** 20;
const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const dataDir = mkdtempSync(join(tmpdir(), 'episentrum-attacks-'));
const metricsPort = await freePort();
const program = await startProgram(await freePort(), {
  DATA_DIR: dataDir,
  METRICS: 'true',
  METRICS_HOST: '127.0.0.1',
  METRICS_PORT: String(metricsPort),
});
const failures: string[] = [];
try {
  const normal = await ordinaryQuestion();
  // In turns, for the machine does not stand still; the first turn, which warms the program up, does not count.
  const quiet: Asked[] = [];
  const during: Asked[] = [];
  let paced = 0;
  for (let turn = 0; turn <= turns; turn += 1) {
    const alone = await ask(normal, seconds / turns);
    const [beside, invalid] = await Promise.all([ask(normal, seconds / turns), pacedAttack(seconds / turns, turn)]);
    if (turn === 0) continue;
    quiet.push(alone);
    during.push(beside);
    paced += invalid;
  }
  const [alone, beside] = [summary(quiet), summary(during)];
  print(`ordinary questions, 50 a second for ${seconds} s, each the page of a village:`);
  print(
    `  alone                                          p50 ${alone.p50} ms, p99 ${alone.p99} ms, ${alone.failed} failed`,
  );
  print(
    `  beside ${paced} invalid requests (${rate} a second)  p50 ${beside.p50} ms, p99 ${beside.p99} ms, ${beside.failed} failed`,
  );
  print(`  p99 during the attack / alone                  ${(beside.p99 / alone.p99).toFixed(2)}`);
  if (alone.failed + beside.failed > 0) failures.push('an ordinary question failed');

  const heap: number[] = [];
  const external: number[] = [];
  const resident: number[] = [];
  const begun = performance.now();
  const { sent, statuses, faults } = await assault(program.url, {
    count,
    every: {
      count: Math.max(100, Math.floor(count / 200)),
      call: async () => {
        heap.push(await figure('nodejs_heap_size_used_bytes'));
        external.push(await figure('nodejs_external_memory_bytes'));
        resident.push(await figure('process_resident_memory_bytes'));
      },
    },
  });
  const took = (performance.now() - begun) / 1000;
  print(
    `${sent} invalid requests in ${took.toFixed(0)} s, ${(sent / took).toFixed(0)} a second, answered with ${JSON.stringify(statuses)}`,
  );
  print(`  faults: ${faults.length}`);
  for (const fault of faults.slice(0, 10)) print(`    ${JSON.stringify(fault).slice(0, 1000)}`);
  if (faults.length > 0) failures.push('a request was not refused as it should be');

  // What garbage has not been collected yet is no growth: the least of a quarter counts.
  const least = (values: readonly number[], quarter: number): number =>
    Math.min(...values.slice((values.length * quarter) / 4, (values.length * (quarter + 1)) / 4));
  const growth = least(heap, 3) - least(heap, 1) + least(external, 3) - least(external, 1);
  print(`  heap, the least of each quarter: ${[0, 1, 2, 3].map(quarter => mib(least(heap, quarter))).join(', ')}`);
  print(`  outside of the heap, the same: ${[0, 1, 2, 3].map(quarter => mib(least(external, quarter))).join(', ')}`);
  print(`  resident memory, the same: ${[0, 1, 2, 3].map(quarter => mib(least(resident, quarter))).join(', ')}`);
  if (growth > mostGrowth) failures.push(`memory grew by ${mib(growth)}`);
  const after = summary([await ask(normal, 3)]);
  print(`  ordinary questions afterwards: p50 ${after.p50} ms, p99 ${after.p99} ms, ${after.failed} failed`);
  if (after.failed > 0) failures.push('an ordinary question failed afterwards');
} finally {
  program.signal('SIGTERM');
  const code = await program.ended;
  if (code !== 0) failures.push(`the program ended with ${code}: ${program.log()}`);
  rmSync(dataDir, { recursive: true, force: true });
}
print(failures.length === 0 ? 'proved' : `not proved: ${failures.join('; ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function ordinaryQuestion(): Promise<InvalidRequest> {
  const response = await fetch(`${program.url}/development/token?persona=district-telanaipura`);
  const { token } = (await response.json()) as { token: string };
  const query = readFileSync('schema/operations/04-village-page.graphql', 'utf8');
  return {
    kind: 'an ordinary question',
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { code: '15.71.01.1001' } }),
  };
}

interface Asked {
  readonly milliseconds: readonly number[];
  readonly failed: number;
}

/** Asks 50 times a second, whether the answers have come or not, as people do who know nothing of each other. */
async function ask(question: InvalidRequest, duration: number): Promise<Asked> {
  const agent = new Agent({ keepAlive: true });
  const milliseconds: number[] = [];
  let failed = 0;
  const asked: Promise<void>[] = [];
  const one = async (): Promise<void> => {
    const begun = performance.now();
    const reply = await send(agent, program.url, question).catch(() => undefined);
    if (reply?.status !== 200 || reply.body.includes('"errors"')) failed += 1;
    else milliseconds.push(performance.now() - begun);
  };
  for (let index = 0; index < duration * 50; index += 1) {
    asked.push(one());
    await delay(20);
  }
  await Promise.all(asked);
  agent.destroy();
  return { milliseconds, failed };
}

function summary(asked: readonly Asked[]) {
  const sorted = asked.flatMap(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), failed: asked.reduce((sum, { failed }) => sum + failed, 0) };
}

async function pacedAttack(duration: number, seed: number): Promise<number> {
  const workerData = { url: program.url, rate, seconds: duration, seed };
  const attacker = new Worker(new URL('paced-attack.ts', import.meta.url), { workerData });
  const [sent] = (await once(attacker, 'message')) as [number];
  return sent;
}

async function figure(name: string): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(figures)?.[1]);
}
