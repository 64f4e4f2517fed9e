import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.ts';

/** A way to use something of the schema: a field of a type, with what has to be given in its arguments. */
export interface Target {
  readonly type: string;
  readonly field: string;
  readonly given: readonly string[];
  /** Of the value, where it is an argument or a field of an input that is used. */
  readonly value?: GraphQLNamedInputType;
}

/** Into a field, or on to another type by a fragment's condition. */
export type Step = { readonly field: string } | { readonly on: string };

/**
 * Everything a read can use, by its coordinate: fields (`Need.area`), arguments (`Query.need(id:)`), fields of inputs
 * (`NeedFilter.years`) and values of enums in them (`NeedGroup.KIND`), each with all the ways to get there.
 */
export function targetsOf(schema: GraphQLSchema): ReadonlyMap<string, readonly Target[]> {
  const targets = new Map<string, Target[]>();
  const add = (coordinate: string, target: Target) => {
    const known = targets.get(coordinate);
    if (known === undefined) targets.set(coordinate, [target]);
    else known.push(target);
  };
  for (const type of readableTypes(schema)) {
    for (const field of fieldsOf(type)) {
      add(`${type.name}.${field.name}`, { type: type.name, field: field.name, given: [] });
      for (const argument of field.args) {
        const own = argumentCoordinate(type, field, argument);
        for (const [coordinate, use] of inputCoordinates(own, argument, [])) {
          add(coordinate, { type: type.name, field: field.name, ...use });
        }
      }
    }
  }
  return targets;
}

export function argumentCoordinate(
  type: { readonly name: string },
  field: { readonly name: string },
  argument: { readonly name: string },
): string {
  return `${type.name}.${field.name}(${argument.name}:)`;
}

/**
 * The fields that are asked for. Not those whose reading leaves a trace: the second to ask would see that of the first in
 * the history, and nothing compiles them.
 */
export function fieldsOf(type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] {
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  return fields.filter(({ name }) => !(type.name === 'Person' && name === 'contact'));
}

/** Object types and interfaces that queries lead to. */
export function readableTypes(schema: GraphQLSchema): (GraphQLObjectType | GraphQLInterfaceType)[] {
  const seen = new Set<GraphQLCompositeType>();
  const walk = (type: GraphQLCompositeType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const [, next] of edgesOf(schema, type)) walk(next);
  };
  walk(schema.getQueryType() as GraphQLObjectType);
  return [...seen].filter(type => isObjectType(type) || isInterfaceType(type));
}

/** A short way from the root to a type, one of several by chance; sometimes by way of another type. */
export function wayTo(schema: GraphQLSchema, type: string, random: Random): Step[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const straight = shortestWay(schema, query, type, random) ?? [];
  if (random.chance(0.7)) return straight;
  const between = random.pick(readableTypes(schema));
  const there = shortestWay(schema, query, between.name, random) ?? [];
  const onwards = shortestWay(schema, between, type, random);
  return onwards === undefined || there.length + onwards.length > 6 ? straight : [...there, ...onwards];
}

function shortestWay(
  schema: GraphQLSchema,
  from: GraphQLCompositeType,
  to: string,
  random: Random,
): Step[] | undefined {
  const ways = new Map<GraphQLCompositeType, readonly Step[]>([[from, []]]);
  const queue = [from];
  for (const type of queue) {
    const way = ways.get(type) ?? [];
    if (type.name === to) return [...way];
    const edges = edgesOf(schema, type);
    for (const [step, next] of random.sample(edges, edges.length)) {
      if (ways.has(next)) continue;
      ways.set(next, [...way, step]);
      queue.push(next);
    }
  }
  return undefined;
}

function edgesOf(schema: GraphQLSchema, type: GraphQLCompositeType): [Step, GraphQLCompositeType][] {
  const fields = fieldsOf(type);
  return [
    ...fields.flatMap(({ name, type: returned }): [Step, GraphQLCompositeType][] => {
      const named = getNamedType(returned);
      return isCompositeType(named) ? [[{ field: name }, named]] : [];
    }),
    ...narrower(schema, type).map((next): [Step, GraphQLCompositeType] => [{ on: next.name }, next]),
  ];
}

/** Types that a fragment within this one may be on: its own, what implements it, what it implements. */
export function narrower(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  const below = isAbstractType(type)
    ? [...schema.getPossibleTypes(type), ...(isInterfaceType(type) ? schema.getImplementations(type).interfaces : [])]
    : [];
  return [...below, ...('getInterfaces' in type ? type.getInterfaces() : [])];
}

function* inputCoordinates(
  coordinate: string,
  { type }: GraphQLArgument | GraphQLInputField,
  above: readonly string[],
): Generator<[coordinate: string, use: Pick<Target, 'given' | 'value'>]> {
  const given = [...above, coordinate];
  const named = getNamedType(type);
  yield [coordinate, { given, value: named }];
  if (isEnumType(named)) {
    for (const { name } of named.getValues())
      yield [`${named.name}.${name}`, { given: [...given, `${named.name}.${name}`] }];
  }
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    yield* inputCoordinates(`${named.name}.${field.name}`, field, given);
  }
}

/** A list of Relay's kind: it is its page that has many rows. */
export function isConnection(type: GraphQLCompositeType): boolean {
  return isObjectType(type) && 'pageInfo' in type.getFields();
}
