import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/**
 * The parts of an intervention carry the keys of its place, which are some of its own: whoever reaches all of a place reads
 * the parts there, and PostgreSQL looks the intervention up only for others. It did so for everybody, once for every part.
 */
export class KeysOfParts extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const parts = ['intervention_participant', 'need_answer', 'budget_line', 'progress_note'];

const reaches = (actions: string, alias: string): string =>
  `${alias}.scope_keys <&> (select viewer_keys('${actions}'))`;

/** `there`: whoever reaches the place by all of these; `otherwise`: what must hold for whoever else reads the intervention. */
const reading = (table: string, there: readonly string[], otherwise = 'true'): string =>
  `alter policy reading on ${table} using (
     (${there.map(actions => reaches(actions, table)).join(' and ')})
     or exists (select from intervention i where i.id = ${table}.intervention_id and ${otherwise}))`;

const ofPart = (table: string): string[] => [
  // The table is written anew, and no row changes: no trigger fires, and no entry says that somebody did it.
  `alter table ${table} add column scope_keys bigint[]`,
  `alter table ${table} alter column scope_keys type bigint[] using (pg_temp.keys_of(intervention_id))`,
  // Without a default: a row that came past the trigger is refused, rather than shown.
  `alter table ${table} alter column scope_keys set not null`,
  `create trigger keyed before insert or update of intervention_id, scope_keys on ${table}
     for each row execute function keep_keys_of_part()`,
  `alter table ${table} enable always trigger keyed`,
];

const statements = [
  `create function keep_keys_of_part() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       -- What is part of nothing, its foreign key refuses.
       new.scope_keys := coalesce((select scope_hashes(area_code, false, '{}', '{}', null) from intervention
         where id = new.intervention_id), '{}');
       return new;
     end $$`,
  `create function keep_keys_of_parts() returns trigger language plpgsql security definer
     set search_path = public, pg_temp as $$
     begin
       ${parts.map(table => `update ${table} set scope_keys = null where intervention_id = new.id;`).join('\n')}
       return null;
     end $$`,
  ...keptBy({ functions: ['keep_keys_of_part()', 'keep_keys_of_parts()'] }),

  `alter table intervention no force row level security`,
  `create temporary table keys_of_place on commit drop as
     select code, scope_hashes(code, false, '{}', '{}', null) as keys
     from (select distinct area_code as code from intervention) as place`,
  `create function pg_temp.keys_of(intervention uuid) returns bigint[] language plpgsql stable as $$
     begin
       return (select keys from intervention i join keys_of_place p on p.code = i.area_code where i.id = $1);
     end $$`,
  `create unique index on keys_of_place (code)`,
  `analyze keys_of_place`,
  ...parts.flatMap(ofPart),
  `drop function pg_temp.keys_of(uuid)`,
  `alter table intervention force row level security`,
  `create trigger moved after update of area_code on intervention for each row
     when (old.area_code is distinct from new.area_code) execute function keep_keys_of_parts()`,
  `alter table intervention enable always trigger moved`,

  reading('need_answer', ['intervention:read']),
  reading('progress_note', ['intervention:read']),
  reading(
    'budget_line',
    ['intervention:read', 'intervention:amounts'],
    `(${reaches('intervention:amounts', 'i')}
       or (not i.has_partner and ${reaches('intervention:amounts:agencies', 'i')}))`,
  ),
  reading(
    'intervention_participant',
    ['intervention:read', 'intervention:partners'],
    `(${reaches('intervention:partners', 'i')}
       or exists (select from organization o where o.id = organization_id and o.category = 'AGENCY'))`,
  ),
];
