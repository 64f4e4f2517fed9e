import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, type Somebody } from '../support/factories.ts';
import { budgetOf, randomInterventions, randomNeeds, severities, write } from './random-rows.ts';

const api = useApi();
const needs = randomNeeds(22);
const interventions = randomInterventions(22);
let centre: Somebody;

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  await write(needs, interventions);
  centre = await newOfficer('CENTRE_ADMIN', 'ID');
});

type Value = string | number | bigint;

/** What each ordering goes by; a value that is missing comes before all others. */
const orderings: Readonly<Record<string, Readonly<Record<string, readonly { id: string; by: Value }[]>>>> = {
  needs: {
    REPORTED_AT: needs.map(({ id, reportedAt }) => ({ id, by: reportedAt })),
    SEVERITY: needs.map(({ id, severity }) => ({ id, by: severities.indexOf(severity) })),
    QUANTITY: needs.map(({ id, quantity }) => ({ id, by: quantity })),
    FAMILIES_AFFECTED: needs.map(({ id, families }) => ({ id, by: families ?? -1 })),
    AREA: needs.map(({ id, area }) => ({ id, by: area })),
  },
  interventions: {
    STARTS_ON: interventions.map(({ id, startsOn }) => ({ id, by: startsOn })),
    PROPOSED_AT: interventions.map(({ id, proposedAt }) => ({ id, by: proposedAt })),
    BUDGET: interventions.map(fact => ({ id: fact.id, by: budgetOf(fact) ?? -1n })),
    PLANNED_BENEFICIARIES: interventions.map(({ id, planned }) => ({ id, by: planned ?? -1 })),
    AREA: interventions.map(({ id, area }) => ({ id, by: area })),
  },
};
const cases = Object.entries(orderings).flatMap(([list, fields]) =>
  Object.keys(fields).flatMap(field => ['ASC', 'DESC'].map(direction => ({ list, field, direction }))),
);

function expectedIds({ list, field, direction }: (typeof cases)[number]): string[] {
  const way = direction === 'ASC' ? 1 : -1;
  const compare = (a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
  return (orderings[list]?.[field] ?? [])
    .toSorted((a, b) => way * (compare(a.by, b.by) || compare(a.id, b.id)))
    .map(({ id }) => `${list === 'needs' ? 'need' : 'intervention'}_${id}`);
}

interface Page {
  readonly totalCount?: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

async function ask(list: string, args: Readonly<Record<string, unknown>>) {
  const type = list === 'needs' ? 'NeedOrder' : 'InterventionOrder';
  return await api.run<{ list: Page }, object>(
    centre,
    `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: ${type},
      $counted: Boolean = false) {
      list: ${list}(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
        totalCount @include(if: $counted) nodes { id } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }`,
    args,
  );
}

async function page(list: string, args: Readonly<Record<string, unknown>>): Promise<Page> {
  const { data, errors } = await ask(list, args);
  expect(errors).toBeUndefined();
  const found = data?.list as Page;
  expect(found.edges.map(({ node }) => node)).toEqual(found.nodes);
  expect(found.pageInfo).toMatchObject({
    startCursor: found.edges.at(0)?.cursor ?? null,
    endCursor: found.edges.at(-1)?.cursor ?? null,
  });
  return found;
}

const idsOf = ({ nodes }: Page): string[] => nodes.map(({ id }) => id);

describe.each(cases)('$list by $field $direction', order => {
  const { list, field, direction } = order;
  const orderBy = { field, direction };

  it('come in this order, ties by id, what is missing at the small end', async () => {
    const all = await page(list, { first: 100, orderBy, counted: true });

    expect(all.totalCount).toBe(22);
    expect(idsOf(all)).toEqual(expectedIds(order));
    expect(all.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('can be walked forward in pages of three', async () => {
    const pages: string[][] = [];
    let after: string | null = null;
    for (let index = 0; index < 8; index++) {
      const found = await page(list, { first: 3, after, orderBy });
      expect(found.pageInfo).toMatchObject({ hasNextPage: index < 7, hasPreviousPage: index > 0 });
      pages.push(idsOf(found));
      after = found.pageInfo.endCursor;
    }

    expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 3, 3, 1]);
    expect(pages.flat()).toEqual(expectedIds(order));
  });

  it('can be walked backward in pages of three', async () => {
    const pages: string[][] = [];
    let before: string | null = null;
    for (let index = 0; index < 8; index++) {
      const found = await page(list, { last: 3, before, orderBy });
      expect(found.pageInfo).toMatchObject({ hasPreviousPage: index < 7, hasNextPage: index > 0 });
      pages.unshift(idsOf(found));
      before = found.pageInfo.startCursor;
    }

    expect(pages.map(({ length }) => length)).toEqual([1, 3, 3, 3, 3, 3, 3, 3]);
    expect(pages.flat()).toEqual(expectedIds(order));
  });
});

describe.each(['needs', 'interventions'])('a page of %s', list => {
  it('has 20 rows unless told, in the standard order', async () => {
    const field = list === 'needs' ? 'REPORTED_AT' : 'STARTS_ON';

    const found = await page(list, {});

    expect(idsOf(found)).toEqual(expectedIds({ list, field, direction: 'DESC' }).slice(0, 20));
    expect(found.pageInfo.hasNextPage).toBe(true);
  });

  it('may be empty and still know whether there is more', async () => {
    const none = await page(list, { first: 0, counted: true });

    expect(none).toMatchObject({
      totalCount: 22,
      nodes: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  it('may have 100 rows', async () => {
    expect((await page(list, { first: 100 })).nodes).toHaveLength(22);
    expect((await page(list, { last: 100 })).nodes).toHaveLength(22);
  });

  it('is empty after the last row and before the first', async () => {
    const all = await page(list, { first: 100 });

    expect(await page(list, { first: 3, after: all.pageInfo.endCursor })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect(await page(list, { last: 3, before: all.pageInfo.startCursor })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
  });

  it('can begin at every row’s own cursor', async () => {
    const all = await page(list, { first: 100 });

    for (const [index, { cursor }] of all.edges.entries()) {
      const rest = await page(list, { first: 100, after: cursor });
      expect(idsOf(rest)).toEqual(idsOf(all).slice(index + 1));
    }
  });

  it.each([
    [{ first: 101 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 101 }, 'last'],
    [{ last: -1 }, 'last'],
    [{ first: 3, last: 3 }, 'last'],
  ])('refuses %j', async (args, field) => {
    const answer = await ask(list, args);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field }]);
  });

  it('ends at "before" and begins at "after", whichever end it is counted from', async () => {
    const all = await page(list, { first: 100 });
    const third = all.edges[2]?.cursor;

    expect(idsOf(await page(list, { first: 100, before: third }))).toEqual(idsOf(all).slice(0, 2));
    expect(idsOf(await page(list, { last: 100, after: third }))).toEqual(idsOf(all).slice(3));
  });
});

describe('a cursor', () => {
  it('goes on only in the order it came from', async () => {
    const from = { list: 'needs', orderBy: { field: 'QUANTITY', direction: 'ASC' } };
    const { endCursor } = (await page('needs', { first: 3, orderBy: from.orderBy })).pageInfo;

    for (const orderBy of [
      { field: 'QUANTITY', direction: 'DESC' },
      { field: 'FAMILIES_AFFECTED', direction: 'ASC' },
      undefined,
    ]) {
      const answer = await ask('needs', { first: 3, after: endCursor, orderBy });
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
      expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'after' }]);
    }
    const other = await ask('interventions', { first: 3, after: endCursor });
    expect(codeOf(other)).toBe('BAD_USER_INPUT');
    const backward = await ask('needs', { last: 3, before: endCursor });
    expect(backward.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'before' }]);
  });

  const forged = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const order = 'Need:QUANTITY:ASC';
  const id = needs[0]?.id;
  it.each([
    ['nothing', ''],
    ['a word', 'garbage'],
    ['JSON of another shape', forged({}, 1)],
    ['an id', `need_${id}`],
    ['a number that is a word', forged(order, 'many', id)],
    ['a number out of range', forged(order, '99999999999999999999', id)],
    ['a value with a NUL', forged(order, '1\u0000', id)],
    ['an id that is none', forged(order, '1', '-'.repeat(36))],
    ['an id with SQL', forged(order, '1', `' or true --${id}`.slice(0, 36))],
  ])('is refused when it is %s', async (_what, after) => {
    const answer = await ask('needs', { first: 3, after, orderBy: { field: 'QUANTITY', direction: 'ASC' } });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'after' }]);
  });
});
