import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { OperationEnd, OperationObserver } from './operation-observer.ts';
import { statementChannel, type StatementEvent } from './statements.ts';

/** How many connections to the database there are, and who waits for one. */
export interface Connections {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface Metrics extends OperationObserver {
  /** Where they can be read. */
  readonly url: string;
  /** Counts the requests of a server. */
  watch(http: FastifyInstance): void;
  /** Shows how a pool of connections is used. */
  watchConnections(connections: () => Connections): void;
  close(): Promise<void>;
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Figures for Prometheus, on an address of their own, which the public does not reach. An operation goes by its name only
 * if the name is known: names are the client's, and each makes a row.
 */
export async function startMetrics(
  place: { readonly host: string; readonly port: number },
  names: ReadonlySet<string>,
): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const operations = new Counter({
    name: 'episentrum_operations_total',
    help: 'Operations, by name, kind, code of the first error and way of reading.',
    labelNames: ['operation', 'kind', 'code', 'read_path'] as const,
    registers,
  });
  const operationSeconds = new Histogram({
    name: 'episentrum_operation_seconds',
    help: 'How long operations took.',
    labelNames: ['operation', 'read_path'] as const,
    buckets: seconds,
    registers,
  });
  const requests = new Counter({
    name: 'episentrum_http_requests_total',
    help: 'Requests, by path, method and status.',
    labelNames: ['path', 'method', 'status'] as const,
    registers,
  });
  const statements = new Counter({
    name: 'episentrum_statements_total',
    help: 'Statements of reads and checks sent to the database.',
    labelNames: ['result'] as const,
    registers,
  });
  const statementSeconds = new Histogram({
    name: 'episentrum_statement_seconds',
    help: 'How long statements took, with the wait for a connection.',
    buckets: seconds,
    registers,
  });

  const begun = new WeakMap<StatementEvent, number>();
  const listener = {
    start: (event: StatementEvent) => void begun.set(event, performance.now()),
    asyncEnd: (event: StatementEvent) => {
      statements.inc({ result: event.error === undefined ? 'ok' : 'error' });
      statementSeconds.observe((performance.now() - (begun.get(event) ?? performance.now())) / 1000);
    },
  };
  statementChannel.subscribe(listener as never);

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void registry.metrics().then(
      text => response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(place.port, place.host, done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : place.port;

  return {
    url: `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}/metrics`,
    ended({ name, kind, code, readPath, seconds: took }: OperationEnd) {
      const operation = name !== undefined && names.has(name) ? name : 'other';
      operations.inc({ operation, kind: kind ?? 'none', code, read_path: readPath });
      operationSeconds.observe({ operation, read_path: readPath }, took);
    },
    watch(http) {
      http.addHook('onResponse', (request, reply, done) => {
        // Of paths only those that we have given: others are the client's word.
        const path = request.routeOptions.url ?? 'other';
        const method = request.routeOptions.url === undefined ? 'other' : request.method;
        requests.inc({ path, method, status: reply.statusCode });
        done();
      });
    },
    watchConnections(connections) {
      registry.registerMetric(
        new Gauge({
          name: 'episentrum_database_connections',
          help: 'Connections of reads to the database, by state.',
          labelNames: ['state'] as const,
          registers: [],
          collect() {
            const { total, idle, waiting } = connections();
            this.set({ state: 'busy' }, total - idle);
            this.set({ state: 'idle' }, idle);
            this.set({ state: 'awaited' }, waiting);
          },
        }),
      );
    },
    async close() {
      statementChannel.unsubscribe(listener as never);
      await new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}
