import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/platform/config.ts';

const server = { DATABASE_URL: 'postgresql://episentrum@db/episentrum' };
const oidc = { OIDC_ISSUER: 'https://login.example.go.id/realms/kb', OIDC_AUDIENCE: 'episentrum' };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('without any setting', () => {
  it('the program runs for whoever tries it: embedded, on this machine only, with the demo world', () => {
    expect(readConfig({})).toEqual({
      host: 'localhost',
      port: 4000,
      production: false,
      readPath: 'compiled',
      responseCache: true,
      databaseUrl: undefined,
      databasePooler: 'session',
      databasePoolSize: 10,
      dataDir: '.data',
      oidc: undefined,
      developmentLogin: true,
      demo: true,
      logLevel: 'info',
      accessLog: false,
      http: { bodyLimit: 262_144, corsOrigins: [] },
      trustedDocuments: { only: false, files: [] },
      metrics: undefined,
      tracesTo: undefined,
      stopping: { drainDelay: 0, stopTimeout: 20_000 },
      trustProxy: false,
      rateLimits: { redisUrl: undefined },
    });
  });

  it('.env.example says the same, and names every variable that is read', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>;
    const read = new Set<string>();
    const environment = new Proxy(example, {
      get(values, name: string) {
        read.add(name);
        return values[name];
      },
    });

    expect(readConfig(environment)).toEqual(readConfig({}));
    expect([...read].toSorted()).toEqual(Object.keys(example).toSorted());
  });

  it('an empty value is none', () => {
    const empty = Object.fromEntries(
      [
        'HOST',
        'PORT',
        'DATABASE_URL',
        'DATA_DIR',
        'OIDC_ISSUER',
        'DEVELOPMENT_LOGIN',
        'DEMO',
        'LOG_LEVEL',
        'NODE_ENV',
      ].map(name => [name, '']),
    );

    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('limits', () => {
  it.each([
    ['', false],
    ['false', false],
    ['2', 2],
    ['10.0.0.1, 10.1.0.0/16', '10.0.0.1, 10.1.0.0/16'],
    ['loopback', 'loopback'],
  ])('TRUST_PROXY=%s', (value, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: value })).toMatchObject({ trustProxy });
  });

  it.each(['true', '-1', '1.5', 'everybody', '10.0.0.1,nobody'])('TRUST_PROXY=%s is refused', value => {
    expect(faultsOf({ TRUST_PROXY: value })).toEqual([expect.stringContaining('TRUST_PROXY')]);
  });

  it('rates are counted in memory, in Redis, or not at all', () => {
    expect(readConfig({}).rateLimits).toEqual({ redisUrl: undefined });
    expect(readConfig({ REDIS_URL: 'redis://cache' }).rateLimits).toEqual({ redisUrl: 'redis://cache' });
    expect(readConfig({ RATE_LIMIT: 'false', REDIS_URL: 'redis://cache' }).rateLimits).toBeUndefined();
    expect(faultsOf({ REDIS_URL: 'http://cache' })).toEqual(['REDIS_URL must begin with redis://.']);
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production', ...server, ...oidc };

  it('the program listens to the network, and there is no development login and no demo', () => {
    expect(readConfig(production)).toMatchObject({
      host: '0.0.0.0',
      production: true,
      databaseUrl: server.DATABASE_URL,
      developmentLogin: false,
      demo: false,
      oidc: {
        issuer: oidc.OIDC_ISSUER,
        audience: 'episentrum',
        jwksUri: 'https://login.example.go.id/realms/kb/protocol/openid-connect/certs',
      },
    });
  });

  it('the embedded database has to be asked for', () => {
    const embedded = { NODE_ENV: 'production', ...oidc };

    expect(faultsOf(embedded)).toEqual([expect.stringContaining('DATABASE_URL is missing')]);
    expect(readConfig({ ...embedded, ALLOW_EMBEDDED: 'true' }).databaseUrl).toBeUndefined();
  });

  it('keys can stand at another address', () => {
    const { oidc: read } = readConfig({ ...production, OIDC_JWKS_URI: 'https://keys.example/jwks' });

    expect(read?.jwksUri).toBe('https://keys.example/jwks');
  });
});

describe('the development login', () => {
  const wanted = { DEVELOPMENT_LOGIN: 'true' };

  it.each([
    ['in production', { NODE_ENV: 'production', HOST: 'localhost', ...server, ...wanted }, 'production'],
    ['beside an issuer', { ...oidc, ...wanted }, 'beside OIDC_ISSUER'],
    ['on every address', { HOST: '0.0.0.0', ...wanted }, 'loopback HOST, not "0.0.0.0"'],
    ['on every address, in IPv6', { HOST: '::', ...wanted }, 'loopback HOST, not "::"'],
    ['on an address of the network', { HOST: '192.168.1.10', ...wanted }, 'loopback HOST'],
    ['on a name that only begins like one', { HOST: 'localhost.example', ...wanted }, 'loopback HOST'],
    ['on an address that only begins like one', { HOST: '127.0.0.1.example', ...wanted }, 'loopback HOST'],
    ['when nobody asked for it, on every address', { HOST: '0.0.0.0' }, 'loopback HOST'],
  ])('cannot stand %s', (_where, env, fault) => {
    expect(faultsOf(env)).toContainEqual(expect.stringContaining(fault));
  });

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('can stand on %s', HOST => {
    expect(readConfig({ HOST }).developmentLogin).toBe(true);
  });

  it('is not there by itself beside a database server or an issuer', () => {
    expect(readConfig({ ...server, ...oidc }).developmentLogin).toBe(false);
    expect(readConfig(oidc)).toMatchObject({ developmentLogin: false, demo: false });
    expect(faultsOf(server)).toEqual(['OIDC_ISSUER is missing: nobody could sign in.']);
  });
});

describe('what is wrong', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '4000.5'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://db/episentrum'],
    ['DATABASE_URL', 'db:5432/episentrum'],
    ['DATABASE_URL', 'postgresql://episentrum:pass#word@db/episentrum'],
    ['DATABASE_URL', 'postgresql://db:70000/episentrum'],
    ['DATABASE_URL', 'postgresql://db:port/episentrum'],
    ['DATABASE_URL', 'postgresql://db/episentrum?sslmode=verify-full&sslrootcert=/missing.crt'],
    ['REDIS_URL', 'redis://cache:port'],
    ['HOST', 'http://localhost'],
    ['HOST', 'localhost:4000'],
    ['HOST', '127.0.0.256'],
    ['HOST', '10.0.0.0/8'],
    ['HOST', '[::1]'],
    ['HOST', 'a b'],
    ['HOST', '-x'],
    ['METRICS_HOST', 'metrics:9464'],
    ['METRICS_HOST', '10.0.0'],
    ['DEMO', 'yes'],
    ['DEVELOPMENT_LOGIN', '1'],
    ['DEVELOPMENT_LOGIN', 'TRUE'],
    ['NODE_ENV', 'prod'],
    ['NODE_ENV', 'Production'],
    ['LOG_LEVEL', 'loud'],
    ['ACCESS_LOG', 'on'],
    ['READ_PATH', 'fast'],
    ['OIDC_ISSUER', 'login.example.go.id'],
    ['OIDC_JWKS_URI', 'file:///etc/passwd'],
    ['BODY_LIMIT', '1MB'],
    ['BODY_LIMIT', '0'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://peta.go.id/'],
    ['CORS_ORIGINS', 'https://peta.go.id, peta.go.id'],
    ['TRUSTED_DOCUMENTS', 'yes'],
    ['TRUSTED_DOCUMENTS_FILES', 'package.json,missing.json'],
    ['TRUSTED_DOCUMENTS_FILES', 'src'],
    ['METRICS', 'prometheus'],
    ['METRICS_PORT', '70000'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
    ['DRAIN_DELAY', '5s'],
    ['STOP_TIMEOUT', '0'],
  ])('is told with the name of its variable: %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toContainEqual(expect.stringContaining(name));
  });

  it.each(['localhost', '0.0.0.0', '::', 'fe80::1', 'api-1.internal', 'api_1', 'db.example.go.id.'])(
    'is not a host such as %s',
    host => {
      expect(readConfig({ ...oidc, HOST: host, METRICS: 'true', METRICS_HOST: host })).toMatchObject({
        host,
        metrics: { host },
      });
    },
  );

  it.each(['postgresql://db/episentrum', 'postgres://u:p%40ss@[::1]:5433/e', 'postgresql:///e?host=/run/postgresql'])(
    'is not a database such as %s',
    url => {
      expect(readConfig({ ...oidc, DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  it('is told of a database without its password', () => {
    const faults = faultsOf({ DATABASE_URL: 'postgresql://episentrum:se#cret@db/episentrum' });

    expect(faults.join(' ')).toContain('DATABASE_URL is no URL');
    expect(faults.join(' ')).not.toMatch(/se#|cret@/);
  });

  it.each([
    ['no JSON', '{'],
    ['no text', '{ "a": 1 }'],
    ['no GraphQL', '{ "a": "query {" }'],
  ])('is a list of trusted documents that is %s', (_what, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'episentrum-config-'));
    const file = join(folder, 'list.json');
    writeFileSync(file, content);

    const faults = faultsOf({ TRUSTED_DOCUMENTS_FILES: file });
    rmSync(folder, { recursive: true });

    expect(faults).toEqual([expect.stringMatching(/^TRUSTED_DOCUMENTS_FILES: .*list\.json cannot be used: /)]);
  });

  it.each([
    ['keys without an issuer', { OIDC_JWKS_URI: 'https://keys.example/jwks' }, 'OIDC_ISSUER is missing'],
    ['figures on the port of the API', { METRICS: 'true', METRICS_PORT: '4000' }, 'another port than PORT'],
  ])('is told where two say different things: %s', (_what, env, fault) => {
    expect(faultsOf(env)).toContainEqual(expect.stringContaining(fault));
  });

  it('is told all at once', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PORT: 'http',
      METRICS_HOST: 'http://metrics',
      TRUSTED_DOCUMENTS_FILES: 'README.md,missing.json',
      REDIS_URL: 'cache',
      DATABASE_URL: 'postgresql://db:port/x',
      OIDC_ISSUER: oidc.OIDC_ISSUER,
      DEVELOPMENT_LOGIN: 'true',
      DEMO: 'maybe',
    });

    const told = ['PORT', 'METRICS_HOST', 'README.md', 'missing.json', 'REDIS_URL', 'DATABASE_URL', 'OIDC_AUDIENCE'];
    told.push('in production', 'loopback', 'DEMO');
    expect(told.filter(name => !faults.some(fault => fault.includes(name)))).toEqual([]);
  });

  it('reads as a list in the terminal', () => {
    expect(() => readConfig({ PORT: 'x', HOST: '0.0.0.0' })).toThrow(
      'The configuration cannot be used:\n  - PORT must be a whole number from 0 to 65535, not "x".\n  - DEVELOPMENT_LOGIN needs a loopback HOST',
    );
  });
});
