import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../../support/api.ts';
import { emptyDatabase } from '../../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization } from '../../support/factories.ts';

/** What the compiler does not know is answered field by field, whole and right; what it knows is still compiled after. */
const api = useApi();
beforeEach(emptyDatabase);

const simple = '{ needs { totalCount } }';

describe('what is beyond the compiler', () => {
  it.each([
    [
      'a list of an area inside a row',
      '{ needs { nodes { title area { needs { totalCount nodes { title } } } } } }',
      { needs: { nodes: [{ title: 'Sumur', area: { needs: { totalCount: 1, nodes: [{ title: 'Sumur' }] } } }] } },
    ],
    [
      'such a list deep in a row of a row',
      '{ interventions { nodes { participants { organization { area { needs { totalCount } } } } } } }',
      { interventions: { nodes: [{ participants: [{ organization: { area: { needs: { totalCount: 1 } } } }] }] } },
    ],
    ['the schema itself', '{ __schema { queryType { name } } }', { __schema: { queryType: { name: 'Query' } } }],
    ['a type of the schema', '{ __type(name: "Need") { name kind } }', { __type: { name: 'Need', kind: 'OBJECT' } }],
    [
      'a mixture of what is compiled, what is in memory and what is beyond',
      `{
        needs { totalCount nodes { title kind { name } area { name interventions { totalCount } } } }
        province(code: "15") { name needs { totalCount } }
        viewer { person { name } }
        __schema { queryType { name } }
      }`,
      {
        needs: {
          totalCount: 1,
          nodes: [
            {
              title: 'Sumur',
              kind: { name: expect.any(String) as unknown },
              area: { name: 'Simpang IV Sipin', interventions: { totalCount: 1 } },
            },
          ],
        },
        province: { name: 'Jambi', needs: { totalCount: 1 } },
        viewer: { person: { name: 'Nurhayati' } },
        __schema: { queryType: { name: 'Query' } },
      },
    ],
  ] as const)('is %s', async (_what, query, expected) => {
    await newNeed({ title: 'Sumur' });
    await newIntervention({ participants: [{ organization: await newOrganization({ area: '15.71' }) }] });
    const officer = await newOfficer('REGENCY', '15.71');
    await api.run(officer, query);

    const answer = await api.run(officer, query);

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(expected);
    expect(answer.readPath).toBe('executed');
    expect(await api.run(officer, simple)).toMatchObject({ readPath: 'compiled', data: { needs: { totalCount: 1 } } });
  });

  it('is a mutation, whose payload is read field by field', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const input = {
      areaCode: '15.71.01.1001',
      kind: 'CLEAN_WATER',
      title: 'Belum ada air',
      quantity: 3,
      severity: 'LOW',
    };
    const register = `mutation ($input: RegisterNeedInput!) {
      registerNeed(input: $input) { need { title area { name } reportedBy { name } } }
    }`;

    const answer = await api.run(officer, register, { input });

    expect(answer).toMatchObject({
      readPath: 'executed',
      data: {
        registerNeed: {
          need: { title: 'Belum ada air', area: { name: 'Simpang IV Sipin' }, reportedBy: { name: 'Nurhayati' } },
        },
      },
    });
    expect(await api.run(officer, simple)).toMatchObject({ readPath: 'compiled', data: { needs: { totalCount: 1 } } });
  });

  it('is a mutation sent by GET, which is refused', async () => {
    const { statusCode } = await api.app.http.inject({
      method: 'GET',
      url: '/graphql',
      headers: { 'apollo-require-preflight': 'true' },
      query: { query: 'mutation { verifyNeed(input: { id: "need_1", expectedVersion: 1 }) { need { id } } }' },
    });

    expect(statusCode).toBe(405);
  });

  it.each([
    ['a field that they may not ask for', '{ needs { totalCount } areas { totalCount } }', 'FORBIDDEN'],
    ['too large a page', '{ needs(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
    ['both ends of a list', '{ needs(first: 1, last: 1) { totalCount } }', 'BAD_USER_INPUT'],
    ['a cursor that is none', '{ needs(after: "?") { totalCount } }', 'BAD_USER_INPUT'],
    [
      'an area that there is not',
      '{ needStatistics(within: "99", groupBy: []) { total { count } } }',
      'BAD_USER_INPUT',
    ],
    [
      'null where an argument knows none',
      'query ($given: Boolean) { village(code: "15.71.01.1001") { interventions(includeAbove: $given) { totalCount } } }',
      'BAD_USER_INPUT',
    ],
  ])('is what is refused: %s', async (_what, query, code) => {
    const officer = await newOfficer(code === 'FORBIDDEN' ? 'ENUMERATOR' : 'REGENCY', '15.71');

    const answer = await api.run(officer, query, { given: null });

    expect(codeOf(answer)).toBe(code);
    expect(answer.readPath).toBe('executed');
  });
});

describe('what is not beyond it', () => {
  it.each([
    ['a name of the type', '{ __typename needs { __typename nodes { __typename area { __typename } } } }'],
    [
      'fragments, aliases and repeated fields',
      'fragment F on Need { a: title title } { needs { nodes { ...F a: title } } }',
    ],
    ['what is skipped, whatever it was', '{ needs { totalCount } __schema @skip(if: true) { queryType { name } } }'],
    ['nothing at all of a row', '{ needs { nodes { ...on Need @include(if: false) { title } } } }'],
    ['what lies in memory only', '{ province(code: "15") { regencies { name } } }'],
    ['an empty page', '{ needs(first: 0) { totalCount nodes { title } pageInfo { hasNextPage } } }'],
  ])('is %s', async (_what, query) => {
    await newNeed({ title: 'Sumur' });
    const officer = await newOfficer('REGENCY', '15.71');

    const answer = await api.run(officer, query);

    expect(answer.errors).toBeUndefined();
    expect(answer.readPath).toBe('compiled');
  });
});
