import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * Rows carry their scope keys as numbers. As texts they were half of every row, and comparing them most of what row level
 * security cost whoever has many keys.
 */
export class HashedKeys extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Tables with keys of their own, and what the keys are made of. */
const keyed = {
  person: `area_code, true, '{}', '{}', null`,
  access_grant: `area_code, true, '{}', '{}', null`,
  need: `area_code, verified_at is not null, array[sector], '{}', coalesce(entered_organization_id::text, entered_area_code)`,
  intervention: `area_code, verified_at is not null, sectors, organization_ids,
    coalesce(entered_organization_id::text, entered_area_code)`,
};

const reaches = (actions: string): string => `scope_keys <&> (select viewer_keys('${actions}'))`;

const ofFact = (table: string, creator: string): string[] => [
  `create policy reading on ${table} for select to episentrum_app using (${reaches(`${table}:read`)})`,
  `create policy creating on ${table} for insert to episentrum_app
     with check (${reaches(`${table}:create`)} and ${creator} = (select viewer_person()))`,
  `create policy changing on ${table} for update to episentrum_app
     using (${reaches(`${table}:change`)}) with check (${reaches(`${table}:change`)})`,
];

const ofPart = (table: string): string[] => {
  const changeable = `exists (select from intervention where intervention.id = ${table}.intervention_id
    and intervention.${reaches('intervention:change')})`;
  return [
    `create policy creating on ${table} for insert to episentrum_app with check (${changeable})`,
    `create policy changing on ${table} for update to episentrum_app using (${changeable}) with check (${changeable})`,
    `create policy removing on ${table} for delete to episentrum_app using (${changeable})`,
  ];
};

const isOwn = `subject = (select viewer_subject())`;

const statements = [
  // Everything that compares keys goes with the function, and is made again below.
  `drop function viewer_keys(text) cascade`,
  ...Object.keys(keyed).map(table => `alter table ${table} drop column scope_keys`),

  // The first eight bytes of the key's SHA-256, as src/access/scope.ts makes them.
  `create function scope_hash(key text) returns bigint language sql immutable parallel safe
     return ('x' || encode(substr(sha256(key::bytea), 1, 8), 'hex'))::bit(64)::bigint`,
  // The hashes of scope_keys(...), made at once: every place with everything that may follow it.
  `create function scope_hashes(area_code text, is_shared boolean, sectors text[], organizations uuid[], entered_key text)
     returns bigint[] language sql immutable parallel safe
     return (select array_agg(scope_hash(place || suffix)) from
         unnest(array_remove(array['ID',
           case when area_code <> 'ID' then left(area_code, 2) end,
           case when length(area_code) >= 5 then left(area_code, 5) end,
           case when length(area_code) >= 8 then left(area_code, 8) end,
           case when length(area_code) >= 13 then area_code end,
           '=' || area_code], null)) as place,
         unnest(array[''] || string_to_array(substr(
           case when is_shared then ',+' || coalesce(',+' || nullif(array_to_string(sectors, ',+'), ''), '') else '' end
             || coalesce(',@' || nullif(array_to_string(organizations, ',@'), ''), ''), 2), ',')) as suffix)
       || case when entered_key is null then '{}' else array[scope_hash('by:' || entered_key)] end`,
  // As &&, but the planner takes it that most rows pass: the scope in the query has left no others. It would otherwise
  // believe that hardly any do, and choose ways that are quick for hardly any.
  `create operator <&> (leftarg = anyarray, rightarg = anyarray, function = arrayoverlap, commutator = <&>,
     restrict = neqsel, join = neqjoinsel)`,
  // An expression that is inlined into the policies, for it is planned and made once a statement and policy.
  `create function viewer_keys(actions text) returns bigint[] language sql stable parallel safe
     return coalesce(string_to_array(nullif(current_setting('episentrum.' || replace(actions, ':', '_'), true), ''),
       ',')::bigint[], '{}')`,
  ...Object.entries(keyed).map(
    ([table, parts]) => `alter table ${table}
      add column scope_keys bigint[] not null generated always as (scope_hashes(${parts})) stored`,
  ),

  `create policy reading on person for select to episentrum_app using (${isOwn} or ${reaches('person:read')})`,
  `create policy reading on person_contact for select to episentrum_app
     using (exists (select from person where person.id = person_id and (${isOwn} or ${reaches('person:contact')})))`,
  `create policy reading on access_grant for select to episentrum_app
     using (person_id = (select id from person where ${isOwn}) or ${reaches('grant:read')})`,
  ...ofFact('need', 'reported_by_id'),
  ...ofFact('intervention', 'proposed_by_id'),
  ...['intervention_participant', 'need_answer', 'budget_line', 'progress_note'].flatMap(ofPart),

  `create view need_fact with (security_barrier) as
     select id, area_code, sector, array[sector] as sectors, kind_code, status, verification, severity,
            extract(year from reported_at at time zone 'Asia/Jakarta')::int as year, quantity, families_affected,
            planned_quantity, delivered_quantity, is_shared, entered_key, '{}'::uuid[] as organization_ids
     from need where ${reaches('need:aggregate')}`,
  `create view intervention_fact with (security_barrier) as
     select i.id, i.area_code, i.sectors, i.inpres_activity_id, a.programme_id, i.family_function, i.nawacita_priority,
            i.status, extract(year from i.starts_on)::int as year, i.starts_on, i.planned_beneficiaries,
            i.actual_beneficiaries, i.budget, i.is_shared, i.entered_key, i.organization_ids
     from intervention i left join inpres_activity a on a.id = i.inpres_activity_id
     where i.${reaches('intervention:aggregate')}`,
  `create view budget_fact with (security_barrier) as
     select b.intervention_id, b.fund_source, b.amount from budget_line b join intervention i on i.id = b.intervention_id
     where i.${reaches('intervention:aggregate')}`,
  `grant select on need_fact, intervention_fact, budget_fact to episentrum_app`,
  ...keptBy({ views: ['need_fact', 'intervention_fact', 'budget_fact'] }),
];
