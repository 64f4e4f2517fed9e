import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * No grant is ever deleted, whoever owns the table. And what prolongs a grant is that grant, later: it goes on as it was
 * given, once, from where it ends, and is taken back with it, by whatever statement.
 */
export class GrantsForGood extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** In milliseconds, which is as exact as the program knows where a grant ends. An area is its id: its code may change. */
const goesOn = (grant: string, following: string): string => `(
  (${following}.person_id, ${following}.role, ${following}.area_id) = (${grant}.person_id, ${grant}.role, ${grant}.area_id)
  and ${following}.organization_id is not distinct from ${grant}.organization_id
  and ${following}.sectors is not distinct from ${grant}.sectors
  and coalesce(${grant}.agreement_id, ${following}.agreement_id) is null
  and date_trunc('milliseconds', ${following}.valid_from) is not distinct from date_trunc('milliseconds', ${grant}.valid_to))`;

const statements = [
  `create trigger for_good before delete on access_grant for each statement execute function refuse()`,
  // Also for a session that plays the changes of another server, as `truncate` is refused already.
  `alter table access_grant enable always trigger for_good`,

  // However the caller's clock stands.
  `create function keep_giving() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
     begin
       new.given_at := date_trunc('milliseconds', now());
       return new;
     end $$`,
  `create trigger given_now before insert on access_grant for each row
     when (current_user = 'episentrum_app') execute function keep_giving()`,

  // Once all rows of a statement are written, for it may change both. Whoever takes back what is prolonged is waited for.
  `create function hold_prolongation() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     declare prolonged access_grant;
     begin
       if new.prolongs_id is not null then
         select * into prolonged from access_grant where id = new.prolongs_id for no key update;
         if not ${goesOn('prolonged', 'new')}
           or exists (select from access_grant g where g.prolongs_id = new.prolongs_id and g.id <> new.id)
           or (tg_op = 'INSERT' and prolonged.valid_to <= new.given_at)
           or (prolonged.revoked_at is not null and new.revoked_at is null
             and (tg_op = 'INSERT' or old.revoked_at is not null)) then
           raise exception 'A grant is prolonged once, while it is held, as it was given and from where it ends.'
             using errcode = '23514';
         end if;
       end if;
       if tg_op = 'UPDATE' and (new.prolongs_id is distinct from old.prolongs_id
         or exists (select from access_grant g where g.prolongs_id = new.id and not ${goesOn('new', 'g')})) then
         raise exception 'A grant that is prolonged stays as it was given; it ends by being taken back.'
           using errcode = '23514';
       end if;
       return null;
     end $$`,
  `create trigger prolonged after insert
     or update of person_id, role, organization_id, sectors, area_id, agreement_id, valid_from, valid_to, prolongs_id, revoked_at
     on access_grant for each row execute function hold_prolongation()`,

  // Each from the one before it: what was added to one while this waited for it is found by the next look.
  `create function revoke_prolongations() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     declare last uuid[] := array[new.id]; found_before uuid[] := '{}';
     begin
       loop
         found_before := found_before || last;
         select array_agg(g.id) into last from access_grant g
           where g.prolongs_id = any(last) and g.id <> all(found_before);
         exit when last is null;
         update access_grant g set version = g.version + 1, revoked_at = new.revoked_at,
             revoked_by_id = new.revoked_by_id, revocation_reason = new.revocation_reason
           where g.id = any(last) and g.revoked_at is null and (g.valid_to is null or g.valid_to > now());
       end loop;
       return null;
     end $$`,
  `create trigger revoked_onwards after update of revoked_at on access_grant for each row
     when (old.revoked_at is null and new.revoked_at is not null) execute function revoke_prolongations()`,
  ...keptBy({ functions: ['keep_giving()', 'hold_prolongation()', 'revoke_prolongations()'] }),
];
