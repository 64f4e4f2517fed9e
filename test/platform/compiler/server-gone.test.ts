import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, openProgramDatabase, type App } from '../../../src/app.ts';
import type { Database } from '../../../src/platform/database.ts';
import { Session } from '../../../src/platform/database.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../../support/api.ts';
import { emptyDatabase, testDatabase } from '../../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../../support/factories.ts';

/** A cable to the server, which can be pulled out and put in again. */
class Cable {
  #server: Server | undefined;
  #port = 0;
  readonly #ends = new Set<Socket>();

  constructor(private readonly to: URL) {}

  get url(): string {
    const url = new URL(this.to);
    url.port = String(this.#port);
    return url.href;
  }

  async plug(): Promise<void> {
    const server = createServer(near => {
      const far = connect(Number(this.to.port), this.to.hostname);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#ends.add(end);
        end.on('error', () => other.destroy());
        end.on('close', () => this.#ends.delete(end));
      }
      near.pipe(far).pipe(near);
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async pull(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    for (const end of this.#ends) end.destroy();
    await closed;
  }
}

describe.runIf(process.env['DATABASE_URL'])('a server that is gone', () => {
  let cable: Cable;
  let database: Database;
  let app: App;
  let officer: Somebody;
  beforeAll(async () => {
    await emptyDatabase();
    await newNeed();
    officer = await newOfficer('REGENCY', '15.71');
    cable = new Cable(new URL((await testDatabase()).url as string));
    await cable.plug();
    database = await openProgramDatabase({ url: cable.url, dataDir: 'memory://' });
    app = await createApp({ database, issuer: testIssuer, logger: createLogger('silent') });
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
    await cable?.pull();
  });

  async function ask(query = '{ needs { totalCount } }') {
    const response = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await tokenFor(officer.subject)}` },
      payload: { query },
    });
    return response.json<{ data: unknown; errors?: { extensions: { code: string } }[] }>();
  }
  const found = { data: { needs: { totalCount: 1 } } };
  const unavailable = { data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] };

  it('is told as such, also to those whose answer is kept, and is found again when it is back', async () => {
    expect([await ask(), await ask()]).toMatchObject([found, found]);

    await cable.pull();
    expect(await ask()).toMatchObject(unavailable);
    expect(await Promise.all([ask(), ask('{ interventions { totalCount } }')])).toMatchObject([
      unavailable,
      unavailable,
    ]);
    await cable.plug();

    await expect.poll(() => ask(), { timeout: 5000 }).toMatchObject(found);
    for (const answer of await Promise.all(Array.from({ length: 30 }, () => ask())))
      expect(answer).toMatchObject(found);
  });

  it('costs the reads under way, and no more', async () => {
    const reading = Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(`{ needs(first: ${index}) { totalCount } }`)),
    );
    await new Promise(setImmediate);
    await cable.pull();

    const answers = await reading;

    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'found');
    expect(codes.filter(code => !['found', 'UNAVAILABLE'].includes(code))).toEqual([]);
    await cable.plug();
    await expect.poll(() => ask(), { timeout: 5000 }).toMatchObject(found);
  });

  it('leaves the place of a connection that was lost in a transaction to another', async () => {
    const sessions = await Promise.all(Array.from({ length: 10 }, () => Session.begin(database.orm, 'read')));
    await cable.pull();
    await Promise.allSettled(sessions.map(session => session.rollback()));
    await cable.plug();

    const next = await Promise.all(Array.from({ length: 10 }, () => Session.begin(database.orm, 'read')));

    for (const session of next) await session.rollback();
    expect(next).toHaveLength(10);
  });

  it('is not missed by what lies in memory', async () => {
    await cable.pull();

    expect(await ask('{ province(code: "15") { name } }')).toMatchObject({ data: { province: { name: 'Jambi' } } });
    await cable.plug();
  });
});
