import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/platform/database.ts';
import { change, emptyDatabase, renewDatabase, stored, testDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { verify } from './chain.ts';

beforeAll(renewDatabase);
beforeEach(emptyDatabase);

/** Statements of one transaction in a role (`none`: the superuser), which is then taken back or kept. */
async function as(role: string, statements: readonly string[], end: 'commit' | 'rollback' = 'commit') {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  try {
    await session.run(sql`select set_config('role', ${role}, true)`);
    let rows: unknown[] = [];
    for (const statement of statements) rows = await session.run(sql.raw(statement));
    if (end === 'commit') await session.commit();
    return rows;
  } finally {
    await session.rollback();
  }
}

interface Entry {
  readonly act: string;
  readonly table_name: string;
  readonly row_id: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly grant_id: string | null;
  readonly database_user: string | null;
}

async function last(count: number): Promise<Entry[]> {
  return (await as('none', [
    `select * from (select id, act, table_name, row_id, before, after, grant_id, database_user from audit_entry
       order by id desc limit ${count}) e order by id`,
  ])) as Entry[];
}

const entries = async (): Promise<number> =>
  ((await as('none', ['select count(*)::int as count from audit_entry'])) as { count: number }[])[0]?.count ?? 0;

describe('direct SQL is written down', () => {
  it.each([
    [`update need_kind set name = name || '.' where code = 'CLEAN_WATER'`, 'update', 'need_kind', 'CLEAN_WATER'],
    [`update inpres_target set name = name || '.' where id = 1`, 'update', 'inpres_target', '1'],
    [`update inpres_programme set name = name || '.' where id = 2`, 'update', 'inpres_programme', '2'],
    [`update inpres_activity set name = name || '.' where id = 3`, 'update', 'inpres_activity', '3'],
    [`update area set name = name || '.' where code = '11'`, 'update', 'area', '2'],
    [`insert into need_kind select 'X', 'x', 'x', 'x', 'x', 'WATER'`, 'insert', 'need_kind', 'X'],
    [`insert into area (id, code, name, level, parent_id) select 99, '99', 'x', 'PROVINCE', 1`, 'insert', 'area', '99'],
  ])('%s', async (statement, act, table, row) => {
    const session = await Session.begin((await testDatabase()).orm, 'write');
    await session.run(sql`select set_config('role', 'none', true)`);

    await session.run(sql.raw(statement));

    const [entry] = await session.run<Entry>(sql`select * from audit_entry order by id desc limit 1`);
    expect(entry).toMatchObject({ act, table_name: table, row_id: row });
    expect(entry?.database_user).toBeTruthy();
    await session.rollback();
  });

  it('also when a session says that it only plays the changes of another server', async () => {
    const id = await newNeed();

    await as('none', [
      `set local session_replication_role = replica`,
      `update need set quantity = 5 where id = '${id}'`,
    ]);

    expect(await last(1)).toMatchObject([{ act: 'update', row_id: id, after: { quantity: 5 } }]);
  });

  it('under the grant it was done under', async () => {
    const id = await newNeed();
    const grant = '6f1f2c1e-0000-4000-8000-000000000001';

    await as('none', [
      `select set_config('episentrum.grant', '${grant}', true)`,
      `update need set quantity = 5 where id = '${id}'`,
    ]);

    expect(await last(1)).toMatchObject([{ grant_id: grant }]);
  });

  it('row by row, each with what it was, when many change at once', async () => {
    const ids = [await newNeed({ quantity: 1 }), await newNeed({ quantity: 2 }), await newNeed({ quantity: 3 })];

    await change(sql`update need set quantity = quantity * 10 where quantity <> 2`);

    const found = await last(2);
    expect(new Set(found.map(({ row_id }) => row_id))).toEqual(new Set([ids[0], ids[2]]));
    for (const { before, after } of found as readonly Record<'before' | 'after', { id: string; quantity: number }>[])
      expect([after.id, after.quantity]).toEqual([before.id, before.quantity * 10]);
  });

  it('with what follows from it: a place that gets another code hands it down', async () => {
    await newNeed();
    await newOrganization({ area: '15.71.01.1001' });
    const before = await entries();

    await as('none', [`update area set code = '15.71.01.1099' where code = '15.71.01.1001'`]);

    const found = (await last((await entries()) - before)).map(({ act, table_name }) => `${act} ${table_name}`);
    expect(found).toContain('update area');
    expect(found).toContain('update need');
    expect(found).toContain('update organization');
    await as('none', [`update area set code = '15.71.01.1001' where code = '15.71.01.1099'`]);
    expect((await verify()).faults).toEqual([]);
  });

  it('with rows that an upsert changes and those that it adds', async () => {
    await as('none', [
      `insert into need_kind values ('CLEAN_WATER', 'n', 'n', 'n', 'n', 'WATER'), ('Y', 'n', 'n', 'n', 'n', 'WATER')
         on conflict (code) do update set name_en = excluded.name_en`,
    ]);

    expect((await last(2)).map(({ act, row_id }) => `${act} ${row_id}`).toSorted()).toEqual([
      'insert Y',
      'update CLEAN_WATER',
    ]);
    await as('none', [`delete from need_kind where code = 'Y'`]);
  });

  it('not when nothing became anything else', async () => {
    const id = await newNeed();
    const before = await entries();

    await as('none', [`update need set title = title where id = '${id}'`, `update need set title = 'x' where false`]);

    expect(await entries()).toBe(before);
    expect((await verify()).faults).toEqual([]);
  });

  it('an import as one entry, with how many rows came and their hash', async () => {
    const session = await Session.begin((await testDatabase()).orm, 'write');
    await session.run(sql`select set_config('role', 'episentrum_keeper', true)`);

    await session.run(sql`
      insert into area (id, code, name, level, parent_id) values (98, '98', 'x', 'PROVINCE', 1), (97, '97', 'y', 'PROVINCE', 1)`);

    const [entry] = await session.run<Entry>(sql`select * from audit_entry order by id desc limit 1`);
    expect(entry).toMatchObject({
      act: 'insert',
      table_name: 'area',
      row_id: '*',
      after: { rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await session.rollback();
  });
});

describe('what is taken back', () => {
  it('leaves nothing, and the chain whole', async () => {
    const id = await newNeed();
    const before = await entries();

    await as('none', [`update need set quantity = 5 where id = '${id}'`], 'rollback');
    await as('none', [
      `savepoint one`,
      `update need set quantity = 6 where id = '${id}'`,
      `rollback to savepoint one`,
      `update need set quantity = 7 where id = '${id}'`,
      `savepoint two`,
      `update need set quantity = 8 where id = '${id}'`,
      `release savepoint two`,
    ]);

    expect(await entries()).toBe(before + 2);
    expect(await last(2)).toMatchObject([{ after: { quantity: 7 } }, { after: { quantity: 8 } }]);
    expect((await verify()).faults).toEqual([]);
  });
});

describe('nobody', () => {
  const forged = `insert into audit_entry (chain, position, hash, table_name, row_id, act) values (0, 1000000, '', 'x', 'x', 'x')`;

  it.each([
    ['episentrum_app', forged],
    ['episentrum_app', `update audit_entry set act = 'x'`],
    ['episentrum_app', `delete from audit_entry`],
    ['episentrum_app', `truncate audit_entry`],
    ['episentrum_app', `select * from audit_entry`],
    ['episentrum_app', `update audit_head set position = 0`],
    ['episentrum_app', `select record_changes()`],
    ['episentrum_app', `select audit_link('x', 'x')`],
    ['episentrum_app', `alter table need disable trigger audited_update`],
    ['episentrum_app', `set session_replication_role = replica`],
    [
      'episentrum_app',
      `set role episentrum_scribe; update audit_head set position = 0 where false; reset role; select 1/0`,
    ],
    ['episentrum_keeper', forged],
    ['episentrum_keeper', `update audit_entry set act = 'x'`],
    ['episentrum_keeper', `delete from audit_entry`],
    ['episentrum_keeper', `truncate audit_entry`],
    ['episentrum_keeper', `update audit_head set position = 0`],
    ['episentrum_keeper', `insert into audit_head values (64, 0, '')`],
    ['episentrum_keeper', `alter table need disable trigger audited_update`],
    ['episentrum_keeper', `drop trigger audited_update on need`],
    ['episentrum_keeper', `truncate progress_note`],
    ['episentrum_scribe', `update audit_entry set act = 'x'`],
    ['episentrum_scribe', `delete from audit_entry`],
    ['episentrum_scribe', `delete from audit_head`],
    ['none', `update audit_entry set act = 'x'`],
    ['none', `delete from audit_entry where false`],
    ['none', `truncate audit_entry`],
    ['none', `delete from audit_head`],
    ['none', `truncate audit_head`],
    [
      'none',
      `truncate need, need_answer, intervention, budget_line, intervention_participant, progress_note, contribution`,
    ],
    ['none', `truncate area cascade`],
    ['none', `truncate need_kind cascade`],
  ])('%s: %s', async (role, statement) => {
    await expect(as(role, [statement])).rejects.toThrow(
      /permission denied|must be owner|Nobody may|division by zero|cannot insert multiple commands/,
    );
    expect((await verify()).faults).toEqual([]);
  });

  it('has the log written into a table of their own', async () => {
    const id = await newNeed();

    await as('none', [
      `create temporary table audit_entry (like public.audit_entry)`,
      `create temporary table audit_head as select * from public.audit_head`,
      `grant all on pg_temp.audit_entry, pg_temp.audit_head to public`,
      `set local search_path = pg_temp, public`,
      `update public.need set quantity = 5 where id = '${id}'`,
      `drop table pg_temp.audit_entry, pg_temp.audit_head`,
    ]);

    expect(await last(1)).toMatchObject([{ act: 'update', row_id: id }]);
  });

  it('makes the same change another text by the settings of a session', async () => {
    const id = await newNeed();
    await as('none', [
      `set local timezone = 'Asia/Jakarta'`,
      `set local datestyle = 'German'`,
      `set local intervalstyle = 'sql_standard'`,
      `set local extra_float_digits = -5`,
      `set local bytea_output = 'escape'`,
      `update need set reported_at = now() where id = '${id}'`,
    ]);

    expect(JSON.stringify((await last(1))[0]?.after)).toMatch(/"reported_at":"[^"]+\+00:00"/);
    expect((await verify()).faults).toEqual([]);
  });

  it('writes a read into the log in another’s name through the API’s role', async () => {
    const person = await newPerson();
    await as('episentrum_app', [`select record_reads('person_contact', array['${person.id}'])`]);

    expect(await last(1)).toMatchObject([{ act: 'read', row_id: person.id }]);
    expect(await stored('audit_entry', person.id, 'row_id')).toMatchObject({ subject: null, person_id: null });
  });
});

it('parts are written down under the id of what they belong to', async () => {
  const need = await newNeed();
  const id = await newIntervention({ answers: [{ need, quantity: 1 }], budget: [{ source: 'CSR', amount: '1' }] });
  await newOfficer('VILLAGE', '15.71.01.1001');

  const found = (await as('none', [
    `select distinct table_name from audit_entry where row_id = '${id}' order by 1`,
  ])) as {
    table_name: string;
  }[];

  expect(found.map(({ table_name }) => table_name)).toEqual(['budget_line', 'intervention', 'need_answer']);
});
