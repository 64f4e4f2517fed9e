import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../platform/node.types.ts';

@ObjectType({
  implements: Node,
  description:
    "Somebody in their function: an officer, a chair, a partner's staff. Never an acceptor, child or respondent.\nSeseorang dalam jabatannya: petugas, ketua, staf mitra. Tidak pernah akseptor, anak, atau responden.",
})
@Entity({ tableName: 'person' })
export class Person {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String, { description: 'Name.\nNama.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Function, such as PLKB or Camat.\nJabatan, misalnya PLKB atau Camat.' })
  @Property({ type: 'text' })
  position!: string;

  @Property({ type: 'uuid', nullable: true })
  organizationId!: string | null;

  @Property({ type: 'integer' })
  areaId!: number;

  @Property({ type: 'text' })
  areaCode!: string;
}

@ObjectType('Contact', {
  description: 'How to reach somebody in their function.\nCara menghubungi seseorang dalam jabatannya.',
})
@Entity({ tableName: 'person_contact' })
export class PersonContact {
  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  @Field(() => String, { nullable: true, description: 'Telephone number.\nNomor telepon.' })
  @Property({ type: 'text', nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.\nAlamat surel.' })
  @Property({ type: 'text', nullable: true })
  email!: string | null;
}
