import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, ReasonedInput } from '../access/act.types.ts';
import { Sector } from '../organizations/sector.ts';
import { DateTime } from '../platform/scalars.ts';
import { IsText } from '../platform/text-rule.ts';
import { Role } from './grant.entity.ts';

@InputType({
  description:
    'A role for somebody: where, for whom, until when, why.\nPeran bagi seseorang: di mana, untuk siapa, sampai kapan, mengapa.',
})
export class GiveGrantInput extends ActInput {
  @Field(() => ID, { description: 'Who is to hold it.\nYang akan memegangnya.' })
  personId!: string;

  @Field(() => Role, { description: 'A role below your own.\nPeran di bawah peran Anda.' })
  role!: Role;

  @Field(() => String, {
    description:
      'Code of the area, of the level of the role, inside your own.\nKode wilayah, setingkat perannya, di dalam wilayah Anda.',
  })
  areaCode!: string;

  @IsOptional()
  @Field(() => ID, {
    nullable: true,
    description:
      'The organization it is held for: for roles of agencies, and only for them.\nOrganisasi yang diwakili: untuk peran perangkat daerah, dan hanya untuk itu.',
  })
  organizationId?: string | null;

  @IsOptional()
  @Field(() => [Sector], {
    nullable: true,
    description: 'Its sectors, beside the organization.\nSektornya, di samping organisasinya.',
  })
  sectors?: Sector[] | null;

  @IsOptional()
  @Field(() => DateTime, {
    nullable: true,
    description: 'Valid from; now unless told.\nBerlaku sejak; sekarang bila tidak disebut.',
  })
  validFrom?: Date | null;

  @IsOptional()
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Valid until; unless told, as long as your own grant.\nBerlaku sampai; bila tidak disebut, selama hak akses Anda sendiri.',
  })
  validTo?: Date | null;

  @IsText(5, 2000)
  @Field(() => String, { description: 'Why, such as the letter of assignment.\nAlasannya, misalnya surat tugas.' })
  reason!: string;
}

@InputType({ description: 'Until when a role goes on, and why.\nSampai kapan peran diperpanjang, dan alasannya.' })
export class ProlongGrantInput extends ReasonedInput {
  @IsOptional()
  @Field(() => DateTime, {
    nullable: true,
    description:
      'The new end; unless told, as long as your own grant.\nAkhir yang baru; bila tidak disebut, selama hak akses Anda sendiri.',
  })
  validTo?: Date | null;
}

@InputType({ description: 'A role to take back, and why.\nPeran yang dicabut, dan alasannya.' })
export class RevokeGrantInput extends ReasonedInput {}
