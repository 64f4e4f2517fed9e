import { hinders } from '../access/explanation.query.ts';
import { RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { ViewerGrant } from '../access/viewer.ts';
import type { Intervention } from '../interventions/intervention.entity.ts';
import type { Row } from '../platform/reading/row.ts';
import { Contribution, contributionMachine, joinable } from './contribution.entity.ts';

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

/** Grants for whose organizations it is something of others: nobody offers to add to what they entered themselves. */
export function ofOthers(
  { enteredOrganizationId }: Pick<Intervention, 'enteredOrganizationId'>,
  grants: readonly ViewerGrant[],
): readonly ViewerGrant[] {
  return grants.filter(({ organizationId }) => organizationId !== enteredOrganizationId);
}

hinders<Row<Intervention>>('contribution:offer', {
  to: 'intervention',
  under: ofOthers,
  obstacle: ({ status }) => (joinable.includes(status) ? undefined : 'STATE'),
});

export const contributionPolicy = new RowPolicy<Contribution>(
  Contribution,
  'contribution:read',
  { en: 'contribution', id: 'kontribusi' },
  { areaCode: 'area_code', organizationIds: 'organization_ids', enteredKey: 'entered_key' },
  placeOfContribution,
  contributionMachine,
);
