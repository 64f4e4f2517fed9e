import { hinders } from '../access/explanation.query.ts';
import { partOf, RowPolicy } from '../access/row-policy.ts';
import type { Placed } from '../access/scope.ts';
import type { Viewer, ViewerGrant } from '../access/viewer.ts';
import type { Row } from '../platform/reading/row.ts';
import { Agreement, agreementMachine } from './agreement.entity.ts';

/** What decides who reaches an agreement. */
export const placing = ['id', 'areaCode', 'governmentSignedAt', 'partnerSignedAt', 'sectors', 'partnerId'] as const;

export function placeOfAgreement(agreement: Pick<Row<Agreement>, (typeof placing)[number]> | Agreement): Placed {
  return {
    areaCode: agreement.areaCode,
    isShared: agreement.governmentSignedAt !== null && agreement.partnerSignedAt !== null,
    sectors: agreement.sectors,
    organizationIds: [agreement.partnerId],
    enteredKey: null,
    agreementId: agreement.id,
  };
}

export interface Signing {
  readonly side: 'government' | 'partner';
  readonly grant: ViewerGrant;
}

/**
 * For which side somebody signs: whoever of the partner's people may, does so by a grant of this very agreement, and until
 * both have signed, nobody but the partner's representative holds one.
 */
export function signingOf(
  agreement: Parameters<typeof placeOfAgreement>[0] & Signed,
  viewer: Viewer,
): Signing | undefined {
  const grants = viewer.grantsFor('agreement:sign', placeOfAgreement(agreement));
  const ofPartner = grants.find(({ agreementId }) => agreementId !== null);
  if (ofPartner !== undefined) return { side: 'partner', grant: ofPartner };
  const ofGovernment = grants.find(({ organizationId }) => organizationId === null);
  return ofGovernment && { side: 'government', grant: ofGovernment };
}

type Signed = Pick<Row<Agreement>, 'id' | 'status'>;

/** Somebody's side has yet to sign. */
export function isUnsigned(
  agreement: { readonly governmentSignedAt: unknown; readonly partnerSignedAt: unknown },
  { side }: Signing,
): boolean {
  return agreement[`${side}SignedAt`] === null;
}

hinders<Row<Agreement>>('agreement:sign', {
  obstacle: (agreement, { viewer }) => {
    const signing = signingOf(agreement, viewer);
    if (signing === undefined) return 'OUT_OF_REACH';
    return isUnsigned(agreement, signing) ? undefined : 'STATE';
  },
});

export const agreementPolicy = new RowPolicy<Agreement>(
  Agreement,
  'agreement:read',
  { en: 'agreement', id: 'perjanjian' },
  {
    areaCode: 'area_code',
    isShared: 'is_shared',
    sectors: 'sectors',
    organizationIds: 'organization_ids',
    agreementId: 'id',
  },
  placeOfAgreement,
  agreementMachine,
);

export const agreementPartPolicy = partOf(agreementPolicy, 'agreement', 'agreement_id');
