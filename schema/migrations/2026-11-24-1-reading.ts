import { Migration } from '@mikro-orm/migrations';
import { keptBy } from './statements.ts';

/** What quick reading needs: versions of tables. */
export class Reading extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Whatever the API reads. A table that is missing here would be answered from memory after it has changed. */
const versioned = [
  'area',
  'organization',
  'person',
  'person_contact',
  'access_grant',
  'need_kind',
  'need',
  'inpres_target',
  'inpres_programme',
  'inpres_activity',
  'intervention',
  'intervention_participant',
  'need_answer',
  'budget_line',
  'progress_note',
];

const statements = [
  // How often each table has changed, as far as a snapshot sees: the sum over the slots of a table. A transaction takes
  // the first slot that nobody else is writing, so that versions never make writers wait for each other.
  `create table table_version (
     name text collate "C" not null,
     slot int not null,
     version bigint not null,
     primary key (name, slot)) with (fillfactor = 50)`,
  `create function raise_table_version() returns trigger language plpgsql security definer set search_path = public as $$
     declare free int := 0;
     begin
       while free < 63 and not pg_try_advisory_xact_lock(hashtext(tg_table_name), free) loop free := free + 1; end loop;
       insert into table_version values (tg_table_name, free, 1)
         on conflict (name, slot) do update set version = table_version.version + 1;
       return null;
     end $$`,
  `grant select on table_version to episentrum_app`,
  `grant select, insert, update on table_version to episentrum_keeper`,
  `insert into table_version (name, slot, version) select 'area', 0, version from area_version`,
  ...versioned.map(
    table => `create or replace trigger versioned after insert or update or delete or truncate on ${table}
      for each statement execute function raise_table_version()`,
  ),
  // What waits for an officer comes by the day it was entered.
  `create index on intervention (proposed_at, id)`,

  `drop function raise_area_version()`,
  `drop table area_version`,
  ...keptBy({ functions: ['raise_table_version()'] }),
];
