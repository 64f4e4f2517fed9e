import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization, type Somebody } from '../support/factories.ts';

const api = useApi();
let centre: Somebody;

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  await newNeed({ title: 'Keluarga tanpa air bersih' });
  await newIntervention();
  await newOrganization();
  centre = await newOfficer('CENTRE_ADMIN', 'ID');
});

const strings = [
  "'; drop table need; --",
  "' or '1'='1",
  '"',
  '\\',
  String.raw`\' or true --`,
  '%%%',
  '$1',
  '${1}',
  '{"a":1}',
  '{NULL,"x"}',
  'NULL',
  '\n\r\t',
  '\u202E\uFEFF',
  '\uD800',
  '💧',
  'x'.repeat(100_000),
];

describe.each(strings.map(text => [JSON.stringify(text).slice(0, 30), text]))('the text %s', (_shown, text) => {
  it('finds nothing and breaks nothing in a search', async () => {
    const query = `query ($text: String!) {
      needs(filter: { search: $text }) { totalCount nodes { id } }
      interventions(filter: { search: $text }) { totalCount nodes { id } }
      organizations(filter: { search: $text }) { totalCount nodes { id } }
    }`;

    const answer = await api.run(centre, query, { text });

    const none = { totalCount: 0, nodes: [] };
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ needs: none, interventions: none, organizations: none });
  });

  it('is no kind that a need can have', async () => {
    const query = `query ($texts: [String!]) {
      needs(filter: { kinds: $texts }) { totalCount } needStatistics(filter: { kinds: $texts }) { total { count } }
    }`;

    const answer = await api.run(centre, query, { texts: [text, 'x'] });

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ needs: { totalCount: 0 }, needStatistics: { total: { count: 0 } } });
  });

  it.each([
    ['need', 'need(id: $text) { id }', 'NOT_FOUND'],
    ['intervention', 'intervention(id: $text) { id }', 'NOT_FOUND'],
    ['organization', 'organization(id: $text) { id }', 'NOT_FOUND'],
    ['node', 'node(id: $text) { id }', undefined],
    ['area', 'area(code: $text) { id }', 'BAD_USER_INPUT'],
    ['within', 'needStatistics(within: $text) { total { count } }', 'BAD_USER_INPUT'],
    ['after', 'needs(after: $text) { totalCount nodes { id } }', 'BAD_USER_INPUT'],
  ])('is nothing to be found by: %s', async (_what, field, code) => {
    const type = /\(id/.test(field) ? 'ID!' : 'String!';

    const answer = await api.run(centre, `query ($text: ${type}) { ${field} }`, { text });

    expect(codeOf(answer)).toBe(code);
  });
});

describe('a NUL, which no text of PostgreSQL can hold', () => {
  it.each([
    'needs(filter: { search: $text }) { totalCount }',
    'needs(filter: { kinds: [$text] }) { nodes { id } }',
    'interventions(filter: { search: $text }) { totalCount }',
    'organizations(filter: { search: $text }) { totalCount }',
    'needStatistics(filter: { kinds: [$text] }) { total { count } }',
  ])('is not found, or refused as input: %s', async field => {
    const answer = await api.run(centre, `query ($text: String!) { ${field} }`, { text: 'tanpa\u0000air' });

    expect([undefined, 'BAD_USER_INPUT']).toContain(codeOf(answer));
  });
});

describe('aliases', () => {
  it.each(['__order', '__parent', '__position', '__typename', 'constructor', '__proto__', 'then', 'id', 'nodes'])(
    'may be called "%s"',
    async alias => {
      const { data, errors } = await api.run<{ needs: { nodes: object[] } }, object>(
        centre,
        `{ needs { nodes { ${alias}: title other: quantity } } ${alias}: country { code } }`,
      );

      expect(errors).toBeUndefined();
      expect(Object.entries(data?.needs.nodes[0] ?? {})).toEqual([
        [alias, 'Keluarga tanpa air bersih'],
        ['other', 37],
      ]);
      expect(Object.entries(data ?? {}).find(([key]) => key === alias)).toEqual([alias, { code: 'ID' }]);
    },
  );

  it('keep lists of different arguments apart', async () => {
    const { data } = await api.run(
      centre,
      `{ village(code: "15.71.01.1001") {
        a: needs(first: 0) { totalCount nodes { title } }
        b: needs(filter: { statuses: [MET] }) { totalCount nodes { title } }
        c: needs { totalCount nodes { title } }
        d: interventions(includeAbove: false) { totalCount }
        e: interventions(includeAbove: true, filter: { statuses: [RUNNING] }) { totalCount }
      } }`,
    );

    expect(data).toEqual({
      village: {
        a: { totalCount: 1, nodes: [] },
        b: { totalCount: 0, nodes: [] },
        c: { totalCount: 1, nodes: [{ title: 'Keluarga tanpa air bersih' }] },
        d: { totalCount: 1 },
        e: { totalCount: 0 },
      },
    });
  });
});

describe('values at the edge of what a column holds', () => {
  it.each([
    ['needs', { reportedFrom: '0000-01-01T00:00:00Z' }, 1],
    ['needs', { reportedFrom: '0001-01-01T00:00:00+14:00' }, 1],
    ['needs', { reportedBefore: '9999-12-31T23:59:59.999-14:00' }, 1],
    ['needs', { years: [2_147_483_647, -2_147_483_648] }, 0],
    ['interventions', { startsFrom: '0000-01-01' }, 1],
    ['interventions', { endsFrom: '9999-12-31' }, 0],
    ['interventions', { budgetFrom: '9223372036854775807' }, 0],
    ['interventions', { activities: [2_147_483_647] }, 0],
    ['interventions', { programmes: [-1], years: [0] }, 0],
  ])('%s(filter: %j) is answered, or refused as input', async (list, filter, count) => {
    const type = list === 'needs' ? 'NeedFilter' : 'InterventionFilter';

    const answer = await api.run(centre, `query ($filter: ${type}) { ${list}(filter: $filter) { totalCount } }`, {
      filter,
    });

    expect([{ [list]: { totalCount: count } }, 'BAD_USER_INPUT']).toContainEqual(codeOf(answer) ?? answer.data);
  });
});

it('leaves everything where it was', async () => {
  expect(await Promise.all(['need', 'intervention', 'organization'].map(countStored))).toEqual([1, 1, 1]);
});
