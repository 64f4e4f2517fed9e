/**
 * Who may see and do what, told a second time: from the pages of the domain ("Roles x resources", "What is visible when",
 * the eight rules, the reporting cycle) and the descriptions in the schema. It imports nothing of the program, so that it
 * can disagree with it. Quoted words are the domain's own. Where they leave a question open, the answer taken and why
 * stand beside the rule.
 */

export type Role =
  | 'CENTRE_ADMIN'
  | 'BAPPENAS'
  | 'PROVINCE'
  | 'REGENCY'
  | 'DISTRICT'
  | 'VILLAGE'
  | 'POKJA'
  | 'SECTOR_AGENCY'
  | 'PARTNER'
  | 'SURVEY_SUPERVISOR'
  | 'ENUMERATOR'
  | 'AUDITOR'
  | 'ANALYST'
  | 'SYS_ADMIN';

export type Agreed = 'READ_NEEDS' | 'READ_INTERVENTIONS' | 'READ_AMOUNTS' | 'READ_CONTACTS' | 'DRAFT_INTERVENTIONS';

export interface Grant {
  readonly role: Role;
  readonly area: string;
  readonly organization?: string;
  readonly sectors?: readonly string[];
  /** Only of partners: what the agreement behind it lets them do. */
  readonly agreed?: readonly Agreed[];
  readonly validity: 'now' | 'ended' | 'not yet';
}

export interface Viewer {
  readonly name: string;
  readonly signedIn: boolean;
  /** The person behind the token; nothing for nobody, and for a token of somebody whom nobody entered. */
  readonly person: string | undefined;
  readonly suspended: boolean;
  readonly grants: readonly Grant[];
}

export interface Place {
  readonly area: string;
}

interface Reported extends Place {
  readonly id: string;
  readonly sectors: readonly string[];
  /** It has come as far as VERIFIED, whatever became of it afterwards. */
  readonly verified: boolean;
  readonly enteredArea: string;
  readonly enteredOrganization: string | undefined;
  /** Who entered it. */
  readonly author: string;
}

export interface NeedFact extends Reported {
  readonly noun: 'need';
  readonly verification: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'VERIFIED';
  readonly status: 'OPEN' | 'PLANNED' | 'IN_PROGRESS' | 'MET' | 'WITHDRAWN';
}

export interface InterventionFact extends Reported {
  readonly noun: 'intervention';
  readonly status: 'DRAFT' | 'PROPOSED' | 'RETURNED' | 'VERIFIED' | 'APPROVED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  /** Agencies and partners that take part. */
  readonly named: readonly string[];
}

export interface PersonFact extends Place {
  readonly id: string;
  readonly organization: string | undefined;
  readonly worksForPartner: boolean;
}

export interface OrganizationFact extends Place {
  readonly id: string;
  readonly category: 'AGENCY' | 'PARTNER';
}

export type Verdict = 'ok' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';

/**
 * Where the program is known to be wider or narrower than the page, and it is not settled which of them is to change. The
 * oracle judges as the program does while one is true here, and by the page when none is: `MATRIX_RULES=page`.
 */
const byThePage = process.env['MATRIX_RULES'] === 'page';
const unsettled = {
  /** The page: BAPPENAS has r on members, "aggregate read only". */
  bappenasReadsNames: !byThePage,
  /** The page: a sector agency has "R own" on members; the program shows it nobody. */
  agenciesReadNobody: !byThePage,
  /** The page: "-" for those of surveys on partners, and no rights on content for SYS_ADMIN. */
  everyGrantReadsPartners: !byThePage,
  /** The page: S is of what one's own level drafted; the program lets every level of the place hand in any draft there. */
  anyLevelHandsIn: !byThePage,
  /** The page: "V verify/approve lower level"; the program asks where the place is, and not who entered the row for it. */
  levelsCheckByPlace: !byThePage,
  /** The page: an agency enters "in own sector"; the program also asks that it takes part itself. */
  agenciesTakePart: !byThePage,
  /** The page: what an agency or partner enters is in its own sectors; for the program one of them is enough. */
  oneOwnSectorIsEnough: !byThePage,
  /** The page: what is for the places above is seen, so it counts; for ANALYST and BAPPENAS the program counts their area only. */
  aggregatesStopAtTheArea: !byThePage,
  /** The page: a draft is for the partners named in it; in the program, without an agreement to read, for who entered it. */
  onlyItsOwnWithoutAgreement: !byThePage,
  /** The page: amounts are agreed on; in the program a partner reads those it entered itself in any case. */
  ownAmountsWithoutAgreement: !byThePage,
  /** The issue: drafting is agreed on; in the program a partner can give up its own without it. */
  ownIsGivenUpWithoutAgreement: !byThePage,
  /** The page: "U S in own sector"; in the program what one's organization entered is one's own in every sector. */
  enteredIsOwnInAnySector: !byThePage,
} as const;

/* Places. "Scope = subtree of one area; every rule below is within own subtree." */

export function within(area: string, place: string): boolean {
  return area === 'ID' || place === area || place.startsWith(`${area}.`);
}

const below = (area: string, place: string): boolean => area !== place && within(area, place);

/** "For something planned at a higher level, to the places below it": it reaches them, so their scope covers it. */
const reaches = (grant: Grant, place: string): boolean => within(grant.area, place) || below(place, grant.area);

/* Grants. */

/** "Several grants are a union, each cell judged on its own": every rule asks one grant at a time. */
export function held(viewer: Viewer): readonly Grant[] {
  return viewer.suspended ? [] : viewer.grants.filter(({ validity }) => validity === 'now');
}

const some = (viewer: Viewer, rule: (grant: Grant) => boolean): boolean => held(viewer).some(rule);

const is = (grant: Grant, ...roles: readonly Role[]): boolean => roles.includes(grant.role);

const ownSector = (grant: Grant, sectors: readonly string[]): boolean =>
  sectors.some(sector => grant.sectors?.includes(sector) === true);

const own = (grant: Grant, organization: string | undefined): boolean =>
  organization !== undefined && organization === grant.organization;

/** Whatever is no partner's needs no agreement. */
const agreed = (grant: Grant, right: Agreed): boolean =>
  !is(grant, 'PARTNER') || grant.agreed?.includes(right) === true;

/* Needs and interventions: the rows "Need" and "Intervention", and "what is visible when". */

/**
 * R at every government level, for the agencies in their sector and for partners in their scope, for auditors and analysts;
 * "-" for those of surveys; no rights on content for SYS_ADMIN (rule 6).
 * PUBLIC has r, "suppressed aggregates": while no aggregate is suppressed, none can be shown, so there is nothing to ask for.
 */
const readers: readonly Role[] = [
  'CENTRE_ADMIN',
  'BAPPENAS',
  'PROVINCE',
  'REGENCY',
  'DISTRICT',
  'VILLAGE',
  'POKJA',
  'SECTOR_AGENCY',
  'PARTNER',
  'AUDITOR',
  'ANALYST',
];

export function readsReports(viewer: Viewer, noun: 'need' | 'intervention'): boolean {
  // What names a partner are interventions, so those it may always ask for.
  return some(viewer, grant => is(grant, ...readers) && (noun === 'intervention' || agreed(grant, 'READ_NEEDS')));
}

const namedIn = (grant: Grant, row: NeedFact | InterventionFact): boolean =>
  row.noun === 'intervention' && row.named.some(organization => own(grant, organization));

function seesReport(grant: Grant, row: NeedFact | InterventionFact): boolean {
  switch (grant.role) {
    // "A draft or proposal to its own village and Pokja, the levels above it": Bappenas is one of the centre's, and an
    // auditor with R checks what is under way as well. "From VERIFIED on to everyone whose scope covers the place."
    case 'CENTRE_ADMIN':
    case 'BAPPENAS':
    case 'PROVINCE':
    case 'REGENCY':
    case 'DISTRICT':
    case 'VILLAGE':
    case 'POKJA':
    case 'AUDITOR':
      return within(grant.area, row.area) || (row.verified && below(row.area, grant.area));
    // "Within its area R on everything verified or later ... no drafts"; what is for the places above is for it too.
    case 'ANALYST':
      return row.verified && reaches(grant, row.area);
    // "R (own sector)" and "R (own scope)"; and a draft or proposal "to the agencies and partners named in it", in every
    // state, but like every rule within the area that the grant is for, or for a place above it that reaches it.
    case 'SECTOR_AGENCY':
      return reaches(grant, row.area) && (namedIn(grant, row) || (row.verified && ownSector(grant, row.sectors)));
    // An agreement is on "what may be read (needs, interventions ...)"; what names the partner it reads in any case.
    case 'PARTNER':
      if (unsettled.onlyItsOwnWithoutAgreement && row.noun === 'intervention' && !agreed(grant, 'READ_INTERVENTIONS')) {
        return entered(grant, row);
      }
      return (
        reaches(grant, row.area) &&
        (namedIn(grant, row) ||
          (row.verified &&
            ownSector(grant, row.sectors) &&
            agreed(grant, row.noun === 'need' ? 'READ_NEEDS' : 'READ_INTERVENTIONS')))
      );
    case 'SURVEY_SUPERVISOR':
    case 'ENUMERATOR':
    case 'SYS_ADMIN':
      return false;
  }
}

/** A need "planned at a higher level" is one of that whole place: it is judged as an intervention is. */
export function sees(viewer: Viewer, row: NeedFact | InterventionFact): boolean {
  return some(viewer, grant => seesReport(grant, row));
}

type Rule = (grant: Grant, row: NeedFact | InterventionFact) => boolean;

/**
 * It lies in the one place where the viewer sees everything, drafts with the rest; or, where they see no drafts anywhere, in
 * the one where they see all that is verified; or above a place where they see all that is verified. Whose places lie apart
 * has no one place.
 */
export function isAround(viewer: Viewer, row: NeedFact | InterventionFact, rule: Rule = seesReport): boolean {
  const seesAny = (grant: Grant, facts: Pick<NeedFact, 'area' | 'verified'>): boolean =>
    rule(grant, { noun: 'need', sectors: [], ...facts } as unknown as NeedFact);
  const areasOf = (verified: boolean) =>
    held(viewer).flatMap(grant => (seesAny(grant, { area: grant.area, verified }) ? [grant.area] : []));
  const isShared = areasOf(false).length === 0;
  const areas = areasOf(isShared);
  const outermost = new Set(areas.filter(area => !areas.some(other => below(other, area))));
  const [place] = outermost;
  if (place === undefined || outermost.size > 1) return false;
  const isSharedAbove = some(
    viewer,
    grant => below(row.area, grant.area) && seesAny(grant, { area: row.area, verified: true }),
  );
  return (within(place, row.area) && (row.verified || !isShared)) || (row.verified && isSharedAbove);
}

/** The same of what they count. */
export function isCountedAround(viewer: Viewer, row: NeedFact | InterventionFact): boolean {
  return isAround(viewer, row, countsUnder);
}

/**
 * What is counted and added up: what is seen. For an analyst "aggregates on all" within its area, drafts too, which it
 * does not see.
 */
export function counts(viewer: Viewer, row: NeedFact | InterventionFact): boolean {
  return some(viewer, grant => countsUnder(grant, row));
}

function countsUnder(grant: Grant, row: NeedFact | InterventionFact): boolean {
  const there = within(grant.area, row.area);
  if (unsettled.aggregatesStopAtTheArea && is(grant, 'ANALYST', 'BAPPENAS')) return there;
  return seesReport(grant, row) || (is(grant, 'ANALYST') && there);
}

export function seesAmounts(viewer: Viewer, row: InterventionFact, partners: ReadonlySet<string>): boolean {
  return some(viewer, grant => seesReport(grant, row) && readsAmounts(grant, row, partners));
}

/** Amounts are added up where they are read, and where a grant only counts: for an analyst those of drafts too. */
export function addsUp(viewer: Viewer, row: InterventionFact, partners: ReadonlySet<string>): boolean {
  return some(viewer, grant => countsUnder(grant, row) && readsAmounts(grant, row, partners));
}

/**
 * Amounts stand in what is seen. A partner reads them if that is agreed, "without the other partners' names and amounts":
 * not where others take part and it does not.
 */
function readsAmounts(grant: Grant, row: InterventionFact, partners: ReadonlySet<string>): boolean {
  if (!is(grant, 'PARTNER') || (unsettled.ownAmountsWithoutAgreement && entered(grant, row))) return true;
  const ofOthers = !namedIn(grant, row) && row.named.some(id => partners.has(id));
  return agreed(grant, 'READ_AMOUNTS') && !ofOthers;
}

/** Who takes part: a partner knows agencies, itself, and those it works with. */
export function seesParticipant(viewer: Viewer, row: InterventionFact, organization: OrganizationFact): boolean {
  return some(
    viewer,
    grant =>
      seesReport(grant, row) &&
      (!is(grant, 'PARTNER') ||
        organization.category === 'AGENCY' ||
        own(grant, organization.id) ||
        namedIn(grant, row)),
  );
}

/* Persons: the rows "Pokja, SK, members" and "Users & roles", rule 7. */

/**
 * The page has members of a working group and users, and no row for the officer whose name stands in what they did. Names:
 * R on members at every government level and for auditors, in their own subtree; BAPPENAS reads them as r, ANALYST and
 * PUBLIC "no persons", PARTNER and those of surveys "-", SYS_ADMIN nothing. A level is also told the names in the levels
 * above it: those check what it entered and return it with a reason, and what they plan is shown to the places below.
 */
function readsPerson(grant: Grant, person: PersonFact): boolean {
  switch (grant.role) {
    case 'CENTRE_ADMIN':
    case 'AUDITOR':
      return within(grant.area, person.area);
    case 'PROVINCE':
    case 'REGENCY':
    case 'DISTRICT':
    case 'VILLAGE':
    case 'POKJA':
      return reaches(grant, person.area);
    case 'BAPPENAS':
      return unsettled.bappenasReadsNames && reaches(grant, person.area);
    // Agreed on are "contacts or not": of the officers of the area that the agreement is for, and no "other partners' names".
    case 'PARTNER':
      return agreed(grant, 'READ_CONTACTS') && within(grant.area, person.area) && !person.worksForPartner;
    case 'SECTOR_AGENCY':
      return !unsettled.agenciesReadNobody && own(grant, person.organization) && within(grant.area, person.area);
    default:
      return false;
  }
}

/** Everybody knows themselves, whatever they hold: it is their own data. */
export function seesPerson(viewer: Viewer, person: PersonFact): boolean {
  return viewer.person === person.id || some(viewer, grant => readsPerson(grant, person));
}

/**
 * "All personal fields behind a separate permission + purpose": the purpose of a number is to call one's own people, so it
 * is for the offices that work with them, in their own subtree. To check the books, or to see who checked, is none.
 */
export function seesContact(viewer: Viewer, person: PersonFact): boolean {
  return (
    viewer.person === person.id ||
    some(
      viewer,
      grant =>
        (is(grant, 'CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE') ||
          (is(grant, 'PARTNER') && agreed(grant, 'READ_CONTACTS') && !person.worksForPartner)) &&
        within(grant.area, person.area),
    )
  );
}

/* Organizations: the row "Partner". Agencies are no rows of it; they are told to whoever holds a grant, as places are. */

/** R for everyone but those of surveys ("-"), SYS_ADMIN and PUBLIC (r); not below an area: a partner may come from anywhere. */
export function seesOrganization(viewer: Viewer, organization: OrganizationFact): boolean {
  return some(
    viewer,
    grant => organization.category === 'AGENCY' || unsettled.everyGrantReadsPartners || is(grant, ...readers),
  );
}

/** The root fields for them: "deny by default", so not for PUBLIC, whose r has nothing to show. */
export function mayReadOrganizations(viewer: Viewer): Verdict {
  if (!viewer.signedIn) return 'UNAUTHENTICATED';
  return held(viewer).length > 0 ? 'ok' : 'FORBIDDEN';
}

/* Acts. */

export type NeedAct =
  | 'draftNeed'
  | 'registerNeed'
  | 'reviseNeed'
  | 'submitNeed'
  | 'verifyNeed'
  | 'returnNeed'
  | 'meetNeed'
  | 'withdrawNeed';
export type InterventionAct =
  | 'draftIntervention'
  | 'proposeIntervention'
  | 'reviseIntervention'
  | 'submitIntervention'
  | 'verifyIntervention'
  | 'approveIntervention'
  | 'returnIntervention'
  | 'startIntervention'
  | 'reportInterventionProgress'
  | 'completeIntervention'
  | 'cancelIntervention';
export type Act = NeedAct | InterventionAct;

/**
 * The letters of the two rows. U and S are of what is one's own draft; whoever creates more than drafts may hand in and
 * change what they created, also where the row has no letter for it (PROVINCE "C(own level)", REGENCY "C U V").
 * V of the district verifies, V of the regency verifies and approves, as in the reporting cycle: "VERIFIED (district) ->
 * APPROVED (regency)". "Upper level may return" (rule 2): it goes with V. No level above has V for what a province enters
 * for itself, so its own V has to do, by another person (rule 1). To withdraw, to cancel, to say how it goes and what came
 * of it are changes by "the level that entered it"; a partner gives up what it drafted, and tells nothing of what it does
 * not run.
 */
const actors: Readonly<Record<Act, readonly Role[]>> = {
  draftNeed: ['VILLAGE', 'POKJA'],
  registerNeed: ['VILLAGE'],
  reviseNeed: ['VILLAGE', 'POKJA'],
  submitNeed: ['VILLAGE'],
  verifyNeed: ['REGENCY', 'DISTRICT'],
  returnNeed: ['REGENCY', 'DISTRICT'],
  meetNeed: ['VILLAGE'],
  withdrawNeed: ['VILLAGE'],
  draftIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY', 'PARTNER'],
  proposeIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'],
  reviseIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'POKJA', 'SECTOR_AGENCY', 'PARTNER'],
  submitIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'],
  verifyIntervention: ['PROVINCE', 'REGENCY', 'DISTRICT'],
  approveIntervention: ['PROVINCE', 'REGENCY'],
  returnIntervention: ['PROVINCE', 'REGENCY', 'DISTRICT'],
  startIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'],
  reportInterventionProgress: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'],
  completeIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'],
  cancelIntervention: ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY', 'PARTNER'],
};

/** What a partner does to interventions is agreed on as drafting them. */
const holds = (grant: Grant, act: Act): boolean =>
  is(grant, ...actors[act]) &&
  (agreed(grant, 'DRAFT_INTERVENTIONS') || (unsettled.ownIsGivenUpWithoutAgreement && act === 'cancelIntervention'));

/** "V verify/approve lower level", and returning: of what a lower level entered, never of one's own. */
const checking: readonly Act[] = [
  'verifyNeed',
  'returnNeed',
  'verifyIntervention',
  'approveIntervention',
  'returnIntervention',
];

/** "Create/approve is never the same person" (rule 1), under whatever grant. */
const notOnesOwn: readonly Act[] = ['verifyNeed', 'verifyIntervention', 'approveIntervention'];

/** "A value is changed only by the level that entered it": by those of exactly that area, or of that organization. */
function entered(grant: Grant, row: NeedFact | InterventionFact): boolean {
  if (is(grant, 'SECTOR_AGENCY', 'PARTNER')) {
    return (
      own(grant, row.enteredOrganization) &&
      within(grant.area, row.area) &&
      (unsettled.enteredIsOwnInAnySector || ownSector(grant, row.sectors))
    );
  }
  return row.enteredOrganization === undefined && row.enteredArea === grant.area;
}

/**
 * What an agency or a partner entered comes from no level; the district and the regency of the place check it. What was
 * entered for a level is checked by the levels above that one; a province checks its own, and a regency too, for there is
 * no V above it.
 */
function isToCheck(grant: Grant, row: NeedFact | InterventionFact): boolean {
  if (grant.role === 'PROVINCE') return row.area === grant.area;
  if (!within(grant.area, row.area)) return false;
  if (unsettled.levelsCheckByPlace || row.enteredOrganization !== undefined) return true;
  if (grant.role === 'REGENCY' && row.noun === 'intervention') return within(grant.area, row.enteredArea);
  return below(grant.area, row.enteredArea);
}

/**
 * S: of what one's own level drafted, the working group's drafts too, for they are of the village. What a partner drafted
 * is handed in by the level of the place, or by the regency; an agency hands in its own.
 */
function isToHandIn(grant: Grant, row: NeedFact | InterventionFact): boolean {
  if (entered(grant, row)) return true;
  if (row.noun === 'need' || is(grant, 'SECTOR_AGENCY')) return false;
  if (grant.role === 'PROVINCE') return row.area === grant.area;
  return within(grant.area, row.area) && (unsettled.anyLevelHandsIn || row.enteredOrganization !== undefined);
}

function touches(grant: Grant, act: Act, row: NeedFact | InterventionFact): boolean {
  if (checking.includes(act)) return isToCheck(grant, row);
  return act === 'submitIntervention' ? isToHandIn(grant, row) : entered(grant, row);
}

/** What would become of an attempt, but for the state that the row is in: that is the row's own affair. */
export function mayDo(viewer: Viewer, act: Act, row: NeedFact | InterventionFact): Verdict {
  const asked = mayAsk(viewer, act);
  if (asked !== 'ok') return asked;
  if (!sees(viewer, row)) return 'NOT_FOUND';
  const allowed = some(viewer, grant => holds(grant, act) && touches(grant, act, row));
  return allowed && !isOnesOwn(viewer, act, row) ? 'ok' : 'FORBIDDEN';
}

/** Of what one entered oneself, only this is in the way; a row that has changed since, or is elsewhere, is told before it. */
export function isOnesOwn(viewer: Viewer, act: Act, row: NeedFact | InterventionFact): boolean {
  return notOnesOwn.includes(act) && row.author === viewer.person;
}

/** Whether a root field of an act may be called at all; a row that is not there is no different from one out of reach. */
export function mayAsk(viewer: Viewer, act: Act): Verdict {
  if (!viewer.signedIn) return 'UNAUTHENTICATED';
  return some(viewer, grant => holds(grant, act)) ? 'ok' : 'FORBIDDEN';
}

/** The same for what lists and counts needs or interventions. */
export function mayRead(viewer: Viewer, noun: 'need' | 'intervention'): Verdict {
  if (!viewer.signedIn) return 'UNAUTHENTICATED';
  return readsReports(viewer, noun) ? 'ok' : 'FORBIDDEN';
}

/**
 * A new row: villages and working groups enter for their own place, a province for "own level", a regency for its own
 * level and what lies in it. An agency enters "in own sector", every sector of it; a partner "when named partner".
 */
export function mayCreate(
  viewer: Viewer,
  act: 'draftNeed' | 'registerNeed' | 'draftIntervention' | 'proposeIntervention',
  row: Plan,
): Verdict {
  const asked = mayAsk(viewer, act);
  if (asked !== 'ok') return asked;
  const allowed = some(viewer, grant => {
    if (!holds(grant, act)) return false;
    switch (grant.role) {
      case 'PROVINCE':
        return row.area === grant.area;
      case 'SECTOR_AGENCY':
        return (
          within(grant.area, row.area) &&
          inOwnSectors(grant, row) &&
          (!unsettled.agenciesTakePart || takesPart(grant, row))
        );
      case 'PARTNER':
        return within(grant.area, row.area) && inOwnSectors(grant, row) && takesPart(grant, row);
      default:
        return within(grant.area, row.area);
    }
  });
  return allowed ? 'ok' : 'FORBIDDEN';
}

interface Plan extends Place {
  readonly sectors: readonly string[];
  readonly named: readonly string[];
}

const takesPart = (grant: Grant, { named }: Plan): boolean => named.some(organization => own(grant, organization));

const inOwnSectors = (grant: Grant, { sectors }: Plan): boolean =>
  unsettled.oneOwnSectorIsEnough ? ownSector(grant, sectors) : sectors.every(sector => ownSector(grant, [sector]));

/* Which acts the state of a row asks for, by the descriptions of the acts and states in the schema. */

/** Undefined where those leave it open: whether it is offered is then no question of rights. */
export function isRipe(act: Act, row: NeedFact | InterventionFact): boolean | undefined {
  if (row.noun === 'need') {
    if (row.status === 'WITHDRAWN' || row.status === 'MET') return undefined;
    switch (act) {
      case 'reviseNeed':
      case 'submitNeed':
        return row.verification === 'DRAFT' || row.verification === 'RETURNED';
      case 'verifyNeed':
        return row.verification === 'SUBMITTED';
      case 'returnNeed':
        return row.verification === 'SUBMITTED' ? true : row.verification === 'VERIFIED' ? undefined : false;
      default:
        return undefined;
    }
  }
  switch (act) {
    case 'reviseIntervention':
    case 'submitIntervention':
      return row.status === 'DRAFT' || row.status === 'RETURNED';
    case 'verifyIntervention':
      return row.status === 'PROPOSED';
    case 'approveIntervention':
      return row.status === 'VERIFIED';
    case 'returnIntervention':
      return row.status === 'PROPOSED' ? true : row.status === 'VERIFIED' ? undefined : false;
    case 'startIntervention':
      return row.status === 'APPROVED';
    case 'reportInterventionProgress':
    case 'completeIntervention':
      return row.status === 'RUNNING';
    default:
      return undefined;
  }
}
