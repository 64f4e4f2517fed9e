import { beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { useEveryWay } from '../support/api.ts';
import type { Somebody } from '../support/factories.ts';
import { newWorld, openedBy, positions, seenOf, type World } from './visible-world.ts';

/**
 * The innermost wall alone: the same rows and viewers as in `visibility.test.ts`, but every table is declared to belong to
 * nobody, so that no query has a scope, and only the policies of the database stand before the rows of others.
 */
const ways = useEveryWay();
let world: World;
beforeAll(async () => {
  world = await newWorld();
  for (const [, { app }] of ways) {
    const policies = app.services.policies as Map<unknown, unknown>;
    for (const entity of policies.keys()) policies.set(entity, 'open');
  }
});

describe.each(positions)('without a scope in queries, $role of $area (named: $named, sectors: $sectors)', position => {
  it.each(ways)('finds, counts and opens what they may see, and no more, %s', async (way, by) => {
    const expected = seenOf(world, position);

    const seen = await openedBy(world, position, by);

    expect(seen).toEqual({ ...expected, readPath: way === 'field by field' ? 'executed' : 'compiled' });
  });
});

describe.each(ways)('without a scope in queries, %s', (_way, by) => {
  /** The first of the positions with this role. */
  const the = (role: string) => [...world.people].find(([position]) => position.role === role)?.[1] as Somebody;

  it.each([
    ['VILLAGE', 'DISTRICT', { name: 'Nurhayati', contact: null }],
    ['DISTRICT', 'VILLAGE', { name: 'Nurhayati', contact: { phone: '0812' } }],
    ['PARTNER', 'DISTRICT', null],
    ['ANALYST', 'VILLAGE', null],
  ] as const)('%s knows of %s what they may know', async (role, other, expected) => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Person { name contact { phone } } } }';

    const { data } = await by.run(the(role), query, { id: globalId('person', the(other).id) });

    expect(data).toEqual({ node: expected });
  });

  it('statistics count what is in reach', async () => {
    const query =
      '{ needStatistics(groupBy: []) { total { count } } interventionStatistics(groupBy: []) { total { count } } }';

    const { data } = await by.run(the('DISTRICT'), query);

    const district = positions.find(({ role }) => role === 'DISTRICT') as (typeof positions)[number];
    const [needs, interventions] = seenOf(world, district).counts;
    expect(data).toEqual({
      needStatistics: { total: { count: needs } },
      interventionStatistics: { total: { count: interventions } },
    });
  });
});
