import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionChannel } from '../../src/platform/compiler/connection-channel.ts';
import { giveBackTheLost, poolTo } from '../../src/platform/server-connection.ts';
import { ServerSnapshot } from '../../src/platform/snapshot.ts';
import { testDatabase } from '../support/database.ts';

const slow = 300;

/** A way to the server on which requests to cancel take their time, and what happens on it. */
class SlowCancels {
  readonly happened: string[] = [];
  readonly #server: Server;

  private constructor(to: URL) {
    this.#server = createServer(near => {
      const far = connect(Number(to.port), to.hostname);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        end.on('error', () => {});
        end.on('close', () => other.destroy());
      }
      far.pipe(near);
      near.once('data', (first: Buffer) => void this.#begin(first, near, far));
    });
  }

  static async to(url: string): Promise<SlowCancels> {
    const way = new SlowCancels(new URL(url));
    way.#server.listen(0, '127.0.0.1');
    await once(way.#server, 'listening');
    return way;
  }

  get port(): string {
    return String((this.#server.address() as AddressInfo).port);
  }

  async #begin(first: Buffer, near: Socket, far: Socket): Promise<void> {
    if (first.readInt32BE(4) === 80_877_102) {
      near.pause();
      await later(slow);
      far.once('end', () => this.happened.push('cancelled'));
    } else near.once('close', () => this.happened.push('closed'));
    far.write(first);
    near.pipe(far);
  }

  close(): void {
    this.#server.close();
  }
}

describe.runIf(process.env['DATABASE_URL'])('a connection whose statement is cancelled', () => {
  let way: SlowCancels;
  let url: string;
  beforeEach(async () => {
    const direct = (await testDatabase()).url as string;
    way = await SlowCancels.to(direct);
    const past = new URL(direct);
    past.port = way.port;
    url = past.href;
  });
  afterEach(() => way.close());

  it('is neither given back nor closed, and runs nothing more, until the cancel is answered', async () => {
    const pool = new Pool({ connectionString: url, ...poolTo({ size: 1 }) });
    giveBackTheLost(pool);
    const snapshot = await ServerSnapshot.begin(pool);
    const done = await snapshot.run(sql`select pg_backend_pid() as pid`);
    const running = Promise.allSettled([snapshot.run(sql`select pg_sleep(0.1)`), snapshot.run(sql`select 1`)]);
    await later(20);

    snapshot.abandon();
    const outcomes = await running;
    const before = [...way.happened];
    await snapshot.rollback();
    const next = await ServerSnapshot.begin(pool);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(before).toEqual([]);
    await expect.poll(() => way.happened).toEqual(['cancelled', 'closed']);
    expect(await next.run(sql`select pg_backend_pid() as pid`)).not.toEqual(done);
    await next.rollback();
    await pool.end();
  });

  it('is so for a compiled read too', async () => {
    const channel = new ConnectionChannel(url, {}, () => {}, { size: 1 });
    const client = new AbortController();
    const carried = { stamp: 'one', settings: {}, gone: client.signal };
    const reading = channel.run(carried, { name: 'sleeps', text: 'select 1 from pg_sleep(0.1)' } as never, []);
    const settled = reading.then(
      () => [...way.happened],
      () => [...way.happened],
    );
    await later(50);

    client.abort();

    expect(await settled).toEqual(['cancelled']);
    await expect.poll(() => way.happened).toEqual(['cancelled', 'closed']);
    await channel.close();
  });
});
