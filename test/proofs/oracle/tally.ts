/**
 * What was decided, and where the program and the oracle differ. One decision is one viewer, one way of asking and one row,
 * field of a row, number or attempt, compared. A list that is refused is one decision; one that is answered decides every
 * row of the world that the list could have held.
 */
export interface Difference {
  readonly kind: 'leak' | 'wrong refusal' | 'otherwise';
  readonly viewer: string;
  readonly path: string;
  readonly subject: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export class Tally {
  readonly #started = performance.now();
  readonly decisions = new Map<string, number>();
  readonly differences: Difference[] = [];

  get total(): number {
    return [...this.decisions.values()].reduce((sum, count) => sum + count, 0);
  }

  count(path: string, decisions: number): void {
    this.decisions.set(path, (this.decisions.get(path) ?? 0) + decisions);
  }

  /** One answer that has to be just so. */
  same(viewer: string, path: string, subject: string, expected: unknown, actual: unknown): void {
    this.count(path, 1);
    if (Object.is(expected, actual) || JSON.stringify(expected) === JSON.stringify(actual)) return;
    const kind = expected === null ? 'leak' : actual === null ? 'wrong refusal' : 'otherwise';
    this.differences.push({ kind, viewer, path, subject, expected, actual });
  }

  /** Which of all there are were found: each of them is a decision, and none may be found twice or be unknown. */
  found(
    viewer: string,
    path: string,
    all: ReadonlyMap<string, { readonly label: string; readonly expected: boolean }>,
    actual: readonly string[],
  ): void {
    this.count(path, all.size);
    const seen = new Set(actual);
    if (seen.size !== actual.length)
      this.differ('otherwise', viewer, path, 'twice in one list', seen.size, actual.length);
    for (const [id, { label, expected }] of all) {
      if (expected && !seen.has(id)) this.differ('wrong refusal', viewer, path, label, true, false);
      if (!expected && seen.has(id)) this.differ('leak', viewer, path, label, false, true);
      seen.delete(id);
    }
    for (const id of seen) this.differ('leak', viewer, path, `unknown ${id}`, false, true);
  }

  private differ(
    kind: Difference['kind'],
    viewer: string,
    path: string,
    subject: string,
    expected: unknown,
    actual: unknown,
  ): void {
    this.differences.push({ kind, viewer, path, subject, expected, actual });
  }

  /** How many decisions, and what was otherwise than it should be. */
  told(): string {
    const of = (kind: Difference['kind']): number => this.differences.filter(found => found.kind === kind).length;
    const seconds = Math.round((performance.now() - this.#started) / 1000);
    return (
      `${this.total} decisions, ${of('leak')} leaks, ${of('wrong refusal')} wrong refusals, ` +
      `${of('otherwise')} other differences, in ${seconds} s`
    );
  }

  /** The differences, a line each kind of them, the most frequent first. */
  summary(limit = 60): string {
    const groups = new Map<string, { count: number; example: Difference }>();
    for (const difference of this.differences) {
      const { kind, viewer, path } = difference;
      const key = `${kind} · ${path} · ${viewer}`;
      const group = groups.get(key);
      if (group) group.count++;
      else groups.set(key, { count: 1, example: difference });
    }
    return [...groups]
      .toSorted(([, a], [, b]) => b.count - a.count)
      .slice(0, limit)
      .map(([key, { count, example }]) => {
        const { subject, expected, actual } = example;
        return `${count} × ${key}, such as ${subject}: ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`;
      })
      .join('\n');
  }
}
