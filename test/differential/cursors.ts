import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { cursorKey } from './pools.ts';
import { isConnection } from './targets.ts';

interface Order {
  readonly field: string;
  readonly direction: string;
}

/** Cursors of every list at the root in every order, as somebody gets them who asks for a page of each. */
export async function harvestCursors(
  schema: GraphQLSchema,
  ask: (query: string) => Promise<string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const cursors = new Map<string, readonly string[]>();
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || !isConnection(type)) continue;
    for (const order of [undefined, ...ordersOf(field)]) {
      const orderBy = order === undefined ? '' : `, orderBy: { field: ${order.field}, direction: ${order.direction} }`;
      const body = await ask(`{ list: ${field.name}(first: 100${orderBy}) { edges { cursor } } }`);
      const { data } = JSON.parse(body) as { data: { list: { edges: { cursor: string }[] } } };
      cursors.set(
        cursorKey(type.name, order),
        data.list.edges.map(({ cursor }) => cursor),
      );
    }
  }
  return cursors;
}

function ordersOf({ args }: GraphQLField<unknown, unknown>): Order[] {
  const order = getNamedType(args.find(({ name }) => name === 'orderBy')?.type);
  if (!isInputObjectType(order)) return [];
  const valuesOf = (name: string): string[] => {
    const type = getNamedType(order.getFields()[name]?.type);
    return isEnumType(type) ? type.getValues().map(value => value.name) : [];
  };
  return valuesOf('field').flatMap(field => valuesOf('direction').map(direction => ({ field, direction })));
}
