import { ArgsType, Field, InputType } from 'type-graphql';
import { sql } from 'kysely';
import { areaByCode } from '../areas/area.resolver.ts';
import { inArea } from '../areas/area-parent.ts';
import type { Memory } from '../areas/area-tree.ts';
import { enumOf } from '../platform/enum.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { contains, oneOf, satisfies } from '../platform/reading/filter.ts';
import { atRoot, root, type ListDeclaration, type Parenthood } from '../platform/reading/list.ts';
import { page } from '../platform/reading/reads.ts';
import { DateTime } from '../platform/scalars.ts';
import { Grant, Role } from './grant.entity.ts';
import { Person } from './person.entity.ts';

@InputType({ description: 'Which people; every field given must hold.\nOrang yang mana; semua isian harus terpenuhi.' })
export class PersonFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or function.\nSebagian nama atau jabatan.',
  })
  search?: string | null;
}

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

const PersonOrderField = enumOf('PersonOrderField', 'What people can be ordered by.\nDasar urutan orang.', {
  NAME: 'Name.\nNama.',
  AREA: 'Code of the area of their office.\nKode wilayah kantornya.',
});
type PersonOrderField = keyof typeof PersonOrderField;
const PersonOrder = orderOf<PersonOrderField>(PersonOrderField, 'Person', ['people', 'orang']);
export const PersonConnection = connectionOf(() => Person, 'Person', ['people', 'orang']);

const GrantOrderField = enumOf('GrantOrderField', 'What grants can be ordered by.\nDasar urutan hak akses.', {
  VALID_FROM: 'When they begin.\nWaktu mulai.',
  AREA: 'Code of the area.\nKode wilayah.',
});
type GrantOrderField = keyof typeof GrantOrderField;
const GrantOrder = orderOf<GrantOrderField>(GrantOrderField, 'Grant', ['grants', 'hak akses']);
export const GrantConnection = connectionOf(() => Grant, 'Grant', ['grants', 'hak akses']);

const people: ListDeclaration<Person, PersonFilter, PersonOrderField> = {
  entity: Person,
  filter: { search: contains('name', 'position') },
  orderings: {
    NAME: { by: t => sql`${sql.ref(`${t}.name`)}`, type: 'text' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'NAME', direction: 'ASC' },
};

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
abstract class WithinArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of an area: there, and in every place in it.\nKode wilayah: di sana, dan di semua tempat di dalamnya.',
  })
  within?: string | null;
}

@ArgsType()
export class PeopleArgs extends WithinArgs {
  @Field(() => PersonFilter, { nullable: true, description: 'Which people.\nOrang yang mana.' })
  filter?: PersonFilter | null;

  @Field(() => PersonOrder, { nullable: true, description: 'By name unless told.\nMenurut nama bila tidak disebut.' })
  orderBy?: InstanceType<typeof PersonOrder> | null;
}

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

// Whether it is given is all that a plan knows of it.
const reach = ({ within }: WithinArgs): Parenthood<never> =>
  within === null || within === undefined ? atRoot : inArea('Area');
const place = (_: unknown, asker: Memory, { within }: WithinArgs) =>
  typeof within === 'string' ? areaByCode(asker, within, 'within') : root;

export const peopleInReach = page(people, reach, place);
export const grantsInReach = page(grants, reach, place);
