import type { EntityClass } from '@mikro-orm/core';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { InvalidInputError } from '../platform/errors.ts';
import { isUuid, parseGlobalId } from '../platform/global-id.ts';
import { Node } from '../platform/node.types.ts';
import { pageSize } from '../platform/reading/list.ts';
import { rowById } from '../platform/reading/loaders.ts';
import type { NodeLoader, RequestContext } from './request-context.ts';
import { Requires } from './requires.ts';

/** Finds rows of an entity by their id, in the viewer's scope. */
export function rowNode(entity: EntityClass<object>, typename: string): NodeLoader {
  return async (context, id) => {
    const row = isUuid(id) ? await rowById(context, entity).load(id) : null;
    return row && { ...row, __typename: typename };
  };
}

/** Anything by its id. Rows are found by their own feature, in the viewer's scope. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      'Any object by its id; null when there is none that you may see.\nObjek apa pun menurut id; null bila tidak ada yang dapat Anda lihat.',
  })
  @Requires('reference:read')
  async node(
    @Arg('id', () => ID, { description: 'Id of the object.\nId objek.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object | null> {
    const parsed = parseGlobalId(id);
    const load = parsed && context.services.nodes.get(parsed.noun);
    return load ? await load(context, parsed.id) : null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      'Many objects by their ids, in that order, at most 100; null for what you may not see.\nBanyak objek menurut id, sesuai urutan, paling banyak 100; null untuk yang tidak dapat Anda lihat.',
  })
  @Requires('reference:read')
  async nodes(
    @Arg('ids', () => [ID], { description: 'Ids of the objects.\nId objek-objek.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(object | null)[]> {
    if (ids.length > pageSize.most) {
      throw InvalidInputError.of('ids', {
        en: `Ask for at most ${pageSize.most} objects at once.`,
        id: `Mintalah paling banyak ${pageSize.most} objek sekaligus.`,
      });
    }
    return await Promise.all(ids.map(id => this.node(id, context)));
  }
}
