/**
 * Apollo Server with DataLoader, as it is usually written by hand: node bench/servers/apollo-dataloader.ts --port N
 */
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { readArguments } from './arguments.ts';
import { contexts, type Context } from './handmade/context.ts';
import { schema } from './handmade/schema.ts';
import { openPool } from './pool.ts';

const { port, databaseUrl } = readArguments();
const contextOf = contexts(openPool(databaseUrl));
const app = Fastify();
const server = new ApolloServer<Context>({
  schema,
  introspection: false,
  plugins: [
    fastifyApolloDrainPlugin(app),
    {
      requestDidStart: async () => ({
        willSendResponse: async ({ contextValue }) => void contextValue.reading.end().catch(app.log.error),
      }),
    },
  ],
});
await server.start();
await app.register(fastifyApollo(server), { context: async request => contextOf(request.headers['x-subject']) });
await app.listen({ port, host: '127.0.0.1' });
console.log('listening');
