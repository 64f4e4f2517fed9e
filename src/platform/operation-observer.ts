/** What is told of an operation that has its answer. Never its values, nor its text, which may contain some. */
export interface OperationEnd {
  /** The client's word: only what is on a list is shown to others. */
  readonly name: string | undefined;
  readonly kind: string | undefined;
  /** The code of the first error, or `OK`. */
  readonly code: string;
  readonly readPath: string;
  readonly statements: number;
  readonly seconds: number;
}

/** Somebody who looks on: metrics, traces, the log. */
export interface OperationObserver {
  began?(): void;
  ended(operation: OperationEnd): void;
}
