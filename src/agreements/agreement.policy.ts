import { partOf, RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { Row } from '../platform/reading/row.ts';
import { Agreement, agreementMachine } from './agreement.entity.ts';

/** What decides who reaches an agreement. */
export const placing = ['areaCode', 'governmentSignedAt', 'partnerSignedAt', 'sectors', 'partnerId'] as const;

export function placeOfAgreement(agreement: Pick<Row<Agreement>, (typeof placing)[number]> | Agreement): Placed {
  return {
    areaCode: agreement.areaCode,
    isShared: agreement.governmentSignedAt !== null && agreement.partnerSignedAt !== null,
    sectors: agreement.sectors,
    organizationIds: [agreement.partnerId],
    enteredKey: null,
  };
}

export const agreementPolicy = new RowPolicy<Agreement>(
  Agreement,
  'agreement:read',
  { en: 'agreement', id: 'perjanjian' },
  { areaCode: 'area_code', isShared: 'is_shared', sectors: 'sectors', organizationIds: 'organization_ids' },
  placeOfAgreement,
  agreementMachine,
);

export const agreementPartPolicy = partOf(agreementPolicy, 'agreement', 'agreement_id');
