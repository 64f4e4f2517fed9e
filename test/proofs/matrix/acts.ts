import { globalId } from '../../../src/platform/global-id.ts';
import { newGrant, newIntervention, newNeed, newPerson, type Somebody } from '../../support/factories.ts';
import { lies, type Facts, type InterventionFacts, type Viewer } from './oracle.ts';
import { insertAgreement, insertContribution } from './partners.ts';
import type { ContributionRow, PartnersPeople, World } from './world.ts';

/** How each act is asked for, and rows that it can be done to. */

const reason = { reason: 'Sudah dibahas bersama warga.' };
const nextYear = `${new Date().getFullYear() + 2}-12-31`;

/** What an act must be told beside the row and its version. */
const inputs: Readonly<Record<string, object>> = {
  'need:revise': { title: 'Diperbaiki setelah dihitung' },
  'need:return': reason,
  'need:withdraw': reason,
  'need:meet': reason,
  'intervention:revise': { title: 'Diperbaiki setelah dihitung' },
  'intervention:return': reason,
  'intervention:cancel': reason,
  'intervention:report': { text: 'Pipa induk telah terpasang.' },
  'intervention:complete': { result: 'Air mengalir ke rumah warga.' },
  'person:suspend': reason,
  'grant:prolong': { ...reason, validTo: `${nextYear}T00:00:00.000Z` },
  'grant:revoke': reason,
  'agreement:end': reason,
  'agreement:renew': { number: 'PKS/2/2026', endsOn: nextYear },
  'contribution:decline': reason,
};

/** Mutations that are not called as their action is. */
const called: Readonly<Record<string, string>> = {
  'intervention:report': 'reportInterventionProgress',
  'agreement:name': 'nameAgreementMember',
  'agreement:remove': 'removeAgreementMember',
};

export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export function mutationOf(action: string): string {
  const [noun = '', verb = ''] = action.split(':');
  return mutation(called[action] ?? `${verb}${capital(noun)}`);
}

export const mutation = (name: string): string =>
  `mutation ($input: ${capital(name)}Input!) { ${name}(input: $input) { __typename } }`;

/** The input of an act on a row, by its id in the API. */
export function inputOf(action: string, id: string, row: Facts, version: number, world: World): object {
  if (action === 'contribution:offer') return { interventionId: id, role: 'FUND', note: 'Dua pompa air' };
  const people = row.kind === 'agreement' ? peopleOf(world, row.partner, row.area) : undefined;
  return {
    id,
    expectedVersion: version,
    ...inputs[action],
    ...(action === 'agreement:name' && { personId: globalId('person', people?.spare.id ?? '') }),
    ...(action === 'agreement:remove' && { personId: globalId('person', people?.colleague.id ?? '') }),
  };
}

const peopleOf = ({ partnersPeople }: World, partner: string, area: string): PartnersPeople | undefined =>
  partnersPeople.find(people => people.partner === partner && people.area === area);

const known = (id: string): Somebody => ({ id, subject: '' });

/** In the sectors of whoever asks: what something becomes must be what they could have entered. */
export const inSectorsOf = ({ grants }: Viewer, row: Facts): object => {
  const grant = grants.find(
    ({ organization, area }) => row.kind === 'intervention' && organization === row.enteredBy && lies(row.area, area),
  );
  return grant?.sectors === undefined ? {} : { sectors: grant.sectors };
};

/** A copy of an agreement names the world's own people: nobody else's grants come from it. */
export function isCopiedFor({ grants, personId }: Viewer, row: Facts, world: World): boolean {
  if (row.kind !== 'agreement' || !grants.some(({ agreement }) => agreement === row.id)) return true;
  const people = peopleOf(world, row.partner, row.area);
  return people?.representative.id === personId || people?.colleague.id === personId;
}

/** Another row that is just like it, for an act that changes it; nothing where there can be none. */
export async function copyOf(row: Facts, world: World): Promise<string | undefined> {
  switch (row.kind) {
    case 'need': {
      const { area, verification, status, sector, reporter } = row;
      return globalId('need', await newNeed({ area, verification, status, sector, reportedBy: known(reporter.id) }));
    }
    case 'intervention':
      return globalId('intervention', await copyOfIntervention(row));
    case 'person': {
      const { id } = await newPerson(row.holds, {
        area: row.area,
        ...(row.isSuspended && { suspendedAt: new Date(Date.now() - 1000) }),
      });
      return globalId('person', id);
    }
    case 'grant': {
      const { role, area, organization, sectors, hasEnd } = row;
      const { id } = await newPerson([], { area });
      const facts = { role, area, ...(organization && { organization }), ...(sectors && { sectors }) };
      return globalId('grant', await newGrant(id, { ...facts, to: hasEnd ? new Date(Date.now() + 86_400_000) : null }));
    }
    case 'agreement': {
      const people = peopleOf(world, row.partner, row.area);
      return people && globalId('agreement', await insertAgreement(row, people));
    }
    case 'contribution': {
      const { intervention } = row as ContributionRow;
      const copy = await copyOfIntervention(world.interventions.get(intervention) as InterventionFacts);
      const to = { ...(row as ContributionRow), intervention: globalId('intervention', copy) };
      return globalId('contribution', await insertContribution(to));
    }
  }
}

async function copyOfIntervention(row: InterventionFacts): Promise<string> {
  const { area, status, sectors, organizations, enteredBy, proposer } = row;
  return await newIntervention({
    area,
    status,
    sectors,
    participants: organizations.map(({ id }) => ({ organization: id })),
    proposedBy: known(proposer.id),
    ...(enteredBy !== undefined && { enteredOrganization: enteredBy }),
  });
}

/** The rows of each kind, by their ids in the API. */
export const rowsOf = (world: World): Readonly<Record<Facts['kind'], readonly (readonly [string, Facts])[]>> => ({
  need: [...world.needs],
  intervention: [...world.interventions],
  person: [...world.people],
  grant: [...world.grants],
  agreement: [...world.agreements],
  contribution: [...world.contributions],
});
