import { Migration } from '@mikro-orm/migrations';
import { audited, keptBy, place, secured } from './statements.ts';

/** What a partner offers to add to an intervention of others, until those who entered it decide. */
export class Contributions extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (actions: string): string => `scope_keys <&> (select viewer_keys('${actions}'))`;

const statements = [
  `create table contribution (
     id uuid primary key,
     version int not null default 1,
     intervention_id uuid not null references intervention (id),
     organization_id uuid not null references organization (id),
     role text not null check (role in ('REGULATE', 'FACILITATE', 'FUND', 'ACCOMPANY', 'DELIVER')),
     fund_source text,
     amount bigint check (amount > 0),
     note text not null,
     status text not null check (status in ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
     offered_by_id uuid not null references person (id),
     offered_at timestamptz(3) not null,
     decided_by_id uuid references person (id),
     decided_at timestamptz(3),
     decision_reason text,
     entered_key text not null,
     ${place('area')},
     organization_ids uuid[] not null generated always as (array[organization_id]) stored,
     scope_keys bigint[] not null generated always as
       (scope_hashes(area_code, false, '{}', array[organization_id], entered_key)) stored,
     check ((fund_source is null) = (amount is null)),
     check ((status = 'OFFERED') = (decided_at is null)),
     check (status <> 'DECLINED' or decision_reason is not null),
     check (decided_by_id is distinct from offered_by_id or status = 'WITHDRAWN'))`,
  `create index on contribution (intervention_id)`,
  `create unique index on contribution (intervention_id, organization_id, role) where status = 'OFFERED'`,
  ...secured('contribution'),
  `create policy reading on contribution for select to episentrum_app using (${reaches('contribution:read')})`,
  `create policy offering on contribution for insert to episentrum_app
     with check (${reaches('contribution:create')} and offered_by_id = (select viewer_person()) and status = 'OFFERED'
       and exists (select from intervention where intervention.id = intervention_id))`,
  `create policy changing on contribution for update to episentrum_app
     using (${reaches('contribution:change')}) with check (${reaches('contribution:change')})`,
  `grant select, insert on contribution to episentrum_app`,
  `grant update (version, status, decided_by_id, decided_at, decision_reason) on contribution to episentrum_app`,

  // Those who entered the intervention decide; it stands where the intervention does.
  `create function hold_contribution() returns trigger language plpgsql security definer set search_path = public as $$
     begin
       select i.entered_key, i.area_id, i.area_code into new.entered_key, new.area_id, new.area_code
         from intervention i where i.id = new.intervention_id;
       return new;
     end $$`,
  `create trigger held before insert on contribution for each row execute function hold_contribution()`,
  `create function hold_decision() returns trigger language plpgsql security definer set search_path = public as $$
     declare keys bigint[] := viewer_keys('contribution:change');
     begin
       if old.status <> 'OFFERED' or new.decided_by_id is distinct from viewer_person()
         or (new.status <> 'WITHDRAWN' and not exists (
           select from unnest(area_path(old.area_code)) as place where scope_hash(place || '*' || old.entered_key) = any(keys))
           and not scope_hash('by:' || old.entered_key) = any(keys)) then
         raise exception 'Those who entered the intervention decide, once.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,
  `create trigger decided before update on contribution for each row
     when (current_user = 'episentrum_app') execute function hold_decision()`,
  ...audited('contribution'),
  `create trigger versioned after insert or update or delete or truncate on contribution
     for each statement execute function raise_table_version()`,
  ...keptBy({ functions: ['hold_contribution()', 'hold_decision()'] }),
];
