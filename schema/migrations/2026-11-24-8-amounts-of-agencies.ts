import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * What an intervention costs tells of the partners in it: another partner is told only where agencies alone take part, or
 * where it takes part itself. An intervention knows whether a partner takes part, for the keys of its row do not say it.
 */
export class AmountsOfAgencies extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (actions: string, alias: string): string =>
  `${alias}.scope_keys <&> (select viewer_keys('${actions}'))`;
const readsAmounts = (alias: string): string => `(${reaches('intervention:amounts', alias)}
  or (not ${alias}.has_partner and ${reaches('intervention:amounts:agencies', alias)}))`;

const statements = [
  // Whoever is not known to be an agency counts as a partner.
  `create function has_partner(organization_ids uuid[]) returns boolean language sql stable
     set search_path = public, pg_temp
     return exists (select from unnest(organization_ids) as one(id)
       where not exists (select from organization o where o.id = one.id and o.category = 'AGENCY'))`,
  // The table is written anew, and no row changes: no trigger fires, and no entry says that somebody did it.
  `alter table intervention add column has_partner boolean`,
  `alter table intervention alter column has_partner type boolean using has_partner(organization_ids)`,
  // Without a default: a row that came past the trigger is refused, rather than shown.
  `alter table intervention alter column has_partner set not null`,
  `create function keep_has_partner() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       new.has_partner := has_partner(new.organization_ids);
       return new;
     end $$`,
  `create trigger partnered before insert or update of organization_ids, has_partner on intervention
     for each row execute function keep_has_partner()`,
  `alter table intervention enable always trigger partnered`,
  `create function hold_category() returns trigger language plpgsql set search_path = public, pg_temp as $$
     begin raise exception 'An organization stays an agency or a partner.' using errcode = '23514'; end $$`,
  `create trigger held before update of category on organization for each row
     when (old.category is distinct from new.category) execute function hold_category()`,
  `alter table organization enable always trigger held`,
  `grant select (has_partner) on intervention to episentrum_app`,

  `create or replace view intervention_amount with (security_barrier) as
     select i.id as intervention_id, i.budget, i.area_code, i.is_shared, i.sectors, i.organization_ids, i.entered_key,
       i.has_partner
     from intervention i where ${readsAmounts('i')} and ${reaches('intervention:read', 'i')}`,
  `alter policy reading on budget_line
     using (exists (select from intervention i where i.id = intervention_id and ${readsAmounts('i')}))`,
  `create or replace view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, case when ${readsAmounts('i')} then i.budget end as budget,
            i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where ${reaches('intervention:aggregate', 'i')}`,
  `create or replace view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where ${reaches('intervention:aggregate', 'i')} and ${readsAmounts('i')}`,

  // It follows from who takes part, which the history tells; and there amounts stay with 'intervention:amounts' alone, for a
  // history also tells of partners that have left since.
  `create or replace function history_changes(before jsonb, after jsonb, hidden text[]) returns jsonb language sql immutable
     parallel safe
     return coalesce((select jsonb_agg(jsonb_build_array(key, before ->> key, after ->> key) order by key)
       from jsonb_object_keys(coalesce(after, before)) as key
       where key <> all(hidden) and key <> 'has_partner' and (before -> key) is distinct from (after -> key)
         and (before ->> key is not null or after ->> key is not null)), '[]')`,
  ...keptBy({
    functions: ['has_partner(uuid[])', 'keep_has_partner()', 'hold_category()'],
    views: ['intervention_amount', 'intervention_fact', 'budget_fact'],
  }),
];
