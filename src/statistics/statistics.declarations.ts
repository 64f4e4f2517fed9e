import { sql, type RawBuilder } from 'kysely';
import { Intervention } from '../interventions/intervention.entity.ts';
import { interventionFacts, type InterventionStatisticsFilter } from '../interventions/intervention.list.ts';
import { Need } from '../needs/need.entity.ts';
import { needFacts, type NeedStatisticsFilter } from '../needs/need.list.ts';
import {
  count,
  countOf,
  countWhere,
  sumOf,
  type Grouping,
  type StatisticsDeclaration,
} from '../platform/reading/statistics.ts';
import type { InterventionGroup, NeedGroup } from './statistics.types.ts';

const column = (name: string) => (alias: string) => sql`${sql.ref(`${alias}.${name}`)}`;

/** The place's code at a level; null for what lies above it. */
const codeAt =
  (length: number) =>
  (alias: string): RawBuilder<unknown> => {
    const code = sql.ref(`${alias}.area_code`);
    return sql`case when length(${code}) >= ${sql.lit(length)} and ${code} <> 'ID' then left(${code}, ${sql.lit(length)}) end`;
  };

const byColumn = (as: string, name: string, type: Grouping['type'] = 'text'): Grouping => ({
  as,
  type,
  value: column(name),
});

const byArea = {
  PROVINCE: { as: 'provinceCode', type: 'text', value: codeAt(2) },
  REGENCY: { as: 'regencyCode', type: 'text', value: codeAt(5) },
  DISTRICT: { as: 'districtCode', type: 'text', value: codeAt(8) },
  VILLAGE: { as: 'villageCode', type: 'text', value: codeAt(13) },
} as const satisfies Record<string, Grouping>;

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

export const interventionStatistics: StatisticsDeclaration<
  InterventionGroup,
  keyof typeof interventionMeasures,
  InterventionStatisticsFilter
> = {
  facts: 'intervention_fact',
  around: { view: 'intervention_fact_around' },
  scope: { entity: Intervention, action: 'intervention:aggregate' },
  filter: interventionFacts({
    year: column('year'),
    programme: column('programme_id'),
    budgetTable: 'budget_fact as line',
  }),
  groupings: {
    ...byArea,
    SECTOR: {
      as: 'sector',
      type: 'text',
      value: () => sql`sector.name`,
      from: t => sql`unnest(${sql.ref(`${t}.sectors`)}) as sector(name)`,
      made: 'sectors',
      shownBy: 'sectors',
    },
    PROGRAMME: byColumn('programmeId', 'programme_id', 'int'),
    STATUS: byColumn('status', 'status'),
    FUND_SOURCE: {
      as: 'fundSource',
      type: 'text',
      value: () => sql`fund.source`,
      from: t => sql`(select fund_source as source, sum(amount) as amount from budget_fact
        where intervention_id = ${sql.ref(`${t}.id`)} group by fund_source) as fund`,
      measures: { budget: () => sql`sum(fund.amount)`, budgetCount: () => sql`count(fund.amount)` },
      shownBy: 'fundSources',
    },
    FAMILY_FUNCTION: byColumn('familyFunction', 'family_function'),
    YEAR: byColumn('year', 'year', 'int'),
  },
  measures: interventionMeasures,
};

/** Metres and families do not add up: only within one kind is there a quantity. */
const withinKind = { type: 'bigint', of: () => sql`null::bigint` } as const;
const quantityOf =
  (name: string) =>
  (t: string): RawBuilder<unknown> =>
    sql`case when ${sql.ref(`${t}.kind_code`)} <> 'OTHER' then sum(${sql.ref(`${t}.${name}`)}) end`;

const needMeasures = {
  count,
  verifiedCount: countWhere(t => sql`${sql.ref(`${t}.verification`)} = 'VERIFIED'`),
  metCount: countWhere(t => sql`${sql.ref(`${t}.status`)} = 'MET'`),
  standingCount: countWhere(t => sql`${sql.ref(`${t}.status`)} <> 'WITHDRAWN'`),
  familiesAffected: sumOf('families_affected'),
  familiesAffectedCount: countOf('families_affected'),
  quantity: withinKind,
  plannedQuantity: withinKind,
  deliveredQuantity: withinKind,
};

export const needStatistics: StatisticsDeclaration<NeedGroup, keyof typeof needMeasures, NeedStatisticsFilter> = {
  facts: 'need_fact',
  around: { view: 'need_fact_around' },
  scope: { entity: Need, action: 'need:aggregate' },
  filter: needFacts(column('year')),
  groupings: {
    ...byArea,
    SECTOR: byColumn('sector', 'sector'),
    KIND: {
      ...byColumn('kindCode', 'kind_code'),
      measures: {
        quantity: quantityOf('quantity'),
        plannedQuantity: quantityOf('planned_quantity'),
        deliveredQuantity: quantityOf('delivered_quantity'),
      },
    },
    STATUS: byColumn('status', 'status'),
    VERIFICATION: byColumn('verification', 'verification'),
    SEVERITY: byColumn('severity', 'severity'),
    YEAR: byColumn('year', 'year', 'int'),
  },
  measures: needMeasures,
};
