import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { sql } from 'kysely';
import { Sector } from '../organizations/sector.ts';
import { enumOf } from '../platform/enum.ts';
import { tryRowId } from '../platform/global-id.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { contains, oneOf, overlaps, satisfies } from '../platform/reading/filter.ts';
import type { ListDeclaration } from '../platform/reading/list.ts';
import { LocalDate } from '../platform/scalars.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementStatus } from './agreement.enums.ts';

@InputType({
  description: 'Which agreements; every field given must hold.\nPerjanjian yang mana; semua isian harus terpenuhi.',
})
export class AgreementFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the number or purpose.\nSebagian nomor atau tujuannya.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'With this partner.\nDengan mitra ini.' })
  partnerId?: string | null;

  @Field(() => [Sector], { nullable: true, description: 'About one of these sectors.\nTentang salah satu sektor ini.' })
  sectors?: Sector[] | null;

  @Field(() => [AgreementStatus], {
    nullable: true,
    description: 'In one of these states.\nDalam salah satu status ini.',
  })
  statuses?: AgreementStatus[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'From its first to its last day, this one is among them.\nHari ini termasuk masa berlakunya.',
  })
  coversDay?: string | null;
}

const AgreementOrderField = enumOf(
  'AgreementOrderField',
  'What agreements can be ordered by.\nDasar urutan perjanjian.',
  {
    STARTS_ON: 'First day.\nHari pertama.',
    ENDS_ON: 'Last day.\nHari terakhir.',
  },
);
type AgreementOrderField = keyof typeof AgreementOrderField;
const AgreementOrder = orderOf<AgreementOrderField>(AgreementOrderField, 'Agreement', ['agreements', 'perjanjian']);
export const AgreementConnection = connectionOf(() => Agreement, 'Agreement', ['agreements', 'perjanjian']);

/** The id of no organization at all, for ids of something else. */
const nobody = '00000000-0000-0000-0000-000000000000';

export const agreements: ListDeclaration<Agreement, AgreementFilter, AgreementOrderField> = {
  entity: Agreement,
  filter: {
    search: contains('number', 'purpose'),
    partnerId: {
      condition: satisfies<string>((t, partner) => sql`${sql.ref(`${t}.partner_id`)} = ${partner}::uuid`).condition,
      sent: id => tryRowId('organization', id) ?? nobody,
    },
    sectors: overlaps('sectors'),
    statuses: oneOf('status'),
    coversDay: satisfies(
      (t, day) => sql`${day}::date between ${sql.ref(`${t}.starts_on`)} and ${sql.ref(`${t}.ends_on`)}`,
    ),
  },
  orderings: {
    STARTS_ON: { by: t => sql`${sql.ref(`${t}.starts_on`)}`, type: 'date' },
    ENDS_ON: { by: t => sql`${sql.ref(`${t}.ends_on`)}`, type: 'date' },
  },
  standard: { field: 'STARTS_ON', direction: 'DESC' },
};

@ArgsType()
export class AgreementsArgs extends PageArgs {
  @Field(() => AgreementFilter, { nullable: true, description: 'Which agreements.\nPerjanjian yang mana.' })
  filter?: AgreementFilter | null;

  @Field(() => AgreementOrder, {
    nullable: true,
    description: 'Those that start last first, unless told.\nYang paling akhir mulai lebih dahulu, bila tidak disebut.',
  })
  orderBy?: InstanceType<typeof AgreementOrder> | null;
}
