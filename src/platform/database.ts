import { EntityManager as CoreEntityManager, IsolationLevel, MikroORM, type EntityClass } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import type { Pool } from 'pg';
import type { Pooler } from './config.ts';
import { lockDataDir } from './data-lock.ts';
import { PgliteClient } from './embedded/pglite-client.ts';
import { StartError } from './errors.ts';
import { giveBackTheLost, poolTo, type Reach } from './server-connection.ts';
import { ServerSnapshot, type Snapshot } from './snapshot.ts';
import { told } from './statements.ts';

export type Orm = MikroORM;
export type EntityManager = SqlEntityManager;
export type Statement<Row> = RawBuilder<Row>;
// oxlint-disable-next-line typescript/no-explicit-any -- rows are typed statement by statement
export type Rows = Kysely<any>;

/** The role that serves requests: neither owner nor superuser, so that row level security holds it. */
export const appRole = 'episentrum_app';
/** The role that imports and keeps derived facts; see the first migration. */
const keeperRole = 'episentrum_keeper';

export interface DatabaseOptions {
  readonly entities: readonly EntityClass<object>[];
  readonly migrations: readonly { name: string; class: new (...args: never[]) => Migration }[];
  /** A PostgreSQL server, or nothing: then PGlite in `dataDir`. */
  readonly url: string | undefined;
  /** A folder, or `memory://`. */
  readonly dataDir: string;
  /** What stands between, if anything does that shares connections. */
  readonly pooler?: Pooler;
  readonly reach?: Reach;
}

/** One database, embedded or served; the same SQL runs on both. */
export interface Database {
  readonly orm: Orm;
  readonly embedded: boolean;
  /** Of the server; nothing where it is embedded. */
  readonly url: string | undefined;
  /** Whether what is set on a connection stays there until it is given back. */
  readonly keepsSettings: boolean;
  readonly reach?: Reach;
  /** Begins to read. */
  snapshot(): Promise<Snapshot>;
  /** Names of migrations that are not there yet, as the role that serves requests sees them. */
  pending(): Promise<string[]>;
  migrate(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? await openEmbedded(options) : await openServer(options, options.url);
}

async function openServer(options: DatabaseOptions, url: string): Promise<Database> {
  const { PostgreSqlDriver } = await import('@mikro-orm/postgresql');
  let pool: Pool | undefined;
  const { pooler = 'session', reach = { size: 10 } } = options;
  const keepsSettings = pooler === 'session';
  const serving = await MikroORM.init({
    ...common(options),
    driver: PostgreSqlDriver,
    clientUrl: url,
    driverOptions: {
      ...whole(url),
      ...poolTo(reach, keepsSettings ? becomeApp : undefined),
      onPoolCreated: (created: Pool) => {
        pool = created;
        giveBackTheLost(created);
      },
    },
  });
  if (!keepsSettings) sharesConnections.add(serving);
  return {
    orm: serving,
    embedded: false,
    url,
    keepsSettings,
    reach,
    snapshot: async () => {
      if (pool === undefined) return await Session.begin(serving, 'read');
      return keepsSettings ? await ServerSnapshot.begin(pool) : await ServerSnapshot.beginAs(appRole, pool);
    },
    pending: () => pendingOf(serving, options),
    migrate: () => migrating(owner => migrateUp(owner)),
    close: () => serving.close(true),
  };

  async function migrating<T>(work: (owner: Orm) => Promise<T>): Promise<T> {
    const owner = await MikroORM.init({
      ...common(options),
      driver: PostgreSqlDriver,
      clientUrl: url,
      driverOptions: { ...whole(url), max: 1 },
    });
    try {
      return await work(owner);
    } finally {
      await owner.close(true);
    }
  }
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const inMemory = options.dataDir.startsWith('memory://');
  const unlock = inMemory ? () => {} : lockDataDir(options.dataDir);
  try {
    // The database's thread starts while its driver is loaded.
    const [pglite, { PgliteDriver }] = await Promise.all([
      PgliteClient.open(options.dataDir),
      import('@mikro-orm/pglite'),
    ]);
    const init = (): Promise<Orm> =>
      MikroORM.init({
        ...common(options),
        driver: PgliteDriver,
        dbName: 'postgres',
        driverOptions: { pglite: () => pglite },
      });
    const orm = await init();
    const migrating = async <T>(work: (owner: Orm) => Promise<T>): Promise<T> => {
      await pglite.exec('reset role');
      try {
        return await work(orm);
      } finally {
        await pglite.exec(
          `do $$ begin if exists (select from pg_roles where rolname = '${appRole}') then set role ${appRole}; end if; end $$`,
        );
      }
    };
    await migrating(async () => {});
    return {
      orm,
      embedded: true,
      url: undefined,
      keepsSettings: false,
      snapshot: () => Session.begin(orm, 'read'),
      pending: () => pendingOf(orm, options),
      migrate: () => migrating(owner => migrateUp(owner)),
      close: async () => {
        await orm.close(true);
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function common(options: DatabaseOptions) {
  return {
    entities: [...options.entities],
    extensions: [Migrator],
    migrations: { migrationsList: [...options.migrations] as never, snapshot: false, tableName: 'migration' },
    // Nobody works on the global identity map; each act has a fork of its own.
    allowGlobalContext: true,
    debug: false,
    logger: () => {},
  };
}

/** MikroORM 7.2.1 takes user, host and database from a URL, and forgets the rest of it: whether to use TLS, for one. */
function whole(url: string): { connectionString: string } {
  return { connectionString: url };
}

/** Behind a pooler that hands out a connection for a transaction at a time, each transaction takes the role itself. */
const sharesConnections = new WeakSet<Orm>();

async function becomeApp(client: { query(text: string): Promise<unknown> }): Promise<void> {
  await client.query(`set role ${appRole}`);
}

async function pendingOf(orm: Orm, { migrations }: DatabaseOptions): Promise<string[]> {
  const names = migrations.map(({ name }) => name);
  try {
    return await reading(orm, async session => {
      const done = await session.run<{ name: string }>(sql`select name from migration`);
      return names.filter(name => !done.some(row => row.name === name));
    });
  } catch (error) {
    // Before the first migration there is neither the table nor the role that reads it.
    const { code } = error as { code?: unknown };
    if (code === '42P01' || code === '22023') return names;
    throw error;
  }
}

async function migrateUp(orm: Orm): Promise<string[]> {
  return (await orm.migrator.up()).map(({ name }) => name);
}

/** Imports and seeds: one transaction in the role that may write everything. */
export async function asKeeper<T>(orm: Orm, work: (rows: Rows) => Promise<T>): Promise<T> {
  const session = await Session.begin(orm, 'write');
  try {
    await session.run(sql`select set_config('role', ${keeperRole}, true)`);
    const result = await work(session.rows);
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** Work on the tables themselves: one transaction as whoever signed in, which has to be their owner. */
export async function asOwner<T>(orm: Orm, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await Session.begin(orm, 'write');
  try {
    await session.run(sql`select set_config('role', 'none', true)`);
    const result = await work(session);
    await session.commit();
    return result;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** A server whose API role could step around row level security must not serve. */
export async function assertWalled(orm: Orm): Promise<void> {
  await reading(orm, async session => {
    const [role] = await session.run<{ name: string; free: boolean }>(sql`
      select current_user as name, rolsuper or rolbypassrls
        or exists (select from pg_class where relnamespace = current_schema()::regnamespace and relowner = pg_roles.oid)
        as free
      from pg_roles where rolname = current_user`);
    if (role === undefined || role.free) {
      throw new Error(`The database role "${role?.name}" is not held by row level security; requests need ${appRole}.`);
    }
  });
}

/**
 * In production, whoever takes over the process must not gain more than the process has: its login may be the role that
 * serves requests, and no other, neither now nor by a `set role`.
 */
export async function assertContained(orm: Orm): Promise<void> {
  await reading(orm, async session => {
    const [login] = await session.run<{ name: string; others: string[] }>(sql`
      select session_user as name, array(
          select 'superuser' where rolsuper union all
          select 'bypassrls' where rolbypassrls union all
          select 'createrole' where rolcreaterole union all
          select 'owner of ' || relname from pg_class
            where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relowner = login.oid
            union all
          select 'member of ' || rolname from pg_roles
            where not login.rolsuper and rolname not in (session_user, ${appRole}) and pg_has_role(session_user, oid, 'MEMBER')
        )::text[] as others
      from pg_roles as login where rolname = session_user`);
    if (login === undefined || login.others.length > 0) {
      const [first = 'nobody', ...more] = login?.others ?? [];
      throw new StartError(
        `The login "${login?.name}" of DATABASE_URL could do more than serve requests: it is ${first}` +
          `${more.length > 0 ? ` (and ${more.length} more)` : ''}. In production the API signs in as a member of ` +
          `${appRole} only; docs/operations.md has the statements.`,
      );
    }
  });
}

/** Looks at something in a transaction of its own, as nobody. */
export async function reading<T>(orm: Orm, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await Session.begin(orm, 'read');
  try {
    return await work(session);
  } finally {
    await session.rollback();
  }
}

/**
 * One transaction on one connection: a consistent picture for a read, all or nothing for an act.
 * Statements are counted, because documented operations promise how many they cost.
 */
export class Session implements Snapshot {
  statements = 0;
  #open = true;

  private constructor(readonly em: EntityManager) {}

  static async begin(orm: Orm, mode: 'read' | 'write'): Promise<Session> {
    const em = (orm.em as CoreEntityManager).fork() as EntityManager;
    await em.begin(mode === 'read' ? { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true } : {});
    const session = new Session(em);
    if (sharesConnections.has(orm)) {
      try {
        await session.run(sql`set local role ${sql.id(appRole)}`);
      } catch (error) {
        await session.rollback();
        throw error;
      }
    }
    // PGliteDriver of Kysely 0.29.6 begins without the settings of the transaction.
    if (mode === 'read' && orm.driver.constructor.name === 'PgliteDriver') {
      try {
        await session.run(sql`set transaction isolation level repeatable read, read only`);
      } catch (error) {
        await session.rollback();
        throw error;
      }
    }
    return session;
  }

  get rows(): Rows {
    return this.em.getKysely() as Rows;
  }

  async run<Row>(statement: Statement<Row>): Promise<Row[]> {
    if (!this.#open) throw new Error('The session has ended.');
    this.statements += 1;
    const { rows } = this;
    return (
      await told(
        () => statement.compile(rows).sql,
        () => statement.execute(rows),
      )
    ).rows;
  }

  async ask<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (!this.#open) throw new Error('The session has ended.');
    this.statements += 1;
    const { rows } = await told(
      () => text,
      () => this.rows.executeQuery<Row>(CompiledQuery.raw(text, [...values])),
    );
    return rows;
  }

  /** An embedded database cannot stop what it began, and an act goes on. */
  abandon(): void {}

  async commit(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    try {
      await this.em.commit();
    } catch (error) {
      // Its connection would stay taken.
      await this.em.rollback().catch(() => {});
      throw error;
    }
  }

  /** Never fails: where it cannot be said, the connection is lost, and the database takes everything back by itself. */
  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.em.rollback().catch(() => {});
  }
}
