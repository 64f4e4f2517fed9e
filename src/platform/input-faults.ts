import type { ValidationError } from 'class-validator';
import {
  getVariableValues,
  GraphQLError,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ArgumentValidationError } from 'type-graphql';
import { InvalidInputError, texts, type DomainError, type FieldFault, type Message } from './errors.ts';

interface Told {
  readonly text: Message;
  readonly fields: readonly ShownFault[];
}

/** A fault as a client sees it. */
export interface ShownFault {
  readonly field: string;
  readonly message: string;
  readonly [texts]: Message;
}

/** Which fields were refused, with their paths, for `extensions.fields`. */
export function faultsOf(error: ArgumentValidationError): Told;
export function faultsOf(error: DomainError): Partial<Pick<Told, 'fields'>>;
export function faultsOf(error: ArgumentValidationError | DomainError): Partial<Told> {
  if ('text' in error) {
    return error instanceof InvalidInputError ? { fields: error.faults.map(shown) } : {};
  }
  const faults = error.extensions.validationErrors.flatMap(inner => flatten(inner, 'input'));
  return { text: new InvalidInputError(faults).text, fields: faults.map(shown) };
}

/** Documents that were looked through: the server keeps those that are sent again. */
const withoutAny = new WeakSet<DocumentNode>();

/**
 * PostgreSQL's text knows every character but NUL; it is refused wherever it stands, before anything runs. So are variables
 * that are nested without end, or without number.
 */
export function refuseUnusable(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  if (!withoutAny.has(document)) {
    visit(document, {
      StringValue: ({ value }) => {
        if (value.includes('\0')) throw refused('query');
      },
    });
    withoutAny.add(document);
  }
  let values = 0;
  const search = (value: unknown, path: string, depth: number): void => {
    values += 1;
    if (values > mostValues) throw refused('variables', tooMany);
    if (typeof value === 'string' && value.includes('\0')) throw refused(path);
    if (typeof value !== 'object' || value === null) return;
    if (depth > mostNested) throw refused(path.slice(0, path.indexOf('.')), tooDeep);
    for (const [key, inner] of Object.entries(value)) search(inner, path === '' ? key : `${path}.${key}`, depth + 1);
  };
  search(variables, '', 0);
}

/**
 * Variables that are not as the schema says: the first fault is told, and nothing more looked for. graphql-js 16 makes of
 * each a text with the whole value in it, 50 times as it executes and without end where it is not told otherwise.
 */
export function refuseIllTyped(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const first = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors?.[0];
  if (first === undefined) return;
  throw new GraphQLError(first.message, {
    nodes: first.nodes ?? null,
    originalError: first.originalError ?? first,
    extensions: { ...first.extensions, code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

/** Thrown outside of any field, where Apollo Server would take it for a fault of ours. */
function refused(field: string, message = withoutNul): InvalidInputError {
  const error = InvalidInputError.of(field, message);
  Object.assign(error.extensions, { http: { status: 400 } });
  return error;
}

/** No input of ours is half as deep; what is deeper than a stack would end in an error of ours. */
const mostNested = 32;

/** No operation of ours takes a tenth of these. */
const mostValues = 2000;

const tooMany: Message = {
  en: `Variables may have at most ${mostValues} values.`,
  id: `Variabel boleh memuat paling banyak ${mostValues} nilai.`,
};

const tooDeep: Message = {
  en: 'The value is nested too deeply.',
  id: 'Nilai bersarang terlalu dalam.',
};

const withoutNul: Message = {
  en: 'A text cannot contain the character NUL.',
  id: 'Teks tidak boleh memuat karakter NUL.',
};

function shown({ field, message }: FieldFault): ShownFault {
  return { field, message: message.en, [texts]: message };
}

function flatten({ property, constraints, children }: ValidationError, path: string): FieldFault[] {
  const field = `${path}.${property}`;
  return [
    ...Object.entries(constraints ?? {}).map(([rule, en]) => ({ field, message: inBoth(rule, property, en) })),
    ...(children ?? []).flatMap(child => flatten(child, field)),
  ];
}

/** class-validator speaks English; the rules we use are few. */
function inBoth(rule: string, property: string, en: string): Message {
  const bound = /\d+/.exec(en)?.[0] ?? '';
  const bounds = [...en.matchAll(/\d+/g)].map(String);
  const indonesian: Readonly<Record<string, string>> = {
    min: `${property} paling sedikit ${bound}.`,
    max: `${property} paling banyak ${bound}.`,
    isLength: `${property} harus memuat ${bounds[0]} sampai ${bounds[1]} huruf, tanpa spasi di ujungnya.`,
    arrayMinSize: `${property} berisi sedikitnya ${bound}.`,
    arrayMaxSize: `${property} berisi paling banyak ${bound}.`,
    arrayUnique: `Isi ${property} tidak boleh berulang.`,
  };
  return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, id: indonesian[rule] ?? `${property} tidak sah.` };
}
