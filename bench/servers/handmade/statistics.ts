import { areaRange } from '../../../src/access/area-code.ts';
import { inReach } from './area.ts';
import { interventionFacts } from './intervention.ts';
import { needFacts } from './need.ts';
import type { Reading } from './reading.ts';
import { all, conditionsOf, Values, type Condition, type Filter } from './statement.ts';

/** Facts that can be counted by groups; measures are SQL by the name of their field. */
interface Facts {
  readonly view: string;
  readonly filter: Readonly<Record<string, Condition>>;
  readonly groups: Readonly<Record<string, string>>;
  /** A group of which a fact has several: the join that makes a row of each. */
  readonly joins: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, string>>;
  /** Measures that mean something narrower in a group, such as the money of one source. */
  readonly narrowed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Which of a fact's several values to show, where a filter names some. */
  readonly shown: Readonly<Record<string, { readonly field: string; readonly value: string }>>;
}

const codeAt = (length: number): string =>
  `case when length(t.area_code) >= ${length} and t.area_code <> 'ID' then left(t.area_code, ${length}) end`;
const byArea = { PROVINCE: codeAt(2), REGENCY: codeAt(5), DISTRICT: codeAt(8), VILLAGE: codeAt(13) };
const finestFirst = ['VILLAGE', 'DISTRICT', 'REGENCY', 'PROVINCE'];

export const needFactsOf: Facts = {
  view: 'need_fact',
  filter: needFacts,
  groups: {
    ...byArea,
    SECTOR: 't.sector',
    KIND: 't.kind_code',
    STATUS: 't.status',
    VERIFICATION: 't.verification',
    SEVERITY: 't.severity',
    YEAR: 't.year',
  },
  joins: {},
  measures: {
    count: 'count(*)::int',
    verifiedCount: `count(*) filter (where t.verification = 'VERIFIED')::int`,
    metCount: `count(*) filter (where t.status = 'MET')::int`,
    standingCount: `count(*) filter (where t.status <> 'WITHDRAWN')::int`,
    familiesAffected: 'sum(t.families_affected)::float8',
    familiesAffectedCount: 'count(t.families_affected)::int',
    quantity: 'sum(t.quantity)::float8',
    plannedQuantity: 'sum(t.planned_quantity)::float8',
    deliveredQuantity: 'sum(t.delivered_quantity)::float8',
  },
  narrowed: {},
  shown: {},
};

export const interventionFactsOf: Facts = {
  view: 'intervention_fact',
  filter: interventionFacts,
  groups: {
    ...byArea,
    SECTOR: 'sector.name',
    PROGRAMME: 't.programme_id',
    STATUS: 't.status',
    FUND_SOURCE: 'fund.source',
    FAMILY_FUNCTION: 't.family_function',
    YEAR: 't.year',
  },
  joins: {
    SECTOR: 'left join lateral unnest(t.sectors) sector (name) on true',
    FUND_SOURCE: `left join lateral (select fund_source as source, sum(amount) as amount from budget_fact
      where intervention_id = t.id group by fund_source) fund on true`,
  },
  measures: {
    count: 'count(*)::int',
    approvedCount: `count(*) filter (where t.status in ('APPROVED', 'RUNNING', 'COMPLETED'))::int`,
    completedCount: `count(*) filter (where t.status = 'COMPLETED')::int`,
    budget: 'sum(t.budget)::text',
    budgetCount: 'count(t.budget)::int',
    plannedBeneficiaries: 'sum(t.planned_beneficiaries)::float8',
    plannedBeneficiariesCount: 'count(t.planned_beneficiaries)::int',
    actualBeneficiaries: 'sum(t.actual_beneficiaries)::float8',
    actualBeneficiariesCount: 'count(t.actual_beneficiaries)::int',
  },
  narrowed: { FUND_SOURCE: { budget: 'sum(fund.amount)::text', budgetCount: 'count(fund.amount)::int' } },
  shown: {
    SECTOR: { field: 'sectors', value: 'sector.name' },
    FUND_SOURCE: { field: 'fundSources', value: 'fund.source' },
  },
};

export interface StatisticsArgs {
  readonly groupBy: readonly string[];
  readonly within?: string | null;
  readonly filter?: Filter;
}

/** Measures, and the groups' values by the groups' names. */
export type StatisticsRow = Readonly<Record<string, string | number | null>>;

/** One statement, grouped; without groups there is one row, the whole. */
export async function readStatistics(
  reading: Reading,
  facts: Facts,
  { groupBy, within, filter }: StatisticsArgs,
): Promise<StatisticsRow[]> {
  const values = new Values();
  const conditions = [
    ...inReach((await reading.viewer()).areaCodes, values),
    ...conditionsOf(facts.filter, filter, values),
  ];
  if (typeof within === 'string') {
    const { from, to } = areaRange(within);
    conditions.push(`t.area_code >= ${values.add(from, 'text')} and t.area_code < ${values.add(to, 'text')}`);
  }
  for (const group of groupBy) {
    const shown = facts.shown[group];
    const wanted = shown === undefined ? undefined : filter?.[shown.field];
    if (shown !== undefined && Array.isArray(wanted)) {
      conditions.push(`${shown.value} = any(${values.add(wanted, 'text[]')})`);
    }
  }
  const keys = groupBy.map(group => `${facts.groups[group]} as "${group}"`);
  const measures = Object.entries(
    Object.assign({}, facts.measures, ...groupBy.map(group => facts.narrowed[group])) as Record<string, string>,
  ).map(([name, measure]) => `${measure} as "${name}"`);
  const places = groupBy.map((_, index) => index + 1).join(', ');
  return await reading.rows<StatisticsRow>(
    `select ${[...keys, ...measures].join(', ')} from ${facts.view} t ${groupBy.map(group => facts.joins[group] ?? '').join(' ')}
     where ${all(conditions)} ${groupBy.length === 0 ? '' : `group by ${places} order by ${places}`}`,
    values.list,
  );
}

export function areaCodeOf(row: StatisticsRow): string | undefined {
  return finestFirst.map(group => row[group]).find(code => typeof code === 'string');
}

export function ratio(numerator: unknown, denominator: unknown) {
  const [above, below] = [Number(numerator), Number(denominator)];
  return { numerator: above, denominator: below, value: below === 0 ? null : above / below };
}
