import { Field, ID, InterfaceType } from 'type-graphql';

/** Options of every `id` field. */
export const nodeId = {
  description:
    'Opaque; never changes, whatever happens to names and codes.\nBuram; tidak pernah berubah, apa pun yang terjadi pada nama dan kode.',
};

@InterfaceType({
  description: 'Anything that can be read again by its id.\nApa pun yang dapat dibaca kembali dengan id-nya.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, nodeId)
  readonly id!: string;
}
