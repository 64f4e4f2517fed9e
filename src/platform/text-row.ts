import { Query } from 'pg';

export type Texts = readonly (string | null)[];

/**
 * A prepared statement that gives one row of texts. `pg` makes parsers of the columns with every answer: a sixth of what a
 * short one costs the program.
 */
export class TextRow extends Query {
  #row: Texts = [];
  #resolve: (row: Texts) => void = () => {};
  #reject: (error: Error) => void = () => {};
  readonly answer = new Promise<Texts>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor(
    statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
    /** As that of any statement (`server-connection.ts`). */
    readonly patience: number | undefined,
  ) {
    super(statement);
  }

  // What `pg` 8.23 calls as messages come.
  handleRowDescription(): void {}

  handleDataRow({ fields }: { readonly fields: Texts }): void {
    this.#row = fields;
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#resolve(this.#row);
  }

  handleError(error: Error): void {
    this.#reject(error);
  }
}
