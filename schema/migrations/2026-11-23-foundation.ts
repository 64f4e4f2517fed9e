import { Migration } from '@mikro-orm/migrations';

/**
 * Roles of the database, areas, people, organizations, needs, interventions, and their walls.
 *
 * Two roles, neither of which logs in or owns a table:
 * - `episentrum_app` serves requests: forced row level security decides every row it reads or writes;
 * - `episentrum_keeper` keeps derived facts true (triggers, statistics views, imports) and sees every row.
 *
 * A row that belongs to a place carries `scope_keys`, the names under which somebody may reach it; a viewer's keys come
 * from `src/access/permissions.ts` by way of the setting `episentrum.keys`. A row is visible where the two overlap.
 */
export class Foundation extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Columns of a fact about a place: the id that never changes, and its current code, kept true by the foreign key. */
const place = (name: string): string => `
  ${name}_id int not null,
  ${name}_code text collate "C" not null,
  foreign key (${name}_id, ${name}_code) references area (id, code) on update cascade`;

const role = (name: string): string => `
do $$ begin
  -- Roles belong to the cluster: another of its databases may have made this one, or be making it now.
  begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end;
  -- Also where PostgreSQL 16 made the creator a member: that membership alone may not set the role.
  grant ${name} to current_user;
end $$`;

/** Rows are read, created and changed by the keys of three groups of actions; the keeper passes. */
const walls = (table: string, creator: string): string[] => [
  ...secured(table),
  `create policy reading on ${table} for select to episentrum_app
     using (scope_keys && (select viewer_keys('${table}:read')))`,
  `create policy creating on ${table} for insert to episentrum_app
     with check (scope_keys && (select viewer_keys('${table}:create')) and ${creator} = (select viewer_person()))`,
  `create policy changing on ${table} for update to episentrum_app
     using (scope_keys && (select viewer_keys('${table}:change')))
     with check (scope_keys && (select viewer_keys('${table}:change')))`,
  `grant select, insert, update on ${table} to episentrum_app`,
];

/** Parts of an intervention are seen with it, and written by whoever may change it. */
const partOfIntervention = (table: string): string[] => {
  const visible = `exists (select from intervention where intervention.id = ${table}.intervention_id)`;
  const changeable = `exists (select from intervention where intervention.id = ${table}.intervention_id
    and intervention.scope_keys && (select viewer_keys('intervention:change')))`;
  return [
    ...secured(table),
    `create policy reading on ${table} for select to episentrum_app using (${visible})`,
    `create policy creating on ${table} for insert to episentrum_app with check (${changeable})`,
    `create policy changing on ${table} for update to episentrum_app using (${changeable}) with check (${changeable})`,
    `create policy removing on ${table} for delete to episentrum_app using (${changeable})`,
    `grant select, insert, update, delete on ${table} to episentrum_app`,
  ];
};

const secured = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy keeping on ${table} to episentrum_keeper using (true) with check (true)`,
  `grant select, insert, update, delete on ${table} to episentrum_keeper`,
];

const audited = (...tables: string[]): string[] =>
  tables.map(
    table => `create trigger audited after insert or update or delete on ${table}
       for each row execute function write_audit_entry()`,
  );

const statements = [
  role('episentrum_app'),
  role('episentrum_keeper'),
  `grant usage on schema public to episentrum_app, episentrum_keeper`,
  // Owning a function or view needs CREATE on its schema at the moment the owner is set; it is taken back at the end.
  `grant create on schema public to episentrum_keeper`,

  // Who asks. An unset setting is null at first and '' after a transaction on a used connection: both mean nobody.
  `create function viewer_subject() returns text language sql stable parallel safe
     return nullif(current_setting('episentrum.subject', true), '')`,
  `create function viewer_person() returns uuid language sql stable parallel safe
     return nullif(current_setting('episentrum.person', true), '')::uuid`,
  `create function viewer_keys(actions text) returns text[] language sql stable parallel safe
     return coalesce((
       select array_agg(key) from jsonb_array_elements_text(
         nullif(current_setting('episentrum.keys', true), '')::jsonb -> actions) as key), '{}')`,

  // Names under which a row is reached; src/access/scope.ts makes the viewer's side of them.
  `create function area_path(code text) returns text[] language sql immutable strict parallel safe
     return case when code = 'ID' then array['ID']
       else array['ID', left(code, 2)]
         || case when length(code) >= 5 then array[left(code, 5)] else '{}' end
         || case when length(code) >= 8 then array[left(code, 8)] else '{}' end
         || case when length(code) >= 13 then array[code] else '{}' end end`,
  `create function scope_keys(area_code text, is_shared boolean, sectors text[], organizations uuid[], entered_key text)
     returns text[] language sql immutable parallel safe
     return area_path(area_code) || ('=' || area_code)
       || case when is_shared then
            (select array_agg(place || '+') from unnest(area_path(area_code) || ('=' || area_code)) as place)
            || coalesce((select array_agg(place || '+' || sector)
                 from unnest(area_path(area_code) || ('=' || area_code)) as place, unnest(sectors) as sector), '{}')
          else '{}' end
       || coalesce((select array_agg(place || '@' || organization)
            from unnest(area_path(area_code) || ('=' || area_code)) as place,
                 unnest(organizations) as organization), '{}')
       || case when entered_key is null then '{}' else array['by:' || entered_key] end`,

  `create table area (
     id int primary key generated by default as identity,
     code text collate "C" not null unique,
     name text not null,
     level text not null check (level in ('COUNTRY', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE')),
     kind text,
     parent_id int references area (id),
     unique (id, code),
     check ((level = 'COUNTRY') = (parent_id is null)))`,
  `create index on area (parent_id)`,
  `create table area_version (only_row boolean primary key default true check (only_row), version int not null)`,
  `insert into area_version (version) values (0)`,
  `create function raise_area_version() returns trigger language plpgsql security definer set search_path = public as $$
     begin update area_version set version = version + 1; return null; end $$`,
  `create trigger versioned after insert or update or delete on area
     for each statement execute function raise_area_version()`,
  `grant select on area, area_version to episentrum_app`,
  `grant select, insert, update, delete on area, area_version to episentrum_keeper`,

  `create table organization (
     id uuid primary key,
     name text not null,
     short_name text,
     kind text not null,
     category text not null check (category in ('AGENCY', 'PARTNER')),
     sectors text[] not null default '{}',
     ${place('area')})`,
  `create index on organization (area_code)`,
  `grant select on organization to episentrum_app`,
  `grant select, insert, update, delete on organization to episentrum_keeper`,

  `create table person (
     id uuid primary key,
     subject text not null unique,
     name text not null,
     position text not null,
     organization_id uuid references organization (id),
     suspended_at timestamptz,
     ${place('area')},
     scope_keys text[] not null generated always as (scope_keys(area_code, true, '{}', '{}', null)) stored)`,
  ...secured('person'),
  `create policy reading on person for select to episentrum_app
     using (subject = (select viewer_subject()) or scope_keys && (select viewer_keys('person:read')))`,
  `grant select on person to episentrum_app`,
  `create table person_contact (person_id uuid primary key references person (id), phone text, email text)`,
  ...secured('person_contact'),
  `create policy reading on person_contact for select to episentrum_app
     using (exists (select from person where person.id = person_id
       and (subject = (select viewer_subject()) or scope_keys && (select viewer_keys('person:contact')))))`,
  `grant select on person_contact to episentrum_app`,

  `create table access_grant (
     id uuid primary key,
     person_id uuid not null references person (id),
     role text not null,
     organization_id uuid references organization (id),
     sectors text[],
     valid_from timestamptz not null,
     valid_to timestamptz,
     reason text not null,
     given_by_id uuid references person (id),
     ${place('area')},
     scope_keys text[] not null generated always as (scope_keys(area_code, true, '{}', '{}', null)) stored,
     check (valid_to is null or valid_to > valid_from))`,
  `create index on access_grant (person_id)`,
  ...secured('access_grant'),
  `create policy reading on access_grant for select to episentrum_app
     using (person_id = (select id from person where subject = (select viewer_subject()))
       or scope_keys && (select viewer_keys('grant:read')))`,
  `grant select on access_grant to episentrum_app`,

  `create table inpres_target (id int primary key, name text not null, name_en text not null)`,
  `create table inpres_programme (
     id int primary key, target_id int not null references inpres_target (id), name text not null, name_en text not null)`,
  `create table inpres_activity (
     id int primary key,
     programme_id int not null references inpres_programme (id),
     name text not null,
     name_en text not null,
     indicator text not null,
     responsible text not null)`,
  `create table need_kind (
     code text primary key,
     name text not null,
     name_en text not null,
     unit text not null,
     unit_en text not null,
     sector text not null)`,
  `grant select on inpres_target, inpres_programme, inpres_activity, need_kind to episentrum_app`,
  `grant select, insert, update, delete on inpres_target, inpres_programme, inpres_activity, need_kind
     to episentrum_keeper`,

  `create table need (
     id uuid primary key,
     version int not null default 1,
     kind_code text not null references need_kind (code),
     sector text not null,
     title text not null,
     quantity int not null check (quantity > 0),
     unit text not null,
     families_affected int check (families_affected >= 0),
     severity text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
     evidence text,
     status text not null check (status in ('OPEN', 'PLANNED', 'IN_PROGRESS', 'MET', 'WITHDRAWN')),
     verification text not null check (verification in ('DRAFT', 'SUBMITTED', 'VERIFIED', 'RETURNED')),
     status_reason text,
     return_reason text,
     reported_by_id uuid not null references person (id),
     reported_at timestamptz(3) not null,
     verified_by_id uuid references person (id),
     verified_at timestamptz(3),
     met_at timestamptz(3),
     planned_quantity int not null default 0,
     delivered_quantity int not null default 0,
     entered_organization_id uuid references organization (id),
     ${place('area')},
     ${place('entered_area')},
     is_shared boolean not null generated always as (verified_at is not null) stored,
     entered_key text not null generated always as (coalesce(entered_organization_id::text, entered_area_code)) stored,
     scope_keys text[] not null generated always as (scope_keys(area_code, verified_at is not null, array[sector], '{}',
       coalesce(entered_organization_id::text, entered_area_code))) stored,
     check ((verification = 'VERIFIED') = (verified_at is not null)),
     check (verification <> 'RETURNED' or return_reason is not null),
     check (status <> 'WITHDRAWN' or status_reason is not null),
     check (verified_by_id is distinct from reported_by_id))`,
  `create index on need (area_code, reported_at, id)`,
  `create index on need (reported_at, id)`,
  ...walls('need', 'reported_by_id'),

  `create table intervention (
     id uuid primary key,
     version int not null default 1,
     title text not null,
     description text,
     status text not null check (status in
       ('DRAFT', 'PROPOSED', 'VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED', 'RETURNED', 'CANCELLED')),
     status_reason text,
     sectors text[] not null check (cardinality(sectors) > 0),
     inpres_activity_id int references inpres_activity (id),
     family_function text,
     nawacita_priority int check (nawacita_priority in (3, 5, 8)),
     target_groups text[] not null default '{}',
     starts_on date not null,
     ends_on date not null check (ends_on >= starts_on),
     planned_beneficiaries int check (planned_beneficiaries >= 0),
     actual_beneficiaries int check (actual_beneficiaries >= 0),
     budget bigint,
     result text,
     proposed_by_id uuid not null references person (id),
     proposed_at timestamptz(3) not null,
     verified_by_id uuid references person (id),
     verified_at timestamptz(3),
     approved_by_id uuid references person (id),
     approved_at timestamptz(3),
     started_at timestamptz(3),
     completed_at timestamptz(3),
     organization_ids uuid[] not null default '{}',
     entered_organization_id uuid references organization (id),
     ${place('area')},
     ${place('entered_area')},
     is_shared boolean not null generated always as (verified_at is not null) stored,
     entered_key text not null generated always as (coalesce(entered_organization_id::text, entered_area_code)) stored,
     scope_keys text[] not null generated always as (scope_keys(area_code, verified_at is not null, sectors,
       organization_ids, coalesce(entered_organization_id::text, entered_area_code))) stored,
     check (status not in ('VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED') or verified_at is not null),
     check (status not in ('DRAFT', 'PROPOSED', 'RETURNED') or verified_at is null),
     check (status not in ('APPROVED', 'RUNNING', 'COMPLETED') or approved_at is not null),
     check (status not in ('RETURNED', 'CANCELLED') or status_reason is not null),
     check (verified_by_id is distinct from proposed_by_id),
     check (approved_by_id is distinct from proposed_by_id))`,
  `create index on intervention (area_code, starts_on, id)`,
  `create index on intervention (starts_on, id)`,
  ...walls('intervention', 'proposed_by_id'),

  `create table intervention_participant (
     intervention_id uuid not null references intervention (id),
     organization_id uuid not null references organization (id),
     role text not null check (role in ('REGULATE', 'FACILITATE', 'FUND', 'ACCOMPANY', 'DELIVER')),
     primary key (intervention_id, organization_id, role))`,
  `create table need_answer (
     intervention_id uuid not null references intervention (id),
     need_id uuid not null references need (id),
     quantity int not null check (quantity > 0),
     delivered_quantity int check (delivered_quantity >= 0),
     primary key (intervention_id, need_id))`,
  `create index on need_answer (need_id)`,
  `create table budget_line (
     id uuid primary key,
     intervention_id uuid not null references intervention (id),
     fund_source text not null check (fund_source in ('APBN_KL', 'DAK_FISIK', 'DAK_NONFISIK_BOKB', 'APBD_PROV',
       'APBD_KAB', 'DANA_DESA', 'ADD_APBDES', 'CSR', 'HIBAH', 'SWADAYA', 'LAINNYA')),
     amount bigint not null check (amount > 0),
     note text)`,
  `create index on budget_line (intervention_id)`,
  `create table progress_note (
     id uuid primary key,
     intervention_id uuid not null references intervention (id),
     reported_by_id uuid not null references person (id),
     reported_at timestamptz(3) not null,
     physical_progress int check (physical_progress between 0 and 100),
     text text not null)`,
  `create index on progress_note (intervention_id, reported_at)`,
  ...partOfIntervention('intervention_participant'),
  ...partOfIntervention('need_answer'),
  ...partOfIntervention('budget_line'),
  ...partOfIntervention('progress_note'),
  // A note is what somebody reported: it stays.
  `revoke update, delete on progress_note from episentrum_app`,

  // Coverage is told by every intervention that answers a need, also by those a viewer may not see.
  `create function keep_coverage(changed uuid) returns void language plpgsql security definer set search_path = public as $$
     declare planned int; delivered int; running boolean;
     begin
       perform 1 from need where id = changed for no key update;
       select least(coalesce(sum(a.quantity) filter (where i.status in ('APPROVED', 'RUNNING')), 0), 2147483647),
              least(coalesce(sum(a.delivered_quantity) filter (where i.status = 'COMPLETED'), 0), 2147483647),
              coalesce(bool_or(i.status = 'RUNNING'), false)
         into planned, delivered, running
         from need_answer a join intervention i on i.id = a.intervention_id where a.need_id = changed;
       update need n set planned_quantity = planned, delivered_quantity = delivered, status = derived.status,
              met_at = case when derived.status = 'MET' then coalesce(n.met_at, now()) end,
              version = n.version + (case when n.status <> derived.status then 1 else 0 end)
         from (select case
             when status = 'WITHDRAWN' or (status = 'MET' and status_reason is not null) then status
             when delivered >= quantity then 'MET'
             when running or delivered > 0 then 'IN_PROGRESS'
             when planned > 0 then 'PLANNED'
             else 'OPEN' end as status
           from need where id = changed) as derived
         where n.id = changed and (n.planned_quantity, n.delivered_quantity, n.status)
           is distinct from (planned, delivered, derived.status);
     end $$`,
  `create function keep_coverage_of_answer() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       -- In the order of the ids, as everybody locks needs, so that nobody waits in a circle.
       perform keep_coverage(id) from (select unnest(array[old.need_id, new.need_id]) as id) as touched
         where id is not null group by id order by id;
       return null;
     end $$`,
  `create function keep_coverage_of_need() returns trigger language plpgsql security definer set search_path = public as $$
     begin perform keep_coverage(new.id); return null; end $$`,
  `create function keep_coverage_of_intervention() returns trigger language plpgsql security definer
     set search_path = public as $$
     begin
       perform keep_coverage(need_id) from (select need_id from need_answer
         where intervention_id = new.id order by need_id) as answered;
       return null;
     end $$`,
  // The sum of the lines stands on the intervention, to order and to add up by; no line is no budget, not zero.
  `create function keep_budget() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       update intervention i set budget = lines.budget
         from (select c.intervention_id, sum(b.amount) as budget
           from (select distinct intervention_id from changed) c
           left join budget_line b using (intervention_id) group by 1) as lines
         where i.id = lines.intervention_id and i.budget is distinct from lines.budget;
       return null;
     end $$`,
  `create trigger budgeted after insert on budget_line referencing new table as changed
     for each statement execute function keep_budget()`,
  `create trigger budgeted_less after delete on budget_line referencing old table as changed
     for each statement execute function keep_budget()`,
  `revoke update on budget_line from episentrum_app`,
  `create trigger covered after insert or update or delete on need_answer
     for each row execute function keep_coverage_of_answer()`,
  `create trigger covered after update on need for each row when (old.quantity <> new.quantity)
     execute function keep_coverage_of_need()`,
  `create trigger covered after update on intervention for each row when (old.status <> new.status)
     execute function keep_coverage_of_intervention()`,

  // Statistics read facts without texts or persons, under a reach of their own: an analyst counts drafts, unread.
  `create view need_fact with (security_barrier) as
     select id, area_code, sector, array[sector] as sectors, kind_code, status, verification, severity,
            extract(year from reported_at at time zone 'Asia/Jakarta')::int as year, quantity, families_affected,
            planned_quantity, delivered_quantity, is_shared, entered_key, '{}'::uuid[] as organization_ids
     from need where scope_keys && (select viewer_keys('need:aggregate'))`,
  `create view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, i.budget, i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where i.scope_keys && (select viewer_keys('intervention:aggregate'))`,
  `create view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where i.scope_keys && (select viewer_keys('intervention:aggregate'))`,
  `grant select on need_fact, intervention_fact, budget_fact to episentrum_app`,

  // An act and its answer are stored together, so that a retry after a lost answer finds both or neither.
  `create table idempotency_key (
     subject text not null,
     key text not null,
     act text not null,
     input_hash text not null,
     answer jsonb,
     created_at timestamptz not null default now(),
     primary key (subject, key))`,
  ...secured('idempotency_key'),
  `create policy own on idempotency_key to episentrum_app
     using (subject = (select viewer_subject())) with check (subject = (select viewer_subject()))`,
  `grant select, insert, update on idempotency_key to episentrum_app`,

  `create table audit_entry (
     id bigint primary key generated always as identity,
     at timestamptz not null default clock_timestamp(),
     subject text,
     person_id uuid,
     request_id text,
     table_name text not null,
     row_id text not null,
     act text not null,
     before jsonb,
     after jsonb)`,
  `create index on audit_entry (table_name, row_id)`,
  `alter table audit_entry enable row level security`,
  `alter table audit_entry force row level security`,
  `create policy writing on audit_entry for insert to episentrum_keeper with check (true)`,
  `create policy reading on audit_entry for select to episentrum_keeper using (true)`,
  `grant insert, select on audit_entry to episentrum_keeper`,
  `create function write_audit_entry() returns trigger language plpgsql security definer set search_path = public as $$
     declare before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'scope_keys' end;
             after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'scope_keys' end;
     begin
       insert into audit_entry (subject, person_id, request_id, table_name, row_id, act, before, after)
       values (viewer_subject(), viewer_person(), nullif(current_setting('episentrum.request', true), ''), tg_table_name,
         coalesce(after, before) ->> (case when coalesce(after, before) ? 'id' then 'id'
           when tg_table_name = 'person_contact' then 'person_id' else 'intervention_id' end),
         lower(tg_op), before, after);
       return null;
     end $$`,
  // Areas arrive by import, all at once; from then on each change of one is an entry.
  `create trigger audited after update or delete on area for each row execute function write_audit_entry()`,
  ...audited(
    'organization',
    'person',
    'person_contact',
    'access_grant',
    'need',
    'intervention',
    'intervention_participant',
    'need_answer',
    'budget_line',
    'progress_note',
  ),

  ...[
    'keep_coverage(uuid)',
    'keep_coverage_of_answer()',
    'keep_coverage_of_need()',
    'keep_coverage_of_intervention()',
    'keep_budget()',
    'write_audit_entry()',
    'raise_area_version()',
  ].flatMap(name => [
    `revoke execute on function ${name} from public`,
    `alter function ${name} owner to episentrum_keeper`,
  ]),
  ...['need_fact', 'intervention_fact', 'budget_fact'].map(name => `alter view ${name} owner to episentrum_keeper`),
  `revoke create on schema public from episentrum_keeper`,
  // So that readiness can tell whether the tables are those the program was made for.
  `grant select on migration to episentrum_app`,
  `grant usage, select, update on sequence area_id_seq to episentrum_keeper`,
];
