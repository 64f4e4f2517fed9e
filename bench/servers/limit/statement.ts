import type { Scope } from './scopes.ts';

/**
 * One hand-written statement for each query: its answer is the JSON text itself. Tuned by hand as far as the tables
 * allow: one look at each row, narrow columns first, texts made only of what is shown.
 */
export interface Statement {
  readonly text: (scope: Scope) => string;
  /** The query's variables, in the order of the statement's parameters. */
  readonly parameters: (variables: Variables) => unknown[];
}

interface Variables {
  readonly [name: string]: unknown;
  readonly after: string;
  readonly filter: { readonly sectors: string[]; readonly statuses: string[]; readonly budgetFrom: string };
}
