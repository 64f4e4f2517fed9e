import { execFile } from 'node:child_process';
import { randomUUID, type webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { sql } from 'kysely';
import pg from 'pg';
import { loadReference } from '../../seeds/load.ts';
import { openProgramDatabase } from '../../src/app.ts';
import { importAreas } from '../../src/areas/area-import.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { Cluster, type ClusterOptions } from './cluster.ts';
import { testAreas } from './database.ts';

const root = join(import.meta.dirname, '../..');
const algorithm = 'ES256';
const audience = 'episentrum';

export interface Officer {
  readonly subject: string;
  readonly area: string;
}

/**
 * What a production has beside the API: a cluster with the roles of the guide, migrated by their owner, with officers; and
 * an issuer of tokens.
 */
export class Production {
  readonly cluster: Cluster;
  readonly #issuer: Server;
  readonly #privateKey: webcrypto.CryptoKey;

  private constructor(cluster: Cluster, issuer: Server, privateKey: webcrypto.CryptoKey) {
    this.cluster = cluster;
    this.#issuer = issuer;
    this.#privateKey = privateKey;
  }

  static async start(options: ClusterOptions = {}): Promise<Production> {
    const cluster = await Cluster.start(options);
    const { publicKey, privateKey } = await generateKeyPair(algorithm);
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: algorithm, use: 'sig' }] });
    const issuer = createServer((_request, response) =>
      response.setHeader('content-type', 'application/json').end(keys),
    );
    issuer.listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    const production = new Production(cluster, issuer, privateKey);
    try {
      await production.#prepare();
    } catch (error) {
      await production.stop();
      throw error;
    }
    return production;
  }

  async #prepare(): Promise<void> {
    const passwords = ['-v', 'owner_password=o', '-v', 'api_password=a'];
    await this.cluster.tool('psql', '-q', '-d', this.cluster.url, ...passwords, '-f', join(root, 'schema/roles.sql'));
    const database = await openProgramDatabase({ url: this.urlOf('episentrum_owner'), dataDir: 'memory://' });
    try {
      await database.migrate();
      await asKeeper(database.orm, async rows => {
        await importAreas(rows, async () => testAreas, {});
        await loadReference(rows);
      });
    } finally {
      await database.close();
    }
  }

  urlOf(user: string, port = this.cluster.port): string {
    const url = new URL(this.cluster.urlOf(user, 'episentrum'));
    url.port = String(port);
    return url.href;
  }

  /** An officer of a village who may register needs there, until a day. */
  async newOfficer(area = '15.71.01.1001', validTo: string | null = null): Promise<Officer> {
    const [person, subject] = [randomUUID(), `test:${randomUUID()}`];
    const place = sql`id, code from area where code = ${area}`;
    const database = await openProgramDatabase({ url: this.urlOf('episentrum_owner'), dataDir: 'memory://' });
    try {
      await asKeeper(database.orm, async rows => {
        await sql`insert into person (id, subject, name, position, area_id, area_code)
          select ${person}, ${subject}, 'Nurhayati', 'PLKB', ${place}`.execute(rows);
        await sql`insert into access_grant (id, person_id, role, valid_from, valid_to, reason, area_id, area_code)
          select ${randomUUID()}, ${person}, 'VILLAGE', now() - interval '1 year', ${validTo}::timestamptz, 'Uji.', ${place}`.execute(
          rows,
        );
      });
    } finally {
      await database.close();
    }
    return { subject, area };
  }

  async token(officer: Officer, { years = 0 } = {}): Promise<string> {
    return await new SignJWT({})
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
      .setIssuer(this.#issuerUrl)
      .setAudience(audience)
      .setSubject(officer.subject)
      .setExpirationTime(Math.floor(Date.now() / 1000) + 3600 + years * 31_536_000)
      .sign(this.#privateKey);
  }

  get #issuerUrl(): string {
    return `http://127.0.0.1:${(this.#issuer.address() as AddressInfo).port}/`;
  }

  /** The environment of an API process that reaches the database at a port. */
  environment(port = this.cluster.port): Record<string, string> {
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.urlOf('episentrum_api', port),
      OIDC_ISSUER: this.#issuerUrl,
      OIDC_AUDIENCE: audience,
      OIDC_JWKS_URI: this.#issuerUrl,
    };
  }

  /** Asks the database itself, as its superuser, who sees everything. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    this.#issuer.close();
    this.#issuer.closeAllConnections();
    await this.cluster.remove();
  }
}

/** The program as it is deployed: compiled. */
export async function build(): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '--noCheck'], { cwd: root });
}
