import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Sector } from '../organizations/sector.ts';
import { AgreementRight } from '../people/grant.entity.ts';
import { ConflictError, ForbiddenError } from '../platform/errors.ts';
import { Node } from '../platform/node.types.ts';
import { DateTime, LocalDate } from '../platform/scalars.ts';
import { StateMachine } from '../platform/state-machine.ts';
import { AgreementStatus, type AgreementAct } from './agreement.enums.ts';

/** What is agreed on; the places and the people are rows of their own. */
export interface Terms {
  readonly number: string;
  readonly purpose: string;
  readonly partnerId: string;
  readonly sectors: Sector[];
  readonly allows: AgreementRight[];
  readonly startsOn: string;
  readonly endsOn: string;
}

@ObjectType({
  implements: Node,
  description:
    'What a partner and a level of government agree on: areas, sectors, days, a purpose, and what the partner may read and draft. It is the only source of a partner’s grants.\nYang disepakati mitra dan suatu tingkat pemerintahan: wilayah, sektor, waktu, tujuan, serta yang boleh dibaca dan disusun mitra. Satu-satunya sumber hak akses mitra.',
})
@Entity({ tableName: 'agreement' })
export class Agreement {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion`.\nBertambah setiap perubahan; kirim sebagai `expectedVersion`.',
  })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Field(() => String, { description: 'Number of the document.\nNomor dokumen.' })
  @Property({ type: 'text' })
  number!: string;

  @Field(() => String, { description: 'What it is for.\nTujuannya.' })
  @Property({ type: 'text' })
  purpose!: string;

  @Property({ type: 'uuid' })
  partnerId!: string;

  @Field(() => [Sector], { description: 'Sectors it is about.\nSektor yang dicakup.' })
  @Property({ type: 'array', columnType: 'text[]' })
  sectors!: Sector[];

  @Field(() => [AgreementRight], { description: 'What it allows the partner.\nYang diizinkan bagi mitra.' })
  @Property({ type: 'array', columnType: 'text[]' })
  allows!: AgreementRight[];

  @Field(() => LocalDate, { description: 'First day (Jakarta time).\nHari pertama (waktu Jakarta).' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day (Jakarta time).\nHari terakhir (waktu Jakarta).' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => AgreementStatus, { description: 'How far it has come.\nSejauh mana berjalan.' })
  @Property({ type: 'text' })
  status: AgreementStatus = 'PROPOSED';

  @Property({ type: 'uuid', nullable: true })
  renewsId: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  proposedById: string | null;

  @Field(() => DateTime, { description: 'When it was proposed.\nWaktu diusulkan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  proposedAt: Date;

  @Property({ type: 'uuid', nullable: true })
  governmentSignedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the government signed.\nWaktu ditandatangani pemerintah.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  governmentSignedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  partnerSignedById: string | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner signed.\nWaktu ditandatangani mitra.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  partnerSignedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  endedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was declined, or ended before its last day.\nWaktu ditolak, atau diakhiri sebelum hari terakhirnya.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why.\nAlasannya.' })
  @Property({ type: 'text', nullable: true })
  endReason: string | null = null;

  @Property({ type: 'integer' })
  areaId: number;

  @Property({ type: 'text' })
  areaCode: string;

  constructor(
    terms: Terms,
    area: { readonly rowId: number; readonly code: string },
    proposer: { readonly personId: string; readonly at: Date },
  ) {
    Object.assign(this, terms);
    this.areaId = area.rowId;
    this.areaCode = area.code;
    this.proposedById = proposer.personId;
    this.proposedAt = proposer.at;
  }

  /** Each side signs once, by somebody of its own. */
  sign(side: 'government' | 'partner', by: string, at: Date): void {
    agreementMachine.assert('sign', this);
    const [own, other] = [
      this[`${side}SignedAt`],
      side === 'government' ? this.partnerSignedById : this.governmentSignedById,
    ];
    if (own !== null) {
      throw new ConflictError({ en: 'Your side has signed already.', id: 'Pihak Anda sudah menandatangani.' });
    }
    if (other === by) {
      throw new ForbiddenError({
        en: 'Nobody signs for both sides.',
        id: 'Tidak seorang pun menandatangani untuk kedua pihak.',
      });
    }
    this[`${side}SignedAt`] = at;
    this[`${side}SignedById`] = by;
    if (this.governmentSignedAt !== null && this.partnerSignedAt !== null) this.status = 'SIGNED';
  }

  end(by: string, reason: string, at: Date): void {
    agreementMachine.assert('end', this);
    this.status = this.status === 'SIGNED' ? 'ENDED' : 'DECLINED';
    this.endedById = by;
    this.endedAt = at;
    this.endReason = reason;
  }
}

/** What may be done to an agreement, by its state; also plain rows can be asked. */
export const agreementMachine = new StateMachine<Pick<Agreement, 'status'>, AgreementStatus, AgreementAct>(
  'status',
  { en: 'agreement', id: 'perjanjian' },
  {
    sign: { from: ['PROPOSED'] },
    end: { from: ['PROPOSED', 'SIGNED'] },
    renew: { from: ['SIGNED', 'ENDED'] },
    name: { from: ['PROPOSED', 'SIGNED'] },
    remove: { from: ['PROPOSED', 'SIGNED'] },
  },
);

const ofAgreement = { mapToPk: true, fieldName: 'agreement_id', columnType: 'uuid' } as const;

@ObjectType({ description: 'A place that an agreement covers.\nTempat yang dicakup perjanjian.' })
@Entity({ tableName: 'agreement_area' })
export class AgreementArea {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @ManyToOne(() => Agreement, ofAgreement)
  agreementId!: string;

  @Property({ type: 'integer' })
  areaId!: number;

  @Property({ type: 'text' })
  areaCode!: string;
}

@ObjectType({
  description:
    'Somebody of the partner, who gets what the agreement allows.\nOrang dari mitra, yang memperoleh hak menurut perjanjian.',
})
@Entity({ tableName: 'agreement_member' })
export class AgreementMember {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @ManyToOne(() => Agreement, ofAgreement)
  agreementId!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => Boolean, {
    description: 'They sign for the partner.\nMenandatangani untuk mitra.',
  })
  @Property({ type: 'boolean' })
  isRepresentative: boolean = false;

  @Property({ type: 'uuid' })
  namedById!: string;

  @Field(() => DateTime, { description: 'When they were named.\nWaktu ditunjuk.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  namedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were removed, and lost what it allowed them.\nWaktu dihapus, sehingga haknya berakhir.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  removedAt: Date | null = null;
}
