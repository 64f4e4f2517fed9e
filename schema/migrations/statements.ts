/** Statements that several migrations need. What has landed here does not change, for databases were made with it. */

/** Columns of a fact about a place: the id that never changes, and its current code, kept true by the foreign key. */
export const place = (name: string): string => `
  ${name}_id int not null,
  ${name}_code text collate "C" not null,
  foreign key (${name}_id, ${name}_code) references area (id, code) on update cascade`;

/**
 * A role of the database that nobody signs in as; whoever migrates may act as it. Where an administrator made it and whoever
 * migrates a member (`schema/roles.sql`), nothing is left to do, and no right to make roles is needed.
 */
export const role = (name: string): string => `
do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then
    -- Roles belong to the cluster: another of its databases may be making this one now.
    begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end;
  end if;
  -- Also where PostgreSQL 16 made the creator a member: that membership alone may not set the role.
  if not pg_has_role(current_user, '${name}',
    case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
    grant ${name} to current_user;
  end if;
end $$`;

/** Nobody but the keeper reads or writes a row, until a policy says so: the table's owner neither. */
export const secured = (table: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy keeping on ${table} to episentrum_keeper using (true) with check (true)`,
  `grant select, insert, update, delete on ${table} to episentrum_keeper`,
];

/** Rows are read, created and changed by the keys of three groups of actions; the keeper passes. */
export const walls = (table: string, creator: string): string[] => [
  ...secured(table),
  `create policy reading on ${table} for select to episentrum_app
     using (scope_keys && (select viewer_keys('${table}:read')))`,
  `create policy creating on ${table} for insert to episentrum_app
     with check (scope_keys && (select viewer_keys('${table}:create')) and ${creator} = (select viewer_person()))`,
  `create policy changing on ${table} for update to episentrum_app
     using (scope_keys && (select viewer_keys('${table}:change')))
     with check (scope_keys && (select viewer_keys('${table}:change')))`,
  `grant select, insert, update on ${table} to episentrum_app`,
];

/** Parts of an intervention are seen with it, and written by whoever may change it. */
export const partOfIntervention = (table: string): string[] => {
  const visible = `exists (select from intervention where intervention.id = ${table}.intervention_id)`;
  const changeable = `exists (select from intervention where intervention.id = ${table}.intervention_id
    and intervention.scope_keys && (select viewer_keys('intervention:change')))`;
  return [
    ...secured(table),
    `create policy reading on ${table} for select to episentrum_app using (${visible})`,
    `create policy creating on ${table} for insert to episentrum_app with check (${changeable})`,
    `create policy changing on ${table} for update to episentrum_app using (${changeable}) with check (${changeable})`,
    `create policy removing on ${table} for delete to episentrum_app using (${changeable})`,
    `grant select, insert, update, delete on ${table} to episentrum_app`,
  ];
};

/** Every change of a row is an entry, written in the same transaction, with who made it. */
export const audited = (...tables: string[]): string[] =>
  tables.flatMap(table => [
    `create trigger audited_insert after insert on ${table} referencing new table as inserted
       for each statement execute function write_audit_entries()`,
    `create trigger audited_change after update or delete on ${table}
       for each row execute function write_audit_entry()`,
  ]);

/** Reference data: everybody reads it, only the keeper writes it. */
export const reference = (...tables: string[]): string[] =>
  tables.flatMap(table => [
    `grant select on ${table} to episentrum_app`,
    `grant select, insert, update, delete on ${table} to episentrum_keeper`,
  ]);

/** The same since entries are chained; `args`: the column of the id, and whether one entry tells of many rows. */
export const recordingTriggers = (table: string, args: string): string[] => [
  ...[
    ['insert', 'new table as new_rows'],
    ['update', 'old table as old_rows new table as new_rows'],
    ['delete', 'old table as old_rows'],
  ].map(
    ([act, rows]) => `create trigger audited_${act} after ${act} on ${table} referencing ${rows}
      for each statement execute function record_changes(${args})`,
  ),
  `create trigger audited_truncate before truncate on ${table} for each statement execute function refuse()`,
  // Also for a session that plays the changes of another server.
  ...['insert', 'update', 'delete', 'truncate'].map(act => `alter table ${table} enable always trigger audited_${act}`),
];

/** Functions of triggers and views that see every row. Owning them needs CREATE on the schema, for a moment. */
export const keptBy = (things: {
  readonly role?: string;
  readonly functions?: readonly string[];
  readonly views?: readonly string[];
}): string[] => {
  const keeper = things.role ?? 'episentrum_keeper';
  return [
    `grant create on schema public to ${keeper}`,
    ...(things.functions ?? []).flatMap(name => [
      `revoke execute on function ${name} from public`,
      `alter function ${name} owner to ${keeper}`,
    ]),
    ...(things.views ?? []).map(name => `alter view ${name} owner to ${keeper}`),
    `revoke create on schema public from ${keeper}`,
  ];
};
