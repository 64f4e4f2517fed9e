import { IsOptional, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IsText } from '../platform/text-rule.ts';

/** What the input of every mutation carries. */
@InputType()
export abstract class ActInput {
  @IsOptional()
  @IsText(8, 200)
  @Field(() => String, {
    nullable: true,
    description:
      'Made by the client, once for each act: sent again after a lost answer, it gets the first answer and nothing happens twice.\nDibuat klien, satu untuk tiap tindakan: bila dikirim ulang setelah jawaban hilang, jawabannya sama dan tidak ada yang terjadi dua kali.',
  })
  idempotencyKey?: string | null;
}

/** The input of a mutation that changes something. */
@InputType()
export abstract class ChangeInput extends ActInput {
  @Field(() => ID, { description: 'What to change.\nYang diubah.' })
  id!: string;

  @Min(1)
  @Field(() => Int, {
    description:
      'The `version` that was read; if it has changed since, the answer is CONFLICT with the current one.\n`version` yang dibaca; bila telah berubah, jawabannya CONFLICT dengan versi terkini.',
  })
  expectedVersion!: number;
}

/** A change that those whose work it is must be able to understand. */
@InputType()
export abstract class ReasonedInput extends ChangeInput {
  @IsText(5, 2000)
  @Field(() => String, {
    description: 'Why, in words that help the others.\nAlasannya, dengan kata-kata yang membantu.',
  })
  reason!: string;
}
