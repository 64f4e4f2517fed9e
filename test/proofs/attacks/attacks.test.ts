import { getIntrospectionQuery } from 'graphql';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../../src/platform/config.ts';
import { codeOf, tokenFor, useApi } from '../../support/api.ts';
import { emptyDatabase, stored } from '../../support/database.ts';
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
    HOST: [undefined, 'localhost', '127.0.0.1', '::1', '0.0.0.0', '127.0.0.1.evil.example'],
    DATABASE_URL: [undefined, 'postgresql://db/episentrum'],
    OIDC_ISSUER: [undefined, issuer],
    OIDC_AUDIENCE: [undefined, 'episentrum'],
    ALLOW_EMBEDDED: [undefined, 'true'],
    DEMO: [undefined, 'true'],
  };

  it('is in none of more than two hundred configurations of production', () => {
    const tried = combinations({ NODE_ENV: ['production'], ...settings });

    const asked = tried.filter(env => env['DEVELOPMENT_LOGIN'] === 'true');
    expect(asked.length).toBeGreaterThanOrEqual(100);
    expect(tried.length).toBeGreaterThanOrEqual(200);
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
