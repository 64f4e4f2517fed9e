import { beforeAll, describe, expect, it } from 'vitest';
import { useEveryWay } from '../../support/api.ts';
import { Ledger } from './ask.ts';
import { Fields } from './fields.ts';
import { tellings } from './telling.ts';
import { ways, type Way } from './ways.ts';
import { newWorld, type World } from './world.ts';

/** Everybody against every row, in every way of asking and of answering, against an oracle of its own. */
const isFull = process.env['MATRIX'] === 'full';
const answering = useEveryWay();
const fields = new Fields();
const ledger = new Ledger();
const told = tellings('matrix');
let world: World;
beforeAll(async () => {
  world = await newWorld(isFull ? 'all' : 'few');
});

describe.each(answering)('answered %s', (how, api) => {
  // In the short form each way of answering has other askers.
  const pair = answering.find(([name]) => name === how) as (typeof answering)[number];

  it.each(Object.keys(ways) as Way[])('what is shown %s is what the rules say', { timeout: 900_000 }, async way => {
    const own = new Ledger();
    const started = performance.now();
    for (const asker of isFull ? world.askers : world.askers.filter((_, at) => at % 9 === answering.indexOf(pair))) {
      await ways[way]({ world, asker, api: fields.noting(api), ledger: own });
    }
    told.note({ how, way }, started, own);
    ledger.decisions += own.decisions;
    expect(own.leaks).toEqual([]);
    expect(own.wrongRefusals).toEqual([]);
  });
});

it('has decided often enough to mean something', () => {
  expect(ledger.decisions).toBeGreaterThan(isFull ? 1_000_000 : 50_000);
});

/** `explanations.test.ts` asks these of its own. */
const elsewhere = ['Query.explainAccess', 'Query.whoCanSee'];

it('has asked for every root field, and for every other before which a rule stands', () => {
  expect(fields.unasked('queries')).toEqual(elsewhere);
  expect(fields.unasked('restricted fields')).toEqual([]);
});
