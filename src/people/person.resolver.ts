import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { areaTree } from '../areas/area-tree.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { globalId } from '../platform/global-id.ts';
import { rowById, rowByKey } from '../platform/reading/loaders.ts';
import type { Row } from '../platform/reading/row.ts';
import { placeOfOffice } from './person.policy.ts';
import { Person, PersonContact } from './person.entity.ts';

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => ID, nodeId)
  id(@Root() person: Row<Person>): string {
    return globalId('person', person.id);
  }

  @FieldResolver(() => Area, { description: 'The area of their office.\nWilayah kantornya.' })
  area(@Root() person: Row<Person>, @Ctx() context: RequestContext): Area | undefined {
    return areaTree(context).byId(person.areaId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization they work for.\nOrganisasi tempatnya bekerja.',
  })
  async organization(@Root() person: Row<Person>, @Ctx() context: RequestContext): Promise<Row<Organization> | null> {
    return person.organizationId === null ? null : await rowById(context, Organization).load(person.organizationId);
  }

  @FieldResolver(() => PersonContact, {
    nullable: true,
    description:
      'How to reach them; null for whoever may not read contacts there.\nCara menghubunginya; null bagi yang tidak berhak membaca kontak di sana.',
  })
  async contact(@Root() person: Row<Person>, @Ctx() context: RequestContext): Promise<Row<PersonContact> | null> {
    const viewer = await context.viewer();
    const allowed = viewer.personId === person.id || viewer.allows('person:contact', placeOfOffice(person));
    return allowed ? await rowByKey(context, PersonContact, 'personId').load(person.id) : null;
  }
}
