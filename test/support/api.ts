import { randomUUID } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import { createApp, type App, type AppOptions } from '../../src/app.ts';
import type { ReadPath } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testDatabase } from './database.ts';
import type { Somebody } from './factories.ts';

export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null | undefined;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly [key: string]: unknown };
  }[];
  /** How many statements its reads cost. */
  readonly statements: number;
  /** Which way it was answered; nothing for what was refused before it was an operation. */
  readonly readPath: ReadPath | undefined;
}

const algorithm = 'ES256';
const { publicKey, privateKey } = await generateKeyPair(algorithm);
export const testIssuer = {
  issuer: 'https://issuer.test/',
  audience: 'episentrum',
  keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: algorithm }] }),
};

/** A token as our issuer makes them, but for what a case changes about it. */
export async function tokenFor(
  subject: string,
  { typ = 'at+jwt', audience = testIssuer.audience, issuer = testIssuer.issuer, expiresIn = 600 } = {},
): Promise<string> {
  return await new SignJWT({})
    .setProtectedHeader({ alg: algorithm, typ })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
    .sign(privateKey);
}

/** Any two parts, signed with the issuer's true key: what only a fault of ours, or of the issuer, could let through. */
export async function signedAs(header: unknown, payload: unknown): Promise<string> {
  const encoded = [header, payload]
    .map(part => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(encoded));
  return `${encoded}.${Buffer.from(signature).toString('base64url')}`;
}

export interface Api {
  readonly app: App;
  /** Asks as somebody, or as nobody (`null`), through the whole of the program. */
  run<Data, Variables>(
    who: Somebody | null,
    document: TypedDocumentNode<Data, Variables> | string,
    variables?: Variables,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Data>>;
}

/** The program on the worker's database, for the tests of one file; by the way of reading that `READ_PATH` tells, if it does. */
export function useApi(options: Partial<Omit<AppOptions, 'database' | 'issuer' | 'onOperation'>> = {}): Api {
  let app: App | undefined;
  const told = new Map<string, Pick<Answer<unknown>, 'statements' | 'readPath'>>();
  beforeAll(async () => {
    app = await createApp({
      database: await testDatabase(),
      issuer: testIssuer,
      logger: createLogger(process.env['LOG_LEVEL'] ?? 'silent'),
      ...(process.env['READ_PATH'] && { readPath: process.env['READ_PATH'] as ReadPath }),
      ...options,
      onOperation: ({ sender, statements, readPath }) => told.set(sender.requestId, { statements, readPath }),
    });
  });
  afterAll(async () => {
    await app?.close();
  });
  return {
    get app() {
      if (app === undefined) throw new Error('The program starts before the tests, not before their file.');
      return app;
    },
    async run(who, document, variables, headers = {}) {
      const requestId = randomUUID();
      const response = await this.app.http.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'request-id': requestId,
          ...(who && { authorization: `Bearer ${await tokenFor(who.subject)}` }),
          ...headers,
        },
        payload: { query: typeof document === 'string' ? document : print(document), variables },
      });
      const body = response.json();
      const { statements = 0, readPath } = told.get(requestId) ?? {};
      told.delete(requestId);
      return { status: response.statusCode, statements, readPath, ...body };
    },
  };
}

/** Every way by which an operation is answered: they say the same, at the same moment. */
export function useEveryWay(): readonly (readonly [way: string, api: Api])[] {
  return [
    ['from kept answers', useApi({ readPath: 'compiled' })],
    ['by one statement', useApi({ readPath: 'compiled', responseCache: false })],
    ['field by field', useApi({ readPath: 'executed' })],
  ];
}

/** The code of the only error. */
export function codeOf(answer: Answer<unknown>): string | undefined {
  return answer.errors?.[0]?.extensions.code;
}
