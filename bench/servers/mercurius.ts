/**
 * Mercurius with its compiler, on the schema and the resolvers of the Apollo server: its own loaders, which make a key
 * of every row they start from, were no faster than DataLoader. node bench/servers/mercurius.ts --port N
 */
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { readArguments } from './arguments.ts';
import { contexts, type Context } from './handmade/context.ts';
import { schema } from './handmade/schema.ts';
import { openPool } from './pool.ts';

const { port, databaseUrl } = readArguments();
const contextOf = contexts(openPool(databaseUrl));
const app = Fastify();
await app.register(mercurius, {
  schema,
  path: '/graphql',
  graphiql: false,
  jit: 1,
  context: request => contextOf(request.headers['x-subject']),
});
app.graphql.addHook('onResolution', async (_, context) => {
  (context as unknown as Context).reading.end().catch(app.log.error);
});
await app.listen({ port, host: '127.0.0.1' });
console.log('listening');
