import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessLog } from '../../src/platform/access-log.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newOfficer, type Somebody } from '../support/factories.ts';
import { sql } from 'kysely';
import { Session } from '../../src/platform/database.ts';

const lines: string[] = [];
const logger = createLogger('trace', { write: line => void lines.push(line) });
const api = useApi({ logger, observers: [accessLog(logger, new Set(['Known']))] });
const logged = () => lines.map(line => JSON.parse(line) as Record<string, unknown>);

let officer: Somebody;
beforeEach(async () => {
  await emptyDatabase();
  officer = await newOfficer('VILLAGE', '15.71.01.1001');
  lines.length = 0;
});

const phone = '+62 812-3456-7890';
const email = 'siti.rahma@contoh.example';
const registered = {
  areaCode: '15.71.01.1001',
  kind: 'CLEAN_WATER',
  title: `Hubungi ${phone} atau ${email}`,
  quantity: 1,
  severity: 'LOW',
};
const register = 'mutation Known($input: RegisterNeedInput!) { registerNeed(input: $input) { need { title } } }';

describe('a line of the log', () => {
  it('tells of an operation which it was and what it took, with the id of its request', async () => {
    await api.run(officer, register, { input: registered }, { 'request-id': 'gateway-77' });

    expect(logged()).toMatchObject([
      { level: 30, requestId: 'gateway-77', operation: 'Known', kind: 'mutation', code: 'OK' },
    ]);
    // Its numbers are times of the day and durations, which may have any digits.
    const texts = lines.join('').replaceAll(/:\d+(\.\d+)?(?=[,}])/g, ':0');
    expect(texts).not.toMatch(/812|contoh|Hubungi|15\.71/);
  });

  it('does not repeat the name of an unknown operation', async () => {
    await api.run(null, 'query Siti081234567890 { country { name } }');

    expect(logged()).toMatchObject([{ operation: 'other' }]);
    expect(lines.join('')).not.toContain('Siti');
  });

  it('does not repeat what stands in an argument that is not valid', async () => {
    const query = 'query Known($id: ID = "area_1") { nodes(ids: ["Siti Rahma", $id]) { id } }';
    const { errors } = await api.run(officer, query, { id: null });

    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(logged()).toMatchObject([{ operation: 'Known', code: 'BAD_USER_INPUT' }]);
    expect(lines.join('')).not.toContain('Siti');
  });

  it.each(['authorization', 'cookie', 'variables', 'token', 'password', 'phone', 'email'])(
    'never shows what is called %s, at any of three depths',
    name => {
      logger.info({ [name]: phone, req: { [name]: phone, headers: { [name]: phone } } });

      expect(lines.join('')).not.toContain(phone);
    },
  );

  it('shows an error without the contacts and tokens that its message repeats', async () => {
    const token = await tokenFor(officer.subject);
    const cause = Object.assign(new Error(`duplicate key, Key (phone)=(${phone}) already exists`), {
      code: '23505',
      detail: `Key (phone)=(${phone}) already exists.`,
      parameters: [email],
      query: `insert into person_contact values ('${email}')`,
    });
    logger.error({ err: new Error(`${email} ${token} 081234567890`, { cause }) });

    const [line] = logged() as [{ err: { stack: string; cause: object } }];
    expect(line.err.stack).toContain('logs.test.ts');
    expect(line.err.cause).toMatchObject({ code: '23505' });
    for (const secret of [phone, email, token, '081234567890']) expect(lines.join('')).not.toContain(secret);
  });
});

describe('where the database fails', () => {
  const asOwner = async (statement: string) => {
    const session = await Session.begin((await testDatabase()).orm, 'write');
    await session.run(sql`select set_config('role', 'none', true)`);
    await session.run(sql.raw(statement));
    await session.commit();
  };
  beforeEach(() => asOwner('alter table need rename column title to title_gone'));
  afterEach(() => asOwner('alter table need rename column title_gone to title'));

  it('every line has the id of its request, and none has a value of it', async () => {
    const token = await tokenFor(officer.subject);
    const filter = { search: `${phone} ${email}` };
    const needs = 'query ($filter: NeedFilter) { needs(filter: $filter) { nodes { title } } }';
    for (const [query, variables] of [
      [register, { input: registered }],
      [needs, { filter }],
    ] as const) {
      await api.run(officer, query, variables, { 'request-id': 'gateway-78' });
    }

    const failures = logged().filter(({ level }) => (level as number) >= 40);
    expect(failures.length).toBeGreaterThan(1);
    expect(failures.filter(({ requestId }) => requestId !== 'gateway-78')).toEqual([]);
    for (const secret of [phone, email, token, '3456', 'contoh', 'Hubungi'])
      expect(lines.join('')).not.toContain(secret);
  });
});
