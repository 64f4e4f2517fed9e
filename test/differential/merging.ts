/**
 * What stands under the keys of one object of an answer, so that everything selected there can be merged: the rule that
 * validation calls "overlapping fields can be merged". A fragment has a place of its own within the one it is spread in.
 */
export class Merging {
  readonly #byKey = new Map<string, Entry[]>();

  constructor(private readonly outer?: Merging) {}

  /** The first field of a type that is there already. */
  find(parent: string, field: string): Entry | undefined {
    return [...this.#byKey.values()].flat().find(entry => entry.parent === parent && entry.field === field);
  }

  /** The field may stand there: nothing does, or the same, or something alike of another object type. */
  fits(entry: Placed): boolean {
    const alike = (this.#byKey.get(entry.key) ?? []).every(
      other =>
        other.returned === entry.returned &&
        ((other.field === entry.field && other.args === entry.args) ||
          (other.isObject && entry.isObject && other.parent !== entry.parent)),
    );
    return alike && this.outer?.fits(entry) !== false;
  }

  put(entry: Placed): Entry {
    const around = this.outer?.put(entry);
    const known = this.#byKey.get(entry.key) ?? [];
    const put = { ...entry, inner: known[0]?.inner ?? new Merging(around?.inner) };
    this.#byKey.set(entry.key, [...known, put]);
    return put;
  }

  /** Takes in all that a fragment selects, or nothing where one of it does not fit. */
  takeIn(fragment: Merging): boolean {
    const fits = this.fitsAll(fragment);
    if (fits) this.#putAll(fragment);
    return fits;
  }

  fitsAll(fragment: Merging): boolean {
    const inside = [...fragment.#byKey].every(([key, entries]) =>
      entries.every(entry => this.fits(entry) && this.#byKey.get(key)?.[0]?.inner.fitsAll(entry.inner) !== false),
    );
    return inside && this.outer?.fitsAll(fragment) !== false;
  }

  #putAll(fragment: Merging): void {
    for (const entry of [...fragment.#byKey.values()].flat()) this.put(entry).inner.#putAll(entry.inner);
  }
}

/** A field where it is selected, with its arguments as they are written. */
export interface Placed {
  readonly key: string;
  readonly parent: string;
  readonly isObject: boolean;
  readonly field: string;
  readonly args: string;
  readonly returned: string;
}

export interface Entry extends Placed {
  /** What is selected inside of it, wherever that is written. */
  readonly inner: Merging;
}
