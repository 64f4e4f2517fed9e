import { Migration } from '@mikro-orm/migrations';

/**
 * Of a row's keys, those of its places alone come first: an officer's is one of them, and was compared with all that the
 * places above may be followed by before its turn came. Rows that are there keep theirs, as right and as slow as they were,
 * until they change.
 */
export class PlacesFirst extends Migration {
  override up(): void {
    this.addSql(`create or replace function scope_hashes(area_code text, is_shared boolean, sectors text[],
        organizations uuid[], entered_key text) returns bigint[] language sql immutable parallel safe
      return (select array_agg(scope_hash(place)) || (
            select array_agg(scope_hash(place || suffix))
            from unnest(string_to_array(substr(
                case when is_shared then ',+' || coalesce(',+' || nullif(array_to_string(sectors, ',+'), ''), '') else '' end
                  || coalesce(',@' || nullif(array_to_string(organizations, ',@'), ''), '')
                  || case when ${isOfOrganization} then ',*' || entered_key else '' end, 2), ',')) as suffix,
              unnest(array_agg(place)) as place)
          from unnest(array_remove(array['ID',
            case when area_code <> 'ID' then left(area_code, 2) end,
            case when length(area_code) >= 5 then left(area_code, 5) end,
            case when length(area_code) >= 8 then left(area_code, 8) end,
            case when length(area_code) >= 13 then area_code end,
            '=' || area_code], null)) as place)
        || case when ${isOfOrganization} or entered_key is null then '{}' else array[scope_hash('by:' || entered_key)] end`);
  }
}

/** Only an organization's id is as long as this. */
const isOfOrganization = `length(entered_key) = 36`;
