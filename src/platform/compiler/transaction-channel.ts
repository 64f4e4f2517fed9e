import { CompiledQuery, sql } from 'kysely';
import { refuseGone } from '../abandon.ts';
import { Session, type Orm } from '../database.ts';
import type { Carried, Channel } from './channel.ts';
import { told } from '../statements.ts';
import type { Statement } from './compiler.ts';

/** Settings that last as long as a transaction: for the embedded database, and behind a pooler that shares connections. */
export class TransactionChannel implements Channel {
  /** `settings`: those that every transaction has, whoever asks. */
  constructor(
    private readonly orm: Orm,
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {}

  async run(
    carried: Carried | undefined,
    { text }: Statement,
    values: readonly unknown[],
  ): Promise<readonly unknown[]> {
    const session = await Session.begin(this.orm, 'read');
    try {
      // There may have been others before it.
      refuseGone(carried?.gone);
      const set = Object.entries({ ...this.settings, ...carried?.settings }).map(
        ([name, value]) => sql`set_config(${sql.lit(name)}, ${value}, true)`,
      );
      if (set.length > 0) await session.run(sql`select ${sql.join(set)}`);
      const { rows } = await told(
        () => text,
        () => session.rows.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values])),
      );
      return Object.values(rows[0] ?? {});
    } finally {
      await session.rollback();
    }
  }

  async close(): Promise<void> {}
}
