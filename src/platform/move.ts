import { sql } from 'kysely';
import { asOwner, type Database, type Session } from './database.ts';
import { StartError } from './errors.ts';

interface Options {
  /** Tables that a migration fills, and whose rows are replaced by those of the source. */
  readonly bookkeeping: readonly string[];
  readonly tell: (step: string) => void;
}

interface Table {
  readonly name: string;
  /** Whose values are stored, with their types; generated ones the target makes itself. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

interface Digest {
  readonly count: string;
  readonly sum: string;
}

/** Pages of a table that travel at once: half a megabyte, so that a table of any size fits in memory. */
const pagesAtOnce = 64;
const migrationTable = 'migration';

/**
 * Copies every row of every table from the embedded database to a server whose tables are those of the same migrations and
 * empty. The target's side is one transaction: whatever ends it early leaves no row. The source is read and left as it is.
 *
 * Rows are copied, not written anew: no trigger runs, so that no change is noted that nobody made, and what the triggers
 * had noted comes along as it is. Foreign keys are checked at the end, all at once. At the very end both sides must have
 * the same rows, and the target the same walls as before.
 */
export async function move(source: Database, target: Database, { bookkeeping, tell }: Options): Promise<void> {
  await asOwner(source.orm, async from => {
    await settle(from);
    await asOwner(target.orm, async to => {
      await settle(to);
      await assertSameMigrations(from, to);
      const tables = (await tablesOf(from)).filter(({ name }) => name !== migrationTable);
      const there = (await tablesOf(to)).filter(({ name }) => name !== migrationTable);
      if (JSON.stringify(there) !== JSON.stringify(tables)) {
        throw new StartError('The tables of the two databases differ, though their migrations are the same.');
      }
      // Nobody else writes meanwhile, and a second move waits here.
      await to.run(sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in access exclusive mode`);
      for (const { name } of tables) {
        if (bookkeeping.includes(name)) continue;
        const [row] = await to.run(sql`select 1 from ${sql.table(name)} limit 1`);
        if (row !== undefined) {
          throw new StartError(`The database of DATABASE_URL is not empty: "${name}" has rows. Move to a new one.`);
        }
      }

      const walls = await wallsOf(to);
      await takeDown(to);
      for (const table of tables) {
        const begun = performance.now();
        if (bookkeeping.includes(table.name)) await to.run(sql`delete from ${sql.table(table.name)}`);
        await copy(from, to, table);
        const [before, after] = [await digestOf(from, table), await digestOf(to, table)];
        if (before.count !== after.count || before.sum !== after.sum) {
          throw new Error(`"${table.name}" did not arrive as it was: ${before.count} rows, then ${after.count}.`);
        }
        tell(`${table.name}: ${after.count} rows in ${((performance.now() - begun) / 1000).toFixed(1)} s, compared`);
      }
      await copySequences(from, to);
      tell('checking references');
      await putUp(to, walls);
      if (JSON.stringify(await wallsOf(to)) !== JSON.stringify(walls)) {
        throw new Error('Triggers, references or row level security are not as they were.');
      }
    });
  });
}

/** Texts of values are the same on both sides, whatever their servers are set to. */
async function settle(session: Session): Promise<void> {
  await session.run(sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, MDY', true),
    set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`);
}

async function assertSameMigrations(from: Session, to: Session): Promise<void> {
  const names = async (session: Session): Promise<string[]> => {
    const rows = await session.run<{ name: string }>(sql`select name from ${sql.table(migrationTable)} order by name`);
    return rows.map(({ name }) => name);
  };
  const [old, now] = [await names(from), await names(to)];
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  const missing = now.filter(name => !old.includes(name));
  throw new StartError(
    missing.length > 0
      ? `The embedded database lacks ${missing.join(', ')}; start the program on it once, then move.`
      : `The embedded database was made by a newer program: ${old.filter(name => !now.includes(name)).join(', ')}.`,
  );
}

async function tablesOf(session: Session): Promise<Table[]> {
  return await session.run<Table & Record<string, unknown>>(sql`
    select relname::text as name,
      coalesce(json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attname)
        filter (where attgenerated = ''), '[]') as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
    group by relname order by relname`);
}

/** As texts, which is what a database itself writes into a dump. */
async function copy(from: Session, to: Session, { name, columns }: Table): Promise<void> {
  const table = sql.table(name);
  const [size] = await from.run<{ pages: number }>(sql`
    select (pg_relation_size(${name}::text::regclass) / current_setting('block_size')::int)::int as pages`);
  const texts = columns.map(column => sql`${sql.ref(column.name)}::text`);
  const values = columns.map((column, at) => sql`(row ->> ${sql.lit(at)})::${sql.raw(column.type)}`);
  const names = columns.map(column => sql.ref(column.name));
  for (let page = 0; page < (size?.pages ?? 0); page += pagesAtOnce) {
    const [batch] = await from.run<{ rows: string | null }>(sql`
      select json_agg(json_build_array(${sql.join(texts)}))::text as rows from ${table}
      where ctid >= ${`(${page},0)`}::tid and ctid < ${`(${page + pagesAtOnce},0)`}::tid`);
    if (batch?.rows == null) continue;
    await to.run(sql`
      insert into ${table} (${sql.join(names)}) overriding system value
      select ${sql.join(values)} from json_array_elements(${batch.rows}::json) as row`);
  }
}

/** The same for the same rows, in whatever order they lie. */
async function digestOf(session: Session, { name, columns }: Table): Promise<Digest> {
  const all = columns.map(column => sql`${sql.ref(column.name)}::text`);
  const [digest] = await session.run<Digest>(sql`
    select count(*)::text as count,
      coalesce(sum(('x' || left(hash, 16))::bit(64)::bigint::numeric), 0) || ' '
        || coalesce(sum(('x' || right(hash, 16))::bit(64)::bigint::numeric), 0) as sum
    from (select md5(json_build_array(${sql.join(all)})::text) as hash from ${sql.table(name)}) as hashed`);
  if (digest === undefined) throw new Error(`"${name}" cannot be counted.`);
  return digest;
}

/** `setval` would outlast a transaction that is taken back. */
async function copySequences(from: Session, to: Session): Promise<void> {
  const sequences = await from.run<{ name: string }>(sql`
    select relname::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'S' order by relname`);
  for (const { name } of sequences) {
    if (name.startsWith(`${migrationTable}_`)) continue;
    const [at] = await from.run<{ next: string }>(sql`
      select (last_value + is_called::int)::text as next from ${sql.table(name)}`);
    await to.run(sql`alter sequence ${sql.table(name)} restart with ${sql.raw(at?.next ?? '1')}`);
  }
}

interface Walls {
  readonly triggers: readonly { readonly table: string; readonly name: string; readonly enabled: string }[];
  readonly references: readonly { readonly table: string; readonly name: string; readonly definition: string }[];
  readonly forced: readonly { readonly table: string }[];
}

async function wallsOf(session: Session): Promise<Walls> {
  const here = sql`relnamespace = current_schema()::regnamespace and relkind = 'r'`;
  return {
    triggers: await session.run(sql`
      select relname::text as "table", tgname::text as name, tgenabled::text as enabled
      from pg_trigger join pg_class on pg_class.oid = tgrelid
      where ${here} and not tgisinternal order by relname, tgname`),
    references: await session.run(sql`
      select relname::text as "table", conname::text as name, pg_get_constraintdef(pg_constraint.oid) as definition
      from pg_constraint join pg_class on pg_class.oid = conrelid
      where ${here} and contype = 'f' order by relname, conname`),
    forced: await session.run(sql`
      select relname::text as "table" from pg_class where ${here} and relforcerowsecurity order by relname`),
  };
}

/** For the time of the transaction, which holds a lock on each table: the owner writes rows as they are. */
async function takeDown(to: Session): Promise<void> {
  const { triggers, references, forced } = await wallsOf(to);
  for (const { table, name } of references) {
    await to.run(sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`);
  }
  for (const table of new Set(triggers.map(trigger => trigger.table))) {
    await to.run(sql`alter table ${sql.table(table)} disable trigger user`);
  }
  for (const { table } of forced) await to.run(sql`alter table ${sql.table(table)} no force row level security`);
}

const enabling: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

async function putUp(to: Session, { triggers, references, forced }: Walls): Promise<void> {
  for (const { table, name, definition } of references) {
    await to.run(sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`);
  }
  for (const { table, name, enabled } of triggers) {
    const how = enabling[enabled];
    if (how === undefined) continue;
    await to.run(sql`alter table ${sql.table(table)} ${sql.raw(how)} trigger ${sql.ref(name)}`);
  }
  for (const { table } of forced) await to.run(sql`alter table ${sql.table(table)} force row level security`);
}
