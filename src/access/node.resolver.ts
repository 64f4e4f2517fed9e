import type { EntityClass } from '@mikro-orm/core';
import { Arg, ID, Resolver } from 'type-graphql';
import { InvalidInputError } from '../platform/errors.ts';
import { isUuid, parseGlobalId, rowId } from '../platform/global-id.ts';
import { lengthOf } from '../platform/limits/price.ts';
import { Priced } from '../platform/limits/priced.ts';
import { Node } from '../platform/node.types.ts';
import { pageSize } from '../platform/reading/list.ts';
import { Pointer, prefixed, QueryReads, value, type Read } from '../platform/reading/reads.ts';
import type { Asker, NodeFinder } from './request-context.ts';
import { Requires } from './requires.ts';

/** Rows of an entity by their id, in the viewer's scope. */
export function rowNode(entity: EntityClass<object>, typename: string): NodeFinder {
  return id => (isUuid(id) ? new Pointer(entity, typename, id) : null);
}

/** The row of a root field's `id`. */
export function found(entity: EntityClass<object>, typename: string, noun: string): Read {
  return value(
    [],
    (_: unknown, _asker: Asker, { id }: { id: string }) => new Pointer(entity, typename, rowId(noun, id)),
    { points: true },
  );
}

/** The id of a row, as the API shows it. */
export function idOfRow(noun: string): Read {
  return prefixed(`${noun}_`, 'id');
}

function nodeOf(id: string, asker: Asker): object | null {
  const parsed = parseGlobalId(id);
  return (parsed && asker.services.nodes.get(parsed.noun)?.(parsed.id, asker)) ?? null;
}

const node = value([], (_: unknown, asker: Asker, { id }: { id: string }) => nodeOf(id, asker), {
  asks: true,
  points: true,
});

const nodes = value(
  [],
  (_: unknown, asker: Asker, { ids }: { ids: readonly string[] }) => {
    if (ids.length > pageSize.most) {
      throw InvalidInputError.of('ids', {
        en: `Ask for at most ${pageSize.most} objects at once.`,
        id: `Mintalah paling banyak ${pageSize.most} objek sekaligus.`,
      });
    }
    return ids.map(id => nodeOf(id, asker));
  },
  { asks: true, points: true },
);

/** Anything by its id. Rows are found by their own feature, in the viewer's scope. */
@Resolver()
export class NodeResolver {
  @QueryReads(() => Node, node, {
    nullable: true,
    description:
      'Any object by its id; null when there is none that you may see.\nObjek apa pun menurut id; null bila tidak ada yang dapat Anda lihat.',
    parameters: [Arg('id', () => ID, { description: 'Id of the object.\nId objek.' })],
  })
  @Requires('reference:read')
  node!: object | null;

  @QueryReads(() => [Node], nodes, {
    nullable: 'items',
    description:
      'Many objects by their ids, in that order, at most 100; null for what you may not see.\nBanyak objek menurut id, sesuai urutan, paling banyak 100; null untuk yang tidak dapat Anda lihat.',
    parameters: [Arg('ids', () => [ID], { description: 'Ids of the objects.\nId objek-objek.' })],
  })
  @Requires('reference:read')
  @Priced({ size: ({ ids }) => Math.min(lengthOf(ids), pageSize.most), reads: ['ids'] })
  nodes!: (object | null)[];
}
