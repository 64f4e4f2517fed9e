/**
 * The long form of the proof of attacks: the program in a process of its own, 200,000 invalid requests, its memory, and how
 * long ordinary questions take alone, while another server is attacked, and while the program is.
 *
 *     npm run prove:attacks                      ATTACK_REQUESTS, ATTACK_RATE and ATTACK_SECONDS change its size
 *
 * Where `chrt` may give it, all that takes part in the comparison goes before whatever else the machine does meanwhile.
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../support/postgres-tools.ts';
import { startProgram } from '../program.ts';
import { assault, send } from './assault.ts';
import type { InvalidRequest } from './invalid-requests.ts';
import type { Attack } from './paced-attack.ts';

const count = Number(process.env['ATTACK_REQUESTS'] ?? 200_000);
const rate = Number(process.env['ATTACK_RATE'] ?? 200);
const seconds = Number(process.env['ATTACK_SECONDS'] ?? 36);
const turns = 9;
/** How much longer the slowest hundredth of ordinary questions may take while the program is attacked. */
const mostSlower = 2;
/** Where an attack on something else does this much to them, the machine is too busy to tell. */
const mostNoise = 1.5;
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
  TRUST_PROXY: '1',
});
const failures: string[] = [];
try {
  const questions = await ordinaryQuestions();
  await compare(questions);

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
  const after = await ask(questions, 3);
  print(`  ordinary questions afterwards: p50 ${ms(after.p50)}, p99 ${ms(after.p99)}, ${after.failed} failed`);
  if (after.failed > 0) failures.push('an ordinary question failed afterwards');
} finally {
  program.signal('SIGTERM');
  const code = await program.ended;
  if (code !== 0) failures.push(`the program ended with ${code}: ${program.log()}`);
  rmSync(dataDir, { recursive: true, force: true });
}
print(failures.length === 0 ? 'proved' : `not proved: ${failures.join('; ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** In turns, for the machine does not stand still; the first turn, which warms the program up, does not count. */
async function compare(questions: readonly InvalidRequest[]): Promise<void> {
  const [attacker, control] = ['paced-attack.ts', 'control.ts'].map(file => fork(join(import.meta.dirname, file)));
  if (attacker === undefined || control === undefined) return;
  const [port] = (await once(control, 'message')) as [number];
  const goesFirst = [process.pid, program.pid, attacker.pid, control.pid]
    .map(pid => chrt('--rr', 1, pid))
    .every(Boolean);
  const targets: Readonly<Record<string, Pick<Attack, 'url' | 'fromMany'> | undefined>> = {
    alone: undefined,
    'another server attacked': { url: `http://127.0.0.1:${port}`, fromMany: false },
    'attacked from one address': { url: program.url, fromMany: false },
    'attacked from a thousand': { url: program.url, fromMany: true },
  };
  const ways = Object.keys(targets);
  const asked = new Map<string, Asked[]>(ways.map(way => [way, []]));
  const statuses: Record<string, Record<string, number>> = {};
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const way of [...ways.slice(turn % ways.length), ...ways.slice(0, turn % ways.length)]) {
      const target = targets[way];
      const attack = target && { ...target, rate, seconds: seconds / turns, seed: turn };
      const attacked = attack && (await begin(attacker, attack));
      const answers = await ask(questions, seconds / turns);
      const told = await attacked?.end;
      if (turn === 0) continue;
      asked.get(way)?.push(answers);
      const all = (statuses[way] ??= {});
      for (const [status, times] of Object.entries(told ?? {})) all[status] = (all[status] ?? 0) + times;
    }
  }
  for (const child of [attacker, control]) child.disconnect();
  for (const pid of [process.pid, program.pid]) chrt('--other', 0, pid);

  const p99 = (way: string): number => median((asked.get(way) ?? []).map(each => each.p99));
  const [noise, one, many] = ways.slice(1).map(way => p99(way) / p99('alone')) as [number, number, number];
  print(
    `ordinary questions, 50 a second, each the page of a village: medians of ${turns} turns of ${seconds / turns} s each;` +
      ` attacks of ${rate} invalid requests a second; load of the machine ${loadavg()[0]?.toFixed(1)},` +
      ` ${goesFirst ? 'before which this goes' : 'beside which this goes'}`,
  );
  for (const way of ways) {
    const each = asked.get(way) ?? [];
    const sorted = each.map(turn => turn.p99).toSorted((a, b) => a - b);
    const failed = each.reduce((sum, turn) => sum + turn.failed, 0);
    print(
      `  ${way.padEnd(26)} p50 ${ms(median(each.map(turn => turn.p50)))}, p99 ${ms(p99(way))}` +
        ` (${ms(sorted[0])} to ${ms(sorted.at(-1))}), ${failed} failed; ${JSON.stringify(statuses[way])}`,
    );
    if (failed > 0) failures.push(`an ordinary question failed, ${way}`);
  }
  print(
    `  p99 / alone: ${noise.toFixed(2)} another server, ${one.toFixed(2)} one address, ${many.toFixed(2)} a thousand`,
  );
  if (noise > mostNoise || noise < 1 / mostNoise)
    failures.push('the machine was too busy to tell how much slower it gets');
  else if (Math.max(one, many) > mostSlower)
    failures.push(`ordinary questions take more than ${mostSlower} times as long`);
}

/** By turns, questions of officers who know nothing of each other. */
async function ordinaryQuestions(): Promise<readonly InvalidRequest[]> {
  const query = readFileSync('schema/operations/04-village-page.graphql', 'utf8');
  const personas = ['district-telanaipura', 'regency-kota-jambi', 'province-jambi'];
  return await Promise.all(
    personas.map(async persona => {
      const response = await fetch(`${program.url}/development/token?persona=${persona}`);
      const { token } = (await response.json()) as { token: string };
      return {
        kind: 'an ordinary question',
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { code: '15.71.01.1001' } }),
      };
    }),
  );
}

interface Asked {
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** Asks 50 times a second, whether the answers have come or not, as people do. */
async function ask(questions: readonly InvalidRequest[], duration: number): Promise<Asked> {
  const agent = new Agent({ keepAlive: true });
  const took: number[] = [];
  let failed = 0;
  const asked: Promise<void>[] = [];
  const one = async (question: InvalidRequest): Promise<void> => {
    const begun = performance.now();
    const reply = await send(agent, program.url, question).catch(() => undefined);
    if (reply?.status !== 200 || reply.body.includes('"errors"')) failed += 1;
    else took.push(performance.now() - begun);
  };
  for (let index = 0; index < duration * 50; index += 1) {
    asked.push(one(questions[index % questions.length] as InvalidRequest));
    await delay(20);
  }
  await Promise.all(asked);
  agent.destroy();
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), failed };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(milliseconds: number | undefined): string {
  return `${(milliseconds ?? Number.NaN).toFixed(1)} ms`;
}

/** Once the attack has begun; its end tells how often each status was answered. */
async function begin(
  attacker: ChildProcess,
  attack: Attack,
): Promise<{ readonly end: Promise<Record<string, number>> }> {
  attacker.send(attack);
  await once(attacker, 'message');
  return { end: once(attacker, 'message').then(([statuses]) => statuses as Record<string, number>) };
}

/** How Linux schedules each thread of a process; whether that could be said. */
function chrt(policy: '--rr' | '--other', priority: number, pid: number | undefined): boolean {
  return spawnSync('chrt', ['--all-tasks', policy, '--pid', String(priority), String(pid)]).status === 0;
}

async function figure(name: string): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, 'm').exec(figures)?.[1]);
}
