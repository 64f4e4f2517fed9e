import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { print } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RegisterNeedDocument, type RegisterNeedInput } from '../../schema/generated/operations.ts';
import { createApp, type App } from '../../src/app.ts';
import { asKeeper, Session } from '../../src/platform/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { countStored, emptyDatabase, testDatabase } from '../support/database.ts';
import { newOfficer, type Somebody } from '../support/factories.ts';
import { verify } from './chain.ts';

const village = '15.71.01.1001';
const water = (idempotencyKey: string): RegisterNeedInput => ({
  areaCode: village,
  kind: 'CLEAN_WATER',
  title: 'Keluarga di RT 09 belum memiliki air bersih',
  quantity: 37,
  severity: 'HIGH',
  idempotencyKey,
});

let app: App;
let url: string;
async function start(): Promise<void> {
  app = await createApp({ database: await testDatabase(), issuer: testIssuer, logger: createLogger('silent') });
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as { port: number }).port}/graphql`;
}
beforeAll(start);
afterAll(async () => await app.close());
beforeEach(emptyDatabase);

interface Answered {
  readonly data?: { readonly registerNeed: { readonly need: { readonly id: string } } } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function send(token: string, input: RegisterNeedInput): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: print(RegisterNeedDocument), variables: { input } }),
  });
  return (await response.json()) as Answered;
}

const tokenOf = async ({ subject }: Somebody) => await tokenFor(subject);

describe('a key, over the wire', () => {
  it('gives 200 sends at the same moment one effect and one answer', { timeout: 60_000 }, async () => {
    const token = await tokenOf(await newOfficer('VILLAGE', village));
    const input = water(randomUUID());

    const answers = await Promise.all(Array.from({ length: 200 }, () => send(token, input)));

    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(await countStored('need')).toBe(1);
    expect((await verify()).faults).toEqual([]);
  });

  it('is each person’s own, and each key an act of its own', { timeout: 60_000 }, async () => {
    const tokens = [
      await tokenOf(await newOfficer('VILLAGE', village)),
      await tokenOf(await newOfficer('VILLAGE', village)),
    ];
    const keys = [randomUUID(), randomUUID()];
    const sends = tokens.flatMap(token => keys.flatMap(key => Array.from({ length: 25 }, () => [token, key] as const)));

    const answers = await Promise.all(sends.map(([token, key]) => send(token, water(key))));

    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data?.registerNeed.need.id)).size).toBe(4);
    expect(await countStored('need')).toBe(4);
  });

  it('is refused with another input, also while the first is under way', async () => {
    const token = await tokenOf(await newOfficer('VILLAGE', village));
    const input = water(randomUUID());

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send(token, { ...input, quantity: 37 + (index % 2) })),
    );

    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done');
    expect(codes.toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => 'IDEMPOTENCY_KEY_REUSED'),
      ...Array.from({ length: 10 }, () => 'done'),
    ]);
    expect(await countStored('need')).toBe(1);
  });

  it('is known after a restart', async () => {
    const token = await tokenOf(await newOfficer('VILLAGE', village));
    const input = water(randomUUID());
    const first = await send(token, input);
    await app.close();
    await start();

    const again = await send(token, input);

    expect(again).toEqual(first);
    expect(await countStored('need')).toBe(1);
  });
});

describe('old keys', () => {
  const key = async (name: string, age: string): Promise<void> => {
    await asKeeper((await testDatabase()).orm, async rows => {
      await sql`insert into idempotency_key (subject, key, act, input_hash, created_at)
        values ('test:old', ${name}, 'x', 'x', now() - ${age}::interval)`.execute(rows);
    });
  };
  const asApp = async (statement: ReturnType<typeof sql>): Promise<unknown[]> => {
    const session = await Session.begin((await testDatabase()).orm, 'write');
    try {
      await session.run(sql`select set_config('episentrum.subject', 'test:old', true)`);
      const rows = await session.run(statement);
      await session.commit();
      return rows;
    } finally {
      await session.rollback();
    }
  };

  it('are forgotten after four days, and none before three', async () => {
    for (const [name, age] of [
      ['new', '0 s'],
      ['two days', '48 h'],
      ['three days', '73 h'],
      ['four days', '97 h'],
      ['a year', '365 d'],
    ] as const)
      await key(name, age);

    expect(await asApp(sql`select forget_idempotency_keys() as forgotten`)).toEqual([{ forgotten: 2 }]);

    expect(await asApp(sql`select key from idempotency_key order by created_at desc`)).toEqual([
      { key: 'new' },
      { key: 'two days' },
      { key: 'three days' },
    ]);
  });

  it.each([
    sql`delete from idempotency_key`,
    sql`update idempotency_key set created_at = now() - interval '1 year'`,
    sql`update idempotency_key set key = 'x'`,
    sql`insert into idempotency_key (subject, key, act, input_hash, created_at) values ('test:old', 'y', 'x', 'x', '2020-01-01')`,
  ])('cannot be made old by whoever serves requests', async statement => {
    await expect(asApp(statement)).rejects.toThrow('permission denied');
  });
});
