import { Pool, type PoolClient } from 'pg';
import { abandon, GoneError, refuseGone } from '../abandon.ts';
import type { Carried, Channel } from './channel.ts';
import { told } from '../statements.ts';
import type { Statement } from './compiler.ts';
import { giveBackTheLost, mostPrepared, poolTo, textsOf, type Reach } from '../server-connection.ts';
import type { Texts } from '../text-row.ts';

/** What is asked for nobody in particular takes a moment, and many wait for the same answer. */
const shortPatience = 2000;

interface State {
  /** Whose settings it has, as far as we know. */
  stamp: string | undefined;
  readonly prepared: Set<string>;
}

/**
 * Settings that stay on a connection until its next viewer is another: no transaction, and mostly no statement beside the
 * one that reads. Every statement tells the stamp it ran under, so that what ran under another's settings is thrown away.
 */
export class ConnectionChannel implements Channel {
  readonly #pool: Pool;
  readonly #states = new WeakMap<PoolClient, State>();

  /** `settings`: those that every connection has, whoever asks. */
  constructor(
    url: string,
    private readonly settings: Readonly<Record<string, string>>,
    onError: (error: Error) => void,
    private readonly reach: Reach = { size: 10 },
  ) {
    this.#pool = new Pool({ connectionString: url, application_name: 'episentrum reading', ...poolTo(reach) });
    giveBackTheLost(this.#pool);
    // Without a listener, a server that closes an idle connection would end the process.
    this.#pool.on('error', onError);
    // Of one that is in use, its statement tells.
    this.#pool.on('connect', client => client.on('error', () => {}));
  }

  /** How its connections are used. */
  get connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool;
    return { total, idle, waiting };
  }

  run(carried: Carried | undefined, statement: Statement, values: readonly unknown[]): Promise<Texts> {
    return told(
      () => statement.text,
      () => this.#run(carried, statement, values),
    );
  }

  async #run(carried: Carried | undefined, { name, text }: Statement, values: readonly unknown[]): Promise<Texts> {
    refuseGone(carried?.gone);
    const client = await this.#pool.connect();
    const state = this.#states.get(client) ?? { stamp: undefined, prepared: new Set() };
    this.#states.set(client, state);
    const patience = carried === undefined && this.reach.patience !== undefined ? shortPatience : this.reach.patience;
    const isGone = (): boolean => carried?.gone?.aborted === true;
    if (isGone()) {
      client.release();
      throw new GoneError();
    }
    let left: Promise<void> | undefined;
    const leave = (): void => {
      left = abandon(client);
    };
    carried?.gone?.addEventListener('abort', leave);
    let failure: Error | undefined;
    try {
      if (carried !== undefined && state.stamp !== carried.stamp) await this.#carry(client, state, carried);
      // A cancel ends one statement; another that is sent after it would run.
      refuseGone(carried?.gone);
      state.prepared.add(name);
      const row = await textsOf(client, { name, text, values: [...values] }, patience);
      // Its settings are not what we believe: it is given up, and the next one is told anew.
      if (carried?.isTheirs?.(row) === false) failure = new Error('A connection has the settings of somebody else.');
      return row;
    } catch (error) {
      failure = error as Error;
      refuseGone(carried?.gone);
      throw error;
    } finally {
      carried?.gone?.removeEventListener('abort', leave);
      await left;
      // What it holds after an error is not known.
      client.release(failure ?? (left !== undefined || state.prepared.size >= mostPrepared));
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #carry(client: PoolClient, state: State, { stamp, settings }: Carried): Promise<void> {
    const all = Object.entries({ ...this.settings, ...settings });
    state.stamp = undefined;
    await client.query({
      name: `carry ${all.length}`,
      text: `select ${all.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, false)`).join(', ')}`,
      values: all.flat(),
    });
    state.stamp = stamp;
  }
}
