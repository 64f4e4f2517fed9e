import { Arg, Args, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { found, idOfRow } from '../access/node.resolver.ts';
import type { Asker, RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { HasHistory } from '../audit/history.list.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { many, one, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { Grant } from './grant.entity.ts';
import { RegisterPersonInput, ReinstatePersonInput, SuspendPersonInput } from './person.types.ts';
import { Person, PersonAction, personActs, PersonContact, PersonStanding, type PersonAct } from './person.entity.ts';
import { obstacleToPerson, personPolicy, placeOfOffice } from './person.policy.ts';
import { PeopleArgs, peopleInReach, PersonConnection } from './person.list.ts';
import * as service from './person.service.ts';

@ObjectType({ description: 'The person as they are after the act.\nOrangnya setelah tindakan.' })
class PersonPayload {}

const availableActions = value(
  ['id', 'areaCode', 'suspendedAt'],
  (person: Row<Person> & Partial<PersonStanding>, { viewer }: Asker): PersonAct[] =>
    personActs.filter(
      act =>
        viewer.allows(`person:${act}`, placeOfOffice(person)) &&
        obstacleToPerson(act, person, person.isManaged === true, viewer) === undefined,
    ),
  { asks: true, beside: { entity: PersonStanding, to: 'personId', columns: ['isManaged'] } },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Person)
export class PersonResolver {
  @QueryReads(() => Person, found(Person, 'Person', 'person'), {
    nullable: true,
    description:
      'Somebody by their id; null when there is nobody that you may see.\nSeseorang menurut id; null bila tidak ada yang dapat Anda lihat.',
    parameters: [Arg('id', () => ID, { description: 'Id of the person.\nId orang.' })],
  })
  @Requires('person:read')
  person!: Person | null;

  @QueryReads(() => PersonConnection, peopleInReach, {
    description: 'People in their functions, where you may see them.\nOrang dalam jabatannya, yang dapat Anda lihat.',
    parameters: [Args(() => PeopleArgs)],
  })
  @Requires('person:read')
  people!: object;

  @Reads(() => ID, idOfRow('person'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, { description: 'The area of their office.\nWilayah kantornya.' })
  area!: Area;

  @Reads(() => Organization, one(Organization, 'organizationId'), {
    nullable: true,
    description: 'The organization they work for.\nOrganisasi tempatnya bekerja.',
  })
  organization!: Organization | null;

  @Reads(() => PersonContact, one(PersonContact, 'id', 'personId'), {
    nullable: true,
    description:
      'How to reach them; null for whoever may not read contacts there.\nCara menghubunginya; null bagi yang tidak berhak membaca kontak di sana.',
  })
  contact!: PersonContact | null;

  @Reads(() => [PersonAction], availableActions, {
    description: 'What you may do to them now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: PersonAct[];

  @HasHistory(personPolicy)
  history!: object | null;

  @Reads(() => [Grant], many(Grant, 'personId', ['validFrom', 'id']), {
    description:
      'The roles they hold, held and will hold, where you may know it; the earliest first.\nPeran yang dipegang, pernah, dan akan dipegang, di tempat yang boleh Anda ketahui; yang terawal lebih dahulu.',
  })
  grants!: Grant[];

  @Mutation(() => PersonPayload, {
    description:
      'Make somebody known who is to get roles, or to be named in an agreement.\nMendaftarkan orang yang akan mendapat peran atau disebut dalam perjanjian.',
  })
  @Requires('person:register')
  async registerPerson(
    @Arg('input', () => RegisterPersonInput, input) given: RegisterPersonInput,
    @Ctx() context: RequestContext,
  ): Promise<service.PersonAnswered> {
    return await service.registerPerson(context, given);
  }

  @Mutation(() => PersonPayload, {
    description:
      'Suspend somebody: from now on they hold no role, whatever they were given.\nMenangguhkan seseorang: sejak kini tanpa peran, apa pun yang telah diberikan.',
  })
  @Requires('person:suspend')
  async suspendPerson(
    @Arg('input', () => SuspendPersonInput, input) given: SuspendPersonInput,
    @Ctx() context: RequestContext,
  ): Promise<service.PersonAnswered> {
    return await service.suspendPerson(context, given);
  }

  @Mutation(() => PersonPayload, {
    description:
      'End a suspension; they hold again what they were given.\nMengakhiri penangguhan; perannya berlaku lagi.',
  })
  @Requires('person:reinstate')
  async reinstatePerson(
    @Arg('input', () => ReinstatePersonInput, input) given: ReinstatePersonInput,
    @Ctx() context: RequestContext,
  ): Promise<service.PersonAnswered> {
    return await service.reinstatePerson(context, given);
  }
}

@Resolver(() => PersonPayload)
export class PersonPayloadResolver {
  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description:
      'The person; null for whoever may not see them any more.\nOrangnya; null bagi yang tidak lagi dapat melihatnya.',
  })
  person!: Person | null;
}
