import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, ChangeInput, ReasonedInput } from '../access/act.types.ts';
import { FundSource, PartnerRole } from '../interventions/intervention.enums.ts';
import { Rupiah } from '../platform/scalars.ts';
import { IsText } from '../platform/text-rule.ts';

@InputType({
  description:
    'What a partner would add to an intervention of others.\nYang akan ditambahkan mitra pada intervensi pihak lain.',
})
export class OfferContributionInput extends ActInput {
  @Field(() => ID, { description: 'The intervention of others.\nIntervensi pihak lain.' })
  interventionId!: string;

  @Field(() => PartnerRole, { description: 'The part you would play.\nPeran yang ditawarkan.' })
  role!: PartnerRole;

  @IsText(5, 2000)
  @Field(() => String, { description: 'What you would do.\nYang akan dikerjakan.' })
  note!: string;

  @IsOptional()
  @Field(() => FundSource, { nullable: true, description: 'Source, when you would pay.\nSumber, bila mendanai.' })
  fundSource?: FundSource | null;

  @IsOptional()
  @Field(() => Rupiah, { nullable: true, description: 'Amount, beside the source.\nJumlah, di samping sumbernya.' })
  amount?: string | null;
}

@InputType({ description: 'The offer to take back.\nTawaran yang ditarik.' })
export class WithdrawContributionInput extends ChangeInput {}

@InputType({ description: 'The offer to accept.\nTawaran yang diterima.' })
export class AcceptContributionInput extends ChangeInput {}

@InputType({ description: 'The offer to decline, and why.\nTawaran yang ditolak, dan alasannya.' })
export class DeclineContributionInput extends ReasonedInput {}
