import { ArgsType, Field, InputType } from 'type-graphql';
import { sql } from 'kysely';
import { enumOf } from '../platform/enum.ts';
import { connectionOf, orderOf } from '../platform/reading/connection.ts';
import { oneOf, satisfies } from '../platform/reading/filter.ts';
import type { ListDeclaration } from '../platform/reading/list.ts';
import { page } from '../platform/reading/reads.ts';
import { DateTime } from '../platform/scalars.ts';
import { Grant, Role } from './grant.entity.ts';
import { placeNamed, within, WithinArgs } from './within.ts';

@InputType({
  description: 'Which grants; every field given must hold.\nHak akses yang mana; semua isian harus terpenuhi.',
})
export class GrantFilter {
  @Field(() => [Role], { nullable: true, description: 'One of these roles.\nSalah satu peran ini.' })
  roles?: Role[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Held at this moment, as far as is known now.\nDipegang pada saat ini, sejauh diketahui sekarang.',
  })
  heldAt?: Date | null;
}

const GrantOrderField = enumOf('GrantOrderField', 'What grants can be ordered by.\nDasar urutan hak akses.', {
  VALID_FROM: 'When they begin.\nWaktu mulai.',
  AREA: 'Code of the area.\nKode wilayah.',
});
type GrantOrderField = keyof typeof GrantOrderField;
const GrantOrder = orderOf<GrantOrderField>(GrantOrderField, 'Grant', ['grants', 'hak akses']);
export const GrantConnection = connectionOf(() => Grant, 'Grant', ['grants', 'hak akses']);

const grants: ListDeclaration<Grant, GrantFilter, GrantOrderField> = {
  entity: Grant,
  filter: {
    roles: oneOf('role'),
    heldAt: {
      condition: satisfies<Date>((t, at) => {
        const column = (name: string) => sql.ref(`${t}.${name}`);
        const isLater = (name: string) => sql`(${column(name)} is null or ${column(name)} > ${at}::timestamptz)`;
        return sql`${column('valid_from')} <= ${at}::timestamptz and ${isLater('valid_to')} and ${isLater('revoked_at')}`;
      }).condition,
      sent: at => at.toISOString(),
    },
  },
  orderings: {
    VALID_FROM: { by: t => sql`${sql.ref(`${t}.valid_from`)}`, type: 'timestamptz' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'VALID_FROM', direction: 'DESC' },
};

@ArgsType()
export class GrantsArgs extends WithinArgs {
  @Field(() => GrantFilter, { nullable: true, description: 'Which grants.\nHak akses yang mana.' })
  filter?: GrantFilter | null;

  @Field(() => GrantOrder, {
    nullable: true,
    description: 'The latest first, unless told.\nYang terbaru lebih dahulu, bila tidak disebut.',
  })
  orderBy?: InstanceType<typeof GrantOrder> | null;
}

export const grantsInReach = page(grants, within, placeNamed);
