import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp, openProgramDatabase } from '../../src/app.ts';
import { PgliteClient } from '../../src/platform/embedded/pglite-client.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';

const folders = mkdtempSync(join(tmpdir(), 'episentrum-'));
const empty = mkdtempSync(join(folders, 'empty-'));
beforeAll(async () => {
  await (await PgliteClient.open(empty)).close();
});
afterAll(() => rmSync(folders, { recursive: true, force: true }));

/** A folder with an empty database in it: to make one takes seconds, to copy it does not. */
function copied(): string {
  const folder = mkdtempSync(join(folders, 'copy-'));
  cpSync(empty, folder, { recursive: true });
  return folder;
}

/** What is opened, and the thread it runs in. */
async function withThread<T>(open: () => Promise<T>): Promise<{ opened: T; thread: Worker }> {
  const begun = once(process, 'worker') as Promise<[Worker]>;
  const opened = await open();
  return { opened, thread: (await begun)[0] };
}

describe('the embedded database', () => {
  let database: PgliteClient;
  beforeAll(async () => {
    database = await PgliteClient.open(copied());
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.exec(`
      drop table if exists thing;
      create table thing (id int primary key, name text constraint thing_has_name check (name <> ''))`);
  });

  it.each([
    ['waits', 'select pg_sleep(2)'],
    ['counts', 'select count(sqrt(number)) from generate_series(1, 4000000) as number'],
  ])('lets the program go on while a statement %s', async (_how, slow) => {
    const waits: number[] = [];
    let last = performance.now();
    const ticks = setInterval(() => {
      const now = performance.now();
      waits.push(now - last);
      last = now;
    }, 5);

    await database.query(slow);
    clearInterval(ticks);

    // Other programs may hold this one up at times; a statement in this thread would leave it one long wait.
    const sorted = waits.toSorted((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(20);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThan(50);
  });

  it('gives values as PGlite makes them, and days as text', async () => {
    const { rows, fields, affectedRows } = await database.query(
      `select $1::date as day, $2::timestamptz as instant, $3::bigint as safe, $4::bigint as big, $5::numeric as exact,
         $6::jsonb as json, $7::text[] as texts, $8::date[] as days, $9::bytea as bytes, $10::boolean as yes,
         $11::text as nothing, $12::float8 as float, interval '1 day' as span`,
      [
        '2026-11-23',
        new Date('2026-11-23T04:05:06.789Z'),
        7,
        2n ** 60n,
        '1.50',
        { a: [1, null, 'é'] },
        ['a', null, 'b"c'],
        ['2026-11-23'],
        new Uint8Array([0, 255]),
        true,
        undefined,
        0.1,
      ],
    );

    expect(rows).toEqual([
      {
        day: '2026-11-23',
        instant: new Date('2026-11-23T04:05:06.789Z'),
        safe: 7,
        big: 2n ** 60n,
        exact: '1.50',
        json: { a: [1, null, 'é'] },
        texts: ['a', null, 'b"c'],
        days: ['2026-11-23'],
        bytes: new Uint8Array([0, 255]),
        yes: true,
        nothing: null,
        float: 0.1,
        span: '1 day',
      },
    ]);
    expect(fields[0]).toEqual({ name: 'day', dataTypeID: 1082 });
    expect(affectedRows).toBe(0);
  });

  it('hands over a value of several megabytes whole', async () => {
    const { rows } = await database.query<{ all: number[][] }>(
      "select json_agg(json_build_array(number, 'Desa ' || number)) as all from generate_series(1, 100000) as number",
    );

    expect(rows[0]?.all).toHaveLength(100_000);
    expect(rows[0]?.all.at(-1)).toEqual([100_000, 'Desa 100000']);
  });

  it('tells how many rows a statement changed', async () => {
    const inserted = await database.query('insert into thing values ($1, $2), ($3, $4)', [1, 'a', 2, 'b']);
    const updated = await database.query("update thing set name = 'c'");

    expect(inserted).toMatchObject({ affectedRows: 2, rows: [] });
    expect(updated).toMatchObject({ affectedRows: 2, rows: [] });
  });

  it.each([
    ['with parameters', 'insert into thing values ($1, $2)', [1, '']],
    ['without', "insert into thing values (1, '')", []],
  ])('says of an error all that PostgreSQL says, in a statement %s', async (_kind, text, params) => {
    await expect(database.query(text, params)).rejects.toMatchObject({
      message: 'new row for relation "thing" violates check constraint "thing_has_name"',
      code: '23514',
      severity: 'ERROR',
      detail: 'Failing row contains (1, ).',
      table: 'thing',
      constraint: 'thing_has_name',
      stack: expect.stringContaining('thing_has_name'),
    });
    await expect(database.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  });

  it('says so where a value cannot be what the statement wants', async () => {
    await expect(database.query('select $1::boolean', ['perhaps'])).rejects.toThrow('Invalid input for boolean type');
    await expect(database.query('select $1::text', [() => {}])).rejects.toThrow('could not be cloned');
    await expect(database.query('select $1::text as text', ['a'])).resolves.toMatchObject({ rows: [{ text: 'a' }] });
  });

  it('keeps what others ask until a transaction has ended', async () => {
    const order: string[] = [];
    const transaction = database.transaction(async ({ query }) => {
      await query('insert into thing values ($1, $2)', [1, 'a']);
      await new Promise(resolve => setTimeout(resolve, 50));
      order.push('transaction');
      await query('insert into thing values ($1, $2)', [2, 'b']);
    });
    const others = database.query<{ count: number }>('select count(*)::int as count from thing').then(({ rows }) => {
      order.push('others');
      return rows;
    });
    await transaction;

    expect(await others).toEqual([{ count: 2 }]);
    expect(order).toEqual(['transaction', 'others']);
  });

  it('leaves nothing of a transaction that fails, whether its work does or its end', async () => {
    await database.exec(`
      alter table thing add column twin int references thing deferrable initially deferred`);
    const failing = database.transaction(async ({ query }) => {
      await query('insert into thing values ($1, $2)', [1, 'a']);
      throw new Error('Never mind.');
    });
    const unfinished = database.transaction(({ query }) => query('insert into thing values ($1, $2, $3)', [1, 'a', 9]));

    await expect(failing).rejects.toThrow('Never mind.');
    await expect(unfinished).rejects.toMatchObject({ code: '23503' });
    expect((await database.query('select from thing')).rows).toEqual([]);
  });

  it('goes on in a transaction that has failed as PostgreSQL does', async () => {
    const found = database.transaction(async ({ query }) => {
      await query('insert into thing values ($1, $2)', [1, '']).catch(() => {});
      return await query('insert into thing values ($1, $2)', [1, 'a']);
    });

    await expect(found).rejects.toMatchObject({ code: '25P02' });
  });

  it('goes on after thousands of errors, and has what was acknowledged between them', async () => {
    await database.exec(`
      create role stranger;
      grant insert on thing to stranger;
      alter table thing enable row level security;
      create function refuse() returns trigger language plpgsql as 'begin raise ''Never.'' using errcode = ''KB403''; end';
      create trigger refuse before insert on thing for each row when (new.name = 'refused') execute function refuse()`);
    const add = 'insert into thing values ($1, $2)';
    const faults = {
      '23505': () => database.query(add, [0, 'a']),
      '23514': () => database.transaction(({ query }) => query(add, [-1, ''])),
      KB403: () => database.transaction(({ query }) => query(add, [-1, 'refused'])),
      '42501': () =>
        database.transaction(async ({ query }) => {
          await query('set local role stranger');
          await query(add, [-1, 'a']);
        }),
      '22P02': () => database.query('select $1::text::int', ['a']),
      '22012': () => database.exec('select 1/0'),
      '42601': () => database.query('selec'),
    };

    const rounds = Array.from({ length: 800 }, (_, id) => id);
    for (const id of rounds) {
      await database.query(add, [id, 'a']);
      for (const [code, fault] of Object.entries(faults)) await expect(fault()).rejects.toMatchObject({ code });
    }

    expect((await database.query('select id from thing order by id')).rows).toEqual(rounds.map(id => ({ id })));
  });

  it('understands a statement anew when its table is another', async () => {
    const all = 'select * from thing where id > $1';
    await database.query('insert into thing values ($1, $2)', [1, 'a']);
    expect((await database.query(all, [0])).rows).toEqual([{ id: 1, name: 'a' }]);

    await database.query('alter table thing add column more int');

    expect((await database.query(all, [0])).rows).toEqual([{ id: 1, name: 'a', more: null }]);
  });

  it('has the same statement see what the role may see', async () => {
    await database.exec(`
      create role somebody;
      grant select on thing to somebody;
      alter table thing enable row level security;
      create policy even on thing using (id % 2 = 0);
      insert into thing select number, 'a' from generate_series(1, 4) as number`);
    const ids = async (): Promise<unknown[]> => (await database.query('select id from thing where id > $1', [0])).rows;

    expect(await ids()).toHaveLength(4);
    await database.exec('set role somebody');
    expect(await ids()).toEqual([{ id: 2 }, { id: 4 }]);
    await database.exec('reset role');
    expect(await ids()).toHaveLength(4);
  });

  it('knows more statements than it keeps understood, and each more often', async () => {
    const sums = Array.from({ length: 450 }, (_, index) =>
      database.query<{ sum: number }>(`select ${index} + $1::int as sum`, [index]),
    );
    const again = Array.from({ length: 20 }, (_, index) =>
      database.query<{ sum: number }>('select 1 + $1::int as sum', [index]),
    );

    expect((await Promise.all(sums)).map(({ rows }) => rows[0]?.sum)).toEqual(sums.map((_, index) => 2 * index));
    expect((await Promise.all(again)).map(({ rows }) => rows[0]?.sum)).toEqual(again.map((_, index) => 1 + index));
    const { rows } = await database.query<{ count: number }>('select count(*)::int from pg_prepared_statements');
    expect(rows[0]?.count).toBeLessThanOrEqual(200);
  });
});

describe('an embedded database that has ended', () => {
  const lost = { code: '08006' };

  it('fails what waits for it and what comes later', async () => {
    const { opened: database, thread } = await withThread(() => PgliteClient.open(copied()));
    const waiting = [
      database.query('select pg_sleep(60)'),
      database.query('select 1'),
      database.transaction(({ query }) => query('select 1')),
    ].map(asked => expect(asked).rejects.toMatchObject(lost));

    await thread.terminate();

    await Promise.all(waiting);
    await expect(database.query('select 1')).rejects.toMatchObject(lost);
    await expect(database.transaction(({ query }) => query('select 1'))).rejects.toMatchObject(lost);
    expect(database).toMatchObject({ closed: true, ready: false });
    await database.close();
  });

  it('has rather ended than found nothing, where PostgreSQL crashes', async () => {
    const database = await PgliteClient.open(copied());
    await database.exec(`
      create function deep(level int) returns int language plpgsql as 'begin return deep(level + 1); end'`);

    await expect(database.query('select deep($1)', [1])).rejects.toMatchObject({ ...lost, cause: expect.any(Error) });
    await expect(database.query('select 1')).rejects.toMatchObject(lost);
  });

  it('makes the program answer UNAVAILABLE', async () => {
    const { opened: database, thread } = await withThread(() =>
      openProgramDatabase({ url: undefined, dataDir: copied() }),
    );
    await database.migrate();
    const app = await createApp({
      database,
      issuer: testIssuer,
      logger: createLogger(process.env['LOG_LEVEL'] ?? 'silent'),
    });
    await thread.terminate();

    const answer = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await tokenFor('somebody')}` },
      payload: { query: '{ needs { totalCount } }' },
    });
    const ready = await app.http.inject('/readyz');

    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect(ready.statusCode).toBe(503);
    await app.close();
    await database.close();
  });
});

describe('the folder of an embedded database', () => {
  /** Another process that opens it, and then does what the case wants. */
  function inAnotherProcess(dataDir: string, then = ''): ReturnType<typeof spawn> {
    const program = `
      import { PgliteClient } from ${JSON.stringify(join(process.cwd(), 'src/platform/embedded/pglite-client.ts'))};
      const database = await PgliteClient.open(${JSON.stringify(dataDir)});
      ${then}`;
    const flags = ['--no-warnings', '--input-type=module-typescript', '--eval', program];
    return spawn(process.execPath, flags, { stdio: ['ignore', 'inherit', 'inherit'] });
  }

  it('keeps what was written, whether the program closes it, leaves it or is killed', async () => {
    const dataDir = copied();
    const closed = inAnotherProcess(dataDir, "await database.exec('create table closed ()'); await database.close()");
    expect(await once(closed, 'exit')).toEqual([0, null]);
    const left = inAnotherProcess(dataDir, "void database.exec('create table abandoned ()')");
    expect(await once(left, 'exit')).toEqual([0, null]);
    const killed = inAnotherProcess(
      dataDir,
      "await database.exec('create table killed ()'); process.kill(process.pid, 'SIGKILL')",
    );
    expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);

    const database = await PgliteClient.open(dataDir);
    const { rows } = await database.query(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1",
    );
    await database.close();

    await expect(database.query('select 1')).rejects.toMatchObject({ code: '08006' });
    expect(rows).toEqual([{ name: 'abandoned' }, { name: 'closed' }, { name: 'killed' }]);
  });

  it('is made anew after a process that was killed while it made it', async () => {
    const dataDir = mkdtempSync(join(folders, 'new-'));
    const killed = inAnotherProcess(dataDir);
    while (!existsSync(join(dataDir, 'pglite.new'))) await new Promise(resolve => setTimeout(resolve, 5));
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(readdirSync(dataDir)).toEqual(['pglite.new']);

    const database = await PgliteClient.open(dataDir);

    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir)).toEqual(['pglite']);
    await database.close();
  });

  it('says why it cannot be opened', async () => {
    await expect(PgliteClient.open('/dev/null')).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
