import { Migration } from '@mikro-orm/migrations';

/**
 * A contact is read where its reading is written down, and a history is not such a place: that a contact changed is told,
 * not what it was. And a function looks into temporary tables last: whoever makes one there named like ours would
 * otherwise tell the function what to believe.
 */
export class ContactsAndPaths extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** The columns of `person_contact`; no other table of a history has one of these names. */
const ofContacts = ['phone', 'email'];
/** What only follows from the rest, and tells more than it. */
const untold = ['has_partner', 'is_of_partner', ...ofContacts];

const unhardened = [
  'audit_link_next(bytea, text, bytea)',
  'follow_intervention()',
  'hold_contribution()',
  'hold_suspension_from_above()',
  'is_suspended(uuid)',
  'manages_all_of(uuid)',
  'refuse()',
];

const statements = [
  `create or replace function history_changes(before jsonb, after jsonb, hidden text[]) returns jsonb language sql stable
     return coalesce((select jsonb_agg(jsonb_build_array(key, before ->> key, after ->> key) order by key)
       from jsonb_object_keys(coalesce(after, before)) as key
       where key <> all(hidden) and key <> all('{${untold.join(',')}}'::text[])
         and (before -> key) is distinct from (after -> key)
         and (before ->> key is not null or after ->> key is not null)
         and (right(key, 3) <> '_id'
           or (is_known_reference(key, before ->> key) and is_known_reference(key, after ->> key)))), '[]')`,

  ...unhardened.map(signature => `alter function ${signature} set search_path = public, pg_temp`),
];
