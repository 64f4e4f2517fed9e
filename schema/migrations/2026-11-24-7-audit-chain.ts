import { Migration } from '@mikro-orm/migrations';
import { keptBy, recordingTriggers, role } from './statements.ts';

/**
 * Every change of every table is an entry, and entries are links of a chain: each holds the SHA-256 of the one before it
 * together with its own text, so that none can be changed, taken out, put in or moved without the rest telling
 * (`npm run audit:verify`). There are many chains, so that nobody waits for anybody to write an entry.
 *
 * A third role, `episentrum_scribe`, owns the functions that write entries; nobody else can write one.
 */
export class AuditChain extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const chains = 64;

/** What nobody has entered: what the program keeps for itself. `migration` belongs to MikroORM. */
const technical = ['migration', 'table_version', 'idempotency_key', 'audit_entry', 'audit_head'];

/** Parts are written down under the id of what they belong to. */
const owners = {
  person_contact: 'person_id',
  intervention_participant: 'intervention_id',
  need_answer: 'intervention_id',
  budget_line: 'intervention_id',
  progress_note: 'intervention_id',
  agreement_area: 'agreement_id',
  agreement_member: 'agreement_id',
};

/** All that an entry says, as one text that no setting of a session changes; src/audit/chain-verification.ts makes the same. */
const textOf = (entry: string): string => `jsonb_build_array(${[
  'chain', 'position', 'id', '(extract(epoch from at) * 1000000)::bigint', 'subject', 'person_id', 'grant_id',
  'request_id', 'database_user', 'table_name', 'row_id', 'act', 'before', 'after',
].map(column => column.replace(/^\w+$|\bat\b/, name => `${entry}.${name}`)).join(', ')})::text`; // prettier-ignore

/** Writes the rows of a query (row_id, before, after; in their order) to the end of a chain, for a function that has taken it. */
const writing = (act: string, table: string, changes: string): string => `
  with entry as materialized (
    select head.chain, head.position + row_number() over () as position, nextval('audit_entry_id_seq') as id, moment as at,
      viewer_subject() as subject, viewer_person() as person_id,
      nullif(current_setting('episentrum.grant', true), '')::uuid as grant_id,
      nullif(current_setting('episentrum.request', true), '') as request_id, session_user::text as database_user,
      ${table} as table_name, change.row_id, ${act} as act, change.before, change.after
    from (${changes}) as change
  ), written as (
    insert into audit_entry (chain, position, id, at, subject, person_id, grant_id, request_id, database_user, table_name,
      row_id, act, before, after, hash) overriding system value
    select entry.*, audit_link(${textOf('entry')}, head.hash) over (order by entry.position) from entry
    returning position, hash
  )
  update audit_head h set position = last.position, hash = last.hash
    from (select w.position, w.hash from written w order by w.position desc limit 1) as last where h.chain = head.chain;`;

/** Whoever writes takes the first chain that nobody else is writing; where all are taken, it waits for one. */
const taking = `
  select * into head from audit_head h order by h.chain for update skip locked limit 1;
  if not found then
    select * into head from audit_head h where h.chain = pg_backend_pid() % ${chains} for update;
  end if;`;

/** A plan that was made for many rows is kept for few, and compiling its expressions would then take longest of all. */
const scribe = (returns: string): string => `returns ${returns} language plpgsql security definer
  set search_path = public, pg_temp set timezone = 'UTC' set jit = off`;
const row = (alias: string): string => `to_jsonb(${alias}) - 'scope_keys'`;

/** What each object's history is made of, who reads it, and the columns that need another action. */
interface Recorded {
  readonly tables: readonly string[];
  /** Whether the viewer reads the row, on the alias `o`. */
  readonly readable: string;
  /** Scope keys of the row. */
  readonly keys?: string;
  readonly hidden?: Readonly<Record<string, { readonly columns: readonly string[]; readonly unless: string }>>;
}

const reaches = (action: string, keys = 'o.scope_keys'): string => `${keys} <&> (select viewer_keys('${action}'))`;
const self = `o.subject = (select viewer_subject())`;

const recorded: Readonly<Record<string, Recorded>> = {
  organization: {
    tables: ['organization'],
    keys: `scope_hashes(o.area_code, true, '{}', '{}', null)`,
    readable: 'true',
  },
  person: {
    tables: ['person', 'person_contact'],
    readable: `(${self} or ${reaches('person:read')})`,
    hidden: {
      person_contact: { columns: ['phone', 'email'], unless: `(${self} or ${reaches('person:contact')})` },
    },
  },
  need: { tables: ['need'], readable: reaches('need:read') },
  intervention: {
    tables: ['intervention', 'intervention_participant', 'need_answer', 'budget_line', 'progress_note'],
    readable: reaches('intervention:read'),
    hidden: {
      intervention: { columns: ['budget'], unless: reaches('intervention:amounts') },
      budget_line: { columns: ['amount', 'fund_source', 'note'], unless: reaches('intervention:amounts') },
      intervention_participant: { columns: ['organization_id'], unless: reaches('intervention:partners') },
    },
  },
  access_grant: {
    tables: ['access_grant'],
    readable: `(o.person_id = (select viewer_person()) or ${reaches('grant:read')})`,
  },
  agreement: { tables: ['agreement', 'agreement_area', 'agreement_member'], readable: reaches('agreement:read') },
  contribution: { tables: ['contribution'], readable: reaches('contribution:read') },
};

/** Never shown: what identifies people to the issuer of tokens, and what only follows from the rest. */
const neverShown = ['id', 'version', 'subject', 'scope_keys', 'is_shared', 'entered_key'];

const historyOf = ([object, { tables, readable, keys, hidden = {} }]: [string, Recorded]): string => {
  const isOf = `e.table_name in (${tables.map(table => `'${table}'`).join(', ')})`;
  const hiding = Object.entries(hidden).map(
    ([table, { columns, unless }]) => `when e.table_name = '${table}' and not ${unless} then '{${columns.join(',')}}'`,
  );
  return `select '${object}' as object, o.id as object_id,
      ${hiding.length === 0 ? `'{}'` : `case ${hiding.join(' ')} else '{}' end`}::text[] as hidden
    from ${object} o where ${isOf} and o.id = case when ${isOf} then e.row_id::uuid end
      and ${readable} and ${reaches('audit:read', keys)}`;
};

const statements = [
  role('episentrum_scribe'),
  `grant usage on schema public to episentrum_scribe`,

  `create table audit_head (chain int primary key, position bigint not null, hash bytea not null) with (fillfactor = 10)`,
  `insert into audit_head select chain, 0, sha256('') from generate_series(0, ${chains - 1}) as chain`,
  `alter table audit_head enable row level security`,
  `alter table audit_head force row level security`,
  `create policy writing on audit_head to episentrum_scribe using (true) with check (true)`,
  `create policy reading on audit_head for select to episentrum_keeper using (true)`,
  `grant select, update on audit_head to episentrum_scribe`,
  `grant select on audit_head to episentrum_keeper`,

  `create function audit_link_next(hash bytea, entry text, previous bytea) returns bytea language plpgsql immutable
     parallel safe as $$ begin return sha256(coalesce(hash, previous) || convert_to(entry, 'UTF8')); end $$`,
  `create aggregate audit_link(entry text, previous bytea) (sfunc = audit_link_next, stype = bytea)`,

  // The entries that are there already are linked in the order they were written.
  `alter table audit_entry no force row level security`,
  `alter table audit_entry
     add column chain int, add column position bigint, add column hash bytea,
     add column grant_id uuid, add column database_user text`,
  `update audit_entry set row_id = coalesce(after, before) ->> 'intervention_id'
     where table_name in ('budget_line', 'progress_note')`,
  `update audit_entry e set chain = 0, position = linked.position, hash = linked.hash
     from (select entry.id, entry.position, audit_link(${textOf('entry')}, sha256('')) over (order by entry.position) as hash
       from (select 0 as chain, row_number() over (order by a.id) as position, a.id, a.at, a.subject, a.person_id,
           a.grant_id, a.request_id, a.database_user, a.table_name, a.row_id, a.act, a.before, a.after
         from audit_entry a) as entry) as linked
     where linked.id = e.id`,
  `alter table audit_head no force row level security`,
  `update audit_head h set position = last.position, hash = last.hash
     from (select position, hash from audit_entry order by position desc limit 1) as last where h.chain = 0`,
  `alter table audit_head force row level security`,
  `alter table audit_entry
     alter column chain set not null, alter column position set not null, alter column hash set not null,
     add unique (chain, position)`,
  `alter table audit_entry force row level security`,
  `drop policy writing on audit_entry`,
  `revoke insert on audit_entry from episentrum_keeper`,
  `create policy writing on audit_entry for insert to episentrum_scribe with check (true)`,
  `create policy linking on audit_entry for select to episentrum_scribe using (true)`,
  `grant insert, select on audit_entry to episentrum_scribe`,
  `grant usage on sequence audit_entry_id_seq to episentrum_scribe`,

  `drop index audit_entry_table_name_row_id_idx`,
  `create index on audit_entry (row_id)`,

  // Rows of one statement are written down together. The tables of old and of new rows are in the same order. Of a large
  // import one entry tells how many rows came, and what they were, as a hash.
  `create function record_changes() ${scribe('trigger')} as $$
     declare head audit_head; moment timestamptz := clock_timestamp(); key text := tg_argv[0];
     begin
       if tg_op = 'INSERT' then
         if not exists (select from new_rows) then return null; end if;
         ${taking}
         if tg_argv[1] = 'together' and (select count(*) > 1 from new_rows) then
           ${writing(
             `'insert'`,
             'tg_table_name::text',
             `select '*' as row_id, null::jsonb as before, jsonb_build_object('rows', count(*), 'sha256',
                encode(sha256(convert_to(string_agg(each.after::text, E'\\n' order by each.place), 'UTF8')), 'hex')) as after
              from (select row_number() over () as place, ${row('r')} as after from new_rows r) as each`,
           )}
         else
           ${writing(
             `'insert'`,
             'tg_table_name::text',
             `select each.after ->> key as row_id, null::jsonb as before, each.after
              from (select ${row('r')} as after from new_rows r) as each`,
           )}
         end if;
       elsif tg_op = 'UPDATE' then
         if not exists (select from new_rows) then return null; end if;
         ${taking}
         ${writing(
           `'update'`,
           'tg_table_name::text',
           `select new_row.after ->> key as row_id, old_row.before, new_row.after
            from (select row_number() over () as place, ${row('r')} as before from old_rows r) as old_row
            join (select row_number() over () as place, ${row('r')} as after from new_rows r) as new_row using (place)
            where old_row.before <> new_row.after order by place`,
         )}
       else
         if not exists (select from old_rows) then return null; end if;
         ${taking}
         ${writing(
           `'delete'`,
           'tg_table_name::text',
           `select each.before ->> key as row_id, each.before, null::jsonb as after
            from (select ${row('r')} as before from old_rows r) as each`,
         )}
       end if;
       return null;
     end $$`,
  // Whoever reads something that not everybody may know is written down too, by what the session says of them.
  `create function record_reads(of_table text, row_ids text[]) ${scribe('void')} as $$
     declare head audit_head; moment timestamptz := clock_timestamp();
     begin
       ${taking}
       ${writing(
         `'read'`,
         'of_table',
         `select each.row_id, null::jsonb as before, null::jsonb as after from unnest(row_ids) as each(row_id)`,
       )}
     end $$`,

  // Rows are deleted one by one, so that each is an entry; and entries stay as they are, whoever owns the table.
  `create function refuse() returns trigger language plpgsql as $$
     begin raise exception 'Nobody may % %.', lower(tg_op), tg_table_name using errcode = '42501'; end $$`,
  `create trigger kept before update or delete or truncate on audit_entry for each statement execute function refuse()`,
  `create trigger kept before insert or delete or truncate on audit_head for each statement execute function refuse()`,
  `alter table audit_entry enable always trigger kept`,
  `alter table audit_head enable always trigger kept`,

  ...keptBy({
    role: 'episentrum_scribe',
    functions: ['audit_link_next(bytea, text, bytea)', 'record_changes()', 'record_reads(text, text[])'],
  }),
  `revoke execute on function audit_link(text, bytea) from public`,
  `grant execute on function audit_link(text, bytea) to episentrum_scribe`,
  `grant execute on function record_reads(text, text[]) to episentrum_app`,

  // All tables there are, whichever migration made them.
  `do $$
     declare recorded record;
     begin
       for recorded in
         select c.relname as name, coalesce('${JSON.stringify(owners)}'::jsonb ->> c.relname,
             (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
              where i.indrelid = c.oid and i.indisprimary)) as key
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and c.relname <> all('{${technical.join(',')}}')
       loop
         execute format('drop trigger if exists audited on %I', recorded.name);
         execute format('drop trigger if exists audited_insert on %I', recorded.name);
         execute format('drop trigger if exists audited_change on %I', recorded.name);
         ${recordingTriggers('%1$I', '%2$L, %3$L')
           .map(
             statement => `execute format('${statement}', recorded.name, recorded.key,
               case when recorded.name = 'area' then 'together' else 'each' end);`,
           )
           .join('\n')}
       end loop;
     end $$`,
  `drop function write_audit_entry()`,
  `drop function write_audit_entries()`,

  // Which fields became what, without those that the viewer may not know.
  `create function history_changes(before jsonb, after jsonb, hidden text[]) returns jsonb language sql immutable
     parallel safe
     return coalesce((select jsonb_agg(jsonb_build_array(key, before ->> key, after ->> key) order by key)
       from jsonb_object_keys(coalesce(after, before)) as key
       where key <> all(hidden) and (before -> key) is distinct from (after -> key)
         and (before ->> key is not null or after ->> key is not null)), '[]')`,
  // The log as those see it who may look into it where the row is, and read the row.
  `create view history_entry with (security_barrier) as
     select lpad(to_hex(e.id), 32, '0')::uuid as id, e.at, upper(e.act) as act, e.table_name, e.row_id, o.object,
       o.object_id, e.person_id,
       history_changes(e.before, e.after, '{${neverShown.join(',')}}'::text[] || o.hidden) as changes
     from audit_entry e cross join lateral (${Object.entries(recorded).map(historyOf).join('\nunion all\n')}) as o`,
  `grant select on history_entry to episentrum_app`,
  ...keptBy({ views: ['history_entry'] }),

  // A key is kept for at least three days; the day after that is for clocks and slow networks.
  `create index on idempotency_key (created_at)`,
  `create function forget_idempotency_keys() returns int language plpgsql security definer
     set search_path = public, pg_temp as $$
     declare forgotten int;
     begin
       delete from idempotency_key where created_at < now() - interval '96 hours';
       get diagnostics forgotten = row_count;
       return forgotten;
     end $$`,
  ...keptBy({ functions: ['forget_idempotency_keys()'] }),
  `grant execute on function forget_idempotency_keys() to episentrum_app`,
  // When a key came, only the database says.
  `revoke insert, update on idempotency_key from episentrum_app`,
  `grant insert (subject, key, act, input_hash), update (answer) on idempotency_key to episentrum_app`,

  // Somebody's temporary table of the same name would otherwise be found first.
  `do $$
     declare function record;
     begin
       for function in select p.oid::regprocedure as signature from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.proconfig @> '{search_path=public}'
       loop execute format('alter function %s set search_path = public, pg_temp', function.signature); end loop;
     end $$`,
];
