import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * What a partner's people do with an agreement, they do with the one that their grant comes from: another's signature is
 * not theirs to give, and its end not theirs to say. What an agreement lets them know of people are the officers. And
 * whatever is done is done under a grant that holds until it is done.
 */
export class AgreementsOfTheirOwn extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const keys = (group: string): string => `(select viewer_keys('${group}'))`;
/** The key of one agreement alone is `#` and its id, as src/access/scope.ts makes it: no row carries it. */
const isOne = (id: string, group: string): string => `scope_hash('#' || ${id}::text) = any (${keys(group)}::bigint[])`;
const reaches = (alias: string, group: string, id = 'id'): string =>
  `(${alias}.scope_keys <&> ${keys(group)} or ${isOne(`${alias}.${id}`, group)})`;
const ofAgreement = (group: string, id?: string): string =>
  `exists (select from agreement a where a.id = agreement_id and ${reaches('a', group, id)})`;

const isOneself = `subject = (select viewer_subject())`;
/** Officers of the area for partners, everybody there for officers. */
const readsPerson = (action: string): string =>
  `(${isOneself} or scope_keys <&> ${keys(action)} or (not is_of_partner and scope_keys <&> ${keys(`${action}:agencies`)}))`;

const statements = [
  `alter policy reading on agreement using (${reaches('agreement', 'agreement:read')})`,
  // A renewal is reached by what it renews.
  `alter policy proposing on agreement with check (${reaches('agreement', 'agreement:create', 'renews_id')}
     and proposed_by_id = (select viewer_person()) and status = 'PROPOSED')`,
  `alter policy changing on agreement using (${reaches('agreement', 'agreement:change')})
     with check (${reaches('agreement', 'agreement:change')})`,
  ...['agreement_area', 'agreement_member'].flatMap(table => [
    `alter policy reading on ${table} using (${ofAgreement('agreement:read')})`,
    `alter policy adding on ${table} with check (${ofAgreement('agreement:create', 'renews_id')})`,
  ]),
  `create or replace function hold_signatures() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     declare
       keys bigint[] := viewer_keys('agreement:change');
       is_government boolean := scope_hash('=' || old.area_code) = any(keys);
       is_partner boolean := scope_hash('#' || old.id::text) = any(keys);
     begin
       if old.status in ('DECLINED', 'ENDED')
         or (new.government_signed_at is distinct from old.government_signed_at and not (is_government
           and old.government_signed_at is null and new.government_signed_by_id = viewer_person()))
         or (new.partner_signed_at is distinct from old.partner_signed_at and not (is_partner
           and old.partner_signed_at is null and new.partner_signed_by_id = viewer_person()))
         or (new.ended_at is not null and new.ended_by_id is distinct from viewer_person()) then
         raise exception 'Each side signs for itself, and what is over stays so.' using errcode = 'KB403';
       end if;
       return new;
     end $$`,

  `create function is_partner(organization uuid) returns boolean language sql stable set search_path = public, pg_temp
     return organization is not null
       and not exists (select from organization o where o.id = organization and o.category = 'AGENCY')`,
  // The table is written anew, and no row changes: no trigger fires, and no entry says that somebody did it.
  `alter table person add column is_of_partner boolean`,
  `alter table person alter column is_of_partner type boolean using is_partner(organization_id)`,
  `alter table person alter column is_of_partner set not null`,
  `create function keep_is_of_partner() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       new.is_of_partner := is_partner(new.organization_id);
       return new;
     end $$`,
  `create trigger partnered before insert or update of organization_id, is_of_partner on person
     for each row execute function keep_is_of_partner()`,
  `alter table person enable always trigger partnered`,
  `alter policy reading on person using (${readsPerson('person:read')})`,
  `alter policy reading on person_contact
     using (exists (select from person where person.id = person_id and ${readsPerson('person:contact')}))`,

  // Whoever ends the grant, or suspends its holder, waits for what is being done under it; and what waited for them is not.
  `create function hold_grant(held uuid) returns boolean language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       perform from access_grant g join person p on p.id = g.person_id
         where g.id = held and p.subject = viewer_subject() and p.suspended_at is null and g.revoked_at is null
           and g.valid_from <= clock_timestamp() and (g.valid_to is null or g.valid_to > clock_timestamp())
         for share;
       return found;
     end $$`,
  ...keptBy({
    functions: ['hold_signatures()', 'is_partner(uuid)', 'keep_is_of_partner()', 'hold_grant(uuid)'],
  }),
  `grant execute on function hold_grant(uuid) to episentrum_app`,
];
