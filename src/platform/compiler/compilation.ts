import {
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { EntityClass } from '@mikro-orm/core';
import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import type { EntityManager } from '../database.ts';
import type { ReadScope } from '../reading/list-rows.ts';
import type { Parenthood } from '../reading/list.ts';
import type { Read } from '../reading/reads.ts';
import { argumentsOf } from './arguments.ts';
import { NotCompiled, type Out } from './run.ts';
import type { Scopes } from './scopes.ts';

/** What the compiler must know of the program. */
export interface Program {
  readonly schema: GraphQLSchema;
  readonly em: Pick<EntityManager, 'getMetadata'>;
  /** The entity whose rows an object type shows. */
  readonly entityOf: (typename: string) => EntityClass<object> | undefined;
  /** Of which entity's rows those of another are parts. */
  readonly ownerOf: (part: EntityClass<object>) => Owner | undefined;
  /** Whether the log must tell which of its rows are shown, and a statement that only gives text cannot. */
  readonly isRecorded: (entity: EntityClass<object>) => boolean;
}

/**
 * Whose parts some rows are, and by which column. Whoever reads the owner reads them; with an action, only whoever reaches
 * the owner by that one too, but for those that are open.
 */
export interface Owner {
  readonly entity: EntityClass<object>;
  readonly by: string;
  readonly action?: string;
  readonly open?: (alias: string) => RawBuilder<unknown>;
}

/** What a plan depends on of whoever asks. */
export interface Asking {
  /** Two who have the same shape have the same plans. */
  readonly shape: string;
  readonly scopes: Scopes;
  /** Whether the rows of an entity that they read, or reach by another action, are few. */
  isFew(entity: EntityClass<object>, action?: string): boolean;
  /** Whether they may read a field with this requirement at all. */
  may(requirement: unknown): boolean;
}

/** Rows of which these columns are kept. */
export type Rows = (columns: RawBuilder<unknown>) => RawBuilder<unknown>;

/** Columns of `t`. */
export function refs(columns: ReadonlySet<string>): RawBuilder<unknown> {
  return columns.size === 0 ? sql`true` : sql.join([...columns].map(column => sql.ref(`t.${column}`)));
}

export type Write = (value: unknown, out: Out) => void;

/** A value that is made while rows are put into the answer, of columns that stand in a mark. */
export interface Mark {
  readonly write: (columns: readonly unknown[], out: Out) => void;
}

/** A field of a selection, under its key in the answer. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  /** Name of the type it is a field of. */
  readonly of: string;
  readonly nodes: readonly FieldNode[];
  /** Nothing for `__typename`. */
  readonly field: GraphQLField<unknown, unknown> | undefined;
  /** All fields of the same object, with this one. */
  readonly beside: readonly Selected[];
}

/**
 * Objects that a plan may select fields of. An object of an interface is one of each of its types, so places inside places
 * inside places are many; where they are more, the other way of reading looks at the types that are there.
 */
const mostSelections = 2000;

/** The making of one plan: what its parts share. */
export class Compilation {
  /** Expressions that give the text of all that a slot reads, one column of the statement each. */
  readonly slots: RawBuilder<unknown>[] = [];
  /** What several slots read of, by its name in the statement: made when it is known what they need of it. */
  readonly beforehand = new Map<string, { readonly columns: Set<string>; readonly rows: Rows }>();
  readonly marks: Mark[] = [];
  /** Late values that must be fine, whether the statement needs them or not. */
  readonly checked: unknown[] = [];
  #aliases = 0;
  #lists = 0;
  #selections = 0;

  constructor(
    readonly program: Program,
    readonly asking: Asking,
    readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** Whether what is written now is in no list: it stands once in an answer. */
  get isSingle(): boolean {
    return this.#lists === 0;
  }

  inList<Made>(make: () => Made): Made {
    this.#lists += 1;
    try {
      return make();
    } finally {
      this.#lists -= 1;
    }
  }

  alias(): string {
    this.#aliases += 1;
    return `r${this.#aliases}`;
  }

  /** What they read of an entity, or reach by another action, of a parent, on the alias `t`. */
  readScope(entity: EntityClass<object>, { fixed, range }: Parenthood<never>, action?: string): ReadScope {
    return {
      condition: this.asking.scopes.on(entity, 't', { action, fixed, range }),
      isFew: this.asking.isFew(entity, action),
      around: this.asking.scopes.around(entity, 't', { action, fixed }),
    };
  }

  /** The fields that an operation selects. */
  root(operation: OperationDefinitionNode, type: GraphQLObjectType): Selected[] {
    const { schema } = this.program;
    return this.#selected(type, collectFields(schema, this.fragments, this.variables, type, operation.selectionSet));
  }

  /** The fields that nodes select of an object of a type. */
  selection(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selected[] {
    this.#selections += 1;
    if (this.#selections > mostSelections) throw new NotCompiled('It selects fields of too many types of objects.');
    const { schema } = this.program;
    return this.#selected(type, collectSubfields(schema, this.fragments, this.variables, type, nodes));
  }

  #selected(type: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): Selected[] {
    const beside: Selected[] = [];
    for (const [key, nodes] of fields) {
      const name = (nodes[0] as FieldNode).name.value;
      const field = type.getFields()[name];
      if (field === undefined && name !== '__typename') throw new NotCompiled();
      if (field !== undefined) this.#demand(field);
      beside.push({ key, name, of: type.name, nodes, field, beside });
    }
    return beside;
  }

  /** Whoever may not read a field is told so by the other way of reading. */
  #demand({ extensions }: GraphQLField<unknown, unknown>): void {
    const requirement = extensions['requires'];
    if (requirement !== undefined && !this.asking.may(requirement)) throw new NotCompiled();
  }

  argumentsOf({ field, nodes }: Selected): Readonly<Record<string, unknown>> {
    return argumentsOf(field as GraphQLField<unknown, unknown>, nodes[0] as FieldNode, this.variables);
  }
}

/** How a field is read; code that is not declared is beyond the compiler. */
export function readOf(field: GraphQLField<unknown, unknown>): Read | undefined {
  const read = field.extensions['read'] as Read | undefined;
  if (read === undefined && field.resolve !== undefined)
    throw new NotCompiled(`${field.name} is made by code that says nothing of itself`);
  return read;
}

/** The object type of a field's objects. */
export function objectTypeOf(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type);
  if (!isObjectType(named)) throw new NotCompiled();
  return named;
}
