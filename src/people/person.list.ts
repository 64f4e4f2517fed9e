import { ArgsType, Field, InputType } from 'type-graphql';
import { sql } from 'kysely';
import { enumOf } from '../platform/enum.ts';
import { connectionOf, orderOf } from '../platform/reading/connection.ts';
import { contains } from '../platform/reading/filter.ts';
import type { ListDeclaration } from '../platform/reading/list.ts';
import { page } from '../platform/reading/reads.ts';
import { Person } from './person.entity.ts';
import { placeNamed, within, WithinArgs } from './within.ts';

@InputType({ description: 'Which people; every field given must hold.\nOrang yang mana; semua isian harus terpenuhi.' })
export class PersonFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the name or function.\nSebagian nama atau jabatan.',
  })
  search?: string | null;
}

const PersonOrderField = enumOf('PersonOrderField', 'What people can be ordered by.\nDasar urutan orang.', {
  NAME: 'Name.\nNama.',
  AREA: 'Code of the area of their office.\nKode wilayah kantornya.',
});
type PersonOrderField = keyof typeof PersonOrderField;
const PersonOrder = orderOf<PersonOrderField>(PersonOrderField, 'Person', ['people', 'orang']);
export const PersonConnection = connectionOf(() => Person, 'Person', ['people', 'orang']);

const people: ListDeclaration<Person, PersonFilter, PersonOrderField> = {
  entity: Person,
  filter: { search: contains('name', 'position') },
  orderings: {
    NAME: { by: t => sql`${sql.ref(`${t}.name`)}`, type: 'text' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'NAME', direction: 'ASC' },
};

@ArgsType()
export class PeopleArgs extends WithinArgs {
  @Field(() => PersonFilter, { nullable: true, description: 'Which people.\nOrang yang mana.' })
  filter?: PersonFilter | null;

  @Field(() => PersonOrder, { nullable: true, description: 'By name unless told.\nMenurut nama bila tidak disebut.' })
  orderBy?: InstanceType<typeof PersonOrder> | null;
}

export const peopleInReach = page(people, within, placeNamed);
