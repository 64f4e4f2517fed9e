import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../platform/node.types.ts';
import { Sector } from './sector.ts';

export const OrganizationCategory = { AGENCY: 'AGENCY', PARTNER: 'PARTNER' } as const;
export type OrganizationCategory = keyof typeof OrganizationCategory;
registerEnumType(OrganizationCategory, {
  name: 'OrganizationCategory',
  description: 'Government or partner.\nPemerintah atau mitra.',
  valuesConfig: {
    AGENCY: { description: 'A government agency of any level.\nInstansi pemerintah tingkat apa pun.' },
    PARTNER: { description: 'A partner of the programme.\nMitra program.' },
  },
});

const kindNames = {
  MINISTRY: ['Ministry or central agency', 'Kementerian atau lembaga pusat'],
  OPD: ['Agency of a province or regency', 'Organisasi perangkat daerah'],
  KANWIL: ['Regional office of a ministry', 'Kantor wilayah kementerian'],
  UPT: ['Technical unit, such as a puskesmas or hospital', 'Unit pelaksana teknis, seperti puskesmas atau rumah sakit'],
  PEMDES: ['Village government', 'Pemerintah desa'],
  TNI_POLRI: ['Armed forces or police', 'TNI atau Polri'],
  BUMN_BUMD: ['State or regional enterprise', 'BUMN atau BUMD'],
  BPS: ['Statistics office', 'Badan Pusat Statistik'],
  PERWAKILAN_BKKBN: ['Provincial office of Kemendukbangga/BKKBN', 'Perwakilan Kemendukbangga/BKKBN'],
  LEMBAGA_PENDIDIKAN: ['Educational institution of the state', 'Lembaga pendidikan negeri'],
  NGO: ['Non-governmental organization', 'Organisasi masyarakat sipil'],
  PRIVATE: ['Company', 'Perusahaan'],
  UNIVERSITY: ['University', 'Perguruan tinggi'],
  RELIGIOUS_ORG: ['Religious organization', 'Organisasi keagamaan'],
  PROFESSIONAL: ['Professional association', 'Organisasi profesi'],
  MEDIA: ['Media', 'Media'],
  DONOR: ['Donor', 'Donor'],
  COMMUNITY: ['Community group', 'Komponen masyarakat'],
  LAINNYA: ['Other', 'Lainnya'],
} as const;
export type OrganizationKind = keyof typeof kindNames;
export const OrganizationKind = Object.fromEntries(Object.keys(kindNames).map(name => [name, name])) as {
  [Name in OrganizationKind]: Name;
};
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is.\nJenis organisasi.',
  valuesConfig: Object.fromEntries(
    Object.entries(kindNames).map(([name, [en, id]]) => [name, { description: `${en}.\n${id}.` }]),
  ) as never,
});

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
