/**
 * Sends invalid requests to a server, several at a time, and notes what no answer may be. Node runs this file as it is, so
 * it keeps to erasable syntax.
 */
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fromManyAddresses, invalidRequests, type InvalidRequest } from './invalid-requests.ts';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Toll {
  readonly sent: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What went wrong, with the request that did it; at most a few of each sort. */
  readonly faults: readonly { readonly fault: string; readonly request: InvalidRequest; readonly reply?: Reply }[];
}

export interface AssaultOptions {
  readonly count: number;
  readonly seed?: number;
  readonly atOnce?: number;
  /** Called after every so many requests. */
  readonly every?: { readonly count: number; readonly call: (sent: number) => void | Promise<void> };
}

export async function assault(url: string, { count, seed = 1, atOnce = 16, every }: AssaultOptions): Promise<Toll> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const statuses: Record<string, number> = {};
  const faults: { fault: string; request: InvalidRequest; reply?: Reply }[] = [];
  const requests = fromManyAddresses(invalidRequests(count, seed));
  let sent = 0;
  const worker = async (): Promise<void> => {
    for (const request of requests) {
      try {
        const reply = await send(agent, url, request);
        statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
        const fault = faultOf(request, reply);
        if (fault !== undefined && faults.length < 50) faults.push({ fault, request, reply });
      } catch (error) {
        if (faults.length < 50) faults.push({ fault: `no answer: ${String(error)}`, request });
      }
      sent += 1;
      if (every !== undefined && sent % every.count === 0) await every.call(sent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  agent.destroy();
  return { sent, statuses, faults };
}

export async function send(agent: Agent, url: string, { method, path, headers, body }: InvalidRequest): Promise<Reply> {
  const sending = httpRequest(new URL('/', url), { agent, method, path, headers, timeout: 20_000 });
  sending.on('timeout', () => sending.destroy(new Error('no answer in 20 s')));
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'] ?? '',
    body: await text(response),
  };
}

/** What betrays our insides: stacks, files, SQL, errors of the language or of the database. */
const insides =
  /\bat \S+ \(|node_modules|\.[jt]s:\d|SQLSTATE|syntax error at or near|"stack(trace)?"|TypeError|RangeError|Cannot read prop|ECONN|FST_ERR|pg_|kysely|mikro/i;

const codes = /"code":"(UNAUTHENTICATED|FORBIDDEN|NOT_FOUND|CONFLICT|BAD_USER_INPUT|QUERY_TOO_EXPENSIVE|RATE_LIMITED)"/;

function faultOf({ method, path }: InvalidRequest, { status, type, body }: Reply): string | undefined {
  if (status >= 500 || status === 0) return `HTTP ${status}`;
  if (method === 'HEAD' || body === '') return undefined;
  if (type.includes('json')) {
    let answer: { errors?: unknown };
    try {
      answer = JSON.parse(body) as typeof answer;
    } catch {
      return 'an answer that is no JSON';
    }
    // What the request itself said may be told back to it in the message of GraphQL, but never our insides.
    const told = JSON.stringify(answer);
    if (insides.test(told)) return 'an answer that shows our insides';
    if (/"code":"(INTERNAL|UNAVAILABLE)"/.test(told)) return 'an answer that takes the blame';
    if (answer.errors !== undefined && !codes.test(told)) return 'an error without a code of the list';
    return undefined;
  }
  if (status < 400) return undefined;
  return `an error of the type "${type}" for ${path}`;
}
