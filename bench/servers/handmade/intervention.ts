import type { List } from './list.ts';
import { atLevels, columns, compared, contains, oneOf, type Condition } from './statement.ts';

const overlapping =
  (column: string): Condition =>
  (wanted: string[], values) =>
    `t.${column} && ${values.add(wanted, 'text[]')}`;

const fundedBy =
  (lines: string): Condition =>
  (sources: string[], values) =>
    `exists (select from ${lines} line where line.intervention_id = t.id
       and line.fund_source = any(${values.add(sources, 'text[]')}))`;

export const interventionFacts: Record<string, Condition> = {
  sectors: overlapping('sectors'),
  statuses: oneOf('status'),
  levels: atLevels,
  years: oneOf('year', 'int'),
  programmes: oneOf('programme_id', 'int'),
  activities: oneOf('inpres_activity_id', 'int'),
  familyFunctions: oneOf('family_function'),
  fundSources: fundedBy('budget_fact'),
};

export const interventions: List = {
  name: 'Intervention',
  table: 'intervention',
  columns: columns(`
    id version title description status status_reason sectors inpres_activity_id family_function nawacita_priority
    target_groups starts_on ends_on planned_beneficiaries actual_beneficiaries budget result proposed_by_id proposed_at
    verified_by_id verified_at approved_by_id approved_at started_at completed_at area_id`),
  filter: {
    ...interventionFacts,
    years: (years: number[], values) => `extract(year from t.starts_on)::int = any(${values.add(years, 'int[]')})`,
    programmes: (programmes: number[], values) =>
      `(select programme_id from inpres_activity activity where activity.id = t.inpres_activity_id)
         = any(${values.add(programmes, 'int[]')})`,
    fundSources: fundedBy('budget_line'),
    search: contains('title', 'description'),
    endsFrom: compared('ends_on', '>=', 'date'),
    startsFrom: compared('starts_on', '>=', 'date'),
    budgetFrom: compared('budget', '>=', 'bigint'),
  },
  orderings: {
    STARTS_ON: { by: 't.starts_on', type: 'date' },
    PROPOSED_AT: { by: 't.proposed_at', type: 'timestamptz' },
    BUDGET: { by: 'coalesce(t.budget, -1)', type: 'bigint' },
    PLANNED_BENEFICIARIES: { by: 'coalesce(t.planned_beneficiaries, -1)', type: 'int' },
    AREA: { by: 't.area_code', type: 'text' },
  },
  standard: { field: 'STARTS_ON', direction: 'DESC' },
};
