/** A value that is known only when a statement runs: it stands in the statement's text as a parameter. */
export class Late {
  /** `isOne`: it will be a list of one. */
  constructor(
    readonly of: (run: unknown) => unknown,
    readonly isOne = false,
  ) {}
}

/** A list of one value: what is true of it may be said of the value itself. */
export function hasOne(value: unknown): boolean {
  return value instanceof Late ? value.isOne : Array.isArray(value) && value.length === 1;
}

/** A function of a value, now or when the statement runs. */
export function mapped<From, To>(value: From | Late, of: (value: From) => To): To | Late {
  return value instanceof Late ? new Late(run => of(value.of(run) as From)) : of(value);
}
