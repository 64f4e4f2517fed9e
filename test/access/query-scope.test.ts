import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useEveryWay } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import type { Role } from '../../src/access/permissions.ts';
import { newIntervention, newOrganization, type Somebody } from '../support/factories.ts';
import { newWorld, openedBy, positions, seenOf, type World } from './visible-world.ts';

/**
 * The wall in the middle alone: the same rows and viewers as in `visibility.test.ts`, but row level security is off, so
 * that only the scope of each query stands between a viewer and the rows of others.
 */
const ways = useEveryWay();
const [[, api]] = ways as [(typeof ways)[number]];
let world: World;
beforeAll(async () => {
  world = await newWorld();
  await rowLevelSecurity('disable');
});
afterAll(() => rowLevelSecurity('enable'));

const walled = ['need', 'intervention', 'person', 'access_grant', 'person_contact'];

async function rowLevelSecurity(state: 'disable' | 'enable'): Promise<void> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  await session.run(sql`select set_config('role', 'none', true)`);
  for (const table of [...walled, 'intervention_participant']) {
    await session.run(sql.raw(`alter table ${table} ${state} row level security`));
  }
  await session.commit();
}

describe.each(positions)('without row level security, $role of $area (named: $named, sectors: $sectors)', position => {
  it.each(ways)('finds, counts and opens what they may see, and no more, %s', async (way, by) => {
    const expected = seenOf(world, position);

    const seen = await openedBy(world, position, by);

    expect(seen).toEqual({ ...expected, readPath: way === 'field by field' ? 'executed' : 'compiled' });
  });
});

describe('without row level security', () => {
  /** The first of the positions with this role. */
  const the = (role: Role): Somebody => {
    const found = [...world.people].find(([position]) => position.role === role)?.[1];
    if (found === undefined) throw new Error(`The world has no ${role}.`);
    return found;
  };

  it.each([
    ['VILLAGE', 'DISTRICT', { name: 'Nurhayati', contact: null }],
    ['DISTRICT', 'VILLAGE', { name: 'Nurhayati', contact: { phone: '0812' } }],
    ['PARTNER', 'DISTRICT', null],
    ['ANALYST', 'VILLAGE', null],
  ] as const)('%s knows of %s what they may know', async (role, other, expected) => {
    const id = globalId('person', the(other).id);

    const { data } = await api.run(
      the(role),
      'query ($id: ID!) { node(id: $id) { ... on Person { name contact { phone } } } }',
      { id },
    );

    expect(data).toEqual({ node: expected });
  });

  it.each(ways)('a partner is told of no other partner where it has no part itself, %s', async (_way, by) => {
    const [agency, other] = [await newOrganization(), await newOrganization({ kind: 'NGO', name: 'Yayasan Lain' })];
    const participants = [{ organization: agency }, { organization: other }];
    const id = globalId(
      'intervention',
      await newIntervention({ status: 'VERIFIED', sectors: ['HEALTH'], participants }),
    );
    const query = 'query ($id: ID!) { intervention(id: $id) { participants { organization { category } } } }';

    const told = await by.run<{ intervention: { participants: unknown[] } }, object>(the('PARTNER'), query, { id });
    const officer = await by.run<{ intervention: { participants: unknown[] } }, object>(the('REGENCY'), query, { id });

    expect(told.data?.intervention.participants).toEqual([{ organization: { category: 'AGENCY' } }]);
    expect(officer.data?.intervention.participants).toHaveLength(2);
  });

  it('a hidden row to change is still the same as none, and one out of reach forbidden', async () => {
    const verify = 'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { id } } }';
    const needOf = (place: string, checked: boolean) =>
      [...world.needs].find(([, { area, verified }]) => area === place && verified === checked)?.[0] ?? '';

    for (const [id, code] of [
      [needOf('15.71.02.1004', false), 'NOT_FOUND'],
      [needOf('15', false), 'NOT_FOUND'],
      [needOf('15', true), 'FORBIDDEN'],
    ] as const) {
      const answer = await api.run(the('DISTRICT'), verify, { input: { id, expectedVersion: 1 } });
      expect([id, codeOf(answer)]).toEqual([id, code]);
    }
  });
});
