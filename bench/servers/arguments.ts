import { parseArgs } from 'node:util';

/** `--port N`, and the database from the environment. */
export function readArguments(): { port: number; databaseUrl: string } {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const databaseUrl = process.env['DATABASE_URL'];
  const port = Number(values.port);
  if (!Number.isInteger(port) || databaseUrl === undefined) {
    throw new Error('Usage: DATABASE_URL=postgresql://… node bench/servers/<name>.ts --port N');
  }
  return { port, databaseUrl };
}
