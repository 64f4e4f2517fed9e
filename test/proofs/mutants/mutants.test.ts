import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.ts';
import { Workshop } from './workshop.ts';

const root = join(import.meta.dirname, '../../..');

/** A few of them, another few each day; `npm run prove:mutants` tries all. */
const size = Number(process.env['MUTANTS'] ?? 3);
const first = Math.floor(Date.now() / 86_400_000) * size;
const some = Array.from({ length: size }, (_, index) => mutants[(first + index) % mutants.length]).filter(
  mutant => mutant !== undefined,
);

describe('weakenings of what keeps people from what is not theirs', () => {
  it('are at least forty, each of something that is there', () => {
    const absent = mutants.filter(({ file, from }) => readFileSync(join(root, file), 'utf8').split(from).length !== 2);

    expect(absent.map(({ name }) => name)).toEqual([]);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(40);
  });

  // They are tried on the embedded database, whatever this run is on; once is enough.
  it.skipIf(process.env['DATABASE_URL']).each(some)('are noticed: $name', { timeout: 240_000 }, async mutant => {
    using workshop = new Workshop();

    expect(await workshop.try(mutant)).toBe('caught');
  });
});
