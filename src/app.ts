// type-graphql wants it there before any decorator runs; nothing here emits or reads type metadata.
import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import type { EntityClass } from '@mikro-orm/core';
import { getMetadataStorage } from 'type-graphql';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { Foundation } from '../schema/migrations/2026-11-23-1-foundation.ts';
import { Needs } from '../schema/migrations/2026-11-23-2-needs.ts';
import { Interventions } from '../schema/migrations/2026-11-23-3-interventions.ts';
import { Reading } from '../schema/migrations/2026-11-24-1-reading.ts';
import { HashedKeys } from '../schema/migrations/2026-11-24-2-hashed-keys.ts';
import { authenticate, type TokenIssuer } from './access/authentication.ts';
import { RequestContext, type Services } from './access/request-context.ts';
import { CompiledReading } from './access/compiled-reading.ts';
import { Standings, statementTimeout } from './access/standing.ts';
import { AreaTreeStore } from './areas/area-tree.ts';
import { areas } from './areas/index.ts';
import type { Feature } from './feature.ts';
import { interventions } from './interventions/index.ts';
import { needs } from './needs/index.ts';
import { organizations } from './organizations/index.ts';
import { people } from './people/index.ts';
import type { Channel } from './platform/compiler/channel.ts';
import { ConnectionChannel } from './platform/compiler/connection-channel.ts';
import { TablesRead } from './platform/compiler/tables-read.ts';
import { TransactionChannel } from './platform/compiler/transaction-channel.ts';
import type { ReadPath } from './platform/config.ts';
import { inTime } from './platform/in-time.ts';
import {
  appRole,
  assertWalled,
  openDatabase,
  reading,
  type Database,
  type DatabaseOptions,
} from './platform/database.ts';
import { DomainError, languageOf } from './platform/errors.ts';
import { createGraphqlServer, unavailable } from './platform/graphql-server.ts';
import type { Logger } from './platform/logger.ts';
import { buildApiSchema } from './schema.ts';
import { statistics } from './statistics/index.ts';

export const features: readonly Feature[] = [areas, organizations, people, needs, interventions, statistics];

/** In the order they run; a new one goes last, and none that has landed changes. */
const migrations = [
  { name: '2026-11-23-1-foundation', class: Foundation },
  { name: '2026-11-23-2-needs', class: Needs },
  { name: '2026-11-23-3-interventions', class: Interventions },
  { name: '2026-11-24-1-reading', class: Reading },
  { name: '2026-11-24-2-hashed-keys', class: HashedKeys },
];

/** A statement that has brought nothing by then is lost: the server itself stops one sooner. In milliseconds. */
export const servingPatience = 9000;
/** Nobody waits longer than this for an answer, whatever becomes of the work. */
const longestWait = 9500;

/** The program's database: every entity, every migration. */
export async function openProgramDatabase(
  place: Pick<DatabaseOptions, 'url' | 'dataDir' | 'pooler' | 'reach'>,
): Promise<Database> {
  return await openDatabase({
    ...place,
    entities: features.flatMap(({ entities }) => entities ?? []),
    migrations,
  });
}

export interface App {
  readonly http: FastifyInstance;
  readonly services: Services;
  /** Stops taking requests, lets those under way finish, then lets go of everything but the database. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly database: Database;
  readonly issuer: TokenIssuer;
  readonly logger: Logger;
  /** `executed` answers every operation field by field, which says the same, slower. */
  readonly readPath?: ReadPath;
  /** Whether answers are kept until what they were read from changes. */
  readonly responseCache?: boolean;
  /** Pages of its own, such as the IDE; added before the server is ready. */
  readonly pages?: (http: FastifyInstance) => Promise<void>;
  readonly onOperation?: (context: RequestContext) => void;
}

export async function createApp({
  database,
  issuer,
  logger,
  readPath = 'compiled',
  responseCache = true,
  pages,
  onOperation,
}: AppOptions): Promise<App> {
  await assertWalled(database.orm);
  const tree = new AreaTreeStore();
  await tree.load(database.orm);
  tree.watch(database.orm, 2000, error => logger.warn({ err: error }, 'the area tree could not be looked at'));
  const services: Services = {
    orm: database.orm,
    areas: tree,
    standings: new Standings(),
    policies: new Map(features.flatMap(({ policies }) => policies ?? [])),
    nodes: new Map(features.flatMap(({ nodes }) => Object.entries(nodes ?? {}))),
    sawAreas: (session, version) => tree.refresh(session, version),
    areaVersion: () => tree.current.version,
  };

  const log: FastifyBaseLogger = logger;
  const http: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // A gateway's id is kept, so that its log and ours tell of the same request.
    requestIdHeader: 'request-id',
    genReqId: () => randomUUID(),
  });
  const schema = buildApiSchema(features);
  const channel = channelTo(database, logger);
  const ownerOf = (part: EntityClass<object>) => {
    const policy = services.policies.get(part);
    return policy === 'open' ? undefined : policy?.within;
  };
  const compiled = new CompiledReading({ schema, em: database.orm.em, entityOf, ownerOf }, services, channel, {
    tablesRead: await reading(database.orm, session => TablesRead.of(session)),
    cache: responseCache,
  });
  const graphql = createGraphqlServer<RequestContext>({
    schema,
    logger,
    answer: readPath === 'executed' ? undefined : compiled.answer.bind(compiled),
    onOperation,
  });
  graphql.addPlugin(fastifyApolloDrainPlugin(http));
  await graphql.start();
  graphqlRoute(http, graphql, services, issuer);
  let draining = false;
  healthRoutes(http, database, () => draining);
  await pages?.(http);
  return {
    http,
    services,
    close: async () => {
      draining = true;
      await graphql.stop();
      await http.close();
      tree.stop();
      await channel.close();
    },
  };
}

function channelTo({ url, orm, keepsSettings, reach }: Database, logger: Logger): Channel {
  if (url === undefined) return new TransactionChannel(orm);
  const settings = {
    statement_timeout: statementTimeout,
    // Compiling a statement's expressions takes longer than any of ours runs.
    jit: 'off',
    // A plan for any values is made once; what depends on how many rows there are, the statements say themselves.
    plan_cache_mode: 'force_generic_plan',
    // Starting workers takes longer than most of ours run, and takes cores from other readers.
    max_parallel_workers_per_gather: '0',
  };
  if (!keepsSettings) return new TransactionChannel(orm, settings);
  return new ConnectionChannel(
    url,
    { ...settings, role: appRole, default_transaction_read_only: 'on' },
    error => logger.warn({ err: error }, 'a connection was lost'),
    reach,
  );
}

/** The entity whose rows an object type shows. */
function entityOf(typename: string): EntityClass<object> | undefined {
  const target = getMetadataStorage().objectTypes.find(({ name }) => name === typename)?.target;
  return features.flatMap(({ entities }) => entities ?? []).find(entity => entity === target);
}

function graphqlRoute(
  http: FastifyInstance,
  graphql: ApolloServer<RequestContext>,
  services: Services,
  issuer: TokenIssuer,
): void {
  const answer = fastifyApolloHandler(graphql, {
    context: async ({ headers, id }) => {
      const language = languageOf(headers['accept-language']);
      const subject = await authenticate(issuer, headers.authorization).catch((error: unknown) => {
        if (error instanceof DomainError) {
          // Apollo answers with this status and these headers when there is no operation yet.
          error.message = error.text[language];
          Object.assign(error.extensions, {
            requestId: id,
            http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
          });
        }
        throw error;
      });
      return new RequestContext(services, { subject, requestId: id, language });
    },
  });
  http.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    async handler(request, reply) {
      const text = await inTime(longestWait, Promise.resolve(answer.call(this, request, reply)), () =>
        tooLate(request, reply),
      );
      if (typeof text !== 'string') return text;
      // As bytes it goes out with the headers in one piece, twice as quick as a text.
      const body = Buffer.from(text);
      return request.method === 'GET' && reply.statusCode === 200 ? unlessKnown(request, reply, body) : body;
    },
  });
}

/** What was asked may still be done; whoever sends it again with its key finds out. */
function tooLate(request: FastifyRequest, reply: FastifyReply): string {
  const error = unavailable(languageOf(request.headers['accept-language']), request.id);
  void reply.code(503).headers({ 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' });
  return `${JSON.stringify({ errors: [error] })}\n`;
}

/** A client that has the answer already is told so; whoever keeps it for others keeps it for the same viewer only. */
function unlessKnown(request: FastifyRequest, reply: FastifyReply, body: Buffer): Buffer | string {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  void reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    vary: 'authorization, accept, accept-language',
  });
  const known = request.headers['if-none-match']?.split(',').map(each => each.trim().replace(/^W\//, ''));
  if (known === undefined || !(known.includes(tag) || known.includes('*'))) return body;
  void reply.code(304);
  return '';
}

function healthRoutes(http: FastifyInstance, database: Database, isDraining: () => boolean): void {
  http.get('/livez', async () => ({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    try {
      const pending = await database.pending();
      if (!isDraining() && pending.length === 0) return { status: 'ready' };
    } catch {
      // Which part of the database fails is for the log of whoever tried to use it.
    }
    return await reply.code(503).send({ status: isDraining() ? 'draining' : 'unavailable' });
  });
}
