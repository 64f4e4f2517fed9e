/** An answer as bytes of JSON, and how often the tables it was read from had changed. */
interface Kept {
  readonly json: Buffer;
  readonly version: number;
}

/** Bytes of all kept answers together. */
const mostKept = 32_000_000;
const largestKept = 4_000_000;

/** Answers as they were, for as long as nothing they were made of changes. Those asked for longest ago go first. */
export class ResponseCache {
  readonly #kept = new Map<string, Kept>();
  #size = 0;

  get(key: string): Kept | undefined {
    const found = this.#kept.get(key);
    if (found !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
    }
    return found;
  }

  set(key: string, kept: Kept): void {
    const size = key.length + kept.json.length;
    if (size > largestKept) return;
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= mostKept) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const found = this.#kept.get(key);
    if (found === undefined) return;
    this.#kept.delete(key);
    this.#size -= key.length + found.json.length;
  }
}

/**
 * One reading of what changes, shared by all who wait for it. Nobody gets one that was begun before they asked: what was
 * committed by then, it has seen.
 */
export class Shared<Value> {
  #running: Promise<Value> | undefined;
  #next: Promise<Value> | undefined;

  constructor(private readonly read: () => Promise<Value>) {}

  get(): Promise<Value> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  #start(): Promise<Value> {
    this.#next = undefined;
    const running = this.read().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}
