import { beforeAll, expect, it } from 'vitest';
import { codeOf, useApi } from '../../support/api.ts';
import { countStored } from '../../support/database.ts';
import { copyOf, inputOf, inSectorsOf, isCopiedFor, mutationOf, rowsOf } from './acts.ts';
import { Ledger } from './ask.ts';
import { actionsOn, doing, entering, giving, kinds, some, tableOf, traces, type Kind } from './attempts.ts';
import { Fields } from './fields.ts';
import { mayEver, obstacleOf } from './oracle-of-acts.ts';
import { reads, type Facts } from './oracle.ts';
import { tellings } from './telling.ts';
import type { Asker } from './viewers.ts';
import { newWorld, type World } from './world.ts';

/**
 * Everybody tries every act on rows at every place and in every state. What is not theirs is refused, in just these words,
 * and leaves no trace; what is theirs is done, to another row like it. The short form has other askers each day, and each
 * of them other rows.
 */
const isFull = process.env['MATRIX'] === 'full';
const today = Math.floor(Date.now() / 86_400_000);
const fields = new Fields();
const program = useApi();
const api = fields.noting(program);
const told = tellings('acts');
let world: World;
beforeAll(async () => {
  world = await newWorld('few');
});

const askers = (about: number): readonly Asker[] => some(world.askers, isFull ? Infinity : about, today);

it.each(kinds)('what is not theirs to do to a %s is refused, and leaves no trace', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  const before = await traces();
  const rows = rowsOf(world)[kind];

  for (const [turn, asker] of askers(12).entries()) {
    for (const [nth, action] of actionsOn(kind).entries()) {
      // Whoever does it nowhere is refused before a row is looked for.
      const isHopeless = !mayEver(asker, action, rows[0]?.[1] as Facts);
      const tried = isHopeless ? rows.slice(0, 2) : some(rows, isFull ? 60 : 5, today + turn + nth);
      for (const row of tried) {
        const { document, input, refusal, what } = doing(asker, action, row, world);
        // Nothing of it is looked at before it is known whose it is, so that a version of the future tells that.
        if (refusal === undefined && action === 'contribution:offer') continue;
        const untouched = refusal === undefined ? { ...input, expectedVersion: 999 } : input;
        const answer = await api.run(asker.somebody, document, { input: untouched });
        ledger.compare(asker, action, what, refusal ?? 'CONFLICT', codeOf(answer) ?? 'done');
      }
    }
  }

  told.note({ how: 'refused', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await traces()).toEqual(before);
});

it.each(['Need', 'Intervention', 'Person', 'Grant', 'Agreement', 'Contribution'])(
  'what is offered to be done to a %s is what they may, in its state',
  { timeout: 900_000 },
  async type => {
    const ledger = new Ledger();
    const started = performance.now();
    const kind = type.toLowerCase() as Kind;
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id availableActions } } }`;
    for (const asker of askers(24)) {
      const visible = rowsOf(world)[kind].filter(([, row]) => reads(asker, row));
      for (let from = 0; from < visible.length; from += 100) {
        const hundred = visible.slice(from, from + 100);
        const ids = hundred.map(([id]) => id);
        const answer = await api.run<{ nodes: ({ availableActions: string[] } | null)[] }, object>(
          asker.somebody,
          query,
          { ids },
        );
        for (const [at, [id, row]] of hundred.entries()) {
          const offered = answer.data?.nodes[at]?.availableActions ?? [];
          for (const action of actionsOn(kind)) {
            if (!action.startsWith(`${kind}:`)) continue;
            const is = offered.includes(action.slice(kind.length + 1).toUpperCase());
            const may = obstacleOf(asker, action, row) === undefined;
            ledger.decide(asker, `${action} offered`, () => JSON.stringify({ id, ...row }), may, is);
          }
        }
      }
    }
    told.note({ how: 'offered', way: kind }, started, ledger);
    expect([...ledger.leaks, ...ledger.wrongRefusals]).toEqual([]);
  },
);

it('what is entered is for whom the rules say, and nobody else leaves a trace', { timeout: 900_000 }, async () => {
  const ledger = new Ledger();
  const started = performance.now();
  const counted = async () =>
    Object.fromEntries(
      await Promise.all(Object.values(tableOf).map(async table => [table, await countStored(table)] as const)),
    ) as Record<string, number>;
  const expected = await counted();

  for (const [turn, asker] of askers(12).entries()) {
    const plans = some([...entering(asker, world)], isFull ? Infinity : 15, today + turn);
    for (const { name, document, input, refusal, what } of plans) {
      const answer = await api.run(asker.somebody, document, { input });
      if (refusal === undefined) expected[tableOf[name]] = (expected[tableOf[name]] ?? 0) + 1;
      ledger.compare(asker, name, what, refusal ?? 'done', codeOf(answer) ?? 'done');
    }
  }

  told.note({ how: 'entered', way: 'all' }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await counted()).toEqual(expected);
});

it('a role is given by whom the rules say, and nobody else leaves a trace', { timeout: 900_000 }, async () => {
  const ledger = new Ledger();
  const started = performance.now();
  let expected = await countStored('access_grant');

  for (const asker of askers(12)) {
    for (const { name, document, input, refusal, what } of giving(asker, world)) {
      const answer = await api.run(asker.somebody, document, { input });
      if (refusal === undefined) expected += 1;
      ledger.compare(asker, name, what, refusal ?? 'done', codeOf(answer) ?? 'done');
    }
  }

  told.note({ how: 'entered', way: 'giveGrant' }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(await countStored('access_grant')).toBe(expected);
});

/** Last, for it changes the world: new rows, and people who have come to hold something. */
it.each(kinds)('what is theirs to do to a %s is done', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  for (const [turn, asker] of askers(15).entries()) {
    for (const [nth, action] of actionsOn(kind).entries()) {
      const theirs = rowsOf(world)[kind].filter(
        ([, row]) => mayEver(asker, action, row) && reads(asker, row) && obstacleOf(asker, action, row) === undefined,
      );
      // A few of them tell for all: the rest was decided above.
      for (const [, row] of some(theirs, isFull ? 6 : 1, today + turn + nth)) {
        const id = isCopiedFor(asker, row, world) ? await copyOf(row, world) : undefined;
        if (id === undefined) continue;
        const sectors = action === 'intervention:revise' ? inSectorsOf(asker, row) : {};
        const input = { ...inputOf(action, id, row, 1, world), ...sectors };
        const answer = await api.run(asker.somebody, mutationOf(action), { input });
        const what = () => JSON.stringify({ row, message: answer.errors?.[0]?.message });
        ledger.compare(asker, `${action}, done`, what, 'done', codeOf(answer) ?? 'done');
      }
    }
  }
  told.note({ how: 'done', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
});

it('every mutation of the schema has been tried', () => {
  expect(fields.unasked('mutations')).toEqual([]);
});
