import { sql } from 'kysely';
import { asKeeper } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { change, emptyDatabase, testAreas, testDatabase } from '../../support/database.ts';
import { newIntervention, newNeed, newOrganization, newPerson, type Somebody } from '../../support/factories.ts';
import type {
  AgreementFacts,
  ContributionFacts,
  GrantFacts,
  InterventionFacts,
  NeedFacts,
  OrganizationFacts,
  PersonFacts,
  Right,
  RoleName,
} from './oracle.ts';
import { insertAgreement, insertContribution } from './partners.ts';
import { newAskers, type Asker } from './viewers.ts';

/** Rows at every place and in every state, each with what the oracle has to know of it. */

export interface Organizations {
  readonly ngo: OrganizationFacts;
  readonly company: OrganizationFacts;
  readonly office: OrganizationFacts;
  readonly other: OrganizationFacts;
}

export interface InterventionRow extends InterventionFacts {
  /** What its budget adds up to, in rupiah; each has its own. */
  readonly budget: string;
  /** The need that it answers, by its id. */
  readonly answers: string;
}

export interface World {
  readonly areas: readonly string[];
  readonly organizations: Organizations;
  /** By their ids in the API. */
  readonly needs: ReadonlyMap<string, NeedFacts>;
  readonly interventions: ReadonlyMap<string, InterventionRow>;
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly grants: ReadonlyMap<string, GrantFacts>;
  readonly agreements: ReadonlyMap<string, AgreementFacts>;
  readonly contributions: ReadonlyMap<string, ContributionRow>;
  /** By their ids in the database. */
  readonly partnersPeople: readonly PartnersPeople[];
  readonly askers: readonly Asker[];
}

export interface ContributionRow extends ContributionFacts {
  /** By its id in the API. */
  readonly intervention: string;
}

/** Whom a partner names in its agreements of a place, and whom it may name yet. */
export interface PartnersPeople {
  readonly partner: string;
  readonly area: string;
  readonly representative: Somebody;
  readonly colleague: Somebody;
  readonly spare: Somebody;
}

export const phoneOf = (area: string): string => `0741-${area}`;

const few = ['ID', '15', '11', '15.71', '15.03', '15.71.01', '15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];
const needStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'] as const;
const plainStates = ['DRAFT', 'PROPOSED', 'RETURNED', 'VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED', 'CANCELLED'];
const namingStates = ['DRAFT', 'PROPOSED', 'VERIFIED', 'COMPLETED'];

/** At all the test areas, or at a few that stand for all positions. */
export async function newWorld(size: 'all' | 'few'): Promise<World> {
  await emptyDatabase();
  // They came in one import, which is one entry of the log: now each has entries of its own.
  await change(sql`update area set name = name || '!'`);
  await change(sql`update area set name = rtrim(name, '!')`);
  const areas = size === 'all' ? testAreas.map(({ code }) => code) : few;
  const organization = async (name: string, kind: string, category: OrganizationFacts['category']) => ({
    id: await newOrganization({ name, kind, area: '15.71' }),
    category,
    area: '15.71',
  });
  const organizations = {
    ngo: await organization('Yayasan Air', 'NGO', 'PARTNER'),
    company: await organization('PT Bersih', 'PRIVATE', 'PARTNER'),
    office: await organization('Dinas PUPR', 'OPD', 'AGENCY'),
    other: await organization('Dinas Kesehatan', 'OPD', 'AGENCY'),
  };
  const { ngo, company, office } = organizations;
  const needs = new Map<string, NeedFacts>();
  const interventions = new Map<string, InterventionRow>();
  const people = new Map<string, PersonFacts>();
  let money = 1000;

  for (const area of areas) {
    const somebody = await newPerson([], { area, phone: phoneOf(area) });
    const person = knownAs(somebody, area);
    people.set(globalId('person', somebody.id), person);
    let verified = '';
    for (const verification of needStates) {
      for (const sector of ['WATER', 'HEALTH']) {
        const title = `Kebutuhan ${needs.size} di ${area}`;
        const id = await newNeed({ area, verification, sector, title, reportedBy: somebody });
        needs.set(globalId('need', id), { kind: 'need', area, verification, status: 'OPEN', sector, reporter: person });
        if (verification === 'SUBMITTED') verified = id;
      }
    }
    const add = async (
      status: string,
      sectors: readonly string[],
      parts: readonly OrganizationFacts[] = [],
      enteredBy?: OrganizationFacts,
    ): Promise<void> => {
      money += 1;
      const id = await newIntervention({
        area,
        title: `Intervensi ${interventions.size} di ${area}`,
        status,
        sectors,
        proposedBy: somebody,
        participants: parts.map(({ id: part }) => ({ organization: part })),
        budget: [{ source: 'CSR', amount: String(money) }],
        answers: [{ need: verified, quantity: 1 }],
        ...(enteredBy && { enteredOrganization: enteredBy.id }),
      });
      interventions.set(globalId('intervention', id), {
        kind: 'intervention',
        area,
        status,
        sectors,
        organizations: parts,
        enteredBy: enteredBy?.id,
        proposer: person,
        budget: String(money),
        answers: globalId('need', verified),
      });
    };
    for (const [index, status] of plainStates.entries()) {
      await add(status, index % 2 === 0 ? ['WATER'] : ['HEALTH', 'EDUCATION']);
    }
    for (const status of namingStates) {
      await add(status, ['WATER'], [ngo]);
      await add(status, ['HEALTH'], [ngo, company, office]);
      await add(status, ['WATER', 'HEALTH'], [company, office]);
    }
    for (const status of ['DRAFT', 'VERIFIED']) {
      await add(status, ['WATER'], [ngo, company], ngo);
      await add(status, ['EDUCATION'], [office], office);
    }
  }
  const askers = await newAskers(organizations);
  const partnersPeople: PartnersPeople[] = [];
  for (const area of agreeing) {
    for (const { id } of [ngo, company]) partnersPeople.push(await newAgreements(id, area));
  }
  const author = askers.find(({ name }) => name.endsWith('and VILLAGE 15.71.01.1001'));
  const contributions = new Map<string, ContributionRow>();
  for (const [id, row] of interventions) {
    for (const offer of offersTo(row, organizations)) {
      const named = partnersPeople.find(({ partner }) => partner === offer.partner) as PartnersPeople;
      // Who is of the village too decides on their own offer, but that it is their own.
      const isAuthors = offer.partner === company.id && row.area === '15.71.01.1001';
      const offeredBy = (isAuthors ? author?.personId : undefined) ?? named.representative.id;
      const facts = {
        kind: 'contribution',
        area: row.area,
        enteredBy: row.enteredBy,
        interventionStatus: row.status,
        offeredBy,
        intervention: id,
        ...offer,
      } as const;
      contributions.set(globalId('contribution', await insertContribution(facts)), facts);
    }
  }
  const standing = await readBack();
  for (const [id, person] of standing.people) people.set(id, person);
  for (const [id, need] of needs) needs.set(id, { ...need, status: standing.answered.get(id) ?? need.status });
  for (const { representative, colleague } of partnersPeople) {
    for (const [name, somebody] of Object.entries({ representative, colleague })) {
      const grants = [...standing.grants.values()].filter(({ personId }) => personId === somebody.id);
      if (grants.length === 0 || !['15.71', '15'].includes(grants[0]?.area ?? '')) continue;
      const [{ area, organization: of }] = grants as [GrantFacts];
      askers.push({
        name: `${name} of ${of?.slice(0, 4)} in ${area}`,
        somebody,
        personId: somebody.id,
        isSignedIn: true,
        isSuspended: false,
        grants,
      });
    }
  }
  return {
    areas,
    organizations,
    needs,
    interventions,
    people,
    grants: standing.grants,
    agreements: standing.agreements,
    contributions,
    partnersPeople,
    askers,
  };
}

/** Where there is a level of government that makes agreements. */
const agreeing = ['ID', '15', '11', '15.71', '15.03'];

/** In each state, with somebody who signs for the partner and somebody who does not. */
async function newAgreements(partner: string, area: string): Promise<PartnersPeople> {
  const [representative, colleague, spare] = [
    await newPerson([], { area, organization: partner, phone: phoneOf(area) }),
    await newPerson([], { area, organization: partner, phone: phoneOf(area) }),
    await newPerson([], { area, organization: partner, phone: phoneOf(area) }),
  ];
  const named = { partner, area, representative, colleague, spare };
  for (const [status, government, own] of [
    ['PROPOSED', false, false],
    ['PROPOSED', true, false],
    ['PROPOSED', false, true],
    ['SIGNED', true, true],
    ['DECLINED', true, false],
    ['ENDED', true, true],
  ] as const) {
    const signed = { signedByGovernment: government, signedByPartner: own };
    await insertAgreement({ status, area, partner, sectors: ['WATER', 'EDUCATION'], ...signed }, named);
  }
  return named;
}

/** Offers in each state, to what a village, a level or an agency entered, and to what nobody joins any more. */
function offersTo(
  { status, enteredBy, organizations }: InterventionRow,
  { ngo, company, office }: Organizations,
): readonly Pick<ContributionFacts, 'status' | 'partner'>[] {
  const offered = (partner: OrganizationFacts) => ({ status: 'OFFERED', partner: partner.id }) as const;
  if (status === 'VERIFIED' && enteredBy === office.id) return [offered(ngo)];
  if (enteredBy !== undefined || organizations.length > 0) return [];
  if (status === 'COMPLETED') return [offered(ngo)];
  if (status === 'RUNNING') return [offered(company)];
  if (status !== 'APPROVED') return [];
  const over = (['ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const).map(each => ({ status: each, partner: company.id }));
  return [offered(ngo), ...over];
}

/** People, what they hold and what stands behind it, as the database has it. */
async function readBack() {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const read = async <Row>(statement: ReturnType<typeof sql<Row>>) => (await statement.execute(rows)).rows;
    const held = await read(sql<{
      readonly id: string;
      readonly person: string;
      readonly role: RoleName;
      readonly area: string;
      readonly organization: string | null;
      readonly sectors: string[] | null;
      readonly allows: Right[] | null;
      readonly agreement: string | null;
      readonly isSuspended: boolean;
      readonly isOver: boolean;
      readonly isAhead: boolean;
      readonly hasEnd: boolean;
      readonly organizationArea: string | null;
      readonly isHolding: boolean;
    }>`select g.id, person_id as person, role, g.area_code as area, g.organization_id as organization, g.sectors, allows,
        agreement_id as agreement, suspended_at is not null as "isSuspended", valid_to is not null as "hasEnd", valid_from > now() as "isAhead",
        revoked_at is not null or coalesce(valid_to <= now(), false) as "isOver", o.area_code as "organizationArea",
        coalesce(revoked_at > suspended_at, revoked_at is null)
          and coalesce(valid_to > coalesce(suspended_at, now()), true) as "isHolding"
      from access_grant g join person p on p.id = g.person_id left join organization o on o.id = g.organization_id
      order by g.area_code, g.id`);
    const grants = held.map(
      ({
        id,
        person,
        role,
        area,
        organization,
        organizationArea,
        sectors,
        allows,
        agreement,
        isSuspended,
        isAhead,
        isOver,
        hasEnd,
      }) =>
        [
          globalId('grant', id),
          {
            kind: 'grant',
            personId: person,
            role,
            area,
            ...(organization !== null && { organization }),
            ...(sectors !== null && { sectors }),
            ...(allows !== null && { allows }),
            ...(agreement !== null && { agreement }),
            when: isOver ? 'ended' : isAhead ? 'not begun' : 'now',
            isHeld: !isOver && !isAhead && !isSuspended,
            isOver,
            hasEnd,
            ...(organizationArea !== null && { organizationArea }),
          },
        ] as const satisfies readonly [string, GrantFacts],
    );
    const people = await read(sql<Omit<PersonFacts, 'kind' | 'holds'>>`
      select p.id, p.area_code as area, suspended_at is not null as "isSuspended",
        coalesce(o.category = 'PARTNER', false) as "isOfPartner"
      from person p left join organization o on o.id = p.organization_id`);
    const agreements = await read(sql<Omit<AgreementFacts, 'kind'>>`
      select a.id, area_code as area, partner_id as partner, sectors, status,
        government_signed_at is not null as "signedByGovernment", partner_signed_at is not null as "signedByPartner",
        (select person_id from agreement_member m where m.agreement_id = a.id and is_representative) as representative
      from agreement a`);
    const answered = await read(sql<{ readonly id: string; readonly status: NeedFacts['status'] }>`
      select id, status from need`);
    return {
      answered: new Map(answered.map(({ id, status }) => [globalId('need', id), status])),
      grants: new Map<string, GrantFacts>(grants),
      people: new Map<string, PersonFacts>(
        people.map(({ id, ...facts }) => {
          const holds = grants.flatMap(([, grant], at) =>
            grant.personId === id && held[at]?.isHolding === true ? [grant] : [],
          );
          return [globalId('person', id), { kind: 'person', id, ...facts, holds }];
        }),
      ),
      agreements: new Map<string, AgreementFacts>(
        agreements.map(facts => [globalId('agreement', facts.id), { kind: 'agreement', ...facts }]),
      ),
    };
  });
}

const knownAs = ({ id }: Somebody, area: string): PersonFacts => ({
  kind: 'person',
  id,
  area,
  isSuspended: false,
  isOfPartner: false,
  holds: [],
});
