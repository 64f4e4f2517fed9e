import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticate, oidcIssuer } from '../../../src/access/authentication.ts';
import { readConfig, type Config } from '../../../src/platform/config.ts';
import { RateLimiter } from '../../../src/platform/limits/rate-limiter.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { codeOf, signedAs, testIssuer, tokenFor, useApi } from '../../support/api.ts';
import { countStored, emptyDatabase, stored } from '../../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../../support/factories.ts';
import { assault } from './assault.ts';
import { forgedTokens } from './forged-tokens.ts';
import { kindsOfRequests } from './invalid-requests.ts';

const api = useApi();
let officer: Somebody;
beforeEach(async () => {
  await emptyDatabase();
  officer = await newOfficer('VILLAGE', '15.71.01.1001');
});

/** The program with as little to spend as makes a test short. */
const limited = useApi({
  limits: () => ({ name: 'small', price: 1000, perMinute: 10_000, statementTimeout: 1000 }),
  rateLimiter: await RateLimiter.open(undefined, createLogger('silent')),
});

/** A server somewhere else, which remembers who called. */
class Bait {
  readonly called: string[] = [];
  readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://${this.host}/`;
  }

  static async open(answer: (response: ServerResponse) => void | Promise<void> = r => void r.end()): Promise<Bait> {
    const server = createServer((request, response) => {
      bait.called.push(String(request.url));
      void answer(response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const bait = new Bait(server);
    return bait;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(closed => void this.server.close(closed));
  }
}

const repeated = (times: number, make: (index: number) => string) =>
  Array.from({ length: times }, (_, i) => make(i)).join(' ');

describe('a forged token', () => {
  it('is refused in each of more than a hundred ways, with no word on what is wrong with it', async () => {
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');
    const forged = await forgedTokens(centre.subject);
    const query = '{ viewer { grants { role } } }';
    const answers = new Set<string>();
    const accepted: string[] = [];

    for (const [what, token] of forged) {
      const { status, data, errors } = await api.run(null, query, undefined, { authorization: `Bearer ${token}` });
      if (status !== 401 || data !== undefined) accepted.push(`${what}: ${status}`);
      answers.add(`${status} ${errors?.[0]?.extensions.code} ${errors?.[0]?.message}`);
    }

    expect(forged.length).toBeGreaterThanOrEqual(100);
    expect(accepted).toEqual([]);
    expect([...answers]).toEqual(['401 UNAUTHENTICATED The access token is not valid or has expired; sign in again.']);
    expect(await api.run(centre, query)).toMatchObject({ data: { viewer: { grants: [{ role: 'CENTRE_ADMIN' }] } } });
  });
});

describe('the development login', () => {
  const combinations = (variables: Readonly<Record<string, readonly (string | undefined)[]>>) =>
    Object.entries(variables).reduce<Record<string, string | undefined>[]>(
      (all, [name, values]) => all.flatMap(env => values.map(value => ({ ...env, [name]: value }))),
      [{}],
    );
  const read = (env: Record<string, string | undefined>): Config | undefined => {
    try {
      return readConfig(env);
    } catch {
      return undefined;
    }
  };
  const issuer = 'https://login.example.go.id/realms/kb';
  const settings = {
    DEVELOPMENT_LOGIN: ['true', undefined, '', 'false', 'TRUE', '1', 'yes', ' true'],
    HOST: [undefined, 'localhost', '127.0.0.1', '::1', '0.0.0.0', '::', '192.168.1.10', '127.0.0.1.evil.example'],
    DATABASE_URL: [undefined, 'postgresql://db/episentrum'],
    OIDC_ISSUER: [undefined, issuer],
    OIDC_AUDIENCE: [undefined, 'episentrum'],
    ALLOW_EMBEDDED: [undefined, 'true'],
    DEMO: [undefined, 'true'],
  };

  it('is in none of more than two hundred configurations of production that ask for it', () => {
    const tried = combinations({ NODE_ENV: ['production'], ...settings });

    const asked = tried.filter(env => env['DEVELOPMENT_LOGIN'] === 'true');
    expect(asked.length).toBeGreaterThanOrEqual(200);
    expect(asked.filter(env => read(env) !== undefined)).toEqual([]);
    expect(tried.filter(env => read(env)?.developmentLogin === true)).toEqual([]);
    // It is not that nothing is accepted.
    expect(tried.some(env => read(env) !== undefined)).toBe(true);
  });

  it('is not opened by a production that is misspelt', () => {
    const NODE_ENV = ['Production', 'PRODUCTION', 'prod', 'production ', 'staging', 'live', 'produksi'];

    expect(combinations({ NODE_ENV, ...settings }).filter(env => read(env) !== undefined)).toEqual([]);
  });

  it('is elsewhere only on this machine, and without another issuer', () => {
    const open = combinations({ NODE_ENV: [undefined, 'development', 'test'], ...settings }).filter(
      env => read(env)?.developmentLogin === true,
    );

    const loopback = [undefined, 'localhost', '127.0.0.1', '::1'];
    expect(open.filter(env => !loopback.includes(env['HOST']) || env['OIDC_ISSUER'] !== undefined)).toEqual([]);
  });
});

describe('a bomb that is no valid operation', () => {
  const fragments = (make: (index: number) => string, length: number) =>
    `{ country { ...f0 } } ${repeated(length, i => `fragment f${i} on Country { ${make(i)} }`)} fragment f${length} on Country { name }`;

  it.each([
    ['aliases', `{ ${repeated(5000, i => `a${i}: country { name }`)} }`],
    ['depth', `{ country { ${'provinces { '.repeat(3000)}name${' }'.repeat(3000)} } }`],
    ['directives', `{ country ${'@a'.repeat(900)} { name } }`],
    ['one directive', `{ country ${'@include(if: true) '.repeat(300)} { name } }`],
    ['fragments in a ring', '{ country { ...a } } fragment a on Country { ...b } fragment b on Country { ...a }'],
    ['fragments that double', fragments(i => `...f${i + 1} ...f${i + 1} ...nonsense`, 60)],
    ['variables', `query (${repeated(600, i => `$v${i}: Int`)}) { country { name } }`],
    ['a list', `{ nodes(ids: [${'"x",'.repeat(2500)}]) { id } }`],
    ['a list in a list', `{ nodes(ids: ${'['.repeat(900)}${']'.repeat(900)}) { id } }`],
    [
      'introspection in introspection',
      `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`,
    ],
    ['words', `{ ${'nonsense '.repeat(30_000)} }`],
    ['braces', '{'.repeat(200_000)],
    ['comments', `${'#\n'.repeat(100_000)}{ nonsense }`],
    ['lines', `${'\n'.repeat(100_000)}{ ${repeated(20, i => `nonsense${i}`)} }`],
    ['a word without end', `{ ${'n'.repeat(200_000)} }`],
    ['a number without end', `{ areas(first: ${'9'.repeat(200_000)}) { totalCount } }`],
    ['a text without end', `{ village(code: "${'x'.repeat(200_000)}") { name } }`],
    ['escapes', String.raw`{ village(code: "${String.raw`\u0041`.repeat(30_000)}") { name } }`],
  ])('of %s is refused at once', async (_what, query) => {
    const begun = performance.now();

    const answer = await api.run(officer, query);

    expect(codeOf(answer)).toMatch(/^(BAD_USER_INPUT|QUERY_TOO_EXPENSIVE)$/);
    expect(answer.status).toBeLessThan(500);
    expect(answer.statements).toBe(0);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  const object = (times: number, name: string) =>
    Object.fromEntries(Array.from({ length: times }, (_, i) => [`${name}${i}`, 1]));

  it.each<[string, string, Record<string, unknown>]>([
    ['fields of an input', 'query ($a: NeedFilter) { needs(filter: $a) { totalCount } }', { a: object(8000, 'x') }],
    ['variables that nobody asked for', '{ country { name } }', object(8000, 'v')],
    [
      'values in a list',
      'query ($a: [ID!]!) { nodes(ids: $a) { id } }',
      { a: Array.from({ length: 30_000 }, () => 1) },
    ],
  ])('of %s is refused before any is looked at', async (_what, query, variables) => {
    const answer = await api.run(officer, query, variables);

    expect(answer).toMatchObject({ status: 200, statements: 0 });
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining('at most 2000 values') }]);
  });

  it('of faults in variables is told one of them, in few words', async () => {
    const query = 'query ($a: NeedFilter, $b: Int) { needs(filter: $a, first: $b) { totalCount } }';
    const variables = { a: { ...object(1500, 'x'), text: 'x'.repeat(100_000) }, b: 'x' };

    const answer = await api.run(officer, query, variables);

    expect(answer).toMatchObject({ status: 200, statements: 0 });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(answer.errors?.[0]?.message).toMatch(/^Variable "\$a" got invalid value .{1,2000}…$/s);
  });

  it('of many operations in one request is refused', async () => {
    const { statusCode } = await api.app.http.inject({
      method: 'POST',
      url: '/graphql',
      payload: Array.from({ length: 100 }, () => ({ query: '{ country { name } }' })),
    });

    expect(statusCode).toBe(400);
  });
});

describe('a bomb that is a valid operation', () => {
  it.each([
    ['aliases', `{ ${repeated(300, i => `a${i}: country { name }`)} }`],
    ['one field again and again', `{ ${'country { name } '.repeat(400)} }`],
    ['depth', `{ country { ${'provinces { country { '.repeat(30)} name ${'} } '.repeat(30)} } }`],
    [
      'width',
      '{ country { provinces { regencies { districts { villages { needs(first: 100) { nodes { title } } } } } } } }',
    ],
    [
      'pages',
      `{ ${repeated(50, i => `a${i}: needs(first: 100) { nodes { answers { intervention { answers { need { title } } } } } }`)} }`,
    ],
  ])('of %s is refused before a statement runs', async (_what, query) => {
    const answer = await api.run(officer, query);

    expect(codeOf(answer)).toMatch(/^(BAD_USER_INPUT|QUERY_TOO_EXPENSIVE)$/);
    expect(answer.statements).toBe(0);
  });

  it('of introspection beside introspection is refused to whoever is nobody', async () => {
    const query = `{ ${repeated(60, i => `a${i}: __schema { types { fields { name args { name } } } }`)} }`;

    expect(codeOf(await api.run(null, query))).toBe('QUERY_TOO_EXPENSIVE');
  });

  it('of fragments that double costs what it says once', async () => {
    const doubling = repeated(20, i => `fragment f${i} on Country { ...f${i + 1} b${i}: name ...f${i + 1} }`);
    const begun = performance.now();

    const answer = await api.run(officer, `{ country { ...f0 } } ${doubling} fragment f20 on Country { name }`);

    expect(answer.statements).toBe(0);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('is told from what people ask: the documented introspection is answered', async () => {
    expect(codeOf(await api.run(officer, getIntrospectionQuery()))).toBeUndefined();
  });
});

describe("the checks of OWASP's API Top 10", () => {
  const register = 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id version } } }';
  const input = {
    areaCode: '15.71.01.1001',
    kind: 'CLEAN_WATER',
    title: 'Belum ada air',
    quantity: 1,
    severity: 'LOW',
  };

  it('1, objects of others: a foreign id is a missing id', async () => {
    const own = await newOfficer('VILLAGE', '11.01.01.2001');
    const id = await newNeed();
    const global = await api.run<{ needs: { nodes: { id: string }[] } }, object>(officer, '{ needs { nodes { id } } }');
    const needId = global.data?.needs.nodes[0]?.id;
    const withdraw = 'mutation ($input: WithdrawNeedInput!) { withdrawNeed(input: $input) { need { id } } }';

    const read = await api.run(own, 'query ($id: ID!) { node(id: $id) { id } }', { id: needId });
    const changed = await api.run(own, withdraw, {
      input: { id: needId, expectedVersion: 1, reason: 'Bukan milik saya.' },
    });

    expect(needId).toBeDefined();
    expect(read.data).toEqual({ node: null });
    expect(['NOT_FOUND', 'BAD_USER_INPUT']).toContain(codeOf(changed));
    expect(await stored('need', id)).toMatchObject({ status: 'OPEN' });
  });

  it.each(['status', 'verification', 'version', 'id', 'reportedBy', 'areaId', 'scopeKeys', 'isShared', '__proto__'])(
    '3, properties that are not the caller’s to set: %s',
    async name => {
      const payload = JSON.stringify({ query: register, variables: { input } }).replace(
        '"kind"',
        `${JSON.stringify(name)}:"VERIFIED","kind"`,
      );
      const { statusCode, body } = await api.app.http.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(officer.subject)}` },
        payload,
      });

      expect(statusCode).toBeLessThan(500);
      expect(body).toContain('BAD_USER_INPUT');
    },
  );

  it.each(['first: 101', 'first: 1000000', 'first: -1'])('4, resources without bounds: needs(%s)', async page => {
    expect(codeOf(await api.run(officer, `{ needs(${page}) { totalCount } }`))).toBe('BAD_USER_INPUT');
  });

  it.each(['PUBLIC', 'ANALYST', 'AUDITOR', 'SYS_ADMIN', 'PARTNER'] as const)(
    '5, acts of others: %s registers no need',
    async role => {
      const who = role === 'PUBLIC' ? null : await newOfficer(role, 'ID');

      const answer = await api.run(who, register, { input });

      expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(codeOf(answer));
    },
  );

  it('6, what people do one by one is not done by a machine without end: needs are registered until the minute is spent', async () => {
    const codes: (string | undefined)[] = [];
    while (!codes.includes('RATE_LIMITED') && codes.length < 200)
      codes.push(codeOf(await limited.run(officer, register, { input })));
    const neighbour = await newOfficer('VILLAGE', '15.71.01.1002');
    const another = { ...input, areaCode: '15.71.01.1002' };

    expect(codes.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(await countStored('need')).toBe(codes.length - 1);
    expect(codeOf(await limited.run(neighbour, register, { input: another }))).toBeUndefined();
  });

  it('7, addresses that a request names are never called', async () => {
    const bait = await Bait.open();
    const elsewhere = { jku: bait.url, x5u: bait.url, kid: bait.url, alg: 'ES256', typ: 'at+jwt' };
    const claims = { sub: officer.subject, iss: bait.url, aud: 'episentrum', exp: Math.floor(Date.now() / 1000) + 60 };
    const headers = {
      'x-forwarded-host': bait.host,
      'x-forwarded-for': bait.host,
      forwarded: `host=${bait.host}`,
      referer: bait.url,
      'x-original-url': bait.url,
    };

    for (const iss of [bait.url, testIssuer.issuer]) {
      const token = await signedAs(elsewhere, { ...claims, iss });
      await api.run(null, '{ country { name } }', undefined, { ...headers, authorization: `Bearer ${token}` });
    }
    const texts = { title: bait.url, evidence: bait.url, kind: 'OTHER', unit: bait.url };
    await api.run(officer, register, { input: { ...input, ...texts } }, headers);
    for (const url of [
      bait.url,
      `/graphql?query=${encodeURIComponent(bait.url)}`,
      `/?url=${bait.url}`,
      `/ide/${bait.url}`,
    ])
      await api.app.http.inject({ url, headers });
    await bait.close();

    expect(bait.called).toEqual([]);
  });

  it.each([
    '/graphiql',
    '/playground',
    '/altair',
    '/voyager',
    '/v1/graphql',
    '/api/graphql',
    '/.git/HEAD',
    '/.env',
    '/metrics',
    '/debug',
    '/server-status',
  ])('8 and 9, what should not be there: %s', async url => {
    const { statusCode, headers } = await api.app.http.inject({ url });

    expect(statusCode).toBe(404);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
  });
});

describe('10, the answers of others are not believed: an issuer that', () => {
  const keys = async () => {
    const { publicKey } = await generateKeyPair('ES256');
    return JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] });
  };

  it.each<[string, (response: ServerResponse, bait: Bait) => void | Promise<void>]>([
    ['sends its reader elsewhere', (response, bait) => void response.writeHead(302, { location: bait.url }).end()],
    ['answers with a page', response => void response.writeHead(200).end('<html>Please sign in.</html>')],
    ['has no keys', response => void response.writeHead(200).end('{}')],
    ['has keys of another', async response => void response.writeHead(200).end(await keys())],
    [
      'has a secret for a key',
      response =>
        void response.writeHead(200).end(JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', alg: 'HS256' }] })),
    ],
    ['fails', response => void response.writeHead(500).end('{}')],
    ['hangs up', response => void response.destroy()],
    ['never answers', () => undefined],
  ])('%s signs nobody in, and nobody waits for it long', async (_how, answer) => {
    const bait = await Bait.open(async response => void response.writeHead(200).end(await keys()));
    const hostile = await Bait.open(response => answer(response, bait));
    const issuer = oidcIssuer({ issuer: testIssuer.issuer, audience: testIssuer.audience, jwksUri: hostile.url });
    const begun = performance.now();

    const refused = authenticate(issuer, `Bearer ${await tokenFor(officer.subject)}`);

    await expect(refused).rejects.toThrow('The access token is not valid or has expired; sign in again.');
    expect(performance.now() - begun).toBeLessThan(7000);
    expect(hostile.called).toHaveLength(1);
    expect(bait.called).toEqual([]);
    await Promise.all([hostile.close(), bait.close()]);
  });
});

describe('invalid requests, thousands of them', () => {
  const count = Number(process.env['ATTACK_REQUESTS'] ?? 3000);
  let url: string;
  beforeAll(async () => {
    url = await api.app.http.listen({ port: 0, host: '127.0.0.1' });
  });

  it(
    'are each refused as such: no failure of ours, nothing of our insides',
    async () => {
      const { sent, statuses, faults } = await assault(url, { count });

      expect(sent).toBe(count);
      expect(count).toBeGreaterThanOrEqual(kindsOfRequests.length);
      expect(faults.slice(0, 5)).toEqual([]);
      expect(Object.keys(statuses).filter(status => Number(status) >= 500)).toEqual([]);
      expect(await api.run(null, '{ country { name } }')).toMatchObject({ data: { country: { name: 'Indonesia' } } });
    },
    60_000 + count * 5,
  );
});

/**
 * OWASP's API Security Top 10 of 2023 and the checks of its GraphQL cheat sheet, each with the tests that prove it: the
 * file under `test`, and what a `describe` or an `it` in it is called.
 */
const attacks = 'proofs/attacks/attacks.test.ts';
const checks: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  'API1 broken object level authorization': [
    [attacks, '1, objects of others: a foreign id is a missing id'],
    ['needs/change-need.test.ts', 'does not tell one that may not be seen from one that is not there'],
    ['proofs/matrix/matrix.test.ts', 'what is shown %s is what the rules say'],
  ],
  'API2 broken authentication': [
    [attacks, 'is refused in each of more than a hundred ways, with no word on what is wrong with it'],
    [attacks, 'is in none of more than two hundred configurations of production that ask for it'],
    ['platform/authentication.test.ts', 'is refused with 401, and nothing is said of what is wrong with it'],
  ],
  'API3 broken object property level authorization': [
    [attacks, '3, properties that are not the caller’s to set: %s'],
    ['access/shield.test.ts', 'stays restricted under another name, in a fragment, and behind a node'],
    ['proofs/queries/secrets.test.ts', 'two worlds that differ in a secret'],
  ],
  'API4 unrestricted resource consumption': [
    [attacks, '4, resources without bounds: needs(%s)'],
    [attacks, 'a bomb that is a valid operation'],
    ['limits/rate-limits.test.ts', 'refuses whoever has spent it all, and nobody else'],
  ],
  'API5 broken function level authorization': [
    [attacks, '5, acts of others: %s registers no need'],
    ['access/shield.test.ts', 'that changes something is for nobody signed out'],
  ],
  'API6 unrestricted access to sensitive business flows': [
    [
      attacks,
      '6, what people do one by one is not done by a machine without end: needs are registered until the minute is spent',
    ],
  ],
  'API7 server side request forgery': [[attacks, '7, addresses that a request names are never called']],
  'API8 security misconfiguration': [
    [attacks, '8 and 9, what should not be there: %s'],
    ['edges/http.test.ts', 'of %s tells the browser to be careful, and carries the id of its request'],
    ['edges/http.test.ts', 'that is not on it may read nothing: %s'],
  ],
  'API9 improper inventory management': [
    [attacks, '8 and 9, what should not be there: %s'],
    ['schema/api-schema.test.ts', 'is what schema.graphql says'],
  ],
  'API10 unsafe consumption of APIs': [[attacks, '10, the answers of others are not believed: an issuer that']],

  'input validation': [[attacks, 'are each refused as such: no failure of ours, nothing of our insides']],
  'injection prevention': [
    ['differential/injection.test.ts', 'takes any text, as a literal or as a variable'],
    ['differential/injection.test.ts', 'a hostile text'],
  ],
  'depth limiting': [['limits/document-limits.test.ts', 'a document is refused, and told why,']],
  'amount limiting and pagination': [
    [attacks, '4, resources without bounds: needs(%s)'],
    ['access/node.test.ts', 'are at most a hundred'],
  ],
  'query cost analysis': [['limits/operation-limits.test.ts', 'is not begun when it is too expensive for anybody']],
  timeouts: [
    [
      'limits/statement-timeouts.test.ts',
      'may take as long as their limit says, field by field, whether they are known or not',
    ],
  ],
  'rate limiting': [
    ['limits/rate-limits.test.ts', 'refuses whoever has spent it all, and nobody else'],
    ['limits/refusals.test.ts', 'is refused before the body is parsed, and their connection goes on'],
  ],
  'server side batching and caching': [['access/node.test.ts', 'cost one statement, however many they are']],
  'batching attacks': [
    [attacks, 'of many operations in one request is refused'],
    [attacks, 'a bomb that is a valid operation'],
  ],
  'access control of edges and nodes': [['access/node.test.ts', 'an object by its id']],
  'access control of queries and mutations': [['access/shield.test.ts', 'every root field']],
  'introspection, which is open here, cannot be made expensive': [
    [attacks, 'of introspection beside introspection is refused to whoever is nobody'],
  ],
  'no excessive errors, no help in guessing': [
    ['platform/errors.test.ts', 'does not help to guess the names of fields'],
    ['platform/errors.test.ts', 'is BAD_USER_INPUT for %s'],
  ],
  'cross-site requests': [['edges/http.test.ts', 'cannot make anybody change something by GET']],
};

describe('the lists of OWASP', () => {
  it('name ten risks of APIs', () => {
    const risks = Object.keys(checks).flatMap(name => /^API(\d+) /.exec(name)?.slice(1) ?? []);

    expect(risks.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each(Object.entries(checks))('have tests, which are there: %s', (_check, tests) => {
    const missing = tests.filter(([file, title]) => !hasTest(file, title));

    expect(tests.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  /** Whether something in the file is called with this title first: a test, or a group of them. */
  function hasTest(file: string, title: string): boolean {
    const url = new URL(`../../${file}`, import.meta.url);
    if (!existsSync(url)) return false;
    const source = readFileSync(url, 'utf8').replaceAll(/\(\s+/g, '(');
    return [`'`, `"`, '`'].some(quote => source.includes(`(${quote}${title}${quote},`));
  }
});
