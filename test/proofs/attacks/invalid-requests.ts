/**
 * Requests that no client of ours would send, made from a seed, without end. Node runs this file as it is, so it keeps to
 * erasable syntax.
 */
export interface InvalidRequest {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Random = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed;
  return below => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const json = { 'content-type': 'application/json' };
const fields = ['country', 'village', 'needs', 'interventions', 'viewer', 'areas', 'node', 'organizations', 'nonsense'];
const scraps = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '!',
  '$',
  '@',
  '...',
  '"',
  '"""',
  '#',
  ',',
  '&',
  '|',
  '=',
  '\\',
  '\u0000',
  '\uFFFF',
  '💥',
  '٣',
  '‮',
  'null',
  'true',
  '-0',
  '1e999',
  '__proto__',
  'constructor',
  'on',
  'fragment',
  'mutation',
  'subscription',
  'query',
];
const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\0',
  'x'.repeat(5000),
  '%',
  "' or 1=1 --",
  '${7*7}',
  '{{7*7}}',
  '../../etc/passwd',
  '<script>',
  '\u202E',
  '💥',
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: {} } } },
  '9'.repeat(400),
  -1e-300,
  '2026-02-30',
  '0000-00-00',
  'NaN',
  'Infinity',
];

const one = <Value>(random: Random, values: readonly Value[]): Value => values[random(values.length)] as Value;
const many = (random: Random, most: number, make: (index: number) => string): string =>
  Array.from({ length: 1 + random(most) }, (_, index) => make(index)).join('');
const garbage = (random: Random, most: number): string =>
  many(random, most, () => one(random, [...scraps, ...fields, ' ', '\n']));
const literal = (random: Random): string => JSON.stringify(one(random, odd)) ?? 'null';

function posted(kind: string, body: unknown, headers: Record<string, string> = {}): InvalidRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind, method: 'POST', path: '/graphql', headers: { ...json, ...headers }, body: text };
}

const kinds: Readonly<Record<string, (random: Random) => InvalidRequest>> = {
  'a query of scraps': random => posted('a query of scraps', { query: garbage(random, 60) }),
  'a field that is not there': random =>
    posted('a field that is not there', { query: `{ ${one(random, fields)}${random(1e6)} { name } }` }),
  'odd arguments': random =>
    posted('odd arguments', {
      query: `{ ${one(random, fields)}(${one(random, ['code', 'first', 'after', 'filter', 'id', 'orderBy', 'x'])}: ${literal(random)}) { __typename } }`,
    }),
  'odd variables': random =>
    posted('odd variables', {
      query: `query ($a: ${one(random, ['String!', 'Int', 'ID!', '[String!]!', 'NeedFilter', 'Nonsense', 'DateTime!'])}) { ${one(random, ['village(code: $a) { name }', 'needs(filter: $a) { totalCount }', 'areas(first: $a) { totalCount }', 'node(id: $a) { id }', 'needs(after: $a) { totalCount }'])} }`,
      variables: { [one(random, ['a', 'b', '', 'constructor'])]: one(random, odd) },
    }),
  'an odd body': random => posted('an odd body', one(random, odd)),
  'odd members': random =>
    posted('odd members', {
      query: one(random, ['{country{name}}', ...odd]),
      variables: one(random, odd),
      operationName: one(random, odd),
      extensions: one(random, odd),
      documentId: one(random, [undefined, ...odd]),
    }),
  'broken JSON': random => posted('broken JSON', `{"query":"{country{name}}",${garbage(random, 20)}`),
  'a batch': random =>
    posted(
      'a batch',
      Array.from({ length: 1 + random(50) }, () => ({ query: '{country{name}}' })),
    ),
  'a prototype': random =>
    posted(
      'a prototype',
      `{"query":"{country{name}}","${one(random, ['__proto__', 'variables', 'constructor'])}":{"__proto__":{"x":${random(9)}},"constructor":{"prototype":{"x":1}}}}`,
    ),
  'deep JSON': random => {
    const depth = 50 + random(20_000);
    return posted(
      'deep JSON',
      `{"query":"query($a:[String]){country{name}}","variables":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
    );
  },
  'many words': random => posted('many words', { query: `{${' country{name}'.repeat(600 + random(3000))}}` }),
  directives: random =>
    posted('directives', { query: `{ country ${many(random, 400, index => `@d${index % 7} `)}{ name } }` }),
  'fragments that need each other': random => {
    const length = 2 + random(40);
    const ring = Array.from({ length }, (_, i) => `fragment f${i} on Country { name ...f${(i + 1) % length} }`);
    return posted('fragments that need each other', { query: `{ country { ...f0 } } ${ring.join(' ')}` });
  },
  'fragments that double': random => {
    const length = 5 + random(40);
    const rows = Array.from({ length }, (_, i) => `fragment f${i} on Country { ...f${i + 1} ...f${i + 1} nonsense }`);
    return posted('fragments that double', {
      query: `{ country { ...f0 } } ${rows.join(' ')} fragment f${length} on Country { nonsense }`,
    });
  },
  'deep introspection': random =>
    posted('deep introspection', {
      query: `{ __schema { types { ${'fields { type { '.repeat(4 + random(20))}name${' } }'.repeat(0)}`,
    }),
  'a mutation by GET': random => ({
    kind: 'a mutation by GET',
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(`mutation { submitNeed(input: { id: ${literal(random)}, expectedVersion: 1 }) { need { id } } }`)}`,
    headers: {},
  }),
  'a mutation of nobody': random =>
    posted('a mutation of nobody', {
      query: 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id } } }',
      variables: {
        input: {
          areaCode: one(random, odd),
          kind: one(random, odd),
          title: one(random, odd),
          quantity: one(random, odd),
          severity: one(random, odd),
          [one(random, ['status', 'id', 'verification', 'version'])]: one(random, odd),
        },
      },
    }),
  'odd GET parameters': random => ({
    kind: 'odd GET parameters',
    method: 'GET',
    path: `/graphql?${one(random, ['query', 'variables', 'extensions', 'operationName', 'documentId', '__proto__', 'query[]'])}=${encodeURIComponent(JSON.stringify(one(random, odd)))}&query=${random(2) === 0 ? '%' : '%7B'}`,
    headers: {},
  }),
  'another type of body': random => ({
    kind: 'another type of body',
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': one(random, [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/xml',
        'application/graphql',
        'application/json; charset=utf-16',
        'x',
        '',
        'application/json, text/plain',
      ]),
    },
    body: one(random, [
      '{"query":"{country{name}}"}',
      'query={country{name}}',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      '\u0000\u0001',
    ]),
  }),
  'another method': random => ({
    kind: 'another method',
    method: one(random, ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'SEARCH']),
    path: one(random, ['/graphql', '/', '/livez']),
    headers: {},
  }),
  'another path': random => ({
    kind: 'another path',
    method: one(random, ['GET', 'POST']),
    path: `/${one(random, ['.env', '.git/HEAD', 'graphiql', 'playground', 'v1/graphql', 'admin', 'metrics', 'debug/pprof', 'actuator/env', 'wp-login.php', '%00', '%E0%A4%A', '..%2f..%2fetc%2fpasswd', '__proto__', 'ide/../package.json', 'ide/ruru-2.0.2/..%2f..%2fpackage.json', 'constructor', '\\\\evil.example', ';x=1'])}${random(3) === 0 ? `?${garbage(random, 3).replaceAll(/[^\w=&]/g, '')}` : ''}`,
    headers: { ...(random(2) === 0 && json) },
  }),
  'odd headers': random =>
    posted(
      'odd headers',
      { query: '{ nonsense }' },
      {
        [one(random, [
          'accept',
          'accept-language',
          'request-id',
          'traceparent',
          'if-none-match',
          'origin',
          'sec-fetch-site',
          'content-encoding',
          'x-forwarded-for',
          'x-http-method-override',
          'apollo-require-preflight',
        ])]: one(random, [
          '*/*',
          ';;;q=',
          'x'.repeat(3000),
          '00-0-0-0',
          '__proto__',
          'id;q=1e999',
          '"',
          '*',
          'null',
          'gzip',
          'GET',
          '%00',
          'text/html',
        ]),
      },
    ),
  'a token that is none': random =>
    posted(
      'a token that is none',
      { query: '{ country { name } }' },
      {
        authorization: one(random, [
          'Bearer',
          'Bearer ',
          'Basic YTpi',
          `Bearer ${'a'.repeat(1 + random(2000))}`,
          `Bearer ${many(random, 5, () => 'eyJhbGciOiJub25lIn0.')}`,
          'Digest x',
          'Bearer null',
          'bearer undefined',
        ]),
      },
    ),
  'a hash that is not known': random =>
    posted('a hash that is not known', {
      extensions: {
        persistedQuery: {
          version: one(random, [1, 2, 'x', null]),
          sha256Hash: one(random, ['a'.repeat(64), '', 7, null, '__proto__', {}]),
        },
      },
    }),
  'another operation than there is': random =>
    posted('another operation than there is', {
      query: 'query A { country { name } } query B { country { name } }',
      operationName: one(random, ['C', '', null, '__proto__', 'a']),
    }),
};

export const kindsOfRequests: readonly string[] = Object.keys(kinds);

/** As many as asked for; each kind in turn, so that few hold them all. */
export function* invalidRequests(count: number, seed = 1): Generator<InvalidRequest> {
  const random = randomOf(seed);
  const makers = Object.values(kinds);
  for (let index = 0; index < count; index += 1) {
    yield (makers[index % makers.length] as (random: Random) => InvalidRequest)(random);
  }
}

/** The same, each from the next of a thousand addresses, as a proxy tells them: none of them is refused too often. */
export function* fromManyAddresses(requests: Iterable<InvalidRequest>): Generator<InvalidRequest> {
  let index = 0;
  for (const request of requests) {
    index = (index + 1) % 1000;
    const address = `10.0.${Math.floor(index / 250)}.${index % 250}`;
    yield { ...request, headers: { 'x-forwarded-for': address, ...request.headers } };
  }
}
