import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './errors.ts';

/**
 * Keeps a second process out of a PGlite folder: two of them on one folder silently diverge.
 * The lock names the process and when it started, because process ids are used again (always 1 in a container).
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'lock.json');
  // Written aside and linked into place, so that nobody ever reads half a lock.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }), { mode: 0o600 });
  for (;;) {
    try {
      linkSync(draft, path);
      rmSync(draft);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const found = readLock(path);
      const holder = holderOf(found);
      if (holder !== undefined && isRunning(holder)) {
        rmSync(draft);
        throw new DataDirLockedError(dataDir, holder.pid);
      }
      clearAway(path, found);
    }
  }
}

/** Takes a stale lock away, and nothing else: what another process has put there meanwhile is put back. */
function clearAway(path: string, stale: string | undefined): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    if (readLock(aside) !== stale) linkSync(aside, path);
  } catch {
    // Gone already, or taken again: the next round sees what is there.
  }
  rmSync(aside, { force: true });
}

export class DataDirLockedError extends StartError {
  constructor(dataDir: string, pid: number) {
    super(
      `The data folder "${dataDir}" is in use by process ${pid}. Stop it, or give this one another DATA_DIR ` +
        '(or a PostgreSQL server with DATABASE_URL, which several processes can share).',
    );
  }
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function holderOf(lock: string | undefined): Holder | undefined {
  try {
    return JSON.parse(lock ?? '') as Holder;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(pid) === startedAt && !(pid === process.pid && startedAt === null);
}

/** When a process started, in clock ticks since boot with the boot's id; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return null;
  }
}
