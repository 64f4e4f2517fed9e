import { existsSync } from 'node:fs';
import { StartError } from './errors.ts';

/** What the environment says, read once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly production: boolean;
  /** A PostgreSQL server, or nothing: then PGlite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where access tokens come from; nothing: the development issuer. */
  readonly oidc: OidcConfig | undefined;
  readonly developmentLogin: boolean;
  /** Put the demo world into an empty embedded database. */
  readonly demo: boolean;
  readonly readPath: ReadPath;
  /** Keep answers until what they were read from changes. */
  readonly responseCache: boolean;
  readonly logLevel: string;
  /** How connections to the server are shared, and how many each of the process's two pools has. */
  readonly databasePooler: Pooler;
  readonly databasePoolSize: number;
}

/** `transaction`: a pooler such as PgBouncer hands out a connection for a transaction at a time. */
export type Pooler = 'session' | 'transaction';

/** How operations are read: compiled to one statement where that can be, or always field by field. */
export type ReadPath = 'compiled' | 'executed';

export interface OidcConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
}

export class ConfigError extends StartError {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration cannot be used:\n${faults.map(fault => `  - ${fault}`).join('\n')}`);
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of the process, with what a file `.env` beside it adds; without one, nothing is said of it. */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Where the data is: a server, or else a folder. */
export function placeOfData(env: Environment): { readonly url: string | undefined; readonly dataDir: string } {
  return { url: env['DATABASE_URL'] || undefined, dataDir: env['DATA_DIR'] || '.data' };
}

/** Reports everything that is wrong at once. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const text = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const flag = (name: string, standard: boolean): boolean => {
    const value = text(name);
    if (value === undefined) return standard;
    if (value !== 'true' && value !== 'false') faults.push(`${name} must be true or false, not "${value}".`);
    return value === 'true';
  };

  const production = text('NODE_ENV') === 'production';
  const host = text('HOST') ?? (production ? '0.0.0.0' : 'localhost');
  const port = Number(text('PORT') ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT must be a port number.');

  const { url: databaseUrl, dataDir } = placeOfData(env);
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    faults.push('DATABASE_URL must begin with postgresql://.');
  }
  if (databaseUrl === undefined && production && !flag('ALLOW_EMBEDDED', false)) {
    faults.push('DATABASE_URL is missing: the embedded database can lose data in a power cut (ALLOW_EMBEDDED=true).');
  }

  const issuer = text('OIDC_ISSUER');
  const audience = text('OIDC_AUDIENCE');
  if (issuer === undefined && audience !== undefined) faults.push('OIDC_ISSUER is missing beside OIDC_AUDIENCE.');
  if (issuer !== undefined && audience === undefined) faults.push('OIDC_AUDIENCE is missing beside OIDC_ISSUER.');
  const oidc =
    issuer === undefined || audience === undefined
      ? undefined
      : {
          issuer,
          audience,
          jwksUri: text('OIDC_JWKS_URI') ?? `${issuer.replace(/\/$/, '')}/protocol/openid-connect/certs`,
        };

  for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URI']) {
    const url = text(name);
    if (url !== undefined && !URL.canParse(url)) faults.push(`${name} must be a URL, not "${url}".`);
  }

  // The development issuer lets anyone be anyone, so it starts only where nobody else can come in.
  const developmentLogin = flag('DEVELOPMENT_LOGIN', oidc === undefined && databaseUrl === undefined && !production);
  if (developmentLogin && production) faults.push('DEVELOPMENT_LOGIN cannot be used in production.');
  if (developmentLogin && oidc !== undefined) faults.push('DEVELOPMENT_LOGIN cannot stand beside OIDC_ISSUER.');
  if (developmentLogin && !isLoopback(host)) faults.push(`DEVELOPMENT_LOGIN needs a loopback HOST, not "${host}".`);
  if (!developmentLogin && oidc === undefined) faults.push('OIDC_ISSUER is missing: nobody could sign in.');

  const readPath = text('READ_PATH') ?? 'compiled';
  if (readPath !== 'compiled' && readPath !== 'executed') {
    faults.push(`READ_PATH must be compiled or executed, not "${readPath}".`);
  }

  const databasePooler = text('DATABASE_POOLER') ?? 'session';
  if (databasePooler !== 'session' && databasePooler !== 'transaction') {
    faults.push(`DATABASE_POOLER must be session or transaction, not "${databasePooler}".`);
  }
  const databasePoolSize = Number(text('DATABASE_POOL_SIZE') ?? 10);
  if (!Number.isInteger(databasePoolSize) || databasePoolSize < 1 || databasePoolSize > 1000) {
    faults.push('DATABASE_POOL_SIZE must be a number from 1 to 1000.');
  }

  const demo = flag('DEMO', developmentLogin);
  const responseCache = flag('RESPONSE_CACHE', true);

  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host,
    port,
    production,
    databaseUrl,
    dataDir,
    oidc,
    developmentLogin,
    demo,
    readPath: readPath as ReadPath,
    responseCache,
    logLevel: text('LOG_LEVEL') ?? 'info',
    databasePooler: databasePooler as Pooler,
    databasePoolSize,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
