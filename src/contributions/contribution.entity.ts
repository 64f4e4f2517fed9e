import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { FundSource, PartnerRole, type InterventionStatus } from '../interventions/intervention.enums.ts';
import { Node } from '../platform/node.types.ts';
import { DateTime, Rupiah } from '../platform/scalars.ts';
import { StateMachine } from '../platform/state-machine.ts';
import { ContributionStatus, type ContributionAct } from './contribution.enums.ts';

export interface Offer {
  readonly interventionId: string;
  readonly organizationId: string;
  readonly role: PartnerRole;
  readonly fundSource: FundSource | null;
  readonly amount: string | null;
  readonly note: string;
}

@ObjectType({
  implements: Node,
  description:
    'What a partner offers to add to an intervention of others.\nYang ditawarkan mitra untuk ditambahkan pada intervensi pihak lain.',
})
@Entity({ tableName: 'contribution' })
export class Contribution {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion`.\nBertambah setiap perubahan; kirim sebagai `expectedVersion`.',
  })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'uuid' })
  interventionId!: string;

  @Property({ type: 'uuid' })
  organizationId!: string;

  @Field(() => PartnerRole, { description: 'The part it would play.\nPeran yang ditawarkan.' })
  @Property({ type: 'text' })
  role!: PartnerRole;

  @Field(() => FundSource, {
    nullable: true,
    description: 'Where the money comes from; null without any.\nSumber dananya; null bila tanpa dana.',
  })
  @Property({ type: 'text', nullable: true })
  fundSource!: FundSource | null;

  @Field(() => Rupiah, {
    nullable: true,
    description: 'How much it would pay; null without money.\nDana yang ditawarkan; null bila tanpa dana.',
  })
  @Property({ type: 'string', columnType: 'bigint', nullable: true })
  amount!: string | null;

  @Field(() => String, { description: 'What it would do.\nYang akan dikerjakan.' })
  @Property({ type: 'text' })
  note!: string;

  @Field(() => ContributionStatus, { description: 'What became of it.\nKelanjutannya.' })
  @Property({ type: 'text' })
  status: ContributionStatus = 'OFFERED';

  @Property({ type: 'uuid' })
  offeredById: string;

  @Field(() => DateTime, { description: 'When it was offered.\nWaktu ditawarkan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  offeredAt: Date;

  @Property({ type: 'uuid', nullable: true })
  decidedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was decided, or taken back.\nWaktu diputuskan atau ditarik.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  decidedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was declined.\nAlasan ditolak.' })
  @Property({ type: 'text', nullable: true })
  decisionReason: string | null = null;

  /** In whose name the intervention was entered: they decide. Kept by the database, as the place is. */
  @Property({ type: 'text' })
  enteredKey: string;

  /** How far the intervention is, kept likewise: nobody joins one that is over. */
  @Property({ type: 'text' })
  interventionStatus: InterventionStatus;

  @Property({ type: 'integer' })
  areaId: number;

  @Property({ type: 'text' })
  areaCode: string;

  constructor(
    offer: Offer,
    to: {
      readonly enteredKey: string;
      readonly status: InterventionStatus;
      readonly areaId: number;
      readonly areaCode: string;
    },
    by: { readonly personId: string; readonly at: Date },
  ) {
    Object.assign(this, offer);
    this.enteredKey = to.enteredKey;
    this.interventionStatus = to.status;
    this.areaId = to.areaId;
    this.areaCode = to.areaCode;
    this.offeredById = by.personId;
    this.offeredAt = by.at;
  }

  decide(act: ContributionAct, by: string, at: Date, reason: string | null = null): void {
    contributionMachine.assert(act, this, by);
    this.status = ({ withdraw: 'WITHDRAWN', accept: 'ACCEPTED', decline: 'DECLINED' } as const)[act];
    this.decidedById = by;
    this.decidedAt = at;
    this.decisionReason = reason;
  }
}

/** States in which an intervention can still be joined. */
export const joinable: readonly InterventionStatus[] = ['VERIFIED', 'APPROVED', 'RUNNING'];

/** What may be done to a contribution, by its state; also plain rows can be asked. */
export const contributionMachine = new StateMachine<
  Pick<Contribution, 'status' | 'offeredById' | 'interventionStatus'>,
  ContributionStatus,
  ContributionAct
>(
  'status',
  { en: 'contribution', id: 'kontribusi' },
  {
    withdraw: { from: ['OFFERED'] },
    accept: {
      from: ['OFFERED'],
      notBy: 'offeredById',
      when: ({ interventionStatus }) => joinable.includes(interventionStatus),
    },
    decline: { from: ['OFFERED'], notBy: 'offeredById' },
  },
);
