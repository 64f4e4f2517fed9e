import { sql } from 'kysely';
import { partOf, RowPolicy, type ReadPolicy } from '../access/row-policy.ts';
import { scopeCondition, type Placed } from '../access/scope.ts';
import { all } from '../platform/reading/filter.ts';
import type { Row } from '../platform/reading/row.ts';
import { Intervention, interventionMachine } from './intervention.entity.ts';

/** What decides who reaches an intervention. */
export const placing = [
  'areaCode',
  'verifiedAt',
  'sectors',
  'organizationIds',
  'hasPartner',
  'enteredOrganizationId',
  'enteredAreaCode',
] as const;

export function placeOfIntervention(
  intervention: Pick<Row<Intervention>, (typeof placing)[number]> | Intervention,
): Placed {
  return {
    areaCode: intervention.areaCode,
    isShared: intervention.verifiedAt !== null,
    sectors: intervention.sectors,
    organizationIds: intervention.organizationIds,
    hasPartner: intervention.hasPartner,
    enteredKey: intervention.enteredOrganizationId ?? intervention.enteredAreaCode,
  };
}

const columns = {
  areaCode: 'area_code',
  isShared: 'is_shared',
  sectors: 'sectors',
  organizationIds: 'organization_ids',
  hasPartner: 'has_partner',
  enteredKey: 'entered_key',
};

export const interventionPolicy = new RowPolicy<Intervention>(
  Intervention,
  'intervention:read',
  { en: 'intervention', id: 'intervensi' },
  columns,
  placeOfIntervention,
  interventionMachine,
);

/** Amounts stand in a view with the columns that decide. */
export const amountPolicy: ReadPolicy = {
  read: 'intervention:amounts',
  where: (viewer, action, alias) =>
    all([
      scopeCondition(viewer.reach(action), columns, alias),
      scopeCondition(viewer.reach('intervention:read'), columns, alias),
    ]),
};

export const partPolicy = partOf(interventionPolicy, 'intervention', 'intervention_id');

export const budgetPolicy = partOf(interventionPolicy, 'intervention', 'intervention_id', {
  action: 'intervention:amounts',
});

/** Agencies take part in public; other partners are known to whoever may read partners there. */
export const participantPolicy = partOf(interventionPolicy, 'intervention', 'intervention_id', {
  action: 'intervention:partners',
  open: alias =>
    sql<boolean>`exists (select from organization where organization.id = ${sql.ref(`${alias}.organization_id`)} and category = 'AGENCY')`,
});
