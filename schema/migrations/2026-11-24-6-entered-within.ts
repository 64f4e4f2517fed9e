import { Migration } from '@mikro-orm/migrations';

/**
 * What an organization entered is reached under a grant inside the area of that grant only: an agreement for one place
 * opens nothing that was entered under another.
 */
export class EnteredWithin extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Only an organization's id is as long as this: what was entered for an area lies in it anyway. */
const isOfOrganization = `length(entered_key) = 36`;

/** Makes the keys of such rows again; no row changes otherwise, and nobody did it, so that no entry is written. */
const again = (table: string, column: string, rows: string): string[] => [
  `alter table ${table} disable trigger user`,
  `alter table ${table} no force row level security`,
  `update ${table} set ${column} = ${column} where ${rows}`,
  `alter table ${table} force row level security`,
  `alter table ${table} enable trigger user`,
];

const statements = [
  `create or replace function scope_hashes(area_code text, is_shared boolean, sectors text[], organizations uuid[],
     entered_key text) returns bigint[] language sql immutable parallel safe
     return (select array_agg(scope_hash(place || suffix)) from
         unnest(array_remove(array['ID',
           case when area_code <> 'ID' then left(area_code, 2) end,
           case when length(area_code) >= 5 then left(area_code, 5) end,
           case when length(area_code) >= 8 then left(area_code, 8) end,
           case when length(area_code) >= 13 then area_code end,
           '=' || area_code], null)) as place,
         unnest(array[''] || string_to_array(substr(
           case when is_shared then ',+' || coalesce(',+' || nullif(array_to_string(sectors, ',+'), ''), '') else '' end
             || coalesce(',@' || nullif(array_to_string(organizations, ',@'), ''), '')
             || case when ${isOfOrganization} then ',*' || entered_key else '' end, 2), ',')) as suffix)
       || case when ${isOfOrganization} or entered_key is null then '{}' else array[scope_hash('by:' || entered_key)] end`,
  ...again('need', 'entered_organization_id', 'entered_organization_id is not null'),
  ...again('intervention', 'entered_organization_id', 'entered_organization_id is not null'),
  ...again('contribution', 'entered_key', isOfOrganization),
];
