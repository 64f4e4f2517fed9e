import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import type { Role as RoleName } from '../access/permissions.ts';
import { Sector } from '../organizations/sector.ts';
import { DateTime } from '../platform/scalars.ts';

export const Role = enumOf<RoleName>('Role', 'What somebody is to the programme.\nPeran seseorang dalam program.', {
  CENTRE_ADMIN: 'Administrator of the centre (Kemendukbangga/BKKBN).\nAdministrator pusat (Kemendukbangga/BKKBN).',
  BAPPENAS: 'National planning (Bappenas).\nPerencanaan nasional (Bappenas).',
  PROVINCE: 'Province: BKKBN office and provincial working group.\nProvinsi: Perwakilan BKKBN dan Pokja provinsi.',
  REGENCY: 'Regency or city: the agency for family planning.\nKabupaten/kota: OPD-KB.',
  DISTRICT: 'District: camat, counselling office, coordinator.\nKecamatan: camat, balai penyuluhan, koordinator.',
  VILLAGE: 'Village: field officer or village operator.\nDesa/kelurahan: PKB/PLKB atau operator desa.',
  POKJA: 'Working group of a Kampung KB.\nKelompok kerja Kampung KB.',
  SECTOR_AGENCY: 'Agency of a sector.\nPerangkat daerah sektor.',
  PARTNER: 'Partner: NGO, company, university.\nMitra: LSM, perusahaan, perguruan tinggi.',
  SURVEY_SUPERVISOR: 'Supervisor of a survey.\nPengawas survei.',
  ENUMERATOR: 'Enumerator of a survey.\nEnumerator survei.',
  AUDITOR: 'Auditor.\nAuditor (APIP/BPKP).',
  ANALYST: 'Analyst.\nAnalis.',
  SYS_ADMIN: 'Technical administrator, without rights on content.\nAdministrator teknis, tanpa hak atas isi.',
  PUBLIC: 'Nobody signed in.\nPublik.',
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
