import { beforeAll, expect, it } from 'vitest';
import { actions } from '../../../src/access/permissions.ts';

import { codeOf, useApi } from '../../support/api.ts';
import { rowsOf } from './acts.ts';
import { Ledger } from './ask.ts';
import { actsOf, doersOf, explanationOf } from './oracle-of-acts.ts';
import { grantReads, held, reads, reviews } from './oracle.ts';
import { tellings } from './telling.ts';
import type { Asker } from './viewers.ts';
import { newWorld, type World } from './world.ts';

/**
 * What is told of access is what the rules say, which is also what then happens: why somebody may do something to a row
 * or not, who can see it, and what somebody holds. Of a row that one does not see, nothing is told, whatever one asks.
 */
const isFull = process.env['MATRIX'] === 'full';
const today = Math.floor(Date.now() / 86_400_000);
const api = useApi();
const told = tellings('explanations');
let world: World;
beforeAll(async () => {
  world = await newWorld('few');
});

/** About so many of them; each asker and each day has others. */
function some<Item>(items: readonly Item[], about: number, turn: number): readonly Item[] {
  const every = Math.max(1, Math.ceil(items.length / about));
  return items.filter((_, at) => (at + turn + today) % every === 0);
}
const askers = (about: number): readonly Asker[] => some(world.askers, isFull ? Infinity : about, 0);
const kinds = ['need', 'intervention', 'person', 'grant', 'agreement', 'contribution'] as const;

interface Explained {
  readonly isAllowed: boolean;
  readonly obstacle: string | null;
  readonly roles: readonly string[];
  readonly grants: readonly { readonly id: string }[];
}
const explain = (action: string): string =>
  `explainAccess(action: "${action}", id: $id) { isAllowed obstacle roles grants { id } }`;

it.each(kinds)('why somebody may do something to a %s, or not', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  const fitting = Object.keys(actsOf[kind]);
  const others = actions.filter(action => !fitting.includes(action));
  const all = `query ($id: ID!) { ${fitting.map((action, at) => `a${at}: ${explain(action)}`).join(' ')} }`;

  for (const [turn, asker] of askers(15).entries()) {
    for (const [nth, [id, row]] of some(rowsOf(world)[kind], isFull ? 40 : 5, turn).entries()) {
      const what = () => JSON.stringify({ id, ...row });
      // One that is not for such a row, and for whoever does not see it also one that is: both are refused alone.
      const refused = [others, ...(reads(asker, row) ? [] : [fitting])].map(each => each[(turn + nth) % each.length]);
      for (const action of refused as string[]) {
        const answer = await api.run(asker.somebody, `query ($id: ID!) { ${explain(action)} }`, { id });
        ledger.compare(asker, `why ${action}`, what, explanationOf(asker, action, row), codeOf(answer) ?? 'told');
      }
      if (!reads(asker, row)) continue;
      const answer = await api.run<Record<string, Explained>, object>(asker.somebody, all, { id });
      for (const [at, action] of fitting.entries()) {
        const found = answer.data?.[`a${at}`];
        const why = found === undefined ? codeOf(answer) : (found.obstacle ?? 'ALLOWED');
        const expected = explanationOf(asker, action, row);
        ledger.compare(asker, `why ${action}`, what, expected, why);
        ledger.decide(asker, `whether ${action}`, what, expected === 'ALLOWED', found?.isAllowed === true);
        ledger.compare(asker, `who ${action}`, what, doersOf(action, row).toSorted(), found?.roles.toSorted());
      }
    }
  }

  told.note({ how: 'explainAccess', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(ledger.wrongRefusals).toEqual([]);
});

interface Readership extends Pick<Explained, 'grants'> {
  readonly hasMore: boolean;
  readonly peopleCount: number;
  readonly unnamedCount: number;
}
const readership = 'query ($id: ID!) { whoCanSee(id: $id) { hasMore peopleCount unnamedCount grants { id } } }';
const most = 100;

it.each(kinds)('who can see a %s, for those who review it', { timeout: 900_000 }, async kind => {
  const ledger = new Ledger();
  const started = performance.now();
  const inOrder = [...world.grants];
  const isReviewer = (asker: Asker): boolean =>
    held(asker).some(({ role }) => role === 'CENTRE_ADMIN' || role === 'AUDITOR');
  const reviewing = world.askers.filter(isReviewer);

  for (const [turn, asker] of [...reviewing, ...askers(10)].entries()) {
    for (const [id, row] of some(rowsOf(world)[kind], (isReviewer(asker) ? 4 : 1) * (isFull ? 10 : 1), turn)) {
      const answer = await api.run<{ whoCanSee: Readership }, object>(asker.somebody, readership, { id });
      const what = () => JSON.stringify({ id, ...row });
      const refusal = !asker.isSignedIn
        ? 'UNAUTHENTICATED'
        : !isReviewer(asker)
          ? 'FORBIDDEN'
          : !reads(asker, row)
            ? 'NOT_FOUND'
            : reviews(asker, row)
              ? 'told'
              : 'FORBIDDEN';
      ledger.compare(asker, 'who can see', what, refusal, codeOf(answer) ?? 'told');
      if (refusal !== 'told') continue;
      const reading = inOrder.filter(([, grant]) => grant.isHeld && grantReads({ ...grant, when: 'now' }, row));
      const expected = reading.filter(([, grant]) => reads(asker, grant));
      const own = row.kind === 'person' ? [row.id] : row.kind === 'grant' ? [row.personId] : [];
      const people = new Set([...reading.map(([, { personId }]) => personId), ...own]);
      const named = new Set([...expected.map(([, { personId }]) => personId), ...own]);
      const { peopleCount, unnamedCount } = answer.data?.whoCanSee ?? {};
      ledger.compare(asker, 'how many can see', what, people.size, peopleCount);
      ledger.compare(asker, 'how many of them are not named', what, people.size - named.size, unnamedCount);
      const shown = new Set(answer.data?.whoCanSee.grants.map(grant => grant.id));
      ledger.compare(asker, 'whether there are more', what, expected.length > most, answer.data?.whoCanSee.hasMore);
      const first = new Set(expected.slice(0, most).map(([grant]) => grant));
      for (const [grant, facts] of inOrder) {
        const seen = () => `${what()} by ${JSON.stringify(facts)}`;
        ledger.decide(asker, `who sees a ${kind}`, seen, first.has(grant), shown.has(grant));
      }
    }
  }

  told.note({ how: 'whoCanSee', way: kind }, started, ledger);
  expect(ledger.leaks).toEqual([]);
  expect(ledger.wrongRefusals).toEqual([]);
});
