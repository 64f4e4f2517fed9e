import { sql } from 'kysely';
import { vi } from 'vitest';
import { RowPolicy } from '../../../src/access/row-policy.ts';
import { Standings } from '../../../src/access/standing.ts';
import { Viewer } from '../../../src/access/viewer.ts';
import { asOwner } from '../../../src/platform/database.ts';
import type { Api } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** What stands between people and what is not theirs, switched off; `wallsUp` puts all of it up again. */

/** Here, in compiled operations and before a row is locked, the shield asks this and nothing else. */
export const shieldDown = (): void => void vi.spyOn(Viewer.prototype, 'can').mockReturnValue(true);

/** No query of this program has a scope: every table is declared to belong to nobody. */
export function scopeDown({ app }: Api): void {
  const policies = app.services.policies as Map<unknown, unknown>;
  for (const entity of policies.keys()) policies.set(entity, 'open');
}

/** Nor does an act ask whether the row that it is done to is one that they read. */
export const scopeOfActsDown = (): void =>
  void vi.spyOn(RowPolicy.prototype, 'where').mockReturnValue(sql<boolean>`true`);

/** And whatever somebody holds is taken to let them do everything to every row. */
export function rowRulesDown(): void {
  vi.spyOn(Viewer.prototype, 'allows').mockReturnValue(true);
  for (const rule of ['grantsFor', 'grantFor'] as const) {
    vi.spyOn(Viewer.prototype, rule).mockImplementation(function (this: Viewer) {
      return (rule === 'grantFor' ? this.grants[0] : this.grants) as never;
    });
  }
}

/** The database is told nothing of whoever acts: as on a connection that was just somebody's, and lost what was set. */
export function contextDown(): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called on the one that it is asked of
  const { enter } = Standings.prototype;
  vi.spyOn(Standings.prototype, 'enter').mockImplementation(async function (this: Standings, session, ...who) {
    const standing = await enter.call(this, session, ...who);
    const told = Object.keys(standing.settings).filter(name => name.startsWith('episentrum.'));
    await session.run(sql`select ${sql.join(told.map(name => sql`set_config(${name}, '', true)`))}`);
    return standing;
  });
}

export async function rowLevelSecurity(state: 'disable' | 'enable'): Promise<void> {
  const { orm } = await testDatabase();
  await asOwner(orm, async session => {
    const tables = await session.run<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
    );
    for (const { name } of tables)
      await session.run(sql`alter table ${sql.table(name)} ${sql.raw(state)} row level security`);
  });
}

export async function wallsUp(): Promise<void> {
  vi.restoreAllMocks();
  await rowLevelSecurity('enable');
}
