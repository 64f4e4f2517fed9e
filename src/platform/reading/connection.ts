import { ArgsType, Field, InputType, Int, ObjectType, type ClassType } from 'type-graphql';
import { enumOf } from '../enum.ts';
import type { Direction, Edge, Page, PageFacts } from './list.ts';

export const OrderDirection = enumOf(
  'OrderDirection',
  'Which end of an order comes first.\nUjung urutan mana yang didahulukan.',
  {
    ASC: 'Smallest, earliest or A first.\nYang terkecil, terawal, atau A lebih dahulu.',
    DESC: 'Largest, latest or Z first.\nYang terbesar, terbaru, atau Z lebih dahulu.',
  },
);

@ObjectType({ description: 'Where a page stands in its list.\nPosisi halaman di dalam daftarnya.' })
export class PageInfo implements PageFacts {
  @Field(() => Boolean, { description: 'There are rows after this page.\nMasih ada baris setelah halaman ini.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'There are rows before this page.\nMasih ada baris sebelum halaman ini.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first row of this page.\nKursor baris pertama halaman ini.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row of this page, for `after`.\nKursor baris terakhir halaman ini, untuk `after`.',
  })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many rows from the start, 20 unless told, at most 100.\nJumlah baris dari awal, 20 bila tidak disebut, paling banyak 100.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Go on after this cursor, in the same order.\nLanjutkan setelah kursor ini, dalam urutan yang sama.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many rows from the end, at most 100.\nJumlah baris dari akhir, paling banyak 100.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Go back from this cursor, in the same order.\nMundur dari kursor ini, dalam urutan yang sama.',
  })
  before?: string | null;
}

/** The Relay connection of a type: `<Name>Connection` and `<Name>Edge`. */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  name: string,
  noun: [en: string, id: string],
) {
  @ObjectType(`${name}Edge`, { description: `A place in a list of ${noun[0]}.\nSatu tempat dalam daftar ${noun[1]}.` })
  class EdgeType {
    @Field(() => String, { description: 'Where this row stands, opaque.\nPosisi baris ini, buram.' })
    cursor!: string;

    @Field(node, { description: 'The row itself.\nBaris itu sendiri.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${noun[0]}.\nSatu halaman daftar ${noun[1]}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'Rows with their cursors.\nBaris beserta kursornya.' })
    edges!: Edge<Node>[];

    @Field(() => [node()], { description: 'Rows without cursors.\nBaris tanpa kursor.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands.\nPosisi halaman ini.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description:
        'How many rows the whole list has; counted only when asked for.\nJumlah baris seluruh daftar; dihitung hanya bila diminta.',
    })
    totalCount!: number;
  }
  return ConnectionType as unknown as ClassType<Page<Node>>;
}

/** `{ field, direction }` over the fields a list can be ordered by. */
export function orderOf<Name extends string>(fields: object, name: string, noun: [en: string, id: string]) {
  @InputType(`${name}Order`, { description: `How to order ${noun[0]}.\nUrutan ${noun[1]}.` })
  class Order {
    @Field(() => fields, { description: 'What to order by.\nDasar urutan.' })
    field!: Name;

    @Field(() => OrderDirection, {
      defaultValue: 'ASC',
      description: 'Which end comes first.\nUjung mana yang didahulukan.',
    })
    direction!: Direction;
  }
  return Order;
}
