/**
 * PostGraphile 5, with the schema that it makes from the tables: node bench/servers/postgraphile.ts --port N
 */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { grafserv } from 'grafserv/fastify/v5';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { knownViewers } from '../viewer.ts';
import { readArguments } from './arguments.ts';
import { openPool } from './pool.ts';
import { presetFor } from './postgraphile/preset.ts';

const { port, databaseUrl } = readArguments();
await tellRelations();
const pool = openPool(databaseUrl);
const app = Fastify();
const server = postgraphile(presetFor(pool, knownViewers(pool))).createServ(grafserv);
await server.addTo(app);
await server.ready();
await app.listen({ port, host: '127.0.0.1' });
console.log('listening');

/** As the tables' owner, before anybody asks. */
async function tellRelations(): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(readFileSync(new URL('postgraphile/relations.sql', import.meta.url), 'utf8'));
  await owner.end();
}
