import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { TokenIssuer } from '../access/authentication.ts';

/** Signs anybody in as a persona of the demo world. `config.ts` says where it may start: nowhere but here. */
export interface DevelopmentIssuer extends TokenIssuer {
  sign(subject: string): Promise<{ token: string; expiresAt: Date }>;
}

interface Stored {
  readonly issuer: string;
  readonly privateKey: JWK;
}

const algorithm = 'ES256';
const audience = 'episentrum';
const hours = 12;

const pathIn = (dataDir: string): string => join(dataDir, 'development-issuer.json');

/** The issuer of a data folder, made at its first use: keys are never shipped, and no two folders share them. */
export async function openDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const stored = readDevelopmentIssuer(dataDir);
  if (stored !== undefined) return await issuerOf(stored);
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = {
    issuer: `urn:episentrum:development:${crypto.randomUUID()}`,
    privateKey: await exportJWK(privateKey),
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(pathIn(dataDir), JSON.stringify(made), { mode: 0o600 });
  return await issuerOf(made);
}

/** The issuer that a server of this data folder has made, if there is one. */
export async function existingDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer | undefined> {
  const stored = readDevelopmentIssuer(dataDir);
  return stored && (await issuerOf(stored));
}

function readDevelopmentIssuer(dataDir: string): Stored | undefined {
  try {
    return JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as Stored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function issuerOf({ issuer, privateKey }: Stored): Promise<DevelopmentIssuer> {
  const key = await importJWK(privateKey, algorithm);
  const { d: _secret, ...publicKey } = privateKey;
  return {
    issuer,
    audience,
    keys: createLocalJWKSet({ keys: [{ ...publicKey, alg: algorithm }] }),
    sign: async subject => {
      const expiresAt = new Date(Date.now() + hours * 3_600_000);
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
  };
}
