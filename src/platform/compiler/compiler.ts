import { createHash } from 'node:crypto';
import {
  getVariableValues,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { DomainError } from '../errors.ts';
import { Late } from '../reading/late.ts';
import { textsOf } from './answer-text.ts';
import { signatureOf } from './arguments.ts';
import { Compilation, refs, type Asking, type Mark, type Program, type Write } from './compilation.ts';
import { NotCompiled, Out, type Run } from './run.ts';
import { compiled } from '../statement-text.ts';
import type { TablesRead } from './tables-read.ts';
import { writeObject } from './values.ts';

/** An operation as it was asked. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** Tells this document and operation from any other. */
  readonly key: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** How an operation is answered: what is written from memory, and the one statement that reads the rest. */
export interface Plan {
  readonly write: Write;
  readonly slots: number;
  readonly marks: Mark[];
  readonly statement: Statement;
  readonly checked: readonly unknown[];
  /** The tables it reads; nothing where that is not known. */
  readonly tables: readonly string[] | undefined;
}

const mostPlans = 1000;

/** PostgreSQL counts them in sixteen bits. */
const mostParameters = 30_000;

/** Makes plans of operations, and keeps them. What cannot be compiled is remembered too. */
export class Compiler {
  readonly #plans = new Map<string, Plan | undefined>();

  /**
   * `guard`: columns by which whoever runs a statement that reads some tables tells whether its answer holds; they come
   * before the slots.
   */
  constructor(
    private readonly program: Program,
    private readonly guard: (tables: readonly string[]) => readonly RawBuilder<unknown>[],
    private readonly tablesRead: TablesRead,
  ) {}

  /** The operation with its variables as the schema reads them; nothing where they are not as it says. */
  read(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    documentKey: string,
    given: Readonly<Record<string, unknown>>,
  ): Operation | undefined {
    if (definition.operation !== OperationTypeNode.QUERY) return undefined;
    const { coerced } = getVariableValues(this.program.schema, definition.variableDefinitions ?? [], given, {
      maxErrors: 0,
    });
    if (coerced === undefined) return undefined;
    // Without a prototype, so that a variable named "constructor" is there only when it was given.
    const variables = Object.assign(Object.create(null) as Record<string, unknown>, coerced);
    const signature = signatureOf(this.program.schema, definition, variables);
    return {
      document,
      definition,
      variables,
      key: `${documentKey} ${definition.name?.value ?? ''} ${signature}`,
    };
  }

  plan(operation: Operation, asking: Asking): Plan | undefined {
    const key = `${operation.key} ${asking.shape}`;
    const known = this.#plans.get(key);
    if (known !== undefined || this.#plans.has(key)) {
      // What is used stays: a map keeps the order in which its keys came.
      this.#plans.delete(key);
      this.#plans.set(key, known);
      return known;
    }
    const plan = beyond(() => this.#compile(operation, asking));
    if (this.#plans.size >= mostPlans) this.#plans.delete(this.#plans.keys().next().value as string);
    this.#plans.set(key, plan);
    return plan;
  }

  #compile({ document, definition, variables }: Operation, asking: Asking): Plan {
    const fragments = Object.fromEntries(
      document.definitions
        .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
        .map(node => [node.name.value, node]),
    );
    const c = new Compilation(this.program, asking, fragments, variables);
    const query = this.program.schema.getQueryType();
    if (!query) throw new NotCompiled();
    const write = writeObject(c, query, c.root(definition, query), true);
    const beforehand = beforehandOf(c);
    const tables = this.tablesRead.of(
      c.slots.length === 0 ? '' : compiled(sql`${beforehand} ${sql.join(c.slots)}`).text,
    );
    const columns = [...this.guard(tables ?? []), ...c.slots];
    const { text, parameters } = compiled(
      sql`${beforehand} select ${sql.join(columns.map((column, index) => sql`${column} as ${sql.id(`c${index}`)}`))}`,
    );
    if (parameters.length > mostParameters) throw new NotCompiled('Its statement has too many parameters.');
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    return {
      write,
      slots: c.slots.length,
      marks: c.marks,
      statement: { name, text, parameters },
      checked: c.checked,
      tables,
    };
  }
}

/** What several slots read, read once before them. */
function beforehandOf({ beforehand }: Compilation): RawBuilder<unknown> {
  if (beforehand.size === 0) return sql``;
  const parts = [...beforehand].map(
    ([name, { columns, rows }]) => sql`${sql.id(name)} as materialized ${rows(refs(columns))}`,
  );
  return sql`with ${sql.join(parts)}`;
}

const begunBefore = new WeakSet<Plan>();

/** What an operation says from memory, with holes where rows will stand; nothing where it is beyond the compiler. */
export function begun(plan: Plan, run: Run): Out | undefined {
  const out = new Out(run, begunBefore.has(plan));
  begunBefore.add(plan);
  return beyond(() => {
    plan.write(undefined, out);
    return out;
  });
}

/** The values of a statement's parameters, now that it runs. */
export function valuesOf({ statement, checked }: Plan, run: Run): unknown[] | undefined {
  const now = (value: unknown): unknown => (value instanceof Late ? value.of(run) : value);
  return beyond(() => {
    checked.forEach(now);
    return statement.parameters.map(now);
  });
}

/** The whole answer, with what the statement read in each of its slots. */
export function finished(
  { marks }: Plan,
  out: Out,
  columns: readonly (string | null)[],
): readonly string[] | undefined {
  const { run } = out;
  return beyond(() =>
    out.filled(columns.map((column, slot) => textsOf(column, (run.parents[slot] as unknown[]).length, { marks }, run))),
  );
}

/** What fails for a reason that a client is told, fails again, and is told, on the other way of reading. */
function beyond<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotCompiled || error instanceof DomainError) return undefined;
    throw error;
  }
}
