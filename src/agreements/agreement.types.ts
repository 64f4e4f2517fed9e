import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, ChangeInput, ReasonedInput } from '../access/act.types.ts';
import { Sector } from '../organizations/sector.ts';
import { AgreementRight } from '../people/grant.entity.ts';
import { LocalDate } from '../platform/scalars.ts';
import { IsText } from '../platform/text-rule.ts';

@InputType({
  description:
    'With which partner, where, about what, until when, and what it allows.\nDengan mitra mana, di mana, tentang apa, sampai kapan, dan apa yang diizinkan.',
})
export class ProposeAgreementInput extends ActInput {
  @Field(() => String, {
    description:
      'Code of the area whose government agrees: your own.\nKode wilayah yang pemerintahnya bersepakat: wilayah Anda sendiri.',
  })
  areaCode!: string;

  @IsText(3, 200)
  @Field(() => String, { description: 'Number of the document.\nNomor dokumen.' })
  number!: string;

  @IsText(10, 2000)
  @Field(() => String, { description: 'What it is for.\nTujuannya.' })
  purpose!: string;

  @Field(() => ID, { description: 'The partner.\nMitranya.' })
  partnerId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Field(() => [String], {
    description: 'Codes of the places it covers, in the area.\nKode tempat yang dicakup, di dalam wilayahnya.',
  })
  areaCodes!: string[];

  @ArrayMinSize(1)
  @Field(() => [Sector], { description: 'Sectors it is about.\nSektor yang dicakup.' })
  sectors!: Sector[];

  @ArrayMinSize(1)
  @Field(() => [AgreementRight], {
    description:
      'What it allows; READ_AMOUNTS needs READ_INTERVENTIONS.\nYang diizinkan; READ_AMOUNTS memerlukan READ_INTERVENTIONS.',
  })
  allows!: AgreementRight[];

  @Field(() => LocalDate, { description: 'First day.\nHari pertama.' })
  startsOn!: string;

  @Field(() => LocalDate, { description: 'Last day.\nHari terakhir.' })
  endsOn!: string;

  @Field(() => ID, {
    description: 'Who signs for the partner, one of its people.\nYang menandatangani untuk mitra, salah satu orangnya.',
  })
  representativeId!: string;

  @ArrayMaxSize(200)
  @Field(() => [ID], {
    description: 'Others of its people who get what it allows.\nOrang lain dari mitra yang memperoleh haknya.',
    defaultValue: [],
  })
  memberIds!: string[];
}

@InputType({ description: 'The agreement to sign for one’s own side.\nPerjanjian yang ditandatangani untuk pihaknya.' })
export class SignAgreementInput extends ChangeInput {}

@InputType({
  description:
    'The agreement to decline or end early, and why.\nPerjanjian yang ditolak atau diakhiri lebih awal, dan alasannya.',
})
export class EndAgreementInput extends ReasonedInput {}

@InputType({
  description: 'The agreement to go on with, and until when.\nPerjanjian yang dilanjutkan, dan sampai kapan.',
})
export class RenewAgreementInput extends ChangeInput {
  @IsText(3, 200)
  @Field(() => String, { description: 'Number of the new document.\nNomor dokumen baru.' })
  number!: string;

  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day; unless told, the day after the last.\nHari pertama; bila tidak disebut, sehari setelah hari terakhir.',
  })
  startsOn?: string | null;

  @Field(() => LocalDate, { description: 'Last day.\nHari terakhir.' })
  endsOn!: string;
}

@InputType({ description: 'Who else acts for the partner.\nSiapa lagi yang bertindak untuk mitra.' })
export class NameAgreementMemberInput extends ChangeInput {
  @Field(() => ID, { description: 'One of the partner’s people.\nSalah satu orang mitra.' })
  personId!: string;
}

@InputType({ description: 'Who acts for the partner no longer.\nSiapa yang tidak lagi bertindak untuk mitra.' })
export class RemoveAgreementMemberInput extends ChangeInput {
  @Field(() => ID, { description: 'Who is to lose what it allows.\nYang kehilangan haknya.' })
  personId!: string;
}
