import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { roles, type Role as RoleName } from '../access/permissions.ts';
import { Sector } from '../organizations/sector.ts';
import { DateTime } from '../platform/scalars.ts';

const names: Record<RoleName, [en: string, id: string]> = {
  CENTRE_ADMIN: ['Administrator of the centre (Kemendukbangga/BKKBN)', 'Administrator pusat (Kemendukbangga/BKKBN)'],
  BAPPENAS: ['National planning (Bappenas)', 'Perencanaan nasional (Bappenas)'],
  PROVINCE: ['Province: BKKBN office and provincial working group', 'Provinsi: Perwakilan BKKBN dan Pokja provinsi'],
  REGENCY: ['Regency or city: the agency for family planning', 'Kabupaten/kota: OPD-KB'],
  DISTRICT: ['District: camat, counselling office, coordinator', 'Kecamatan: camat, balai penyuluhan, koordinator'],
  VILLAGE: ['Village: field officer or village operator', 'Desa/kelurahan: PKB/PLKB atau operator desa'],
  POKJA: ['Working group of a Kampung KB', 'Kelompok kerja Kampung KB'],
  SECTOR_AGENCY: ['Agency of a sector', 'Perangkat daerah sektor'],
  PARTNER: ['Partner: NGO, company, university', 'Mitra: LSM, perusahaan, perguruan tinggi'],
  SURVEY_SUPERVISOR: ['Supervisor of a survey', 'Pengawas survei'],
  ENUMERATOR: ['Enumerator of a survey', 'Enumerator survei'],
  AUDITOR: ['Auditor', 'Auditor (APIP/BPKP)'],
  ANALYST: ['Analyst', 'Analis'],
  SYS_ADMIN: ['Technical administrator, without rights on content', 'Administrator teknis, tanpa hak atas isi'],
  PUBLIC: ['Nobody signed in', 'Publik'],
};
export const Role = Object.fromEntries(roles.map(role => [role, role])) as { [Name in RoleName]: Name };
registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody is to the programme.\nPeran seseorang dalam program.',
  valuesConfig: Object.fromEntries(
    Object.entries(names).map(([role, [en, id]]) => [role, { description: `${en}.\n${id}.` }]),
  ) as never,
});

@ObjectType({
  description:
    'A role held in an area, from a day until a day.\nPeran yang dipegang di suatu wilayah, dari suatu waktu sampai suatu waktu.',
})
@Entity({ tableName: 'access_grant' })
export class Grant {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => Role, { description: 'The role.\nPerannya.' })
  @Property({ type: 'text' })
  role!: RoleName;

  @Property({ type: 'uuid', nullable: true })
  organizationId!: string | null;

  @Field(() => [Sector], {
    nullable: true,
    description:
      'Only these sectors; null when the role knows no such limit.\nHanya sektor ini; null bila peran tidak dibatasi sektor.',
  })
  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  sectors!: Sector[] | null;

  @Field(() => DateTime, { description: 'Valid from.\nBerlaku sejak.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Valid until; null while open-ended.\nBerlaku sampai; null bila tanpa batas.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  validTo!: Date | null;

  @Property({ type: 'integer' })
  areaId!: number;

  @Property({ type: 'text' })
  areaCode!: string;
}
