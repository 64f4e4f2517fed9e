import { Migration } from '@mikro-orm/migrations';
import { audited, keptBy, place, secured } from './statements.ts';

/**
 * Agreements between a partner and a level of government: the only source of a partner's grants, which a trigger keeps as
 * the agreement says. And what an agreement may leave out is hidden by walls of its own: amounts, and other partners.
 */
export class Agreements extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (actions: string): string => `scope_keys <&> (select viewer_keys('${actions}'))`;
const ofAgreement = (actions: string): string =>
  `exists (select from agreement where agreement.id = agreement_id and agreement.${reaches(actions)})`;
const jakarta = (day: string): string => `((${day})::timestamp at time zone 'Asia/Jakarta')`;

const parts = {
  agreement_area: `
    id uuid primary key,
    agreement_id uuid not null references agreement (id),
    ${place('area')},
    unique (agreement_id, area_id)`,
  agreement_member: `
    id uuid primary key,
    agreement_id uuid not null references agreement (id),
    person_id uuid not null references person (id),
    is_representative boolean not null default false,
    named_by_id uuid not null references person (id),
    named_at timestamptz(3) not null default now(),
    removed_at timestamptz(3)`,
};

/** Columns of an intervention that the application reads; amounts it reads from a view of their own. */
const readableOfIntervention = [
  'id', 'version', 'title', 'description', 'status', 'status_reason', 'sectors', 'inpres_activity_id',
  'family_function', 'nawacita_priority', 'target_groups', 'starts_on', 'ends_on', 'planned_beneficiaries',
  'actual_beneficiaries', 'result', 'proposed_by_id', 'proposed_at', 'verified_by_id', 'verified_at',
  'approved_by_id', 'approved_at', 'started_at', 'completed_at', 'organization_ids', 'entered_organization_id',
  'area_id', 'area_code', 'entered_area_id', 'entered_area_code', 'is_shared', 'entered_key', 'scope_keys',
]; // prettier-ignore

const statements = [
  `create table agreement (
     id uuid primary key,
     version int not null default 1,
     number text not null,
     purpose text not null,
     partner_id uuid not null references organization (id),
     sectors text[] not null check (cardinality(sectors) > 0),
     allows text[] not null check (cardinality(allows) > 0),
     starts_on date not null,
     ends_on date not null check (ends_on >= starts_on),
     status text not null check (status in ('PROPOSED', 'SIGNED', 'DECLINED', 'ENDED')),
     renews_id uuid references agreement (id),
     proposed_by_id uuid references person (id),
     proposed_at timestamptz(3) not null,
     government_signed_by_id uuid references person (id),
     government_signed_at timestamptz(3),
     partner_signed_by_id uuid references person (id),
     partner_signed_at timestamptz(3),
     ended_by_id uuid references person (id),
     ended_at timestamptz(3),
     end_reason text,
     ${place('area')},
     is_shared boolean not null generated always as (government_signed_at is not null and partner_signed_at is not null) stored,
     organization_ids uuid[] not null generated always as (array[partner_id]) stored,
     scope_keys bigint[] not null generated always as (scope_hashes(area_code,
       government_signed_at is not null and partner_signed_at is not null, sectors, array[partner_id], null)) stored,
     check (status <> 'SIGNED' or (government_signed_at is not null and partner_signed_at is not null)),
     check ((status in ('DECLINED', 'ENDED')) = (ended_at is not null)),
     check ((ended_at is null) = (end_reason is null)),
     check (government_signed_by_id is distinct from partner_signed_by_id or government_signed_by_id is null),
     check ('READ_AMOUNTS' <> all(allows) or 'READ_INTERVENTIONS' = any(allows)))`,
  `create index on agreement (area_code, starts_on, id)`,
  `create index on agreement (partner_id)`,
  ...Object.entries(parts).flatMap(([name, columns]) => [`create table ${name} (${columns})`, ...secured(name)]),
  `create unique index on agreement_member (agreement_id, person_id) where removed_at is null`,
  `create unique index on agreement_member (agreement_id) where is_representative and removed_at is null`,
  ...secured('agreement'),
  `create policy reading on agreement for select to episentrum_app using (${reaches('agreement:read')})`,
  `create policy proposing on agreement for insert to episentrum_app
     with check (${reaches('agreement:create')} and proposed_by_id = (select viewer_person()) and status = 'PROPOSED')`,
  `create policy changing on agreement for update to episentrum_app
     using (${reaches('agreement:change')}) with check (${reaches('agreement:change')})`,
  ...Object.keys(parts).flatMap(name => [
    `create policy reading on ${name} for select to episentrum_app using (${ofAgreement('agreement:read')})`,
    `create policy adding on ${name} for insert to episentrum_app with check (${ofAgreement('agreement:create')})`,
  ]),
  `create policy removing on agreement_member for update to episentrum_app
     using (${ofAgreement('agreement:change')}) with check (${ofAgreement('agreement:change')})`,
  `create policy naming on agreement_member for insert to episentrum_app with check (${ofAgreement('agreement:change')})`,
  `grant select, insert on agreement, agreement_area, agreement_member to episentrum_app`,
  `grant update (version, status, government_signed_by_id, government_signed_at, partner_signed_by_id, partner_signed_at,
     ended_by_id, ended_at, end_reason) on agreement to episentrum_app`,
  `grant update (removed_at) on agreement_member to episentrum_app`,

  `alter table access_grant add column agreement_id uuid references agreement (id), add column allows text[]`,
  `create index on access_grant (agreement_id)`,

  // What partners held before agreements were kept becomes agreements, as far as it tells with whom and on what.
  `insert into agreement (id, number, purpose, partner_id, sectors, allows, starts_on, ends_on, status, proposed_at,
       government_signed_by_id, government_signed_at, partner_signed_by_id, partner_signed_at, area_id, area_code)
     select g.id, 'before ' || left(g.id::text, 8), g.reason, g.organization_id, g.sectors,
       '{READ_NEEDS,READ_INTERVENTIONS,READ_AMOUNTS,DRAFT_INTERVENTIONS}', (g.valid_from at time zone 'Asia/Jakarta')::date,
       coalesce((g.valid_to at time zone 'Asia/Jakarta')::date, (g.valid_from at time zone 'Asia/Jakarta')::date + 3650),
       'SIGNED', g.valid_from, g.given_by_id, g.valid_from, g.person_id, g.valid_from, g.area_id, g.area_code
     from access_grant g
     where g.role = 'PARTNER' and g.organization_id is not null and cardinality(g.sectors) > 0`,
  `insert into agreement_area (id, agreement_id, area_id, area_code)
     select gen_random_uuid(), id, area_id, area_code from agreement`,
  `insert into agreement_member (id, agreement_id, person_id, is_representative, named_by_id)
     select gen_random_uuid(), id, partner_signed_by_id, true, coalesce(government_signed_by_id, partner_signed_by_id)
     from agreement`,
  `update access_grant g set agreement_id = a.id, allows = a.allows from agreement a where a.id = g.id`,
  `update access_grant set revoked_at = now(), revocation_reason = 'No agreement stands behind it.'
     where role = 'PARTNER' and agreement_id is null`,
  `alter table access_grant
     add check ((agreement_id is null) = (allows is null)),
     add check (agreement_id is null or role = 'PARTNER'),
     add check (role <> 'PARTNER' or agreement_id is not null or revoked_at is not null)`,

  // What an agreement is, whoever writes it.
  `create function hold_agreement() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       if (select category from organization where id = new.partner_id) <> 'PARTNER' then
         raise exception 'An agreement is made with a partner.' using errcode = '23514';
       end if;
       return new;
     end $$`,
  `create function hold_agreement_area() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       if not (select area_code from agreement where id = new.agreement_id) = any(area_path(new.area_code)) then
         raise exception 'An agreement covers places of its own area.' using errcode = '23514';
       end if;
       return new;
     end $$`,
  `create function hold_agreement_member() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       if (select partner_id from agreement where id = new.agreement_id)
         is distinct from (select organization_id from person where id = new.person_id) then
         raise exception 'An agreement names people of its partner.' using errcode = '23514';
       end if;
       return new;
     end $$`,
  // Whoever proposes says all of it at once; from then on only the government's side names people.
  `create function hold_agreement_parts() returns trigger language plpgsql security definer set search_path = public as $$
     declare a agreement; is_government boolean;
     begin
       select * into a from agreement where id = new.agreement_id;
       is_government := scope_hash('=' || a.area_code) = any(viewer_keys('agreement:change'));
       if a.status in ('DECLINED', 'ENDED') or not (
         (tg_op = 'INSERT' and a.status = 'PROPOSED' and a.proposed_by_id = viewer_person()
           and a.government_signed_at is null and a.partner_signed_at is null)
         or (tg_table_name = 'agreement_member' and is_government)) then
         raise exception 'What an agreement covers is said when it is proposed.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,
  ...Object.keys(parts).map(
    table => `create trigger as_proposed before insert or update on ${table} for each row
      when (current_user = 'episentrum_app') execute function hold_agreement_parts()`,
  ),
  `create trigger held before insert on agreement for each row execute function hold_agreement()`,
  `create trigger held before insert on agreement_area for each row execute function hold_agreement_area()`,
  `create trigger held before insert on agreement_member for each row execute function hold_agreement_member()`,

  // Whom a partner may be represented by, also where their office lies elsewhere: no more is told than was asked.
  `create function is_of_organization(person uuid, organization uuid) returns boolean language sql stable security definer
     set search_path = public
     return exists (select from person p where p.id = is_of_organization.person
       and p.organization_id = is_of_organization.organization)`,

  // Each side signs for itself; what is signed or over does not change any more.
  `create function hold_signatures() returns trigger language plpgsql security definer set search_path = public as $$
     declare
       keys bigint[] := viewer_keys('agreement:change');
       is_government boolean := scope_hash('=' || old.area_code) = any(keys);
       is_partner boolean := exists (select from unnest(area_path(old.area_code) || ('=' || old.area_code)) as place
         where scope_hash(place || '@' || old.partner_id) = any(keys));
     begin
       if old.status in ('DECLINED', 'ENDED')
         or (new.government_signed_at is distinct from old.government_signed_at and not (is_government
           and old.government_signed_at is null and new.government_signed_by_id = viewer_person()))
         or (new.partner_signed_at is distinct from old.partner_signed_at and not (is_partner
           and old.partner_signed_at is null and new.partner_signed_by_id = viewer_person()))
         or (new.ended_at is not null and new.ended_by_id is distinct from viewer_person()) then
         raise exception 'Each side signs for itself, and what is over stays so.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,
  `create trigger signed before update on agreement for each row
     when (current_user = 'episentrum_app') execute function hold_signatures()`,

  // The grants an agreement makes: until both have signed, its representative may read and sign it, nothing more.
  `create view grant_due with (security_barrier) as
     select a.id as agreement_id, m.person_id, p.area_id, p.area_code,
       case when a.status = 'SIGNED' then a.allows else '{}' end as allows,
       case when a.status = 'SIGNED' then greatest(${jakarta('a.starts_on')}, a.government_signed_at, a.partner_signed_at)
         else a.proposed_at end as valid_from,
       ${jakarta('a.ends_on + 1')} as valid_to
     from agreement a
     join agreement_member m on m.agreement_id = a.id and m.removed_at is null
     join agreement_area p on p.agreement_id = a.id
     where a.status = 'SIGNED' or (a.status = 'PROPOSED' and m.is_representative)`,
  `create function keep_grants_of(changed uuid) returns void language plpgsql security definer set search_path = public as $$
     declare a agreement;
     begin
       select * into a from agreement where id = changed for no key update;
       update access_grant g
         set revoked_at = now(), revoked_by_id = viewer_person(), version = g.version + 1,
           revocation_reason = coalesce(a.end_reason, 'Agreement ' || a.number)
         where g.agreement_id = a.id and g.revoked_at is null and not exists (select from grant_due d
           where d.agreement_id = a.id and d.person_id = g.person_id and d.area_id = g.area_id and d.allows = g.allows);
       insert into access_grant (id, person_id, role, organization_id, sectors, valid_from, valid_to, reason, given_by_id,
           agreement_id, allows, area_id, area_code)
         select gen_random_uuid(), d.person_id, 'PARTNER', a.partner_id, a.sectors, d.valid_from, d.valid_to,
           'Agreement ' || a.number, coalesce(a.government_signed_by_id, a.proposed_by_id), a.id, d.allows, d.area_id,
           d.area_code
         from grant_due d where d.agreement_id = a.id and d.valid_to > d.valid_from and not exists (
           select from access_grant g where g.agreement_id = a.id and g.revoked_at is null
             and g.person_id = d.person_id and g.area_id = d.area_id and g.allows = d.allows);
     end $$`,
  `create function keep_grants() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       perform keep_grants_of(((to_jsonb(new) ->> (case when tg_table_name = 'agreement' then 'id' else 'agreement_id' end))::uuid));
       return null;
     end $$`,
  ...['agreement', 'agreement_area', 'agreement_member'].map(
    table => `create trigger granted after insert or update on ${table} for each row execute function keep_grants()`,
  ),
  ...audited('agreement', 'agreement_area', 'agreement_member'),
  ...['agreement', 'agreement_area', 'agreement_member'].map(
    table => `create trigger versioned after insert or update or delete or truncate on ${table}
      for each statement execute function raise_table_version()`,
  ),

  // Amounts: the sum by a view under a reach of its own, the lines by a policy, facts without what may not be told.
  `revoke select on intervention from episentrum_app`,
  `grant select (${readableOfIntervention.join(', ')}) on intervention to episentrum_app`,
  `create view intervention_amount with (security_barrier) as
     select id as intervention_id, budget, area_code, is_shared, sectors, organization_ids, entered_key
     from intervention where ${reaches('intervention:amounts')} and ${reaches('intervention:read')}`,
  `drop policy reading on budget_line`,
  `create policy reading on budget_line for select to episentrum_app
     using (exists (select from intervention where intervention.id = intervention_id
       and intervention.${reaches('intervention:amounts')}))`,
  `create or replace view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, case when i.${reaches('intervention:amounts')} then i.budget end as budget,
            i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where i.${reaches('intervention:aggregate')}`,
  `create or replace view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where i.${reaches('intervention:aggregate')} and i.${reaches('intervention:amounts')}`,
  // Partners: agencies are public, other partners only where one takes part with them.
  `drop policy reading on intervention_participant`,
  `create policy reading on intervention_participant for select to episentrum_app
     using (exists (select from intervention where intervention.id = intervention_id
       and (intervention.${reaches('intervention:partners')}
         or exists (select from organization where organization.id = organization_id and category = 'AGENCY'))))`,
  `grant select on intervention_amount, intervention_fact, budget_fact to episentrum_app`,

  ...keptBy({
    functions: [
      'is_of_organization(uuid, uuid)',
      'hold_agreement()',
      'hold_agreement_area()',
      'hold_agreement_member()',
      'hold_agreement_parts()',
      'hold_signatures()',
      'keep_grants_of(uuid)',
      'keep_grants()',
    ],
    views: ['grant_due', 'intervention_amount', 'intervention_fact', 'budget_fact'],
  }),
  `grant execute on function is_of_organization(uuid, uuid) to episentrum_app`,
];
