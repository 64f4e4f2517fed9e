/**
 * Who may see which row, said once more from `docs/permissions.md`, in a function for each thing and without a word of the
 * program's own: what one of the two forgets, the other finds.
 */

/** A role that somebody holds now. */
export interface Held {
  readonly role: string;
  readonly area: string;
  readonly organization: string | null;
  readonly sectors: readonly string[];
  /** What the agreement allows; null for whoever serves the programme. */
  readonly allows: readonly string[] | null;
}

export interface Somebody {
  /** Nothing for whoever is not signed in or not known. */
  readonly person: string | undefined;
  readonly held: readonly Held[];
}

/** What decides about a row. */
export interface Fact {
  readonly area: string;
  readonly isVerified: boolean;
  readonly sectors: readonly string[];
  readonly names: readonly string[];
  /** One of those it names is a partner, or a person works for one. */
  readonly isPartnered: boolean;
  readonly enteredBy: string | null;
  /** Whose row it is, where it is a person's own. */
  readonly person: string | null;
}

export type Thing = keyof typeof things;

const isIn = (place: string, area: string): boolean => area === 'ID' || place === area || place.startsWith(`${area}.`);
const inside = (held: Held, { area }: Fact): boolean => isIn(area, held.area);
const above = (held: Held, { area }: Fact): boolean => area !== held.area && isIn(held.area, area);
const reached = (held: Held, fact: Fact): boolean => inside(held, fact) || above(held, fact);
const inSectors = (held: Held, fact: Fact): boolean => fact.sectors.some(sector => held.sectors.includes(sector));
const isNamed = ({ organization }: Held, { names }: Fact): boolean =>
  organization !== null && names.includes(organization);
const may = ({ allows }: Held, right: string): boolean => allows === null || allows.includes(right);
const entered = (held: Held, fact: Fact): boolean =>
  held.organization === null
    ? fact.enteredBy === held.area
    : fact.enteredBy === held.organization && inside(held, fact);

const officers = ['BAPPENAS', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA'];
const governments = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT'];

const around = (held: Held, fact: Fact): boolean => inside(held, fact) || (above(held, fact) && fact.isVerified);
const bySector = (held: Held, fact: Fact): boolean =>
  reached(held, fact) && (isNamed(held, fact) || (fact.isVerified && inSectors(held, fact)));

/** What the programme's own see of what happens in places. */
function ofPlaces(held: Held, fact: Fact): boolean {
  if (held.role === 'CENTRE_ADMIN') return inside(held, fact);
  if (officers.includes(held.role) || held.role === 'AUDITOR') return around(held, fact);
  if (held.role === 'ANALYST') return reached(held, fact) && fact.isVerified;
  return held.role === 'SECTOR_AGENCY' && bySector(held, fact);
}

/** What they count, which is more: analysts count drafts, planners those of the country. */
function countOfPlaces(held: Held, fact: Fact): boolean {
  return ['ANALYST', 'BAPPENAS', 'CENTRE_ADMIN'].includes(held.role) ? inside(held, fact) : ofPlaces(held, fact);
}

const asPartner =
  (right: string, otherwise: (held: Held, fact: Fact) => boolean, agreed = bySector) =>
  (held: Held, fact: Fact): boolean =>
    held.role === 'PARTNER' && (may(held, right) ? agreed(held, fact) : otherwise(held, fact));
const never = (): boolean => false;

const partnersNeeds = asPartner('READ_NEEDS', never);
const partnersInterventions = asPartner('READ_INTERVENTIONS', entered);
const partnersAmounts = asPartner(
  'READ_AMOUNTS',
  entered,
  (held, fact) => bySector(held, fact) && (!fact.isPartnered || isNamed(held, fact)),
);

type Rule = (who: Somebody, fact: Fact) => boolean;
const byGrant =
  (rule: (held: Held, fact: Fact) => boolean): Rule =>
  ({ held }, fact) =>
    held.some(each => rule(each, fact));
const both =
  (...rules: readonly Rule[]): Rule =>
  (who, fact) =>
    rules.every(rule => rule(who, fact));
const orOwn =
  (rule: Rule): Rule =>
  (who, fact) =>
    (who.person !== undefined && who.person === fact.person) || rule(who, fact);

const needs = byGrant((held, fact) => ofPlaces(held, fact) || partnersNeeds(held, fact));
const needsCounted = byGrant((held, fact) => countOfPlaces(held, fact) || partnersNeeds(held, fact));
const interventions = byGrant((held, fact) => ofPlaces(held, fact) || partnersInterventions(held, fact));
const interventionsCounted = byGrant((held, fact) => countOfPlaces(held, fact) || partnersInterventions(held, fact));
const amounts = byGrant((held, fact) => ofPlaces(held, fact) || partnersAmounts(held, fact));
const sums = byGrant(
  (held, fact) => (held.role === 'ANALYST' ? inside(held, fact) : ofPlaces(held, fact)) || partnersAmounts(held, fact),
);
const people = orOwn(
  byGrant((held, fact) => {
    if (held.role === 'CENTRE_ADMIN' || held.role === 'AUDITOR') return inside(held, fact);
    if (held.role === 'PARTNER') return may(held, 'READ_CONTACTS') && inside(held, fact) && !fact.isPartnered;
    return officers.includes(held.role) && reached(held, fact);
  }),
);
/** Why somebody was suspended stands in the log alone. */
const suspensions = byGrant(
  (held, fact) => ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'AUDITOR'].includes(held.role) && inside(held, fact),
);
const contacts = orOwn(
  byGrant((held, fact) => {
    const reads = governments.includes(held.role) || held.role === 'VILLAGE';
    const knowsOfficers = held.role === 'PARTNER' && may(held, 'READ_CONTACTS') && !fact.isPartnered;
    return (reads || knowsOfficers) && inside(held, fact);
  }),
);
const grants = orOwn(
  byGrant((held, fact) => (governments.includes(held.role) || held.role === 'AUDITOR') && inside(held, fact)),
);
const agreements = byGrant((held, fact) => {
  if (held.role === 'PARTNER') return reached(held, fact) && isNamed(held, fact);
  return held.role !== 'ANALYST' && ofPlaces(held, fact);
});
const contributions = byGrant((held, fact) => {
  if (held.role === 'PARTNER') return reached(held, fact) && isNamed(held, fact);
  if (held.role === 'SECTOR_AGENCY') return entered(held, fact);
  return (['CENTRE_ADMIN', 'AUDITOR', ...officers] as const).includes(held.role) && inside(held, fact);
});
const nobody: Rule = () => false;

/** What is read of a thing, row by row, and what may be told of it in a sum. */
export const things = {
  need: { read: needs, counted: needsCounted },
  intervention: { read: interventions, counted: interventionsCounted },
  amount: { read: both(interventions, amounts), counted: both(interventionsCounted, sums) },
  organization: { read: ({ held }) => held.length > 0, counted: nobody },
  person: { read: people, counted: nobody },
  suspension: { read: both(people, suspensions), counted: nobody },
  contact: { read: both(people, contacts), counted: nobody },
  grant: { read: grants, counted: nobody },
  agreement: { read: agreements, counted: nobody },
  contribution: { read: contributions, counted: nobody },
  secret: { read: nobody, counted: nobody },
} as const satisfies Readonly<Record<string, { readonly read: Rule; readonly counted: Rule }>>;
