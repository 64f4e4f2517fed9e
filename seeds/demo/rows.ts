/** The columns that are written; the generated ones and those kept by triggers are the database's. */
interface Placed {
  area_id: number;
  area_code: string;
}

interface Entered {
  entered_area_id: number;
  entered_area_code: string;
  entered_organization_id: string | null;
}

export interface OrganizationRow extends Placed {
  id: string;
  name: string;
  short_name: string | null;
  kind: string;
  category: 'AGENCY' | 'PARTNER';
  sectors: string[];
}

export interface PersonRow extends Placed {
  id: string;
  subject: string;
  name: string;
  position: string;
  organization_id: string | null;
  suspended_at: string | null;
}

export interface PersonContactRow {
  person_id: string;
  phone: string;
  email: string;
}

export interface AccessGrantRow extends Placed {
  id: string;
  person_id: string;
  role: string;
  organization_id: string | null;
  sectors: string[] | null;
  valid_from: string;
  valid_to: string | null;
  reason: string;
  given_by_id: string | null;
}

export interface AgreementRow extends Placed {
  id: string;
  number: string;
  purpose: string;
  partner_id: string;
  sectors: string[];
  allows: string[];
  starts_on: string;
  ends_on: string;
  status: 'SIGNED';
  proposed_by_id: string | null;
  proposed_at: string;
  government_signed_by_id: string | null;
  government_signed_at: string;
  partner_signed_by_id: string;
  partner_signed_at: string;
}

export interface AgreementAreaRow extends Placed {
  id: string;
  agreement_id: string;
}

export interface AgreementMemberRow {
  id: string;
  agreement_id: string;
  person_id: string;
  is_representative: boolean;
  named_by_id: string;
  named_at: string;
  removed_at: string | null;
}

export interface NeedRow extends Placed, Entered {
  id: string;
  kind_code: string;
  sector: string;
  title: string;
  quantity: number;
  unit: string;
  families_affected: number | null;
  severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  evidence: string | null;
  status: 'OPEN' | 'MET' | 'WITHDRAWN';
  verification: 'DRAFT' | 'SUBMITTED' | 'VERIFIED' | 'RETURNED';
  status_reason: string | null;
  return_reason: string | null;
  reported_by_id: string;
  reported_at: string;
  verified_by_id: string | null;
  verified_at: string | null;
  met_at: string | null;
}

export type InterventionStatus =
  | 'DRAFT'
  | 'PROPOSED'
  | 'VERIFIED'
  | 'APPROVED'
  | 'RUNNING'
  | 'COMPLETED'
  | 'RETURNED'
  | 'CANCELLED';

export interface InterventionRow extends Placed, Entered {
  id: string;
  title: string;
  description: string | null;
  status: InterventionStatus;
  status_reason: string | null;
  sectors: string[];
  inpres_activity_id: number | null;
  family_function: string | null;
  nawacita_priority: number | null;
  target_groups: string[];
  starts_on: string;
  ends_on: string;
  planned_beneficiaries: number | null;
  actual_beneficiaries: number | null;
  result: string | null;
  proposed_by_id: string;
  proposed_at: string;
  verified_by_id: string | null;
  verified_at: string | null;
  approved_by_id: string | null;
  approved_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  organization_ids: string[];
  /** The sum of the lines, which the database would find too, row by row. */
  budget: string | null;
}

export interface InterventionParticipantRow {
  intervention_id: string;
  organization_id: string;
  role: 'REGULATE' | 'FACILITATE' | 'FUND' | 'ACCOMPANY' | 'DELIVER';
}

export interface NeedAnswerRow {
  intervention_id: string;
  need_id: string;
  quantity: number;
  delivered_quantity: number | null;
}

export interface BudgetLineRow {
  id: string;
  intervention_id: string;
  fund_source: string;
  amount: number;
  note: string | null;
}

export interface ProgressNoteRow {
  id: string;
  intervention_id: string;
  reported_by_id: string;
  reported_at: string;
  physical_progress: number | null;
  text: string;
}

export interface ContributionRow extends Placed {
  id: string;
  intervention_id: string;
  organization_id: string;
  role: 'FUND' | 'ACCOMPANY';
  fund_source: string | null;
  amount: number | null;
  note: string;
  status: 'OFFERED';
  offered_by_id: string;
  offered_at: string;
  entered_key: string;
}

/** In the order of their foreign keys. */
export interface DemoWorld {
  organization: OrganizationRow[];
  person: PersonRow[];
  person_contact: PersonContactRow[];
  access_grant: AccessGrantRow[];
  /** Partners' grants come from these. */
  agreement: AgreementRow[];
  agreement_area: AgreementAreaRow[];
  agreement_member: AgreementMemberRow[];
  need: NeedRow[];
  intervention: InterventionRow[];
  intervention_participant: InterventionParticipantRow[];
  need_answer: NeedAnswerRow[];
  budget_line: BudgetLineRow[];
  progress_note: ProgressNoteRow[];
  contribution: ContributionRow[];
}
