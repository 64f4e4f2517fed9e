import { sql } from 'kysely';
import { refuseGone } from '../abandon.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Texts } from '../text-row.ts';
import type { Carried, Channel } from './channel.ts';
import type { Statement } from './compiler.ts';

/** Settings that last as long as a transaction: for the embedded database, and behind a pooler that shares connections. */
export class TransactionChannel implements Channel {
  /** `settings`: those that every transaction has, whoever asks. */
  constructor(
    private readonly begin: () => Promise<Snapshot>,
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {}

  async run(carried: Carried | undefined, { text }: Statement, values: readonly unknown[]): Promise<Texts> {
    const gone = carried?.gone;
    const snapshot = await this.begin();
    const leave = (): void => snapshot.abandon();
    gone?.addEventListener('abort', leave);
    try {
      // There may have been others before it.
      refuseGone(gone);
      const set = Object.entries({ ...this.settings, ...carried?.settings }).map(
        ([name, value]) => sql`set_config(${sql.lit(name)}, ${value}, true)`,
      );
      if (set.length > 0) await snapshot.run(sql`select ${sql.join(set)}`);
      const [row] = await snapshot.ask<Record<string, string | null>>(text, values);
      return Object.values(row ?? {});
    } catch (error) {
      refuseGone(gone);
      throw error;
    } finally {
      gone?.removeEventListener('abort', leave);
      await snapshot.rollback();
    }
  }

  async close(): Promise<void> {}
}
