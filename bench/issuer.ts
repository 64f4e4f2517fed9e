import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Where the measured program's access tokens come from: an issuer of the bench's own, on loopback. */
export interface Issuer {
  readonly environment: Readonly<Record<string, string>>;
  token(subject: string): Promise<string>;
  close(): void;
}

const algorithm = 'ES256';
const audience = 'episentrum';

export async function openIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: algorithm, use: 'sig' }] });
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(keys));
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  return {
    environment: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URI: `${issuer}/keys` },
    token: subject =>
      new SignJWT({})
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(privateKey),
    close: () => void server.close(),
  };
}
