import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, ChangeInput, ReasonedInput } from '../access/act.types.ts';
import { IsText } from '../platform/text-rule.ts';

@InputType({
  description:
    'Somebody in their function; never an acceptor, child or respondent.\nSeseorang dalam jabatannya; bukan akseptor, anak, atau responden.',
})
export class RegisterPersonInput extends ActInput {
  @IsText(1, 200)
  @Field(() => String, {
    description:
      'Who they are to the issuer of access tokens: its `sub`.\nIdentitasnya pada penerbit token akses: `sub`-nya.',
  })
  subject!: string;

  @IsText(2, 200)
  @Field(() => String, { description: 'Name.\nNama.' })
  name!: string;

  @IsText(2, 200)
  @Field(() => String, { description: 'Function, such as PLKB or Camat.\nJabatan, misalnya PLKB atau Camat.' })
  position!: string;

  @Field(() => String, { description: 'Code of the area of their office.\nKode wilayah kantornya.' })
  areaCode!: string;

  @IsOptional()
  @Field(() => ID, { nullable: true, description: 'The organization they work for.\nOrganisasi tempatnya bekerja.' })
  organizationId?: string | null;

  @IsOptional()
  @IsText(5, 40)
  @Field(() => String, { nullable: true, description: 'Telephone number of the office.\nNomor telepon jabatan.' })
  phone?: string | null;

  @IsOptional()
  @IsText(5, 200)
  @Field(() => String, { nullable: true, description: 'E-mail address of the office.\nAlamat surel jabatan.' })
  email?: string | null;
}

@InputType({ description: 'Whom to suspend, and why.\nYang ditangguhkan, dan alasannya.' })
export class SuspendPersonInput extends ReasonedInput {}

@InputType({ description: 'Whose suspension ends.\nYang penangguhannya berakhir.' })
export class ReinstatePersonInput extends ChangeInput {}
