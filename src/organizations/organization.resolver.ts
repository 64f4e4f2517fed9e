import { Arg, Args, ArgsType, Field, ID, InputType, Resolver } from 'type-graphql';
import { sql } from 'kysely';
import { found, idOfRow } from '../access/node.resolver.ts';
import { Requires } from '../access/requires.ts';
import { scopeCondition } from '../access/scope.ts';
import { HasHistory } from '../audit/history.list.ts';
import type { Recorded } from '../audit/history.policy.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import type { Memory } from '../areas/area-tree.ts';
import { inArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { enumOf } from '../platform/enum.ts';
import { nodeId } from '../platform/node.types.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { contains, oneOf, overlaps } from '../platform/reading/filter.ts';
import { atRoot, root, type ListDeclaration, type Parenthood } from '../platform/reading/list.ts';
import { page, QueryReads, Reads } from '../platform/reading/reads.ts';
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

const inReach = page(
  organizations,
  ({ within }: OrganizationsArgs): Parenthood<never> =>
    within === null || within === undefined ? atRoot : inArea('Area'),
  (_, asker: Memory, { within }) =>
    within === null || within === undefined ? root : areaByCode(asker, within, 'within'),
);

/** Everybody who signed in reads organizations; their history is read where they work. */
const recordedOrganization: Recorded = {
  table: 'organization',
  read: 'organization:read',
  where: (viewer, action, alias) => scopeCondition(viewer.reach(action), { areaCode: 'area_code' }, alias),
};

@Resolver(() => Organization)
export class OrganizationResolver {
  @QueryReads(() => Organization, found(Organization, 'Organization', 'organization'), {
    nullable: true,
    description: 'An organization by its id.\nOrganisasi menurut id-nya.',
    parameters: [Arg('id', () => ID, { description: 'Id of the organization.\nId organisasi.' })],
  })
  @Requires('organization:read')
  organization!: Organization | null;

  @QueryReads(() => OrganizationConnection, inReach, {
    description: 'Agencies and partners.\nInstansi dan mitra.',
    parameters: [Args(() => OrganizationsArgs)],
  })
  @Requires('organization:read')
  organizations!: object;

  @Reads(() => ID, idOfRow('organization'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, { description: 'The area it works for.\nWilayah kerjanya.' })
  area!: Area;

  @HasHistory(recordedOrganization)
  history!: object | null;
}
