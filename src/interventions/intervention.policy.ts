import { RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { Row } from '../platform/reading/row.ts';
import { Intervention } from './intervention.entity.ts';

/** What decides who reaches an intervention. */
export const placing = [
  'areaCode',
  'verifiedAt',
  'sectors',
  'organizationIds',
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
    enteredKey: intervention.enteredOrganizationId ?? intervention.enteredAreaCode,
  };
}

export const interventionPolicy = new RowPolicy<Intervention>(
  Intervention,
  'intervention:read',
  { en: 'intervention', id: 'intervensi' },
  {
    areaCode: 'area_code',
    isShared: 'is_shared',
    sectors: 'sectors',
    organizationIds: 'organization_ids',
    enteredKey: 'entered_key',
  },
  placeOfIntervention,
);
