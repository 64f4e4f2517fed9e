import type { Act, RequestContext } from '../access/request-context.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { ConflictError, ForbiddenError, InvalidInputError } from '../platform/errors.ts';
import { rowId, tryRowId } from '../platform/global-id.ts';
import type { RegisterPersonInput, ReinstatePersonInput, SuspendPersonInput } from './person.types.ts';
import { Person, PersonContact } from './person.entity.ts';
import { managesAllOf, personPolicy, placeOfOffice } from './person.policy.ts';

export interface PersonAnswered {
  readonly personId: string;
}

/** Somebody who may then be given roles, or be named in an agreement. They hold none by being known. */
export async function registerPerson(context: RequestContext, input: RegisterPersonInput): Promise<PersonAnswered> {
  return await context.act('registerPerson', input, async act => {
    const { em, viewer } = act;
    const area = areaByCode(context, input.areaCode, 'input.areaCode');
    const [grant] = viewer.grantsFor('person:register', placeOfOffice({ areaCode: area.code, isOfPartner: false }));
    if (grant === undefined) throw new ForbiddenError();
    await act.under(grant);
    const organizationId = input.organizationId ? tryRowId('organization', input.organizationId) : null;
    if (organizationId !== null && (organizationId === undefined || !(await em.count(Organization, organizationId)))) {
      throw InvalidInputError.of('input.organizationId', {
        en: 'There is no such organization.',
        id: 'Tidak ada organisasi itu.',
      });
    }
    const person = Object.assign(new Person(), {
      subject: input.subject.trim(),
      name: input.name.trim(),
      position: input.position.trim(),
      organizationId,
      areaId: area.rowId,
      areaCode: area.code,
    });
    em.persist(person);
    const { phone = null, email = null } = input;
    await known(act);
    if (phone !== null || email !== null) {
      em.persist(Object.assign(new PersonContact(), { personId: person.id, phone, email }));
    }
    return { personId: person.id };
  });
}

/** Two people are never one to the issuer. */
async function known({ em }: Act): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if ((error as { code?: unknown }).code !== '23505') throw error;
    throw new ConflictError({
      en: 'Somebody is registered with this subject.',
      id: 'Sudah ada orang yang terdaftar dengan subject ini.',
    });
  }
}

/** From the next statement on they hold nothing, whatever they were given. */
export async function suspendPerson(context: RequestContext, input: SuspendPersonInput): Promise<PersonAnswered> {
  return await changePerson(context, 'suspend', input, (person, { at }) => person.suspend(input.reason, at));
}

export async function reinstatePerson(context: RequestContext, input: ReinstatePersonInput): Promise<PersonAnswered> {
  return await changePerson(context, 'reinstate', input, person => person.reinstate());
}

async function changePerson(
  context: RequestContext,
  verb: 'suspend' | 'reinstate',
  input: ReinstatePersonInput,
  change: (person: Person, act: Act) => void,
): Promise<PersonAnswered> {
  const personId = rowId('person', input.id);
  return await context.act(`${verb}Person`, input, async act => {
    const person = await personPolicy.find(act, `person:${verb}`, personId, input.expectedVersion);
    if (personId === act.viewer.personId || !(await managesAllOf(act.session, personId))) {
      throw new ForbiddenError({
        en: 'Whoever manages all that they hold may do this.',
        id: 'Hanya pengelola semua perannya yang boleh melakukan ini.',
      });
    }
    change(person, act);
    return { personId };
  });
}
