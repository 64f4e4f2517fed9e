import { randomUUID } from 'node:crypto';
import { parseGlobalId } from '../../../src/platform/global-id.ts';
import { insert } from '../../support/database.ts';
import { areaId } from '../../support/factories.ts';
import type { AgreementFacts } from './oracle.ts';
import type { ContributionRow, PartnersPeople } from './world.ts';

/** Agreements and contributions in any state, with what the database makes of them. */

const hourAgo = (): Date => new Date(Date.now() - 3_600_000);

/** The database gives the partner's people what it allows. */
export async function insertAgreement(
  {
    area,
    partner,
    sectors,
    status,
    signedByGovernment,
    signedByPartner,
  }: Omit<AgreementFacts, 'kind' | 'id' | 'representative'>,
  { representative, colleague }: Pick<PartnersPeople, 'representative' | 'colleague'>,
): Promise<string> {
  const id = randomUUID();
  const today = new Date().toISOString().slice(0, 10);
  const isOver = status === 'DECLINED' || status === 'ENDED';
  await insert('agreement', {
    id,
    number: `PKS/${id.slice(0, 8)}`,
    purpose: 'Bekerja bersama di Kampung KB.',
    partner_id: partner,
    sectors: `{${sectors.join(',')}}`,
    allows: '{READ_NEEDS,READ_INTERVENTIONS,DRAFT_INTERVENTIONS}',
    starts_on: today,
    ends_on: `${Number(today.slice(0, 4)) + 1}-12-31`,
    status,
    proposed_at: hourAgo(),
    government_signed_at: signedByGovernment ? hourAgo() : null,
    partner_signed_at: signedByPartner ? hourAgo() : null,
    partner_signed_by_id: signedByPartner ? representative.id : null,
    ended_at: isOver ? hourAgo() : null,
    end_reason: isOver ? 'Tidak dilanjutkan.' : null,
    area_id: areaId(area),
    area_code: area,
  });
  await insert('agreement_area', { id: randomUUID(), agreement_id: id, area_id: areaId(area), area_code: area });
  for (const [person, signs] of [
    [representative, true],
    [colleague, false],
  ] as const) {
    await insert('agreement_member', {
      id: randomUUID(),
      agreement_id: id,
      person_id: person.id,
      is_representative: signs,
      named_by_id: representative.id,
    });
  }
  return id;
}

const roles = { OFFERED: 'FUND', ACCEPTED: 'DELIVER', DECLINED: 'ACCOMPANY', WITHDRAWN: 'FACILITATE' };

export async function insertContribution({
  status,
  partner,
  offeredBy,
  intervention,
  area,
}: Pick<ContributionRow, 'status' | 'partner' | 'offeredBy' | 'intervention' | 'area'>): Promise<string> {
  const id = randomUUID();
  const decided = status === 'OFFERED' ? {} : { decided_at: hourAgo(), decision_reason: 'Sudah dibahas.' };
  await insert('contribution', {
    id,
    intervention_id: parseGlobalId(intervention)?.id,
    organization_id: partner,
    role: roles[status],
    note: 'Dua pompa air',
    status,
    offered_by_id: offeredBy,
    offered_at: hourAgo(),
    entered_key: '',
    area_id: areaId(area),
    area_code: area,
    ...decided,
  });
  return id;
}
