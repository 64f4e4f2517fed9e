import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.ts';
import { cursorsOf, type Pools } from './pools.ts';
import { argumentCoordinate, isConnection } from './targets.ts';

/** How an operation's values are drawn. */
export interface Taste {
  readonly random: Random;
  readonly pools: Pools;
  /** How often a value is one of the odd ones. */
  readonly odd: number;
  /** Coordinates of arguments and input fields that must be given, values of enums that must be among theirs. */
  readonly given: ReadonlySet<string>;
}

/** Values for the arguments of a field, as JSON has them, in an order of their own. */
export function randomArguments(
  taste: Taste,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  affordable: number,
): Map<GraphQLArgument, unknown> {
  const { random, given } = taste;
  const values = new Map<GraphQLArgument, unknown>();
  const connection = getNamedType(field.type) as GraphQLCompositeType;
  const order = () => [...values].find(([{ name }]) => name === 'orderBy')?.[1];
  const ordered = field.args.toSorted((a, b) => Number(b.name === 'orderBy') - Number(a.name === 'orderBy'));
  for (const argument of ordered) {
    const coordinate = argumentCoordinate(parent, field, argument);
    const isRequired = isNonNullType(argument.type) && argument.defaultValue === undefined;
    if (!isRequired && !given.has(coordinate) && !random.chance(0.3)) continue;
    const cursors =
      argument.name === 'after' || argument.name === 'before' ? cursorsOf(taste.pools, connection.name, order()) : [];
    values.set(
      argument,
      cursors.length > 0 && !random.chance(taste.odd)
        ? random.pick(cursors)
        : randomValue(taste, argument.type, [coordinate, argument.name]),
    );
  }
  if (isConnection(connection)) keepSmall(taste, parent, field, values, affordable);
  return new Map(random.sample([...values], values.size));
}

/** One page size, and no more rows than the answer has room for; odd sizes stay, for they are refused. */
function keepSmall(
  { random, odd, given }: Taste,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  values: Map<GraphQLArgument, unknown>,
  affordable: number,
): void {
  const sizes = field.args.filter(({ name }) => name === 'first' || name === 'last');
  const told = sizes.filter(size => typeof values.get(size) === 'number');
  if (told.length > 1 && !random.chance(odd)) {
    values.delete(told.find(size => !given.has(argumentCoordinate(parent, field, size))) ?? random.pick(told));
  }
  const most = Math.max(1, Math.min(100, Math.floor(affordable)));
  const size = pageSizeOf(values);
  if (size <= most || size > 100) return;
  const [one = random.pick(sizes)] = told.filter(argument => values.has(argument));
  values.set(one, random.between(1, most));
}

export function pageSizeOf(values: ReadonlyMap<GraphQLArgument, unknown>): number {
  const sizes = [...values].filter(
    ([{ name }, value]) => (name === 'first' || name === 'last') && typeof value === 'number',
  );
  return sizes.length === 0 ? 20 : Number(sizes[0]?.[1]);
}

/** Another value for a place that has this one. */
export function otherValue(taste: Taste, type: GraphQLInputType, names: readonly string[], value: unknown): unknown {
  const { random, pools, odd } = taste;
  const cursors = [...pools.cursors.values()].find(list => list.includes(value as string));
  if (cursors !== undefined && !random.chance(odd)) return random.pick(cursors);
  const isSize = names.includes('first') || names.includes('last');
  if (!isSize || typeof value !== 'number') return randomValue(taste, type, names);
  return random.between(0, value > 3 && value <= 100 ? value : 3);
}

function randomValue(taste: Taste, type: GraphQLInputType, names: readonly string[]): unknown {
  if (isNonNullType(type)) return randomNonNull(taste, type.ofType, names);
  const mustBe = names.some(name => taste.given.has(name));
  return !mustBe && taste.random.chance(0.05) ? null : randomNonNull(taste, type, names);
}

function randomNonNull(taste: Taste, type: GraphQLInputType, names: readonly string[]): unknown {
  const { random, given } = taste;
  if (isListType(type)) {
    const length = random.chance(0.07) && !names.some(name => given.has(name)) ? 0 : random.between(1, 3);
    return Array.from({ length }, () => randomValue(taste, type.ofType, names));
  }
  if (isEnumType(type)) {
    const values = type.getValues().map(({ name }) => name);
    const wanted = values.filter(name => given.has(`${type.name}.${name}`));
    if (wanted.length > 0 && random.chance(0.7)) return random.pick(wanted);
    // Bare names are for values of any type.
    const [coordinate = ''] = names;
    return coordinate in taste.pools.values ? randomScalar(taste, [coordinate]) : random.pick(values);
  }
  if (!isInputObjectType(type)) return randomScalar(taste, [...names, type.name]);
  const fields = Object.values(type.getFields());
  const chosen = fields.filter(field => {
    const isRequired = isNonNullType(field.type) && field.defaultValue === undefined;
    return isRequired || given.has(`${type.name}.${field.name}`) || random.chance(1.5 / fields.length);
  });
  return Object.fromEntries(
    random
      .sample(chosen, chosen.length)
      .map(field => [field.name, randomValue(taste, field.type, [`${type.name}.${field.name}`, field.name])]),
  );
}

function randomScalar({ random, pools, odd }: Taste, names: readonly string[]): unknown {
  const choices = names.map(name => pools.values[name]).find(found => found !== undefined);
  if (choices === undefined) throw new Error(`The world has no values for ${names.join(', ')}.`);
  return random.pick(choices.odd.length > 0 && random.chance(odd) ? choices.odd : choices.usual);
}
