import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import type { Operation } from './random-operation.ts';

const readPaths = ['executed', 'compiled'] as const;
type ReadPath = (typeof readPaths)[number];

/** An operation and how it is sent. */
export interface Question extends Operation {
  readonly subject: string | undefined;
  readonly language: 'en' | 'id';
  readonly method: 'GET' | 'POST';
}

/** What goes over the wire, but for what differs from one moment to the next. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Answers extends Readonly<Record<ReadPath, Reply>> {
  /** What answered where `compiled` was asked for: it leaves some operations to the other. */
  readonly by: ReadPath | undefined;
}

/** The program twice on the worker's database: once as it is, once without the compiler. */
export function useApps(): { ask(question: Question): Promise<Answers> } {
  const apps = new Map<ReadPath, App>();
  const paths = new Map<string, ReadPath | undefined>();
  beforeAll(async () => {
    for (const readPath of readPaths) {
      const options = {
        database: await testDatabase(),
        issuer: testIssuer,
        logger: createLogger('silent'),
        readPath,
        onOperation: (context: { sender: { requestId: string }; readPath?: ReadPath }) => {
          if (readPath === 'compiled') paths.set(context.sender.requestId, context.readPath);
        },
      };
      apps.set(readPath, await createApp(options));
    }
  });
  afterAll(async () => {
    for (const app of apps.values()) await app.close();
  });
  return {
    async ask(question) {
      const requestId = randomUUID();
      const reply = async (path: ReadPath) => await send(apps.get(path) as App, question, requestId);
      const executed = await reply('executed');
      const compiled = await reply('compiled');
      const by = paths.get(requestId);
      paths.delete(requestId);
      return { executed, compiled, by };
    },
  };
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
