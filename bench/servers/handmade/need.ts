import type { List } from './list.ts';
import { atLevels, columns, compared, contains, oneOf, type Condition } from './statement.ts';

export const needFacts: Record<string, Condition> = {
  kinds: oneOf('kind_code'),
  sectors: oneOf('sector'),
  statuses: oneOf('status'),
  verifications: oneOf('verification'),
  severities: oneOf('severity'),
  levels: atLevels,
  years: oneOf('year', 'int'),
  uncovered: (wanted: boolean, values) =>
    `(t.planned_quantity + t.delivered_quantity < t.quantity) = ${values.add(wanted, 'boolean')}`,
};

export const needs: List = {
  name: 'Need',
  table: 'need',
  columns: columns(`
    id version kind_code sector title quantity unit families_affected severity evidence status verification
    status_reason return_reason reported_by_id reported_at verified_by_id verified_at met_at planned_quantity
    delivered_quantity area_id`),
  filter: {
    ...needFacts,
    years: (years: number[], values) =>
      `extract(year from t.reported_at at time zone 'Asia/Jakarta')::int = any(${values.add(years, 'int[]')})`,
    search: contains('title', 'evidence'),
    reportedFrom: compared('reported_at', '>=', 'timestamptz'),
    reportedBefore: compared('reported_at', '<', 'timestamptz'),
  },
  orderings: {
    REPORTED_AT: { by: 't.reported_at', type: 'timestamptz' },
    SEVERITY: { by: `array_position(array['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], t.severity)`, type: 'int' },
    QUANTITY: { by: 't.quantity', type: 'int' },
    FAMILIES_AFFECTED: { by: 'coalesce(t.families_affected, -1)', type: 'int' },
    AREA: { by: 't.area_code', type: 'text' },
  },
  standard: { field: 'REPORTED_AT', direction: 'DESC' },
};
