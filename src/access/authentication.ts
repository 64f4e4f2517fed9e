import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { OidcConfig } from '../platform/config.ts';
import { UnauthenticatedError } from '../platform/errors.ts';

/** Whose keys sign tokens, and what a token must say to be one of ours (RFC 9068). */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** Only signatures that need the issuer's private key; never `none`, never a shared secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

export function oidcIssuer({ issuer, audience, jwksUri }: OidcConfig): TokenIssuer {
  return { issuer, audience, keys: createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5000 }) };
}

/** The subject of the request's access token; nobody without one. A token that does not hold is refused, not ignored. */
export async function authenticate(
  issuer: TokenIssuer,
  authorization: string | undefined,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined;
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  try {
    const { payload } = await jwtVerify(token ?? '', issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms,
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
    });
    if (typeof payload.sub === 'string' && payload.sub !== '') return payload.sub;
  } catch {
    // What exactly is wrong with a token helps only those who make false ones.
  }
  throw new UnauthenticatedError({
    en: 'The access token is not valid or has expired; sign in again.',
    id: 'Token akses tidak sah atau telah kedaluwarsa; silakan masuk lagi.',
  });
}
