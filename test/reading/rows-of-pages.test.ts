import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApi } from '../support/api.ts';
import { useLine } from '../support/line.ts';
import { writeWorld, type World } from './large-world.ts';
import { rowsRead } from './rows-read.ts';

/**
 * A list in an order that an index has is read from where its page begins until the page is full: what it costs is told
 * by the page, and by how many of the rows on the way are not theirs, however many there are.
 */
const api = useApi({ responseCache: false });
const line = useLine();
let world: World;
// These tests only read. Whoever is met for the first time costs more than they do from then on.
beforeAll(async () => {
  world = await writeWorld(10_000);
  for (const who of Object.values(world)) await api.run(who, '{ viewer { person { name } } }');
}, 120_000);

const byProposal = 'orderBy: { field: PROPOSED_AT, direction: ASC }';
const pages = [
  ['the first page of needs', '{ needs { nodes { title } } }'],
  ['a page of needs that tells whether there are more', '{ needs { nodes { title } pageInfo { hasNextPage } } }'],
  ['a page of needs with a cursor for each', '{ needs { edges { cursor node { title } } } }'],
  ['the last page of needs', '{ needs(last: 20) { nodes { title } } }'],
  ['the oldest needs', '{ needs(orderBy: { field: REPORTED_AT, direction: ASC }) { nodes { title } } }'],
  ['a page of interventions', '{ interventions { nodes { title } pageInfo { hasNextPage } } }'],
  ['the interventions that wait longest', `{ interventions(${byProposal}) { nodes { title } } }`],
] as const;

/** Each of seven villages has as many needs. Of all of them, every seventh is this one's, every second of those verified. */
const ofVillage = Math.ceil(10_000 / 7);
const mostOfVillage = 20 * 7 * 2 + 20;

describe.each([
  ['centre', 25],
  ['province', 50],
  // Of two, one is not verified, so not theirs.
  ['analyst', 50],
] as const)('to the %s', (who, most) => {
  it.each(pages)(`%s costs at most ${most} rows`, async (_page, query) => {
    const { needs, interventions } = await rowsRead({ api, line }, world[who], parse(query));

    expect(needs + interventions).toBeGreaterThanOrEqual(20);
    expect(needs + interventions).toBeLessThanOrEqual(most);
  });

  it('a page far down the list costs no more than the first', async () => {
    const middle = '{ needs(first: 100) { pageInfo { endCursor } } }';
    const { data } = await api.run<{ needs: { pageInfo: { endCursor: string } } }, object>(world[who], middle);
    const query = parse('query ($after: String) { needs(after: $after) { nodes { title } } }');

    const { needs } = await rowsRead({ api, line }, world[who], query, { after: data?.needs.pageInfo.endCursor });

    expect(needs).toBeLessThanOrEqual(most);
  });

  it('a page of a village costs little, by whichever index', async () => {
    const query = parse('{ village(code: "15.71.01.1001") { needs { nodes { title } } } }');

    const { needs } = await rowsRead({ api, line }, world[who], query);

    expect(needs).toBeLessThanOrEqual(mostOfVillage);
  });
});

describe('to those of one village', () => {
  it.each(['village', 'partner'] as const)(
    'a page that is counted costs the %s little more than what lies there',
    async who => {
      const query = parse('{ village(code: "15.71.01.1001") { needs { totalCount nodes { title } } } }');

      const { needs } = await rowsRead({ api, line }, world[who], query);

      // With few villages, one of them may also be looked for in the order of all.
      expect(needs).toBeLessThanOrEqual(2 * ofVillage + mostOfVillage);
    },
  );
});

it('what waits in a place costs nothing where nothing waits', async () => {
  const query = parse(`{ village(code: "15.71.01.1001") {
    interventions(filter: { statuses: [DRAFT] }) { totalCount nodes { title } }
  } }`);

  expect((await rowsRead({ api, line }, world.village, query)).interventions).toBe(0);
});
