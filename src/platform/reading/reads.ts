import type { EntityClass } from '@mikro-orm/core';
import type { GraphQLFieldResolver } from 'graphql';
import { Extensions, FieldResolver, Query } from 'type-graphql';
import { pageOf, type ListDeclaration, type Parenthood } from './list.ts';
import { allRows, rowByKey, rowsBy } from './loaders.ts';
import type { Reader } from './reader.ts';
import { readStatistics, type StatisticsDeclaration } from './statistics.ts';

/**
 * How a field is read, told once: the resolver that graphql-js calls is made from it, and so is the SQL of the compiler.
 * A field of a row without one is the column of its name; of an object in memory, its property.
 */
export type Read = OneRead | CellRead | ManyRead | PageRead | StatisticsRead | PrefixedRead | ValueRead;

/** The row of an entity whose `to` is the parent's `from`; null where there is none in the viewer's scope. */
interface OneRead {
  readonly kind: 'one';
  readonly entity: EntityClass<object>;
  readonly from: string;
  readonly to: string;
}

/** A column of such a row: one that is kept apart, because not everybody who reads the parent reads it. */
interface CellRead {
  readonly kind: 'cell';
  readonly entity: EntityClass<object>;
  readonly from: string;
  readonly to: string;
  readonly column: string;
}

/** The rows of an entity whose `by` is the parent's `from`; all of them where there is no parent. */
interface ManyRead {
  readonly kind: 'many';
  readonly entity: EntityClass<object>;
  readonly key: { readonly by: string; readonly from: string } | undefined;
  readonly order: readonly string[];
}

/** A page of a list, or statistics, of a parent: the object the field stands on, or another that its arguments name. */
interface OfParent<Args, Parent> {
  /** Depends on which arguments are given (not on their values, but for enums, numbers and booleans) and on the type. */
  readonly within: (args: Args, typename: string) => Parenthood<Parent>;
  readonly parent: (source: unknown, asker: never, args: Args) => unknown;
}

interface PageRead extends OfParent<never, never> {
  readonly kind: 'page';
  readonly list: ListDeclaration<object, object, string>;
}

interface StatisticsRead extends OfParent<never, never> {
  readonly kind: 'statistics';
  readonly declaration: StatisticsDeclaration<string, string, object>;
}

/** A column with a word before it, such as an id that says of what it is; null where the column is. */
interface PrefixedRead {
  readonly kind: 'prefixed';
  readonly prefix: string;
  readonly from: string;
}

/** A value made by code, from a few columns of a row or from an object in memory, and from who asks. */
export interface ValueRead {
  readonly kind: 'value';
  readonly from: readonly string[];
  readonly of: (source: never, asker: never, args: never) => unknown;
  /** It must know the viewer. */
  readonly asks: boolean;
  /** It may be a pointer, or a list of some. */
  readonly points: boolean;
  readonly beside: Beside | undefined;
}

/** The one row of an entity that belongs to the parent, of which a value gets columns too; none of them where there is none. */
interface Beside {
  readonly entity: EntityClass<object>;
  readonly to: string;
  readonly columns: readonly string[];
}

/** What a value may be instead of an object: a row that is somewhere else. */
export class Pointer {
  constructor(
    readonly entity: EntityClass<object>,
    readonly typename: string,
    readonly id: string | number,
  ) {}
}

/** The row of an entity that a property of the parent names. */
export function one(entity: EntityClass<object>, from: string, to = 'id'): Read {
  return { kind: 'one', entity, from, to };
}

/** A column of the row of an entity that belongs to the parent; null where there is no such row in the viewer's scope. */
export function cell<Entity extends object>(
  entity: EntityClass<Entity>,
  to: keyof Entity & string,
  column: keyof Entity & string,
): Read {
  return { kind: 'cell', entity, from: 'id', to, column };
}

/** A small list that belongs to a row, in an order that ends with something unique. */
export function many<Entity extends object>(
  entity: EntityClass<Entity>,
  by: keyof Entity & string,
  order: readonly (keyof Entity & string)[],
): Read {
  return { kind: 'many', entity, key: { by, from: 'id' }, order };
}

/** A whole small table, such as reference data. */
export function all<Entity extends object>(entity: EntityClass<Entity>, order: keyof Entity & string): Read {
  return { kind: 'many', entity, key: undefined, order: [order] };
}

export function page<Entity extends object, Filter extends object, Field extends string, Args, Parent>(
  list: ListDeclaration<Entity, Filter, Field>,
  within: (args: Args, typename: string) => Parenthood<Parent>,
  parent: (source: unknown, asker: never, args: Args) => unknown = source => source,
): Read {
  return { kind: 'page', list, within, parent } as unknown as Read;
}

export function statistics<Group extends string, Measure extends string, Filter extends object, Args, Parent>(
  declaration: StatisticsDeclaration<Group, Measure, Filter>,
  within: (args: Args, typename: string) => Parenthood<Parent>,
  parent: (source: unknown, asker: never, args: Args) => unknown,
): Read {
  return { kind: 'statistics', declaration, within, parent } as unknown as Read;
}

export function prefixed(prefix: string, from: string): Read {
  return { kind: 'prefixed', prefix, from };
}

/** Says how code makes a value. Of a row, and of the one beside it, it gets the columns named, and nothing else. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- inferred from what the function takes
export function value<Source, Asker, Args>(
  from: readonly (keyof Source & string)[],
  of: (source: Source, asker: Asker, args: Args) => unknown,
  { asks = false, points = false, beside }: Partial<Pick<ValueRead, 'asks' | 'points' | 'beside'>> = {},
): Read {
  return { kind: 'value', from, of, asks, points, beside };
}

interface FieldOptions {
  readonly description: string;
  readonly nullable?: boolean | 'items';
  /** `Arg(…)` and `Args(…)` of type-graphql. */
  readonly parameters?: readonly Parameter[];
}

type Declares = PropertyDecorator & MethodDecorator;
type Parameter = (prototype: object, key: string | symbol, index: number) => void;

/** A field of an object type, declared on a property of its resolver class. */
export function Reads(type: () => unknown, read: Read, { parameters = [], ...options }: FieldOptions): Declares {
  return declared(FieldResolver(type as never, options as never), read, parameters);
}

/** A field of the query type. */
export function QueryReads(type: () => unknown, read: Read, { parameters = [], ...options }: FieldOptions): Declares {
  return declared(Query(type as never, options as never), read, parameters);
}

function declared(field: MethodDecorator, read: Read, parameters: readonly Parameter[]): Declares {
  return (prototype: object, key: string | symbol) => {
    field(prototype, key, {});
    Extensions({ read })(prototype, key);
    for (const [index, parameter] of parameters.entries()) parameter(prototype, key, index);
  };
}

/** What a resolver made from a declaration needs of the operation. */
export interface ReadContext extends Reader {
  /** Who asks, and what else a value may be made of. */
  asker(options: { readonly viewer: boolean }): unknown;
}

/** The resolver of the executed path: plain rows, in batches. */
export function resolverOf(read: Read): GraphQLFieldResolver<unknown, ReadContext> {
  switch (read.kind) {
    case 'one':
      return (source, _args, context) => rowOf(context, read.entity, read.to, propertyOf(source, read.from));
    case 'cell':
      return async (source, _args, context) =>
        propertyOf(
          (await rowOf(context, read.entity, read.to, propertyOf(source, read.from))) ?? nothing,
          read.column,
        ) ?? null;
    case 'many': {
      const { entity, key, order } = read;
      return key === undefined
        ? (_source, _args, context) => allRows(context, entity, order[0] as never)
        : (source, _args, context) =>
            rowsBy(context, entity, key.by as never, order as never).load(propertyOf(source, key.from) as string);
    }
    case 'page':
      return (source, args, context, { parentType }) => {
        const parent = read.parent(source, context.asker({ viewer: false }) as never, args as never);
        return pageOf(context, read.list, read.within(args as never, parentType.name), parent as never, args);
      };
    case 'statistics':
      return (source, args, context, { parentType }) => {
        const parent = read.parent(source, context.asker({ viewer: false }) as never, args as never);
        const within = read.within(args as never, parentType.name);
        return readStatistics(context, read.declaration, within, parent as never, args);
      };
    case 'prefixed':
      return source => {
        const column = propertyOf(source, read.from) as string | number | null;
        return column === null ? null : `${read.prefix}${column}`;
      };
    case 'value': {
      const of = read.of as (source: unknown, asker: unknown, args: unknown) => unknown;
      const { beside } = read;
      if (beside !== undefined) {
        return async (source, args, context) => {
          const other = await rowOf(context, beside.entity, beside.to, propertyOf(source, 'id'));
          const asker = await context.asker({ viewer: read.asks });
          return followed(context, of({ ...(source as object), ...other }, asker, args));
        };
      }
      return read.asks
        ? async (source, args, context) => followed(context, of(source, await context.asker({ viewer: true }), args))
        : (source, args, context) => followed(context, of(source, context.asker({ viewer: false }), args));
    }
  }
}

const nothing = {};

function propertyOf(source: unknown, name: string): unknown {
  return (source as Readonly<Record<string, unknown>>)[name];
}

async function rowOf(context: Reader, entity: EntityClass<object>, to: string, key: unknown): Promise<object | null> {
  return key === null || key === undefined ? null : await rowByKey(context, entity, to as never).load(key as string);
}

/** A value, with the rows it points to in their places. */
function followed(context: Reader, found: unknown): unknown {
  if (Array.isArray(found))
    return found.some(item => item instanceof Pointer) ? found.map(item => followed(context, item)) : found;
  if (!(found instanceof Pointer)) return found;
  return rowOf(context, found.entity, 'id', found.id).then(row => row && { ...row, __typename: found.typename });
}
