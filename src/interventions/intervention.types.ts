import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IsText } from '../platform/text-rule.ts';
import { ActInput, ChangeInput, ReasonedInput } from '../access/act.types.ts';
import { Sector } from '../organizations/sector.ts';
import { LocalDate, Rupiah } from '../platform/scalars.ts';
import { FamilyFunction, FundSource, NawacitaPriority, PartnerRole, TargetGroup } from './intervention.enums.ts';

@InputType({ description: 'Who takes part, and how.\nSiapa yang ikut serta, dan perannya.' })
export class ParticipantInput {
  @Field(() => ID, { description: 'Id of the organization.\nId organisasi.' })
  organizationId!: string;

  @Field(() => PartnerRole, { description: 'The part it plays.\nPerannya.' })
  role!: PartnerRole;
}

@InputType({ description: 'A need to answer, and how much of it.\nKebutuhan yang dijawab, dan seberapa banyak.' })
export class AnswerInput {
  @Field(() => ID, {
    description:
      'Id of the need; it must lie in the area of the intervention.\nId kebutuhan; harus berada di wilayah intervensi.',
  })
  needId!: string;

  @Min(1)
  @Max(100_000_000)
  @Field(() => Int, {
    description:
      "Quantity added, in the unit of the need; at most the need's own.\nJumlah yang ditambahkan, dalam satuan kebutuhan; paling banyak jumlah kebutuhannya.",
  })
  quantity!: number;
}

@InputType({ description: 'Money from one source.\nDana dari satu sumber.' })
export class BudgetLineInput {
  @Field(() => FundSource, { description: 'Where it comes from.\nSumbernya.' })
  fundSource!: FundSource;

  @Field(() => Rupiah, { description: 'Amount, more than zero.\nJumlah, lebih dari nol.' })
  amount!: string;

  @IsOptional()
  @IsText(1, 500)
  @Field(() => String, { nullable: true, description: 'What it is for.\nPeruntukannya.' })
  note?: string | null;
}

@InputType()
abstract class PlanInput extends ActInput {
  @Field(() => String, {
    description:
      'Code of the area, of any level, usually a village.\nKode wilayah tingkat apa pun, umumnya desa/kelurahan.',
  })
  areaCode!: string;

  @IsText(5, 200)
  @Field(() => String, { description: 'In one line.\nDalam satu baris.' })
  title!: string;

  @IsOptional()
  @IsText(1, 5000)
  @Field(() => String, {
    nullable: true,
    description: 'What will be done, and how.\nApa yang akan dikerjakan, dan bagaimana.',
  })
  description?: string | null;

  @ArrayMinSize(1)
  @ArrayUnique()
  @Field(() => [Sector], { description: 'Sectors it serves, at least one.\nSektor yang dilayani, sedikitnya satu.' })
  sectors!: Sector[];

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the Inpres activity, where one fits.\nNomor kegiatan Inpres, bila ada yang sesuai.',
  })
  inpresActivity?: number | null;

  @Field(() => FamilyFunction, {
    nullable: true,
    description: 'The family function it strengthens.\nFungsi keluarga yang dikuatkan.',
  })
  familyFunction?: FamilyFunction | null;

  @Field(() => NawacitaPriority, {
    nullable: true,
    description: 'The Nawacita priority it serves.\nPrioritas Nawacita yang dilayani.',
  })
  nawacitaPriority?: NawacitaPriority | null;

  @ArrayUnique()
  @Field(() => [TargetGroup], { defaultValue: [], description: 'Whom it is for.\nSasarannya.' })
  targetGroups!: TargetGroup[];

  @Field(() => LocalDate, { description: 'First day.\nHari pertama.' })
  startsOn!: string;

  @Field(() => LocalDate, {
    description: 'Last day, not before the first.\nHari terakhir, tidak sebelum hari pertama.',
  })
  endsOn!: string;

  @IsOptional()
  @Min(0)
  @Max(300_000_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Beneficiaries planned, in persons.\nRencana penerima manfaat, dalam orang.',
  })
  plannedBeneficiaries?: number | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [ParticipantInput], { defaultValue: [], description: 'Agencies and partners.\nInstansi dan mitra.' })
  participants!: ParticipantInput[];

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [AnswerInput], { defaultValue: [], description: 'Needs it answers.\nKebutuhan yang dijawab.' })
  answers!: AnswerInput[];

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [BudgetLineInput], { defaultValue: [], description: 'Money by source.\nDana menurut sumber.' })
  budgetLines!: BudgetLineInput[];
}

@InputType({ description: 'An intervention that is handed in at once.\nIntervensi yang langsung diajukan.' })
export class ProposeInterventionInput extends PlanInput {}

@InputType({ description: 'An intervention that is kept as a draft.\nIntervensi yang disimpan sebagai rancangan.' })
export class DraftInterventionInput extends PlanInput {}

@InputType({
  description:
    'What to change; what is left out stays, a list that is given replaces the old one.\nYang diubah; yang tidak disebut tetap, daftar yang diberikan menggantikan yang lama.',
})
export class ReviseInterventionInput extends ChangeInput {
  @IsOptional()
  @IsText(5, 200)
  @Field(() => String, { nullable: true, description: 'In one line.\nDalam satu baris.' })
  title?: string | null;

  @IsOptional()
  @IsText(1, 5000)
  @Field(() => String, {
    nullable: true,
    description: 'What will be done; null for nothing.\nApa yang akan dikerjakan; null bila kosong.',
  })
  description?: string | null;

  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  @Field(() => [Sector], { nullable: true, description: 'Sectors it serves.\nSektor yang dilayani.' })
  sectors?: Sector[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the Inpres activity; null for none.\nNomor kegiatan Inpres; null bila tidak ada.',
  })
  inpresActivity?: number | null;

  @Field(() => FamilyFunction, {
    nullable: true,
    description: 'The family function; null for none.\nFungsi keluarga; null bila tidak ada.',
  })
  familyFunction?: FamilyFunction | null;

  @Field(() => NawacitaPriority, {
    nullable: true,
    description: 'The Nawacita priority; null for none.\nPrioritas Nawacita; null bila tidak ada.',
  })
  nawacitaPriority?: NawacitaPriority | null;

  @IsOptional()
  @ArrayUnique()
  @Field(() => [TargetGroup], { nullable: true, description: 'Whom it is for.\nSasarannya.' })
  targetGroups?: TargetGroup[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day.\nHari pertama.' })
  startsOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day.\nHari terakhir.' })
  endsOn?: string | null;

  @IsOptional()
  @Min(0)
  @Max(300_000_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Beneficiaries planned; null for not told.\nRencana penerima manfaat; null bila tidak disebut.',
  })
  plannedBeneficiaries?: number | null;

  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [ParticipantInput], { nullable: true, description: 'Agencies and partners.\nInstansi dan mitra.' })
  participants?: ParticipantInput[] | null;

  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [AnswerInput], { nullable: true, description: 'Needs it answers.\nKebutuhan yang dijawab.' })
  answers?: AnswerInput[] | null;

  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [BudgetLineInput], { nullable: true, description: 'Money by source.\nDana menurut sumber.' })
  budgetLines?: BudgetLineInput[] | null;
}

@InputType({
  description:
    'Which draft or returned intervention to hand in.\nRancangan atau intervensi yang dikembalikan untuk diajukan.',
})
export class SubmitInterventionInput extends ChangeInput {}

@InputType({ description: 'Which intervention to confirm.\nIntervensi yang diverifikasi.' })
export class VerifyInterventionInput extends ChangeInput {}

@InputType({ description: 'Which intervention to let start.\nIntervensi yang disetujui.' })
export class ApproveInterventionInput extends ChangeInput {}

@InputType({ description: 'Which intervention to give back, and why.\nIntervensi yang dikembalikan, dan alasannya.' })
export class ReturnInterventionInput extends ReasonedInput {}

@InputType({ description: 'Which intervention to begin.\nIntervensi yang dimulai.' })
export class StartInterventionInput extends ChangeInput {}

@InputType({ description: 'How an intervention goes.\nKemajuan intervensi.' })
export class ReportInterventionProgressInput extends ChangeInput {
  @IsText(5, 5000)
  @Field(() => String, { description: 'What was done.\nYang telah dikerjakan.' })
  text!: string;

  @IsOptional()
  @Min(0)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'Physical progress in percent.\nKemajuan fisik dalam persen.' })
  physicalProgress?: number | null;
}

@InputType({ description: 'What of a need was delivered.\nYang dipenuhi dari suatu kebutuhan.' })
export class DeliveryInput {
  @Field(() => ID, {
    description: 'Id of a need that the intervention answers.\nId kebutuhan yang dijawab intervensi.',
  })
  needId!: string;

  @Min(0)
  @Max(100_000_000)
  @Field(() => Int, {
    description: 'Quantity delivered, in the unit of the need.\nJumlah yang dipenuhi, dalam satuan kebutuhan.',
  })
  quantity!: number;
}

@InputType({ description: 'What came of an intervention.\nHasil intervensi.' })
export class CompleteInterventionInput extends ChangeInput {
  @IsText(5, 5000)
  @Field(() => String, { description: 'The result.\nHasilnya.' })
  result!: string;

  @IsOptional()
  @Min(0)
  @Max(300_000_000)
  @Field(() => Int, {
    nullable: true,
    description:
      'Beneficiaries reached, in persons; leave out when not counted.\nPenerima manfaat, dalam orang; kosongkan bila tidak dihitung.',
  })
  actualBeneficiaries?: number | null;

  @ValidateNested({ each: true })
  @Field(() => [DeliveryInput], {
    defaultValue: [],
    description:
      'What was delivered of each need it answers; a need left out counts as not told.\nYang dipenuhi dari tiap kebutuhan yang dijawab; yang tidak disebut dianggap belum dilaporkan.',
  })
  delivered!: DeliveryInput[];
}

@InputType({ description: 'Which intervention to give up, and why.\nIntervensi yang dibatalkan, dan alasannya.' })
export class CancelInterventionInput extends ReasonedInput {}
