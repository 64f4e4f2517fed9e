import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useEveryWay } from '../../support/api.ts';
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
import { Tally } from './tally.ts';
import { newWorld, type World } from './world.ts';

/**
 * Every viewer, every way of asking, every position of a row, against an oracle that was written apart from the program.
 * `MATRIX=full` asks everybody in every way; the short form asks fewer, each in one of the ways, about a smaller world.
 */
const full = process.env['MATRIX'] === 'full';
const ways = useEveryWay();
const tally = new Tally();
let world: World;
beforeAll(async () => {
  world = await newWorld(full);
});
afterAll(() => {
  const seconds = Math.round(performance.now() / 1000);
  console.log(`${tally.total} decisions, ${tally.differences.length} differences, after ${seconds} s`);
  if (process.env['MATRIX_PATHS']) console.log(Object.fromEntries(tally.decisions));
  if (tally.differences.length > 0) console.log(tally.summary());
  if (process.env['MATRIX_OUT']) writeFileSync(process.env['MATRIX_OUT'], tally.summary(5000));
});

/** In the short form each viewer is asked in another of the ways. */
async function everybody(read: (reading: Reading) => Promise<void>): Promise<void> {
  const before = tally.differences.length;
  const askers = world.askers.filter(({ short }) => full || short);
  for (const [at, asker] of askers.entries()) {
    const chosen = full ? ways : ways.slice(at % ways.length, (at % ways.length) + 1);
    for (const [way, by] of chosen) await read({ world, asker, by, tally, prefix: full ? `${way}: ` : '' });
  }
  expect(tally.differences.slice(before, before + 10)).toEqual([]);
}

const patience = full ? 1_200_000 : 120_000;
describe('everybody', () => {
  it('knows what they hold, and what is open', () => everybody(readOwn), patience);
  it('finds in lists what they may see, with the fields that they may', () => everybody(readLists), patience);
  it('finds the same in each area', () => everybody(readAreas), patience);
  it('opens by ids what they may see', () => everybody(readNodes), patience);
  it('opens the same one by one', () => everybody(reading => readSingly(reading, full ? 1 : 4)), patience);
  it('cannot find by filters what is hidden', () => everybody(reading => readCounts(reading, full ? 1 : 6)), patience);
  it('counts what they may see, and nothing else', () => everybody(readStatistics), patience);
  it('is offered what they may do', () => everybody(readActions), patience);
});
