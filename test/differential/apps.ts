import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { RequestContext } from '../../src/access/request-context.ts';
import { leastLimits } from '../../src/access/limits.ts';
import { createApp, type App } from '../../src/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import type { Operation } from './random-operation.ts';

const readPaths = ['executed', 'compiled'] as const;
type ReadPath = RequestContext['readPath'];

/** An operation and how it is sent. */
export interface Question extends Operation {
  readonly subject: string | undefined;
  readonly language: 'en' | 'id';
  readonly method: 'GET' | 'POST';
}

/** Nobody's, without variables. */
export const plain = {
  variables: {},
  operationName: undefined,
  subject: undefined,
  language: 'en',
  method: 'POST',
} as const satisfies Omit<Question, 'query'>;

/** What goes over the wire, but for what differs from one moment to the next. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Answers extends Readonly<Record<ReadPath, Reply>> {
  readonly question: Question;
  /** What answered where `compiled` was asked for: it leaves some operations to the other. */
  readonly by: ReadPath;
}

export interface Apps {
  ask(question: Question): Promise<Answers>;
  /** The compiled path answers all of them at the same time. */
  askTogether(questions: readonly Question[]): Promise<Answers[]>;
  /** The executed path knows the areas as they are now; the other one learns of it when it reads a table. */
  lookAtAreas(): Promise<void>;
}

/** The program twice on the worker's database: once as it is, once without the compiler. */
export function useApps(): Apps {
  const apps = new Map<ReadPath, App>();
  const paths = new Map<string, ReadPath>();
  beforeAll(async () => {
    for (const readPath of readPaths) {
      const app = await createApp({
        database: await testDatabase(),
        issuer: testIssuer,
        logger: createLogger('silent'),
        readPath,
        // What is refused because of its price is alike, and tells nothing.
        limits: () => ({ ...leastLimits, price: Number.MAX_SAFE_INTEGER }),
        onOperation: context => {
          if (readPath === 'compiled') paths.set(context.sender.requestId, context.readPath);
        },
      });
      apps.set(readPath, app);
    }
  });
  afterAll(async () => {
    for (const app of apps.values()) await app.close();
  });
  const replyOf = async (path: ReadPath, asked: Asked) =>
    await send(apps.get(path) as App, asked.question, asked.requestId);
  const askTogether = async (questions: readonly Question[]): Promise<Answers[]> => {
    const asked = questions.map(question => ({ question, requestId: randomUUID() }));
    const executed: Reply[] = [];
    for (const each of asked) executed.push(await replyOf('executed', each));
    const compiled = await Promise.all(asked.map(each => replyOf('compiled', each)));
    return asked.map(({ question, requestId }, index) => {
      // What is refused before it is an operation is refused alike.
      const by = paths.get(requestId) ?? 'executed';
      paths.delete(requestId);
      return { question, executed: executed[index] as Reply, compiled: compiled[index] as Reply, by };
    });
  };
  const lookAtAreas = async (): Promise<void> => {
    const { orm } = await testDatabase();
    await apps.get('executed')?.services.areas.load(orm);
  };
  return { askTogether, lookAtAreas, ask: async question => (await askTogether([question]))[0] as Answers };
}

interface Asked {
  readonly question: Question;
  readonly requestId: string;
}

async function send({ http }: App, question: Question, requestId: string): Promise<Reply> {
  const { query, variables, operationName, subject, language, method } = question;
  const headers = {
    'request-id': requestId,
    'accept-language': language,
    'apollo-require-preflight': 'true',
    ...(subject !== undefined && { authorization: `Bearer ${await signedIn(subject)}` }),
  };
  const response = await http.inject(
    method === 'POST'
      ? { method, url: '/graphql', headers, payload: { query, variables, operationName } }
      : { method, url: '/graphql', headers, query: asSearch({ query, variables, operationName }) },
  );
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']),
    // Every byte, one character each.
    body: response.rawPayload.toString('latin1').replaceAll(requestId, 'request-id'),
  };
}

function asSearch({ query, variables, operationName }: Operation): Record<string, string> {
  return { query, variables: JSON.stringify(variables), ...(operationName !== undefined && { operationName }) };
}

const tokens = new Map<string, Promise<string>>();

/** Good for the whole run. */
function signedIn(subject: string): Promise<string> {
  const known = tokens.get(subject) ?? tokenFor(subject, { expiresIn: 86_400 });
  tokens.set(subject, known);
  return known;
}
