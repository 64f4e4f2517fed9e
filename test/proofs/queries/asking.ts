import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { createApp, type App } from '../../../src/app.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { startMetrics, type Metrics } from '../../../src/platform/metrics.ts';
import type { Operation } from '../../differential/random-operation.ts';
import { testIssuer, tokenFor } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** All ways of answering: they keep different things. */
export const ways = ['kept', 'compiled', 'executed'] as const;
export type Way = (typeof ways)[number];

export interface Asked extends Partial<Omit<Operation, 'query'>> {
  readonly query: string;
  readonly subject: string | undefined;
  readonly way?: Way;
  readonly method?: 'GET' | 'POST';
  readonly language?: 'en' | 'id';
  readonly requestId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

export interface Program {
  ask(asked: Asked): Promise<Told>;
  /** The lines of the log since somebody took them last. */
  takeLog(): string;
  metrics(): Promise<string>;
}

/** The program with every way of answering, a log that says all it can, and figures. */
export function useProgram(): Program {
  const apps = new Map<Way, App>();
  const figures: Metrics[] = [];
  let lines: string[] = [];
  beforeAll(async () => {
    const logger = createLogger('trace', { write: line => void lines.push(line) });
    for (const way of ways) {
      const metrics = await startMetrics({ host: '127.0.0.1', port: 0 }, new Set(['Q', 'Desa']));
      figures.push(metrics);
      const options = way === 'executed' ? { readPath: way } : { responseCache: way === 'kept' };
      apps.set(
        way,
        await createApp({ database: await testDatabase(), issuer: testIssuer, logger, metrics, ...options }),
      );
    }
  });
  afterAll(async () => {
    for (const app of apps.values()) await app.close();
    for (const metrics of figures) await metrics.close();
  });
  return {
    ask: async asked => await send(apps.get(asked.way ?? 'kept') as App, asked),
    takeLog() {
      const taken = lines.join('');
      lines = [];
      return taken;
    },
    metrics: async () =>
      (await Promise.all(figures.map(async ({ url }) => await (await fetch(url)).text()))).join('\n'),
  };
}

async function send({ http }: App, asked: Asked): Promise<Told> {
  const { query, variables = {}, operationName, subject, method = 'POST', language = 'en' } = asked;
  const headers = {
    'request-id': asked.requestId ?? randomUUID(),
    'accept-language': language,
    'apollo-require-preflight': 'true',
    ...(subject !== undefined && { authorization: `Bearer ${await signedIn(subject)}` }),
    ...asked.headers,
  };
  const search = { query, variables: JSON.stringify(variables), ...(operationName !== undefined && { operationName }) };
  const response = await http.inject(
    method === 'POST'
      ? { method, url: '/graphql', headers, payload: { query, variables, operationName } }
      : { method, url: '/graphql', headers, query: search },
  );
  const { date: _, ...told } = response.headers;
  return { status: response.statusCode, headers: JSON.stringify(told), body: response.payload };
}

const tokens = new Map<string, Promise<string>>();

/** Good for the whole run. */
function signedIn(subject: string): Promise<string> {
  const known = tokens.get(subject) ?? tokenFor(subject, { expiresIn: 864_000 });
  tokens.set(subject, known);
  return known;
}
