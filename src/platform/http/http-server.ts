import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { standardBodyLimit } from '../config.ts';
import type { Logger } from '../logger.ts';
import { readsJson } from './json-body.ts';
import { refuseConnection, refusePath, refuseRequest } from './refusal.ts';
import { secureHeaders } from './secure-headers.ts';

export interface HttpOptions {
  readonly logger: Logger;
  /** The most bytes of a request's body. */
  readonly bodyLimit?: number;
  /** Whose pages may read answers: origins such as `https://peta.example.go.id`. */
  readonly corsOrigins?: readonly string[];
  /** Browsers are told to come by TLS only from now on. */
  readonly overTls?: boolean;
  /** Whose word is taken for where a request came from: how many proxies stand before us, or their addresses. */
  readonly trustProxy?: number | string | false;
  /** The process is about to stop: whoever holds a connection should let go of it. */
  readonly isDraining: () => boolean;
}

/** How long a request may take to arrive, so that many slow ones do not hold all connections. */
const arrivalTimeout = 30_000;

/** A gateway's id is kept, so that its log and ours tell of the same request; what is no id is not. */
const usableId = /^[\w.:/+=-]{1,128}$/;

export async function createHttp({
  logger,
  bodyLimit = standardBodyLimit,
  corsOrigins = [],
  overTls = false,
  trustProxy = false,
  isDraining,
}: HttpOptions): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = logger;
  const secure = secureHeaders({ overTls });
  const careful = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.headers(secure).header('request-id', request.id);
  const http: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // What comes on an open connection while we stop is answered like any other, and is its last.
    return503OnClosing: false,
    bodyLimit,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    requestTimeout: arrivalTimeout,
    requestIdHeader: false,
    genReqId: ({ headers }) => {
      const given = headers['request-id'];
      return typeof given === 'string' && usableId.test(given) ? given : randomUUID();
    },
    clientErrorHandler: refuseConnection,
    // An address that cannot be read is refused before any hook runs.
    frameworkErrors: (error, request, reply) => void refuseRequest(error, request, careful(request, reply)),
  });
  // A form of another site can send text/plain without asking first; nothing here is sent as that.
  http.removeContentTypeParser('text/plain');
  readsJson(http);
  http.setNotFoundHandler(refusePath);
  http.setErrorHandler(refuseRequest);

  http.addHook('onRequest', (request, reply, done) => {
    careful(request, reply);
    if (isDraining()) reply.header('connection', 'close');
    done();
  });
  if (corsOrigins.length > 0) {
    await http.register(cors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: [
        'accept-language',
        'authorization',
        'content-type',
        'if-none-match',
        'request-id',
        'traceparent',
      ],
      exposedHeaders: ['etag', 'request-id', 'retry-after', 'query-price', 'ratelimit', 'ratelimit-policy'],
      maxAge: 86_400,
    });
  }
  return http;
}
