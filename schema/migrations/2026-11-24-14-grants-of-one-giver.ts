import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * A grant is no wider than the one it is given under in any way: its role is one that the giver's role manages, and the
 * organization it is held for lies in the giver's area, for what names an organization is seen also above it.
 *
 * Whoever stands above the whole country suspends and reinstates anybody but themselves; others whoever held, when they
 * were suspended, nothing but what these manage.
 */
export class GrantsOfOneGiver extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** As src/access/permissions.ts says it. */
const managed = {
  CENTRE_ADMIN:
    'BAPPENAS,PROVINCE,REGENCY,DISTRICT,VILLAGE,POKJA,SECTOR_AGENCY,SURVEY_SUPERVISOR,ENUMERATOR,AUDITOR,ANALYST,SYS_ADMIN',
  PROVINCE: 'REGENCY,DISTRICT,VILLAGE,POKJA,SECTOR_AGENCY,ENUMERATOR',
  REGENCY: 'DISTRICT,VILLAGE,POKJA,SECTOR_AGENCY',
  DISTRICT: 'VILLAGE',
};

const reaches = (actions: string, alias: string): string =>
  `${alias}.scope_keys <&> (select viewer_keys('${actions}'))`;

const statements = [
  `create function manages_role(giver text, given text) returns boolean language sql immutable parallel safe
     set search_path = public, pg_temp
     return coalesce(given = any(case giver ${Object.entries(managed)
       .map(([role, roles]) => `when '${role}' then '{${roles}}'::text[]`)
       .join(' ')} end), false)`,
  `create or replace function hold_grant_within_giver() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     declare giver access_grant;
     begin
       select g.* into giver from access_grant g join person p on p.id = g.person_id
         where g.id = new.given_under_id and g.person_id = viewer_person() and p.suspended_at is null
           and g.revoked_at is null and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now());
       if giver.id is null then
         raise exception 'Nobody gives a role without a grant of their own that holds now.' using errcode = 'KB403';
       end if;
       if not giver.area_code = any(area_path(new.area_code)) or not manages_role(giver.role, new.role)
         or (new.organization_id is not null and not exists (select from organization o
           where o.id = new.organization_id and giver.area_code = any(area_path(o.area_code))))
         or (giver.sectors is not null and not coalesce(new.sectors <@ giver.sectors, false))
         or coalesce(new.valid_to, 'infinity') > coalesce(giver.valid_to, 'infinity')
         or new.valid_from < giver.valid_from or new.person_id = giver.person_id then
         raise exception 'A grant is never wider or longer than the one it is given under.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,

  // Ending a suspension gives back what was held when it began, also what has ended or was taken back since.
  `create or replace function manages_all_of(person uuid) returns boolean language sql stable security definer
     set search_path = public, pg_temp
     return manages_all_of.person is distinct from viewer_person() and (
       scope_hash('ID') = any(viewer_keys('person:change'))
       or not exists (select from access_grant g join person p on p.id = g.person_id
         where g.person_id = manages_all_of.person
           and (g.revoked_at is null or g.revoked_at > p.suspended_at)
           and (g.valid_to is null or g.valid_to > coalesce(p.suspended_at, now()))
           and not ${reaches('grant:change', 'g')}))`,
  `create or replace function hold_suspension_from_above() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       if not manages_all_of(new.id) then
         raise exception 'Somebody is suspended by whoever manages all that they hold.' using errcode = 'KB403';
       end if;
       if new.suspended_at is not null and new.suspension_reason is null then
         raise exception 'Somebody is suspended for a reason.' using errcode = '23514';
       end if;
       -- However the caller's clock stands: what they held then is asked when it ends.
       if new.suspended_at is not null then
         new.suspended_at := coalesce(old.suspended_at, now());
       end if;
       return new;
     end $$`,

  // What has to be known beside the row to tell beforehand what an act will come to. They read the clock.
  `create view person_standing with (security_barrier) as
     select p.id as person_id, manages_all_of(p.id) as is_managed, now() as at
     from person p where p.subject = (select viewer_subject()) or ${reaches('person:read', 'p')}`,
  `create view grant_standing with (security_barrier) as
     select g.id as grant_id, o.area_code as organization_area_code, now() as at,
       exists (select from access_grant f where f.prolongs_id = g.id) as is_prolonged
     from access_grant g left join organization o on o.id = g.organization_id
     where g.person_id = (select viewer_person()) or ${reaches('grant:read', 'g')}`,
  `create index on access_grant (prolongs_id)`,
  ...keptBy({ functions: ['manages_role(text, text)'], views: ['person_standing', 'grant_standing'] }),
  `grant execute on function manages_role(text, text) to episentrum_app`,
  `grant select on person_standing, grant_standing to episentrum_app`,
];
