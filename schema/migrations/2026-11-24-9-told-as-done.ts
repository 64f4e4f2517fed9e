import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * What has to be known to tell beforehand what an act will come to: how far the intervention is that something is offered
 * to, and, of people whom one does not see, whether one manages all that they hold, and whether they can use it.
 */
export class ToldAsDone extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** No row changes but for the new column, and nobody did it, so that no entry is written. */
const quietly = (statement: string): string[] => [
  `alter table contribution disable trigger user`,
  ...['contribution', 'intervention'].map(table => `alter table ${table} no force row level security`),
  statement,
  ...['contribution', 'intervention'].map(table => `alter table ${table} force row level security`),
  `alter table contribution enable trigger user`,
  ...['insert', 'update', 'delete', 'truncate'].map(
    act => `alter table contribution enable always trigger audited_${act}`,
  ),
];

const statements = [
  `alter table contribution add column intervention_status text`,
  ...quietly(
    `update contribution c set intervention_status = i.status from intervention i where i.id = c.intervention_id`,
  ),
  `alter table contribution alter column intervention_status set not null`,
  `create or replace function hold_contribution() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       select i.entered_key, i.area_id, i.area_code, i.status
         into new.entered_key, new.area_id, new.area_code, new.intervention_status
         from intervention i where i.id = new.intervention_id;
       return new;
     end $$`,
  `create function follow_intervention() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       update contribution set intervention_status = new.status where intervention_id = new.id;
       return null;
     end $$`,
  `create trigger followed after update of status on intervention for each row
     when (new.status is distinct from old.status) execute function follow_intervention()`,

  `create function manages_all_of(person uuid) returns boolean language sql stable security definer set search_path = public
     return not exists (select from access_grant g where g.person_id = manages_all_of.person and g.revoked_at is null
       and (g.valid_to is null or g.valid_to > now()) and not g.scope_keys <&> (select viewer_keys('grant:change')))`,
  `create or replace function hold_suspension_from_above() returns trigger language plpgsql security definer
     set search_path = public as $$
     begin
       if not manages_all_of(new.id) then
         raise exception 'Somebody is suspended by whoever manages all that they hold.' using errcode = 'KB403';
       end if;
       if new.suspended_at is not null and new.suspension_reason is null then
         raise exception 'Somebody is suspended for a reason.' using errcode = '23514';
       end if;
       return new;
     end $$`,
  `create function is_suspended(person uuid) returns boolean language sql stable security definer set search_path = public
     return exists (select from person p where p.id = is_suspended.person and p.suspended_at is not null)`,
  ...keptBy({ functions: ['follow_intervention()', 'manages_all_of(uuid)', 'is_suspended(uuid)'] }),
  `grant execute on function manages_all_of(uuid), is_suspended(uuid) to episentrum_app`,
];
