import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * A need or an intervention is entered in the name of the area or the organization of a grant that its author holds. For
 * an organization it is in the sectors of that grant, and takes part: no key says both.
 */
export class EnteredUnderAGrant extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** As it was, and under such a grant. */
const entering = (table: string, author: string, sectors: string, organizations: string): string =>
  `alter policy creating on ${table} with check (scope_keys <&> (select viewer_keys('${table}:create'))
     and ${author} = (select viewer_person())
     and enters_under_a_grant(area_code, ${sectors}, ${organizations}, entered_area_code, entered_organization_id))`;

const statements = [
  `create function enters_under_a_grant(area text, sectors text[], organizations uuid[], entered_area text,
     entered_organization uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
     return exists (select from access_grant g join person p on p.id = g.person_id
       where p.id = viewer_person() and p.suspended_at is null and g.revoked_at is null
         and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
         and g.area_code = entered_area and g.area_code = any(area_path(area))
         and g.organization_id is not distinct from entered_organization
         and (g.organization_id is null or (g.organization_id = any(organizations)
           and g.sectors && enters_under_a_grant.sectors
           and (g.allows is null or 'DRAFT_INTERVENTIONS' = any(g.allows)))))`,
  ...keptBy({ functions: ['enters_under_a_grant(text, text[], uuid[], text, uuid)'] }),
  `grant execute on function enters_under_a_grant(text, text[], uuid[], text, uuid) to episentrum_app`,
  entering('need', 'reported_by_id', 'array[sector]', `'{}'`),
  entering('intervention', 'proposed_by_id', 'sectors', 'organization_ids'),
];
