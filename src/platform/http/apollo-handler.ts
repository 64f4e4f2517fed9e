import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentRequest } from '../current-request.ts';
import { languageOf } from '../errors.ts';
import type { JsonParts } from '../json-parts.ts';
import { refuseLong } from '../limits/document-limits.ts';
import type { TrustedDocuments } from '../trusted-documents.ts';

export interface ApolloHandlerOptions<Context> {
  readonly documents: TrustedDocuments;
  /** Who asks, or an error; told what they ask, as far as it can be read. */
  readonly context: (request: FastifyRequest, reply: FastifyReply, query: unknown) => Promise<Context>;
}

/** Hands a request to Apollo Server, and gives its answer as it goes out. */
export function apolloHandler<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  { documents, context }: ApolloHandlerOptions<Context>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<JsonParts> {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<JsonParts> => {
    const asked = askedOf(request);
    let resolved = asked;
    const { headers, body, status } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request, reply),
        // Read by Apollo after the context is there, and with it the text that an id names.
        get search() {
          return request.method === 'GET' ? searchOf(request, asked, resolved) : '';
        },
        get body() {
          return request.method === 'GET' ? request.body : resolved;
        },
      },
      context: async () => {
        if (isRecord(asked)) {
          refuseLong(asked['query']);
          resolved = documents.resolve(asked);
        }
        return await context(request, reply, isRecord(resolved) ? resolved['query'] : undefined);
      },
    });
    for (const [name, value] of headers) reply.header(name, value);
    // Without @defer in the schema no answer comes in parts.
    if (body.kind !== 'complete') throw new Error('An answer in parts was not expected.');
    // What failed before there was an operation is 500 to Apollo Server; a database that is away is no fault of the program.
    reply.code(status === 500 && body.string.includes('"code":"UNAVAILABLE"') ? 503 : (status ?? 200));
    const answer = body.string as string | JsonParts;
    return typeof answer === 'string' ? [answer] : answer;
  };
  return (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    return currentRequest.run({ requestId: request.id, language }, handle, request, reply);
  };
}

type Asked = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is asked, from the body or the address. */
function askedOf(request: FastifyRequest): unknown {
  if (request.method !== 'GET') return request.body;
  const parameters = new URLSearchParams(rawSearch(request));
  return {
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions: jsonOf(parameters.get('extensions')),
  };
}

/** The host is the client's word, and may be no URL: only what follows the path is looked at. */
function rawSearch({ url }: FastifyRequest): string {
  return url.includes('?') ? url.slice(url.indexOf('?')) : '';
}

function searchOf(request: FastifyRequest, asked: unknown, resolved: unknown): string {
  if (resolved === asked || !isRecord(resolved)) return rawSearch(request);
  const parameters = new URLSearchParams(rawSearch(request));
  parameters.set('query', String(resolved['query']));
  parameters.delete('documentId');
  parameters.delete('extensions');
  return `?${parameters.toString()}`;
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // Apollo Server says what is wrong with it.
    return undefined;
  }
}

function headersOf(request: FastifyRequest, reply: FastifyReply): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Apollo Server 5.5.1 takes each plain GET for one that a foreign page may have made; browsers say which are.
  if (request.method === 'GET' && !isOfForeignPage(request, reply)) map.set('apollo-require-preflight', 'true');
  return map;
}

/** A page that is not ours, and that may not read the answer either, makes a browser ask. */
function isOfForeignPage({ headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (reply.hasHeader('access-control-allow-origin') || headers.authorization !== undefined) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin !== undefined : site !== 'same-origin' && site !== 'none';
}
