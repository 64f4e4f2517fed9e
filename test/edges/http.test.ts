import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ideRoutes } from '../../src/platform/ide/ide.routes.ts';
import { useApi } from '../support/api.ts';

const api = useApi({
  web: { bodyLimit: 4096, corsOrigins: ['https://peta.example.go.id'], overTls: true },
  pages: http => ideRoutes(http, { endpoint: '/graphql', examples: [] }),
});
const country = '{ country { name } }';
const found = {
  data: { country: { name: 'Indonesia' } },
  extensions: { cost: { price: expect.any(Number), limit: expect.any(Number) } },
};

const ask = (headers: Record<string, string> = {}, payload: unknown = { query: country }) =>
  api.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('every answer', () => {
  it.each([
    '/',
    '/livez',
    '/readyz',
    '/ide/ide.js',
    '/missing',
    '/graphql',
    '/graphql?query={__typename}',
    '/%E0%A4%A',
  ])('of %s tells the browser to be careful, and carries the id of its request', async url => {
    const { headers } = await api.app.http.inject({ url, headers: { accept: 'text/html', 'request-id': 'gateway-1' } });

    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['request-id']).toBe('gateway-1');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('loads nothing from anywhere, unless it is the page of the IDE', async () => {
    const [answer, page] = await Promise.all([
      ask(),
      api.app.http.inject({ url: '/', headers: { accept: 'text/html' } }),
    ]);

    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none';/);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'self';/);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:/);
  });

  it.each(['', 'a b', 'x'.repeat(129), '"><script>', 'a\tb'])('does not repeat %j for an id', async id => {
    const { headers } = await ask({ 'request-id': id });

    expect(headers['request-id']).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('a path', () => {
  it.each(['/missing', '/graphql/', '/graphql/x', '/.env', '/..%2f..%2fetc/passwd', '/metrics', '/development/token'])(
    'that is not there is NOT_FOUND: %s',
    async url => {
      const { statusCode, headers, body } = await api.app.http.inject({ url });

      expect(statusCode).toBe(404);
      expect(headers['content-type']).toContain('application/json');
      expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      expect(body).not.toMatch(/stack|node_modules|\.ts/);
    },
  );

  it.each([
    ['PUT', '/graphql', 'GET, POST'],
    ['DELETE', '/graphql', 'GET, POST'],
    ['HEAD', '/graphql', 'GET, POST'],
    ['POST', '/livez', 'GET, HEAD'],
  ] as const)('that is not for %s %s says for what it is', async (method, url, allow) => {
    const { statusCode, headers } = await api.app.http.inject({ method, url });

    expect({ statusCode, allow: headers.allow }).toEqual({ statusCode: 405, allow });
  });

  it('that cannot be read is a fault of the client', async () => {
    const { statusCode, body } = await api.app.http.inject({ url: '/%E0%A4%A' });

    expect(statusCode).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('a body', () => {
  it.each([
    ['of another type', 415, { 'content-type': 'text/plain' }, JSON.stringify({ query: country })],
    ['of a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7Bcountry%7Bname%7D%7D'],
    ['of an upload', 415, { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    ['too large', 413, {}, JSON.stringify({ query: country, more: 'x'.repeat(4096) })],
    ['that is no JSON', 400, {}, '{'],
    ['that is nothing', 400, {}, ''],
    ['that would change what objects are', 400, {}, '{"query":"{country{name}}","variables":{"__proto__":{"a":1}}}'],
    ['that would, by another way', 400, {}, '{"query":"{country{name}}","constructor":{"prototype":{"a":1}}}'],
    ['that is a list', 400, {}, `[{"query":"${country}"}]`],
    ['that is a number', 400, {}, '7'],
    ['with a query that is none', 400, {}, '{"query":{"kind":"Document"}}'],
    ['with variables that are a list', 400, {}, `{"query":"${country}","variables":[1]}`],
    ['with a name that is a number', 400, {}, `{"query":"${country}","operationName":7}`],
  ])('%s is refused with %i', async (_what, status, headers, payload) => {
    const { statusCode, body } = await ask(headers, payload);

    expect(statusCode).toBe(status);
    const { errors } = JSON.parse(body) as { errors: { message: string; extensions: object }[] };
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) } }]);
    expect(body).not.toMatch(/stack|node_modules|\.ts:|FST_/);
  });

  it.each([
    ['lists', '['.repeat(1000) + ']'.repeat(1000)],
    ['objects', '{"a":'.repeat(500) + '1' + '}'.repeat(500)],
  ])('with %s in each other without end is refused', async (_what, deep) => {
    const { statusCode, body } = await ask(
      { accept: 'application/graphql-response+json' },
      `{"query":"${country}","variables":{"a":${deep}}}`,
    );

    expect(statusCode).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('that is nested without end is not even parsed', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    try {
      const { statusCode } = await ask(
        {},
        `{"query":"${country}","variables":{"a":${'['.repeat(64)}${']'.repeat(64)}}}`,
      );

      expect(statusCode).toBe(400);
      expect(parse).not.toHaveBeenCalled();
    } finally {
      parse.mockRestore();
    }
  });

  it.each([
    ['brackets in its texts', { variables: { a: '[{"\\"'.repeat(100) } }],
    ['a backslash before the end of a text', { a: '\\', b: ['\\\\', '[', '\\"['] }],
    ['many values beside each other', { variables: { a: Array.from({ length: 100 }, () => [{}]) } }],
  ])('is not taken for one for %s', async (_what, more) => {
    expect((await ask({}, { query: country, ...more })).json()).toMatchObject(found);
  });

  it('too large is told in the language of the client', async () => {
    const { body } = await ask({ 'accept-language': 'id' }, { query: 'x'.repeat(5000) });

    expect(body).toContain('Permintaan terlalu besar');
  });
});

describe('a page of another site', () => {
  const origin = 'https://peta.example.go.id';

  it('that is on the list may ask and read', async () => {
    const preflight = await api.app.http.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type',
      },
    });
    const answer = await ask({ origin });

    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': expect.stringContaining('authorization'),
    });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    expect(answer.json()).toEqual(found);
  });

  it('gets an answer by GET that is kept for its origin only', async () => {
    const headers = { origin, 'sec-fetch-site': 'cross-site' };
    const answer = await api.app.http.inject({ url: `/graphql?query=${encodeURIComponent(country)}`, headers });

    expect(answer.json()).toEqual(found);
    expect(String(answer.headers.vary)).toMatch(/Origin.*authorization/);
  });

  it.each(['https://evil.example', 'https://peta.example.go.id.evil.example', 'http://peta.example.go.id', 'null'])(
    'that is not on it may read nothing: %s',
    async other => {
      const answer = await ask({ origin: other });

      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it.each([
    ['an image or a script', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser', { origin: 'https://evil.example' }],
  ])('cannot make a browser ask by GET: %s', async (_how, headers) => {
    const answer = await api.app.http.inject({ url: `/graphql?query=${encodeURIComponent(country)}`, headers });

    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('Indonesia');
  });

  it('cannot make anybody change something by GET', async () => {
    const query = encodeURIComponent('mutation { submitNeed(input: { id: "x", expectedVersion: 1 }) { need { id } } }');
    const { statusCode, headers } = await api.app.http.inject({ url: `/graphql?query=${query}` });

    expect({ statusCode, allow: headers.allow }).toEqual({ statusCode: 405, allow: 'POST' });
  });
});

describe('on a socket', () => {
  let port: number;
  beforeAll(async () => {
    port = Number(new URL(await api.app.http.listen({ port: 0, host: '127.0.0.1' })).port);
  });

  /** Writes bytes as they are, and gives all that comes back. */
  async function raw(bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.write(bytes);
    return await text(socket);
  }

  it.each([
    ['an address without end', `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['what is no HTTP', 'HELLO\r\n\r\n', 400],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and parts',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['no host', 'GET /livez HTTP/1.1\r\n\r\n', 400],
  ])('%s is refused, and the connection ends', async (_what, bytes, status) => {
    const answer = await raw(bytes);

    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/connection: close/i);
  });

  it.each(['[', 'a b', 'a:b:c', '%', ''])('a host that is no host (%j) changes nothing', async host => {
    const answer = await raw(
      `GET /graphql?query=%7Bcountry%7Bname%7D%7D HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1.1 (200|400) /);
  });

  it('a body that is too large is not read to its end', async () => {
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n{',
    );

    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toMatch(/connection: close/i);
  });
});
