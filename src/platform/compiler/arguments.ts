import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  typeFromAST,
} from 'graphql';
import { hasOne, Late } from '../reading/late.ts';
import type { Run } from './run.ts';

type Values = Readonly<Record<string, unknown>>;
type Get = (run: Run) => unknown;

/**
 * The arguments of a field as far as a plan depends on them. Which are given, enums, numbers and booleans decide the text
 * of a statement, and whether a list has one value; every other value comes late, as its parameter.
 */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  return Object.fromEntries(
    field.args.flatMap(({ name, type, defaultValue }) => {
      const value = symbol(type, given.get(name), variables, 0);
      return entryOf(name, value, defaultValue);
    }),
  );
}

/** What of an operation's variables its plan depends on. */
export function signatureOf(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Values): string {
  const parts = (operation.variableDefinitions ?? []).map(({ variable, type }) =>
    structure(typeFromAST(schema, type as never) as GraphQLInputType, variables[variable.name.value], 0),
  );
  return JSON.stringify(parts);
}

/** What is not given has its default, if there is one; null limits nothing, and has none. */
function entryOf(name: string, value: unknown, standard: unknown): [string, unknown][] {
  const entry = value === undefined ? standard : value;
  return entry === undefined || entry === null ? [] : [[name, entry]];
}

function symbol(type: GraphQLInputType, node: ValueNode | undefined, variables: Values, depth: number): unknown {
  if (node === undefined) return undefined;
  if (node.kind === Kind.NULL) return null;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return fromVariable(type, variables[name], run => run.variables[name], depth);
  }
  const nullable = getNullableType(type);
  if (node.kind === Kind.OBJECT && isInputObjectType(nullable)) {
    const given = new Map(node.fields.map(field => [field.name.value, field.value]));
    return Object.fromEntries(
      Object.values(nullable.getFields()).flatMap(field => {
        const value = symbol(field.type, given.get(field.name), variables, depth + 1);
        return entryOf(field.name, value, field.defaultValue);
      }),
    );
  }
  return fromVariable(type, valueFromAST(node, type, variables), run => valueFromAST(node, type, run.variables), depth);
}

function fromVariable(type: GraphQLInputType, value: unknown, get: Get, depth: number): unknown {
  if (value === null || value === undefined) return value;
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    return Object.fromEntries(
      Object.entries(nullable.getFields()).flatMap(([name, field]) => {
        const inner = (value as Values)[name];
        return inner === undefined
          ? []
          : [[name, fromVariable(field.type, inner, run => (get(run) as Values)[name], depth + 1)]];
      }),
    );
  }
  return isStructural(nullable, depth) ? value : new Late(run => get(run as Run), hasOne(value));
}

function structure(type: GraphQLInputType, value: unknown, depth: number): unknown {
  if (value === undefined) return '-';
  if (value === null) return null;
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields();
    return Object.entries(value).map(([name, inner]) => [
      name,
      structure((fields[name] as { type: GraphQLInputType }).type, inner, depth + 1),
    ]);
  }
  if (isStructural(nullable, depth)) return [value];
  return hasOne(value) ? '1' : '?';
}

/** Lists of enums decide the text only where they are an argument of their own, such as the groups of statistics. */
function isStructural(type: GraphQLInputType, depth: number): boolean {
  if (isListType(type)) return depth === 0 && isEnumType(getNamedType(type));
  return isEnumType(type) || structuralScalars.has(getNamedType(type).name);
}

const structuralScalars = new Set(['Int', 'Boolean']);
