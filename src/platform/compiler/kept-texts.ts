/** Characters that are kept, of all plans together. */
const most = 8_000_000;

/** So many times all has been forgotten, and what is kept since. */
let age = 0;
let kept = 0;

/** What a plan writes of objects that never change: those that are frozen. */
export class KeptTexts {
  #age = age;
  #texts = new WeakMap<object, string>();

  constructor(private readonly write: (source: unknown) => string) {}

  of(source: unknown): string {
    const known = this.#age === age ? this.#texts.get(source as object) : undefined;
    return known ?? this.#keep(source);
  }

  #keep(source: unknown): string {
    const text = this.write(source);
    // What is no object is frozen too, and nothing can be kept of it.
    if (typeof source !== 'object' || source === null || !Object.isFrozen(source)) return text;
    kept += text.length;
    if (kept > most) {
      age += 1;
      kept = text.length;
    }
    if (this.#age !== age) {
      this.#age = age;
      this.#texts = new WeakMap();
    }
    this.#texts.set(source, text);
    return text;
  }
}
