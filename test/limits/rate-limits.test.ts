import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { payerOf } from '../../src/platform/limits/payer.ts';
import { RateLimiter } from '../../src/platform/limits/rate-limiter.ts';
import { testIssuer, tokenFor } from '../support/api.ts';
import { available } from '../support/available.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newOfficer } from '../support/factories.ts';
import { redisBinary, ThrowAwayRedis } from '../support/redis.ts';

const logger = createLogger('silent');
const allowance = { name: 'test', perMinute: 100 };
const limiters: RateLimiter[] = [];
const open = async (redisUrl?: string): Promise<RateLimiter> => {
  const limiter = await RateLimiter.open(redisUrl, logger);
  limiters.push(limiter);
  return limiter;
};
afterEach(() => {
  for (const limiter of limiters.splice(0)) limiter.close();
});

describe('in the memory of a process', () => {
  it('points are spent until there are none, each payer’s own', async () => {
    const limiter = await open();

    const mine = [];
    for (const points of [60, 30, 20, 10]) mine.push(await limiter.spend('me', points, allowance));
    const yours = await limiter.spend('you', 100, allowance);

    expect(mine).toMatchObject([
      { isAllowed: true, remaining: 40 },
      { isAllowed: true, remaining: 10 },
      { isAllowed: false, remaining: 10 },
      // What was refused was not spent.
      { isAllowed: true, remaining: 0 },
    ]);
    expect(yours).toMatchObject({ isAllowed: true, remaining: 0 });
  });

  it('costs little', async () => {
    const limiter = await open();
    const start = performance.now();

    for (let count = 0; count < 20_000; count += 1) await limiter.spend('me', 1, { name: 'a', perMinute: 1_000_000 });

    expect(((performance.now() - start) / 20_000) * 1000).toBeLessThan(50);
  });
});

const binary = redisBinary();

describe.runIf(available('redis-server', binary !== undefined, 'counting in Redis'))(
  'in a Redis that several processes share',
  () => {
    let redis: ThrowAwayRedis;
    beforeAll(async () => {
      redis = await ThrowAwayRedis.start(binary as string);
    });
    afterAll(async () => {
      await redis.stop();
    });

    it('points are spent by all of them together', async () => {
      const [one, other] = [await open(redis.url), await open(redis.url)];

      const spent = await Promise.all(
        Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? one : other).spend('all', 10, allowance)),
      );

      expect(spent.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    it('each process counts alone while it is away, and together again when it is back', async () => {
      const [one, other] = [await open(redis.url), await open(redis.url)];
      await one.spend('away', 100, allowance);
      await redis.stop();

      const alone = await Promise.all([one, other].map(each => each.spend('away', 80, allowance)));
      const more = await one.spend('away', 80, allowance);
      await redis.start();
      await expect
        .poll(async () => (await one.spend('back', 0, allowance), await together(one, other)), { timeout: 5000 })
        .toBe(true);

      expect([...alone, more].map(({ isAllowed }) => isAllowed)).toEqual([true, true, false]);
    });

    it('nobody waits for one that says nothing', async () => {
      const limiter = await open(redis.url);
      redis.halt();
      const start = performance.now();

      const first = await limiter.spend('halted', 10, allowance);
      const waited = performance.now() - start;
      const others = performance.now();
      for (let count = 0; count < 5; count += 1) await limiter.spend('halted', 10, allowance);

      redis.resume();
      expect(first.isAllowed).toBe(true);
      expect(waited).toBeLessThan(600);
      expect(performance.now() - others).toBeLessThan(100);
    });

    it('a program starts without it', async () => {
      const limiter = await open('redis://127.0.0.1:1');

      expect(await limiter.spend('me', 10, allowance)).toMatchObject({ isAllowed: true, remaining: 90 });
    });

    async function together(one: RateLimiter, other: RateLimiter): Promise<boolean> {
      const payer = `together ${performance.now()}`;
      await one.spend(payer, 100, allowance);
      return !(await other.spend(payer, 100, allowance)).isAllowed;
    }
  },
);

describe('the program', () => {
  let app: App;
  beforeAll(async () => {
    app = await createApp({
      database: await testDatabase(),
      issuer: testIssuer,
      logger,
      trustProxy: 1,
      limits: () => ({ name: 'small', price: 1000, perMinute: 1000, statementTimeout: 1000 }),
      rateLimiter: await RateLimiter.open(undefined, logger),
    });
  });
  beforeEach(emptyDatabase);
  afterAll(async () => {
    await app.close();
  });

  async function ask(query: string, headers: Record<string, string>) {
    const {
      statusCode,
      headers: got,
      ...response
    } = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: { query },
    });
    return { status: statusCode, headers: got, body: response.json() };
  }
  const search = '{ areas(first: 1, search: "a") { nodes { name } } }';
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('tells what is left, and when there is more', async () => {
    const first = await ask('{ country { name } }', from('10.0.0.1'));

    expect(first).toMatchObject({
      status: 200,
      headers: { 'query-price': '13', 'ratelimit-policy': '"small";q=1000;w=60', ratelimit: '"small";r=987;t=60' },
      body: { extensions: { cost: { price: 13, limit: 1000, remaining: 987, resetAt: expect.any(String) } } },
    });
  });

  it('refuses whoever has spent it all, and nobody else', async () => {
    const query = `{ needs(first: 10) { nodes { ${Array.from({ length: 20 }, (_, i) => `a${i}: title`).join(' ')} } } }`;
    const answers = [];
    for (let sent = 0; sent < 5; sent += 1) answers.push(await ask(query, from('10.0.0.2')));
    const neighbour = await ask(query, from('10.0.0.3'));

    const refused = answers.at(-1);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/), ratelimit: expect.stringContaining('"small";r=') },
      body: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) } }] },
    });
    expect(neighbour.status).toBe(200);
  });

  it('counts by subject, wherever they sign in, and what is refused as too expensive too', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const token = { authorization: `Bearer ${await tokenFor(officer.subject)}` };
    const statuses = [];

    for (let sent = 0; sent < 12; sent += 1) {
      statuses.push((await ask(search, { ...token, ...from(`10.0.1.${sent}`) })).status);
    }

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
  });
});

describe('who pays', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('from %s is %s', (address, network) => {
    expect(payerOf(undefined, address)).toBe(`from ${network}`);
    expect(payerOf('somebody', address)).toBe('by somebody');
  });
});
