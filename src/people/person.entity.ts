import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { actsOf } from '../platform/enum.ts';
import { ConflictError } from '../platform/errors.ts';
import { Node } from '../platform/node.types.ts';
import { DateTime } from '../platform/scalars.ts';

export const PersonAction = actsOf('PersonAction', 'An act on a person.\nTindakan atas seseorang.', {
  suspend: '`suspendPerson`: they hold no role from then on.\n`suspendPerson`: sejak itu tanpa peran.',
  reinstate: '`reinstatePerson`: they hold again what they were given.\n`reinstatePerson`: perannya berlaku lagi.',
});
export const personActs = Object.values(PersonAction);
export type PersonAct = (typeof personActs)[number];

@ObjectType({
  implements: Node,
  description:
    "Somebody in their function: an officer, a chair, a partner's staff. Never an acceptor, child or respondent.\nSeseorang dalam jabatannya: petugas, ketua, staf mitra. Tidak pernah akseptor, anak, atau responden.",
})
@Entity({ tableName: 'person' })
export class Person {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion`.\nBertambah setiap perubahan; kirim sebagai `expectedVersion`.',
  })
  @Property({ type: 'integer', version: true })
  version!: number;

  /** Who they are to the issuer of access tokens. */
  @Property({ type: 'text', lazy: true })
  subject!: string;

  @Field(() => String, { description: 'Name.\nNama.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Function, such as PLKB or Camat.\nJabatan, misalnya PLKB atau Camat.' })
  @Property({ type: 'text' })
  position!: string;

  @Property({ type: 'uuid', nullable: true })
  organizationId!: string | null;

  /** Whether it is a partner: the database keeps it, and nothing is written here. */
  @Property({ type: 'boolean', generated: 'is_partner(organization_id)' })
  isOfPartner!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when they are suspended, and hold no role; null when they are not.\nSejak kapan ditangguhkan, sehingga tanpa peran; null bila tidak.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  suspendedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  suspensionReason: string | null = null;

  @Property({ type: 'integer' })
  areaId!: number;

  @Property({ type: 'text' })
  areaCode!: string;

  suspend(reason: string, at: Date): void {
    if (this.suspendedAt !== null) {
      throw new ConflictError({ en: 'They are suspended already.', id: 'Orang ini sudah ditangguhkan.' });
    }
    this.suspendedAt = at;
    this.suspensionReason = reason;
  }

  reinstate(): void {
    if (this.suspendedAt === null) {
      throw new ConflictError({ en: 'They are not suspended.', id: 'Orang ini tidak sedang ditangguhkan.' });
    }
    this.suspendedAt = null;
    this.suspensionReason = null;
  }
}

/** What decides beside a person's own row what may be done to them. */
@Entity({ tableName: 'person_standing' })
export class PersonStanding {
  @PrimaryKey({ type: 'uuid' })
  personId!: string;

  /** Whoever asks manages all that they hold, also where they see nothing of it; of a suspended person, what they held then. */
  @Property({ type: 'boolean' })
  isManaged!: boolean;
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
