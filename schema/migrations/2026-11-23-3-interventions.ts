import { Migration } from '@mikro-orm/migrations';
import { audited, keptBy, partOfIntervention, place, reference, walls } from './statements.ts';

/** The activities of Inpres 3/2022, interventions with their parts and walls, and what follows from them. */
export class Interventions extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
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
  ...reference('inpres_target', 'inpres_programme', 'inpres_activity'),

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

  ...audited('intervention', 'intervention_participant', 'need_answer', 'budget_line', 'progress_note'),

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
  `create view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, i.budget, i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where i.scope_keys && (select viewer_keys('intervention:aggregate'))`,
  `create view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where i.scope_keys && (select viewer_keys('intervention:aggregate'))`,
  `grant select on intervention_fact, budget_fact to episentrum_app`,

  ...keptBy({
    functions: [
      'keep_coverage(uuid)',
      'keep_coverage_of_answer()',
      'keep_coverage_of_need()',
      'keep_coverage_of_intervention()',
      'keep_budget()',
    ],
    views: ['intervention_fact', 'budget_fact'],
  }),
];
