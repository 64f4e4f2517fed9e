import { beforeEach, describe, expect, it } from 'vitest';
import { FindOrganizationsDocument, type OrganizationFilter } from '../../schema/generated/operations.ts';
import { codeOf, useApi, type Answer } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

/** Five that differ in everything they can be found by. */
async function newWorld(): Promise<Somebody> {
  await newOrganization({ name: 'Dinas PU Kota Jambi', kind: 'OPD', area: '15.71', sectors: ['WATER', 'DRAINAGE'] });
  await newOrganization({ name: 'Yayasan Air 100%', kind: 'NGO', area: '15', sectors: ['WATER'] });
  await newOrganization({ name: 'PT "Batang" Hari', kind: 'PRIVATE', area: '15.71.01', sectors: [] });
  await newOrganization({ name: 'Kementerian PU', kind: 'MINISTRY', area: 'ID', sectors: ['SETTLEMENT_HOUSING'] });
  await newOrganization({ name: 'Universitas Syiah Kuala', kind: 'UNIVERSITY', area: '11', sectors: ['EDUCATION'] });
  return await newOfficer('VILLAGE', '11.01.01.2001');
}

async function namesFor(
  who: Somebody,
  variables: { filter?: OrganizationFilter; within?: string } = {},
): Promise<string[] | undefined> {
  const { data, errors } = await api.run(who, FindOrganizationsDocument, variables);
  expect(errors).toBeUndefined();
  expect(data?.organizations.totalCount).toBe(data?.organizations.nodes.length);
  return data?.organizations.nodes.map(({ name }) => name);
}

describe('organizations', () => {
  it('are known to everybody who is signed in and holds something, wherever they are', async () => {
    const officer = await newWorld();

    expect(await namesFor(officer)).toEqual([
      'Dinas PU Kota Jambi',
      'Kementerian PU',
      'PT "Batang" Hari',
      'Universitas Syiah Kuala',
      'Yayasan Air 100%',
    ]);
  });

  it('are not for nobody, nor for somebody without a grant', async () => {
    await newWorld();
    const id = await newOrganization();

    for (const [who, code] of [
      [null, 'UNAUTHENTICATED'],
      [await newPerson(), 'FORBIDDEN'],
    ] as const) {
      expect(codeOf(await api.run(who, FindOrganizationsDocument, {}))).toBe(code);
      expect(codeOf(await api.run(who, `{ organization(id: "organization_${id}") { name } }`))).toBe(code);
      const { data } = await api.run(who, `{ node(id: "organization_${id}") { id } }`);
      expect(data).toEqual({ node: null });
    }
  });

  it.each<[OrganizationFilter, string[]]>([
    [{ search: 'PU' }, ['Dinas PU Kota Jambi', 'Kementerian PU']],
    [{ search: 'yayasan air' }, ['Yayasan Air 100%']],
    [{ search: '%' }, ['Yayasan Air 100%']],
    [{ search: '"' }, ['PT "Batang" Hari']],
    [{ search: '_' }, []],
    [{ categories: ['PARTNER'] }, ['PT "Batang" Hari', 'Universitas Syiah Kuala', 'Yayasan Air 100%']],
    [{ kinds: ['NGO', 'MINISTRY'] }, ['Kementerian PU', 'Yayasan Air 100%']],
    [{ sectors: ['DRAINAGE', 'EDUCATION'] }, ['Dinas PU Kota Jambi', 'Universitas Syiah Kuala']],
    [{ sectors: ['WATER'], categories: ['AGENCY'] }, ['Dinas PU Kota Jambi']],
    [{ kinds: [] }, []],
  ])('are filtered by %j', async (filter, names) => {
    const officer = await newWorld();

    expect(await namesFor(officer, { filter })).toEqual(names);
  });

  it.each([
    ['15', ['Dinas PU Kota Jambi', 'PT "Batang" Hari', 'Yayasan Air 100%']],
    ['1571', ['Dinas PU Kota Jambi', 'PT "Batang" Hari']],
    ['15.03', []],
    ['11', ['Universitas Syiah Kuala']],
  ])('within %s are those that work for it or a place in it', async (within, names) => {
    const officer = await newWorld();

    expect(await namesFor(officer, { within })).toEqual(names);
    expect(await namesFor(officer, { within: 'ID' })).toHaveLength(5);
  });

  it('within no area at all are a mistake, told with its field', async () => {
    const officer = await newWorld();

    const answer = await api.run(officer, FindOrganizationsDocument, { within: '15.99' });

    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'within' }] });
  });

  it('are ordered by name or by area, and paged', async () => {
    const officer = await newWorld();
    const query = `query ($after: String) {
      organizations(first: 2, after: $after, orderBy: { field: AREA, direction: DESC }) {
        nodes { area { code } } pageInfo { hasNextPage endCursor }
      }
    }`;
    interface Data {
      organizations: {
        nodes: { area: { code: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    }
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer<Data> = await api.run<Data, object>(officer, query, { after });
      walked.push(...(data?.organizations.nodes ?? []).map(({ area }) => area.code));
      after = data?.organizations.pageInfo.hasNextPage === true ? data.organizations.pageInfo.endCursor : null;
    } while (after !== null);

    expect(walked).toEqual(['ID', '15.71.01', '15.71', '15', '11']);
  });
});

describe('one organization', () => {
  it('is found by its id, through its own field and through node', async () => {
    const id = `organization_${await newOrganization({ name: 'Dinas Contoh', kind: 'OPD', sectors: ['WATER'] })}`;
    const officer = await newOfficer('VILLAGE', '11.01.01.2001');

    const { data } = await api.run(
      officer,
      `query ($id: ID!) { organization(id: $id) { id name kind category sectors shortName area { code } }
        node(id: $id) { __typename id ... on Organization { name } } }`,
      { id },
    );

    expect(data).toEqual({
      organization: {
        id,
        name: 'Dinas Contoh',
        kind: 'OPD',
        category: 'AGENCY',
        sectors: ['WATER'],
        shortName: null,
        area: { code: '15.71' },
      },
      node: { __typename: 'Organization', id, name: 'Dinas Contoh' },
    });
  });

  it('is null when there is none, and NOT_FOUND when the id is of something else', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const query = 'query ($id: ID!) { organization(id: $id) { id } }';

    const none = await api.run(officer, query, { id: 'organization_00000000-0000-4000-8000-000000000000' });
    const need = await api.run(officer, query, { id: 'need_00000000-0000-4000-8000-000000000000' });

    expect([none.data, none.errors]).toEqual([{ organization: null }, undefined]);
    expect(codeOf(need)).toBe('NOT_FOUND');
  });
});
