import type { Writable } from 'node:stream';
import { Client, type ClientConfig, type Pool, type PoolClient, type PoolConfig } from 'pg';
import { Doubts } from './doubts.ts';
import { TextRow, type Texts } from './text-row.ts';

/** How a server is reached. */
export interface Reach {
  /** How many connections at most. */
  readonly size: number;
  /**
   * How long, in milliseconds, a statement may stay without any answer before its connection is given up: longer than the
   * server itself lets one run. Nothing: for ever, for imports and migrations.
   */
  readonly patience?: number | undefined;
}

/** How many different statements a connection prepares before a new one takes its place: the server keeps each of them. */
export const mostPrepared = 500;

/** Waiting for a connection, free or new. */
const connecting = 2000;

/**
 * The settings of a pool whose connections are given up when they stay silent. `prepare` is done to each new one before
 * it is used.
 */
export function poolTo(
  { size, patience }: Reach,
  prepare: (client: Pick<Client, 'query'>) => Promise<void> = async () => {},
): PoolConfig {
  const settings: PoolConfig & { readonly patience?: number | undefined; readonly pipeline: true } = {
    max: size,
    // The first statement of a transaction need not wait for the answer to its beginning.
    pipeline: true,
    Client: PatientClient as never,
    patience,
    ...(patience !== undefined && { connectionTimeoutMillis: Math.min(connecting, patience) }),
    // A new connection plans every statement anew; the pool's own 10 s are over between two visitors.
    idleTimeoutMillis: 60_000,
    // The kernel finds peers that vanished without a word while nothing is asked of them.
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg-pool 3.14 waits for it
    onConnect: async client => {
      if (client instanceof PatientClient) await client.meet();
      await prepare(client);
    },
  };
  return settings;
}

/** Nothing came back for too long. Whether the statement was carried out is not known. */
class SilentConnectionError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The database stayed silent; the connection is given up.');
  }
}

/**
 * `pg` 8.23 waits for ever where a network swallows what is sent; its own `query_timeout` goes on to use the connection.
 * This one closes it, so that everything that waits for it fails at once: when nothing came for as long as patience lasts,
 * or sooner when the server says that it is not at work for this connection.
 */
class PatientClient extends Client {
  readonly #patience: number | undefined;
  readonly #doubts: Doubts | undefined;
  #pid: number | undefined;
  /** When the server was last heard of. */
  heard = 0;
  /** Whether nobody has it. */
  isIdle = false;

  constructor(config: ClientConfig & { readonly patience?: number }) {
    super(config);
    this.#patience = config.patience;
    this.#doubts = config.patience === undefined ? undefined : Doubts.about(config);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const sent = send(...args);
      const answer = args[0] instanceof TextRow ? args[0].answer : sent;
      const { patience = this.#patience } = (args[0] ?? {}) as { patience?: number };
      return patience === undefined || !(answer instanceof Promise) ? answer : this.#watch(answer, patience);
    }) as Client['query'];
  }

  /** Learns which of the server's processes it talks to. Behind a pooler that is not the one it was told of. */
  async meet(): Promise<void> {
    if (this.#doubts === undefined) return;
    const { rows } = await this.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { processID } = this as unknown as { processID: number };
    if (rows[0]?.pid !== processID) return;
    this.#pid = processID;
    this.once('end', this.#doubts.join(this));
  }

  close(): void {
    streamOf(this).destroy(new SilentConnectionError());
  }

  #watch<T>(answer: Promise<T>, patience: number): Promise<T> {
    const begun = performance.now();
    const giveUp = (): void => this.close();
    const lookAgain = (): void => {
      // It may have answered others, which were sent before.
      const left = Math.max(begun, this.heard) + patience - performance.now();
      if (left <= 0) giveUp();
      else end = setTimeout(lookAgain, left);
    };
    let end = setTimeout(lookAgain, patience);
    const pid = this.#pid;
    const settle = pid === undefined ? undefined : this.#doubts?.raise(pid, giveUp);
    return answer.finally(() => {
      this.heard = performance.now();
      clearTimeout(end);
      settle?.();
    });
  }
}

/** The one row of a prepared statement, as texts, over a connection of such a pool. */
export async function textsOf(
  client: PoolClient,
  statement: ConstructorParameters<typeof TextRow>[0],
  patience: number | undefined,
): Promise<Texts> {
  return await (client.query(new TextRow(statement, patience)) as unknown as Promise<Texts>);
}

/** What is sent over a connection until this turn ends goes out at once: each packet would wake the server. */
export function together(client: PoolClient): void {
  const stream = streamOf(client);
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function streamOf(client: unknown): Writable {
  return (client as { readonly connection: { readonly stream: Writable } }).connection.stream;
}

/**
 * Kysely 0.29.6 keeps a connection for ever whose `rollback` or `commit` fails, and ten connections lost at work would be
 * all there are. What is lost is given back here, whoever has it.
 */
export function giveBackTheLost(pool: Pool): void {
  const taken = new WeakSet<PoolClient>();
  const mark = (client: unknown, isIdle: boolean): void => {
    if (client instanceof PatientClient) client.isIdle = isIdle;
  };
  pool.on('acquire', client => {
    taken.add(client);
    mark(client, false);
  });
  pool.on('release', (_error, client) => {
    taken.delete(client);
    mark(client, true);
  });
  pool.on('connect', client => {
    // Whoever has it is told by their statement; without a listener, the loss would end the process.
    client.on('error', () => {});
    client.once('end', () => {
      if (!taken.has(client)) return;
      client.release(new Error('The connection was lost.'));
      client.release = () => {};
    });
  });
}
