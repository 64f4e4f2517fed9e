import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * What an index holds of facts. Row level security reads the keys of every row, so that none was counted, or put in order,
 * without being fetched. For who reads all of one place, and what is shared above it, their places say what they read, and
 * an index holds those.
 */
export class FactsAroundAPlace extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * The rows of the viewer's place, from a code up to another; and the shared ones at the places that are named. Where nothing
 * is told of their place there are none.
 */
const around = (table: string, columns: string): string => {
  const told = (part: number) => `(select viewer_around('${table}:read', ${part}))`;
  return `create view ${table}_around with (security_barrier) as select ${columns} from ${table}
    where area_code >= ${told(1)} and area_code < ${told(2)}
      or area_code = any((select string_to_array(${told(3)}, ','))::text[]) and is_shared`;
};

const statements = [
  `create index on need (area_code, reported_at, id, verification, status, is_shared)`,
  `drop index need_area_code_reported_at_id_verification_idx`,
  `create index on intervention (area_code, starts_on, id, status, proposed_at, is_shared)`,
  `drop index intervention_area_code_starts_on_id_status_idx`,

  // An expression that is inlined, as viewer_keys.
  `create function viewer_around(actions text, part int) returns text language sql stable parallel safe
     return split_part(coalesce(current_setting('episentrum.' || replace(actions, ':', '_') || '_around', true), ''), ' ', part)`,
  around('need', 'id, area_code, reported_at, verification, status, is_shared'),
  around('intervention', 'id, area_code, starts_on, proposed_at, status, is_shared'),
  `grant select on need_around, intervention_around to episentrum_app`,
  ...keptBy({ views: ['need_around', 'intervention_around'] }),
];
