import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/access/authentication.ts';
import { openDevelopmentIssuer } from '../../src/development/development-issuer.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'episentrum-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The script as it stands in the source: Node makes JavaScript of it, and only its own warning of that is left out. */
async function token(...args: string[]): Promise<Run> {
  return await new Promise(resolve => {
    execFile(
      process.execPath,
      ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', 'src/scripts/token.ts', ...args],
      { env: { PATH: process.env['PATH'], DATA_DIR: dataDir } },
      (failure, out, error) => resolve({ code: failure === null ? 0 : Number(failure.code), out, error }),
    );
  });
}

describe('npm run token', () => {
  it('prints a token of the persona, and nothing else', async () => {
    const issuer = await openDevelopmentIssuer(dataDir);

    const { code, out, error } = await token('village-simpang-iv-sipin');

    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(await authenticate(issuer, `Bearer ${out.trim()}`)).toBe('demo:village-simpang-iv-sipin');
  });

  it.each([[[]], [['nobody']], [['demo:central']]])('refuses %j, and says whom it knows', async args => {
    await openDevelopmentIssuer(dataDir);

    const { code, out, error } = await token(...args);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain('central');
    expect(error).toContain('sys-admin');
  });

  it('makes no key where no server has run', async () => {
    const { code, out, error } = await token('central');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toContain(dataDir);
  });
});
