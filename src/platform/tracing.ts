import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Context, Span } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationObserver } from './operation-observer.ts';
import { statementChannel, type StatementEvent } from './statements.ts';

export interface Tracing extends OperationObserver {
  /** Does the work of a request within a span of its own, which continues the trace of whoever sent it. */
  around<Result>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<Result>): Promise<Result>;
  /** Sends what is left. */
  close(): Promise<void>;
}

interface Trace {
  readonly request: Span;
  operation: Span | undefined;
}

/** SQL of ours can be long, and its beginning tells which it is. */
const longestText = 2000;

/**
 * Sends a span for each request, operation and statement to an OpenTelemetry collector. The packages are loaded only here:
 * a program without a collector pays nothing. Other settings are OpenTelemetry's own, such as OTEL_EXPORTER_OTLP_HEADERS.
 */
export async function startTracing(
  endpoint: string,
  { names, serviceName = 'episentrum' }: { readonly names: ReadonlySet<string>; readonly serviceName?: string },
): Promise<Tracing> {
  const [api, { W3CTraceContextPropagator }, { OTLPTraceExporter }, { resourceFromAttributes }, sdk] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/sdk-trace'),
    ]);
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
      }),
    ],
  });
  const tracer = provider.getTracer('episentrum');
  const propagator = new W3CTraceContextPropagator();
  const traces = new AsyncLocalStorage<Trace>();

  const spans = new WeakMap<StatementEvent, Span>();
  const listener = {
    start(event: StatementEvent) {
      const trace = traces.getStore();
      // What the program asks on its own account, such as whether areas have changed, is no part of a request.
      if (trace === undefined) return;
      const attributes: Attributes = {
        'db.system.name': 'postgresql',
        'db.query.text': event.text.slice(0, longestText),
      };
      const options = { kind: api.SpanKind.CLIENT, attributes };
      spans.set(event, tracer.startSpan('statement', options, under(trace.operation ?? trace.request)));
    },
    asyncEnd(event: StatementEvent) {
      const span = spans.get(event);
      if (event.error !== undefined) {
        const { code } = event.error as { code?: unknown };
        if (typeof code === 'string') span?.setAttribute('db.response.status_code', code);
        span?.setStatus({ code: api.SpanStatusCode.ERROR });
      }
      span?.end();
    },
  };
  statementChannel.subscribe(listener as never);

  return {
    async around(request, reply, work) {
      const parent = propagator.extract(api.ROOT_CONTEXT, request.headers, api.defaultTextMapGetter);
      const attributes: Attributes = {
        'http.request.method': request.method,
        'http.route': request.routeOptions.url ?? '',
        'episentrum.request_id': request.id,
      };
      const span = tracer.startSpan(
        `${request.method} ${request.routeOptions.url}`,
        { kind: api.SpanKind.SERVER, attributes },
        parent,
      );
      try {
        return await traces.run({ request: span, operation: undefined }, work);
      } catch (error) {
        reply.code(500);
        throw error;
      } finally {
        span.setAttribute('http.response.status_code', reply.statusCode);
        if (reply.statusCode >= 500) span.setStatus({ code: api.SpanStatusCode.ERROR });
        span.end();
      }
    },
    began() {
      const trace = traces.getStore();
      if (trace !== undefined) trace.operation = tracer.startSpan('operation', {}, under(trace.request));
    },
    ended({ name, kind, code, readPath, statements }) {
      const span = traces.getStore()?.operation;
      if (span === undefined) return;
      const shown = name !== undefined && names.has(name) ? name : 'other';
      span.updateName(`${kind ?? 'operation'} ${shown}`);
      span.setAttributes({
        'graphql.operation.name': shown,
        ...(kind !== undefined && { 'graphql.operation.type': kind }),
        'episentrum.code': code,
        'episentrum.read_path': readPath,
        'episentrum.statements': statements,
      });
      if (code === 'INTERNAL' || code === 'UNAVAILABLE') span.setStatus({ code: api.SpanStatusCode.ERROR });
      span.end();
    },
    async close() {
      statementChannel.unsubscribe(listener as never);
      await provider.shutdown();
    },
  };

  function under(span: Span): Context {
    return api.trace.setSpan(api.ROOT_CONTEXT, span);
  }
}
