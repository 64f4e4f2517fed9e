import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { Node } from '../platform/node.types.ts';
import { Sector } from './sector.ts';

export const OrganizationCategory = enumOf('OrganizationCategory', 'Government or partner.\nPemerintah atau mitra.', {
  AGENCY: 'A government agency of any level.\nInstansi pemerintah tingkat apa pun.',
  PARTNER: 'A partner of the programme.\nMitra program.',
});
export type OrganizationCategory = keyof typeof OrganizationCategory;

export const OrganizationKind = enumOf('OrganizationKind', 'What an organization is.\nJenis organisasi.', {
  MINISTRY: 'Ministry or central agency.\nKementerian atau lembaga pusat.',
  OPD: 'Agency of a province or regency.\nOrganisasi perangkat daerah.',
  KANWIL: 'Regional office of a ministry.\nKantor wilayah kementerian.',
  UPT: 'Technical unit, such as a puskesmas or hospital.\nUnit pelaksana teknis, seperti puskesmas atau rumah sakit.',
  PEMDES: 'Village government.\nPemerintah desa.',
  TNI_POLRI: 'Armed forces or police.\nTNI atau Polri.',
  BUMN_BUMD: 'State or regional enterprise.\nBUMN atau BUMD.',
  BPS: 'Statistics office.\nBadan Pusat Statistik.',
  PERWAKILAN_BKKBN: 'Provincial office of Kemendukbangga/BKKBN.\nPerwakilan Kemendukbangga/BKKBN.',
  LEMBAGA_PENDIDIKAN: 'Educational institution of the state.\nLembaga pendidikan negeri.',
  NGO: 'Non-governmental organization.\nOrganisasi masyarakat sipil.',
  PRIVATE: 'Company.\nPerusahaan.',
  UNIVERSITY: 'University.\nPerguruan tinggi.',
  RELIGIOUS_ORG: 'Religious organization.\nOrganisasi keagamaan.',
  PROFESSIONAL: 'Professional association.\nOrganisasi profesi.',
  MEDIA: 'Media.\nMedia.',
  DONOR: 'Donor.\nDonor.',
  COMMUNITY: 'Community group.\nKomponen masyarakat.',
  LAINNYA: 'Other.\nLainnya.',
});
export type OrganizationKind = keyof typeof OrganizationKind;

@ObjectType({
  implements: Node,
  description:
    'An agency of any level and sector, an NGO, a company, a university; names are data, for ministries get renamed.\nInstansi tingkat dan sektor apa pun, LSM, perusahaan, perguruan tinggi; nama adalah data karena kementerian berganti nama.',
})
@Entity({ tableName: 'organization' })
export class Organization {
  readonly __typename!: 'Organization';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String, { description: 'Full name.\nNama lengkap.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Short name or abbreviation.\nNama pendek atau singkatan.' })
  @Property({ type: 'text', nullable: true })
  shortName!: string | null;

  @Field(() => OrganizationKind, { description: 'What it is.\nJenisnya.' })
  @Property({ type: 'text' })
  kind!: OrganizationKind;

  @Field(() => OrganizationCategory, { description: 'Government or partner.\nPemerintah atau mitra.' })
  @Property({ type: 'text' })
  category!: OrganizationCategory;

  @Field(() => [Sector], { description: 'Sectors it works in; empty when all.\nSektor kerjanya; kosong bila semua.' })
  @Property({ type: 'array', columnType: 'text[]' })
  sectors!: Sector[];

  @Property({ type: 'integer' })
  areaId!: number;

  @Property({ type: 'text' })
  areaCode!: string;
}
