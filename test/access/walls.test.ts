import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { asKeeper, assertWalled, reading, Session } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';

/** Tables that belong to nobody, readable without a context; whoever makes another one has to say so here. */
const open = [
  'area',
  'inpres_activity',
  'inpres_programme',
  'inpres_target',
  'migration',
  'need_kind',
  'organization',
  'table_version',
];

interface Relation {
  readonly name: string;
  readonly view: boolean;
  readonly forced: boolean;
  readonly barrier: boolean;
  readonly owner: string;
  readonly read: boolean;
  readonly written: string;
}

async function relations(): Promise<Relation[]> {
  const { orm } = await testDatabase();
  return await reading(orm, session =>
    session.run<Relation>(sql`
      select relname as name, relkind = 'v' as view, relrowsecurity and relforcerowsecurity as forced,
        coalesce(reloptions @> array['security_barrier=true'], false) as barrier, pg_get_userbyid(relowner) as owner,
        has_table_privilege('episentrum_app', c.oid, 'select') or has_any_column_privilege('episentrum_app', c.oid, 'select')
          as read,
        concat_ws(' ', case when has_any_column_privilege('episentrum_app', c.oid, 'insert') then 'insert' end,
          case when has_any_column_privilege('episentrum_app', c.oid, 'update') then 'update' end,
          case when has_table_privilege('episentrum_app', c.oid, 'delete') then 'delete' end,
          case when has_table_privilege('episentrum_app', c.oid, 'truncate') then 'truncate' end) as written
      from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
      order by relname`),
  );
}

describe('the tables', () => {
  it('all stand behind forced row level security, but for those that belong to nobody', async () => {
    const tables = (await relations()).filter(({ view }) => !view);

    expect(tables.filter(({ forced }) => !forced).map(({ name }) => name)).toEqual(open);
    expect(tables.filter(({ forced }) => forced)).not.toHaveLength(0);
  });

  it('are seen through no view that could be looked behind, or that passes row level security as their owner', async () => {
    const views = (await relations()).filter(({ view }) => view);

    expect(views.map(({ name, barrier, owner }) => ({ name, barrier, owner }))).toEqual(
      [
        'budget_fact',
        'grant_due',
        'grant_standing',
        'history_entry',
        'intervention_amount',
        'intervention_around',
        'intervention_fact',
        'intervention_fact_around',
        'need_around',
        'need_fact',
        'need_fact_around',
        'person_standing',
      ].map(name => ({
        name,
        barrier: true,
        owner: 'episentrum_keeper',
      })),
    );
  });

  it('can be written where somebody acts, deleted from where parts are replaced, and emptied nowhere', async () => {
    const written = (await relations()).filter(({ written: how }) => how !== '');

    expect(Object.fromEntries(written.map(({ name, written: how }) => [name, how]))).toEqual({
      access_grant: 'insert update',
      agreement: 'insert update',
      agreement_area: 'insert',
      agreement_member: 'insert update',
      budget_line: 'insert delete',
      contribution: 'insert update',
      idempotency_key: 'insert update',
      intervention: 'insert update',
      intervention_participant: 'insert update delete',
      need: 'insert update',
      need_answer: 'insert update delete',
      person: 'insert update',
      person_contact: 'insert',
      progress_note: 'insert',
    });
  });

  it('hide the log of changes altogether, and what agreements make of their grants', async () => {
    expect((await relations()).filter(({ read }) => !read).map(({ name }) => name)).toEqual([
      'audit_entry',
      'audit_head',
      'grant_due',
    ]);
  });
});

describe('the role that serves requests', () => {
  it('is nobody who could pass: no superuser, no owner, nobody who steps around row level security', async () => {
    const { orm } = await testDatabase();

    const [role] = await reading(orm, session =>
      session.run(sql`
        select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
          (select count(*)::int from pg_class where relowner = r.oid) as owns,
          (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
          has_schema_privilege('public', 'create') as creates
        from pg_roles r where rolname = current_user`),
    );

    expect(role).toEqual({
      name: 'episentrum_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      rolreplication: false,
      owns: 0,
      memberships: 0,
      creates: false,
    });
  });

  it('is again in use after the keeper has worked, also when that went wrong', async () => {
    const { orm } = await testDatabase();
    await asKeeper(orm, async rows => sql`select 1`.execute(rows));
    await expect(asKeeper(orm, async () => Promise.reject(new Error('Not today.')))).rejects.toThrow('Not today.');

    const [now] = await reading(orm, session => session.run(sql`select current_user as name`));

    expect(now).toEqual({ name: 'episentrum_app' });
  });

  it('may not call what keeps derived facts true', async () => {
    const { orm } = await testDatabase();
    const calling = reading(orm, session =>
      session.run(sql`select keep_coverage('00000000-0000-4000-8000-000000000000')`),
    );

    await expect(calling).rejects.toThrow('permission denied');
  });

  it('cannot turn row level security off', async () => {
    const { orm } = await testDatabase();
    for (const statement of [
      sql`alter table need disable row level security`,
      sql`drop policy reading on need`,
      sql`create policy mine on need using (true)`,
      sql`alter table need disable trigger audited`,
      sql`alter role episentrum_app bypassrls`,
    ]) {
      const session = await Session.begin(orm, 'write');
      await expect(session.run(statement)).rejects.toThrow(/must be (owner|superuser)|permission denied/);
      await session.rollback();
    }
  });

  it('is what the program asks for before it serves', async () => {
    const { orm } = await testDatabase();

    await expect(assertWalled(orm)).resolves.toBeUndefined();
  });
});

describe('a read', () => {
  it('can write nothing, whoever asks', async () => {
    const { orm } = await testDatabase();
    const writing = reading(orm, session =>
      session.run(sql`insert into idempotency_key (subject, key, act, input_hash) values ('x', 'x', 'x', 'x')`),
    );

    await expect(writing).rejects.toThrow('read-only transaction');
  });
});
