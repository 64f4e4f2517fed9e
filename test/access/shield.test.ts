import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { actions, isPublic, type Action } from '../../src/access/permissions.ts';
import { Requires } from '../../src/access/requires.ts';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newPerson } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const schema = buildApiSchema(features);

/** The smallest valid call of every root field, made from the schema, so that a new field is tested as it appears. */
const calls = [schema.getQueryType(), schema.getMutationType()].flatMap(type =>
  Object.values(type?.getFields() ?? {}).map(field => {
    const given = field.args
      .filter(isRequiredArgument)
      .map(({ name, type: wanted }) => `${name}: ${literalOf(wanted)}`);
    const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
    return {
      name: field.name,
      action: field.extensions['requires'] as Action,
      changes: type === schema.getMutationType(),
      text: `${type === schema.getMutationType() ? 'mutation' : 'query'} { ${call} { __typename } }`,
    };
  }),
);

function literalOf(type: GraphQLInputType): string {
  const wanted = getNullableType(type);
  if (isListType(wanted)) return `[${literalOf(wanted.ofType)}]`;
  if (isEnumType(wanted)) return wanted.getValues()[0]?.name ?? '';
  if (isInputObjectType(wanted)) {
    const fields = Object.values(wanted.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map(({ name, type: inner }) => `${name}: ${literalOf(inner)}`).join(', ')} }`;
  }
  return { Int: '1', LocalDate: '"2026-03-01"' }[String(wanted)] ?? '"need_00000000-0000-4000-8000-000000000000"';
}

describe('every root field', () => {
  const restricted = calls.filter(({ action }) => !isPublic(action));

  it.each(restricted)('$name is not for nobody ($action)', async ({ text }) => {
    expect(codeOf(await api.run(null, text))).toBe('UNAUTHENTICATED');
  });

  it.each(restricted.filter(({ action }) => action !== 'organization:read'))(
    '$name is not for whoever holds no grant for it',
    async ({ text }) => {
      expect(codeOf(await api.run(await newPerson(), text))).toBe('FORBIDDEN');
      expect(codeOf(await api.run(await newOfficer('SYS_ADMIN', 'ID'), text))).toBe('FORBIDDEN');
    },
  );

  it('names an action of the permission table', () => {
    expect(calls.filter(({ action }) => !actions.includes(action))).toEqual([]);
  });

  it('that changes something is for nobody signed out', () => {
    expect(calls.filter(({ changes, action }) => changes && isPublic(action))).toEqual([]);
    expect(calls.filter(({ changes }) => changes).length).toBeGreaterThan(10);
  });
});

describe('a restricted field', () => {
  it.each([
    ['Country', 'country'],
    ['Province', 'province(code: "15")'],
    ['Regency', 'regency(code: "15.71")'],
    ['District', 'district(code: "15.71.01")'],
    ['Village', 'village(code: "15.71.01.1001")'],
  ])('of an interface is restricted on %s too: null, with its error beside the rest', async (type, field) => {
    const answer = await api.run(
      null,
      `{ it: ${field} { __typename code needs { totalCount } interventions { totalCount } } }`,
    );

    expect(answer.data).toMatchObject({ it: { __typename: type, needs: null, interventions: null } });
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['it', 'needs'], 'UNAUTHENTICATED'],
      [['it', 'interventions'], 'UNAUTHENTICATED'],
    ]);
  });

  it('stays restricted under another name, in a fragment, and behind a node', async () => {
    const answer = await api.run(
      null,
      `{ a: village(code: "1571011001") { ...more } } fragment more on Area { x: needs { nodes { title } } parent { needs { totalCount } } }`,
    );

    expect(answer.data).toEqual({ a: { x: null, parent: { needs: null } } });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });
});

describe('a schema', () => {
  @ObjectType({ description: 'x' })
  class Thing {
    @Field(() => String, { description: 'x' })
    name!: string;
  }

  it('with a root field that names no action does not start', () => {
    @Resolver()
    class Forgetful {
      @Query(() => Thing, { description: 'x' })
      thing(): Thing {
        return { name: 'x' };
      }
    }

    expect(() => buildApiSchema([{ resolvers: [Forgetful] }])).toThrow('Query.thing does not say which action it is');
  });

  it('with an action that is not in the permission table does not start', () => {
    @Resolver()
    class Inventive {
      @Query(() => Thing, { description: 'x' })
      @Requires('thing:read' as Action)
      thing(): Thing {
        return { name: 'x' };
      }
    }

    expect(() => buildApiSchema([{ resolvers: [Inventive] }])).toThrow('"thing:read" is not in the permission table');
  });

  it('resolves its restricted fields by code of their own, so that there is something to stand before', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap(type => Object.values(type.getFields()))
      .filter(({ extensions }) => extensions['requires'] !== undefined);

    expect(fields.length).toBeGreaterThan(calls.length);
    expect(fields.filter(({ resolve }) => resolve === undefined)).toEqual([]);
  });
});
