/** What the world offers to ask with; the generator itself knows only the schema. */
export interface Pools {
  /**
   * By the coordinate of an argument (`Query.need(id:)`), by its bare name, or by the name of its type, in this order:
   * values that lead somewhere, and odd ones.
   */
  readonly values: Readonly<Record<string, Choices>>;
  /** Cursors that earlier answers gave, by the connection's type and order: `NeedConnection AREA ASC`. */
  readonly cursors: ReadonlyMap<string, readonly string[]>;
  /** What else must be given for a field to have a value, by its coordinate. */
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** About how many rows a list has, by its coordinate; `listSize` for the others. */
  readonly listSizes: Readonly<Record<string, number>>;
}

export interface Choices {
  readonly usual: readonly unknown[];
  readonly odd: readonly unknown[];
}

export const listSize = 4;

export function cursorsOf(pools: Pools, connection: string, order: unknown): readonly string[] {
  return pools.cursors.get(cursorKey(connection, order)) ?? [];
}

/** `order` as an argument has it; the schema's standard direction is ascending. */
export function cursorKey(connection: string, order: unknown): string {
  const { field = '', direction = 'ASC' } = (order ?? {}) as { field?: string; direction?: string };
  return field === '' ? connection : `${connection} ${field} ${direction}`;
}
