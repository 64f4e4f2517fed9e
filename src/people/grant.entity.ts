import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import type { AgreementRight as AgreementRightName, Role as RoleName } from '../access/permissions.ts';
import { Sector } from '../organizations/sector.ts';
import { actsOf, enumOf } from '../platform/enum.ts';
import { ConflictError } from '../platform/errors.ts';
import { Node } from '../platform/node.types.ts';
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

export type Role = RoleName;

export const GrantAction = actsOf('GrantAction', 'An act on a grant.\nTindakan atas hak akses.', {
  prolong: '`prolongGrant`: let it go on.\n`prolongGrant`: memperpanjangnya.',
  revoke: '`revokeGrant`: take it back, with a reason.\n`revokeGrant`: mencabutnya, dengan alasan.',
});
export const grantActs = Object.values(GrantAction);
export type GrantAct = (typeof grantActs)[number];

export const AgreementRight = enumOf<AgreementRightName>(
  'AgreementRight',
  'What an agreement allows a partner.\nYang diizinkan perjanjian bagi mitra.',
  {
    READ_NEEDS: 'Read needs of its sectors that were verified.\nMembaca kebutuhan sektornya yang telah diverifikasi.',
    READ_INTERVENTIONS:
      'Read interventions of its sectors that were verified.\nMembaca intervensi sektornya yang telah diverifikasi.',
    READ_AMOUNTS:
      'Read their budgets, where agencies alone or the partner itself takes part.\nMembaca anggarannya, bila hanya instansi atau mitra itu sendiri yang ikut serta.',
    READ_CONTACTS: 'Read officers of the area with their contacts.\nMembaca petugas di wilayahnya beserta kontaknya.',
    DRAFT_INTERVENTIONS: 'Draft interventions in which it takes part.\nMenyusun rancangan intervensi yang diikutinya.',
  },
);
export type AgreementRight = AgreementRightName;

/** What a grant says, before anybody holds it. */
export interface GrantTerms {
  readonly personId: string;
  readonly role: RoleName;
  readonly area: { readonly rowId: number; readonly code: string };
  readonly organizationId: string | null;
  readonly sectors: Sector[] | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly reason: string;
}

/** Who gives it, and under which grant of their own: it is never wider or longer than that one. */
export interface Giver {
  readonly personId: string;
  readonly grantId: string;
  readonly at: Date;
}

@ObjectType({
  implements: Node,
  description:
    'A role held in an area, from a day until a day; none is ever deleted.\nPeran yang dipegang di suatu wilayah, dari suatu waktu sampai suatu waktu; tidak pernah dihapus.',
})
@Entity({ tableName: 'access_grant' })
export class Grant {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion`.\nBertambah setiap perubahan; kirim sebagai `expectedVersion`.',
  })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'uuid' })
  personId: string;

  @Field(() => Role, { description: 'The role.\nPerannya.' })
  @Property({ type: 'text' })
  role: RoleName;

  @Property({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Field(() => [Sector], {
    nullable: true,
    description:
      'Only these sectors; null when the role knows no such limit.\nHanya sektor ini; null bila peran tidak dibatasi sektor.',
  })
  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  sectors: Sector[] | null;

  @Field(() => DateTime, { description: 'Valid from.\nBerlaku sejak.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  validFrom: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Valid until; null while open-ended.\nBerlaku sampai; null bila tanpa batas.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  validTo: Date | null;

  @Field(() => String, { description: 'Why it was given.\nAlasan diberikan.' })
  @Property({ type: 'text' })
  reason: string;

  @Property({ type: 'uuid', nullable: true })
  givenById: string | null;

  @Field(() => DateTime, { description: 'When it was given.\nWaktu diberikan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  givenAt: Date;

  @Property({ type: 'uuid', nullable: true })
  givenUnderId: string | null;

  @Property({ type: 'uuid', nullable: true })
  prolongsId: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back; it ended then.\nWaktu dicabut; sejak itu tidak berlaku.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  revokedById: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back.\nAlasan dicabut.' })
  @Property({ type: 'text', nullable: true })
  revocationReason: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  agreementId: string | null = null;

  @Field(() => [AgreementRight], {
    nullable: true,
    description:
      'What the agreement behind it allows; null where there is none, and the role alone decides.\nYang diizinkan perjanjian di baliknya; null bila tidak ada, dan hanya peran yang menentukan.',
  })
  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  allows: AgreementRight[] | null = null;

  @Property({ type: 'integer' })
  areaId: number;

  @Property({ type: 'text' })
  areaCode: string;

  constructor(terms: GrantTerms, giver: Giver) {
    this.personId = terms.personId;
    this.role = terms.role;
    this.organizationId = terms.organizationId;
    this.sectors = terms.sectors;
    this.validFrom = terms.validFrom;
    this.validTo = terms.validTo;
    this.reason = terms.reason;
    this.areaId = terms.area.rowId;
    this.areaCode = terms.area.code;
    this.givenById = giver.personId;
    this.givenUnderId = giver.grantId;
    this.givenAt = giver.at;
  }

  /** It goes on as another grant, from where it ends. */
  prolonged(validTo: Date | null, reason: string, giver: Giver): Grant {
    this.assertHeld(giver.at);
    if (this.validTo === null || (validTo !== null && validTo <= this.validTo)) {
      throw new ConflictError({
        en: 'A grant is prolonged beyond its end; this one has none, or a later one.',
        id: 'Hak akses diperpanjang melewati akhirnya; yang ini tanpa batas, atau berakhir lebih lambat.',
      });
    }
    const area = { rowId: this.areaId, code: this.areaCode };
    const { personId, role, organizationId, sectors } = this;
    const grant = new Grant(
      { personId, role, organizationId, sectors, area, validFrom: this.validTo, validTo, reason },
      giver,
    );
    grant.prolongsId = this.id;
    return grant;
  }

  revoke(by: string, reason: string, at: Date): void {
    this.assertHeld(at);
    this.revokedAt = at;
    this.revokedById = by;
    this.revocationReason = reason;
  }

  private assertHeld(at: Date): void {
    if (!isOver(this, at)) return;
    throw new ConflictError({
      en: 'This grant is over; give a new one.',
      id: 'Hak akses ini sudah berakhir; berikan yang baru.',
    });
  }
}

/** Nobody holds it any more. */
export function isOver(
  { revokedAt, validTo }: Readonly<Record<'revokedAt' | 'validTo', Date | string | null>>,
  at: Date,
): boolean {
  return revokedAt !== null || (validTo !== null && new Date(validTo) <= at);
}

/** What decides beside a grant's own row what may be done to it, by the database's clock. */
@Entity({ tableName: 'grant_standing' })
export class GrantStanding {
  @PrimaryKey({ type: 'uuid' })
  grantId!: string;

  /** Where the organization is that it is held for. */
  @Property({ type: 'text', nullable: true })
  organizationAreaCode!: string | null;

  /** Another grant follows it. */
  @Property({ type: 'boolean' })
  isProlonged!: boolean;

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date;
}
