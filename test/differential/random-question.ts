import { parse, print, type GraphQLSchema } from 'graphql';
import { Random } from '../../seeds/demo/random.ts';
import type { Question } from './apps.ts';
import type { Pools } from './pools.ts';
import { randomOperation } from './random-operation.ts';
import { targetsOf } from './targets.ts';
import type { Persona } from './world.ts';

/**
 * The n-th question of a seed: it depends on nothing that went before, so that one can be asked again alone. It uses the
 * n-th coordinate of the schema, round and round, and is sent by somebody in some way.
 */
export function questionsOf(
  schema: GraphQLSchema,
  pools: Pools,
  personas: readonly Persona[],
  seed: string,
): (index: number) => Question {
  const targets = [...targetsOf(schema)];
  return index => {
    const random = new Random('question', seed, index);
    const [coordinate, ways] = targets[index % targets.length] as (typeof targets)[number];
    const way = random.pick(ways);
    const target = { ...way, given: [...way.given, ...(pools.given[coordinate] ?? [])] };
    const operation = randomOperation(schema, pools, random, target);
    // The first of them see much; half of what others ask is refused.
    const { subject } = random.pick(random.chance(0.5) ? personas.slice(0, 8) : personas);
    return {
      ...operation,
      query: random.chance(0.3) ? print(parse(operation.query)) : operation.query,
      variables: random.chance(0.03) ? spoiled(random, operation.variables) : operation.variables,
      subject,
      language: random.chance(0.8) ? 'en' : 'id',
      method: random.chance(0.95) ? 'POST' : 'GET',
    };
  };
}

/** One of the values is of a wrong kind, or missing, or nobody asked for it. */
function spoiled(random: Random, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const name = random.pick([...Object.keys(variables), 'other']);
  const { [name]: _, ...others } = variables;
  const wrong = random.pick(['x', '', -1, 1.5, 1e12, true, null, [], [null], {}, { field: 'X' }, [['WATER']]]);
  return random.chance(0.2) ? others : { ...others, [name]: wrong };
}
