import { ID, Resolver } from 'type-graphql';
import { idOfRow } from '../access/node.resolver.ts';
import { HasHistory } from '../audit/history.list.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { one, Reads } from '../platform/reading/reads.ts';
import { Person, PersonContact } from './person.entity.ts';
import { personPolicy } from './person.policy.ts';

@Resolver(() => Person)
export class PersonResolver {
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

  @HasHistory(personPolicy)
  history!: object | null;
}
