import { createHash } from 'node:crypto';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { RawBuilder } from 'kysely';
import { abandon, GoneError } from './abandon.ts';
import { compiled } from './statement-text.ts';
import { mostPrepared, together } from './server-connection.ts';
import { told } from './statements.ts';

/** Statements that all see the same moment, and change nothing. */
export interface Snapshot {
  run<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** The same with a text that is written already. */
  ask<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** Ends what it runs, where the database can: whoever asked went away. Nothing more is run; it is still to be rolled back. */
  abandon(): void;
  /** Never fails. */
  rollback(): Promise<void>;
}

/** The names of the statements that a connection has prepared, by their texts. */
const prepared = new WeakMap<PoolClient, Map<string, string>>();
const beginning = 'start transaction isolation level repeatable read, read only';

/**
 * A snapshot on a connection of a server. Each statement is sent when the one before it is answered: which of several
 * fields fails first, and is told of, would be chance otherwise.
 */
export class ServerSnapshot implements Snapshot {
  readonly #begun: Promise<unknown>;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;
  #left: Promise<void> | undefined;

  private constructor(
    private readonly client: PoolClient,
    /** Nothing where the connection keeps nothing. */
    private readonly names: Map<string, string> | undefined,
    begin: string,
  ) {
    this.#begun = this.#sent(() => client.query(begin));
    // The first statement tells it.
    this.#begun.catch(() => {});
  }

  /** Its statements stay prepared: with row level security, planning one takes longer than most of them run. */
  static async begin(pool: Pool): Promise<ServerSnapshot> {
    const client = await pool.connect();
    const names = prepared.get(client) ?? new Map<string, string>();
    prepared.set(client, names);
    return new ServerSnapshot(client, names, beginning);
  }

  /**
   * Behind a pooler that hands out a connection for a transaction at a time, each takes the role itself. Nothing is sent
   * before the pooler has one for it.
   */
  static async beginAs(role: string, pool: Pool): Promise<ServerSnapshot> {
    const snapshot = new ServerSnapshot(await pool.connect(), undefined, `${beginning}; set local role ${role}`);
    try {
      await snapshot.#begun;
      return snapshot;
    } catch (error) {
      await snapshot.rollback();
      throw error;
    }
  }

  async run<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { text, parameters } = compiled(statement);
    return await this.ask<Row>(text, parameters);
  }

  async ask<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const answer = this.#last.then(() => this.#ask(text, values));
    this.#last = answer.catch(() => {});
    const [{ rows }] = await Promise.all([answer, this.#begun]);
    return rows as Row[];
  }

  abandon(): void {
    if (this.#open) this.#left ??= abandon(this.client);
  }

  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    try {
      if (this.#left === undefined) await this.client.query('rollback');
      await this.#left;
      this.client.release(this.#left !== undefined || (this.names?.size ?? 0) >= mostPrepared);
    } catch (error) {
      this.client.release(error as Error);
    }
  }

  #ask(text: string, values: readonly unknown[]): Promise<QueryResult> {
    if (!this.#open) throw new Error('The snapshot has ended.');
    if (this.#left !== undefined) throw new GoneError();
    const name = this.#nameOf(text);
    return told(
      () => text,
      () => this.#sent(() => this.client.query({ ...(name !== undefined && { name }), text, values: [...values] })),
    );
  }

  #nameOf(text: string): string | undefined {
    if (this.names === undefined) return undefined;
    const name = this.names.get(text) ?? nameOf(text);
    this.names.set(text, name);
    return name;
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
