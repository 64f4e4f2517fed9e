import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { Client } from 'pg';
import { StartError } from './errors.ts';
import { logLevels } from './logger.ts';
import { documentsOf } from './trusted-documents.ts';

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
  /** A line of the log for every operation. */
  readonly accessLog: boolean;
  readonly http: HttpConfig;
  readonly trustedDocuments: TrustedDocumentsConfig;
  /** Where figures are served for Prometheus, if anywhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** The OTLP/HTTP collector that traces are sent to, if any. */
  readonly tracesTo: string | undefined;
  readonly stopping: StoppingConfig;
  /** Whose word is taken for where a request came from: Fastify's `trustProxy`. */
  readonly trustProxy: number | string | false;
  /** Nothing where what is spent is not counted. */
  readonly rateLimits: RateLimitsConfig | undefined;
  /** How connections to the server are shared, and how many each of the process's two pools has. */
  readonly databasePooler: Pooler;
  readonly databasePoolSize: number;
}

export interface HttpConfig {
  /** The most bytes of a request's body. */
  readonly bodyLimit: number;
  /** Whose pages may read answers. */
  readonly corsOrigins: readonly string[];
}

export interface TrustedDocumentsConfig {
  /** Whoever may not ask ad hoc asks only what is in the lists. */
  readonly only: boolean;
  /** Lists beside the documented operations. */
  readonly files: readonly string[];
}

export interface StoppingConfig {
  /** How long balancers are given to notice, in milliseconds. */
  readonly drainDelay: number;
  /** How long requests under way may take after that. */
  readonly stopTimeout: number;
}

export interface RateLimitsConfig {
  /** Where several processes count together; nothing: each counts alone, in memory. */
  readonly redisUrl: string | undefined;
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

  const oneOf = <Value extends string>(name: string, values: readonly Value[], standard: Value): Value => {
    const value = text(name) ?? standard;
    if (!values.includes(value as Value)) faults.push(`${name} must be ${listed(values)}, not "${value}".`);
    return value as Value;
  };
  const whole = (name: string, standard: number, [least, most]: readonly [number, number]): number => {
    const value = text(name) ?? String(standard);
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) {
      faults.push(`${name} must be a whole number from ${least} to ${most}, not "${value}".`);
    }
    return number;
  };
  const address = (name: string, standard: string): string => {
    const value = text(name) ?? standard;
    if (!isHost(value)) faults.push(`${name} must be the name or the IP address of a host, not "${value}".`);
    return value;
  };
  const list = (name: string): readonly string[] =>
    (text(name) ?? '')
      .split(',')
      .map(each => each.trim())
      .filter(each => each !== '');

  // A misspelt "production" must not open what production closes.
  const production = oneOf('NODE_ENV', ['production', 'development', 'test'], 'development') === 'production';
  const host = address('HOST', production ? '0.0.0.0' : 'localhost');
  const port = whole('PORT', 4000, ports);

  const { url: databaseUrl, dataDir } = placeOfData(env);
  const unusable = databaseUrl === undefined ? undefined : faultOfDatabase(databaseUrl);
  if (unusable !== undefined) faults.push(`DATABASE_URL ${unusable}`);
  const allowEmbedded = flag('ALLOW_EMBEDDED', false);
  if (databaseUrl === undefined && production && !allowEmbedded) {
    faults.push('DATABASE_URL is missing: the embedded database can lose data in a power cut (ALLOW_EMBEDDED=true).');
  }

  const issuer = text('OIDC_ISSUER');
  const audience = text('OIDC_AUDIENCE');
  if (issuer === undefined && audience !== undefined) faults.push('OIDC_ISSUER is missing beside OIDC_AUDIENCE.');
  if (issuer === undefined && text('OIDC_JWKS_URI') !== undefined) {
    faults.push('OIDC_ISSUER is missing beside OIDC_JWKS_URI.');
  }
  if (issuer !== undefined && audience === undefined) faults.push('OIDC_AUDIENCE is missing beside OIDC_ISSUER.');
  const oidc =
    issuer === undefined || audience === undefined
      ? undefined
      : {
          issuer,
          audience,
          jwksUri: text('OIDC_JWKS_URI') ?? `${issuer.replace(/\/$/, '')}/protocol/openid-connect/certs`,
        };

  for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URI', 'OTEL_EXPORTER_OTLP_ENDPOINT']) {
    const url = text(name);
    if (url !== undefined && !isHttp(url)) faults.push(`${name} must be an http or https URL, not "${url}".`);
  }

  // The development issuer lets anyone be anyone, so it starts only where nobody else can come in.
  const developmentLogin = flag('DEVELOPMENT_LOGIN', oidc === undefined && databaseUrl === undefined && !production);
  if (developmentLogin && production) faults.push('DEVELOPMENT_LOGIN cannot be used in production.');
  if (developmentLogin && oidc !== undefined) faults.push('DEVELOPMENT_LOGIN cannot stand beside OIDC_ISSUER.');
  if (developmentLogin && !isLoopback(host)) faults.push(`DEVELOPMENT_LOGIN needs a loopback HOST, not "${host}".`);
  if (!developmentLogin && oidc === undefined) faults.push('OIDC_ISSUER is missing: nobody could sign in.');

  const readPath = oneOf<ReadPath>('READ_PATH', ['compiled', 'executed'], 'compiled');

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

  const logLevel = oneOf('LOG_LEVEL', logLevels, 'info');
  const accessLog = flag('ACCESS_LOG', false);
  const http = {
    bodyLimit: whole('BODY_LIMIT', standardBodyLimit, [1024, 16_777_216]),
    corsOrigins: list('CORS_ORIGINS'),
  };
  for (const origin of http.corsOrigins) {
    if (!isOrigin(origin)) faults.push(`CORS_ORIGINS must list origins such as https://peta.go.id, not "${origin}".`);
  }

  const trustedDocuments = {
    only: oneOf('TRUSTED_DOCUMENTS', ['off', 'only'], 'off') === 'only',
    files: list('TRUSTED_DOCUMENTS_FILES'),
  };
  for (const file of trustedDocuments.files) {
    const fault = faultOfList(file);
    if (fault !== undefined) faults.push(`TRUSTED_DOCUMENTS_FILES: ${fault}`);
  }

  const metrics = { host: address('METRICS_HOST', 'localhost'), port: whole('METRICS_PORT', 9464, ports) };
  const metered = flag('METRICS', false);
  if (metered && metrics.port === port && port !== 0) faults.push('METRICS_PORT must be another port than PORT.');

  const stopping = {
    drainDelay: whole('DRAIN_DELAY', production ? 5 : 0, [0, 300]) * 1000,
    stopTimeout: whole('STOP_TIMEOUT', 20, [1, 600]) * 1000,
  };

  const proxies = text('TRUST_PROXY');
  const hops = Number(proxies);
  const trustProxy = proxies === undefined || proxies === 'false' ? false : Number.isInteger(hops) ? hops : proxies;
  if (hops < 0 || proxies === 'true' || (typeof trustProxy === 'string' && !areAddresses(trustProxy))) {
    faults.push(`TRUST_PROXY must be a number of proxies or their addresses, not "${proxies}".`);
  }

  const redisUrl = text('REDIS_URL');
  if (redisUrl !== undefined && !/^rediss?:\/\//.test(redisUrl)) faults.push('REDIS_URL must begin with redis://.');
  else if (redisUrl !== undefined && !URL.canParse(redisUrl)) faults.push('REDIS_URL is no URL.');
  const rateLimits = flag('RATE_LIMIT', true) ? { redisUrl } : undefined;

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
    readPath,
    responseCache,
    logLevel,
    accessLog,
    http,
    trustedDocuments,
    metrics: metered ? metrics : undefined,
    tracesTo: text('OTEL_EXPORTER_OTLP_ENDPOINT'),
    stopping,
    trustProxy,
    rateLimits,
    databasePooler: databasePooler as Pooler,
    databasePoolSize,
  };
}

const ports = [0, 65_535] as const;

/** Large enough for any operation we know, with its values. */
export const standardBodyLimit = 256 * 1024;

function listed(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function isHttp(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url);
}

function isOrigin(text: string): boolean {
  return isHttp(text) && new URL(text).origin === text;
}

/** What keeps a URL from leading to a database, as the driver reads it; it is not repeated, for it may hold a password. */
function faultOfDatabase(url: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(url)) return 'must begin with postgresql://.';
  try {
    // Also files that it names, such as certificates, are read here.
    return new Client({ connectionString: url }).database === '' ? 'names no database.' : undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'EACCES'
      ? `names a file that cannot be read: ${message}.`
      : 'is no URL; letters such as @, / and # in its password must be percent-encoded.';
  }
}

function faultOfList(file: string): string | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return `"${file}" cannot be read.`;
  }
  try {
    documentsOf(file, content);
    return undefined;
  } catch (error) {
    return (error as StartError).message;
  }
}

/** What ends in a number is an address, and no name. */
function isHost(host: string): boolean {
  const name = /^(?=.{1,253}$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.?$/i;
  return isIP(host) !== 0 || (name.test(host) && !/(?:^|\.)\d+\.?$/.test(host));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Also networks, and the words that Fastify has for some. */
function areAddresses(addresses: string): boolean {
  return addresses
    .split(',')
    .map(each => each.trim())
    .every(each => /^(loopback|linklocal|uniquelocal)$/.test(each) || isIP(each.replace(/\/\d{1,3}$/, '')) !== 0);
}
