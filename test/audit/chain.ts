import { sql } from 'kysely';
import { verifyChains, type Anchor, type Verified } from '../../src/audit/chain-verification.ts';
import { reading, Session, type Database } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';

export async function verify(anchors: readonly Anchor[] = [], database?: Database): Promise<Verified> {
  const { orm } = database ?? (await testDatabase());
  return await reading(orm, session => verifyChains(session, anchors));
}

/** Does something as the superuser, with nothing in the way; the database is as before afterwards. */
export async function tampered(statements: readonly string[], look: (session: Session) => Promise<void>) {
  const { orm } = await testDatabase();
  const session = await Session.begin(orm, 'write');
  try {
    await session.run(sql`select set_config('role', 'none', true)`);
    await session.run(sql`alter table audit_entry disable trigger kept`);
    await session.run(sql`alter table audit_head disable trigger kept`);
    for (const statement of statements) await session.run(sql.raw(statement));
    await session.run(sql`alter table audit_entry enable always trigger kept`);
    await session.run(sql`alter table audit_head enable always trigger kept`);
    await look(session);
  } finally {
    await session.rollback();
  }
}
