import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { AreaFact, type Entry } from '../areas/area-fact.entity.ts';
import { Sector } from '../organizations/sector.ts';
import { Node } from '../platform/node.types.ts';
import { DateTime } from '../platform/scalars.ts';
import { StateMachine } from '../platform/state-machine.ts';
import { NeedStatus, NeedVerification, Severity, type NeedAct } from './need.enums.ts';

export interface NeedFacts {
  readonly title: string;
  readonly quantity: number;
  readonly familiesAffected: number | null;
  readonly severity: Severity;
  readonly evidence: string | null;
}

@ObjectType({
  implements: Node,
  description:
    'Something a place lacks, as its officers reported it: 37 families without clean water.\nSesuatu yang kurang di suatu tempat, menurut laporan petugasnya: 37 keluarga tanpa air bersih.',
})
@Entity({ tableName: 'need' })
export class Need extends AreaFact {
  @Property({ type: 'text' })
  kindCode!: string;

  @Field(() => Sector, { description: 'The sector that answers for it.\nSektor penanggung jawabnya.' })
  @Property({ type: 'text' })
  sector!: Sector;

  @Field(() => String, { description: 'In one line.\nDalam satu baris.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Int, { description: 'How much is lacking, in `unit`.\nBanyaknya kekurangan, dalam `unit`.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => String, { description: 'Unit of the quantity, in Indonesian.\nSatuan jumlah, dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  unit!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Families affected; null when not counted, which is not zero.\nKeluarga terdampak; null bila tidak dihitung, bukan nol.',
  })
  @Property({ type: 'integer', nullable: true })
  familiesAffected!: number | null;

  @Field(() => Severity, { description: 'How bad it is.\nTingkat keparahan.' })
  @Property({ type: 'text' })
  severity!: Severity;

  @Field(() => String, {
    nullable: true,
    description: 'What shows it: a count, a visit, a document.\nBuktinya: hitungan, kunjungan, dokumen.',
  })
  @Property({ type: 'text', nullable: true })
  evidence!: string | null;

  @Field(() => NeedStatus, { description: 'How far it is answered.\nSejauh mana terjawab.' })
  @Property({ type: 'text' })
  status: NeedStatus = 'OPEN';

  @Field(() => NeedVerification, { description: 'How far it is checked.\nSejauh mana diperiksa.' })
  @Property({ type: 'text' })
  verification!: NeedVerification;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was withdrawn, or how it was met without an intervention.\nAlasan ditarik, atau cara terpenuhi tanpa intervensi.',
  })
  @Property({ type: 'text', nullable: true })
  statusReason: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was returned last.\nAlasan dikembalikan terakhir.' })
  @Property({ type: 'text', nullable: true })
  returnReason: string | null = null;

  @Property({ type: 'uuid' })
  reportedById!: string;

  @Field(() => DateTime, { description: 'When it was reported.\nWaktu dilaporkan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  reportedAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  verifiedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was verified; null until then.\nWaktu diverifikasi; null sebelumnya.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  verifiedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When it was met.\nWaktu terpenuhi.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  metAt: Date | null = null;

  /** Kept by the database from the interventions that answer; see the first migration. */
  @Property({ type: 'integer' })
  plannedQuantity: number = 0;

  @Property({ type: 'integer' })
  deliveredQuantity: number = 0;

  constructor(
    entry: Entry,
    area: Entry['area'],
    kind: { readonly code: string; readonly sector: Sector; readonly unit: string },
    facts: NeedFacts,
    verification: 'DRAFT' | 'SUBMITTED',
  ) {
    super(entry, area);
    this.kindCode = kind.code;
    this.sector = kind.sector;
    this.unit = kind.unit;
    this.reportedById = entry.personId;
    this.reportedAt = entry.at;
    this.verification = verification;
    Object.assign(this, facts);
  }

  revise(facts: Partial<NeedFacts>): void {
    needMachine.assert('revise', this);
    Object.assign(this, facts);
  }

  submit(): void {
    needMachine.assert('submit', this);
    this.verification = 'SUBMITTED';
  }

  verify(by: string, at: Date): void {
    needMachine.assert('verify', this, by);
    this.verification = 'VERIFIED';
    this.verifiedById = by;
    this.verifiedAt = at;
    this.returnReason = null;
  }

  return(reason: string): void {
    needMachine.assert('return', this);
    this.verification = 'RETURNED';
    this.returnReason = reason;
    this.verifiedById = null;
    this.verifiedAt = null;
  }

  withdraw(reason: string): void {
    needMachine.assert('withdraw', this);
    this.status = 'WITHDRAWN';
    this.statusReason = reason;
  }

  /** Met by the people themselves, or by something that is not in here. */
  meet(how: string, at: Date): void {
    needMachine.assert('meet', this);
    this.status = 'MET';
    this.statusReason = how;
    this.metAt = at;
  }
}

const unanswered = (need: Pick<Need, 'status'>): boolean => need.status === 'OPEN';
const unmet = (need: Pick<Need, 'status'>): boolean => !['MET', 'WITHDRAWN'].includes(need.status);

/** What may be done to a need, by its state; also plain rows can be asked. */
export const needMachine = new StateMachine<
  Pick<Need, 'verification' | 'status' | 'reportedById'>,
  NeedVerification,
  NeedAct
>(
  'verification',
  { en: 'need', id: 'kebutuhan' },
  {
    revise: { from: ['DRAFT', 'RETURNED'], when: unmet },
    submit: { from: ['DRAFT', 'RETURNED'], when: unmet },
    verify: { from: ['SUBMITTED'], notBy: 'reportedById', when: unmet },
    return: { from: ['SUBMITTED', 'VERIFIED'], when: unanswered },
    withdraw: {
      from: ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'],
      when: need => need.status === 'OPEN' || need.status === 'PLANNED',
    },
    meet: { from: ['VERIFIED'], when: unmet },
  },
);
