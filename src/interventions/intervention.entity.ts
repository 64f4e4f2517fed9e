import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { AreaFact, type Entry } from '../areas/area-fact.entity.ts';
import { Sector } from '../organizations/sector.ts';
import { Node } from '../platform/node.types.ts';
import { DateTime, LocalDate } from '../platform/scalars.ts';
import { StateMachine } from '../platform/state-machine.ts';
import { FamilyFunction, InterventionStatus, TargetGroup, type InterventionAct } from './intervention.enums.ts';

/** What somebody plans; who takes part, what it answers and what it costs are rows of their own. */
export interface Plan {
  readonly title: string;
  readonly description: string | null;
  readonly sectors: Sector[];
  readonly inpresActivityId: number | null;
  readonly familyFunction: FamilyFunction | null;
  readonly nawacitaPriority: number | null;
  readonly targetGroups: TargetGroup[];
  readonly startsOn: string;
  readonly endsOn: string;
  readonly plannedBeneficiaries: number | null;
}

@ObjectType({
  implements: Node,
  description:
    'What agencies, partners and the community do together in a place, usually to answer its needs.\nYang dikerjakan bersama oleh instansi, mitra, dan masyarakat di suatu tempat, umumnya untuk menjawab kebutuhannya.',
})
@Entity({ tableName: 'intervention' })
export class Intervention extends AreaFact {
  @Field(() => String, { description: 'In one line.\nDalam satu baris.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What will be done, and how.\nApa yang akan dikerjakan, dan bagaimana.',
  })
  @Property({ type: 'text', nullable: true })
  description!: string | null;

  @Field(() => InterventionStatus, { description: 'How far it has come.\nSejauh mana berjalan.' })
  @Property({ type: 'text' })
  status!: InterventionStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned or cancelled.\nAlasan dikembalikan atau dibatalkan.',
  })
  @Property({ type: 'text', nullable: true })
  statusReason: string | null = null;

  @Field(() => [Sector], { description: 'Sectors it serves, at least one.\nSektor yang dilayani, sedikitnya satu.' })
  @Property({ type: 'array', columnType: 'text[]' })
  sectors!: Sector[];

  @Property({ type: 'integer', nullable: true })
  inpresActivityId!: number | null;

  @Field(() => FamilyFunction, {
    nullable: true,
    description: 'The family function it strengthens.\nFungsi keluarga yang dikuatkan.',
  })
  @Property({ type: 'text', nullable: true })
  familyFunction!: FamilyFunction | null;

  @Property({ type: 'integer', nullable: true })
  nawacitaPriority!: number | null;

  @Field(() => [TargetGroup], { description: 'Whom it is for.\nSasarannya.' })
  @Property({ type: 'array', columnType: 'text[]' })
  targetGroups!: TargetGroup[];

  @Field(() => LocalDate, { description: 'First day of the period.\nHari pertama.' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day of the period.\nHari terakhir.' })
  @Property({ type: 'date' })
  endsOn!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Beneficiaries planned, in persons; null when not told.\nRencana penerima manfaat, dalam orang; null bila tidak disebut.',
  })
  @Property({ type: 'integer', nullable: true })
  plannedBeneficiaries!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Beneficiaries reached, in persons, not de-duplicated; null when not reported, which is not zero.\nPenerima manfaat, dalam orang, dapat terhitung ganda; null bila tidak dilaporkan, bukan nol.',
  })
  @Property({ type: 'integer', nullable: true })
  actualBeneficiaries: number | null = null;

  @Field(() => String, { nullable: true, description: 'What came of it.\nHasilnya.' })
  @Property({ type: 'text', nullable: true })
  result: string | null = null;

  /** Kept by the database from the lines, and read from `intervention_amount`: lazy, so that it is not selected here. */
  @Property({ type: 'string', columnType: 'bigint', nullable: true, lazy: true })
  budget?: string | null;

  @Property({ type: 'uuid' })
  proposedById!: string;

  @Field(() => DateTime, { description: 'When it was entered.\nWaktu dimasukkan.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)' })
  proposedAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  verifiedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was verified; null until then.\nWaktu diverifikasi; null sebelumnya.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  verifiedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  approvedById: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was approved; null until then.\nWaktu disetujui; null sebelumnya.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  approvedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When it started.\nWaktu dimulai.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  startedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed.\nWaktu selesai.' })
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true })
  completedAt: Date | null = null;

  /** Who takes part, once more, for the scope: those named see it in every state. */
  @Property({ type: 'array', columnType: 'uuid[]' })
  organizationIds!: string[];

  /** Whether a partner is among them: the database keeps it, and nothing is written here. */
  @Property({ type: 'boolean', generated: 'has_partner(organization_ids)' })
  hasPartner!: boolean;

  constructor(
    entry: Entry,
    area: Entry['area'],
    plan: Plan,
    organizationIds: readonly string[],
    status: 'DRAFT' | 'PROPOSED',
  ) {
    super(entry, area);
    this.proposedById = entry.personId;
    this.proposedAt = entry.at;
    this.organizationIds = [...organizationIds];
    this.status = status;
    Object.assign(this, plan);
  }

  revise(plan: Partial<Plan>, organizationIds: readonly string[] | undefined): void {
    interventionMachine.assert('revise', this);
    Object.assign(this, plan);
    if (organizationIds !== undefined) this.organizationIds = [...organizationIds];
  }

  submit(): void {
    interventionMachine.assert('submit', this);
    this.status = 'PROPOSED';
  }

  verify(by: string, at: Date): void {
    interventionMachine.assert('verify', this, by);
    this.status = 'VERIFIED';
    this.verifiedById = by;
    this.verifiedAt = at;
    this.statusReason = null;
  }

  approve(by: string, at: Date): void {
    interventionMachine.assert('approve', this, by);
    this.status = 'APPROVED';
    this.approvedById = by;
    this.approvedAt = at;
  }

  return(reason: string): void {
    interventionMachine.assert('return', this);
    this.status = 'RETURNED';
    this.statusReason = reason;
    this.verifiedById = null;
    this.verifiedAt = null;
  }

  start(at: Date): void {
    interventionMachine.assert('start', this);
    this.status = 'RUNNING';
    this.startedAt = at;
  }

  report(): void {
    interventionMachine.assert('report', this);
  }

  complete(result: string, actualBeneficiaries: number | null, at: Date): void {
    interventionMachine.assert('complete', this);
    this.status = 'COMPLETED';
    this.result = result;
    this.actualBeneficiaries = actualBeneficiaries;
    this.completedAt = at;
  }

  /** Those named see it in every state. */
  joinedBy(organizationId: string): void {
    if (!this.organizationIds.includes(organizationId))
      this.organizationIds = [...this.organizationIds, organizationId];
  }

  cancel(reason: string): void {
    interventionMachine.assert('cancel', this);
    this.status = 'CANCELLED';
    this.statusReason = reason;
  }
}

/** What may be done to an intervention, by its state; also plain rows can be asked. */
export const interventionMachine = new StateMachine<
  Pick<Intervention, 'status' | 'proposedById'>,
  InterventionStatus,
  InterventionAct
>(
  'status',
  { en: 'intervention', id: 'intervensi' },
  {
    revise: { from: ['DRAFT', 'RETURNED'] },
    submit: { from: ['DRAFT', 'RETURNED'] },
    verify: { from: ['PROPOSED'], notBy: 'proposedById' },
    approve: { from: ['VERIFIED'], notBy: 'proposedById' },
    return: { from: ['PROPOSED', 'VERIFIED'] },
    start: { from: ['APPROVED'] },
    report: { from: ['RUNNING'] },
    complete: { from: ['RUNNING'] },
    cancel: { from: ['DRAFT', 'PROPOSED', 'RETURNED', 'VERIFIED', 'APPROVED', 'RUNNING'] },
  },
);
