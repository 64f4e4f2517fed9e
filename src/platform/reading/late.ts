/** A value that is known only when a statement runs: it stands in the statement's text as a parameter. */
export class Late {
  constructor(readonly of: (run: unknown) => unknown) {}
}

/** A function of a value, now or when the statement runs. */
export function mapped<From, To>(value: From | Late, of: (value: From) => To): To | Late {
  return value instanceof Late ? new Late(run => of(value.of(run) as From)) : of(value);
}
