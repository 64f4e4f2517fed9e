import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../../support/api.ts';
import { rowsOf } from './acts.ts';
import { Ledger } from './ask.ts';
import { actionsOn, doing, entering, giving, kinds, some, traces, type Attempt, type Kind } from './attempts.ts';
import { isOpen } from './oracle-of-acts.ts';
import { tellings } from './telling.ts';
import type { Asker } from './viewers.ts';
import {
  contextDown,
  rowLevelSecurity,
  rowRulesDown,
  scopeDown,
  scopeOfActsDown,
  shieldDown,
  wallsUp,
} from './walls.ts';
import { newWorld, type World } from './world.ts';

/**
 * What the oracle refuses stays undone with one wall after the other switched off, and nothing is told of what they do not
 * read; in which words it is refused may differ. Everybody tries each act on a few rows whose state would let it be done,
 * each asker on others, so that the embedded database is left standing: it ends when it has refused a few thousand
 * statements. The short form has other askers each day.
 */
const isFull = process.env['MATRIX'] === 'full';
const today = Math.floor(Date.now() / 86_400_000);
const standing = useApi();
// What has been asked with a wall off may be remembered, so each wall has a program of its own.
const unshielded = useApi();
const unscoped = useApi();
const alone = useApi();
const ruleless = useApi();
const told = tellings('acts by walls');
const tried = [...kinds, 'new'] as const;
let world: World;
let untouched: unknown;
beforeAll(async () => {
  world = await newWorld('few');
  untouched = await traces();
  for (const api of [unscoped, alone, ruleless]) scopeDown(api);
});

/** What somebody may try to do to rows of a kind whose state lets it be done, or to enter. */
function* attempts(kind: Kind | 'new', asker: Asker, turn: number): Generator<Attempt> {
  if (kind === 'new') {
    yield* entering(asker, world);
    yield* giving(asker, world);
    return;
  }
  for (const [nth, action] of actionsOn(kind).entries()) {
    const open = rowsOf(world)[kind].filter(([, row]) => isOpen(asker, action, row));
    for (const row of some(open, 20, turn + nth)) yield doing(asker, action, row, world);
  }
}

/** One in each position: of what is theirs, what they only read, and what they do not. */
function* chosen(kind: Kind | 'new', asker: Asker, turn: number): Generator<Attempt> {
  const alike = Map.groupBy(
    attempts(kind, asker, turn),
    ({ name, refusal, isSeen }) => `${name} ${refusal === undefined} ${isSeen}`,
  );
  for (const [nth, group] of [...alike.values()].entries()) yield* some(group, 1, turn + nth);
}

/** So few that each kind is tried about as often. */
const fewAskers = (kind: Kind | 'new'): number => 40 / (kind === 'new' ? 16 : actionsOn(kind).length);
const nobody = 'a session that carries nobody';

describe.each([
  ['the shield off', unshielded, [shieldDown]],
  ['the scope of queries off', unscoped, [scopeOfActsDown]],
  ['both off', alone, [shieldDown, scopeOfActsDown]],
  ['the rules of rows off too, the database alone', ruleless, [shieldDown, scopeOfActsDown, rowRulesDown]],
  ['row level security off', standing, [() => rowLevelSecurity('disable')]],
  [nobody, standing, [contextDown]],
] as const)('with %s', (wall, api, down) => {
  beforeAll(async () => {
    for (const each of down) await each();
  });
  afterAll(wallsUp);

  it.each(tried)('nothing that is refused is done, or told: %s', { timeout: 900_000 }, async kind => {
    const ledger = new Ledger();
    const started = performance.now();

    for (const [turn, asker] of some(world.askers, isFull ? Infinity : fewAskers(kind), today).entries()) {
      for (const { name, document, input, refusal, isSeen, what } of chosen(kind, asker, today + turn)) {
        // Nobody does anything on a connection that does not know them.
        if (refusal === undefined && wall !== nobody) continue;
        const code = codeOf(await api.run(asker.somebody, document, { input }));
        ledger.decide(asker, name, what, false, code === undefined);
        // What they do not read is not there, or they do such things nowhere.
        const isTold = code !== refusal && code !== 'NOT_FOUND';
        if (!isSeen) ledger.decide(asker, `${name}, told ${code}`, what, false, isTold);
      }
    }

    told.note({ wall, way: kind }, started, ledger);
    expect(ledger.leaks).toEqual([]);
    expect(await traces()).toEqual(untouched);
  });
});

/** Last, for it changes the world. */
describe('with nothing left of them', () => {
  beforeAll(async () => {
    for (const each of [shieldDown, scopeOfActsDown, rowRulesDown]) each();
    await rowLevelSecurity('disable');
  });
  afterAll(wallsUp);

  it.each(tried)('what is refused would be done: %s', async kind => {
    for (const [turn, asker] of world.askers.entries()) {
      for (const { document, input, refusal } of chosen(kind, asker, today + turn)) {
        if (refusal !== undefined && codeOf(await ruleless.run(asker.somebody, document, { input })) === undefined)
          return;
      }
    }
    expect.unreachable('What is tried here is refused for other reasons than who tries it.');
  });
});
