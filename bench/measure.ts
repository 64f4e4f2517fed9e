import type { ContenderName, QueryName, Running } from './contenders.ts';
import type { LoadGenerator, Request } from './load.ts';
import { cpuSeconds, cpuSecondsOfFamily, residentMegabytes } from './machine.ts';
import type { ViewerName } from './world/viewers.ts';

/** One of those that are measured against each other: what is sent, and the process that answers it. */
export interface Lane {
  readonly name: string;
  readonly request: Request;
  readonly pid: number;
}

/** Medians over all rounds. Times are in milliseconds, CPU in milliseconds a request, memory in megabytes. */
export interface Result {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly memory: number;
}

export interface Pace {
  readonly seconds: number;
  readonly rounds: number;
}

export interface Measuring extends Pace {
  readonly generator: LoadGenerator;
  /** The process that started all others of the database server. */
  readonly databasePid: number;
  /** Waits until the database does nothing for anybody. */
  readonly untilQuiet: () => Promise<void>;
}

/** The same question to each of them. */
export async function lanesOf(
  running: readonly Running[],
  query: QueryName,
  viewer: ViewerName,
): Promise<(Lane & { readonly name: ContenderName })[]> {
  return await Promise.all(
    running.map(async ({ name, pid, request }) => ({ name, pid, request: await request(query, viewer) })),
  );
}

const warmSeconds = 1;
const warmConnections = 16;

/**
 * Loads the lanes in turn, round after round, so that what slows the machine for a while slows all of them. Before the
 * first, each is warm: its connections are open, its statements prepared and planned, its code compiled.
 */
export async function alternate(
  { generator, databasePid, untilQuiet, seconds, rounds }: Measuring,
  lanes: readonly Lane[],
  connections: number,
): Promise<Map<string, Result>> {
  for (const { request } of lanes) {
    await untilQuiet();
    await generator.load(request, warmConnections, warmSeconds);
  }
  const measured = new Map(lanes.map(({ name }) => [name, [] as Result[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, request, pid } of lanes) {
      // What the one before was asked last, and nobody waits for, would be paid for by the next.
      await untilQuiet();
      const before = { server: cpuSeconds(pid), database: cpuSecondsOfFamily(databasePid) };
      const { perSecond, p50, p99, requests } = await generator.load(request, connections, seconds);
      measured.get(name)?.push({
        perSecond,
        p50,
        p99,
        serverCpu: (1000 * (cpuSeconds(pid) - before.server)) / requests,
        databaseCpu: (1000 * (cpuSecondsOfFamily(databasePid) - before.database)) / requests,
        memory: residentMegabytes(pid),
      });
    }
  }
  return new Map([...measured].map(([name, results]) => [name, mediansOf(results)]));
}

function mediansOf(results: readonly Result[]): Result {
  const of = (pick: (result: Result) => number): number => median(results.map(pick));
  return {
    perSecond: of(result => result.perSecond),
    p50: of(result => result.p50),
    p99: of(result => result.p99),
    serverCpu: of(result => result.serverCpu),
    databaseCpu: of(result => result.databaseCpu),
    memory: of(result => result.memory),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
