import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirLockedError, lockDataDir } from '../../src/platform/data-lock.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'episentrum-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const lockFile = (): string => join(dataDir, 'lock.json');
const holder = (): { pid: number; startedAt: string | null } => JSON.parse(readFileSync(lockFile(), 'utf8')) as never;

/** Another process that tries to take the folder, says what came of it, and goes on as the case wants. */
function inAnotherProcess(then = ''): ChildProcessByStdio<Writable, Readable, null> {
  const program = `
    import { lockDataDir } from ${JSON.stringify(join(process.cwd(), 'src/platform/data-lock.ts'))};
    try {
      const unlock = lockDataDir(${JSON.stringify(dataDir)});
      process.stdout.write('taken');
      ${then}
    } catch (error) {
      process.stdout.write(error.message);
    }`;
  const flags = ['--experimental-transform-types', '--no-warnings', '--input-type=module-typescript'];
  return spawn(process.execPath, [...flags, '--eval', program], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function saidBy(other: ChildProcessByStdio<Writable, Readable, null>): Promise<string> {
  const [said] = (await once(other.stdout, 'data')) as [Buffer];
  return said.toString();
}

describe('a data folder', () => {
  it('is made for its owner alone, and let go of when the program ends', () => {
    const folder = join(dataDir, 'new', 'folder');

    const unlock = lockDataDir(folder);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['lock.json']);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused to a second process, which is told the first one’s id', async () => {
    const unlock = lockDataDir(dataDir);

    const said = await saidBy(inAnotherProcess());

    expect(said).toContain(`in use by process ${process.pid}`);
    expect(said).toContain(dataDir);
    expect(readdirSync(dataDir)).toEqual(['lock.json']);
    expect(holder().pid).toBe(process.pid);
    unlock();
  });

  it('is refused to the same process, too, as long as it has it', () => {
    const unlock = lockDataDir(dataDir);

    expect(() => lockDataDir(dataDir)).toThrow(DataDirLockedError);
    unlock();
    lockDataDir(dataDir)();
  });

  it('can be taken when its process has ended in order', async () => {
    const other = inAnotherProcess('unlock();');
    await once(other, 'exit');

    expect(existsSync(lockFile())).toBe(false);
    lockDataDir(dataDir)();
  });

  it('is refused while another process lives, and taken over when that was killed', async () => {
    const other = inAnotherProcess('process.stdin.resume();');
    expect(await saidBy(other)).toBe('taken');
    expect(() => lockDataDir(dataDir)).toThrow(`in use by process ${other.pid}`);

    other.kill('SIGKILL');
    await once(other, 'exit');

    const unlock = lockDataDir(dataDir);
    expect(holder().pid).toBe(process.pid);
    unlock();
  });
});

describe('a lock that was left behind', () => {
  it.each([
    ['by a process that is no more', { pid: 2 ** 30, startedAt: 'boot:1' }],
    ['by an earlier process with our own id, as in a container', { pid: process.pid, startedAt: 'another-boot:42' }],
    ['by an earlier process whose id another one has now', { pid: process.ppid, startedAt: 'another-boot:42' }],
    ['by ourselves, where the system does not tell starts', { pid: process.pid, startedAt: null }],
  ])('%s is taken over', (_who, left) => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(lockFile(), JSON.stringify(left));

    const unlock = lockDataDir(dataDir);

    expect(holder()).toMatchObject({ pid: process.pid, startedAt: expect.any(String) });
    unlock();
  });

  it.each(['', '\0\0\0\0', '{', '[]', '{"pid":"x"}'])('and says nothing, like %j, is taken over', text => {
    writeFileSync(lockFile(), text);

    lockDataDir(dataDir)();

    expect(readdirSync(dataDir)).toEqual([]);
  });
});
