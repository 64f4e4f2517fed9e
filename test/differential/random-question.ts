import { parse, print, type GraphQLSchema } from 'graphql';
import { Random } from '../../seeds/demo/random.ts';
import type { Question } from './apps.ts';
import type { Pools } from './pools.ts';
import { randomOperation, type Operation } from './random-operation.ts';
import { targetsOf } from './targets.ts';
import type { Persona } from './world.ts';

export interface RandomQuestion extends Question {
  readonly index: number;
}

/**
 * The n-th questions of a seed: one operation, asked once or, with other values, again by somebody else, for which much
 * of the work was done before. They depend on nothing that went before, so that they can be asked again alone. The
 * operation uses the n-th coordinate of the schema, round and round.
 */
export function questionsOf(
  schema: GraphQLSchema,
  pools: Pools,
  personas: readonly Persona[],
  seed: string,
): (index: number) => RandomQuestion[] {
  const targets = [...targetsOf(schema)];
  return index => {
    const random = new Random('question', seed, index);
    const [coordinate, ways] = targets[index % targets.length] as (typeof targets)[number];
    const way = random.pick(ways);
    const target = { ...way, given: [...way.given, ...(pools.given[coordinate] ?? [])] };
    const { otherVariables, ...operation } = randomOperation(schema, pools, random, target);
    const query = random.chance(0.3) ? print(parse(operation.query)) : operation.query;
    const times = [operation.variables, ...(random.chance(0.5) ? [otherVariables] : [])];
    return times.map(variables => ({ index, ...asked({ ...operation, query, variables }, personas, random) }));
  };
}

function asked(operation: Operation, personas: readonly Persona[], random: Random): Question {
  const { variables } = operation;
  return {
    ...operation,
    variables: random.chance(0.03) ? spoiled(random, variables) : variables,
    // The first of them see much; much of what others ask is refused.
    subject: random.pick(random.chance(0.6) ? personas.slice(0, 6) : personas).subject,
    language: random.chance(0.8) ? 'en' : 'id',
    method: random.chance(0.95) ? 'POST' : 'GET',
  };
}

/** One of the values is of a wrong kind, or missing, or nobody asked for it. */
function spoiled(random: Random, variables: Operation['variables']): Operation['variables'] {
  const name = random.pick([...Object.keys(variables), 'other']);
  const { [name]: _, ...others } = variables;
  const wrong = random.pick(['x', '', -1, 1.5, 1e12, true, null, [], [null], {}, { field: 'X' }, [['WATER']]]);
  return random.chance(0.2) ? others : { ...others, [name]: wrong };
}
