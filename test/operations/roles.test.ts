import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgramDatabase } from '../../src/app.ts';
import { assertContained, assertWalled, type Database } from '../../src/platform/database.ts';
import { Cluster } from '../support/cluster.ts';

/** The roles exactly as the guide has them made, by an administrator, on a cluster that has nothing else. */
describe.runIf(process.env['DATABASE_URL'])('the roles of a production database', () => {
  let cluster: Cluster;
  const opened: Database[] = [];
  const as = async (user: string): Promise<Database> => {
    const database = await openProgramDatabase({ url: cluster.urlOf(user, 'episentrum'), dataDir: 'memory://' });
    opened.push(database);
    return database;
  };
  const refused = async (statement: string): Promise<unknown> => {
    const client = new pg.Client({ connectionString: cluster.urlOf('episentrum_api', 'episentrum') });
    await client.connect();
    try {
      return await client.query(statement).then(
        () => undefined,
        (error: unknown) => (error as { code: string }).code,
      );
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    cluster = await Cluster.start();
    const passwords = ['-v', 'owner_password=o', '-v', 'api_password=a'];
    await cluster.tool(
      'psql',
      '-q',
      '-d',
      cluster.url,
      ...passwords,
      '-f',
      join(import.meta.dirname, '../../schema/roles.sql'),
    );
  });
  afterAll(async () => {
    for (const database of opened) await database.close();
    await cluster?.remove();
  });

  it('let their owner, who may make no roles, migrate', async () => {
    const owner = await as('episentrum_owner');

    expect(await owner.pending()).not.toEqual([]);
    await owner.migrate();

    expect(await owner.pending()).toEqual([]);
  });

  it('let the API be the role that serves requests, and nobody else', async () => {
    const { orm } = await as('episentrum_api');

    await assertWalled(orm);
    await expect(assertContained(orm)).resolves.toBeUndefined();
  });

  it.each([
    ['the keeper', 'set role episentrum_keeper'],
    ['the owner', 'set role episentrum_owner'],
    ['the superuser', 'set role postgres'],
    ['an entry', `insert into audit_entry (table_name, row_id, act) values ('need', 'x', 'insert')`],
    ['a table', 'create table mine (id int)'],
    ['a wall', 'alter table need disable row level security'],
    ['a trigger', 'alter table need disable trigger all'],
    ['the replica’s way past triggers', 'set session_replication_role = replica'],
    ['its own membership', 'grant episentrum_keeper to episentrum_api'],
    ['a role', 'create role other'],
    ['a file', `copy area to '/tmp/areas'`],
  ])('leave no statement that leads the API to %s', async (_what, statement) => {
    expect(await refused(statement)).toBe('42501');
  });

  it.each([
    ['its owner', 'episentrum_owner', /owner of .* more/],
    ['a superuser', 'postgres', /superuser/],
  ])('are told when production would sign in as %s', async (_who, user, told) => {
    const { orm } = await as(user);

    await assertWalled(orm);
    await expect(assertContained(orm)).rejects.toThrow(told);
  });

  it('are told when somebody made the API more than it is', async () => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query('grant episentrum_keeper to episentrum_api');
    const { orm } = await as('episentrum_api');

    await expect(assertContained(orm)).rejects.toThrow(/member of episentrum_keeper/);

    await client.query('revoke episentrum_keeper from episentrum_api');
    await client.end();
    await expect(assertContained(orm)).resolves.toBeUndefined();
  });
});
