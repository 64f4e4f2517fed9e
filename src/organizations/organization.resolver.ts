import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { sql } from 'kysely';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { areaTree } from '../areas/area-tree.ts';
import { inArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { enumOf } from '../platform/enum.ts';
import { nodeId } from '../platform/node.types.ts';
import { globalId, rowId } from '../platform/global-id.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { contains, oneOf, overlaps } from '../platform/reading/filter.ts';
import { atRoot, pageOf, root, type ListDeclaration, type Page } from '../platform/reading/list.ts';
import { rowById } from '../platform/reading/loaders.ts';
import type { Row } from '../platform/reading/row.ts';
import { Organization, OrganizationCategory, OrganizationKind } from './organization.entity.ts';
import { Sector } from './sector.ts';

@InputType({
  description: 'Which organizations; every field given must hold.\nOrganisasi yang mana; semua isian harus terpenuhi.',
})
export class OrganizationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or short name.\nSebagian nama atau nama pendek.',
  })
  search?: string | null;

  @Field(() => [OrganizationCategory], {
    nullable: true,
    description: 'One of these categories.\nSalah satu kategori ini.',
  })
  categories?: OrganizationCategory[] | null;

  @Field(() => [OrganizationKind], { nullable: true, description: 'One of these kinds.\nSalah satu jenis ini.' })
  kinds?: OrganizationKind[] | null;

  @Field(() => [Sector], {
    nullable: true,
    description: 'Works in one of these sectors.\nBekerja di salah satu sektor ini.',
  })
  sectors?: Sector[] | null;
}

const OrganizationOrderField = enumOf(
  'OrganizationOrderField',
  'What organizations can be ordered by.\nDasar urutan organisasi.',
  {
    NAME: 'Name.\nNama.',
    AREA: 'Code of the area it works for.\nKode wilayah kerjanya.',
  },
);
type OrganizationOrderField = keyof typeof OrganizationOrderField;
const OrganizationOrder = orderOf<OrganizationOrderField>(OrganizationOrderField, 'Organization', [
  'organizations',
  'organisasi',
]);
type OrganizationOrder = InstanceType<typeof OrganizationOrder>;
const OrganizationConnection = connectionOf(() => Organization, 'Organization', ['organizations', 'organisasi']);

const organizations: ListDeclaration<Organization, OrganizationFilter, OrganizationOrderField> = {
  entity: Organization,
  filter: {
    search: contains('name', 'short_name'),
    categories: oneOf('category'),
    kinds: oneOf('kind'),
    sectors: overlaps('sectors'),
  },
  orderings: {
    NAME: { by: t => sql`${sql.ref(`${t}.name`)}`, type: 'text' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'NAME', direction: 'ASC' },
};

@ArgsType()
class OrganizationsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of an area: those that work for it or for a place in it.\nKode wilayah: yang bekerja untuknya atau untuk tempat di dalamnya.',
  })
  within?: string | null;

  @Field(() => OrganizationFilter, { nullable: true, description: 'Which organizations.\nOrganisasi yang mana.' })
  filter?: OrganizationFilter | null;

  @Field(() => OrganizationOrder, {
    nullable: true,
    description: 'By name unless told.\nMenurut nama bila tidak disebut.',
  })
  orderBy?: OrganizationOrder | null;
}

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'An organization by its id.\nOrganisasi menurut id-nya.' })
  @Requires('organization:read')
  async organization(
    @Arg('id', () => ID, { description: 'Id of the organization.\nId organisasi.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Row<Organization> | null> {
    return await rowById(context, Organization).load(rowId('organization', id));
  }

  @Query(() => OrganizationConnection, { description: 'Agencies and partners.\nInstansi dan mitra.' })
  @Requires('organization:read')
  organizations(
    @Args(() => OrganizationsArgs) { within, ...args }: OrganizationsArgs,
    @Ctx() context: RequestContext,
  ): Page<Row<Organization>> {
    return typeof within === 'string'
      ? pageOf(context, organizations, inArea, areaByCode(context, within, 'within'), args)
      : pageOf(context, organizations, atRoot, root, args);
  }

  @FieldResolver(() => ID, nodeId)
  id(@Root() organization: Row<Organization>): string {
    return globalId('organization', organization.id);
  }

  @FieldResolver(() => Area, { description: 'The area it works for.\nWilayah kerjanya.' })
  area(@Root() organization: Row<Organization>, @Ctx() context: RequestContext): Area | undefined {
    return areaTree(context).byId(organization.areaId);
  }
}
