import { beforeAll, describe, expect, it } from 'vitest';
import { leastLimits } from '../../src/access/limits.ts';
import { useApi, type Answer } from '../support/api.ts';
import { emptyDatabase, testAreas } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import {
  isAbove,
  isIn,
  randomInterventions,
  randomNeeds,
  write,
  type InterventionFact,
  type NeedFact,
} from './random-rows.ts';

/** Every list of every place is more than anybody may ask for at once. */
const api = useApi({ limits: () => ({ ...leastLimits, price: 10_000_000 }) });
const needs = randomNeeds(48);
let interventions: InterventionFact[];
const people = {} as Record<keyof typeof reading, Somebody>;

/** What each of them may read, told once more and in other words than the permission table. */
const reading = {
  centre: () => true,
  regency: ({ area, verified }: Told) => isIn(area, '15.71') || (verified && isAbove(area, '15.71')),
  analyst: ({ area, verified }: Told) => verified && (isIn(area, '15') || isAbove(area, '15')),
  auditor: ({ area, verified }: Told) => isIn(area, '15') || (verified && isAbove(area, '15')),
  partner: ({ area, verified, sectors, named }: Told) =>
    (isIn(area, '15') || isAbove(area, '15')) &&
    (named || (verified && sectors.some(sector => ['WATER', 'EDUCATION'].includes(sector)))),
} as const;
type Told = { area: string; verified: boolean; sectors: readonly string[]; named: boolean };

const ofNeed = ({ area, verification, sector }: NeedFact): Told => {
  return { area, verified: verification === 'VERIFIED', sectors: [sector], named: false };
};
const ofIntervention = ({ area, verified, sectors, organizations }: InterventionFact): Told => {
  return { area, verified, sectors, named: organizations.length > 0 };
};

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  const organization = await newOrganization({ kind: 'NGO', area: '15' });
  interventions = randomInterventions(48, [organization]);
  await write(needs, interventions);
  Object.assign(people, {
    centre: await newOfficer('CENTRE_ADMIN', 'ID'),
    regency: await newOfficer('REGENCY', '15.71'),
    analyst: await newOfficer('ANALYST', '15'),
    auditor: await newOfficer('AUDITOR', '15'),
    partner: await newPerson([{ role: 'PARTNER', area: '15', organization, sectors: ['WATER', 'EDUCATION'] }]),
  });
});

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
}
interface OfArea {
  readonly code: string;
  readonly needs: Listed;
  readonly open: Listed;
  readonly worst: Listed & { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } };
  readonly interventions: Listed;
  readonly reaching: Listed;
}

const everyArea = `{
  areas(first: 100) { nodes { code
    needs(first: 100, orderBy: { field: QUANTITY }) { totalCount nodes { id } }
    open: needs(first: 100, filter: { statuses: [OPEN], severities: [HIGH, CRITICAL] }) { totalCount nodes { id } }
    worst: needs(first: 2, orderBy: { field: QUANTITY }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
    interventions(first: 100) { totalCount nodes { id } }
    reaching: interventions(first: 100, includeAbove: true) { totalCount nodes { id } }
  } }
}`;

const ids = (list: Listed): string[] => list.nodes.map(({ id }) => id.slice(id.indexOf('_') + 1)).toSorted();
const idsOf = (facts: readonly { readonly id: string }[]): string[] => facts.map(({ id }) => id).toSorted();

describe.each(Object.keys(reading) as (keyof typeof reading)[])('what the %s reads', who => {
  const mayRead = reading[who];
  const visibleNeeds = () => needs.filter(need => mayRead(ofNeed(need)));
  const visibleInterventions = () => interventions.filter(fact => mayRead(ofIntervention(fact)));

  it('at the root is what is theirs, and so is the count', async () => {
    const { data } = await api.run<{ needs: Listed; interventions: Listed }, object>(
      people[who],
      '{ needs(first: 100) { totalCount nodes { id } } interventions(first: 100) { totalCount nodes { id } } }',
    );

    expect(ids(data?.needs as Listed)).toEqual(idsOf(visibleNeeds()));
    expect(ids(data?.interventions as Listed)).toEqual(idsOf(visibleInterventions()));
    expect(data).toMatchObject({
      needs: { totalCount: visibleNeeds().length },
      interventions: { totalCount: visibleInterventions().length },
    });
  });

  it('counts the same when only the count is asked for, even of what they filter by', async () => {
    const { data } = await api.run(
      people[who],
      '{ needs(filter: { verifications: [DRAFT, SUBMITTED, RETURNED] }) { totalCount } }',
    );

    const unverified = visibleNeeds().filter(({ verification }) => verification !== 'VERIFIED');
    expect(data).toEqual({ needs: { totalCount: unverified.length } });
  });

  it('under each area is that of the root, filtered by place', async () => {
    const { data, errors } = await api.run<{ areas: { nodes: OfArea[] } }, object>(people[who], everyArea);

    expect(errors).toBeUndefined();
    expect(data?.areas.nodes).toHaveLength(testAreas.length);
    for (const { code, ...lists } of data?.areas.nodes ?? []) {
      const within = visibleNeeds().filter(({ area }) => isIn(area, code));
      const open = within.filter(
        ({ status, severity }) => status === 'OPEN' && ['HIGH', 'CRITICAL'].includes(severity),
      );
      const inside = visibleInterventions().filter(({ area }) => isIn(area, code));
      const reaching = visibleInterventions().filter(({ area }) => isIn(area, code) || isAbove(area, code));
      const told = Object.fromEntries(
        (['needs', 'open', 'interventions', 'reaching'] as const).map(name => [name, ids(lists[name])]),
      );
      expect({ code, ...told }).toEqual({
        code,
        needs: idsOf(within),
        open: idsOf(open),
        interventions: idsOf(inside),
        reaching: idsOf(reaching),
      });
      expect(
        [lists.needs, lists.open, lists.interventions, lists.reaching].map(({ totalCount }) => totalCount),
      ).toEqual([within.length, open.length, inside.length, reaching.length]);
      expect(lists.worst.nodes).toEqual(lists.needs.nodes.slice(0, 2));
      expect(lists.worst).toMatchObject({
        totalCount: within.length,
        pageInfo: { hasNextPage: within.length > 2 },
      });
    }
  });
});

describe('a nested list', () => {
  it('goes on under its area from its own cursor', async () => {
    const page = 'needs(first: 2, after: $after, orderBy: { field: QUANTITY }) { nodes { id } pageInfo { endCursor } }';
    const query = `query ($after: String) {
      regency(code: "15.71") { all: needs(first: 100, orderBy: { field: QUANTITY }) { nodes { id } } ${page} }
    }`;
    type Data = { regency: { all: Listed; needs: OfArea['worst'] } };
    const walked: { id: string }[] = [];
    let all: readonly { id: string }[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer<Data> = await api.run<Data, object>(people.centre, query, { after });
      all = data?.regency.all.nodes ?? [];
      walked.push(...(data?.regency.needs.nodes ?? []));
      after = data?.regency.needs.pageInfo.endCursor ?? null;
    } while (after !== null);

    expect(all.length).toBeGreaterThan(4);
    expect(walked).toEqual(all);
  });

  it('is null, with an error, for whoever may read none', async () => {
    const query = '{ village(code: "15.71.01.1001") { name needs { totalCount } interventions { totalCount } } }';
    const enumerator = await newOfficer('ENUMERATOR', '15.71');

    const public_ = await api.run(null, query);
    const signedIn = await api.run(enumerator, query);

    const nothing = { village: { name: 'Simpang IV Sipin', needs: null, interventions: null } };
    expect([public_.data, signedIn.data]).toEqual([nothing, nothing]);
    expect(public_.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(signedIn.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
