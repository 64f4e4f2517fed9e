import pg from 'pg';
import { longestStatement, send } from './contenders.ts';
import type { Request } from './load.ts';

const requests = 10;

/**
 * How many statements one request costs, with those that begin and end its transaction, as `pg_stat_statements` of the
 * database server counts them. Counting is on only meanwhile. The request must have been sent before. What is run as often
 * in the same time when nobody asks belongs to somebody else, such as the look that each process takes at the area tree now
 * and then; and so does what came less than once a request.
 */
export async function countStatements(databaseUrl: string, request: Request): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    await track(client, 'top');
    try {
      await quiet(client);
      const begin = performance.now();
      const asked = await calls(client, async () => {
        for (let n = 0; n < requests; n += 1) await send(request);
      });
      const asLong = performance.now() - begin;
      const unasked = await calls(client, () => new Promise(passed => setTimeout(passed, asLong)));
      return [...asked]
        .map(([statement, times]) => Math.floor((times - (unasked.get(statement) ?? 0)) / requests))
        .reduce((sum, times) => sum + Math.max(times, 0), 0);
    } finally {
      await track(client, 'none');
    }
  } finally {
    await client.end();
  }
}

/** How often each statement is run meanwhile. */
async function calls(client: pg.Client, work: () => Promise<void>): Promise<Map<string, number>> {
  await client.query('select pg_stat_statements_reset()');
  await work();
  const { rows } = await client.query<{ statement: string; calls: number }>(
    `select userid || ' ' || queryid as statement, sum(calls)::int as calls from pg_stat_statements group by 1`,
  );
  return new Map(rows.map(row => [row.statement, row.calls]));
}

/** What was asked under load, and is no longer waited for, is over: a statement of the others may still take its time. */
export async function untilQuiet(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await quiet(client);
  } finally {
    await client.end();
  }
}

async function quiet(client: pg.Client): Promise<void> {
  const end = performance.now() + longestStatement + 5000;
  while (performance.now() < end) {
    const { rows } = await client.query(
      `select from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    if (rows.length === 0) return;
    await new Promise(passed => setTimeout(passed, 100));
  }
}

/** All sessions hear of it before their next statement. */
async function track(client: pg.Client, what: 'top' | 'none'): Promise<void> {
  await client.query(`alter system set pg_stat_statements.track = ${what}`);
  await client.query('select pg_reload_conf()');
  await new Promise(heard => setTimeout(heard, 200));
  await client.query('select pg_stat_statements_reset()');
}
