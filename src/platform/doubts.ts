import { setTimeout as delay } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** A statement that takes this long may be one that never arrived, or whose answer never does. In milliseconds. */
const doubtful = 1000;
/** An answer under way comes within this after the server's word that it has sent it. */
const grace = 250;
const probing = 1000;

interface Doubt {
  readonly pid: number;
  readonly since: number;
  readonly confirm: () => void;
}

/** A connection of the process to the server. */
export interface Member {
  /** When the server was last heard of on it. */
  readonly heard: number;
  /** Whether nobody uses it at the moment. */
  readonly isIdle: boolean;
  close(): void;
}

/**
 * Tells statements that take long from those that are lost, by asking the server over a new connection: a process of its
 * own that is not at work has nothing more to say. Where nothing answers at all, nothing is concluded.
 */
export class Doubts {
  static readonly #byServer = new Map<string, Doubts>();
  readonly #open = new Set<Doubt>();
  readonly #members = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;
  #asking = false;

  static about(config: ClientConfig): Doubts {
    const { connectionString, host, port, user, database } = config;
    const server = JSON.stringify([connectionString, host, port, user, database]);
    const known = Doubts.#byServer.get(server) ?? new Doubts(config);
    Doubts.#byServer.set(server, known);
    return known;
  }

  private constructor(private readonly config: ClientConfig) {}

  /** Takes note of a connection, until the function that is returned is called. */
  join(member: Member): () => void {
    this.#members.add(member);
    return () => {
      this.#members.delete(member);
    };
  }

  /** Watches a statement of one of the server's processes, until the function that is returned is called. */
  raise(pid: number, confirm: () => void): () => void {
    const doubt = { pid, since: performance.now(), confirm };
    this.#open.add(doubt);
    this.#timer ??= setInterval(() => void this.#look(), doubtful / 4).unref();
    return () => {
      this.#open.delete(doubt);
    };
  }

  async #look(): Promise<void> {
    if (this.#open.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    const old = [...this.#open].filter(({ since }) => performance.now() - since > doubtful);
    if (old.length === 0 || this.#asking) return;
    this.#asking = true;
    try {
      await this.#ask(old);
    } catch {
      // The server is not to be reached, or not to be asked: then patience decides.
    } finally {
      this.#asking = false;
    }
  }

  async #ask(doubts: readonly Doubt[]): Promise<void> {
    const { connectionString, host, port, user, password, database, ssl } = this.config;
    const client = new Client({
      connectionString,
      host,
      port,
      user,
      password,
      database,
      ssl,
      application_name: 'episentrum doubts',
      connectionTimeoutMillis: probing,
    });
    client.on('error', () => {});
    const end = setTimeout(() => void client.end().catch(() => {}), 3 * probing);
    try {
      await client.connect();
      const idle = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where pid = any($1) and state like 'idle%'
         union all (select pid from unnest($1::int[]) as pid except select pid from pg_stat_activity)`,
        [doubts.map(({ pid }) => pid)],
      );
      const lost = doubts.filter(({ pid }) => idle.rows.some(row => row.pid === pid));
      if (lost.length === 0) return;
      await delay(grace);
      const confirmed = lost.filter(doubt => this.#open.has(doubt));
      if (confirmed.length === 0) return;
      for (const { confirm } of confirmed) confirm();
      // What cut one off may have cut off others that nobody has used since; each would cost somebody as long again.
      const since = Math.min(...confirmed.map(doubt => doubt.since));
      for (const member of this.#members) if (member.isIdle && member.heard < since) member.close();
      // Otherwise what they hold would stay locked until the server finds out itself.
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where pid = any($1) and usename = session_user and state like 'idle%'`,
        [confirmed.map(({ pid }) => pid)],
      );
    } finally {
      clearTimeout(end);
      void client.end().catch(() => {});
    }
  }
}
