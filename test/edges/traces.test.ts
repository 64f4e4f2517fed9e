import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTracing, type Tracing } from '../../src/platform/tracing.ts';
import { tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** A collector as small as it can be. */
let collector: FastifyInstance;
const bodies: { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }[] = [];
let tracing: Tracing;
beforeAll(async () => {
  collector = fastify();
  collector.post('/v1/traces', async ({ body }) => {
    bodies.push(body as (typeof bodies)[number]);
    return {};
  });
  const address = await collector.listen({ port: 0, host: '127.0.0.1' });
  tracing = await startTracing(address, { names: new Set(['Known']) });
});
afterAll(() => collector.close());

const api = useApi({
  responseCache: false,
  get tracing() {
    return tracing;
  },
});
const untraced = useApi();
beforeEach(emptyDatabase);

const attributesOf = ({ attributes }: SentSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('a trace', () => {
  it('goes on with the one of whoever asked, through request, operation and statements, and tells no value', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const parent = 'b7ad6b7169203331';
    const officer = await newOfficer('DISTRICT', '15.71.01');
    await newNeed();
    const query = 'query Known($search: String) { needs(filter: { search: $search }) { totalCount } }';

    await api.run(
      officer,
      query,
      { search: 'bocoran' },
      { traceparent: `00-${traceId}-${parent}-01`, 'request-id': 'g-1' },
    );
    await api.run(null, 'query Bocoran { needs { totalCount } }');
    await untraced.run(null, 'query Known { country { name } }');
    await tracing.close();

    const spans = bodies.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(scope => scope.spans)),
    );
    const mine = spans.filter(span => span.traceId === traceId);
    const request = mine.find(span => span.name === 'POST /graphql');
    const operation = mine.find(span => span.name === 'query Known');
    const statements = mine.filter(span => span.name === 'statement');
    expect(request?.parentSpanId).toBe(parent);
    expect(operation?.parentSpanId).toBe(request?.spanId);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(span => span.parentSpanId !== operation?.spanId)).toEqual([]);
    expect(request && attributesOf(request)).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'episentrum.request_id': 'g-1',
    });
    expect(operation && attributesOf(operation)).toMatchObject({
      'graphql.operation.name': 'Known',
      'graphql.operation.type': 'query',
      'episentrum.code': 'OK',
      'episentrum.read_path': 'compiled',
    });
    expect(statements.map(attributesOf)).toContainEqual(
      expect.objectContaining({ 'db.query.text': expect.stringContaining('from "need"') }),
    );
    expect(spans.map(({ name }) => name)).toContain('query other');
    // One request of a known operation was traced; the other program has no collector.
    expect(spans.filter(({ name }) => name === 'query Known')).toHaveLength(1);
    const told = JSON.stringify(bodies);
    for (const secret of ['ocoran', officer.subject, await tokenFor(officer.subject)])
      expect(told).not.toContain(secret);
  });
});
