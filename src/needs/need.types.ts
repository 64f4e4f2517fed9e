import { IsOptional, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { IsText } from '../platform/text-rule.ts';
import { ActInput, ChangeInput, ReasonedInput } from '../access/act.types.ts';
import { Severity } from './need.enums.ts';

@ObjectType({
  description: 'How much of a need is answered, in its unit.\nSeberapa banyak kebutuhan terjawab, dalam satuannya.',
})
export class Coverage {
  @Field(() => Int, {
    description:
      'Planned by approved or running interventions.\nDirencanakan oleh intervensi yang disetujui atau berjalan.',
  })
  planned!: number;

  @Field(() => Int, { description: 'Delivered by completed interventions.\nDipenuhi oleh intervensi yang selesai.' })
  delivered!: number;

  @Field(() => Int, {
    description:
      'Neither planned nor delivered; never below zero.\nBelum direncanakan maupun dipenuhi; tidak pernah di bawah nol.',
  })
  uncovered!: number;
}

@InputType()
abstract class NeedInput extends ActInput {
  @Field(() => String, { description: 'Code of the village or other area.\nKode desa/kelurahan atau wilayah lain.' })
  areaCode!: string;

  @Field(() => String, { description: 'Code of the kind, from `needKinds`.\nKode jenis, dari `needKinds`.' })
  kind!: string;

  @IsText(5, 200)
  @Field(() => String, { description: 'In one line.\nDalam satu baris.' })
  title!: string;

  @Min(1)
  @Max(100_000_000)
  @Field(() => Int, {
    description: 'How much is lacking, in the unit of the kind.\nBanyaknya kekurangan, dalam satuan jenisnya.',
  })
  quantity!: number;

  @IsOptional()
  @IsText(1, 40)
  @Field(() => String, {
    nullable: true,
    description: 'Unit, only for the kind OTHER.\nSatuan, hanya untuk jenis OTHER.',
  })
  unit?: string | null;

  @IsOptional()
  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Families affected; leave out when not counted.\nKeluarga terdampak; kosongkan bila tidak dihitung.',
  })
  familiesAffected?: number | null;

  @Field(() => Severity, { description: 'How bad it is.\nTingkat keparahan.' })
  severity!: Severity;

  @IsOptional()
  @IsText(1, 5000)
  @Field(() => String, { nullable: true, description: 'What shows it.\nBuktinya.' })
  evidence?: string | null;
}

@InputType({ description: 'A need that is handed in at once.\nKebutuhan yang langsung diajukan.' })
export class RegisterNeedInput extends NeedInput {}

@InputType({ description: 'A need that is kept as a draft.\nKebutuhan yang disimpan sebagai rancangan.' })
export class DraftNeedInput extends NeedInput {}

@InputType({ description: 'What to correct; what is left out stays.\nYang diperbaiki; yang tidak disebut tetap.' })
export class ReviseNeedInput extends ChangeInput {
  @IsOptional()
  @IsText(5, 200)
  @Field(() => String, { nullable: true, description: 'In one line.\nDalam satu baris.' })
  title?: string | null;

  @IsOptional()
  @Min(1)
  @Max(100_000_000)
  @Field(() => Int, { nullable: true, description: 'How much is lacking.\nBanyaknya kekurangan.' })
  quantity?: number | null;

  @IsOptional()
  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, {
    nullable: true,
    description: 'Families affected; null when not counted.\nKeluarga terdampak; null bila tidak dihitung.',
  })
  familiesAffected?: number | null;

  @Field(() => Severity, { nullable: true, description: 'How bad it is.\nTingkat keparahan.' })
  severity?: Severity | null;

  @IsOptional()
  @IsText(1, 5000)
  @Field(() => String, {
    nullable: true,
    description: 'What shows it; null for nothing.\nBuktinya; null bila tidak ada.',
  })
  evidence?: string | null;
}

@InputType({
  description: 'Which draft or returned need to hand in.\nRancangan atau kebutuhan yang dikembalikan untuk diajukan.',
})
export class SubmitNeedInput extends ChangeInput {}

@InputType({ description: 'Which need to confirm.\nKebutuhan yang diverifikasi.' })
export class VerifyNeedInput extends ChangeInput {}

@InputType({ description: 'Which need to give back, and why.\nKebutuhan yang dikembalikan, dan alasannya.' })
export class ReturnNeedInput extends ReasonedInput {}

@InputType({ description: 'Which need to take back, and why.\nKebutuhan yang ditarik, dan alasannya.' })
export class WithdrawNeedInput extends ReasonedInput {}

@InputType({
  description:
    'Which need was met without an intervention, and how.\nKebutuhan yang terpenuhi tanpa intervensi, dan caranya.',
})
export class MeetNeedInput extends ReasonedInput {}
