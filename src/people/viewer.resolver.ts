import { Field, ObjectType, registerEnumType, Resolver } from 'type-graphql';
import { scopes, type Scope as ScopeName } from '../access/permissions.ts';
import type { Asker } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import type { Viewer as Asking, ViewerGrant } from '../access/viewer.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { one, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import { Grant } from './grant.entity.ts';
import { Person } from './person.entity.ts';

const Scope = Object.fromEntries(Object.keys(scopes).map(scope => [scope.toUpperCase(), scope]));
registerEnumType(Scope, {
  name: 'Scope',
  description: 'Which rows an action reaches.\nBaris mana yang dijangkau suatu tindakan.',
  valuesConfig: Object.fromEntries(
    Object.entries(scopes).map(([scope, description]) => [scope.toUpperCase(), { description }]),
  ) as never,
});

@ObjectType({ description: 'Something the viewer may do, and where.\nSesuatu yang boleh dilakukan, dan di mana.' })
class Permission {
  @Field(() => String, { description: 'The action, such as `need:verify`.\nTindakan, misalnya `need:verify`.' })
  action!: string;

  @Field(() => Scope, { description: 'Which rows it reaches.\nBaris yang dijangkau.' })
  scope!: ScopeName;

  @Field(() => Grant, {
    nullable: true,
    description:
      'The grant it comes from; null for what everybody may do.\nHak akses asalnya; null untuk yang boleh dilakukan siapa pun.',
  })
  grant!: ViewerGrant | undefined;
}

@ObjectType('Viewer', { description: 'Whoever asks.\nSiapa yang bertanya.' })
class ViewerType {
  @Field(() => [Grant], {
    description: 'What they hold at this moment; nothing for the public.\nHak akses saat ini; kosong untuk publik.',
  })
  grants!: ViewerGrant[];
}

const viewer = value([], (_: unknown, asker: Asker) => asker.viewer, { asks: true });
const permissions = value([], (asking: Asking) => asking.permissions());

@Resolver(() => ViewerType)
export class ViewerResolver {
  @QueryReads(() => ViewerType, viewer, {
    description:
      'Whoever asks, with their grants and permissions.\nSiapa yang bertanya, beserta hak akses dan izinnya.',
  })
  @Requires('reference:read')
  viewer!: Asking;

  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description: 'The person; null for nobody signed in.\nOrangnya; null bila tidak masuk.',
  })
  person!: Person | null;

  @Reads(() => [Permission], permissions, {
    description: 'What they may do, grant by grant.\nYang boleh dilakukan, menurut tiap hak akses.',
  })
  permissions!: Permission[];
}

@Resolver(() => Grant)
export class GrantResolver {
  @Reads(() => Area, areaOfRow, {
    description: 'The area it holds in, with everything below.\nWilayah berlakunya, beserta semua di bawahnya.',
  })
  area!: Area;

  @Reads(() => Organization, one(Organization, 'organizationId'), {
    nullable: true,
    description: 'The organization it was given to.\nOrganisasi pemegangnya.',
  })
  organization!: Organization | null;
}
