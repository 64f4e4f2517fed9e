import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * Officers give, prolong and take back roles below their own: never wider or longer than their own, none deleted. And
 * people are registered, suspended and reinstated by whoever is above all they hold.
 */
export class Grants extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (actions: string): string => `scope_keys <&> (select viewer_keys('${actions}'))`;

const statements = [
  `alter table access_grant
     add column version int not null default 1,
     add column given_at timestamptz(3) not null default now(),
     add column given_under_id uuid references access_grant (id),
     add column prolongs_id uuid references access_grant (id),
     add column revoked_at timestamptz(3),
     add column revoked_by_id uuid references person (id),
     add column revocation_reason text,
     add check ((revoked_at is null) = (revocation_reason is null))`,
  // A grant is reached by whoever manages its role in its place: `15.71!VILLAGE`, as src/access/scope.ts makes it.
  `drop policy reading on access_grant`,
  `alter table access_grant drop column scope_keys`,
  `create function grant_hashes(area_code text, role text) returns bigint[] language sql immutable parallel safe
     return scope_hashes(area_code, true, '{}', '{}', null)
       || (select array_agg(scope_hash(place || '!' || role)) from unnest(area_path(area_code)) as place)`,
  `alter table access_grant
     add column scope_keys bigint[] not null generated always as (grant_hashes(area_code, role)) stored`,
  `create policy reading on access_grant for select to episentrum_app
     using (person_id = (select id from person where subject = (select viewer_subject())) or ${reaches('grant:read')})`,
  `create policy giving on access_grant for insert to episentrum_app
     with check (${reaches('grant:create')} and given_by_id = (select viewer_person()))`,
  `create policy revoking on access_grant for update to episentrum_app
     using (${reaches('grant:change')}) with check (${reaches('grant:change')})`,
  `grant insert on access_grant to episentrum_app`,
  `grant update (version, revoked_at, revoked_by_id, revocation_reason) on access_grant to episentrum_app`,
  `create index on access_grant (given_under_id)`,

  // What keys cannot say: the giver's own grant must hold now, and be as wide and as long as what is given.
  `create function hold_grant_within_giver() returns trigger language plpgsql security definer set search_path = public as $$
     declare giver access_grant;
     begin
       select g.* into giver from access_grant g join person p on p.id = g.person_id
         where g.id = new.given_under_id and g.person_id = viewer_person() and p.suspended_at is null
           and g.revoked_at is null and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now());
       if giver.id is null then
         raise exception 'Nobody gives a role without a grant of their own that holds now.' using errcode = 'KB403';
       end if;
       if not giver.area_code = any(area_path(new.area_code))
         or (giver.sectors is not null and not coalesce(new.sectors <@ giver.sectors, false))
         or coalesce(new.valid_to, 'infinity') > coalesce(giver.valid_to, 'infinity')
         or new.valid_from < giver.valid_from or new.person_id = giver.person_id then
         raise exception 'A grant is never wider or longer than the one it is given under.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,
  `create trigger within_giver before insert on access_grant for each row
     when (current_user = 'episentrum_app') execute function hold_grant_within_giver()`,
  `create function keep_revocation() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       if old.revoked_at is not null or new.revoked_at is null or new.revoked_by_id is distinct from viewer_person() then
         raise exception 'A grant is taken back once, by whoever does it.' using errcode = 'KB403';
       end if;
       new.revoked_at := now();
       return new;
     end $$`,
  `create trigger revoked_once before update on access_grant for each row
     when (current_user = 'episentrum_app') execute function keep_revocation()`,

  `alter table person
     add column version int not null default 1,
     add column suspension_reason text`,
  `create policy registering on person for insert to episentrum_app with check (${reaches('person:create')})`,
  `create policy changing on person for update to episentrum_app
     using (${reaches('person:change')}) with check (${reaches('person:change')})`,
  `grant insert on person to episentrum_app`,
  `grant update (version, suspended_at, suspension_reason) on person to episentrum_app`,
  `create policy registering on person_contact for insert to episentrum_app
     with check (exists (select from person where person.id = person_id and ${reaches('person:create')}))`,
  `grant insert on person_contact to episentrum_app`,
  `create function hold_suspension_from_above() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       if exists (select from access_grant g where g.person_id = new.id and g.revoked_at is null
           and (g.valid_to is null or g.valid_to > now()) and not g.${reaches('grant:change')}) then
         raise exception 'Somebody is suspended by whoever manages all that they hold.' using errcode = 'KB403';
       end if;
       if new.suspended_at is not null and new.suspension_reason is null then
         raise exception 'Somebody is suspended for a reason.' using errcode = '23514';
       end if;
       return new;
     end $$`,
  `create trigger from_above before update of suspended_at on person for each row
     when (current_user = 'episentrum_app') execute function hold_suspension_from_above()`,

  ...keptBy({
    functions: ['hold_grant_within_giver()', 'keep_revocation()', 'hold_suspension_from_above()'],
  }),
];
