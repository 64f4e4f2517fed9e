import { beforeAll, describe, expect, it } from 'vitest';
import { InterventionGroup, type InterventionStatisticsFilter } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import {
  budgetOf,
  isAbove,
  isIn,
  levelOf,
  randomInterventions,
  write,
  type InterventionFact,
} from '../reading/random-rows.ts';
import { areaGroups, byKeys, interventionStatisticsOf, type Keys } from './brute-force.ts';

const api = useApi({ readPath: 'compiled', responseCache: false });
const executing = useApi({ readPath: 'executed' });
let interventions: InterventionFact[];
const people = {} as Record<keyof typeof counting, Somebody>;

/** What each of them may count, told once more and in other words than the permission table. */
const counting = {
  centre: () => true,
  regency: ({ area, verified }: InterventionFact) => isIn(area, '15.71') || (verified && isAbove(area, '15.71')),
  analyst: ({ area }: InterventionFact) => isIn(area, '15'),
  partner: ({ area, verified, sectors, organizations }: InterventionFact) =>
    (isIn(area, '15') || isAbove(area, '15')) &&
    (organizations.length > 0 || (verified && sectors.some(sector => sector === 'WATER'))),
  auditor: ({ area, verified }: InterventionFact) => isIn(area, '15') || (verified && isAbove(area, '15')),
};

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  const organization = await newOrganization({ kind: 'NGO', area: '15' });
  interventions = randomInterventions(60, [organization]);
  await write([], interventions);
  Object.assign(people, {
    centre: await newOfficer('CENTRE_ADMIN', 'ID'),
    regency: await newOfficer('REGENCY', '15.71'),
    analyst: await newOfficer('ANALYST', '15'),
    partner: await newPerson([{ role: 'PARTNER', area: '15', organization, sectors: ['WATER'] }]),
    auditor: await newOfficer('AUDITOR', '15'),
  });
});

const measures = `count approvedCount completedCount budget budgetCount plannedBeneficiaries plannedBeneficiariesCount
  actualBeneficiaries actualBeneficiariesCount completion { numerator denominator value }`;
const query = `query ($groupBy: [InterventionGroup!]!, $within: String, $filter: InterventionStatisticsFilter) {
  interventionStatistics(groupBy: $groupBy, within: $within, filter: $filter) {
    total { ${measures} }
    rows { area { code } sector programme { id } status fundSource familyFunction year ${measures} }
  }
}`;

interface Row {
  readonly area: { readonly code: string } | null;
  readonly sector: string | null;
  readonly programme: { readonly id: number } | null;
  readonly status: string | null;
  readonly fundSource: string | null;
  readonly familyFunction: string | null;
  readonly year: number | null;
}
interface Asked {
  readonly groupBy: readonly InterventionGroup[];
  readonly within?: string;
  readonly filter?: InterventionStatisticsFilter;
}

async function ask(who: Somebody | null, asked: Asked, by = api) {
  return await by.run<{ interventionStatistics: { total: object; rows: Row[] } }, object>(who, query, asked);
}

/** The finest of the area's groups stands in `area`; the other values in fields of their own. */
function keysOf(row: Row, groupBy: readonly InterventionGroup[]): Keys {
  const values: Record<string, string | number | null> = {
    SECTOR: row.sector,
    PROGRAMME: row.programme?.id ?? null,
    STATUS: row.status,
    FUND_SOURCE: row.fundSource,
    FAMILY_FUNCTION: row.familyFunction,
    YEAR: row.year,
  };
  return named(groupBy, row.area?.code ?? null, group => values[group] ?? null);
}

function named(
  groupBy: readonly InterventionGroup[],
  area: string | null,
  value: (group: string) => string | number | null,
): Keys {
  const groups = groupBy.map(group => (areaGroups.includes(group as never) ? 'area' : group));
  return Object.fromEntries(groups.map(group => [group, group === 'area' ? area : value(group)]));
}

async function expectBruteForce(
  who: keyof typeof counting,
  asked: Asked,
  chosen: (fact: InterventionFact) => boolean = () => true,
  shown?: (keys: Keys) => boolean,
): Promise<void> {
  const { data, errors } = await ask(people[who], asked);
  expect(errors).toBeUndefined();
  const facts = interventions.filter(counting[who]).filter(chosen);
  const expected = interventionStatisticsOf(facts, asked.groupBy, shown);
  const told = data?.interventionStatistics.rows.map(
    ({ area, sector, programme, status, fundSource, familyFunction, year, ...rest }) => ({
      keys: keysOf({ area, sector, programme, status, fundSource, familyFunction, year }, asked.groupBy),
      measures: rest,
    }),
  );
  const finest = ({ keys }: { keys: Keys }) => areaGroups.map(group => keys[group]).find(Boolean) ?? null;
  expect(byKeys(told ?? [])).toEqual(
    byKeys(
      expected.rows.map(row => ({
        ...row,
        keys: named(asked.groupBy, finest(row) as string | null, g => row.keys[g] ?? null),
      })),
    ),
  );
  expect(told).toHaveLength(expected.rows.length);
  expect(data?.interventionStatistics.total).toEqual(expected.total);
}

const everyGroup = Object.values(InterventionGroup);
const pairs: readonly (readonly InterventionGroup[])[] = [
  ['REGENCY', 'SECTOR'],
  ['SECTOR', 'FUND_SOURCE'],
  ['FUND_SOURCE', 'STATUS'],
  ['PROVINCE', 'VILLAGE'],
  ['PROGRAMME', 'YEAR'],
  ['REGENCY', 'SECTOR', 'FUND_SOURCE', 'YEAR'],
];

describe.each(Object.keys(counting) as (keyof typeof counting)[])('what the %s counts', who => {
  it.each([[], ...everyGroup.map(group => [group]), ...pairs].map(groupBy => [groupBy.join(' '), groupBy] as const))(
    'adds up as row by row: by %s',
    async (_names, groupBy) => {
      await expectBruteForce(who, { groupBy });
    },
  );
});

const filters: readonly (readonly [InterventionStatisticsFilter, (fact: InterventionFact) => boolean])[] = [
  [{ sectors: ['WATER', 'HEALTH'] }, ({ sectors }) => sectors.some(sector => ['WATER', 'HEALTH'].includes(sector))],
  [{ statuses: ['RUNNING', 'DRAFT'] }, ({ status }) => ['RUNNING', 'DRAFT'].includes(status)],
  [{ levels: ['VILLAGE'] }, ({ area }) => levelOf(area) === 'VILLAGE'],
  [{ years: [2025] }, ({ startsOn }) => startsOn.startsWith('2025')],
  [{ programmes: [2, 4] }, ({ programme }) => programme === 2 || programme === 4],
  [{ activities: [1, 2, 3] }, ({ activity }) => activity !== null && activity <= 3],
  [{ familyFunctions: ['AGAMA'] }, ({ familyFunction }) => familyFunction === 'AGAMA'],
  [{ fundSources: ['CSR'] }, ({ lines }) => lines.some(({ source }) => source === 'CSR')],
  [{ sectors: ['WATER'], years: [2026] }, ({ sectors, startsOn }) => sectors.includes('WATER') && startsOn >= '2026'],
];

describe('a filter', () => {
  it.each(filters)('narrows groups and total alike: %j', async (filter, chosen) => {
    for (const who of ['centre', 'analyst', 'partner'] as const) {
      await expectBruteForce(who, { groupBy: ['REGENCY', 'STATUS'], filter }, chosen);
    }
  });

  it('by area stays in the reach of whoever asks', async () => {
    for (const who of ['centre', 'regency', 'partner'] as const) {
      await expectBruteForce(who, { groupBy: ['DISTRICT'], within: '1571' }, ({ area }) => isIn(area, '15.71'));
      await expectBruteForce(who, { groupBy: ['DISTRICT'], within: 'ID' });
    }
  });

  it('by source shows the money of that source only, also where it is grouped by', async () => {
    const filter: InterventionStatisticsFilter = { fundSources: ['CSR', 'DANA_DESA'] };
    const has = ({ lines }: InterventionFact) => lines.some(({ source }) => source !== 'APBD_KAB');

    await expectBruteForce('centre', { groupBy: ['FUND_SOURCE', 'SECTOR'], filter }, has, keys =>
      ['CSR', 'DANA_DESA'].includes(keys['FUND_SOURCE'] as string),
    );
  });

  it('names the area that does not exist', async () => {
    const answer = await ask(people.centre, { groupBy: [], within: '99' });

    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'within' }] });
  });
});

describe('intervention statistics', () => {
  it('add money exactly beyond what a float can tell apart', async () => {
    const { data } = await ask(people.centre, { groupBy: [] });

    const exact = interventions.reduce((sum, fact) => sum + (budgetOf(fact) ?? 0n), 0n);
    expect(exact).toBeGreaterThan(2n ** 53n);
    expect(data?.interventionStatistics.total).toMatchObject({ budget: String(exact) });
  });

  it('count an intervention in each of its sectors, and once in the total', async () => {
    const { data } = await api.run<
      { interventionStatistics: { total: { count: number }; rows: { count: number }[] } },
      object
    >(people.centre, '{ interventionStatistics(groupBy: [SECTOR]) { total { count } rows { count } } }');

    const counts = data?.interventionStatistics.rows.map(({ count }) => count) ?? [];
    expect(data?.interventionStatistics.total.count).toBe(60);
    expect(counts.reduce((a, b) => a + b)).toBe(interventions.flatMap(({ sectors }) => sectors).length);
  });

  it('let an analyst count drafts, but not read them', async () => {
    const drafts = interventions.filter(({ status, area }) => status === 'DRAFT' && isIn(area, '15'));

    const { data } = await api.run(
      people.analyst,
      `{ interventionStatistics(filter: { statuses: [DRAFT] }) { total { count } }
        interventions(filter: { statuses: [DRAFT] }) { totalCount nodes { title } } }`,
    );

    expect(drafts.length).toBeGreaterThan(0);
    expect(data).toEqual({
      interventionStatistics: { total: { count: drafts.length } },
      interventions: { totalCount: 0, nodes: [] },
    });
  });

  it('refuse a fifth dimension; one told twice is one', async () => {
    const five = await ask(people.centre, { groupBy: ['PROVINCE', 'SECTOR', 'STATUS', 'YEAR', 'PROGRAMME'] });

    expect(five.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'groupBy' }] });
    await expectBruteForce('centre', { groupBy: ['YEAR', 'YEAR', 'STATUS', 'YEAR', 'STATUS'] });
  });

  it('are zero and not told where there is nothing', async () => {
    const elsewhere = await newOfficer('VILLAGE', '11.01.01.2001');

    const { data } = await ask(elsewhere, { groupBy: ['SECTOR'], filter: { years: [1999] } });

    const { total } = interventionStatisticsOf([], []);
    expect(total).toMatchObject({ count: 0, budget: null, plannedBeneficiaries: null, completion: { value: null } });
    expect(data).toEqual({ interventionStatistics: { total, rows: [] } });
  });

  it('are refused to nobody and to whoever may count nothing', async () => {
    expect(codeOf(await ask(null, { groupBy: [] }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await ask(await newPerson(), { groupBy: [] }))).toBe('FORBIDDEN');
    expect(codeOf(await ask(await newOfficer('ENUMERATOR', '15'), { groupBy: [] }))).toBe('FORBIDDEN');
  });

  it.each([
    [[], 1],
    [['REGENCY'], 2],
    [['VILLAGE', 'SECTOR', 'FUND_SOURCE', 'YEAR'], 2],
    [['PROGRAMME'], 3],
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
