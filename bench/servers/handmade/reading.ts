import pg, { type Pool, type PoolClient } from 'pg';
import type { KnownViewer } from '../../viewer.ts';

/**
 * What one request reads: one transaction, begun by the first statement, that carries the viewer's settings. All
 * statements are prepared, once for each connection.
 */
export class Reading {
  readonly #pool: Pool;
  readonly #viewer: () => Promise<KnownViewer>;
  #client: Promise<PoolClient> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(pool: Pool, viewer: () => Promise<KnownViewer>) {
    this.#pool = pool;
    this.#viewer = viewer;
  }

  viewer(): Promise<KnownViewer> {
    return this.#viewer();
  }

  /** One after the other: a connection runs one statement at a time. */
  async rows<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const answer = this.#turn.then(async () => {
      this.#client ??= this.#begin();
      const client = await this.#client;
      return await client.query({ name: nameOf(text), text, values: [...values] });
    });
    this.#turn = answer.catch(() => {});
    return (await answer).rows as Row[];
  }

  /** After the response: nothing waits for it. */
  async end(): Promise<void> {
    await this.#turn;
    if (this.#client === undefined) return;
    const client = await this.#client;
    try {
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** One message for all: a round trip for each setting would be the slower half of a small request. */
  async #begin(): Promise<PoolClient> {
    const settings = { ...(await this.#viewer()).settings, 'episentrum.request': crypto.randomUUID() };
    const client = await this.#pool.connect();
    try {
      const calls = Object.entries(settings).map(
        ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
      );
      await client.query(`begin isolation level repeatable read read only; select ${calls.join(', ')}`);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `statement_${names.size}`;
  names.set(text, name);
  return name;
}
