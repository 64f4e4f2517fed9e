import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { signedAs, testIssuer } from '../../support/api.ts';

/** A way to pose as somebody, with everything right but one thing. */
export type Forged = readonly [what: string, token: string];

const encoded = (part: unknown): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** At least a hundred ways to pose as the bearer of a subject. */
export async function forgedTokens(subject: string): Promise<readonly Forged[]> {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'ES256', typ: 'at+jwt' };
  const claims: Readonly<Record<string, unknown>> = {
    iss: testIssuer.issuer,
    aud: testIssuer.audience,
    sub: subject,
    iat: now,
    exp: now + 600,
  };
  const without = (name: string) => Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
  const good = await signedAs(header, claims);
  const [goodHeader = '', goodPayload = '', goodSignature = ''] = good.split('.');
  const stranger = await generateKeyPair('ES256', { extractable: true });
  const strangersJwk = await exportJWK(stranger.publicKey);
  const byStranger = async (more: object = {}) => {
    const parts = `${encoded({ ...header, ...more })}.${encoded(claims)}`;
    const key = stranger.privateKey;
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(parts));
    return `${parts}.${Buffer.from(signature).toString('base64url')}`;
  };
  const publicKey = await testIssuer.keys(header, { payload: '', signature: '' });
  const publicJwk = await exportJWK(publicKey);
  const spki = await exportSPKI(publicKey);
  const secrets = {
    'the public key as PEM': spki,
    'the public key as PEM without its last line end': spki.trim(),
    'the public key as JWK': JSON.stringify(publicJwk),
    'the coordinates of the public key': Buffer.from(`${publicJwk.x}${publicJwk.y}`, 'base64url'),
    nothing: '',
  };

  const made: [string, string | Promise<string>][] = [];
  for (const alg of ['none', 'None', 'NONE', 'nOnE', '', 'null']) {
    for (const [signed, signature] of [
      ['nothing', ''],
      ['a letter', 'x'],
      ['the signature of another header', goodSignature],
    ] as const) {
      made.push([`alg "${alg}", signed with ${signed}`, `${encoded({ ...header, alg })}.${goodPayload}.${signature}`]);
    }
  }
  for (const [alg, hash] of Object.entries({ HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' })) {
    for (const [what, secret] of Object.entries(secrets)) {
      const parts = `${encoded({ ...header, alg })}.${goodPayload}`;
      const signature = createHmac(hash, secret).update(parts).digest('base64url');
      made.push([`${alg} with ${what} for its secret`, `${parts}.${signature}`]);
    }
  }
  for (const [what, more] of Object.entries<object>({
    'nothing more': {},
    'its own key in the header': { jwk: strangersJwk },
    'an address of its own keys': { jku: 'https://evil.example/jwks' },
    'an address of its own certificate': { x5u: 'https://evil.example/cert' },
    'its own certificate': { x5c: ['MIIB'] },
    'a file for its key': { kid: '../../../../dev/null' },
    'SQL for its key': { kid: "' union select 'x" },
    'an address for its key': { kid: 'https://evil.example/key' },
    'an empty name of its key': { kid: '' },
    'a number for its key': { kid: 0 },
    'a list for its key': { kid: ['a'] },
    'a prototype for its key': { kid: '__proto__' },
    'a parameter that must be understood': { crit: ['evil'], evil: true },
  })) {
    made.push([`signed by a stranger, with ${what}`, byStranger(more)]);
  }
  for (const typ of [
    undefined,
    null,
    '',
    'JWT',
    'jwt',
    'ID',
    'Refresh',
    'Bearer',
    'logout+jwt',
    'dpop+jwt',
    'at+jwt+x',
    7,
    ['at+jwt'],
  ]) {
    made.push([`typ ${JSON.stringify(typ)}`, signedAs({ ...header, typ }, claims)]);
  }
  for (const crit of [['exp'], [], 'exp', ['b64'], [''], null, ['evil']]) {
    made.push([`crit ${JSON.stringify(crit)}`, signedAs({ ...header, crit, b64: false, evil: 1 }, claims)]);
  }
  for (const alg of ['ES384', 'ES512', 'RS256', 'PS256', 'EdDSA', 'ES256K', 'es256', 'HS256', 7, null, ['ES256']]) {
    made.push([`an ES256 signature called ${JSON.stringify(alg)}`, signedAs({ ...header, alg }, claims)]);
  }
  for (const [claim, values] of Object.entries<readonly unknown[]>({
    iss: ['https://issuer.test', 'https://ISSUER.test/', 'http://issuer.test/', '', null, 7, [testIssuer.issuer], {}],
    aud: [
      'elsewhere',
      '',
      'episentrum ',
      'Episentrum',
      'episentrum-admin',
      [],
      ['a', 'b'],
      null,
      7,
      { 0: 'episentrum' },
    ],
    sub: ['', null, 7, true, [subject], { subject }],
    exp: [now - 60, 0, -1, 'never', String(now + 600), null, [now + 600], {}, true],
    nbf: [now + 600, 'now', null, {}],
    iat: ['now', null, {}],
  })) {
    for (const value of values) {
      made.push([`${claim} ${JSON.stringify(value)}`, signedAs(header, { ...claims, [claim]: value })]);
    }
  }
  for (const claim of ['iss', 'aud', 'sub', 'exp']) made.push([`no ${claim}`, signedAs(header, without(claim))]);
  for (const payload of ['[]', '"a"', '7', 'null', '', '{', `[${JSON.stringify(claims)}]`]) {
    made.push([`a payload that is ${payload.slice(0, 10)}`, signedAs(header, payload)]);
  }
  for (const broken of ['[]', '"a"', 'null', '{', '']) {
    made.push([`a header that is ${broken}`, signedAs(broken, claims)]);
  }
  const other = encoded({ ...claims, sub: `${subject}x` });
  made.push(
    ['another payload under a true signature', `${goodHeader}.${other}.${goodSignature}`],
    ['no signature', `${goodHeader}.${goodPayload}.`],
    ['two parts', `${goodHeader}.${goodPayload}`],
    ['one part', goodHeader],
    ['four parts', `${good}.x`],
    ['five parts, like what is encrypted', `${good}.x.y`],
    ['nothing', ''],
    ['dots', '..'],
    ['a signature of zeros', `${goodHeader}.${goodPayload}.${Buffer.alloc(64).toString('base64url')}`],
    ['a signature of ones', `${goodHeader}.${goodPayload}.${Buffer.alloc(64, 255).toString('base64url')}`],
    ['half a signature', `${goodHeader}.${goodPayload}.${goodSignature.slice(0, 43)}`],
    ['a signature and more', `${goodHeader}.${goodPayload}.${goodSignature}AAAA`],
    ['parts in another order', `${goodPayload}.${goodHeader}.${goodSignature}`],
    ['its last letter cut off', good.slice(0, -1)],
    ['8,000 letters', 'a'.repeat(8000)],
    ['a header of 8,000 letters', `${encoded({ ...header, kid: 'a'.repeat(5000) })}.${goodPayload}.${goodSignature}`],
    ['JSON', JSON.stringify({ payload: goodPayload, protected: goodHeader, signature: goodSignature })],
    ['two tokens', `${good},${good}`],
    ['a token and a word', `${good} admin`],
  );
  return await Promise.all(made.map(async ([what, token]): Promise<Forged> => [what, await token]));
}
