import { randomUUID } from 'node:crypto';
import { agreementRights, type AgreementRight, type Role } from '../../src/access/permissions.ts';
import { insert, select, testAreas } from './database.ts';

/** Factories write a valid row around what a case says of it, and return what the case needs to go on. */

const areaIds = new Map(testAreas.map(({ code }, index) => [code, index + 1]));

export function areaId(code: string): number {
  const id = areaIds.get(code);
  if (id === undefined) throw new Error(`The test areas have no ${code}.`);
  return id;
}

export interface Somebody {
  readonly id: string;
  readonly subject: string;
}

export interface GrantFacts {
  readonly role: Role;
  readonly area: string;
  readonly organization?: string;
  readonly sectors?: readonly string[];
  readonly from?: Date;
  readonly to?: Date | null;
  /** What the agreement behind a partner's grant allows; everything but contacts unless told. */
  readonly allows?: readonly AgreementRight[];
}

/** Somebody with grants, at the place of the first; without any, in the country's office. */
export async function newPerson(
  grants: readonly GrantFacts[] = [],
  facts: {
    readonly name?: string;
    readonly suspendedAt?: Date;
    readonly phone?: string;
    readonly area?: string;
    readonly organization?: string;
  } = {},
): Promise<Somebody> {
  const id = randomUUID();
  const subject = `test:${id}`;
  const area = facts.area ?? grants[0]?.area ?? 'ID';
  await insert('person', {
    id,
    subject,
    name: facts.name ?? 'Nurhayati',
    position: 'Petugas',
    area_id: areaId(area),
    area_code: area,
    organization_id: facts.organization ?? null,
    suspended_at: facts.suspendedAt ?? null,
  });
  if (facts.phone !== undefined) await insert('person_contact', { person_id: id, phone: facts.phone });
  for (const grant of grants) await newGrant(id, grant);
  return { id, subject };
}

const usualRights = agreementRights.filter(right => right !== 'READ_CONTACTS');

export async function newGrant(personId: string, grant: GrantFacts): Promise<string> {
  const id = randomUUID();
  const allows = grant.allows ?? usualRights;
  const agreement =
    grant.role === 'PARTNER'
      ? { agreement_id: await newAgreement({ ...grant, allows }), allows: `{${allows.join(',')}}` }
      : {};
  await insert('access_grant', {
    id,
    person_id: personId,
    role: grant.role,
    area_id: areaId(grant.area),
    area_code: grant.area,
    organization_id: grant.organization ?? null,
    sectors: grant.sectors ? `{${grant.sectors.join(',')}}` : null,
    valid_from: grant.from ?? new Date(Date.now() - 86_400_000),
    valid_to: grant.to ?? null,
    reason: 'Diperlukan untuk pengujian.',
    ...agreement,
  });
  return id;
}

export interface AgreementFacts {
  readonly area: string;
  /** An agency has no agreements: another organization stands in for it. */
  readonly organization?: string;
  readonly sectors?: readonly string[];
  readonly allows?: readonly AgreementRight[];
}

/** An agreement in force that names nobody: the grants it is behind, a case makes itself. */
export async function newAgreement({ area, organization, sectors, allows }: AgreementFacts): Promise<string> {
  const id = randomUUID();
  const [partner] = await select<{ category: string }>('organization', { id: organization ?? null });
  const today = new Date().toISOString().slice(0, 10);
  await insert('agreement', {
    id,
    number: `PKS/${id.slice(0, 8)}`,
    purpose: 'Bekerja bersama di Kampung KB.',
    partner_id:
      partner?.category === 'PARTNER'
        ? organization
        : await newOrganization({ name: 'Mitra', kind: 'NGO', area: 'ID' }),
    sectors: `{${(sectors ?? ['WATER']).join(',')}}`,
    allows: `{${(allows ?? usualRights).join(',')}}`,
    starts_on: today,
    ends_on: `${Number(today.slice(0, 4)) + 1}-12-31`,
    status: 'SIGNED',
    proposed_at: new Date(),
    government_signed_at: new Date(),
    partner_signed_at: new Date(),
    area_id: areaId(area),
    area_code: area,
  });
  return id;
}

/** An officer of a role in an area: `newOfficer('DISTRICT', '15.71.01')`. */
export async function newOfficer(role: Role, area: string): Promise<Somebody> {
  return await newPerson([{ role, area }]);
}

export async function newOrganization(
  facts: {
    readonly name?: string;
    readonly kind?: string;
    readonly area?: string;
    readonly sectors?: readonly string[];
  } = {},
): Promise<string> {
  const id = randomUUID();
  const area = facts.area ?? '15.71';
  const kind = facts.kind ?? 'OPD';
  await insert('organization', {
    id,
    name: facts.name ?? 'Dinas Contoh',
    kind,
    category: ['NGO', 'PRIVATE', 'UNIVERSITY', 'COMMUNITY'].includes(kind) ? 'PARTNER' : 'AGENCY',
    sectors: `{${(facts.sectors ?? []).join(',')}}`,
    area_id: areaId(area),
    area_code: area,
  });
  return id;
}

export interface NeedRow {
  readonly area?: string;
  readonly kind?: string;
  readonly sector?: string;
  readonly title?: string;
  readonly quantity?: number;
  readonly familiesAffected?: number | null;
  readonly severity?: string;
  readonly verification?: 'DRAFT' | 'SUBMITTED' | 'VERIFIED' | 'RETURNED';
  readonly status?: string;
  readonly reportedBy?: Somebody;
  readonly reportedAt?: Date;
  readonly version?: number;
}

/** A submitted need of the village 15.71.01.1001, entered for its own area. Returns the row's id. */
export async function newNeed(facts: NeedRow = {}): Promise<string> {
  const id = randomUUID();
  const area = facts.area ?? '15.71.01.1001';
  const verification = facts.verification ?? 'SUBMITTED';
  const status = facts.status ?? 'OPEN';
  const reporter = facts.reportedBy ?? (await newOfficer('VILLAGE', area));
  await insert('need', {
    id,
    version: facts.version ?? 1,
    kind_code: facts.kind ?? 'CLEAN_WATER',
    sector: facts.sector ?? 'WATER',
    title: facts.title ?? 'Keluarga tanpa air bersih',
    quantity: facts.quantity ?? 37,
    unit: 'keluarga',
    families_affected: facts.familiesAffected === undefined ? 37 : facts.familiesAffected,
    severity: facts.severity ?? 'HIGH',
    status,
    status_reason: status === 'WITHDRAWN' ? 'Tidak jadi.' : null,
    verification,
    return_reason: verification === 'RETURNED' ? 'Mohon dilengkapi.' : null,
    verified_at: verification === 'VERIFIED' ? new Date() : null,
    reported_by_id: reporter.id,
    reported_at: facts.reportedAt ?? new Date('2026-03-01T03:00:00.000Z'),
    area_id: areaId(area),
    area_code: area,
    entered_area_id: areaId(area),
    entered_area_code: area,
  });
  return id;
}

export interface InterventionRow {
  readonly area?: string;
  readonly title?: string;
  readonly status?: string;
  readonly sectors?: readonly string[];
  readonly activity?: number | null;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly plannedBeneficiaries?: number | null;
  readonly actualBeneficiaries?: number | null;
  readonly proposedBy?: Somebody;
  readonly proposedAt?: Date;
  readonly enteredArea?: string;
  readonly enteredOrganization?: string;
  readonly participants?: readonly { readonly organization: string; readonly role?: string }[];
  readonly answers?: readonly { readonly need: string; readonly quantity: number; readonly delivered?: number }[];
  readonly budget?: readonly { readonly source: string; readonly amount: string }[];
}

/** A proposed intervention of the village 15.71.01.1001, entered for its own area. Returns the row's id. */
export async function newIntervention(facts: InterventionRow = {}): Promise<string> {
  const id = randomUUID();
  const area = facts.area ?? '15.71.01.1001';
  const status = facts.status ?? 'PROPOSED';
  const verified = ['VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED'].includes(status);
  const approved = ['APPROVED', 'RUNNING', 'COMPLETED'].includes(status);
  const proposer = facts.proposedBy ?? (await newOfficer('VILLAGE', area));
  const enteredArea = facts.enteredArea ?? area;
  const participants = facts.participants ?? [];
  await insert('intervention', {
    id,
    title: facts.title ?? 'Sambungan rumah air bersih',
    status,
    status_reason: ['RETURNED', 'CANCELLED'].includes(status) ? 'Belum lengkap.' : null,
    sectors: `{${(facts.sectors ?? ['WATER']).join(',')}}`,
    inpres_activity_id: facts.activity ?? null,
    starts_on: facts.startsOn ?? '2026-02-01',
    ends_on: facts.endsOn ?? '2026-12-31',
    planned_beneficiaries: facts.plannedBeneficiaries ?? null,
    actual_beneficiaries: facts.actualBeneficiaries ?? null,
    proposed_by_id: proposer.id,
    proposed_at: facts.proposedAt ?? new Date('2026-01-15T03:00:00.000Z'),
    verified_at: verified ? new Date() : null,
    approved_at: approved ? new Date() : null,
    organization_ids: `{${[...new Set(participants.map(({ organization }) => organization))].join(',')}}`,
    area_id: areaId(area),
    area_code: area,
    entered_area_id: areaId(enteredArea),
    entered_area_code: enteredArea,
    entered_organization_id: facts.enteredOrganization ?? null,
  });
  for (const { organization, role } of participants) {
    await insert('intervention_participant', {
      intervention_id: id,
      organization_id: organization,
      role: role ?? 'DELIVER',
    });
  }
  for (const { need, quantity, delivered } of facts.answers ?? []) {
    await insert('need_answer', {
      intervention_id: id,
      need_id: need,
      quantity,
      delivered_quantity: delivered ?? null,
    });
  }
  for (const { source, amount } of facts.budget ?? []) {
    await insert('budget_line', { id: randomUUID(), intervention_id: id, fund_source: source, amount });
  }
  return id;
}
