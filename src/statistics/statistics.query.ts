import { sql } from 'kysely';
import { areaRange } from '../access/area-code.ts';
import type { RequestContext } from '../access/request-context.ts';
import { areaTree } from '../areas/area-tree.ts';
import type { Area } from '../areas/area.types.ts';
import { InpresProgramme } from '../interventions/inpres.entity.ts';
import { Intervention } from '../interventions/intervention.entity.ts';
import { interventionFacts, type InterventionStatisticsFilter } from '../interventions/intervention.list.ts';
import { NeedKind } from '../needs/need-kind.entity.ts';
import { Need } from '../needs/need.entity.ts';
import { needFacts, type NeedStatisticsFilter } from '../needs/need.list.ts';
import { conditionsOf } from '../platform/reading/filter.ts';
import { rowById, rowByKey } from '../platform/reading/loaders.ts';
import type { Condition } from '../platform/reading/reader.ts';
import {
  count,
  countOf,
  countWhere,
  readStatistics,
  sumOf,
  type Grouping,
  type StatisticsDeclaration,
  type StatisticsRow,
} from '../platform/reading/statistics.ts';
import type { InterventionGroup, NeedGroup, Ratio } from './statistics.types.ts';

const column = (name: string) => (alias: string) => sql`${sql.ref(`${alias}.${name}`)}`;

/** The place's code at a level; null for what lies above it. */
const codeAt =
  (length: number): Grouping['value'] =>
  alias => {
    const code = sql.ref(`${alias}.area_code`);
    return sql`case when length(${code}) >= ${sql.lit(length)} and ${code} <> 'ID' then left(${code}, ${sql.lit(length)}) end`;
  };

const byArea = {
  PROVINCE: { value: codeAt(2) },
  REGENCY: { value: codeAt(5) },
  DISTRICT: { value: codeAt(8) },
  VILLAGE: { value: codeAt(13) },
};
const areaGroups = ['VILLAGE', 'DISTRICT', 'REGENCY', 'PROVINCE'] as const;

const interventionMeasures = {
  count,
  approvedCount: countWhere(t => sql`${sql.ref(`${t}.status`)} in ('APPROVED', 'RUNNING', 'COMPLETED')`),
  completedCount: countWhere(t => sql`${sql.ref(`${t}.status`)} = 'COMPLETED'`),
  budget: sumOf('budget'),
  budgetCount: countOf('budget'),
  plannedBeneficiaries: sumOf('planned_beneficiaries'),
  plannedBeneficiariesCount: countOf('planned_beneficiaries'),
  actualBeneficiaries: sumOf('actual_beneficiaries'),
  actualBeneficiariesCount: countOf('actual_beneficiaries'),
};
type InterventionMeasure = keyof typeof interventionMeasures;

const interventionStatisticsOf: StatisticsDeclaration<InterventionGroup, InterventionMeasure> = {
  facts: 'intervention_fact',
  groupings: {
    ...byArea,
    SECTOR: { value: () => sql`sector.name`, from: t => sql`unnest(${sql.ref(`${t}.sectors`)}) as sector(name)` },
    PROGRAMME: { value: column('programme_id') },
    STATUS: { value: column('status') },
    FUND_SOURCE: {
      value: () => sql`fund.source`,
      from: t => sql`(select fund_source as source, sum(amount) as amount from budget_fact
        where intervention_id = ${sql.ref(`${t}.id`)} group by fund_source) as fund`,
      measures: { budget: () => sql`sum(fund.amount)::text`, budgetCount: () => sql`count(fund.amount)::int` },
    },
    FAMILY_FUNCTION: { value: column('family_function') },
    YEAR: { value: column('year') },
  },
  measures: interventionMeasures,
};

const needMeasures = {
  count,
  verifiedCount: countWhere(t => sql`${sql.ref(`${t}.verification`)} = 'VERIFIED'`),
  metCount: countWhere(t => sql`${sql.ref(`${t}.status`)} = 'MET'`),
  standingCount: countWhere(t => sql`${sql.ref(`${t}.status`)} <> 'WITHDRAWN'`),
  familiesAffected: sumOf('families_affected'),
  familiesAffectedCount: countOf('families_affected'),
  quantity: sumOf('quantity'),
  plannedQuantity: sumOf('planned_quantity'),
  deliveredQuantity: sumOf('delivered_quantity'),
};
type NeedMeasure = keyof typeof needMeasures;

const needStatisticsOf: StatisticsDeclaration<NeedGroup, NeedMeasure> = {
  facts: 'need_fact',
  groupings: {
    ...byArea,
    SECTOR: { value: column('sector') },
    KIND: { value: column('kind_code') },
    STATUS: { value: column('status') },
    VERIFICATION: { value: column('verification') },
    SEVERITY: { value: column('severity') },
    YEAR: { value: column('year') },
  },
  measures: needMeasures,
};

const interventionFilter = interventionFacts({
  year: column('year'),
  programme: column('programme_id'),
  budgetTable: 'budget_fact',
});
const needFilter = needFacts(column('year'));

export async function interventionStatistics(
  context: RequestContext,
  groupBy: readonly InterventionGroup[],
  within: Area | undefined,
  filter: InterventionStatisticsFilter | null | undefined,
) {
  const conditions = [
    await context.scopeFor(Intervention, 'intervention:aggregate', 't'),
    ...inside(within),
    ...conditionsOf(interventionFilter, 't', filter),
  ];
  // A fact with several values is shown under those that were asked for.
  const shown = [
    ...only('fund.source', groupBy.includes('FUND_SOURCE') ? filter?.fundSources : null),
    ...only('sector.name', groupBy.includes('SECTOR') ? filter?.sectors : null),
  ];
  const { rows, total } = await readStatistics(context, interventionStatisticsOf, groupBy, conditions, shown);
  const present = (row: StatisticsRow<InterventionGroup, InterventionMeasure>) => ({
    ...row,
    ...groupedBy(context, row),
    programme: () =>
      typeof row.keys.PROGRAMME === 'number' ? rowById(context, InpresProgramme).load(row.keys.PROGRAMME) : null,
    status: row.keys.STATUS,
    fundSource: row.keys.FUND_SOURCE,
    familyFunction: row.keys.FAMILY_FUNCTION,
    plannedBeneficiaries: number(row.plannedBeneficiaries),
    actualBeneficiaries: number(row.actualBeneficiaries),
    completion: ratio(row.completedCount, row.approvedCount),
  });
  return { rows: rows.map(present), total: present(total) };
}

export async function needStatistics(
  context: RequestContext,
  groupBy: readonly NeedGroup[],
  within: Area | undefined,
  filter: NeedStatisticsFilter | null | undefined,
) {
  const conditions = [
    await context.scopeFor(Need, 'need:aggregate', 't'),
    ...inside(within),
    ...conditionsOf(needFilter, 't', filter),
  ];
  const { rows, total } = await readStatistics(context, needStatisticsOf, groupBy, conditions);
  const present = (row: StatisticsRow<NeedGroup, NeedMeasure>) => {
    // Metres and families do not add up: only within one kind is there a quantity.
    const { KIND: kind } = row.keys;
    const oneUnit = typeof kind === 'string' && kind !== 'OTHER';
    return {
      ...row,
      ...groupedBy(context, row),
      kind: () => (typeof kind === 'string' ? rowByKey(context, NeedKind, 'code').load(kind) : null),
      status: row.keys.STATUS,
      verification: row.keys.VERIFICATION,
      severity: row.keys.SEVERITY,
      familiesAffected: number(row.familiesAffected),
      quantity: oneUnit ? number(row.quantity) : null,
      plannedQuantity: oneUnit ? number(row.plannedQuantity) : null,
      deliveredQuantity: oneUnit ? number(row.deliveredQuantity) : null,
      fulfilment: ratio(row.metCount, row.standingCount),
    };
  };
  return { rows: rows.map(present), total: present(total) };
}

function only(dimension: string, values: readonly string[] | null | undefined): Condition[] {
  return values ? [sql`${sql.ref(dimension)} = any(${[...values]}::text[])`] : [];
}

function inside(area: Area | undefined): Condition[] {
  if (area === undefined) return [];
  const { from, to } = areaRange(area.code);
  return [sql`t.area_code >= ${from} and t.area_code < ${to}`];
}

function groupedBy<Group extends string>(context: RequestContext, { keys }: StatisticsRow<Group, never>) {
  const values = keys as Readonly<Record<string, string | number | null>>;
  const code = areaGroups.map(group => values[group]).find(value => typeof value === 'string');
  return {
    area: typeof code === 'string' ? (areaTree(context).byCode(code) ?? null) : null,
    sector: values['SECTOR'] ?? null,
    year: values['YEAR'] ?? null,
  };
}

/** Ratios are made of sums, group by group: there is no average to average again. */
function ratio(numerator: number | string | null, denominator: number | string | null): Ratio {
  const [above, below] = [Number(numerator), Number(denominator)];
  return { numerator: above, denominator: below, value: below === 0 ? null : above / below };
}

function number(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
