/** A copy of the project in which it is broken on purpose. Node runs this file as it is, so it keeps to erasable syntax. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

const root = join(import.meta.dirname, '../../..');
const copied = ['src', 'schema', 'seeds', 'test', 'docs', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/** Tests that have nothing to do with access: a mutant in which they fail is no weakening, but no program at all. */
const control = ['test/areas/hierarchy.test.ts'];

export type Verdict = 'caught' | 'survived' | 'not found' | 'broken';

export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), 'episentrum-mutants-'));

  constructor() {
    for (const entry of copied) cpSync(join(root, entry), join(this.#folder, entry), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  /** Whether the tests that are meant to notice a weakening do. */
  async try({ file, from, to, tests }: Mutant): Promise<Verdict> {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) return 'not found';
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    try {
      if (await this.passes(tests)) return 'survived';
      return (await this.passes(control)) ? 'caught' : 'broken';
    } finally {
      writeFileSync(path, text);
    }
  }

  async passes(tests: readonly string[]): Promise<boolean> {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--bail=1', '--silent', '--maxWorkers=1', ...tests], {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'], NO_COLOR: '1' },
      stdio: 'ignore',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code === 0;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
