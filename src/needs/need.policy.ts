import { RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { Row } from '../platform/reading/row.ts';
import { Need, needMachine } from './need.entity.ts';

/** What decides who reaches a need. */
export const placing = ['areaCode', 'verifiedAt', 'sector', 'enteredOrganizationId', 'enteredAreaCode'] as const;

export function placeOfNeed(need: Pick<Row<Need>, (typeof placing)[number]> | Need): Placed {
  return {
    areaCode: need.areaCode,
    isShared: need.verifiedAt !== null,
    sectors: [need.sector],
    organizationIds: [],
    enteredKey: need.enteredOrganizationId ?? need.enteredAreaCode,
  };
}

export const needPolicy = new RowPolicy<Need>(
  Need,
  'need:read',
  { en: 'need', id: 'kebutuhan' },
  { areaCode: 'area_code', isShared: 'is_shared', sector: 'sector', enteredKey: 'entered_key' },
  placeOfNeed,
  needMachine,
);
