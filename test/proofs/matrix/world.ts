import { globalId } from '../../../src/platform/global-id.ts';
import { emptyDatabase, select, testAreas } from '../../support/database.ts';
import { newIntervention, newNeed, newOrganization, newPerson, type Somebody } from '../../support/factories.ts';
import type {
  AgreementFacts,
  GrantFacts,
  InterventionFacts,
  NeedFacts,
  OrganizationFacts,
  PersonFacts,
} from './oracle.ts';
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
  readonly askers: readonly Asker[];
}

export const phoneOf = (area: string): string => `0741-${area}`;

const few = ['ID', '15', '11', '15.71', '15.03', '15.71.01', '15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];
const needStates = ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'] as const;
const plainStates = ['DRAFT', 'PROPOSED', 'RETURNED', 'VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED', 'CANCELLED'];
const namingStates = ['DRAFT', 'PROPOSED', 'VERIFIED', 'COMPLETED'];

/** At all the test areas, or at a few that stand for all positions. */
export async function newWorld(size: 'all' | 'few'): Promise<World> {
  await emptyDatabase();
  const areas = size === 'all' ? testAreas.map(({ code }) => code) : few;
  const organization = async (name: string, kind: string, category: OrganizationFacts['category']) => ({
    id: await newOrganization({ name, kind }),
    category,
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
        needs.set(globalId('need', id), { kind: 'need', area, verification, sector, reporter: person });
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
  const held = new Map<string, GrantFacts>();
  const agreements = new Map<string, AgreementFacts>();
  for (const { somebody, grants, grantIds, personId } of askers) {
    if (somebody === null || personId === undefined) continue;
    for (const [index, { role, area, organization: partner = '', sectors = [] }] of grants.entries()) {
      const id = grantIds[index] as string;
      held.set(globalId('grant', id), { kind: 'grant', role, area, personId });
      const [row] = await select<{ agreement_id: string | null }>('access_grant', { id });
      const agreement = row?.agreement_id;
      if (!agreement) continue;
      agreements.set(globalId('agreement', agreement), { kind: 'agreement', area, partner, sectors });
    }
    people.set(globalId('person', somebody.id), knownAs(somebody, grants[0]?.area ?? 'ID'));
  }
  return { areas, organizations, needs, interventions, people, grants: held, agreements, askers };
}

const knownAs = ({ id }: Somebody, area: string): PersonFacts => ({ kind: 'person', id, area });
