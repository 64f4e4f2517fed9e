import { Field, ObjectType, registerEnumType, Resolver } from 'type-graphql';
import { databaseGroup, scopes, type Action, type Scope as ScopeName } from '../access/permissions.ts';
import type { Asker } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import type { Viewer as Asking } from '../access/viewer.ts';
import { one, Pointer, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import { DateTime } from '../platform/scalars.ts';
import { Grant } from './grant.entity.ts';
import { Person } from './person.entity.ts';

const Scope = Object.fromEntries(Object.keys(scopes).map(scope => [scope.toUpperCase(), scope]));
registerEnumType(Scope, {
  name: 'Scope',
  description: 'Which rows an action reaches.\nBaris mana yang dijangkau suatu tindakan.',
  valuesConfig: Object.fromEntries(
    Object.entries(scopes).map(([scope, description]) => [scope.toUpperCase(), { description }]),
  ) as never,
});

@ObjectType({ description: 'Something the viewer may do, and where.\nSesuatu yang boleh dilakukan, dan di mana.' })
class Permission {
  @Field(() => String, { description: 'The action, such as `need:verify`.\nTindakan, misalnya `need:verify`.' })
  action!: string;

  @Field(() => Scope, { description: 'Which rows it reaches.\nBaris yang dijangkau.' })
  scope!: ScopeName;

  readonly grantId!: string | null;
}

@ObjectType({
  description: 'What the viewer may do under one grant.\nYang boleh dilakukan pengguna berdasarkan satu hak akses.',
})
class Access {
  readonly grantId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when; null while open-ended.\nSampai kapan; null bila tanpa batas.',
  })
  until!: string | null;

  @Field(() => [Permission], { description: 'What they may read, and which rows.\nYang boleh dibaca, dan barisnya.' })
  reads!: Permission[];

  @Field(() => [Permission], {
    description: 'What they may do, and to which rows.\nYang boleh dilakukan, dan barisnya.',
  })
  acts!: Permission[];
}

@ObjectType('Viewer', { description: 'Whoever asks.\nSiapa yang bertanya.' })
class ViewerType {}

const viewer = value([], (_: unknown, asker: Asker) => asker.viewer, { asks: true });
const grants = value([], (asking: Asking) => asking.grants.map(({ id }) => new Pointer(Grant, 'Grant', id)), {
  points: true,
});
const permissions = value([], (asking: Asking): Permission[] =>
  asking.permissions().map(({ action, scope, grant }) => ({ action, scope, grantId: grant?.id ?? null })),
);
const access = value(
  [],
  (_: unknown, { viewer: asking }: Asker): Access[] =>
    asking.grants.map(({ id, validTo }) => {
      const mine = asking
        .permissions()
        .flatMap(({ action, scope, grant }): Permission[] =>
          grant?.id === id || grant === undefined ? [{ action, scope, grantId: grant?.id ?? null }] : [],
        );
      const isRead = ({ action }: Permission) => !/:(create|change)$/.test(databaseGroup(action as Action));
      return { grantId: id, until: validTo, reads: mine.filter(isRead), acts: mine.filter(each => !isRead(each)) };
    }),
  { asks: true },
);

@Resolver(() => ViewerType)
export class ViewerResolver {
  @QueryReads(() => ViewerType, viewer, {
    description:
      'Whoever asks, with their grants and permissions.\nSiapa yang bertanya, beserta hak akses dan izinnya.',
  })
  @Requires('reference:read')
  viewer!: Asking;

  @QueryReads(() => [Access], access, {
    description:
      'What you may see and do now, grant by grant: where, until when, and by which agreement.\nYang boleh Anda lihat dan lakukan kini, menurut tiap hak akses: di mana, sampai kapan, dan berdasarkan perjanjian apa.',
  })
  @Requires('reference:read')
  myAccess!: Access[];

  @Reads(() => [Grant], grants, {
    description: 'What they hold at this moment; nothing for the public.\nHak akses saat ini; kosong untuk publik.',
  })
  grants!: Grant[];

  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description: 'The person; null for nobody signed in.\nOrangnya; null bila tidak masuk.',
  })
  person!: Person | null;

  @Reads(() => [Permission], permissions, {
    description: 'What they may do, grant by grant.\nYang boleh dilakukan, menurut tiap hak akses.',
  })
  permissions!: Permission[];
}

@Resolver(() => Permission)
export class PermissionResolver {
  @Reads(() => Grant, one(Grant, 'grantId'), {
    nullable: true,
    description:
      'The grant it comes from; null for what everybody may do.\nHak akses asalnya; null untuk yang boleh dilakukan siapa pun.',
  })
  grant!: Grant | null;
}

@Resolver(() => Access)
export class AccessResolver {
  @Reads(() => Grant, one(Grant, 'grantId'), {
    nullable: true,
    description: 'The grant: which role, where, for whom.\nHak aksesnya: peran, wilayah, dan organisasinya.',
  })
  grant!: Grant | null;
}
