import {
  buildSchema,
  getOperationAST,
  getVariableValues,
  parse,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { argumentsOf, signatureOf } from '../../../src/platform/compiler/arguments.ts';
import { Late } from '../../../src/platform/reading/late.ts';

const schema = buildSchema(`
  enum Colour { RED GREEN }
  input Inner { text: String, colour: Colour = RED, colours: [Colour!], limit: Int, deep: Inner }
  type Query {
    list(text: String, id: ID, amount: Float, first: Int = 20, flag: Boolean, colour: Colour, groups: [Colour!],
      texts: [String!], numbers: [Int!], filter: Inner): Int
  }
`);
const list = schema.getQueryType()?.getFields()['list'] as GraphQLField<unknown, unknown>;

function operationOf(query: string, given: Record<string, unknown>) {
  const operation = getOperationAST(parse(query)) as OperationDefinitionNode;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  expect(errors).toBeUndefined();
  return { operation, variables: coerced as Record<string, unknown> };
}

/** What a plan is made of: values where it depends on them, "late" where it does not. */
function planned(query: string, given: Record<string, unknown> = {}): unknown {
  const { operation, variables } = operationOf(query, given);
  return told(argumentsOf(list, operation.selectionSet.selections[0] as FieldNode, variables), () => 'late');
}

/** What a statement is run with. */
function run(query: string, first: Record<string, unknown>, then = first): unknown {
  const made = operationOf(query, first);
  const args = argumentsOf(list, made.operation.selectionSet.selections[0] as FieldNode, made.variables);
  return told(args, late => late.of({ variables: operationOf(query, then).variables }));
}

function told(value: unknown, of: (late: Late) => unknown): unknown {
  if (value instanceof Late) return of(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, told(inner, of)]));
}

const signature = (query: string, given: Record<string, unknown> = {}): string => {
  const { operation, variables } = operationOf(query, given);
  return signatureOf(schema, operation, variables);
};

describe('the arguments of a plan', () => {
  it('have numbers, enums and booleans, for they decide the text', () => {
    expect(planned('{ list(first: 3, flag: true, colour: GREEN, groups: [RED, GREEN, RED]) }')).toEqual({
      first: 3,
      flag: true,
      colour: 'GREEN',
      groups: ['RED', 'GREEN', 'RED'],
    });
  });

  it('have texts, ids, amounts and lists of values late', () => {
    const query = '{ list(text: "a", id: 1, amount: 1.5, texts: ["a"], numbers: [1]) }';

    const args = planned(query);

    expect(args).toEqual({ text: 'late', id: 'late', amount: 'late', first: 20, texts: 'late', numbers: 'late' });
    expect(run(query, {})).toEqual({ text: 'a', id: '1', amount: 1.5, first: 20, texts: ['a'], numbers: [1] });
  });

  it('say of an object which of its fields are given', () => {
    expect(planned('{ list(filter: { text: "a", colours: [RED], limit: 1, deep: { limit: null } }) }')).toEqual({
      first: 20,
      filter: { text: 'late', colour: 'RED', colours: 'late', limit: 1, deep: { colour: 'RED' } },
    });
  });

  it('have null as what is not given, for neither limits anything', () => {
    const query = 'query ($text: String) { list(text: $text, filter: null) }';

    expect(planned(query, { text: null })).toEqual({ first: 20 });
    expect(planned(query)).toEqual({ first: 20 });
  });

  it('have the standard where a variable is not given', () => {
    const query = 'query ($first: Int) { list(first: $first) }';

    expect(planned(query)).toEqual({ first: 20 });
    expect(planned(query, { first: 1 })).toEqual({ first: 1 });
  });

  it('serve another run of the same shape with its own values', () => {
    const query = `query ($filter: Inner, $text: String, $texts: [String!], $one: String) {
      list(filter: $filter, text: $text, texts: $texts, id: "own")
    }`;
    const first = { filter: { text: 'a', deep: { text: 'b' } }, text: 'c', texts: ['d'] };
    const then = { filter: { text: 'A', deep: { text: 'B' } }, text: 'C', texts: ['D', 'E'] };

    expect(run(query, first, then)).toEqual({
      text: 'C',
      id: 'own',
      first: 20,
      texts: ['D', 'E'],
      filter: { text: 'A', colour: 'RED', deep: { text: 'B', colour: 'RED' } },
    });
  });

  it('take variables inside an object', () => {
    const query =
      'query ($text: String, $limit: Int) { list(filter: { text: $text, limit: $limit, deep: { text: $text } }) }';

    expect(run(query, { text: 'a', limit: 1 }, { text: 'b', limit: 1 })).toMatchObject({
      filter: { text: 'b', limit: 1, deep: { text: 'b' } },
    });
    expect(planned(query)).toEqual({ first: 20, filter: { colour: 'RED', deep: { colour: 'RED' } } });
  });
});

describe('the signature of variables', () => {
  const query = 'query ($first: Int, $text: String, $colour: Colour, $groups: [Colour!], $filter: Inner) { list }';

  it.each([
    ['texts', { text: 'a' }, { text: 'b' }],
    ['texts of an object', { filter: { text: 'a' } }, { filter: { text: 'b' } }],
    ['enums in a list of an object', { filter: { colours: ['RED'] } }, { filter: { colours: ['GREEN'] } }],
    [
      'enums in a longer list',
      { filter: { colours: ['RED', 'RED'] } },
      { filter: { colours: ['GREEN', 'RED', 'RED'] } },
    ],
  ])('is the same for other %s', (_what, one, other) => {
    expect(signature(query, one)).toBe(signature(query, other));
  });

  it.each([
    ['numbers', { first: 1 }, { first: 2 }],
    ['enums', { colour: 'RED' }, { colour: 'GREEN' }],
    ['groups', { groups: ['RED'] }, { groups: ['RED', 'GREEN'] }],
    ['lists of one', { filter: { colours: ['RED'] } }, { filter: { colours: ['RED', 'GREEN'] } }],
    ['numbers of an object', { filter: { limit: 1 } }, { filter: { limit: 2 } }],
    ['what is given', { text: 'a' }, {}],
    ['null', { text: null }, { text: 'a' }],
    ['null and nothing', { text: null }, {}],
    ['given fields of an object', { filter: {} }, { filter: { text: 'a' } }],
    ['null fields of an object', { filter: { text: null } }, { filter: { text: 'a' } }],
    ['objects and none', { filter: null }, { filter: {} }],
    ['which of them is given', { text: '-' }, { first: null }],
    ['a text that looks as nothing', { colour: null, text: '-' }, { text: '-' }],
  ])('is another for other %s', (_what, one, other) => {
    expect(signature(query, one)).not.toBe(signature(query, other));
  });
});
