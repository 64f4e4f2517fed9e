// type-graphql wants it there before any decorator runs; nothing here emits or reads type metadata.
import 'reflect-metadata';
import type { ApolloServer } from '@apollo/server';
import type { EntityClass } from '@mikro-orm/core';
import { getMetadataStorage } from 'type-graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { migrations } from '../schema/migrations/list.ts';
import { authenticate, type TokenIssuer } from './access/authentication.ts';
import { RequestContext, type Services } from './access/request-context.ts';
import { recordedBy } from './access/shown-rows.ts';
import { forgetIdempotencyKeys } from './access/idempotency.ts';
import { CompiledReading } from './access/compiled-reading.ts';
import { leastLimits, limitsOf } from './access/limits.ts';
import { planning, Standings } from './access/standing.ts';
import { agreements } from './agreements/index.ts';
import { AreaTreeStore } from './areas/area-tree.ts';
import { areas } from './areas/index.ts';
import { contributions } from './contributions/index.ts';
import { audit } from './audit/index.ts';
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
import { goneOf } from './platform/limits/gone.ts';
import type { RateLimiter } from './platform/limits/rate-limiter.ts';
import { limitsRefusals, Refusals } from './platform/limits/refusals.ts';
import { Wanted } from './platform/reading/wanted.ts';
import { createGraphqlServer, unavailable } from './platform/graphql-server.ts';
import { apolloHandler } from './platform/http/apollo-handler.ts';
import { unlessKnown } from './platform/http/etag.ts';
import { healthRoutes } from './platform/http/health.routes.ts';
import { createHttp, type HttpOptions } from './platform/http/http-server.ts';
import { bytesOf, payloadOf, type JsonParts } from './platform/json-parts.ts';
import type { Logger } from './platform/logger.ts';
import type { Metrics } from './platform/metrics.ts';
import type { OperationObserver } from './platform/operation-observer.ts';
import type { Tracing } from './platform/tracing.ts';
import { TrustedDocuments } from './platform/trusted-documents.ts';
import { buildApiSchema } from './schema.ts';
import { statistics } from './statistics/index.ts';

export const features: readonly Feature[] = [
  audit,
  areas,
  organizations,
  people,
  agreements,
  needs,
  interventions,
  contributions,
  statistics,
];

/** A statement that has brought nothing by then is lost: the server itself stops one sooner. In milliseconds. */
export const servingPatience = 9000;

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
  /** Says that it will stop soon, and goes on answering: whoever spreads requests sends the next elsewhere. */
  drain(): void;
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
  /** Whose word is taken for where a request came from: Fastify's option. */
  readonly trustProxy?: number | string | false;
  /** Nobody waits longer than this for an answer, whatever becomes of the work. In milliseconds. */
  readonly longestWait?: number;
  /** What somebody may ask for: what the table says unless told. */
  readonly limits?: typeof limitsOf;
  /** Counts what is spent; without one it is not counted. It is closed with the program. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Pages of its own, such as the IDE; added before the server is ready. */
  readonly pages?: (http: FastifyInstance) => Promise<void>;
  readonly onOperation?: (context: RequestContext) => void;
  /** Body limit, origins and the like; see `HttpOptions`. */
  readonly web?: Pick<HttpOptions, 'bodyLimit' | 'corsOrigins' | 'overTls'>;
  /** What may be asked by whoever may not ask ad hoc. */
  readonly documents?: TrustedDocuments;
  readonly observers?: readonly OperationObserver[];
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

export async function createApp({
  database,
  issuer,
  logger,
  readPath = 'compiled',
  responseCache = true,
  trustProxy = false,
  longestWait = 9500,
  limits = limitsOf,
  rateLimiter,
  pages,
  onOperation,
  web = {},
  documents = new TrustedDocuments([], false),
  observers = [],
  metrics,
  tracing,
}: AppOptions): Promise<App> {
  await assertWalled(database.orm);
  const tree = new AreaTreeStore();
  await tree.load(database.orm);
  tree.watch(database.orm, 2000, error => logger.warn({ err: error }, 'the area tree could not be looked at'));
  const schema = buildApiSchema(features);
  const services: Services = {
    orm: database.orm,
    snapshot: () => database.snapshot(),
    areas: tree,
    wanted: new Wanted(schema),
    standings: new Standings(),
    policies: new Map(features.flatMap(({ policies }) => policies ?? [])),
    nodes: new Map(features.flatMap(({ nodes }) => Object.entries(nodes ?? {}))),
    sawAreas: (snapshot, version) => tree.refresh(snapshot, version),
    areaVersion: () => tree.current.version,
    limitsOf: limits,
  };

  let draining = false;
  const http = await createHttp({ ...web, trustProxy, logger, isDraining: () => draining });
  metrics?.watch(http);
  const channel = channelTo(database, logger);
  if (channel instanceof ConnectionChannel) metrics?.watchConnections(() => channel.connections);
  const ownerOf = (part: EntityClass<object>) => {
    const policy = services.policies.get(part);
    return policy === 'open' ? undefined : policy?.within;
  };
  const isRecorded = (entity: EntityClass<object>) => recordedBy(services, entity) !== undefined;
  const compiled = new CompiledReading(
    { schema, em: database.orm.em, entityOf, ownerOf, isRecorded },
    services,
    channel,
    {
      tablesRead: await reading(database.orm, session => TablesRead.of(session)),
      cache: responseCache,
    },
  );
  const refusals = rateLimiter && new Refusals(rateLimiter);
  const graphql = createGraphqlServer<RequestContext>({
    schema,
    logger,
    answer: readPath === 'executed' ? undefined : compiled.answer.bind(compiled),
    onOperation,
    observers: [metrics, tracing, ...observers].filter(observer => observer !== undefined),
    remembersTexts: !documents.only,
    rateLimiter,
    refusals,
  });
  await graphql.start();
  graphqlRoute(http, graphql, { services, issuer, documents, tracing, longestWait, refusals });
  const forgetting = forgetIdempotencyKeys(database.orm, logger);
  healthRoutes(http, { pending: () => database.pending(), isDraining: () => draining });
  await pages?.(http);
  return {
    http,
    services,
    drain: () => {
      draining = true;
    },
    close: async () => {
      draining = true;
      // A connection whose last answer was begun before would stay open, for its client knows of no end.
      const sweeping = setInterval(() => http.server.closeIdleConnections(), 100);
      // Apollo Server refuses operations once it stops, so it stops after the last.
      await http.close().finally(() => clearInterval(sweeping));
      await graphql.stop();
      tree.stop();
      await forgetting.stop();
      await channel.close();
      rateLimiter?.close();
    },
  };
}

function channelTo(database: Database, logger: Logger): Channel {
  const { url, keepsSettings, reach } = database;
  const begin = () => database.snapshot();
  if (url === undefined) return new TransactionChannel(begin);
  const settings = {
    statement_timeout: `${leastLimits.statementTimeout}ms`,
    ...planning,
  };
  if (!keepsSettings) return new TransactionChannel(begin, settings);
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

interface GraphqlRouteOptions {
  readonly services: Services;
  readonly issuer: TokenIssuer;
  readonly documents: TrustedDocuments;
  readonly longestWait: number;
  readonly tracing: Tracing | undefined;
  readonly refusals: Refusals | undefined;
}

function graphqlRoute(
  http: FastifyInstance,
  graphql: ApolloServer<RequestContext>,
  { services, issuer, documents, tracing, longestWait, refusals }: GraphqlRouteOptions,
): void {
  const answer = apolloHandler(graphql, {
    documents,
    context: async ({ headers, id, ip }, reply, query) => {
      const language = languageOf(headers['accept-language']);
      const subject = await authenticate(issuer, headers.authorization).catch((error: unknown) => {
        if (error instanceof DomainError) {
          // Apollo answers with this status and these headers when there is no operation yet.
          Object.assign(error.extensions, {
            http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
          });
        }
        throw error;
      });
      const context = new RequestContext(services, {
        subject,
        requestId: id,
        language,
        address: ip,
        gone: goneOf(reply.raw),
      });
      await documents.admit(query, () => context.may('query:adhoc'));
      return context;
    },
  });
  http.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    ...(refusals && limitsRefusals(refusals, ({ headers }) => authenticate(issuer, headers.authorization))),
    async handler(request, reply) {
      const asked = tracing?.around(request, reply, () => answer(request, reply)) ?? answer(request, reply);
      const parts = await inTime(longestWait, asked, () => tooLate(request, reply));
      if (request.method === 'GET' && reply.statusCode === 200) return unlessKnown(request, reply, bytesOf(parts));
      const { payload, length } = payloadOf(parts);
      void reply.header('content-length', length);
      return payload;
    },
  });
}

/** What was asked may still be done; whoever sends it again with its key finds out. */
function tooLate(request: FastifyRequest, reply: FastifyReply): JsonParts {
  const error = unavailable(languageOf(request.headers['accept-language']), request.id);
  void reply.code(503).headers({ 'content-type': 'application/json; charset=utf-8', 'retry-after': '1' });
  return [`${JSON.stringify({ errors: [error] })}\n`];
}
