import type { Scopes } from './scopes.ts';

/** One answering of an operation: what its plan leaves open. */
export class Run {
  /** Whether a value was made of who asks, so that the database must say whether they still are. */
  asked = false;
  /** Whether values of who asks that are one in the plan are several. */
  isApart = false;
  /** Objects in memory for which a slot of the statement is read, slot by slot. */
  readonly parents: unknown[][];
  /** What values are made of; handed to declarations as it is. */
  readonly asker: unknown;
  readonly #made = new Map<unknown, unknown>();

  constructor(
    slots: number,
    readonly variables: Readonly<Record<string, unknown>>,
    readonly scopes: Scopes,
    askerOf: (run: Run) => unknown,
  ) {
    this.asker = askerOf(this);
    this.parents = Array.from({ length: slots }, () => []);
  }

  /** What somebody makes of it, made at the first asking. */
  once<Value>(make: (run: this) => Value): Value {
    let value = this.#made.get(make) as Value | undefined;
    if (value === undefined) {
      value = make(this);
      this.#made.set(make, value);
    }
    return value;
  }
}

/** The operation, or this answer to it, is beyond the compiler: the other way of reading tells what is to be told. */
export class NotCompiled extends Error {}

/** The text of an answer as it is written, with holes where rows will stand. */
export class Out {
  text = '';
  readonly holes: { readonly slot: number; readonly place: number; readonly part: number }[] = [];
  readonly #parts: string[] = [];

  /** `isAgain`: its plan has written an answer before. */
  constructor(
    readonly run: Run,
    readonly isAgain = false,
  ) {}

  /** Leaves a hole for what a slot reads of a parent. */
  leave(slot: number, parent: unknown): void {
    const parents = this.run.parents[slot] as unknown[];
    this.#parts.push(this.text);
    this.text = '';
    this.holes.push({ slot, place: parents.length, part: this.#parts.length });
    this.#parts.push('');
    parents.push(parent);
  }

  /** The whole, with the texts of each slot in its holes. */
  filled(texts: readonly (readonly string[])[]): readonly string[] {
    for (const { slot, place, part } of this.holes) this.#parts[part] = texts[slot]?.[place] as string;
    return [...this.#parts, this.text];
  }
}
