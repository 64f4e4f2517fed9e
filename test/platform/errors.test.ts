import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../src/platform/database.ts';
import { errorCodes, languageOf } from '../../src/platform/errors.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const water = {
  areaCode: '15.71.01.1001',
  kind: 'CLEAN_WATER',
  title: 'Belum ada air',
  quantity: 1,
  severity: 'LOW',
};

describe('the language of messages', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['id', 'id'],
    ['id-ID', 'id'],
    ['ID', 'id'],
    ['id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7', 'id'],
    ['en-US,en;q=0.9,id;q=0.8', 'en'],
    ['en;q=0.5, id;q=0.9', 'id'],
    ['id;q=0', 'en'],
    ['id;q=0, en;q=0.1', 'en'],
    ['fr,de;q=0.9', 'en'],
    ['fr, id;q=0.1', 'id'],
    ['*', 'en'],
    ['idx', 'en'],
    ['id;q=abc', 'en'],
    [';;;,,,', 'en'],
  ] as const)('for %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it.each([
    ['en', 'Sign in to do this.'],
    ['id', 'Silakan masuk terlebih dahulu untuk melakukan ini.'],
  ])('follows Accept-Language: %s', async (language, message) => {
    const { errors } = await api.run(null, '{ needs { totalCount } }', undefined, { 'accept-language': language });

    expect(errors).toMatchObject([{ message, extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it.each([
    ['en', 'There is no area with the code "15.99".'],
    ['id', 'Tidak ada wilayah dengan kode "15.99".'],
  ])('holds for what a field says, too: %s', async (language, message) => {
    const { errors } = await api.run(null, '{ areas(within: "15.99") { totalCount } }', undefined, {
      'accept-language': language,
    });

    expect(errors?.[0]?.message).toContain(message);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'within' }] } }]);
  });
});

describe('every error', () => {
  it.each([
    ['of a rule', '{ needs { totalCount } }'],
    ['of a query that cannot be parsed', '{ needs {'],
    ['of a query that is not valid', '{ nonsense }'],
    ['of an argument', '{ village(code: "x") { name } }'],
  ])('%s carries the id of its request', async (_kind, query) => {
    const { errors } = await api.run(null, query, undefined, { 'request-id': 'gateway-4711' });

    expect(errors?.length).toBeGreaterThan(0);
    for (const { extensions } of errors ?? []) expect(extensions['requestId']).toBe('gateway-4711');
  });

  it.each([
    ['a query that cannot be parsed', '{ needs {'],
    ['a field that is not there', '{ nonsense }'],
    ['an argument that is not there', '{ needs(secret: 1) { totalCount } }'],
    ['a missing argument', '{ village { name } }'],
    ['an argument of another type', '{ village(code: 15) { name } }'],
    ['two operations and no name', 'query A { country { name } } query B { country { name } }'],
    ['a query of too many words', `{ ${'country { name } '.repeat(600)} }`],
    ['a query that asks for itself without end', '{ country { ...a } } fragment a on Country { ...a }'],
    ['a code that is none', '{ village(code: "15.7") { name } }'],
    ['a cursor that is none', '{ areas(after: "x") { totalCount } }'],
  ])('is BAD_USER_INPUT for %s', async (_what, query) => {
    const answer = await api.run(await newOfficer('CENTRE_ADMIN', 'ID'), query);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(answer)).not.toMatch(/stacktrace|node_modules|\.ts:/);
  });

  it.each([
    ['a text with a character that no database keeps', '{ needs(filter: { search: "a\\u0000b" }) { totalCount } }'],
    ['a year that no calendar has', '{ needs(filter: { reportedFrom: "0000-01-01T00:00:00Z" }) { totalCount } }'],
  ])('is BAD_USER_INPUT, or nothing found, for %s: it is no mistake of ours', async (_what, query) => {
    const answer = await api.run(await newOfficer('CENTRE_ADMIN', 'ID'), query);

    expect([undefined, 'BAD_USER_INPUT']).toContain(codeOf(answer));
  });

  it.each([
    ['value', (parts: string[]) => parts.with(1, 'kemarin')],
    ['id', (parts: string[]) => parts.with(2, '-'.repeat(36))],
  ])('is BAD_USER_INPUT for a cursor in which somebody changed the %s', async (_part, change) => {
    const officer = await newOfficer('CENTRE_ADMIN', 'ID');
    await newNeed();
    const page = 'query ($after: String) { needs(first: 1, after: $after) { pageInfo { endCursor } } }';
    const { data } = await api.run<{ needs: { pageInfo: { endCursor: string } } }, object>(officer, page);
    const parts = JSON.parse(Buffer.from(data?.needs.pageInfo.endCursor ?? '', 'base64url').toString()) as string[];

    const after = Buffer.from(JSON.stringify(change(parts))).toString('base64url');

    expect(codeOf(await api.run(officer, page, { after }))).toBe('BAD_USER_INPUT');
  });

  it('is BAD_USER_INPUT for a title that no database keeps: the database was there all the time', async () => {
    const answer = await api.run(
      await newOfficer('VILLAGE', '15.71.01.1001'),
      'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { title } } }',
      { input: { ...water, title: 'Belum ada\u0000 air' } },
    );

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it('is BAD_USER_INPUT for variables of another type, whose value is not repeated to others', async () => {
    const answer = await api.run(null, 'query ($code: String!) { village(code: $code) { name } }', { code: { a: 1 } });

    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('does not help to guess the names of fields', async () => {
    const { errors } = await api.run(null, '{ need { totalCount } countr { name } }');

    expect(errors).not.toEqual([]);
    for (const { extensions } of errors ?? []) expect(errorCodes).toContain(extensions.code);
  });

  it('has a code that the documentation explains', () => {
    const page = readFileSync('docs/errors.md', 'utf8');

    expect([...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)).toEqual([...errorCodes]);
  });
});

describe('a failure of the database', () => {
  /** As the owner, past the wall: a table that is gone is as good as any other mistake of ours. */
  async function asOwner(statement: string): Promise<void> {
    const session = await Session.begin((await testDatabase()).orm, 'write');
    await session.run(sql`select set_config('role', 'none', true)`);
    await session.run(sql.raw(statement));
    await session.commit();
  }
  beforeEach(() => asOwner('alter table need rename column title to title_gone'));
  afterEach(() => asOwner('alter table need rename column title_gone to title'));

  it.each([
    ['en', 'Something went wrong.'],
    ['id', 'Terjadi kesalahan.'],
  ])('tells the client nothing but that it happened, and its id: %s', async (language, message) => {
    const officer = await newOfficer('CENTRE_ADMIN', 'ID');
    const headers = { 'accept-language': language, 'request-id': 'gateway-4712' };

    const { data, errors } = await api.run(
      officer,
      '{ country { name } needs { nodes { title } } }',
      undefined,
      headers,
    );

    expect(errors).toEqual([
      {
        message,
        path: expect.anything(),
        locations: expect.anything(),
        extensions: { code: 'INTERNAL', requestId: 'gateway-4712' },
      },
    ]);
    expect(JSON.stringify({ data, errors })).not.toMatch(/title|select|relation|stack/i);
  });

  it('leaves nothing behind of an act, and lets it be tried again', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const input = { ...water, idempotencyKey: 'once-and-again' };
    const register = 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { version } } }';
    expect(codeOf(await api.run(officer, register, { input }))).toBe('INTERNAL');

    await asOwner('alter table need rename column title_gone to title');
    const again = await api.run(officer, register, { input });
    await asOwner('alter table need rename column title to title_gone');

    expect(again.data).toEqual({ registerNeed: { need: { version: 1 } } });
  });
});
