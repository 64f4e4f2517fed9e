import { readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const ticksPerSecond = 100;
const pageBytes = 4096;

/** Seconds of CPU that a process, or all children of one, has used, and the memory it holds now; Linux tells. */
export function cpuSeconds(pid: number): number {
  return statOf(pid).cpuSeconds;
}

/** The server's processes: the one that was started, those it started for each connection, and those that have ended. */
export function cpuSecondsOfFamily(pid: number): number {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => statIfThere(Number(name)))
    .filter(stat => stat !== undefined && (stat.pid === pid || stat.parent === pid))
    .reduce((sum, stat) => sum + (stat?.cpuSeconds ?? 0) + (stat?.pid === pid ? stat.endedSeconds : 0), 0);
}

/** The most memory that a process has held since it began. */
export function peakMegabytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}

export function residentMegabytes(pid: number): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes) / 1e6;
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  /** That of its children that have ended, and were waited for. */
  readonly endedSeconds: number;
}

function statIfThere(pid: number): Stat | undefined {
  try {
    return statOf(pid);
  } catch {
    // It has ended since it was listed.
    return undefined;
  }
}

function statOf(pid: number): Stat {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program stands in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const seconds = (first: number): number => (Number(fields[first]) + Number(fields[first + 1])) / ticksPerSecond;
  return { pid, parent: Number(fields[1]), cpuSeconds: seconds(11), endedSeconds: seconds(13) };
}

export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores of ${first?.model.trim() ?? 'an unknown processor'}, ${memory} GB, Node ${process.versions.node}`;
}
