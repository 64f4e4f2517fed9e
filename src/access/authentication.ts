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

/** Tokens that were found to hold, for a while: a client sends the same one with every request. */
const known = new WeakMap<TokenIssuer, Map<string, { readonly subject: string; readonly until: number }>>();
const mostKnown = 10_000;
/** A key that the issuer takes back is not believed for longer than this. */
const longestKnown = 60_000;

/** The subject of the request's access token; nobody without one. A token that does not hold is refused, not ignored. */
export async function authenticate(
  issuer: TokenIssuer,
  authorization: string | undefined,
): Promise<string | undefined> {
  if (authorization === undefined) return undefined;
  const tokens = known.get(issuer) ?? new Map<string, { subject: string; until: number }>();
  known.set(issuer, tokens);
  const remembered = tokens.get(authorization);
  if (remembered !== undefined && Date.now() < remembered.until) return remembered.subject;
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
    const { sub: subject, exp = 0 } = payload;
    if (typeof subject === 'string' && subject !== '') {
      if (tokens.size >= mostKnown) tokens.delete(tokens.keys().next().value as string);
      tokens.delete(authorization);
      tokens.set(authorization, { subject, until: Math.min(exp * 1000, Date.now() + longestKnown) });
      return subject;
    }
  } catch {
    // What exactly is wrong with a token helps only those who make false ones.
  }
  throw new UnauthenticatedError({
    en: 'The access token is not valid or has expired; sign in again.',
    id: 'Token akses tidak sah atau telah kedaluwarsa; silakan masuk lagi.',
  });
}
