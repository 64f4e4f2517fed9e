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
}

export interface PersonFacts {
  readonly kind: 'person';
  readonly id: string;
  readonly area: string;
}

export interface GrantFacts {
  readonly kind: 'grant';
  readonly role: RoleName;
  readonly area: string;
  readonly personId: string;
}

const offices: readonly RoleName[] = [
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
const reaches = ({ area }: HeldGrant, place: string): boolean => lies(place, area) || isAbove(place, area);
const checkedStates = ['VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED'];
const isChecked = (row: NeedFacts | InterventionFacts): boolean =>
  row.kind === 'need' ? row.verification === 'VERIFIED' : checkedStates.includes(row.status);

/** What somebody holds at this moment. */
export function held(viewer: Viewer): readonly HeldGrant[] {
  return viewer.isSuspended ? [] : viewer.grants.filter(({ when = 'now' }) => when === 'now');
}

const anyOf = (viewer: Viewer, rule: (grant: HeldGrant) => boolean): boolean => held(viewer).some(rule);
const allows = (grant: HeldGrant, right: Right): boolean => grant.allows?.includes(right) ?? true;
const isOffice = ({ role }: HeldGrant): boolean => offices.includes(role);
const speaksFor = ({ organization }: HeldGrant, id: string | undefined): boolean =>
  organization !== undefined && organization === id;
const takesPart = (grant: HeldGrant, { organizations }: InterventionFacts): boolean =>
  organizations.some(({ id }) => speaksFor(grant, id));

/** What its organization entered, in the area of the grant: what it entered under another agreement is no part of this. */
const hasEntered = (grant: HeldGrant, row: InterventionFacts): boolean =>
  lies(row.area, grant.area) && speaksFor(grant, row.enteredBy);

/** Every state inside one's own area; from above, what was checked. */
const around = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  lies(row.area, grant.area) || (isAbove(row.area, grant.area) && isChecked(row));

const inSectors = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
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
  return grant.role === 'PARTNER' && (hasEntered(grant, row) || (allows(grant, 'READ_INTERVENTIONS') && asNamed));
}

export const readsNeed = (viewer: Viewer, need: NeedFacts): boolean =>
  anyOf(viewer, grant => grantReadsNeed(grant, need));
export const readsIntervention = (viewer: Viewer, row: InterventionFacts): boolean =>
  anyOf(viewer, grant => grantReadsIntervention(grant, row));

/**
 * Amounts go with the intervention; but to a partner only as its agreement allows, and then not where other partners take
 * part without it, or of what it entered itself; and to an analyst inside its area only.
 */
export const readsAmounts = (viewer: Viewer, row: InterventionFacts): boolean =>
  anyOf(viewer, grant => {
    if (!grantReadsIntervention(grant, row)) return false;
    if (grant.role === 'ANALYST') return lies(row.area, grant.area);
    if (grant.role !== 'PARTNER' || hasEntered(grant, row)) return true;
    const isOfOthers = !takesPart(grant, row) && row.organizations.some(({ category }) => category === 'PARTNER');
    return allows(grant, 'READ_AMOUNTS') && !isOfOthers;
  });

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
const counts = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  grant.role === 'ANALYST'
    ? lies(row.area, grant.area)
    : row.kind === 'need'
      ? grantReadsNeed(grant, row)
      : grantReadsIntervention(grant, row);
export const countsRow = (viewer: Viewer, row: NeedFacts | InterventionFacts): boolean =>
  anyOf(viewer, grant => counts(grant, row));
export const countsAmounts = (viewer: Viewer, row: InterventionFacts): boolean =>
  readsAmounts(viewer, row) || anyOf(viewer, grant => grant.role === 'ANALYST' && counts(grant, row));

const isSelf = (viewer: Viewer, personId: string): boolean => viewer.isSignedIn && viewer.personId === personId;

/** Officers know one another inside their area and the offices above them; auditors and partners only inside it. */
export const readsPerson = (viewer: Viewer, person: PersonFacts): boolean =>
  isSelf(viewer, person.id) ||
  anyOf(viewer, grant =>
    isOffice(grant)
      ? lies(person.area, grant.area) || (grant.role !== 'AUDITOR' && isAbove(person.area, grant.area))
      : grant.role === 'PARTNER' && grant.allows?.includes('READ_CONTACTS') === true && lies(person.area, grant.area),
  );

const withContacts: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'];
export const readsContact = (viewer: Viewer, person: PersonFacts): boolean =>
  isSelf(viewer, person.id) ||
  anyOf(
    viewer,
    grant =>
      lies(person.area, grant.area) &&
      (withContacts.includes(grant.role) ||
        (grant.role === 'PARTNER' && grant.allows?.includes('READ_CONTACTS') === true)),
  );

/** Roles that one gives, and whose holders one therefore knows. */
const managed: Partial<Record<RoleName, readonly RoleName[]>> = {
  PROVINCE: ['REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA'],
  REGENCY: ['DISTRICT', 'VILLAGE', 'POKJA'],
  DISTRICT: ['VILLAGE'],
};
const knowGrants: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'AUDITOR'];
/** One's own; and for auditors and those who give roles, all in their area. */
export const readsGrant = (viewer: Viewer, row: GrantFacts): boolean =>
  isSelf(viewer, row.personId) || anyOf(viewer, grant => lies(row.area, grant.area) && knowGrants.includes(grant.role));

export interface AgreementFacts {
  readonly kind: 'agreement';
  readonly area: string;
  readonly partner: string;
  readonly sectors: readonly string[];
}
/** Every office, of its place and from above; an agency those about its sectors; a partner its own. */
export const readsAgreement = (viewer: Viewer, row: AgreementFacts): boolean =>
  anyOf(viewer, grant => {
    if (!reaches(grant, row.area)) return false;
    if (grant.role === 'SECTOR_AGENCY') return row.sectors.some(sector => grant.sectors?.includes(sector));
    return isOffice(grant) || (grant.role === 'PARTNER' && speaksFor(grant, row.partner));
  });

/** What a root field asks for. */
export type Root =
  | 'needs'
  | 'interventions'
  | 'needStatistics'
  | 'interventionStatistics'
  | 'people'
  | 'grants'
  | 'agreements'
  | 'organizations'
  | 'areas'
  | 'viewer';

const asks: Readonly<Record<Root, (grant: HeldGrant) => boolean>> = {
  needs: grant =>
    isOffice(grant) ||
    ['ANALYST', 'SECTOR_AGENCY'].includes(grant.role) ||
    (grant.role === 'PARTNER' && allows(grant, 'READ_NEEDS')),
  interventions: grant => isOffice(grant) || ['ANALYST', 'SECTOR_AGENCY', 'PARTNER'].includes(grant.role),
  needStatistics: grant => asks.needs(grant),
  interventionStatistics: grant => asks.interventions(grant),
  people: grant => isOffice(grant) || (grant.role === 'PARTNER' && grant.allows?.includes('READ_CONTACTS') === true),
  grants: ({ role }) => knowGrants.includes(role),
  agreements: grant => isOffice(grant) || ['SECTOR_AGENCY', 'PARTNER'].includes(grant.role),
  // Who the agencies and partners are is no secret among those who serve the programme.
  organizations: () => true,
  areas: () => true,
  viewer: () => true,
};

/** What asking is refused with; nothing when it may be asked. */
export function refusalOf(viewer: Viewer, root: Root): string | undefined {
  if (root === 'areas' || root === 'viewer' || anyOf(viewer, asks[root])) return undefined;
  return viewer.isSignedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED';
}

/** For an area, by the office of just that area; for an organization, by its people there. */
const hasEnteredFor = (grant: HeldGrant, row: NeedFacts | InterventionFacts): boolean =>
  row.kind === 'intervention' && row.enteredBy !== undefined
    ? hasEntered(grant, row)
    : grant.organization === undefined && row.area === grant.area;

type Rule = (grant: HeldGrant, row: NeedFacts | InterventionFacts) => boolean;
const inArea: Rule = (grant, row) => lies(row.area, grant.area);
const ownLevel: Rule = (grant, row) => row.area === grant.area;

/**
 * Which rows each role does what to, whatever their state. Whoever entered something corrects it and carries it out; the
 * level above verifies and returns; the regency approves; a province decides about what is planned for the whole of it.
 */
const needActs = {
  REVISE: { VILLAGE: hasEnteredFor, POKJA: hasEnteredFor },
  SUBMIT: { VILLAGE: hasEnteredFor },
  WITHDRAW: { VILLAGE: hasEnteredFor },
  MEET: { VILLAGE: hasEnteredFor },
  VERIFY: { REGENCY: inArea, DISTRICT: inArea },
  RETURN: { REGENCY: inArea, DISTRICT: inArea },
} as const satisfies Record<string, Partial<Record<RoleName, Rule>>>;
const executing = {
  PROVINCE: hasEnteredFor,
  REGENCY: hasEnteredFor,
  VILLAGE: hasEnteredFor,
  SECTOR_AGENCY: hasEnteredFor,
} as const;
const interventionActs = {
  REVISE: { ...executing, POKJA: hasEnteredFor, PARTNER: hasEnteredFor },
  // What a working group or a partner has drafted is handed in by the village or the regency.
  SUBMIT: { ...executing, REGENCY: inArea, VILLAGE: inArea },
  CANCEL: { ...executing, PARTNER: hasEnteredFor },
  START: executing,
  REPORT: executing,
  COMPLETE: executing,
  VERIFY: { PROVINCE: ownLevel, REGENCY: inArea, DISTRICT: inArea },
  RETURN: { PROVINCE: ownLevel, REGENCY: inArea, DISTRICT: inArea },
  APPROVE: { PROVINCE: ownLevel, REGENCY: inArea },
} as const satisfies Record<string, Partial<Record<RoleName, Rule>>>;

/** What an act is refused with; nothing when it is for the row's state alone to refuse. */
export function refusalOfAct(viewer: Viewer, act: string, row: NeedFacts | InterventionFacts): string | undefined {
  if (!viewer.isSignedIn) return 'UNAUTHENTICATED';
  const acts: Readonly<Record<string, Partial<Record<RoleName, Rule>>>> =
    row.kind === 'need' ? needActs : interventionActs;
  const rules = acts[act] ?? {};
  if (!anyOf(viewer, ({ role }) => rules[role] !== undefined)) return 'FORBIDDEN';
  if (!(row.kind === 'need' ? readsNeed(viewer, row) : readsIntervention(viewer, row))) return 'NOT_FOUND';
  return anyOf(viewer, grant => rules[grant.role]?.(grant, row) ?? false) ? undefined : 'FORBIDDEN';
}

/** A role is given from above, in one's own area, to somebody whom one may know, and never to oneself. */
export const givesRole = (viewer: Viewer, role: RoleName, area: string, to: PersonFacts): boolean =>
  !isSelf(viewer, to.id) &&
  readsPerson(viewer, to) &&
  anyOf(viewer, grant => lies(area, grant.area) && (gives[grant.role]?.includes(role) ?? false));

const gives: Partial<Record<RoleName, readonly RoleName[]>> = {
  ...managed,
  CENTRE_ADMIN: ['BAPPENAS', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA', 'AUDITOR', 'ANALYST', 'SYS_ADMIN'],
};
