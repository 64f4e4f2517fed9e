import { sql } from 'kysely';
import { asKeeper } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';

export interface AuditEntry {
  readonly subject: string | null;
  readonly personId: string | null;
  readonly grantId: string | null;
  readonly requestId: string | null;
  readonly table: string;
  readonly rowId: string;
  readonly act: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What one request left behind, in order. */
export async function entriesOf(requestId: string): Promise<AuditEntry[]> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const found = await sql<AuditEntry>`
      select subject, person_id as "personId", grant_id as "grantId", request_id as "requestId", table_name as "table", row_id as "rowId", act,
        before, after
      from audit_entry where request_id = ${requestId} order by id`.execute(rows);
    return found.rows;
  });
}

/** All that is known of what was done to a row. */
export async function countEntries(rowId: string): Promise<number> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const found = await sql<{ count: number }>`
      select count(*)::int as count from audit_entry where row_id = ${rowId}`.execute(rows);
    return found.rows[0]?.count ?? 0;
  });
}
