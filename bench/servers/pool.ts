import pg from 'pg';

/**
 * Ten connections, like Episentrum's, in the role that forced row level security holds. A day stays the text it is; the
 * planner's JIT is off, for it costs more than these statements take (PostGraphile turns its dear part off by itself).
 */
export function openPool(databaseUrl: string): pg.Pool {
  pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
  return new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c role=episentrum_app -c jit=off' });
}
