/**
 * The limit: what Node and PostgreSQL can do at best. Nothing but `node:http` and `pg`; a query is a path, its variables
 * the body, its answer the one text that one prepared statement returns: node bench/servers/limit.ts --port N
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { viewers, type ViewerName } from '../world/viewers.ts';
import { readArguments } from './arguments.ts';
import { scopes } from './limit/scopes.ts';
import { statements } from './limit/statements.ts';

const { port, databaseUrl } = readArguments();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const names = new Map(Object.entries(viewers).map(([name, { subject }]) => [subject as string, name as ViewerName]));

/** Every statement for every viewer, each with a name of its own, so that a connection prepares it once. */
const prepared = new Map(
  Object.entries(statements).flatMap(([query, statement]) =>
    Object.entries(scopes).map(([viewer, scope]) => [
      `/${query} ${viewer}`,
      { name: `${query} ${viewer}`, text: statement.text(scope), parameters: statement.parameters },
    ]),
  ),
);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const statement = prepared.get(`${request.url} ${names.get(String(request.headers['x-subject']))}`);
  if (statement === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { name, parameters } = statement;
  const variables = JSON.parse(await text(request)) as Parameters<typeof parameters>[0];
  const { rows } = await pool.query<[string]>({
    name,
    text: statement.text,
    values: parameters(variables),
    rowMode: 'array',
  });
  const body = Buffer.from(`${rows[0]?.[0]}\n`);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength });
  response.end(body);
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(port, '127.0.0.1', () => console.log('listening'));
