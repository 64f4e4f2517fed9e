import { print } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProvinceTreeDocument } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { areaId, newOfficer } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const typedUp = `query ($code: String!) {
  village(code: $code) {
    __typename id code name level kind
    district { code regency { code province { code country { code } } } province { code } }
    regency { code } province { code }
  }
}`;
const typedDown = `{
  country { __typename code name level kind
    provinces { code regencies { code districts { code villages { code } } } } }
}`;
const generic = `query ($code: String!) {
  area(code: $code) {
    __typename id code level kind
    parent { code } children { code } ancestors { code level }
  }
}`;
const descendants = `query ($code: String!, $level: AreaLevel!) {
  area(code: $code) { descendants(level: $level) { code } }
}`;

describe('the hierarchy', () => {
  it('leads from a village up through typed parents', async () => {
    const { data, errors } = await api.run(null, typedUp, { code: '15.71.01.1001' });

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      village: {
        __typename: 'Village',
        id: `area_${areaId('15.71.01.1001')}`,
        code: '15.71.01.1001',
        name: 'Simpang IV Sipin',
        level: 'VILLAGE',
        kind: 'KELURAHAN',
        district: {
          code: '15.71.01',
          regency: { code: '15.71', province: { code: '15', country: { code: 'ID' } } },
          province: { code: '15' },
        },
        regency: { code: '15.71' },
        province: { code: '15' },
      },
    });
  });

  it('leads from the country down through typed children, each level by code', async () => {
    const { data } = await api.run<{ country: { provinces: { code: string; regencies: unknown[] }[] } }, object>(
      await newOfficer('VILLAGE', '15.71.01.1001'),
      typedDown,
    );

    expect(data?.country).toMatchObject({ __typename: 'Country', code: 'ID', level: 'COUNTRY', kind: null });
    expect(data?.country.provinces.map(({ code }) => code)).toEqual(['11', '15']);
    expect(data?.country.provinces[1]?.regencies).toEqual([
      { code: '15.03', districts: [{ code: '15.03.01', villages: [{ code: '15.03.01.2001' }] }] },
      {
        code: '15.06',
        districts: [{ code: '15.06.05', villages: [{ code: '15.06.05.1007' }, { code: '15.06.05.2020' }] }],
      },
      {
        code: '15.71',
        districts: [
          { code: '15.71.01', villages: [{ code: '15.71.01.1001' }, { code: '15.71.01.1002' }] },
          { code: '15.71.02', villages: [{ code: '15.71.02.1004' }] },
        ],
      },
    ]);
  });

  it.each([
    ['Country', 'ID', null, ['11', '15'], []],
    ['Province', '15', 'ID', ['15.03', '15.06', '15.71'], ['ID']],
    ['Regency', '15.71', '15', ['15.71.01', '15.71.02'], ['ID', '15']],
    ['District', '15.71.01', '15.71', ['15.71.01.1001', '15.71.01.1002'], ['ID', '15', '15.71']],
    ['Village', '15.71.01.1001', '15.71.01', [], ['ID', '15', '15.71', '15.71.01']],
  ])('tells parent, children and ancestors of a %s through the interface', async (type, code, parent, below, above) => {
    const { data } = await api.run<{ area: { ancestors: { code: string }[] } }, object>(null, generic, { code });

    expect(data?.area).toMatchObject({
      __typename: type,
      id: `area_${areaId(code)}`,
      code,
      level: type.toUpperCase(),
      parent: parent === null ? null : { code: parent },
      children: below.map(child => ({ code: child })),
    });
    expect(data?.area.ancestors.map(ancestor => ancestor.code)).toEqual(above);
  });

  it.each([
    ['ID', 'PROVINCE', ['11', '15']],
    ['ID', 'DISTRICT', ['11.01.01', '15.03.01', '15.06.05', '15.71.01', '15.71.02']],
    ['15', 'REGENCY', ['15.03', '15.06', '15.71']],
    [
      '15',
      'VILLAGE',
      ['15.03.01.2001', '15.06.05.1007', '15.06.05.2020', '15.71.01.1001', '15.71.01.1002', '15.71.02.1004'],
    ],
    ['15.71', 'VILLAGE', ['15.71.01.1001', '15.71.01.1002', '15.71.02.1004']],
    ['15.71.02', 'VILLAGE', ['15.71.02.1004']],
  ])('lists what lies in %s at the level %s', async (code, level, codes) => {
    const { data } = await api.run(null, descendants, { code, level });

    expect(data).toEqual({ area: { descendants: codes.map(each => ({ code: each })) } });
  });

  it.each([
    ['15', 'PROVINCE'],
    ['15.71.01.1001', 'VILLAGE'],
    ['15.71', 'COUNTRY'],
  ])('refuses the descendants of %s at the level %s, which is not below', async (code, level) => {
    const answer = await api.run(null, descendants, { code, level });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'level' }]);
  });
});

describe('an area by its code', () => {
  it.each([
    ['15.71.01.1001', '1571011001'],
    ['15.71.01', '157101'],
    ['15.71', '1571'],
    ['15', ' 15 '],
    ['ID', 'id'],
  ])('is found as %s and as "%s"', async (code, other) => {
    const query = `query ($a: String!, $b: String!) { a: area(code: $a) { id code } b: area(code: $b) { id code } }`;

    const { data } = await api.run(null, query, { a: code, b: other });

    const found = { id: `area_${areaId(code)}`, code };
    expect(data).toEqual({ a: found, b: found });
  });

  it('has a root field of its own at every level', async () => {
    const query = `{ province(code: "15") { code } regency(code: "1571") { code } district(code: "157101") { code }
      village(code: "1571011001") { code } country { code } }`;

    const { data } = await api.run(null, query);

    expect(data).toEqual({
      province: { code: '15' },
      regency: { code: '15.71' },
      district: { code: '15.71.01' },
      village: { code: '15.71.01.1001' },
      country: { code: 'ID' },
    });
  });

  it('is null when no place has the code', async () => {
    const query = `{ province(code: "99") { code } regency(code: "15.99") { code } district(code: "15.71.99") { code }
      village(code: "15.71.01.9999") { code } area(code: "1599") { code } }`;

    const { data, errors } = await api.run(null, query);

    expect(errors).toBeUndefined();
    expect(data).toEqual({ province: null, regency: null, district: null, village: null, area: null });
  });

  it.each([
    ['province', ''],
    ['province', 'ID'],
    ['province', '15.71'],
    ['regency', '15'],
    ['regency', '15.7'],
    ['regency', '15-71'],
    ['district', '1571'],
    ['village', '15.71.01.10011'],
    ['village', '15.7101.1001'],
    ['area', ''],
    ['area', '%'],
    ['area', "15' or '1'='1"],
    ['area', '１５'],
  ])('%s(code: "%s") names the argument at fault', async (field, code) => {
    const answer = await api.run(null, `query ($code: String!) { ${field}(code: $code) { code } }`, { code });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.path).toEqual([field]);
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'code' }]);
  });

  it('is found again by its id', async () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Area { code } } }`;
    const [village, country] = [areaId('15.71.01.1001'), areaId('ID')];

    const { data } = await api.run(null, query, {
      ids: [`area_${village}`, 'area_999999', `area_${country}`, 'area_x'],
    });

    expect(data).toEqual({
      nodes: [
        { __typename: 'Village', id: `area_${village}`, code: '15.71.01.1001' },
        null,
        { __typename: 'Country', id: `area_${country}`, code: 'ID' },
        null,
      ],
    });
  });
});

describe('reading only the hierarchy', () => {
  it.each([
    ['a typed tree', print(ProvinceTreeDocument), { code: '15' }],
    ['the way up', typedUp, { code: '15.71.01.1001' }],
    ['descendants', descendants, { code: '15', level: 'VILLAGE' }],
    ['a search', '{ areas(search: "a", first: 100) { totalCount nodes { name ancestors { name } } } }', {}],
    ['a node', `{ node(id: "area_${areaId('15')}") { id ... on Province { name } } }`, {}],
  ])('costs no statement: %s', async (_what, query, variables) => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    for (const who of [null, officer]) {
      const { statements, errors } = await api.run(who, query, variables);
      expect({ statements, errors }).toEqual({ statements: 0, errors: undefined });
    }
  });

  it('costs no statement in the documented operation', async () => {
    const { data, statements } = await api.run(null, ProvinceTreeDocument, { code: '15' });

    expect(data?.province?.regencies).toHaveLength(3);
    expect(statements).toBe(0);
  });
});
