import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personas } from '../../seeds/personas.ts';
import { authenticate } from '../../src/access/authentication.ts';
import { existingDevelopmentIssuer, openDevelopmentIssuer } from '../../src/development/development-issuer.ts';
import { developmentRoutes } from '../../src/development/development.routes.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'episentrum-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const bearer = async (issuer: { sign(subject: string): Promise<{ token: string }> }, subject = 'demo:central') =>
  `Bearer ${(await issuer.sign(subject)).token}`;

describe('the development issuer', () => {
  it('signs tokens that the program takes, for half a day', async () => {
    const issuer = await openDevelopmentIssuer(dataDir);

    const { token, expiresAt } = await issuer.sign('demo:central');

    expect(await authenticate(issuer, `Bearer ${token}`)).toBe('demo:central');
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt' });
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(12 * 3600);
    expect(Math.abs(exp - expiresAt.getTime() / 1000)).toBeLessThan(1);
  });

  it('keeps its key in the data folder, for its owner alone', async () => {
    const folder = join(dataDir, 'new', 'folder');
    await openDevelopmentIssuer(folder);

    const file = join(folder, 'development-issuer.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ privateKey: { kty: 'EC', crv: 'P-256' } });
  });

  it('is the same at the next start, so that tokens outlive a restart', async () => {
    const token = await bearer(await openDevelopmentIssuer(dataDir));

    expect(await authenticate(await openDevelopmentIssuer(dataDir), token)).toBe('demo:central');
    const existing = await existingDevelopmentIssuer(dataDir);
    expect(existing && (await authenticate(existing, token))).toBe('demo:central');
  });

  it('is another one in another folder, which takes none of its tokens', async () => {
    const token = await bearer(await openDevelopmentIssuer(dataDir));
    const other = await openDevelopmentIssuer(join(dataDir, 'other'));

    await expect(authenticate(other, token)).rejects.toThrow('not valid');
  });

  it('is not made by asking for a token: there is none before a server has run', async () => {
    expect(await existingDevelopmentIssuer(dataDir)).toBeUndefined();
    await expect(stat(join(dataDir, 'development-issuer.json'))).rejects.toThrow('ENOENT');
  });

  it('does not put its private key among the keys that check', async () => {
    const issuer = await openDevelopmentIssuer(dataDir);
    const key = await issuer.keys({ alg: 'ES256' }, { payload: '', signature: '' });

    expect(key).toMatchObject({ type: 'public' });
  });
});

describe('the development login', () => {
  let http: FastifyInstance;
  beforeEach(async () => {
    http = fastify();
    developmentRoutes(http, await openDevelopmentIssuer(dataDir));
    await http.ready();
  });
  afterEach(() => http.close());

  const get = (url: string, host = 'localhost:4000') => http.inject({ url, headers: { host } });

  it('offers every persona, without what signs them in', async () => {
    const { statusCode, body } = await get('/development/personas');

    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toHaveLength(personas.length);
    expect(JSON.parse(body)).toContainEqual(
      expect.objectContaining({ slug: 'village-simpang-iv-sipin', role: 'VILLAGE', area: '15.71.01.1001' }),
    );
    expect(body).not.toContain('demo:');
  });

  it('gives a token of a persona, which nothing on the way keeps', async () => {
    const { statusCode, headers, body } = await get('/development/token?persona=central');

    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const { token } = JSON.parse(body) as { token: string };
    expect(await authenticate(await openDevelopmentIssuer(dataDir), `Bearer ${token}`)).toBe('demo:central');
  });

  it.each([
    '/development/token',
    '/development/token?persona=',
    '/development/token?persona=root',
    '/development/token?persona=demo:central',
  ])('knows nobody else: %s', async url => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it.each(['localhost', 'localhost:4000', '127.0.0.1', '127.0.0.1:4000', '127.8.9.10:80', '[::1]', '[::1]:4000'])(
    'answers to %s',
    async host => {
      expect((await get('/development/personas', host)).statusCode).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil-localhost',
    'localhost@evil.example',
    '0.0.0.0',
    '192.168.1.5:4000',
    '128.0.0.1',
    '[::2]',
  ])('refuses a page that calls it %j', async host => {
    for (const url of ['/development/personas', '/development/token?persona=central']) {
      const { statusCode, body } = await get(url, host);
      expect([url, statusCode]).toEqual([url, 403]);
      expect(body).not.toContain('token"');
    }
  });

  it('does not believe a header that says for whom it was forwarded', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' };

    expect((await http.inject({ url: '/development/token?persona=central', headers })).statusCode).toBe(403);
  });

  it('leaves the other routes of the server alone', async () => {
    const other = fastify();
    other.get('/livez', async () => 'ok');
    developmentRoutes(other, await openDevelopmentIssuer(dataDir));

    expect((await other.inject({ url: '/livez', headers: { host: 'episentrum.go.id' } })).statusCode).toBe(200);
    await other.close();
  });
});
