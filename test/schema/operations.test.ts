import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  getVariableValues,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';
import * as generated from '../../schema/generated/operations.ts';

const folder = new URL('../../schema/operations/', import.meta.url);
const schema = buildApiSchema(features);
const files = readdirSync(folder).filter(name => name.endsWith('.graphql'));
const documents = new Map(files.map(name => [name, readFileSync(new URL(name, folder), 'utf8')]));

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  expect(operations).toHaveLength(1);
  return operations[0] as OperationDefinitionNode;
}

describe('documented operations', () => {
  it('are at least a dozen of each kind, each with a name of its own', () => {
    const operations = [...documents.values()].map(text => operationOf(parse(text)));
    const kinds = Map.groupBy(operations, ({ operation }) => operation);

    expect(kinds.get(OperationTypeNode.QUERY)?.length).toBeGreaterThanOrEqual(12);
    expect(kinds.get(OperationTypeNode.MUTATION)?.length).toBeGreaterThanOrEqual(12);
    expect(new Set(operations.map(({ name }) => name?.value)).size).toBe(files.length);
  });

  it.each(files)('%s fits the schema and has a title', name => {
    const text = documents.get(name) as string;
    const [title = '', help = ''] = text.split('\n');

    expect(validate(schema, parse(text))).toEqual([]);
    expect(title).toMatch(/^# \S.{5,}[^.]$/);
    expect(help).toMatch(/^# \S.{5,}[.?]$/);
    expect(name).toMatch(/^\d\d(-[a-z]+)+\.graphql$/);
  });

  it.each(files)('%s fits the schema that is written down too', name => {
    const written = buildSchema(readFileSync(new URL('../schema.graphql', folder), 'utf8'));

    expect(validate(written, parse(documents.get(name) as string))).toEqual([]);
  });

  it.each(files)('%s has the variables it needs, or says that they come from another answer', name => {
    const { variableDefinitions = [], operation } = operationOf(parse(documents.get(name) as string));
    const beside = new URL(name.replace('.graphql', '.variables.json'), folder);
    const given = existsSync(beside) ? (JSON.parse(readFileSync(beside, 'utf8')) as Record<string, unknown>) : {};

    const { coerced, errors } = getVariableValues(schema, variableDefinitions, given);

    // Ids and versions of rows cannot be written down: those operations have no file of variables.
    expect([name, existsSync(beside) ? errors : undefined]).toEqual([name, undefined]);
    expect(Object.keys(given).filter(key => coerced !== undefined && !(key in coerced))).toEqual([]);
    const required = variableDefinitions.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    const ofRow = operation === OperationTypeNode.MUTATION || /^1[23]-/.test(name);
    expect([name, required && !existsSync(beside)]).toEqual([name, required && !existsSync(beside) && ofRow]);
  });

  it('belong to an operation, if they are variables', () => {
    const stray = readdirSync(folder).filter(
      name => name.endsWith('.json') && !files.includes(name.replace('.variables.json', '.graphql')),
    );

    expect(stray).toEqual([]);
  });

  it('are all there as typed documents', () => {
    const names = [...documents.values()].map(text => `${operationOf(parse(text)).name?.value}Document`);

    expect(names.filter(name => !(name in generated))).toEqual([]);
  });
});
