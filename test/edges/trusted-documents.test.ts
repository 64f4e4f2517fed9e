import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery, parse, print, stripIgnoredCharacters } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrustedDocuments } from '../../src/platform/trusted-documents.ts';
import { codeOf, tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newPerson, type Somebody } from '../support/factories.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Laid out as a person would, with a comment. */
const known = '# A village\nquery Known($code: String!) {\n  village(code: $code) { name } }\n';
const village = { code: '15.71.01.1001' };
const named = { village: { name: 'Simpang IV Sipin' } };

const api = useApi({ documents: new TrustedDocuments([{ text: known }, { id: 'known@1', text: known }], true) });
const open = useApi({ documents: new TrustedDocuments([{ text: known }], false) });
let officer: Somebody;
let analyst: Somebody;
beforeEach(async () => {
  await emptyDatabase();
  officer = await newOfficer('DISTRICT', '15.71.01');
  analyst = await newOfficer('ANALYST', 'ID');
});

async function post(who: Somebody | null, payload: object, use = api) {
  const response = await use.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: who === null ? {} : { authorization: `Bearer ${await tokenFor(who.subject)}` },
    payload,
  });
  return { status: response.statusCode, ...response.json<{ data?: unknown; errors?: { extensions: object }[] }>() };
}

describe('where only trusted documents are answered', () => {
  it.each([
    ['as it is written', known],
    ['as a client prints it', print(parse(known))],
    ['without what a parser ignores', stripIgnoredCharacters(known)],
    ['with other comments', `# Something else\n${known}`],
  ])('a known document is, %s', async (_how, query) => {
    for (const who of [null, officer, analyst]) {
      expect(await api.run(who, query, village)).toMatchObject({ status: 200, data: named });
    }
  });

  it.each([
    ['a field more', known.replace('{ name }', '{ name code }')],
    ['another name', known.replace('Known', 'Unknown')],
    ['a literal for a variable', '{ village(code: "15.71.01.1001") { name } }'],
    ['what cannot be parsed', 'query Known('],
    ['nothing', ''],
    ['introspection', getIntrospectionQuery()],
    ['the name of its own type', '{ __typename }'],
  ])('an unknown document is refused, before anybody looks at it: %s', async (_what, query) => {
    for (const who of [null, officer]) {
      const { status, data, errors } = await api.run(who, query, village);

      expect({ status, data }).toEqual({ status: 403, data: undefined });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('an analyst asks what they like', async () => {
    expect(await api.run(analyst, '{ village(code: "15.71.01.1001") { name } }')).toMatchObject({ data: named });
    expect(codeOf(await api.run(analyst, getIntrospectionQuery()))).toBeUndefined();
    expect(codeOf(await api.run(analyst, '{ nonsense }'))).toBe('BAD_USER_INPUT');
  });

  it('an analyst whose grant has ended, or who is suspended, does not', async () => {
    const grant = { role: 'ANALYST', area: 'ID' } as const;
    const ended = await newPerson([{ ...grant, to: new Date(Date.now() - 1000) }]);
    const suspended = await newPerson([grant], { suspendedAt: new Date() });

    for (const who of [ended, suspended]) {
      expect(codeOf(await api.run(who, '{ country { name } }'))).toBe('FORBIDDEN');
    }
  });

  it('is told in the language of the client, with the id of the request', async () => {
    const { errors } = await api.run(null, '{ country { name } }', undefined, {
      'accept-language': 'id',
      'request-id': 'gateway-4714',
    });

    expect(errors).toEqual([
      {
        message: 'Server ini hanya menjawab operasi yang ada dalam daftarnya; operasi Anda tidak termasuk.',
        extensions: { code: 'FORBIDDEN', requestId: 'gateway-4714' },
      },
    ]);
  });

  it('nobody is let through while the database cannot say who they are', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
    const enter = vi.spyOn(api.app.services.standings, 'enter').mockRejectedValue(away);

    const { status, data, errors } = await api.run(analyst, '{ country { name } }');
    enter.mockRestore();

    expect({ status, data }).toEqual({ status: 503, data: undefined });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toContain('10.0.0.7');
  });

  it('a batch is refused as a batch', async () => {
    expect(await post(officer, [{ query: known, variables: village }])).toMatchObject({ status: 400 });
  });
});

describe.each([
  ['only', api],
  ['off', open],
])('a client may name a document by its hash (%s)', (_mode, use) => {
  const hash = sha256(known);
  const persistedQuery = { version: 1, sha256Hash: hash };

  it.each([
    ['documentId', { documentId: hash }],
    ['documentId with its algorithm', { documentId: `sha256:${hash}` }],
    ['the hash as it is printed', { documentId: sha256(print(parse(known))) }],
    ['persistedQuery', { extensions: { persistedQuery } }],
    ['persistedQuery and the text', { query: known, extensions: { persistedQuery } }],
  ])('as %s', async (_how, asked) => {
    expect(await post(officer, { ...asked, variables: village }, use)).toMatchObject({ status: 200, data: named });
  });

  it('in the address', async () => {
    const variables = encodeURIComponent(JSON.stringify(village));
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery }));
    for (const id of [`documentId=${hash}`, `extensions=${extensions}`]) {
      const response = await use.app.http.inject({ url: `/graphql?${id}&variables=${variables}` });

      expect(response.json()).toMatchObject({ data: named });
    }
  });

  it('but not by one that belongs to another text', async () => {
    const asked = { query: '{ country { name } }', extensions: { persistedQuery } };

    expect(await post(analyst, asked, use)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('an unknown hash', () => {
  const unknown = sha256('{ country { name } }');

  it('is refused where only trusted documents are answered, and no text comes to be known by being sent', async () => {
    const asked = { extensions: { persistedQuery: { version: 1, sha256Hash: unknown } } };
    expect(await post(analyst, { ...asked, query: '{ country { name } }' })).toMatchObject({ status: 200 });

    for (const who of [null, officer, analyst]) {
      expect(await post(who, asked)).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('is unknown also if it is called %j', async documentId => {
    const { status, data } = await post(officer, { documentId });

    expect([400, 403]).toContain(status);
    expect(data).toBeUndefined();
  });
});

describe('a list of documents', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (content: unknown) => {
    const file = join(folder, 'list.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };

  it.each([
    ['as graphql-codegen makes it', { [sha256(known)]: known }],
    ['with ids of its own', { 'known@1': known }],
    [
      'as Apollo Client makes it',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: sha256(known), name: 'Known', type: 'query', body: known }],
      },
    ],
  ])('is read %s', async (_how, content) => {
    const documents = await TrustedDocuments.read([], [await written(content)], true);

    expect(documents.has(known)).toBe(true);
    expect([...documents.names]).toEqual(['Known']);
  });

  it.each([
    ['no JSON', '{'],
    ['no text', { a: 1 }],
    ['no GraphQL', { a: 'query {' }],
  ])('that is %s keeps the program from starting', async (_what, content) => {
    await expect(TrustedDocuments.read([], [await written(content)], true)).rejects.toThrow('cannot be used');
  });

  it('holds every documented operation', async () => {
    const operations = (await readdir('schema/operations')).filter(name => name.endsWith('.graphql'));
    const texts = await Promise.all(operations.map(name => readFile(join('schema/operations', name), 'utf8')));
    const documents = await TrustedDocuments.read(texts, [], true);

    expect(documents.names.size).toBe(operations.length);
    expect(texts.filter(text => !documents.has(stripIgnoredCharacters(text)))).toEqual([]);
  });
});
