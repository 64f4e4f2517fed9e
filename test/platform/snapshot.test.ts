import { sql } from 'kysely';
import { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poolTo } from '../../src/platform/server-connection.ts';
import { ServerSnapshot } from '../../src/platform/snapshot.ts';
import { testDatabase } from '../support/database.ts';

/** The embedded database has one connection, and sessions on it. */
describe.runIf(process.env['DATABASE_URL'])('a snapshot', () => {
  let pool: Pool;
  beforeEach(async () => {
    pool = new Pool({ connectionString: (await testDatabase()).url, ...poolTo({ size: 1 }) });
  });
  afterEach(() => pool.end());

  const one = (value: number) => sql<{ value: number }>`select ${value}::int as value`;
  const names = sql<{ name: string }>`select name from pg_prepared_statements order by name`;

  it('prepares a statement once, whatever its values and whoever comes after', async () => {
    const first = await ServerSnapshot.begin(pool);
    await first.run(one(1));
    const before = await first.run(names);
    await first.rollback();

    const second = await ServerSnapshot.begin(pool);
    const answer = await second.run(one(2));
    const after = await second.run(names);
    await second.rollback();

    expect(answer).toEqual([{ value: 2 }]);
    expect(before).toHaveLength(2);
    expect(after).toEqual(before);
  });

  it('answers each of many statements that are sent at once', async () => {
    const snapshot = await ServerSnapshot.begin(pool);

    const answers = await Promise.all(Array.from({ length: 50 }, (_, value) => snapshot.run(one(value))));

    await snapshot.rollback();
    expect(answers).toEqual(Array.from({ length: 50 }, (_, value) => [{ value }]));
  });

  it('changes nothing', async () => {
    const snapshot = await ServerSnapshot.begin(pool);

    const writing = snapshot.run(sql`create table written (id int)`);

    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await snapshot.rollback();
  });

  it('leaves its connection to the next, also after a statement that failed', async () => {
    const failing = await ServerSnapshot.begin(pool);
    const answers = await Promise.allSettled([failing.run(sql`select 1 / 0`), failing.run(one(1))]);
    await failing.rollback();

    const next = await ServerSnapshot.begin(pool);
    const answer = await next.run(one(1));
    await next.rollback();

    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(answer).toEqual([{ value: 1 }]);
  });

  it('gives its connection up once that has prepared too much', async () => {
    const many = await ServerSnapshot.begin(pool);
    for (let count = 0; count < 500; count += 1) await many.run(sql`select ${sql.lit(count)}::int`);
    await many.rollback();

    const next = await ServerSnapshot.begin(pool);
    const prepared = await next.run(names);
    await next.rollback();

    expect(prepared).toHaveLength(1);
  });
});
