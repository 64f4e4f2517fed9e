import { Agent } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { RateLimiter } from '../../src/platform/limits/rate-limiter.ts';
import { send } from '../proofs/attacks/assault.ts';
import { tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer } from '../support/factories.ts';

const logger = createLogger('silent');
const api = useApi({ trustProxy: 1, rateLimiter: await RateLimiter.open(undefined, logger) });
beforeEach(emptyDatabase);

const country = '{"query":"{ country { name } }"}';
const nonsense = '{"query":"{ nonsense }"}';
const broken = '{"query":';
const headersOf = (address: string, token?: string) => ({
  'content-type': 'application/json',
  'x-forwarded-for': address,
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
});
const ask = async (payload: string, address: string, token?: string) =>
  await api.app.http.inject({ method: 'POST', url: '/graphql', headers: headersOf(address, token), payload });
const askOften = async (times: number, payload: string, address: string, token?: string): Promise<number[]> => {
  const statuses = new Set<number>();
  for (let sent = 0; sent < times; sent += 1) statuses.add((await ask(payload, address, token)).statusCode);
  return [...statuses];
};

describe('whoever sends what is not valid, again and again', () => {
  it.each([
    ['bodies that are no JSON', '10.1.0.1', broken, 400],
    ['operations that are not valid', '10.1.0.2', nonsense, 200],
  ])('waits for the rest of the minute: %s', async (_what, address, payload, status) => {
    const refused = await askOften(300, payload, address);
    const { statusCode, headers, body } = await ask(country, address);

    expect(refused).toEqual([status]);
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: Number(headers['retry-after']) } }],
    });
  });

  it('is refused before the body is parsed, and their connection goes on', async () => {
    const url = await api.app.http.listen({ port: 0, host: '127.0.0.1' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const posted = (address: string, body: string) =>
      send(agent, url, { kind: '', method: 'POST', path: '/graphql', headers: headersOf(address), body });
    await askOften(300, broken, '10.1.1.1');

    const parse = vi.spyOn(JSON, 'parse');
    const refused = await posted('10.1.1.1', `{"query":"${'x'.repeat(100_000)}"}`);
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
    const other = await posted('10.1.1.2', country);

    agent.destroy();
    expect([refused.status, other.status]).toEqual([429, 200]);
  });

  it('takes nothing from other addresses, nor from those who are signed in at the same', async () => {
    const token = await tokenFor((await newOfficer('DISTRICT', '15.71.01')).subject);
    await askOften(300, nonsense, '10.1.2.1');

    const statuses = await Promise.all([
      ask(country, '10.1.2.1'),
      ask(country, '10.1.2.2'),
      ask(country, '10.1.2.1', token),
    ]);

    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([429, 200, 200]);
  });

  it.each([
    ['bodies that are no JSON', '10.1.3', broken],
    ['operations that are not valid', '10.1.4', nonsense],
  ])('waits wherever they sign in, and nobody waits with them: %s', async (_what, network, payload) => {
    const token = await tokenFor((await newOfficer('DISTRICT', '15.71.01')).subject);
    await askOften(300, payload, `${network}.1`, token);

    const statuses = await Promise.all([
      ask(country, `${network}.1`, token),
      ask(country, `${network}.2`, token),
      ask(country, `${network}.1`),
    ]);

    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([429, 429, 200]);
  });

  it('is still told that a token does not hold', async () => {
    await askOften(300, broken, '10.1.5.1');

    const { statusCode, headers, body } = await ask(broken, '10.1.5.1', await tokenFor('somebody', { expiresIn: -60 }));

    expect(statusCode).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('may ask whether the program is there', async () => {
    await askOften(300, broken, '10.1.6.1');

    const { statusCode } = await api.app.http.inject({ url: '/livez', headers: headersOf('10.1.6.1') });

    expect(statusCode).toBe(200);
  });
});

describe('what is not counted as a refusal', () => {
  it.each([
    ['an answer', '10.2.0.1', country],
    ['something that is not there', '10.2.0.2', '{"query":"{ village(code: \\"99.99.99.9999\\") { name } }"}'],
    ['something that is not theirs', '10.2.0.3', '{"query":"{ needs { totalCount } }"}'],
    [
      'the hash of a text that was not sent yet',
      '10.2.0.4',
      `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'a'.repeat(64)}"}}}`,
    ],
  ])('is %s', async (_what, address, payload) => {
    await askOften(301, payload, address);

    expect((await ask(country, address)).statusCode).toBe(200);
  });
});

describe('a program that counts nothing', () => {
  const free = useApi();

  it('lets nobody wait', async () => {
    const asked = () =>
      free.app.http.inject({ method: 'POST', url: '/graphql', headers: headersOf('10.3.0.1'), payload: broken });
    for (let sent = 0; sent < 301; sent += 1) await asked();

    expect((await asked()).statusCode).toBe(400);
  });
});
