import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * An analyst adds up what drafts cost and reads none of them. Whoever reads a draft under another grant must not read its
 * amounts by that: what is added up is an action of its own.
 */
export class SumsOfAmounts extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (actions: string, alias: string): string =>
  `${alias}.scope_keys <&> (select viewer_keys('${actions}'))`;
const addsUp = (alias: string): string => `(${reaches('intervention:sums', alias)}
  or (not ${alias}.has_partner and ${reaches('intervention:sums:agencies', alias)}))`;

const statements = [
  `create or replace view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, case when ${addsUp('i')} then i.budget end as budget,
            i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where ${reaches('intervention:aggregate', 'i')}`,
  `create or replace view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where ${reaches('intervention:aggregate', 'i')} and ${addsUp('i')}`,
  ...keptBy({ views: ['intervention_fact', 'budget_fact'] }),
];
