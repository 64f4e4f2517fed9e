import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Carried } from '../../../src/platform/compiler/channel.ts';
import { ConnectionChannel } from '../../../src/platform/compiler/connection-channel.ts';
import { testDatabase } from '../../support/database.ts';

const everywhere = { role: 'episentrum_app', default_transaction_read_only: 'on' };
const named = (name: string, text: string) => ({ name, text, parameters: [] });
const whose = named('whose', `select pg_backend_pid(), current_setting('episentrum.stamp', true)`);
const carriedBy = (stamp: string): Carried => {
  return { stamp, settings: { 'episentrum.stamp': stamp, 'episentrum.person': `person of ${stamp}` } };
};

/** Connections are what a server has; the embedded database has a transaction instead. */
describe.runIf(process.env['DATABASE_URL'])('a connection', () => {
  const lost: Error[] = [];
  let url: string;
  let channel: ConnectionChannel;
  let administrator: pg.Client;
  beforeAll(async () => {
    url = (await testDatabase()).url as string;
    administrator = new pg.Client({ connectionString: url });
    await administrator.connect();
  });
  afterAll(() => administrator.end());
  beforeEach(() => {
    lost.length = 0;
    channel = new ConnectionChannel(url, everywhere, error => lost.push(error));
  });
  afterEach(() => channel.close());

  const pid = async (who = carriedBy('somebody')) => Number((await channel.run(who, whose, []))[0]);
  const isThere = async (backend: number) =>
    (await administrator.query('select from pg_stat_activity where pid = $1', [backend])).rowCount === 1;
  const isGone = (backend: number) => expect.poll(() => isThere(backend), { timeout: 5000 }).toBe(false);

  it('serves one read after the other', async () => {
    const first = await pid();

    expect([await pid(), await pid(carriedBy('somebody else')), await pid()]).toEqual([first, first, first]);
  });

  it('has the settings of every viewer, and of this one', async () => {
    const asked = `select current_user, current_setting('transaction_read_only'), current_setting('episentrum.person')`;

    const row = await channel.run(carriedBy('a'), named('asked', asked), []);

    expect(row).toEqual(['episentrum_app', 'on', 'person of a']);
  });

  it('is told who asks only where that is another than before', async () => {
    await channel.run(carriedBy('a'), whose, []);
    const forgetting = named('forgetting', `select set_config('episentrum.stamp', 'lost', false)`);
    await channel.run(carriedBy('a'), forgetting, []);

    expect((await channel.run(carriedBy('a'), whose, []))[1]).toBe('lost');
    expect((await channel.run(carriedBy('b'), whose, []))[1]).toBe('b');
    expect((await channel.run(carriedBy('a'), whose, []))[1]).toBe('a');
  });

  it('says for nobody in particular what it has last', async () => {
    await channel.run(carriedBy('a'), whose, []);

    expect((await channel.run(undefined, whose, []))[1]).toBe('a');
  });

  it('is shared by many at once, each under their own settings, and there are never more than ten', async () => {
    const people = Array.from({ length: 400 }, (_, index) => `viewer ${(index * 7) % 23}`);

    const rows = await Promise.all(people.map(who => channel.run(carriedBy(who), whose, [])));

    expect(rows.map(([, stamp]) => stamp)).toEqual(people);
    expect(new Set(rows.map(([backend]) => backend)).size).toBeLessThanOrEqual(10);
  });

  it('is thrown away after an error, for what it holds then is not known', async () => {
    const first = await pid();

    await expect(channel.run(carriedBy('somebody'), named('wrong', 'select 1 / 0'), [])).rejects.toThrow('by zero');

    expect(await pid()).not.toBe(first);
    await isGone(first);
  });

  it('is thrown away when it will not take the settings', async () => {
    const first = await pid();
    const refused = { stamp: 'b', settings: { ...carriedBy('b').settings, role: 'nobody_of_this_name' } };

    await expect(channel.run(refused, whose, [])).rejects.toThrow('nobody_of_this_name');

    const [backend, stamp] = await channel.run(carriedBy('c'), whose, []);
    expect({ isFirst: Number(backend) === first, stamp }).toEqual({ isFirst: false, stamp: 'c' });
  });

  it('cannot write, whatever it is asked', async () => {
    const writing = named('writing', `insert into idempotency_key values ('x', 'x', 'x', 'x')`);

    await expect(channel.run(carriedBy('a'), writing, [])).rejects.toThrow('read-only transaction');
  });

  it('that has prepared five hundred statements makes room for a new one', async () => {
    const first = await pid();
    const prepare = (index: number) =>
      channel.run(carriedBy('somebody'), named(`statement ${index}`, `select ${index}, pg_backend_pid()`), []);
    const backends = new Set<number>();
    for (let index = 1; index < 500; index += 1) backends.add(Number((await prepare(index))[1]));

    expect(backends).toEqual(new Set([first]));
    expect(await pid()).not.toBe(first);
    await isGone(first);
  });

  it('that the server closes while nothing happens is replaced, and its end told', async () => {
    const first = await pid();

    await administrator.query('select pg_terminate_backend($1)', [first]);
    await expect.poll(() => lost.length, { timeout: 5000 }).toBe(1);

    expect(await pid()).not.toBe(first);
  });

  it('that the server closes in the middle fails its read only', async () => {
    const first = await pid();
    const reading = channel.run(carriedBy('somebody'), named('slow', 'select pg_sleep(10)'), []);
    const outcome = reading.then(
      () => 'read',
      (error: { code?: string }) => error.code,
    );
    await sleep(100);

    await administrator.query('select pg_terminate_backend($1)', [first]);

    expect(await outcome).toBe('57P01');
    expect(await pid()).not.toBe(first);
  });

  it('is given back by whoever has to wait too long', async () => {
    const patient = new ConnectionChannel(url, { ...everywhere, statement_timeout: '400ms' }, error =>
      lost.push(error),
    );
    const slow = Array.from({ length: 12 }, (_, index) =>
      patient.run(carriedBy(`viewer ${index}`), named('slow', 'select pg_sleep(10)'), []),
    );

    const outcomes = await Promise.allSettled(slow);

    expect(outcomes.map(outcome => (outcome as { reason?: { code?: string } }).reason?.code)).toEqual(
      Array(12).fill('57014'),
    );
    expect((await patient.run(carriedBy('a'), whose, []))[1]).toBe('a');
    await patient.close();
  });
});
