import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useEveryWay } from '../../support/api.ts';
import { countStored } from '../../support/database.ts';
import { act, attempt, create, fingerprint } from './attempts.ts';
import {
  readActions,
  readAreas,
  readCounts,
  readLists,
  readNodes,
  readOwn,
  readSingly,
  readStatistics,
  type Reading,
} from './readings.ts';
import { Tally, type Difference } from './tally.ts';
import { newWorld, places, type World } from './world.ts';

/**
 * Every viewer, every way of asking, every position of a row, against an oracle that was written apart from the program.
 * `MATRIX=full` asks everybody, and what lists, counts and opens in every way; the short form asks a few, others each day
 * and in each test, each in one of the ways, about a smaller world. `MATRIX_OUT` names a file for all differences.
 */
const full = process.env['MATRIX'] === 'full';
const out = process.env['MATRIX_OUT'];
const ways = useEveryWay();
const tally = new Tally();
let world: World;
beforeAll(async () => {
  world = await newWorld(full);
});
afterAll(() => {
  process.stdout.write(`matrix, ${full ? 'full' : 'short'}: ${tally.told()}\n`);
  if (out !== undefined) writeFileSync(out, tally.summary(10_000));
});

/** In the short form one of so many is asked, beginning with another in each test and each day. */
const oneOf = 8;
let turn = Math.floor(Date.now() / 86_400_000);

/** Asks all of them, and tells the first of what differs. */
async function everybody(
  read: (reading: Reading) => Promise<void>,
  ask: 'every way' | 'one way' = 'one way',
  every = oneOf,
): Promise<readonly Difference[]> {
  const before = tally.differences.length;
  turn += 1;
  const few = world.askers.filter(({ short }) => short).filter((_, at) => (at + turn) % every === 0);
  const askers = full ? world.askers : few;
  for (const [at, asker] of askers.entries()) {
    const chosen = full && ask === 'every way' ? ways : ways.slice(at % ways.length, (at % ways.length) + 1);
    for (const [way, by] of chosen) await read({ world, asker, by, tally, prefix: full ? `${way}: ` : '' });
  }
  return tally.differences.slice(before, before + 20);
}

describe('everybody', { timeout: full ? 1_200_000 : 120_000 }, () => {
  it('knows what they hold, and what is open', async () => {
    expect(await everybody(readOwn, 'every way')).toEqual([]);
  });

  it('finds in lists what they may see, with the fields that they may', async () => {
    expect(await everybody(readLists, 'every way')).toEqual([]);
  });

  it('finds the same in each area', async () => {
    expect(await everybody(readAreas, 'every way')).toEqual([]);
  });

  it('opens by ids what they may see', async () => {
    expect(await everybody(readNodes, 'every way')).toEqual([]);
  });

  it('opens the same one by one', async () => {
    expect(await everybody(reading => readSingly(reading, full ? 1 : 8))).toEqual([]);
  });

  it('cannot find by filters what is hidden', async () => {
    expect(await everybody(reading => readCounts(reading, full ? 1 : 6))).toEqual([]);
  });

  it('counts what they may see, and nothing else', async () => {
    expect(await everybody(readStatistics, 'every way')).toEqual([]);
  });

  it('is offered what they may do', async () => {
    expect(await everybody(readActions)).toEqual([]);
  });

  it('is refused what is not theirs to do, and leaves no trace', async () => {
    const before = await fingerprint();

    const differences = await everybody(reading => attempt(reading, full ? 4 : 24));

    expect(differences).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });

  it('enters only what is theirs to enter', async () => {
    const needs = await countStored('need');
    const interventions = await countStored('intervention');
    const made = { needs: 0, interventions: 0 };
    const areas = full ? places : ['15', '15.71', '15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];

    const differences = await everybody(async reading => {
      const theirs = await create(reading, areas);
      made.needs += theirs.needs;
      made.interventions += theirs.interventions;
    });

    expect(differences).toEqual([]);
    expect(await countStored('need')).toBe(needs + made.needs);
    expect(await countStored('intervention')).toBe(interventions + made.interventions);
  });

  it('does what is theirs to do', async () => {
    const touched = new Set<string>();

    const differences = await everybody(async reading => await act(reading, touched), 'one way', 1);

    expect(differences).toEqual([]);
    expect(touched.size).toBeGreaterThan(20);
  });
});
