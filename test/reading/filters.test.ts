import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../seeds/demo/random.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, type Somebody } from '../support/factories.ts';
import {
  budgetOf,
  levelOf,
  randomInterventions,
  randomNeeds,
  write,
  yearInJakarta,
  type InterventionFact,
  type NeedFact,
} from './random-rows.ts';

const api = useApi();
const needs = randomNeeds(48);
const interventions = randomInterventions(48);
let centre: Somebody;

// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  await write(needs, interventions);
  centre = await newOfficer('CENTRE_ADMIN', 'ID');
});

type Meaning<Fact> = readonly [field: string, value: unknown, holds: (fact: Fact) => boolean];

const has = (words: string, ...values: readonly (string | null)[]): boolean =>
  values.some(value => value?.toLowerCase().includes(words.toLowerCase()));
const searches = ['bersih', 'AIR', '100%', '%', '_', '\\', '"', "Ja'far", 'Parit_b', 'Parit-b', '', 'tidak ada'];

const needMeanings: readonly Meaning<NeedFact>[] = [
  ['kinds', ['CLEAN_WATER'], need => need.kind === 'CLEAN_WATER'],
  ['kinds', ['DRAINAGE', 'OTHER', 'NO_SUCH_KIND'], need => ['DRAINAGE', 'OTHER'].includes(need.kind)],
  ['sectors', ['WATER', 'EDUCATION'], need => ['WATER', 'EDUCATION'].includes(need.sector)],
  ['statuses', ['OPEN', 'MET'], need => ['OPEN', 'MET'].includes(need.status)],
  ['statuses', ['WITHDRAWN'], need => need.status === 'WITHDRAWN'],
  ['verifications', ['DRAFT'], need => need.verification === 'DRAFT'],
  ['verifications', ['VERIFIED', 'RETURNED'], need => ['VERIFIED', 'RETURNED'].includes(need.verification)],
  ['severities', ['LOW', 'CRITICAL'], need => ['LOW', 'CRITICAL'].includes(need.severity)],
  ['levels', ['VILLAGE'], need => levelOf(need.area) === 'VILLAGE'],
  ['levels', ['COUNTRY', 'PROVINCE'], need => ['COUNTRY', 'PROVINCE'].includes(levelOf(need.area))],
  ['levels', ['REGENCY', 'DISTRICT'], need => ['REGENCY', 'DISTRICT'].includes(levelOf(need.area))],
  ['years', [2025], need => yearInJakarta(need.reportedAt) === 2025],
  ['years', [2024, 2026], need => [2024, 2026].includes(yearInJakarta(need.reportedAt))],
  ['uncovered', true, need => need.planned + need.delivered < need.quantity],
  ['uncovered', false, need => need.planned + need.delivered >= need.quantity],
  ['reportedFrom', '2025-12-31T17:00:00.000Z', need => need.reportedAt >= '2025-12-31T17:00:00.000Z'],
  ['reportedFrom', '2026-01-01T00:00:00+07:00', need => need.reportedAt >= '2025-12-31T17:00:00.000Z'],
  ['reportedBefore', '2025-12-31T17:00:00.000Z', need => need.reportedAt < '2025-12-31T17:00:00.000Z'],
  ...searches.map((words): Meaning<NeedFact> => [
    'search',
    words,
    ({ title, evidence }) => has(words, title, evidence),
  ]),
  ['kinds', [], () => false],
  ['sectors', null, () => true],
];

const interventionMeanings: readonly Meaning<InterventionFact>[] = [
  ['sectors', ['WATER'], ({ sectors }) => sectors.includes('WATER')],
  ['sectors', ['HEALTH', 'DRAINAGE'], ({ sectors }) => sectors.includes('HEALTH') || sectors.includes('DRAINAGE')],
  ['statuses', ['DRAFT', 'RUNNING'], ({ status }) => ['DRAFT', 'RUNNING'].includes(status)],
  ['levels', ['VILLAGE'], ({ area }) => levelOf(area) === 'VILLAGE'],
  ['levels', ['COUNTRY'], ({ area }) => levelOf(area) === 'COUNTRY'],
  ['levels', ['PROVINCE', 'REGENCY', 'DISTRICT'], ({ area }) => !['COUNTRY', 'VILLAGE'].includes(levelOf(area))],
  ['years', [2025], ({ startsOn }) => startsOn.startsWith('2025')],
  ['years', [2026], ({ startsOn }) => startsOn.startsWith('2026')],
  ['programmes', [2, 4], ({ programme }) => programme === 2 || programme === 4],
  ['activities', [1, 2, 3, 21], ({ activity }) => activity !== null && [1, 2, 3, 21].includes(activity)],
  ['familyFunctions', ['EKONOMI'], ({ familyFunction }) => familyFunction === 'EKONOMI'],
  ['fundSources', ['CSR'], ({ lines }) => lines.some(({ source }) => source === 'CSR')],
  ['fundSources', ['CSR', 'DANA_DESA'], ({ lines }) => lines.some(({ source }) => source !== 'APBD_KAB')],
  ['endsFrom', '2026-01-01', ({ endsOn }) => endsOn >= '2026-01-01'],
  ['startsFrom', '2025-12-31', ({ startsOn }) => startsOn >= '2025-12-31'],
  ['budgetFrom', '1000000', fact => (budgetOf(fact) ?? -1n) >= 1_000_000n],
  ['budgetFrom', '1000001', fact => (budgetOf(fact) ?? -1n) >= 1_000_001n],
  ['budgetFrom', '9000000000000001', fact => (budgetOf(fact) ?? -1n) >= 9_000_000_000_000_001n],
  ['budgetFrom', '0', fact => budgetOf(fact) !== null],
  ...searches.map((words): Meaning<InterventionFact> => [
    'search',
    words,
    ({ title, description }) => has(words, title, description),
  ]),
  ['familyFunctions', [], () => false],
  ['budgetFrom', null, () => true],
];

async function idsFor(list: 'needs' | 'interventions', filter: object): Promise<string[] | undefined> {
  const type = list === 'needs' ? 'NeedFilter' : 'InterventionFilter';
  const { data, errors } = await api.run<{ list: { totalCount: number; nodes: { id: string }[] } }, object>(
    centre,
    `query ($filter: ${type}) { list: ${list}(first: 100, filter: $filter) { totalCount nodes { id } } }`,
    { filter },
  );
  expect(errors).toBeUndefined();
  expect(data?.list.totalCount).toBe(data?.list.nodes.length);
  return data?.list.nodes.map(({ id }) => id.slice(id.indexOf('_') + 1)).toSorted();
}

function idsWhere<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  meanings: readonly Meaning<Fact>[],
): string[] {
  return facts
    .filter(fact => meanings.every(([, , holds]) => holds(fact)))
    .map(({ id }) => id)
    .toSorted();
}

/** Two or three fields at once, none of them twice. */
function combinations<Fact>(meanings: readonly Meaning<Fact>[], name: string): Meaning<Fact>[][] {
  return Array.from({ length: 15 }, (_, index) => {
    const random = new Random('filters', name, index);
    const taken = random.sample(meanings, 5);
    return taken.filter(([field], place) => taken.findIndex(([other]) => other === field) === place).slice(0, 3);
  });
}

const filterOf = (meanings: readonly Meaning<never>[]): object =>
  Object.fromEntries(meanings.map(([field, value]) => [field, value]));

describe('needs', () => {
  it.each(needMeanings)('are filtered by %s: %j', async (...meaning) => {
    expect(await idsFor('needs', filterOf([meaning]))).toEqual(idsWhere(needs, [meaning]));
  });

  it.each(combinations(needMeanings, 'needs').map(meanings => [filterOf(meanings), meanings] as const))(
    'have to satisfy all of %j',
    async (filter, meanings) => {
      expect(await idsFor('needs', filter)).toEqual(idsWhere(needs, meanings));
    },
  );
});

describe('interventions', () => {
  it.each(interventionMeanings)('are filtered by %s: %j', async (...meaning) => {
    expect(await idsFor('interventions', filterOf([meaning]))).toEqual(idsWhere(interventions, [meaning]));
  });

  it.each(combinations(interventionMeanings, 'interventions').map(meanings => [filterOf(meanings), meanings] as const))(
    'have to satisfy all of %j',
    async (filter, meanings) => {
      expect(await idsFor('interventions', filter)).toEqual(idsWhere(interventions, meanings));
    },
  );
});

describe('a filter', () => {
  it.each([
    ['NeedFilter', needMeanings],
    ['InterventionFilter', interventionMeanings],
  ] as const)('has a case here for every field: %s', async (name, meanings) => {
    const { data } = await api.run<{ type: { inputFields: { name: string }[] } }, object>(
      null,
      'query ($name: String!) { type: __type(name: $name) { inputFields { name } } }',
      { name },
    );

    const tried = new Set(meanings.map(([field]) => field));
    expect(data?.type.inputFields.map(field => field.name).toSorted()).toEqual([...tried].toSorted());
  });

  it.each([
    ['needs', '{ kinds: [1] }'],
    ['needs', '{ statuses: [NO_SUCH_STATUS] }'],
    ['needs', '{ years: ["2026"] }'],
    ['needs', '{ reportedFrom: "yesterday" }'],
    ['needs', '{ reportedFrom: "2026-02-30T00:00:00Z" }'],
    ['interventions', '{ startsFrom: "2026-02-30" }'],
    ['interventions', '{ budgetFrom: "1.5" }'],
    ['interventions', '{ budgetFrom: "9223372036854775808" }'],
    ['interventions', '{ nonsense: 1 }'],
  ])('is refused where it makes no sense: %s %s', async (list, filter) => {
    const answer = await api.run(centre, `{ ${list}(filter: ${filter}) { totalCount } }`);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.statements).toBe(0);
  });
});
