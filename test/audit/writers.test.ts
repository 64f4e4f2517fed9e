import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/platform/database.ts';
import { emptyDatabase, renewDatabase, testDatabase } from '../support/database.ts';
import { newNeed } from '../support/factories.ts';
import { verify } from './chain.ts';

beforeAll(renewDatabase);
beforeEach(emptyDatabase);

async function keeping(isolation = 'read committed'): Promise<Session> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  await session.run(sql`set transaction isolation level ${sql.raw(isolation)}`);
  await session.run(sql`select set_config('role', 'episentrum_keeper', true)`);
  return session;
}
const grow = (session: Session, id: string) =>
  session.run(sql`update need set quantity = quantity + 1 where id = ${id}`);

// The embedded database has one connection.
describe.skipIf(process.env['DATABASE_URL'] === undefined)('writers side by side', () => {
  it('do not wait for each other: each has a chain while it writes', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => newNeed()));
    const sessions = await Promise.all(ids.map(() => keeping()));

    await Promise.all(sessions.map((session, index) => grow(session, ids[index] as string)));
    for (const session of sessions.toReversed()) await session.commit();

    const { faults, chains } = await verify();
    expect(faults).toEqual([]);
    expect(chains).toBeGreaterThanOrEqual(8);
  });

  it('leave every chain whole, whatever is committed and taken back in between', { timeout: 60_000 }, async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => newNeed()));
    const before = (await verify()).entries;
    let kept = 0;
    const writer = async (index: number): Promise<void> => {
      for (let round = 0; round < 25; round += 1) {
        const session = await keeping();
        await grow(session, ids[index] as string);
        await session.run(sql`savepoint one`);
        await grow(session, ids[index] as string);
        if (round % 3 === 0) await session.run(sql`rollback to savepoint one`);
        if (round % 5 === 0) await session.rollback();
        else {
          await session.commit();
          kept += round % 3 === 0 ? 1 : 2;
        }
      }
    };

    await Promise.all(ids.map((_, index) => writer(index)));

    const { faults, entries } = await verify();
    expect(faults).toEqual([]);
    expect(entries - before).toBe(kept);
  });

  it('are refused, not mistaken, where their snapshot is older than the end of the chain', async () => {
    const [one, other] = [await newNeed(), await newNeed()];
    const late = await keeping('repeatable read');
    await late.run(sql`select count(*) from need`);
    const early = await keeping();
    await grow(early, one);
    await early.commit();

    await expect(grow(late, other)).rejects.toMatchObject({ code: '40001' });
    await late.rollback();

    expect((await verify()).faults).toEqual([]);
  });

  it('that are killed leave nothing', async () => {
    const id = await newNeed();
    const before = (await verify()).entries;
    const [doomed, killer] = [await keeping(), await keeping()];
    const [{ pid } = { pid: 0 }] = await doomed.run<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await grow(doomed, id);
    await killer.run(sql`select set_config('role', 'none', true), pg_terminate_backend(${pid})`);
    await killer.rollback();
    await doomed.rollback().catch(() => undefined);

    const next = await keeping();
    await grow(next, id);
    await next.commit();

    const { faults, entries } = await verify();
    expect(faults).toEqual([]);
    expect(entries).toBe(before + 1);
  });
});

it('one transaction writes many entries, one after the other', async () => {
  const id = await newNeed();
  const before = (await verify()).entries;
  const session = await keeping();
  for (let round = 0; round < 200; round += 1) await grow(session, id);
  await session.commit();

  const { faults, entries } = await verify();

  expect(faults).toEqual([]);
  expect(entries - before).toBe(200);
});
