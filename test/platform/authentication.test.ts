import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/access/authentication.ts';
import { testIssuer, tokenFor, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, type Somebody } from '../support/factories.ts';

const api = useApi();
let officer: Somebody;
beforeEach(async () => {
  await emptyDatabase();
  officer = await newOfficer('CENTRE_ADMIN', 'ID');
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const claims = (): Record<string, unknown> => ({
  iss: testIssuer.issuer,
  aud: testIssuer.audience,
  sub: officer.subject,
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 600,
});

async function ask(authorization: string | undefined, query = '{ viewer { grants { role } } }', language = 'en') {
  const response = await api.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      'accept-language': language,
      'request-id': 'gateway-4713',
      ...(authorization !== undefined && { authorization }),
    },
    payload: { query },
  });
  return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
}

/** What every answer tells of its cost. */
const extensions = { cost: { price: expect.any(Number), limit: expect.any(Number) } };

describe('a request', () => {
  it('without a token is the public’s', async () => {
    const { status, body } = await ask(undefined);

    expect({ status, body }).toEqual({ status: 200, body: { data: { viewer: { grants: [] } }, extensions } });
  });

  it('with a token is its subject’s', async () => {
    const { status, body } = await ask(`Bearer ${await tokenFor(officer.subject)}`);

    expect({ status, body }).toEqual({
      status: 200,
      body: { data: { viewer: { grants: [{ role: 'CENTRE_ADMIN' }] } }, extensions },
    });
  });

  it('may say "bearer" as it likes, and be a few seconds late', async () => {
    expect((await ask(`bearer ${await tokenFor(officer.subject)}`)).status).toBe(200);
    expect((await ask(`Bearer ${await tokenFor(officer.subject, { expiresIn: -2 })}`)).status).toBe(200);
  });
});

/** False ways to sign in as the centre, each with everything right but one thing. */
const forged: Readonly<Record<string, () => string | Promise<string>>> = {
  'has expired': () => tokenFor(officer.subject, { expiresIn: -60 }),
  'is for another audience': () => tokenFor(officer.subject, { audience: 'elsewhere' }),
  'is of another issuer': () => tokenFor(officer.subject, { issuer: 'https://issuer.test' }),
  'is an ID token': () => tokenFor(officer.subject, { typ: 'JWT' }),
  'is a refresh token': () => tokenFor(officer.subject, { typ: 'Refresh' }),
  'names nobody': () => tokenFor(''),
  'is signed with another key': () => signedElsewhere('ES256'),
  'is signed with another key of another kind': () => signedElsewhere('RS256'),
  'is not signed': () => `${encoded({ alg: 'none', typ: 'at+jwt' })}.${encoded(claims())}.`,
  'is not signed, and says so in capitals': () => `${encoded({ alg: 'NONE', typ: 'at+jwt' })}.${encoded(claims())}.x`,
  'has the public key for its secret': async () => {
    const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${encoded(claims())}`;
    return `${signed}.${createHmac('sha256', await publicKeyText())
      .update(signed)
      .digest('base64url')}`;
  },
  'says something else than was signed': async () => {
    const [header, , signature] = (await tokenFor('test:nobody')).split('.');
    return `${header}.${encoded(claims())}.${signature}`;
  },
  'has lost its signature': async () => (await tokenFor(officer.subject)).replace(/[^.]+$/, ''),
  'is cut off': async () => (await tokenFor(officer.subject)).slice(0, -5),
  'is garbage': () => 'garbage',
  'is empty': () => '',
};

async function signedElsewhere(algorithm: string): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm);
  return await new SignJWT(claims()).setProtectedHeader({ alg: algorithm, typ: 'at+jwt' }).sign(privateKey);
}

async function publicKeyText(): Promise<string> {
  const key = await testIssuer.keys({ alg: 'ES256', typ: 'at+jwt' }, { payload: '', signature: '' });
  return await exportSPKI(key);
}

describe.each(Object.entries(forged))('a token that %s', (_what, forge) => {
  it('is refused with 401, and nothing is said of what is wrong with it', async () => {
    const { status, headers, body } = await ask(`Bearer ${await forge()}`);

    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(withoutRequestId(body)).toEqual({
      errors: [
        {
          message: 'The access token is not valid or has expired; sign in again.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
  });
});

/** Which is no secret, and has a case of its own. */
function withoutRequestId(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === 'requestId' ? undefined : value)));
}

describe('what is no access token at all', () => {
  it.each(['Basic Y2VudHJlOnNlY3JldA==', 'Bearer', 'Bearer ', 'token', 'Bearer a b', ' '])(
    'is refused, not ignored: %j',
    async authorization => {
      expect((await ask(authorization)).status).toBe(401);
    },
  );

  it('is refused also for what everybody may read', async () => {
    expect((await ask('Bearer garbage', '{ country { name } }')).status).toBe(401);
  });

  it('is told with the id of the request, like every error', async () => {
    const { body } = await ask('Bearer garbage');

    expect(body).toMatchObject({ errors: [{ extensions: { requestId: 'gateway-4713' } }] });
  });

  it('is told in Indonesian where that is wanted', async () => {
    const { body } = await ask('Bearer garbage', '{ country { name } }', 'id');

    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('silakan masuk lagi') }] });
  });
});

describe('the claims of a token', () => {
  it.each(['sub', 'exp', 'iss', 'aud'])('must have %s', async claim => {
    const { generateKeyPair: generate } = await import('jose');
    const { publicKey, privateKey } = await generate('ES256');
    const issuer = { ...testIssuer, keys: async () => publicKey };
    const sign = (payload: Record<string, unknown>) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' }).sign(privateKey);

    expect(await authenticate(issuer, `Bearer ${await sign(claims())}`)).toBe(officer.subject);
    const { [claim]: _, ...rest } = claims();
    await expect(authenticate(issuer, `Bearer ${await sign(rest)}`)).rejects.toThrow('not valid or has expired');
  });

  it.each([
    ['a subject that is a number', { sub: 7 }],
    ['a beginning in the future', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['an expiry that is a text', { exp: 'never' }],
    ['an audience that only contains ours', { aud: 'episentrum-admin' }],
  ])('may not have %s', async (_what, changed) => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const issuer = { ...testIssuer, keys: async () => publicKey };
    const token = await new SignJWT({ ...claims(), ...(changed as object) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .sign(privateKey);

    await expect(authenticate(issuer, `Bearer ${token}`)).rejects.toThrow('not valid or has expired');
  });
});
