import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgramDatabase } from '../../src/app.ts';
import { prepare } from '../../src/development/prepare.ts';
import { asKeeper, asOwner, type Database } from '../../src/platform/database.ts';
import { move } from '../../src/platform/move.ts';
import { newDatabase } from '../support/database.ts';

const bookkeeping = ['table_version', 'audit_head'];

/** All of Indonesia with the demo world, embedded, moves to a server. */
describe.runIf(process.env['DATABASE_URL'])('moving to a server', () => {
  let source: Database;
  let target: Database;
  beforeAll(async () => {
    source = await openProgramDatabase({ url: undefined, dataDir: 'memory://' });
    await prepare(source, { demo: true, tell: () => {} });
    await asKeeper(source.orm, async rows => {
      // What the demo world has none of, and what is easily lost on the way.
      await sql`insert into idempotency_key (subject, key, act, input_hash, answer, created_at) values
        ('a', 'b', 'c', 'd', '{"n": 1.50, "big": 12345678901234567890, "none": null, "text": "\\u00e9\\n\\"\\\\"}',
          '2024-02-29T23:59:59.999999Z'),
        ('', ' ', E'\\t\\\\N', '', 'null', 'infinity')`.execute(rows);
      await sql`update person set name = name || E' \\\\ "\\n\\t{},NULL \\u2028😀' where id = (select min(id::text)::uuid from person)`.execute(
        rows,
      );
    });
    target = await newDatabase(`move_${process.pid}`);
  });
  afterAll(async () => {
    await source?.close();
    await target?.close();
  });

  /** Every row of every table as a text, read apart from the code that moves. */
  async function contents({ orm }: Database): Promise<Record<string, { rows: number; hash: string }>> {
    return await asOwner(orm, async session => {
      await session.run(sql`select set_config('timezone', 'Asia/Jakarta', true)`);
      const tables = await session.run<{ name: string; keyed: boolean }>(sql`
        select relname as name, exists (select from pg_attribute where attrelid = c.oid and attname = 'scope_keys') as keyed
        from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`);
      const found: Record<string, { rows: number; hash: string }> = {};
      for (const { name, keyed } of tables) {
        if (name === 'migration') continue;
        // The order of keys says nothing, and may differ between servers.
        const text = keyed
          ? sql`(to_jsonb(t) - 'scope_keys')::text || (select array_agg(key order by key) from unnest(scope_keys) as key)::text`
          : sql`row_to_json(t)::text`;
        const rows = await session.run<{ row: string }>(sql`select ${text} as row from ${sql.table(name)} t`);
        const hash = createHash('sha256').update(
          rows
            .map(({ row }) => row)
            .toSorted()
            .join('\n'),
        );
        found[name] = { rows: rows.length, hash: hash.digest('hex') };
      }
      return found;
    });
  }

  async function walls({ orm }: Database): Promise<unknown> {
    return await asOwner(orm, session =>
      session.run(sql`
        select 'trigger', tgrelid::regclass::text as on, tgname::text as name, tgenabled::text as what from pg_trigger
          where not tgisinternal
        union all select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
          where connamespace = 'public'::regnamespace
        union all select 'table', relname, '', concat(relrowsecurity, relforcerowsecurity) from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'
        union all select 'policy', tablename, policyname, concat(roles, cmd, qual, with_check) from pg_policies
        order by 1, 2, 3, 4`),
    );
  }

  const moved = (steps: string[] = []) => move(source, target, { bookkeeping, tell: step => void steps.push(step) });
  const filled = async () =>
    Object.entries(await contents(target)).filter(([name, { rows }]) => rows > 0 && !bookkeeping.includes(name));

  it('leaves the target empty, and with its walls, when its connection is lost on the way', async () => {
    const before = await walls(target);
    const cut = move(source, target, {
      bookkeeping,
      tell: step => {
        if (step.startsWith('need:')) throw new Error('cut');
      },
    });

    await expect(cut).rejects.toThrow('cut');

    expect(await filled()).toEqual([]);
    expect(await walls(target)).toEqual(before);
  });

  it('refuses a source at another migration', async () => {
    await asOwner(source.orm, session => session.run(sql`update migration set name = 'other' where id = 1`));

    await expect(moved()).rejects.toThrow(/lacks 2026-11-23-1-foundation/);

    await asOwner(source.orm, session =>
      session.run(sql`update migration set name = '2026-11-23-1-foundation' where id = 1`),
    );
    expect(await filled()).toEqual([]);
  });

  it('brings every row of every table as it is, and leaves the source as it was', async () => {
    const before = await contents(source);
    const wallsBefore = await walls(target);

    await moved();

    expect(await contents(target)).toEqual(before);
    expect(await contents(source)).toEqual(before);
    expect(await walls(target)).toEqual(wallsBefore);
    expect(Object.entries(before).filter(([, { rows }]) => rows === 0)).toEqual([]);
  });

  it('refuses a target that has rows already', async () => {
    const before = await contents(target);

    await expect(moved()).rejects.toThrow(/is not empty/);

    expect(await contents(target)).toEqual(before);
  });

  it('lets the numbering go on where it was', async () => {
    const change = (database: Database) =>
      asKeeper(database.orm, async rows => {
        await sql`update organization set name = name || '.' where id = (select min(id::text)::uuid from organization)`.execute(
          rows,
        );
        return (await sql`select max(id)::text as last, count(*)::int as count from audit_entry`.execute(rows)).rows;
      });

    expect(await change(target)).toEqual(await change(source));
  });
});
