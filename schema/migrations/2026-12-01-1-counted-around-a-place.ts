import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * Statistics from the index alone. What they count of a place lies all over the table, a page a row; for whoever counts all
 * of one place, and adds up its amounts, an index holds what is counted. Lists are filtered and put in order by the same
 * columns, also for those who read what is shared alone.
 */
export class CountedAroundAPlace extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * Rows of the viewer's place, from a code up to another; and the shared ones at the places that are named, and of another
 * place. Where nothing is told of their places there are none.
 */
const isAround = (actions: string): string => {
  const told = (part: number) => `(select viewer_around('${actions}', ${part}))`;
  const isIn = (from: number, to: number) => `area_code >=& ${told(from)} and area_code <& ${told(to)}`;
  return `(${isIn(1, 2)}
    or (area_code = any((select string_to_array(${told(3)}, ','))::text[]) or ${isIn(4, 5)}) and is_shared)`;
};

const statements = [
  // As <&>: the scope in the query has left no others, so the planner shall take it that most rows pass.
  `create operator >=& (leftarg = text, rightarg = text, function = text_ge, restrict = neqsel, join = neqjoinsel)`,
  `create operator <& (leftarg = text, rightarg = text, function = text_lt, restrict = neqsel, join = neqjoinsel)`,

  `create index on need (area_code, reported_at, id, verification, status, is_shared)
     include (sector, kind_code, severity, quantity, families_affected, planned_quantity, delivered_quantity)`,
  `drop index need_area_code_reported_at_id_verification_status_is_shared_idx`,
  `create index on intervention (area_code, starts_on, id, status, proposed_at, is_shared)
     include (sectors, inpres_activity_id, family_function, planned_beneficiaries, actual_beneficiaries, budget)`,
  `drop index intervention_area_code_starts_on_id_status_proposed_at_is_s_idx`,

  // What waits for somebody is a small part of what lies in their place, and the smaller the longer the programme goes on.
  `create index on need (verification, area_code, reported_at, id, is_shared)`,
  `create index on intervention (status, area_code, starts_on, id, proposed_at, is_shared)`,

  `create or replace view need_around with (security_barrier) as
     select id, area_code, reported_at, verification, status, is_shared,
            sector, kind_code, severity, quantity, families_affected, planned_quantity, delivered_quantity
     from need where ${isAround('need:read')}`,
  `create or replace view intervention_around with (security_barrier) as
     select id, area_code, starts_on, proposed_at, status, is_shared,
            sectors, inpres_activity_id, family_function, planned_beneficiaries
     from intervention where ${isAround('intervention:read')}`,
  `create view need_fact_around with (security_barrier) as
     select id, area_code, sector, kind_code, status, verification, severity,
            extract(year from reported_at at time zone 'Asia/Jakarta')::int as year, quantity, families_affected,
            planned_quantity, delivered_quantity, is_shared
     from need where ${isAround('need:aggregate')}`,
  // Told of a place only to whoever adds up all amounts there.
  `create view intervention_fact_around with (security_barrier) as
     select i.id, area_code, sectors, inpres_activity_id, a.programme_id, family_function, status,
            extract(year from starts_on)::int as year, starts_on, planned_beneficiaries, actual_beneficiaries, budget,
            is_shared
     from intervention i left join inpres_activity a on a.id = inpres_activity_id
     where ${isAround('intervention:aggregate')}`,
  `grant select on need_fact_around, intervention_fact_around to episentrum_app`,
  ...keptBy({ views: ['need_around', 'intervention_around', 'need_fact_around', 'intervention_fact_around'] }),
];
