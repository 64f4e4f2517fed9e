import { RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { Row } from '../platform/reading/row.ts';
import { Contribution, contributionMachine } from './contribution.entity.ts';

/** What decides who reaches a contribution. */
export const placing = ['areaCode', 'organizationId', 'enteredKey'] as const;

export function placeOfContribution(row: Pick<Row<Contribution>, (typeof placing)[number]> | Contribution): Placed {
  return {
    areaCode: row.areaCode,
    isShared: false,
    sectors: [],
    organizationIds: [row.organizationId],
    enteredKey: row.enteredKey,
  };
}

export const contributionPolicy = new RowPolicy<Contribution>(
  Contribution,
  'contribution:read',
  { en: 'contribution', id: 'kontribusi' },
  { areaCode: 'area_code', organizationIds: 'organization_ids', enteredKey: 'entered_key' },
  placeOfContribution,
  contributionMachine,
);
