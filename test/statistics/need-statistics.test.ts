import { beforeAll, describe, expect, it } from 'vitest';
import { NeedGroup, type NeedStatisticsFilter } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newPerson, type Somebody } from '../support/factories.ts';
import { isAbove, isIn, levelOf, randomNeeds, write, yearInJakarta, type NeedFact } from '../reading/random-rows.ts';
import { areaGroups, byKeys, needStatisticsOf, type Keys } from './brute-force.ts';

const api = useApi({ readPath: 'compiled', responseCache: false });
const executing = useApi({ readPath: 'executed' });
const needs = randomNeeds(60);
const people = {} as Record<keyof typeof counting, Somebody>;

/** What each of them may count, told once more and in other words than the permission table. */
const counting = {
  centre: () => true,
  bappenas: () => true,
  regency: ({ area, verification }: NeedFact) =>
    isIn(area, '15.71') || (verification === 'VERIFIED' && isAbove(area, '15.71')),
  analyst: ({ area }: NeedFact) => isIn(area, '15'),
  partner: ({ area, verification, sector }: NeedFact) =>
    verification === 'VERIFIED' && sector === 'WATER' && (isIn(area, '15') || isAbove(area, '15')),
  auditor: ({ area, verification }: NeedFact) =>
    isIn(area, '15') || (verification === 'VERIFIED' && isAbove(area, '15')),
};

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  await write(needs, []);
  Object.assign(people, {
    centre: await newOfficer('CENTRE_ADMIN', 'ID'),
    bappenas: await newOfficer('BAPPENAS', 'ID'),
    regency: await newOfficer('REGENCY', '15.71'),
    analyst: await newOfficer('ANALYST', '15'),
    partner: await newPerson([{ role: 'PARTNER', area: '15', sectors: ['WATER'] }]),
    auditor: await newOfficer('AUDITOR', '15'),
  });
});

const measures = `count verifiedCount familiesAffected familiesAffectedCount quantity plannedQuantity deliveredQuantity
  fulfilment { numerator denominator value }`;
const query = `query ($groupBy: [NeedGroup!]!, $within: String, $filter: NeedStatisticsFilter) {
  needStatistics(groupBy: $groupBy, within: $within, filter: $filter) {
    total { ${measures} }
    rows { area { code } sector kind { code } status verification severity year ${measures} }
  }
}`;

interface Row {
  readonly area: { readonly code: string } | null;
  readonly sector: string | null;
  readonly kind: { readonly code: string } | null;
  readonly status: string | null;
  readonly verification: string | null;
  readonly severity: string | null;
  readonly year: number | null;
}
interface Asked {
  readonly groupBy: readonly NeedGroup[];
  readonly within?: string;
  readonly filter?: NeedStatisticsFilter;
}

async function ask(who: Somebody | null, asked: Asked, by = api) {
  return await by.run<{ needStatistics: { total: object; rows: Row[] } }, object>(who, query, asked);
}

function named(groupBy: readonly NeedGroup[], area: unknown, values: Keys): Keys {
  const groups = groupBy.map(group => (areaGroups.includes(group as never) ? 'area' : group));
  return Object.fromEntries(
    groups.map(group => [group, group === 'area' ? (area as string | null) : (values[group] ?? null)]),
  );
}

async function expectBruteForce(
  who: keyof typeof counting,
  asked: Asked,
  chosen: (fact: NeedFact) => boolean = () => true,
): Promise<void> {
  const { data, errors } = await ask(people[who], asked);
  expect(errors).toBeUndefined();
  const expected = needStatisticsOf(needs.filter(counting[who]).filter(chosen), asked.groupBy);
  const told = (data?.needStatistics.rows ?? []).map(
    ({ area, sector, kind, status, verification, severity, year, ...rest }) => {
      const values = {
        SECTOR: sector,
        KIND: kind?.code ?? null,
        STATUS: status,
        VERIFICATION: verification,
        SEVERITY: severity,
        YEAR: year,
      };
      return { keys: named(asked.groupBy, area?.code ?? null, values), measures: rest };
    },
  );
  const finest = (keys: Keys) => areaGroups.map(group => keys[group]).find(Boolean) ?? null;
  expect(byKeys(told)).toEqual(
    byKeys(expected.rows.map(row => ({ ...row, keys: named(asked.groupBy, finest(row.keys), row.keys) }))),
  );
  expect(told).toHaveLength(expected.rows.length);
  expect(data?.needStatistics.total).toEqual(expected.total);
}

const pairs: readonly (readonly NeedGroup[])[] = [
  ['REGENCY', 'KIND'],
  ['KIND', 'SEVERITY'],
  ['SECTOR', 'VERIFICATION'],
  ['DISTRICT', 'YEAR'],
  ['VILLAGE', 'KIND', 'STATUS', 'YEAR'],
];

describe.each(Object.keys(counting) as (keyof typeof counting)[])('what the %s counts', who => {
  it.each(
    [[], ...Object.values(NeedGroup).map(group => [group]), ...pairs].map(
      groupBy => [groupBy.join(' '), groupBy] as const,
    ),
  )('adds up as row by row: by %s', async (_names, groupBy) => {
    await expectBruteForce(who, { groupBy });
  });
});

const filters: readonly (readonly [NeedStatisticsFilter, (fact: NeedFact) => boolean])[] = [
  [{ kinds: ['CLEAN_WATER'] }, ({ kind }) => kind === 'CLEAN_WATER'],
  [{ sectors: ['WATER', 'EDUCATION'] }, ({ sector }) => sector === 'WATER' || sector === 'EDUCATION'],
  [{ statuses: ['OPEN', 'MET'] }, ({ status }) => status === 'OPEN' || status === 'MET'],
  [{ verifications: ['DRAFT'] }, ({ verification }) => verification === 'DRAFT'],
  [{ severities: ['CRITICAL'] }, ({ severity }) => severity === 'CRITICAL'],
  [{ levels: ['VILLAGE'] }, ({ area }) => levelOf(area) === 'VILLAGE'],
  [{ years: [2025] }, ({ reportedAt }) => yearInJakarta(reportedAt) === 2025],
  [{ uncovered: true }, ({ planned, delivered, quantity }) => planned + delivered < quantity],
  [{ uncovered: false }, ({ planned, delivered, quantity }) => planned + delivered >= quantity],
  [{ kinds: [] }, () => false],
];

describe('a filter', () => {
  it.each(filters)('narrows groups and total alike: %j', async (filter, chosen) => {
    for (const who of ['centre', 'analyst', 'partner'] as const) {
      await expectBruteForce(who, { groupBy: ['KIND', 'REGENCY'], filter }, chosen);
    }
  });

  it('by area stays in the reach of whoever asks', async () => {
    for (const who of ['centre', 'regency', 'partner'] as const) {
      await expectBruteForce(who, { groupBy: ['VILLAGE'], within: '15.71.01' }, ({ area }) => isIn(area, '15.71.01'));
    }
  });
});

describe('need statistics', () => {
  it('add quantities of one unit only', async () => {
    const { data } = await ask(people.centre, { groupBy: ['SECTOR'] });

    expect(data?.needStatistics.total).toMatchObject({ quantity: null, plannedQuantity: null });
    expect(data?.needStatistics.rows.map(row => (row as { quantity?: unknown }).quantity)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('are zero and not told where there is nothing', async () => {
    const { data } = await ask(people.regency, { groupBy: ['KIND'], filter: { years: [1999] } });

    const { total } = needStatisticsOf([], []);
    expect(total).toMatchObject({ count: 0, familiesAffected: null, fulfilment: { value: null } });
    expect(data).toEqual({ needStatistics: { total, rows: [] } });
  });

  it('refuse a fifth dimension', async () => {
    const five = await ask(people.centre, { groupBy: ['PROVINCE', 'SECTOR', 'STATUS', 'YEAR', 'KIND'] });

    expect(five.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'groupBy' }] });
  });

  it('are refused to nobody and to whoever may count nothing', async () => {
    expect(codeOf(await ask(null, { groupBy: [] }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await ask(await newPerson(), { groupBy: [] }))).toBe('FORBIDDEN');
    expect(codeOf(await ask(await newOfficer('SYS_ADMIN', 'ID'), { groupBy: [] }))).toBe('FORBIDDEN');
  });

  it.each([
    [[], 1],
    [['VILLAGE', 'STATUS'], 2],
    [['KIND'], 3],
  ] as const)('by %j cost one statement, field by field %i', async (groupBy, statements) => {
    await ask(people.centre, { groupBy });

    const [compiled, executed] = [
      await ask(people.centre, { groupBy }),
      await ask(people.centre, { groupBy }, executing),
    ];

    expect(compiled).toMatchObject({ readPath: 'compiled', statements: 1 });
    expect(executed).toMatchObject({ readPath: 'executed', statements });
    expect(executed.data).toEqual(compiled.data);
  });
});
