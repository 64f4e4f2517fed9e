/** A throw-away PostgreSQL cluster, made from the machine's own binaries. Node runs this file as it is. */
import { appendFileSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, freePort, runTool, unprivilegedUser } from './postgres-tools.ts';

/** Its data is worth nothing after the run: durability is off. Only loopback can connect, without a password. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
/** For whoever takes the server down and wants to find what was acknowledged. */
export const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

export interface ClusterOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its folder is made. */
  readonly parent?: string;
}

export class Cluster {
  readonly data: string;
  readonly log: string;
  port = 0;
  readonly #binaries = findBinaries();
  readonly #user = unprivilegedUser();

  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
    if (this.#user) chownSync(folder, this.#user.uid, this.#user.gid);
    this.data = join(folder, 'data');
    this.log = join(folder, 'postgres.log');
  }

  static async start({ settings = quick, parent = tmpdir() }: ClusterOptions = {}): Promise<Cluster> {
    const cluster = new Cluster(mkdtempSync(join(parent, 'episentrum-postgres-')));
    try {
      await cluster.tool(
        'initdb',
        '-D',
        cluster.data,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      );
      await cluster.#startSomewhere(settings);
      return cluster;
    } catch (error) {
      await cluster.remove();
      throw error;
    }
  }

  get url(): string {
    return this.urlOf('postgres', 'postgres');
  }

  urlOf(user: string, database: string): string {
    return `postgresql://${user}@127.0.0.1:${this.port}/${database}`;
  }

  /** One of PostgreSQL's programs, as whoever runs the server. */
  async tool(name: string, ...options: string[]): Promise<void> {
    await runTool(join(this.#binaries, name), options, this.folder, this.#user);
  }

  configure(settings: Readonly<Record<string, string>>): void {
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
    appendFileSync(join(this.data, 'postgresql.conf'), lines.join(''));
  }

  async start(): Promise<void> {
    await this.tool('pg_ctl', '-D', this.data, '-l', this.log, '-w', '-t', '60', 'start');
  }

  async stop(mode: 'fast' | 'immediate' = 'immediate'): Promise<void> {
    if (existsSync(join(this.data, 'postmaster.pid'))) {
      await this.tool('pg_ctl', '-D', this.data, '-m', mode, '-w', 'stop');
    }
  }

  get pid(): number {
    return Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async remove(): Promise<void> {
    await this.stop().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A free port may be taken before the server opens it, so a failed start is tried on other ports. */
  async #startSomewhere(settings: Readonly<Record<string, string>>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.port = await freePort();
      this.configure({
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        port: String(this.port),
        max_connections: '60',
        ...settings,
      });
      try {
        await this.start();
        return;
      } catch (error) {
        if (attempt === 3) {
          const lines = existsSync(this.log) ? readFileSync(this.log, 'utf8').split('\n').slice(-20).join('\n') : '';
          throw new Error(`PostgreSQL did not start.\n${lines}`, { cause: error });
        }
      }
    }
  }
}
