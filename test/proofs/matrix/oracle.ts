/**
 * Who may read and do what, said once more, from the rules of the programme and from nothing of the program's own: the
 * program is compared with this. Each rule is about one grant; several grants are a union, and each is judged on its own.
 */

export type Office =
  | 'CENTRE_ADMIN'
  | 'BAPPENAS'
  | 'PROVINCE'
  | 'REGENCY'
  | 'DISTRICT'
  | 'VILLAGE'
  | 'POKJA'
  | 'AUDITOR';
export type RoleName =
  | Office
  | 'SECTOR_AGENCY'
  | 'PARTNER'
  | 'ANALYST'
  | 'SURVEY_SUPERVISOR'
  | 'ENUMERATOR'
  | 'SYS_ADMIN';
export type Right = 'READ_NEEDS' | 'READ_INTERVENTIONS' | 'READ_AMOUNTS' | 'READ_CONTACTS' | 'DRAFT_INTERVENTIONS';

export interface HeldGrant {
  readonly role: RoleName;
  readonly area: string;
  readonly organization?: string;
  readonly sectors?: readonly string[];
  /** What an agreement allows; without one, the role alone decides. */
  readonly allows?: readonly Right[];
  /** The agreement that it comes from; one that allows nothing is not signed yet. */
  readonly agreement?: string;
  readonly when?: 'now' | 'ended' | 'not begun';
}

export interface Viewer {
  /** Nothing for nobody and for whoever the program does not know. */
  readonly personId?: string | undefined;
  readonly isSignedIn: boolean;
  readonly isSuspended: boolean;
  readonly grants: readonly HeldGrant[];
}

export interface NeedFacts {
  readonly kind: 'need';
  readonly area: string;
  readonly verification: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'VERIFIED';
  /** How far interventions answer it. */
  readonly status: 'OPEN' | 'PLANNED' | 'IN_PROGRESS' | 'MET' | 'WITHDRAWN';
  readonly sector: string;
  readonly reporter: PersonFacts;
}

export interface InterventionFacts {
  readonly kind: 'intervention';
  readonly area: string;
  readonly status: string;
  readonly sectors: readonly string[];
  /** Those that take part. */
  readonly organizations: readonly OrganizationFacts[];
  /** The organization in whose name it was entered. */
  readonly enteredBy?: string | undefined;
  readonly proposer: PersonFacts;
}

export interface OrganizationFacts {
  readonly id: string;
  readonly category: 'AGENCY' | 'PARTNER';
  readonly area: string;
}

export interface PersonFacts {
  readonly kind: 'person';
  readonly id: string;
  readonly area: string;
  readonly isSuspended: boolean;
  /** They work for a partner. */
  readonly isOfPartner: boolean;
  /** What they hold, or will hold; of somebody who is suspended, what that was when they were. */
  readonly holds: readonly Pick<HeldGrant, 'role' | 'area'>[];
}

export interface GrantFacts extends HeldGrant {
  readonly kind: 'grant';
  readonly personId: string;
  /** Its holder can use it at this moment. */
  readonly isHeld: boolean;
  readonly isOver: boolean;
  readonly hasEnd: boolean;
  /** Where the organization is that it is held for. */
  readonly organizationArea?: string;
}

export interface AgreementFacts {
  readonly kind: 'agreement';
  readonly id: string;
  readonly area: string;
  readonly partner: string;
  readonly sectors: readonly string[];
  readonly status: 'PROPOSED' | 'SIGNED' | 'DECLINED' | 'ENDED';
  readonly signedByGovernment: boolean;
  readonly signedByPartner: boolean;
  /** Who signs for the partner. */
  readonly representative?: string | undefined;
}

export interface ContributionFacts {
  readonly kind: 'contribution';
  readonly area: string;
  readonly status: 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN';
  /** The partner that offers it, and who did. */
  readonly partner: string;
  readonly offeredBy: string;
  /** What it is offered to: who entered that, and how far it is. */
  readonly enteredBy?: string | undefined;
  readonly interventionStatus: string;
}

export type Facts = NeedFacts | InterventionFacts | PersonFacts | GrantFacts | AgreementFacts | ContributionFacts;

export const offices: readonly RoleName[] = [
  'CENTRE_ADMIN',
  'BAPPENAS',
  'PROVINCE',
  'REGENCY',
  'DISTRICT',
  'VILLAGE',
  'POKJA',
  'AUDITOR',
];

export const lies = (place: string, area: string): boolean =>
  area === 'ID' || place === area || place.startsWith(`${area}.`);

const isAbove = (place: string, area: string): boolean => place !== area && lies(area, place);
export const reaches = ({ area }: HeldGrant, place: string): boolean => lies(place, area) || isAbove(place, area);
const checkedStates = ['VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED'];
const isChecked = (row: NeedFacts | InterventionFacts): boolean =>
  row.kind === 'need' ? row.verification === 'VERIFIED' : checkedStates.includes(row.status);

/** What somebody holds at this moment. */
export function held(viewer: Viewer): readonly HeldGrant[] {
  return viewer.isSuspended ? [] : viewer.grants.filter(({ when = 'now' }) => when === 'now');
}

export const anyOf = (viewer: Viewer, rule: (grant: HeldGrant) => boolean): boolean => held(viewer).some(rule);
const allows = (grant: HeldGrant, right: Right): boolean => grant.allows?.includes(right) ?? true;
/** Until both sides have signed, it is for nothing but the agreement itself. */
export const isProposal = ({ allows: agreed }: HeldGrant): boolean => agreed?.length === 0;
export const isOffice = ({ role }: HeldGrant): boolean => offices.includes(role);
export const speaksFor = ({ organization }: HeldGrant, id: string | undefined): boolean =>
  organization !== undefined && organization === id;
export const takesPart = (grant: HeldGrant, { organizations }: InterventionFacts): boolean =>
  organizations.some(({ id }) => speaksFor(grant, id));

/** What its organization entered, in the area of the grant: what it entered under another agreement is no part of this. */
export const hasEntered = (grant: HeldGrant, row: InterventionFacts | ContributionFacts): boolean =>
  lies(row.area, grant.area) && speaksFor(grant, row.enteredBy);

/** Every state inside one's own area; from above, what was checked. */
const around = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  lies(row.area, grant.area) || (isAbove(row.area, grant.area) && isChecked(row));

export const inSectors = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  reaches(grant, row.area) &&
  isChecked(row) &&
  (row.kind === 'need' ? [row.sector] : row.sectors).some(sector => grant.sectors?.includes(sector));

function grantReadsNeed(grant: HeldGrant, need: NeedFacts): boolean {
  if (isOffice(grant)) return around(grant, need);
  if (grant.role === 'ANALYST') return reaches(grant, need.area) && isChecked(need);
  if (grant.role === 'SECTOR_AGENCY') return inSectors(grant, need);
  return grant.role === 'PARTNER' && allows(grant, 'READ_NEEDS') && inSectors(grant, need);
}

function grantReadsIntervention(grant: HeldGrant, row: InterventionFacts): boolean {
  if (isOffice(grant)) return around(grant, row);
  if (grant.role === 'ANALYST') return reaches(grant, row.area) && isChecked(row);
  const asNamed = (reaches(grant, row.area) && takesPart(grant, row)) || inSectors(grant, row);
  if (grant.role === 'SECTOR_AGENCY') return asNamed || hasEntered(grant, row);
  if (grant.role !== 'PARTNER' || isProposal(grant)) return false;
  return hasEntered(grant, row) || (allows(grant, 'READ_INTERVENTIONS') && asNamed);
}

export const readsNeed = (viewer: Viewer, need: NeedFacts): boolean =>
  anyOf(viewer, grant => grantReadsNeed(grant, need));
export const readsIntervention = (viewer: Viewer, row: InterventionFacts): boolean =>
  anyOf(viewer, grant => grantReadsIntervention(grant, row));

/**
 * Amounts go with the intervention; but to a partner only as its agreement allows, and then not where other partners take
 * part without it, or of what it entered itself.
 */
export function grantReadsAmounts(grant: HeldGrant, row: InterventionFacts): boolean {
  if (!grantReadsIntervention(grant, row)) return false;
  if (grant.role !== 'PARTNER' || hasEntered(grant, row)) return true;
  const isOfOthers = !takesPart(grant, row) && row.organizations.some(({ category }) => category === 'PARTNER');
  return allows(grant, 'READ_AMOUNTS') && !isOfOthers;
}
export const readsAmounts = (viewer: Viewer, row: InterventionFacts): boolean =>
  anyOf(viewer, grant => grantReadsAmounts(grant, row));

/** A partner is told of other partners where it takes part with them. */
export const readsParticipant = (viewer: Viewer, row: InterventionFacts, participant: OrganizationFacts): boolean =>
  anyOf(
    viewer,
    grant =>
      grantReadsIntervention(grant, row) &&
      (grant.role !== 'PARTNER' ||
        participant.category === 'AGENCY' ||
        speaksFor(grant, participant.id) ||
        takesPart(grant, row)),
  );

/** Analysts count all that lies in their area, and nothing else; for everybody else a count is of what they may read. */
export const counts = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  grant.role === 'ANALYST'
    ? lies(row.area, grant.area)
    : row.kind === 'need'
      ? grantReadsNeed(grant, row)
      : grantReadsIntervention(grant, row);
export const countsRow = (viewer: Viewer, row: NeedFacts | InterventionFacts): boolean =>
  anyOf(viewer, grant => counts(grant, row));
/** What is added up goes with what is counted. */
export const grantCountsAmounts = (grant: HeldGrant, row: InterventionFacts): boolean =>
  grant.role === 'ANALYST' ? counts(grant, row) : grantReadsAmounts(grant, row);
export const countsAmounts = (viewer: Viewer, row: InterventionFacts): boolean =>
  anyOf(viewer, grant => grantCountsAmounts(grant, row));

export const isSelf = (viewer: Viewer, personId: string): boolean => viewer.isSignedIn && viewer.personId === personId;

/** Officers know one another inside their area and the offices above them, auditors inside it; partners know officers. */
function grantReadsPerson(grant: HeldGrant, person: PersonFacts): boolean {
  return isOffice(grant)
    ? lies(person.area, grant.area) || (grant.role !== 'AUDITOR' && isAbove(person.area, grant.area))
    : lies(person.area, grant.area) && knowsOfficers(grant) && !person.isOfPartner;
}

const knowsOfficers = (grant: HeldGrant): boolean =>
  grant.role === 'PARTNER' && grant.allows?.includes('READ_CONTACTS') === true;

export const readsPerson = (viewer: Viewer, person: PersonFacts): boolean =>
  isSelf(viewer, person.id) || anyOf(viewer, grant => grantReadsPerson(grant, person));

const withContacts: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'];
export const grantReadsContact = (grant: HeldGrant, person: PersonFacts): boolean =>
  lies(person.area, grant.area) && (withContacts.includes(grant.role) || (knowsOfficers(grant) && !person.isOfPartner));
export const readsContact = (viewer: Viewer, person: PersonFacts): boolean =>
  isSelf(viewer, person.id) || anyOf(viewer, grant => grantReadsContact(grant, person));

const knowGrants: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'AUDITOR'];
/** It holds, or held, only when both sides have signed; until then it is a proposal, for its own place and those above. */
const isSigned = ({ signedByGovernment, signedByPartner }: AgreementFacts): boolean =>
  signedByGovernment && signedByPartner;

/** Every office, of its place and, once signed, from above; an agency those about its sectors; a partner its own. */
export function grantReadsAgreement(grant: HeldGrant, row: AgreementFacts): boolean {
  if (isProposal(grant)) return grant.agreement === row.id;
  if (grant.role === 'PARTNER') return reaches(grant, row.area) && speaksFor(grant, row.partner);
  if (grant.role === 'SECTOR_AGENCY')
    return reaches(grant, row.area) && isSigned(row) && row.sectors.some(sector => grant.sectors?.includes(sector));
  return isOffice(grant) && (lies(row.area, grant.area) || (isAbove(row.area, grant.area) && isSigned(row)));
}

/** An offer is a proposal: for the offices of its place and above, for whoever decides on it, and for its partner. */
export function grantReadsContribution(grant: HeldGrant, row: ContributionFacts): boolean {
  if (grant.role === 'PARTNER') return !isProposal(grant) && reaches(grant, row.area) && speaksFor(grant, row.partner);
  return isOffice(grant) ? lies(row.area, grant.area) : grant.role === 'SECTOR_AGENCY' && hasEntered(grant, row);
}

/** What one grant lets its holder read; oneself and what one holds is read under none. */
export function grantReads(grant: HeldGrant, row: Facts): boolean {
  switch (row.kind) {
    case 'need':
      return grantReadsNeed(grant, row);
    case 'intervention':
      return grantReadsIntervention(grant, row);
    case 'person':
      return grantReadsPerson(grant, row);
    case 'grant':
      return lies(row.area, grant.area) && knowGrants.includes(grant.role);
    case 'agreement':
      return grantReadsAgreement(grant, row);
    case 'contribution':
      return grantReadsContribution(grant, row);
  }
}

export const isOnesOwn = (viewer: Viewer, row: Facts): boolean =>
  (row.kind === 'person' && isSelf(viewer, row.id)) || (row.kind === 'grant' && isSelf(viewer, row.personId));

export const reads = (viewer: Viewer, row: Facts): boolean =>
  isOnesOwn(viewer, row) || anyOf(viewer, grant => grantReads(grant, row));

/** The log of what was done to something: of what one reads, in one's own area. */
const auditors: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'AUDITOR'];
export const readsLogOf = (viewer: Viewer, area: string): boolean =>
  anyOf(viewer, grant => auditors.includes(grant.role) && lies(area, grant.area));
export const readsHistory = (viewer: Viewer, row: Facts): boolean => reads(viewer, row) && readsLogOf(viewer, row.area);

/** Who can see something is for auditors and the centre to know, in their area, of what they read themselves. */
const reviewers: readonly RoleName[] = ['CENTRE_ADMIN', 'AUDITOR'];
export const reviews = (viewer: Viewer, row: Facts): boolean =>
  reads(viewer, row) && anyOf(viewer, grant => reviewers.includes(grant.role) && lies(row.area, grant.area));

/** What a root field asks for. */
export type Root =
  | 'needs'
  | 'interventions'
  | 'needStatistics'
  | 'interventionStatistics'
  | 'people'
  | 'grants'
  | 'agreements'
  | 'organizations';

const asks: Readonly<Record<Root, (grant: HeldGrant) => boolean>> = {
  needs: grant =>
    isOffice(grant) ||
    ['ANALYST', 'SECTOR_AGENCY'].includes(grant.role) ||
    (grant.role === 'PARTNER' && allows(grant, 'READ_NEEDS')),
  interventions: grant =>
    isOffice(grant) || (['ANALYST', 'SECTOR_AGENCY', 'PARTNER'].includes(grant.role) && !isProposal(grant)),
  needStatistics: grant => asks.needs(grant),
  interventionStatistics: grant => asks.interventions(grant),
  people: grant => isOffice(grant) || knowsOfficers(grant),
  grants: ({ role }) => knowGrants.includes(role),
  agreements: grant => isOffice(grant) || ['SECTOR_AGENCY', 'PARTNER'].includes(grant.role),
  // Who the agencies and partners are is no secret among those who serve the programme.
  organizations: () => true,
};

/** What asking is refused with; nothing when it may be asked. */
export function refusalOf(viewer: Viewer, root: Root): string | undefined {
  if (anyOf(viewer, asks[root])) return undefined;
  return viewer.isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED';
}
