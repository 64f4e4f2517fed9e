import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { Standings } from '../../src/access/standing.ts';
import { reading } from '../../src/platform/database.ts';
import type { AgreementRight } from '../../src/access/permissions.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useEveryWay } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

/** What an agreement leaves out cannot be read, nor found by filtering, ordering, grouping or counting. */
const ways = useEveryWay();
beforeEach(emptyDatabase);

const interventions = /* GraphQL */ `
  query ($filter: InterventionFilter) {
    interventions(filter: $filter, orderBy: { field: BUDGET, direction: ASC }) {
      totalCount
      nodes {
        title
        budget
        budgetLines {
          amount
          fundSource
        }
        participants {
          organization {
            name
          }
        }
        answers {
          need {
            title
            coverage {
              planned
            }
          }
        }
      }
    }
  }
`;
const statistics = /* GraphQL */ `
  {
    interventionStatistics(groupBy: [FUND_SOURCE]) {
      rows {
        fundSource
        count
        budget
        budgetCount
      }
      total {
        count
        budget
        budgetCount
      }
    }
  }
`;

interface World {
  readonly own: string;
  partner(allows: readonly AgreementRight[]): Promise<Somebody>;
}

const byTitle = (a: unknown[], b: unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);

/** Verified: one with an agency and another NGO, one in which the partner takes part, one of an agency alone. */
async function newWorld(): Promise<World> {
  const [own, other, agency] = [
    await newOrganization({ name: 'Yayasan Kami', kind: 'NGO' }),
    await newOrganization({ name: 'PT Rahasia', kind: 'PRIVATE' }),
    await newOrganization({ name: 'Dinas PUPR', kind: 'OPD' }),
  ];
  const need = await newNeed({ verification: 'VERIFIED', title: 'Air bersih' });
  await newIntervention({
    title: 'Sumur',
    status: 'APPROVED',
    participants: [{ organization: other }, { organization: agency }],
    budget: [{ source: 'CSR', amount: '900' }],
    answers: [{ need, quantity: 10 }],
  });
  await newIntervention({
    title: 'Pipa',
    status: 'VERIFIED',
    participants: [{ organization: other }, { organization: own }],
    budget: [{ source: 'HIBAH', amount: '100' }],
  });
  await newIntervention({
    title: 'Talud',
    status: 'RUNNING',
    participants: [{ organization: agency }],
    budget: [{ source: 'APBD_KAB', amount: '300' }],
  });
  await newIntervention({
    title: 'Rancangan kami',
    status: 'DRAFT',
    enteredOrganization: own,
    participants: [{ organization: own }],
    budget: [{ source: 'SWADAYA', amount: '55' }],
  });
  return {
    own,
    partner: allows =>
      newPerson([{ role: 'PARTNER', area: '15.71', organization: own, sectors: ['WATER'], allows }], {
        organization: own,
      }),
  };
}

type Shown = Readonly<Record<string, unknown>> & { readonly title: string };

describe.each(ways)('answered %s, a partner', (_way, api) => {
  const shown = async (who: Somebody, filter?: object) => {
    const { data, errors } = await api.run<{ interventions: { totalCount: number; nodes: Shown[] } }, object>(
      who,
      interventions,
      { filter },
    );
    expect(errors).toBeUndefined();
    return data?.interventions ?? { totalCount: -1, nodes: [] };
  };
  const titled = (nodes: readonly Shown[], title: string) => nodes.find(node => node.title === title);

  it('reads amounts of agencies and of what it takes part in, and finds no other by filter, order, group or sum', async () => {
    const partner = await (await newWorld()).partner(['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS']);

    const { nodes } = await shown(partner);
    const { data } = await api.run(partner, statistics);

    expect(nodes.map(({ title, budget }) => [title, budget])).toEqual([
      ['Sumur', null],
      ['Rancangan kami', '55'],
      ['Pipa', '100'],
      ['Talud', '300'],
    ]);
    expect(titled(nodes, 'Talud')).toMatchObject({ budgetLines: [{ amount: '300', fundSource: 'APBD_KAB' }] });
    expect(titled(nodes, 'Sumur')).toMatchObject({ budgetLines: [] });
    expect(await shown(partner, { budgetFrom: '301' })).toMatchObject({ totalCount: 0 });
    expect(await shown(partner, { budgetFrom: '60' })).toMatchObject({ totalCount: 2 });
    expect(await shown(partner, { fundSources: ['CSR'] })).toMatchObject({ totalCount: 0 });
    expect(await shown(partner, { fundSources: ['APBD_KAB', 'HIBAH'] })).toMatchObject({ totalCount: 2 });
    expect(data).toMatchObject({
      interventionStatistics: {
        rows: expect.arrayContaining([
          { fundSource: 'APBD_KAB', count: 1, budget: '300', budgetCount: 1 },
          { fundSource: null, count: 1, budget: null, budgetCount: 0 },
        ]),
        total: { count: 4, budget: '455', budgetCount: 3 },
      },
    });
    expect(JSON.stringify(data)).not.toMatch(/CSR|900|1355/);
  });

  it('reads only its own amounts otherwise, and finds no other by filter, order, group or sum', async () => {
    const partner = await (await newWorld()).partner(['READ_NEEDS', 'READ_INTERVENTIONS']);

    const { nodes } = await shown(partner);
    const { data } = await api.run(partner, statistics);

    expect(nodes.map(({ title, budget }) => [title, budget]).toSorted(byTitle)).toEqual([
      ['Pipa', null],
      ['Rancangan kami', '55'],
      ['Sumur', null],
      ['Talud', null],
    ]);
    // Those without an amount come before the one that has one, in whatever order their ids say.
    expect(nodes.at(-1)).toMatchObject({ title: 'Rancangan kami' });
    expect(titled(nodes, 'Sumur')).toMatchObject({ budgetLines: [] });
    expect(await shown(partner, { budgetFrom: '60' })).toMatchObject({ totalCount: 0 });
    expect(await shown(partner, { budgetFrom: '1' })).toMatchObject({ totalCount: 1 });
    expect(await shown(partner, { fundSources: ['CSR', 'HIBAH', 'APBD_KAB'] })).toMatchObject({ totalCount: 0 });
    expect(data).toMatchObject({
      interventionStatistics: { total: { count: 4, budget: '55', budgetCount: 1 } },
    });
    expect(JSON.stringify(data)).not.toMatch(/CSR|HIBAH|APBD|900|300|1355/);
  });

  it('reads of agencies, and of other partners only where it takes part with them', async () => {
    const partner = await (await newWorld()).partner(['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS']);

    const { nodes } = await shown(partner);

    expect(titled(nodes, 'Sumur')).toMatchObject({ participants: [{ organization: { name: 'Dinas PUPR' } }] });
    expect(titled(nodes, 'Pipa')?.['participants']).toHaveLength(2);
  });

  it('sees how far a need is covered, without whose interventions', async () => {
    const partner = await (await newWorld()).partner(['READ_NEEDS']);

    const { data } = await api.run(
      partner,
      '{ needs { nodes { title coverage { planned uncovered } answers { quantity intervention { title } } } } }',
    );

    expect(data).toMatchObject({
      needs: { nodes: [{ title: 'Air bersih', coverage: { planned: 10, uncovered: 27 }, answers: [] }] },
    });
    expect(await shown(partner)).toMatchObject({ nodes: [{ title: 'Rancangan kami' }] });
  });

  it('reads no need where its agreement is about interventions alone', async () => {
    const partner = await (await newWorld()).partner(['READ_INTERVENTIONS']);

    expect(codeOf(await api.run(partner, '{ needs { totalCount } }'))).toBe('FORBIDDEN');
    expect(titled((await shown(partner)).nodes, 'Sumur')).toMatchObject({ answers: [{ need: null }] });
  });

  it('reads officers with their contacts only where it is allowed', async () => {
    const world = await newWorld();
    const officer = await newPerson([{ role: 'VILLAGE', area: '15.71.01.1001' }], { phone: '0741-1' });
    const read = '{ people(filter: { search: "Nurhayati" }) { totalCount } }';
    const contact = `query ($id: ID!) { node(id: $id) { ... on Person { name contact { phone } } } }`;
    const id = globalId('person', officer.id);

    const allowed = await world.partner(['READ_CONTACTS']);
    const others = await world.partner(['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS', 'DRAFT_INTERVENTIONS']);

    expect((await api.run(allowed, contact, { id })).data).toEqual({
      node: { name: 'Nurhayati', contact: { phone: '0741-1' } },
    });
    expect((await api.run(others, contact, { id })).data).toEqual({ node: null });
    expect(codeOf(await api.run(others, read))).toBe('FORBIDDEN');
  });

  it('reads officers alone, and nobody of other partners', async () => {
    const world = await newWorld();
    await newPerson([{ role: 'VILLAGE', area: '15.71.01.1001' }], { phone: '0741-1', name: 'Petugas' });
    const other = await newOrganization({ name: 'Yayasan lain', kind: 'NGO', area: '15.71' });
    const theirs = await newPerson([], { area: '15.71', organization: other, phone: '0741-2', name: 'Orang lain' });
    const allowed = await world.partner(['READ_CONTACTS']);

    const { data } = await api.run<{ people: { nodes: { name: string }[] } }, object>(
      allowed,
      '{ people(first: 100) { nodes { name organization { name } contact { phone } } } }',
    );

    expect(data?.people.nodes.map(({ name }) => name)).toContain('Petugas');
    expect(JSON.stringify(data)).not.toMatch(/Orang lain|Yayasan lain|0741-2/);
    expect(
      (await api.run(allowed, 'query ($id: ID!) { node(id: $id) { id } }', { id: globalId('person', theirs.id) })).data,
    ).toEqual({ node: null });
  });

  it('is shown officers alone by the database, whatever is asked of it', async () => {
    const world = await newWorld();
    const officer = await newPerson([{ role: 'VILLAGE', area: '15.71.01.1001' }], { phone: '0741-1' });
    const other = await newOrganization({ name: 'Yayasan lain', kind: 'NGO', area: '15.71' });
    const theirs = await newPerson([], { area: '15.71', organization: other, phone: '0741-2' });
    const allowed = await world.partner(['READ_CONTACTS']);

    const seen = await reading((await testDatabase()).orm, async session => {
      await new Standings().enter(session, allowed.subject, 'test');
      const people = await session.run<{ id: string }>(sql`select id from person`);
      const contacts = await session.run<{ id: string }>(sql`select person_id as id from person_contact`);
      return [people, contacts].map(rows => rows.map(({ id }) => id));
    });

    expect(seen).toEqual([expect.arrayContaining([officer.id]), [officer.id]]);
    expect(seen.flat()).not.toContain(theirs.id);
  });

  it('drafts only where it is allowed', async () => {
    const world = await newWorld();
    const draft =
      'mutation ($input: DraftInterventionInput!) { draftIntervention(input: $input) { intervention { id } } }';
    const input = {
      areaCode: '15.71.01.1001',
      title: 'Rancangan baru',
      sectors: ['WATER'],
      targetGroups: [],
      startsOn: '2026-02-01',
      endsOn: '2026-03-01',
      participants: [{ organizationId: globalId('organization', world.own), role: 'FUND' }],
      answers: [],
      budgetLines: [],
    };

    const allowed = await world.partner(['READ_INTERVENTIONS', 'DRAFT_INTERVENTIONS']);
    const other = await world.partner(['READ_INTERVENTIONS', 'READ_AMOUNTS']);

    expect((await api.run(allowed, draft, { input })).errors).toBeUndefined();
    expect(codeOf(await api.run(other, draft, { input }))).toBe('FORBIDDEN');
  });

  it('changes its drafts only where it may draft', async () => {
    const world = await newWorld();
    const id = await newIntervention({
      status: 'DRAFT',
      enteredOrganization: world.own,
      participants: [{ organization: world.own }],
    });
    const input = { id: globalId('intervention', id), expectedVersion: 1, title: 'Pipa yang lebih panjang' };
    const revise =
      'mutation ($input: ReviseInterventionInput!) { reviseIntervention(input: $input) { intervention { id } } }';
    const offered = '{ interventions(filter: { statuses: [DRAFT] }) { nodes { title availableActions } } }';
    const reader = await world.partner(['READ_INTERVENTIONS']);
    const drafter = await world.partner(['READ_INTERVENTIONS', 'DRAFT_INTERVENTIONS']);
    const actsOf = async (who: Somebody) =>
      JSON.stringify((await api.run<object, object>(who, offered)).data).includes('REVISE');

    expect([await actsOf(reader), await actsOf(drafter)]).toEqual([false, true]);
    expect(codeOf(await api.run(reader, revise, { input }))).toBe('FORBIDDEN');
    expect((await api.run(drafter, revise, { input })).errors).toBeUndefined();
  });

  it('of two agreements gets from each what it says, each row on its own', async () => {
    const { own } = await newWorld();
    await newIntervention({
      title: 'Di Sarolangun',
      area: '15.03.01.2001',
      status: 'VERIFIED',
      budget: [{ source: 'CSR', amount: '7' }],
    });
    const both = await newPerson([
      { role: 'PARTNER', area: '15.71', organization: own, sectors: ['WATER'], allows: ['READ_INTERVENTIONS'] },
      {
        role: 'PARTNER',
        area: '15.03',
        organization: own,
        sectors: ['WATER'],
        allows: ['READ_INTERVENTIONS', 'READ_AMOUNTS'],
      },
    ]);

    const { nodes } = await shown(both);

    expect(nodes.map(({ title, budget }) => [title, budget]).toSorted(byTitle)).toEqual([
      ['Di Sarolangun', '7'],
      ['Pipa', null],
      ['Rancangan kami', '55'],
      ['Sumur', null],
      ['Talud', null],
    ]);
  });

  it('is nobody special: the levels of government read amounts and partners as before', async () => {
    await newWorld();

    const { nodes } = await shown(await newOfficer('VILLAGE', '15.71.01.1001'));

    expect(titled(nodes, 'Sumur')).toMatchObject({ budget: '900', participants: [{}, {}] });
  });
});
