import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime, Rupiah } from '../platform/scalars.ts';
import { Intervention } from './intervention.entity.ts';
import { FundSource, PartnerRole } from './intervention.enums.ts';

/** Foreign keys are plain values, but known to the ORM, which then writes the intervention first. */
const ofIntervention = { mapToPk: true, fieldName: 'intervention_id', columnType: 'uuid' } as const;

@ObjectType({ description: 'An agency or partner with the part it plays.\nInstansi atau mitra beserta perannya.' })
@Entity({ tableName: 'intervention_participant' })
export class InterventionParticipant {
  @ManyToOne(() => Intervention, { ...ofIntervention, primary: true })
  interventionId!: string;

  @PrimaryKey({ type: 'uuid' })
  organizationId!: string;

  @Field(() => PartnerRole, { description: 'The part it plays.\nPerannya.' })
  @PrimaryKey({ type: 'text' })
  role!: PartnerRole;
}

@ObjectType({
  description:
    'A need that an intervention answers, with what it adds.\nKebutuhan yang dijawab intervensi, beserta sumbangannya.',
})
@Entity({ tableName: 'need_answer' })
export class NeedAnswer {
  @ManyToOne(() => Intervention, { ...ofIntervention, primary: true })
  interventionId!: string;

  @PrimaryKey({ type: 'uuid' })
  needId!: string;

  @Field(() => Int, {
    description: 'Quantity planned, in the unit of the need.\nJumlah yang direncanakan, dalam satuan kebutuhan.',
  })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Quantity delivered; null until the intervention is completed.\nJumlah yang dipenuhi; null sebelum intervensi selesai.',
  })
  @Property({ type: 'integer', nullable: true })
  deliveredQuantity: number | null = null;
}

/** The sum of its lines, kept by the database; apart, because not everybody who reads an intervention reads amounts. */
@Entity({ tableName: 'intervention_amount' })
export class InterventionAmount {
  @PrimaryKey({ type: 'uuid' })
  interventionId!: string;

  @Property({ type: 'string', columnType: 'bigint', nullable: true })
  budget!: string | null;
}

@ObjectType({ description: 'Money from one source.\nDana dari satu sumber.' })
@Entity({ tableName: 'budget_line' })
export class BudgetLine {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @ManyToOne(() => Intervention, ofIntervention)
  interventionId!: string;

  @Field(() => FundSource, { description: 'Where it comes from.\nSumbernya.' })
  @Property({ type: 'text' })
  fundSource!: FundSource;

  @Field(() => Rupiah, { description: 'Amount.\nJumlah.' })
  @Property({ type: 'string', columnType: 'bigint' })
  amount!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.\nPeruntukannya.' })
  @Property({ type: 'text', nullable: true })
  note!: string | null;
}

@ObjectType({
  description:
    'How an intervention goes, as reported; it stays as it is.\nKemajuan intervensi menurut laporan; tidak diubah lagi.',
})
@Entity({ tableName: 'progress_note' })
export class ProgressNote {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @ManyToOne(() => Intervention, ofIntervention)
  interventionId!: string;

  @Property({ type: 'uuid' })
  reportedById!: string;

  @Field(() => DateTime, { description: 'When it was reported.\nWaktu dilaporkan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  reportedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description:
      'Physical progress in percent; null when not told.\nKemajuan fisik dalam persen; null bila tidak disebut.',
  })
  @Property({ type: 'integer', nullable: true })
  physicalProgress!: number | null;

  @Field(() => String, { description: 'What was done.\nYang telah dikerjakan.' })
  @Property({ type: 'text' })
  text!: string;
}
