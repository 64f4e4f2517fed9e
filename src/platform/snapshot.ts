import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { RawBuilder } from 'kysely';
import { compiled } from './compiler/sql-text.ts';
import { mostPrepared, together } from './server-connection.ts';
import { told } from './statements.ts';

/** Statements that all see the same moment, and change nothing. */
export interface Snapshot {
  run<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** Never fails. */
  rollback(): Promise<void>;
}

/** The names of the statements that a connection has prepared, by their texts. */
const prepared = new WeakMap<PoolClient, Map<string, string>>();

/**
 * A snapshot on a connection whose statements stay prepared: with row level security, planning one takes longer than most
 * of them run. Each is sent when the one before it is answered: which of several fields fails first, and is told of, would
 * be chance otherwise.
 */
export class PreparedSnapshot implements Snapshot {
  readonly #prepared: Map<string, string>;
  readonly #begun: Promise<unknown>;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  private constructor(private readonly client: PoolClient) {
    this.#prepared = prepared.get(client) ?? new Map<string, string>();
    prepared.set(client, this.#prepared);
    this.#begun = this.#sent(() => client.query('start transaction isolation level repeatable read, read only'));
    // The first statement tells it.
    this.#begun.catch(() => {});
  }

  static async begin(pool: Pool): Promise<PreparedSnapshot> {
    return new PreparedSnapshot(await pool.connect());
  }

  async run<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { text, parameters } = compiled(statement);
    const answer = this.#last.then(() => this.#ask(text, parameters));
    this.#last = answer.catch(() => {});
    const [{ rows }] = await Promise.all([answer, this.#begun]);
    return rows as Row[];
  }

  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    try {
      await this.client.query('rollback');
      this.client.release(this.#prepared.size >= mostPrepared);
    } catch (error) {
      this.client.release(error as Error);
    }
  }

  #ask(text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    if (!this.#open) throw new Error('The snapshot has ended.');
    const name = this.#prepared.get(text) ?? nameOf(text);
    this.#prepared.set(text, name);
    return told(
      () => text,
      () => this.#sent(() => this.client.query({ name, text, values: [...parameters] })),
    );
  }

  #sent<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    together(this.client);
    return send();
  }
}

/** Where one connection turns out to be several, behind a pooler, whatever has this name is still this statement. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}
