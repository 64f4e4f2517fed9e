import {
  anyOf,
  counts,
  grantReads,
  grantCountsAmounts,
  grantReadsAmounts,
  grantReadsContact,
  hasEntered,
  held,
  inSectors,
  isOnesOwn,
  isProposal,
  isSelf,
  lies,
  offices,
  reaches,
  reads,
  readsPerson,
  speaksFor,
  takesPart,
  type AgreementFacts,
  type ContributionFacts,
  type Facts,
  type GrantFacts,
  type HeldGrant,
  type InterventionFacts,
  type NeedFacts,
  type PersonFacts,
  type Right,
  type RoleName,
  type Viewer,
} from './oracle.ts';

/** Who does what to which rows in which state, and why not: the same as `oracle.ts` is for reading. */

/** What is in the way, as the program names it. */
export type Obstacle = 'NO_ROLE' | 'NOT_IN_AGREEMENT' | 'OUT_OF_REACH' | 'STATE' | 'OWN_WORK';

type Kind = Facts['kind'];
type Rule<Row> = (grant: HeldGrant, row: Row) => boolean;

interface Act<Row> {
  /** Which rows each role does it to, whatever their state. */
  readonly by: Partial<Record<RoleName, Rule<Row>>>;
  /** What stands in the way of somebody who has the right. */
  readonly unless?: (row: Row, viewer: Viewer) => Obstacle | undefined;
  /** Whatever they hold, everybody may with what is their own. */
  readonly own?: true;
}

const acting = <Row>(roles: readonly RoleName[], rule: Rule<Row>): Act<Row>['by'] =>
  Object.fromEntries(roles.map(role => [role, rule]));

const inArea: Rule<{ readonly area: string }> = (grant, row) => lies(row.area, grant.area);
const ownLevel: Rule<{ readonly area: string }> = (grant, row) => row.area === grant.area;

/** For an area, by the office of just that area; for an organization, by its people there. */
const hasEnteredFor: Rule<NeedFacts | InterventionFacts | ContributionFacts> = (grant, row) =>
  row.kind !== 'need' && row.enteredBy !== undefined
    ? hasEntered(grant, row)
    : grant.organization === undefined && row.area === grant.area;

const unless = (isOpen: boolean, isOwnWork = false): Obstacle | undefined =>
  isOwnWork ? 'OWN_WORK' : isOpen ? undefined : 'STATE';
/** What is met, or was withdrawn, is done with. */
const isUnmet = ({ status: how }: NeedFacts): boolean => how !== 'MET' && how !== 'WITHDRAWN';
const verification =
  (...open: NeedFacts['verification'][]) =>
  (row: NeedFacts) =>
    unless(open.includes(row.verification) && isUnmet(row));
const status =
  (...open: string[]) =>
  (row: { readonly status: string }) =>
    unless(open.includes(row.status));

/* Needs and interventions: whoever entered something corrects it and carries it out; the level above verifies and returns;
   the regency approves; a province decides about what is planned for the whole of it; nobody about their own. */

const needs = {
  'need:revise': { by: acting(['VILLAGE', 'POKJA'], hasEnteredFor), unless: verification('DRAFT', 'RETURNED') },
  'need:submit': { by: { VILLAGE: hasEnteredFor }, unless: verification('DRAFT', 'RETURNED') },
  // Not when something is under way for it.
  'need:withdraw': {
    by: { VILLAGE: hasEnteredFor },
    unless: row => unless(row.status === 'OPEN' || row.status === 'PLANNED'),
  },
  'need:meet': { by: { VILLAGE: hasEnteredFor }, unless: verification('VERIFIED') },
  'need:verify': {
    by: acting(['REGENCY', 'DISTRICT'], inArea),
    unless: (row, viewer) => unless(row.verification === 'SUBMITTED' && isUnmet(row), isSelf(viewer, row.reporter.id)),
  },
  // Nor this when something was planned for it.
  'need:return': {
    by: acting(['REGENCY', 'DISTRICT'], inArea),
    unless: row => unless(['SUBMITTED', 'VERIFIED'].includes(row.verification) && row.status === 'OPEN'),
  },
} as const satisfies Record<string, Act<NeedFacts>>;

const doers = acting<InterventionFacts>(['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'], hasEnteredFor);
const checkers: Act<InterventionFacts>['by'] = { PROVINCE: ownLevel, REGENCY: inArea, DISTRICT: inArea };
const notOwn =
  (...open: string[]) =>
  (row: InterventionFacts, viewer: Viewer) =>
    unless(open.includes(row.status), isSelf(viewer, row.proposer.id));
const joinable = ['VERIFIED', 'APPROVED', 'RUNNING'];

const interventions = {
  'intervention:revise': {
    by: {
      ...doers,
      POKJA: hasEnteredFor,
      PARTNER: (grant, row) => hasRight(grant, 'DRAFT_INTERVENTIONS') && hasEnteredFor(grant, row),
    },
    unless: status('DRAFT', 'RETURNED'),
  },
  // What a working group or a partner has drafted is handed in by the village, the regency or the province of the place.
  'intervention:submit': {
    by: { ...doers, PROVINCE: ownLevel, REGENCY: inArea, VILLAGE: inArea },
    unless: status('DRAFT', 'RETURNED'),
  },
  'intervention:cancel': {
    by: { ...doers, PARTNER: hasEnteredFor },
    unless: row => unless(!['COMPLETED', 'CANCELLED'].includes(row.status)),
  },
  'intervention:start': { by: doers, unless: status('APPROVED') },
  'intervention:report': { by: doers, unless: status('RUNNING') },
  'intervention:complete': { by: doers, unless: status('RUNNING') },
  'intervention:verify': { by: checkers, unless: notOwn('PROPOSED') },
  'intervention:return': { by: checkers, unless: status('PROPOSED', 'VERIFIED') },
  'intervention:approve': { by: { PROVINCE: ownLevel, REGENCY: inArea }, unless: notOwn('VERIFIED') },
  // Something of others, in one's sectors or in which one takes part already, as the agreement lets one draft.
  'contribution:offer': {
    by: {
      PARTNER: (grant, row) =>
        hasRight(grant, 'DRAFT_INTERVENTIONS') &&
        !speaksFor(grant, row.enteredBy) &&
        (inSectors(grant, row) || (reaches(grant, row.area) && takesPart(grant, row))),
    },
    unless: status(...joinable),
  },
} as const satisfies Record<string, Act<InterventionFacts>>;

/* Persons and grants: "a role manages only lower roles", inside its own area. */

/** Roles that each one gives, and takes back: those below. Those of partners come from agreements. */
const managed: Partial<Record<RoleName, readonly RoleName[]>> = {
  CENTRE_ADMIN: [
    'BAPPENAS',
    'PROVINCE',
    'REGENCY',
    'DISTRICT',
    'VILLAGE',
    'POKJA',
    'SECTOR_AGENCY',
    'SURVEY_SUPERVISOR',
    'ENUMERATOR',
    'AUDITOR',
    'ANALYST',
    'SYS_ADMIN',
  ],
  PROVINCE: ['REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY', 'ENUMERATOR'],
  REGENCY: ['DISTRICT', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY'],
  DISTRICT: ['VILLAGE'],
};
const managers = Object.keys(managed) as RoleName[];
const manages: Rule<Pick<HeldGrant, 'role' | 'area'>> = (grant, row) =>
  lies(row.area, grant.area) && (managed[grant.role]?.includes(row.role) ?? false);
/** The centre stands above everybody. */
const managesAll = (viewer: Viewer, { holds }: PersonFacts): boolean =>
  anyOf(viewer, ({ role }) => role === 'CENTRE_ADMIN') ||
  holds.every(one => anyOf(viewer, grant => manages(grant, one)));

const suspending =
  (suspended: boolean) =>
  (row: PersonFacts, viewer: Viewer): Obstacle | undefined =>
    isSelf(viewer, row.id)
      ? 'OWN_WORK'
      : managesAll(viewer, row)
        ? unless(row.isSuspended === suspended)
        : 'OUT_OF_REACH';
const people = {
  'person:suspend': { by: acting(managers, inArea), unless: suspending(false) },
  'person:reinstate': { by: acting(managers, inArea), unless: suspending(true) },
} as const satisfies Record<string, Act<PersonFacts>>;

const grants = {
  // One without an end goes on anyway. It is given anew: for an organization of the giver's area, and never to oneself.
  'grant:prolong': {
    by: acting(managers, manages),
    unless: (row, viewer) => {
      const { organizationArea } = row;
      const isInside = (grant: HeldGrant) => organizationArea === undefined || lies(organizationArea, grant.area);
      if (!anyOf(viewer, grant => manages(grant, row) && isInside(grant))) return 'OUT_OF_REACH';
      return isSelf(viewer, row.personId) ? 'OWN_WORK' : unless(!row.isOver && row.hasEnd);
    },
  },
  'grant:revoke': { by: acting(managers, manages), unless: row => unless(!row.isOver) },
} as const satisfies Record<string, Act<GrantFacts>>;

/* Agreements: the government of just that area, and the partner; each side signs once, the partner by who represents it. */

const governments: readonly RoleName[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY'];
/** Whom the agreement itself names: others of the partner's people do nothing to it. */
const ofPartner: Rule<AgreementFacts> = (grant, row) => grant.agreement === row.id;
const either = { ...acting<AgreementFacts>(governments, ownLevel), PARTNER: ofPartner };
const naming = { by: acting<AgreementFacts>(governments, ownLevel), unless: status('PROPOSED', 'SIGNED') };

const agreements = {
  'agreement:sign': {
    by: either,
    unless: (row, viewer) => {
      if (row.status !== 'PROPOSED') return 'STATE';
      const represents = isSelf(viewer, row.representative ?? '');
      if (anyOf(viewer, grant => grant.role === 'PARTNER' && ofPartner(grant, row)) && represents)
        return unless(!row.signedByPartner);
      const governs = anyOf(viewer, grant => governments.includes(grant.role) && ownLevel(grant, row));
      return governs ? unless(!row.signedByGovernment) : 'OUT_OF_REACH';
    },
  },
  'agreement:end': { by: either, unless: status('PROPOSED', 'SIGNED') },
  'agreement:renew': { by: either, unless: status('SIGNED', 'ENDED') },
  'agreement:name': naming,
  'agreement:remove': naming,
} as const satisfies Record<string, Act<AgreementFacts>>;

/* Contributions: taken back by the partner, decided by those who entered the intervention, never by who offered it. */

const deciders = acting<ContributionFacts>(['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'], hasEnteredFor);
const contributions = {
  'contribution:withdraw': {
    by: { PARTNER: (grant, row) => reaches(grant, row.area) && speaksFor(grant, row.partner) },
    unless: status('OFFERED'),
  },
  'contribution:accept': {
    by: deciders,
    unless: (row, viewer) =>
      unless(row.status === 'OFFERED' && joinable.includes(row.interventionStatus), isSelf(viewer, row.offeredBy)),
  },
  'contribution:decline': {
    by: deciders,
    unless: (row, viewer) => unless(row.status === 'OFFERED', isSelf(viewer, row.offeredBy)),
  },
} as const satisfies Record<string, Act<ContributionFacts>>;

/* What can only be read, by the names under which it is explained. */

const readers: readonly RoleName[] = [...offices, 'SECTOR_AGENCY', 'PARTNER', 'ANALYST'];

const readings = {
  need: {
    'need:read': { by: acting(readers, grantReads) },
    'need:aggregate': { by: acting(readers, counts) },
  },
  intervention: {
    'intervention:read': { by: acting(readers, grantReads) },
    'intervention:aggregate': { by: acting(readers, counts) },
    'intervention:amounts': { by: acting(readers, grantReadsAmounts) },
    'intervention:sums': { by: acting(readers, grantCountsAmounts) },
    // A partner is told of other partners where it takes part with them.
    'intervention:partners': {
      by: {
        ...acting<InterventionFacts>(readers, grantReads),
        PARTNER: (grant, row) => grantReads(grant, row) && (takesPart(grant, row) || hasEntered(grant, row)),
      },
    },
  },
  person: {
    'person:read': { by: acting([...offices, 'PARTNER'], grantReads), own: true },
    'person:contact': {
      by: acting(['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE', 'PARTNER'], grantReadsContact),
      own: true,
    },
  },
  grant: { 'grant:read': { by: acting([...managers, 'AUDITOR'], grantReads), own: true } },
  agreement: { 'agreement:read': { by: acting([...offices, 'SECTOR_AGENCY', 'PARTNER'], grantReads) } },
  contribution: { 'contribution:read': { by: acting([...offices, 'SECTOR_AGENCY', 'PARTNER'], grantReads) } },
} as const satisfies { readonly [K in Kind]: Record<string, Act<Facts & { kind: K }>> };

const ofAll = {
  'audit:read': { by: acting(['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'AUDITOR'], inArea) },
  'access:review': { by: acting(['CENTRE_ADMIN', 'AUDITOR'], inArea) },
} as const satisfies Record<string, Act<Facts>>;

/** All that is done to a row of each kind; anything else is done to something else. */
export const actsOf: Readonly<Record<Kind, Readonly<Record<string, Act<never>>>>> = {
  need: { ...readings.need, ...ofAll, ...needs },
  intervention: { ...readings.intervention, ...ofAll, ...interventions },
  person: { ...readings.person, ...ofAll, ...people },
  grant: { ...readings.grant, ...ofAll, ...grants },
  agreement: { ...readings.agreement, ...ofAll, ...agreements },
  contribution: { ...readings.contribution, ...ofAll, ...contributions },
};

const actOn = (action: string, row: Facts): Act<Facts> | undefined =>
  actsOf[row.kind][action] as Act<Facts> | undefined;

const everything: readonly Right[] = [
  'READ_NEEDS',
  'READ_INTERVENTIONS',
  'READ_AMOUNTS',
  'READ_CONTACTS',
  'DRAFT_INTERVENTIONS',
];
function hasRight({ allows }: HeldGrant, right: Right): boolean {
  return allows?.includes(right) ?? true;
}

/** Why somebody may not, or nothing when they may: of a row that they read. */
export function obstacleOf(viewer: Viewer, action: string, row: Facts): Obstacle | undefined {
  const act = actOn(action, row);
  if (act === undefined) throw new Error(`Nobody does ${action} to a ${row.kind}.`);
  if (act.own === true && isOnesOwn(viewer, row)) return undefined;
  const may = anyOf(viewer, grant => isOfGrant(grant, action) && (act.by[grant.role]?.(grant, row) ?? false));
  if (may) return act.unless?.(row, viewer);
  const doing = held(viewer).filter(({ role }) => act.by[role] !== undefined);
  if (doing.length === 0) return 'NO_ROLE';
  const would = doing.some(grant => act.by[grant.role]?.({ ...grant, allows: everything }, row));
  return would ? 'NOT_IN_AGREEMENT' : 'OUT_OF_REACH';
}

/** Nothing but whose it is stands in the way: its state does not. */
export const isOpen = (viewer: Viewer, action: string, row: Facts): boolean =>
  actOn(action, row)?.unless?.(row, viewer) !== 'STATE';

/** What asking why is answered with. */
export function explanationOf(viewer: Viewer, action: string, row: Facts): string {
  if (!reads(viewer, row)) return 'NOT_FOUND';
  return actOn(action, row) === undefined ? 'BAD_USER_INPUT' : (obstacleOf(viewer, action, row) ?? 'ALLOWED');
}

/** The roles that do it somewhere, under one grant or another. */
export const doersOf = (action: string, row: Facts): readonly string[] => Object.keys(actOn(action, row)?.by ?? {});

/**
 * What an act is refused with; nothing when it is done. Whoever does it nowhere is refused before a row is looked for; a
 * row that they may not read is not there.
 */
export function refusalOfAct(viewer: Viewer, action: string, row: Facts): string | undefined {
  if (!viewer.isSignedIn) return 'UNAUTHENTICATED';
  if (!mayEver(viewer, action, row)) return 'FORBIDDEN';
  if (!reads(viewer, row)) return 'NOT_FOUND';
  const obstacle = obstacleOf(viewer, action, row);
  return obstacle === undefined ? undefined : obstacle === 'STATE' ? 'CONFLICT' : 'FORBIDDEN';
}

/** What has to be agreed on before anything of it is a partner's; of interventions it knows its own in any case. */
const agreedOn: Readonly<Record<string, Right>> = {
  'need:read': 'READ_NEEDS',
  'need:aggregate': 'READ_NEEDS',
  'person:read': 'READ_CONTACTS',
  'person:contact': 'READ_CONTACTS',
  'intervention:draft': 'DRAFT_INTERVENTIONS',
  'intervention:revise': 'DRAFT_INTERVENTIONS',
  'contribution:offer': 'DRAFT_INTERVENTIONS',
};
const isAgreed = (grant: HeldGrant, action: string): boolean => {
  const right = agreedOn[action];
  return isOfGrant(grant, action) && (right === undefined || hasRight(grant, right));
};

/** A proposal is read, signed or declined. */
const ofProposals = ['agreement:read', 'agreement:sign', 'agreement:end'];
function isOfGrant(grant: HeldGrant, action: string): boolean {
  return !isProposal(grant) || ofProposals.includes(action);
}

/** One of their roles does it somewhere. */
export const mayEver = (viewer: Viewer, action: string, row: Facts): boolean =>
  anyOf(viewer, grant => actOn(action, row)?.by[grant.role] !== undefined && isAgreed(grant, action));

/* Something new: it is judged by the place for which it is to be. */

export interface Plan {
  readonly area: string;
  readonly sectors: readonly string[];
  /** The organizations that are to take part. */
  readonly parts: readonly string[];
}

/** An agency and a partner plan in their sectors, and only what they take part in themselves. */
const takingPart: Rule<Plan> = (grant, row) =>
  inArea(grant, row) &&
  row.sectors.some(sector => grant.sectors?.includes(sector)) &&
  row.parts.some(part => speaksFor(grant, part));

const planning = { PROVINCE: ownLevel, REGENCY: inArea, VILLAGE: inArea, SECTOR_AGENCY: takingPart };
const entering = {
  draftNeed: acting<Plan>(['VILLAGE', 'POKJA'], inArea),
  registerNeed: { VILLAGE: inArea },
  draftIntervention: {
    ...planning,
    POKJA: inArea,
    PARTNER: (grant, row) => hasRight(grant, 'DRAFT_INTERVENTIONS') && takingPart(grant, row),
  },
  proposeIntervention: planning,
  proposeAgreement: acting<Plan>(governments, ownLevel),
  registerPerson: acting<Plan>(managers, inArea),
} as const satisfies Record<string, Act<Plan>['by']>;
export type Entering = keyof typeof entering;

/** What is done to nothing that is there yet, by the names under which it is told; the last by analysts alone. */
const others: Readonly<Record<string, Act<Plan>['by'] | Partial<Record<RoleName, unknown>>>> = {
  'need:draft': entering.draftNeed,
  'need:register': entering.registerNeed,
  'intervention:draft': entering.draftIntervention,
  'intervention:propose': entering.proposeIntervention,
  'agreement:propose': entering.proposeAgreement,
  'person:register': entering.registerPerson,
  'grant:give': managed,
  'query:adhoc': { ANALYST: true },
};

/** All that somebody does somewhere under a grant, as they are told it; places and reference data are everybody's. */
export const allUnder = (grant: HeldGrant): string[] => {
  const acts = Object.values(actsOf).flatMap(of => Object.entries(of).map(([action, { by }]) => [action, by] as const));
  const theirs = [...acts, ...Object.entries(others)].flatMap(([action, by]) =>
    by[grant.role] !== undefined && isAgreed(grant, action) ? [action] : [],
  );
  return [...new Set(['area:read', 'reference:read', 'organization:read', ...theirs])].toSorted();
};

export function refusalOfEntering(viewer: Viewer, name: Entering, plan: Plan): string | undefined {
  if (!viewer.isSignedIn) return 'UNAUTHENTICATED';
  const by: Act<Plan>['by'] = entering[name];
  return anyOf(viewer, grant => by[grant.role]?.(grant, plan) ?? false) ? undefined : 'FORBIDDEN';
}

/** A role is given from above, in one's own area, to somebody whom one may know, and never to oneself. */
export function refusalOfGiving(
  viewer: Viewer,
  given: Pick<HeldGrant, 'role' | 'area'>,
  to: PersonFacts,
): string | undefined {
  if (!viewer.isSignedIn) return 'UNAUTHENTICATED';
  if (!anyOf(viewer, ({ role }) => managers.includes(role))) return 'FORBIDDEN';
  if (!readsPerson(viewer, to)) return 'NOT_FOUND';
  return !isSelf(viewer, to.id) && anyOf(viewer, grant => manages(grant, given)) ? undefined : 'FORBIDDEN';
}
