import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Results } from '@electric-sql/pglite';
import type { Calls, Failure, Reply } from './pglite-worker.ts';

type Params = readonly unknown[];

interface Transaction {
  readonly query: <Row>(text: string, params?: Params) => Promise<Results<Row>>;
}

/**
 * The embedded database: as much of PGlite as MikroORM, Kysely and we call. PostgreSQL itself runs in a thread of its own
 * (`pglite-worker.ts`), so that a statement that takes long holds up those who wait for the database and nobody else.
 * Parameters are plain values, for they are copied: texts, numbers, dates, bytes, arrays and objects of these.
 */
export class PgliteClient {
  readonly waitReady = Promise.resolve();
  readonly #thread: Worker;
  readonly #calls: { resolve: (result: unknown) => void; reject: (error: Error) => void }[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #lost: DatabaseLostError | undefined;

  /** Opens what is in a folder, or makes it; `memory://` is a new one every time. */
  static async open(dataDir: string): Promise<PgliteClient> {
    const client = new PgliteClient();
    try {
      await client.#call('open', dataDir);
      return client;
    } catch (error) {
      await client.#thread.terminate();
      throw error;
    }
  }

  private constructor() {
    // Compiled or not, both files have the same ending.
    this.#thread = new Worker(new URL(`pglite-worker${extname(import.meta.url)}`, import.meta.url), { execArgv: [] });
    this.#thread.unref();
    let cause: unknown;
    const fail = (error: unknown): void => {
      cause = error;
      void this.#thread.terminate();
    };
    this.#thread.on('message', (reply: Reply) => this.#settle(reply));
    this.#thread.on('error', fail);
    this.#thread.on('messageerror', fail);
    this.#thread.on('exit', () => {
      this.#lost = new DatabaseLostError(cause);
      for (const { reject } of this.#calls.splice(0)) reject(this.#lost);
    });
  }

  get closed(): boolean {
    return this.#lost !== undefined;
  }

  get ready(): boolean {
    return !this.closed;
  }

  async query<Row>(text: string, params: Params = []): Promise<Results<Row>> {
    return await this.#alone(() => this.#query<Row>(text, params));
  }

  async exec(text: string): Promise<Results[]> {
    return await this.#alone(() => this.#call('exec', text));
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return await this.#alone(async () => {
      // Not waited for: Kysely 0.29.6 hangs where work does not begin. What comes next fails as this does.
      const begun = this.#call('exec', 'begin');
      begun.catch(() => {});
      try {
        const result = await work({ query: (text, params = []) => this.#query(text, params) });
        await begun;
        await this.#call('exec', 'commit');
        return result;
      } catch (error) {
        await this.#call('exec', 'rollback').catch(() => {});
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    await this.#call('close');
    await this.#thread.terminate();
  }

  /** Nobody else's statement comes between those of a transaction. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #query<Row>(text: string, params: Params): Promise<Results<Row>> {
    return (await this.#call('query', text, params)) as Results<Row>;
  }

  #call<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): ReturnType<Calls[Name]> {
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.#lost !== undefined) throw this.#lost;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      this.#thread.postMessage([name, ...args]);
      this.#calls.push({ resolve, reject });
      // A program goes on for as long as it waits for an answer, not for as long as it has a database.
      this.#thread.ref();
    });
    return answer as ReturnType<Calls[Name]>;
  }

  #settle(reply: Reply): void {
    const call = this.#calls.shift();
    if (this.#calls.length === 0) this.#thread.unref();
    if ('failure' in reply) call?.reject(errorOf(reply.failure));
    else call?.resolve(reply.result);
  }
}

/** The database has ended, closed or not. A lost connection to a server has the same code. */
class DatabaseLostError extends Error {
  readonly code = '08006';

  constructor(cause: unknown) {
    super('The embedded database has ended; it comes back when the program starts again.', { cause });
  }
}

/** With all that PostgreSQL says of it: code, detail, constraint … */
function errorOf({ message, ...fields }: Failure): Error {
  return Object.assign(new Error(message), fields);
}
