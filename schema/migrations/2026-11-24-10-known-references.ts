import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * A history names other rows by their ids: who reported and who verified, which needs are answered. Of those that the
 * reader may not read, it does not tell them.
 */
export class KnownReferences extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const reaches = (action: string): string => `o.scope_keys <&> viewer_keys('${action}')`;

/** By the names of columns: whose ids they hold, and when the viewer reads those. Organizations are known to everybody. */
const references = [
  ['^person_id$|_by_id$', 'person', `(o.subject = viewer_subject() or ${reaches('person:read')})`],
  ['^need_id$', 'need', reaches('need:read')],
  ['^intervention_id$', 'intervention', reaches('intervention:read')],
  ['^(agreement|renews)_id$', 'agreement', reaches('agreement:read')],
  ['^(prolongs|given_under)_id$', 'access_grant', `(o.person_id = viewer_person() or ${reaches('grant:read')})`],
] as const;

const cases = references.map(
  ([columns, table, readable]) =>
    `when field ~ '${columns}' then exists (select from ${table} o where o.id = value::uuid and ${readable})`,
);

const statements = [
  `create function is_known_reference(field text, value text) returns boolean language sql stable security definer
     set search_path = public, pg_temp
     return value is null or case ${cases.join(' ')} else true end`,
  `create or replace function history_changes(before jsonb, after jsonb, hidden text[]) returns jsonb language sql stable
     return coalesce((select jsonb_agg(jsonb_build_array(key, before ->> key, after ->> key) order by key)
       from jsonb_object_keys(coalesce(after, before)) as key
       where key <> all(hidden) and key <> 'has_partner' and (before -> key) is distinct from (after -> key)
         and (before ->> key is not null or after ->> key is not null)
         and (right(key, 3) <> '_id'
           or (is_known_reference(key, before ->> key) and is_known_reference(key, after ->> key)))), '[]')`,
  ...keptBy({ functions: ['is_known_reference(text, text)'] }),
  `grant execute on function is_known_reference(text, text) to episentrum_app`,
];
