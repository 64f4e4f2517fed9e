import { Ctx, Field, FieldResolver, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { scopes, type Scope as ScopeName } from '../access/permissions.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import type { Viewer as Asking, ViewerGrant } from '../access/viewer.ts';
import { areaTree } from '../areas/area-tree.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { rowById } from '../platform/reading/loaders.ts';
import type { Row } from '../platform/reading/row.ts';
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

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, {
    description:
      'Whoever asks, with their grants and permissions.\nSiapa yang bertanya, beserta hak akses dan izinnya.',
  })
  @Requires('reference:read')
  async viewer(@Ctx() context: RequestContext): Promise<Asking> {
    return await context.viewer();
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The person; null for nobody signed in.\nOrangnya; null bila tidak masuk.',
  })
  async person(@Root() viewer: Asking, @Ctx() context: RequestContext): Promise<Row<Person> | null> {
    return viewer.personId === undefined ? null : await rowById(context, Person).load(viewer.personId);
  }

  @FieldResolver(() => [Permission], {
    description: 'What they may do, grant by grant.\nYang boleh dilakukan, menurut tiap hak akses.',
  })
  permissions(@Root() viewer: Asking): Permission[] {
    return viewer.permissions();
  }
}

@Resolver(() => Grant)
export class GrantResolver {
  @FieldResolver(() => Area, {
    description: 'The area it holds in, with everything below.\nWilayah berlakunya, beserta semua di bawahnya.',
  })
  area(@Root() grant: { areaId: number }, @Ctx() context: RequestContext): Area | undefined {
    return areaTree(context).byId(grant.areaId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization it was given to.\nOrganisasi pemegangnya.',
  })
  async organization(
    @Root() grant: { organizationId: string | null },
    @Ctx() context: RequestContext,
  ): Promise<Row<Organization> | null> {
    return grant.organizationId === null ? null : await rowById(context, Organization).load(grant.organizationId);
  }
}
