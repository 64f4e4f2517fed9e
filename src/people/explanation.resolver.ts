import { Arg, Ctx, Field, ID, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { explain, holders, obstacles, type Explanation, type Holders } from '../access/explanation.query.ts';
import { actions, type Action } from '../access/permissions.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { InvalidInputError } from '../platform/errors.ts';
import { rowByKey } from '../platform/reading/loaders.ts';
import { Grant, Role } from './grant.entity.ts';

const Obstacle = Object.fromEntries(Object.keys(obstacles).map(name => [name, name]));
registerEnumType(Obstacle, {
  name: 'Obstacle',
  description: 'What keeps somebody from doing something.\nYang menghalangi suatu tindakan.',
  valuesConfig: Object.fromEntries(
    Object.entries(obstacles).map(([name, description]) => [name, { description }]),
  ) as never,
});

@ObjectType('Explanation', {
  description:
    'Why somebody may do something to an object, or may not.\nMengapa seseorang boleh atau tidak boleh melakukan sesuatu terhadap suatu objek.',
})
class ExplanationType {
  @Field(() => Boolean, { description: 'They may, now.\nBoleh, saat ini.' })
  isAllowed!: boolean;

  @Field(() => Obstacle, {
    nullable: true,
    description: 'What is missing; null when they may.\nYang kurang; null bila boleh.',
  })
  obstacle!: Explanation['obstacle'];

  @Field(() => [Grant], {
    description: 'Your grants that reach it with this action.\nHak akses Anda yang menjangkaunya dengan tindakan ini.',
  })
  grants!: object[];

  @Field(() => [Role], {
    description: 'The roles that do this somewhere.\nPeran yang melakukan ini di suatu tempat.',
  })
  roles!: Explanation['roles'];
}

@ObjectType({
  description:
    'Who can read an object, by the grants they hold now.\nSiapa yang dapat membaca suatu objek, menurut hak akses saat ini.',
})
class Readership {
  @Field(() => [Grant], {
    description:
      'The grants that show it, by area, at most 100.\nHak akses yang memperlihatkannya, urut wilayah, paling banyak 100.',
  })
  grants!: object[];

  @Field(() => Boolean, {
    description: 'There are more grants that you may know of.\nMasih ada hak akses lain yang boleh Anda ketahui.',
  })
  hasMore!: boolean;

  @Field(() => Int, {
    description:
      'How many people can read it, by any grant, or because it is about themselves.\nJumlah orang yang dapat membacanya, menurut hak akses mana pun, atau karena mengenai dirinya sendiri.',
  })
  peopleCount!: number;

  @Field(() => Int, {
    description:
      'How many of these people may not be named to you, for their grants lie beyond what you review.\nJumlah di antaranya yang tidak boleh disebutkan kepada Anda, sebab hak aksesnya di luar tinjauan Anda.',
  })
  unnamedCount!: number;
}

@Resolver()
export class ExplanationResolver {
  @Query(() => ExplanationType, {
    description:
      'Why you may do something to an object, or what is missing.\nMengapa Anda boleh melakukan sesuatu terhadap suatu objek, atau apa yang kurang.',
  })
  @Requires('reference:read')
  async explainAccess(
    @Arg('action', () => String, {
      description:
        'The action, such as `need:verify`; `viewer { permissions }` lists yours.\nTindakan, misalnya `need:verify`; `viewer { permissions }` memuat milik Anda.',
    })
    action: string,
    @Arg('id', () => ID, { description: 'Id of the object.\nId objek.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    if (!actions.includes(action as Action)) {
      throw InvalidInputError.of('action', {
        en: `There is no action "${action}".`,
        id: `Tidak ada tindakan "${action}".`,
      });
    }
    const { grantIds, ...explanation } = await explain(context, action as Action, id);
    return {
      ...explanation,
      isAllowed: explanation.obstacle === null,
      grants: await grantsOf(context, grantIds),
    };
  }

  @Query(() => Readership, {
    description:
      'Who can read an object now, by the grants that you may know of, and how many can altogether: for auditors and the centre.\nSiapa yang dapat membaca suatu objek kini, menurut hak akses yang boleh Anda ketahui, dan berapa orang seluruhnya: untuk auditor dan pusat.',
  })
  @Requires('access:review')
  async whoCanSee(
    @Arg('id', () => ID, { description: 'Id of the object.\nId objek.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const { grantIds, ...counted }: Holders = await holders(context, id);
    return { ...counted, grants: await grantsOf(context, grantIds) };
  }
}

async function grantsOf(context: RequestContext, ids: readonly string[]): Promise<object[]> {
  const rows = await Promise.all(ids.map(id => rowByKey(context, Grant, 'id').load(id)));
  return rows.filter(row => row !== null);
}
