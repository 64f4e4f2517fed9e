/** What an answer holds, whatever its fields are called. */
export interface Content {
  readonly bytes: number;
  /** Objects in lists. */
  readonly rows: number;
  /** Every scalar that is not null, in the form Episentrum sends, with how often it comes. */
  readonly values: ReadonlyMap<string, number>;
}

export function contentOf(text: string): Content {
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: readonly { message: string }[] };
  if (errors !== undefined && errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
  const values = new Map<string, number>();
  let rows = 0;
  const walk = (value: unknown): void => {
    if (value === null) return;
    if (Array.isArray(value)) {
      rows += value.filter(item => typeof item === 'object').length;
      value.forEach(walk);
    } else if (typeof value === 'object') {
      Object.entries(value).forEach(([name, field]) => {
        if (!isOwn(name)) walk(field);
      });
    } else {
      const said = asSent(value as string | number | boolean);
      values.set(said, (values.get(said) ?? 0) + 1);
    }
  };
  walk(data);
  return { bytes: Buffer.byteLength(text), rows, values };
}

/** Ids and cursors are opaque: every server makes its own. */
function isOwn(name: string): boolean {
  return ['id', 'startCursor', 'endCursor', 'cursor'].includes(name);
}

/** PostGraphile sends times with an offset, and sums as text. */
function asSent(value: string | number | boolean): string {
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}T.*[+Z]/.test(text)) return new Date(text).toISOString();
  return text;
}

/** How many values of one answer the other one lacks. */
export function lacking(one: Content, other: Content): Map<string, number> {
  return new Map(
    [...one.values]
      .map(([value, count]) => [value, count - (other.values.get(value) ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
