import { readFileSync } from 'node:fs';
import { isObjectType, lexicographicSortSchema, printSchema, type GraphQLObjectType } from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { actions, type Action } from '../../src/access/permissions.ts';
import { Requires } from '../../src/access/requires.ts';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';

const schema = buildApiSchema(features);

@Resolver()
class WithoutAction {
  @Query(() => String)
  strayWithoutAction(): string {
    return 'nothing';
  }
}

@Resolver()
class WithUnknownAction {
  @Query(() => String)
  @Requires('need:steal' as Action)
  strayAction(): string {
    return 'nothing';
  }
}

@ObjectType()
class Stray {
  @Field(() => String)
  @Requires('need:guess' as Action)
  secret!: string;
}

@Resolver()
class WithRestrictedField {
  @Query(() => Stray)
  @Requires('need:read')
  stray(): Stray {
    return new Stray();
  }
}

describe('the schema', () => {
  it('is what schema.graphql says', () => {
    const written = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');

    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(written);
  });

  it('has an action of the permission table on every root field', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].map(type => type as GraphQLObjectType);

    for (const field of roots.flatMap(type => Object.values(type.getFields()))) {
      expect([field.name, actions.includes(field.extensions['requires'] as Action)]).toEqual([field.name, true]);
    }
    expect(schema.getSubscriptionType()).toBeUndefined();
  });

  it('has an act on every mutation, and no act on a query', () => {
    const requirements = (type: GraphQLObjectType | null | undefined): Record<string, unknown> =>
      Object.fromEntries(
        Object.values(type?.getFields() ?? {}).map(({ name, extensions }) => [name, extensions['requires']]),
      );
    const reading = /:(read|aggregate|contact|review)$/;

    const queries = Object.values(requirements(schema.getQueryType()));
    const mutations = Object.entries(requirements(schema.getMutationType()));

    expect(queries.filter(action => !reading.test(String(action)))).toEqual([]);
    for (const [name, action] of mutations) {
      const [noun, verb] = String(action).split(':') as [string, string];
      expect([name, name.toLowerCase().startsWith(`${verb}${noun}`)]).toEqual([name, true]);
    }
  });

  it('has a history on everything that has an id, for those who may look into the log', () => {
    const identified = Object.values(schema.getTypeMap()).filter(
      type => isObjectType(type) && 'id' in type.getFields(),
    );
    const histories = identified.map(type => [type.name, (type as GraphQLObjectType).getFields()['history']] as const);

    expect(histories.length).toBeGreaterThanOrEqual(15);
    for (const [name, history] of histories)
      expect([name, history?.extensions['requires']]).toEqual([name, 'audit:read']);
  });

  it.each([
    ['a root field that names no action', WithoutAction, 'Query.strayWithoutAction does not say which action it is'],
    ['a root field of an unknown action', WithUnknownAction, '"need:steal" is not in the permission table'],
    ['a field below of an unknown action', WithRestrictedField, '"need:guess" is not in the permission table'],
  ])('does not start with %s', (_what, resolver, message) => {
    expect(() => buildApiSchema([...features, { resolvers: [resolver] }])).toThrow(message);
  });
});

describe('resolvers', () => {
  const resolverFor = (type: string, field: string) =>
    (schema.getType(type) as GraphQLObjectType).getFields()[field]?.resolve;

  it.each([
    ['Need', 'title'],
    ['Need', 'version'],
    ['Intervention', 'title'],
    ['Intervention', 'startsOn'],
    ['Village', 'code'],
    ['Village', 'parent'],
    ['Village', 'children'],
    ['Organization', 'name'],
    ['NeedConnection', 'totalCount'],
    ['PageInfo', 'hasNextPage'],
    ['NeedStatisticsRow', 'count'],
    ['Ratio', 'value'],
  ])('there is none for %s.%s, which graphql-js reads by itself', (type, field) => {
    expect(resolverFor(type, field)).toBeUndefined();
  });

  it.each([
    ['Need', 'id'],
    ['Need', 'area'],
    ['Need', 'kind'],
    ['Need', 'answers'],
    ['Intervention', 'nawacitaPriority'],
    ['Intervention', 'availableActions'],
    ['Village', 'needs'],
    ['Country', 'interventions'],
    ['District', 'descendants'],
    ['NeedPayload', 'need'],
    ['InterventionParticipant', 'organization'],
    ['InpresTarget', 'programmes'],
  ])('there is one for %s.%s, which has code of its own', (type, field) => {
    expect(resolverFor(type, field)).toBeTypeOf('function');
  });
});
