import { dirname, join } from 'node:path';
import { findPackageJSON } from 'node:module';
import { createApp, openProgramDatabase, servingPatience } from './app.ts';
import { oidcIssuer } from './access/authentication.ts';
import { developmentRoutes } from './development/development.routes.ts';
import { openDevelopmentIssuer } from './development/development-issuer.ts';
import { prepare } from './development/prepare.ts';
import { readConfig, readEnvironment } from './platform/config.ts';
import { assertContained } from './platform/database.ts';
import { StartError } from './platform/errors.ts';
import { readExamples } from './platform/ide/examples.ts';
import { ideRoutes } from './platform/ide/ide.routes.ts';
import { accessLog } from './platform/access-log.ts';
import { RateLimiter } from './platform/limits/rate-limiter.ts';
import { createLogger } from './platform/logger.ts';
import { startMetrics } from './platform/metrics.ts';
import { stopOnSignals } from './platform/stopping.ts';
import { startTracing } from './platform/tracing.ts';
import { TrustedDocuments } from './platform/trusted-documents.ts';

async function main(): Promise<void> {
  const config = readConfig(readEnvironment());
  const logger = createLogger(config.logLevel);
  const database = await openProgramDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    pooler: config.databasePooler,
    reach: { size: config.databasePoolSize, patience: servingPatience },
  });
  // The embedded database belongs to this process alone; a server's is migrated by `npm run migrate`.
  if (database.embedded) {
    logger.info('preparing the database; the first start takes a moment, for it imports all of Indonesia');
    await prepare(database, { demo: config.demo, tell: step => logger.info(step) });
  } else {
    const pending = await database.pending();
    if (pending.length > 0) throw new Error(`Run "npm run migrate" first: ${pending.join(', ')} is not there yet.`);
    if (config.production) await assertContained(database.orm);
  }

  const development = config.developmentLogin ? await openDevelopmentIssuer(config.dataDir) : undefined;
  const issuer = development ?? (config.oidc && oidcIssuer(config.oidc));
  if (issuer === undefined) throw new StartError('Nobody could sign in.');
  const root = dirname(findPackageJSON('..', import.meta.url) as string);
  const examples = await readExamples(join(root, 'schema', 'operations'));
  const documents = await TrustedDocuments.read(
    examples.map(({ query }) => query),
    config.trustedDocuments.files,
    config.trustedDocuments.only,
  );
  const { names } = documents;
  const metrics = config.metrics && (await startMetrics(config.metrics, names));
  const tracing = config.tracesTo === undefined ? undefined : await startTracing(config.tracesTo, { names });
  const app = await createApp({
    database,
    issuer,
    logger,
    readPath: config.readPath,
    responseCache: config.responseCache,
    web: { ...config.http, overTls: config.production },
    documents,
    observers: config.accessLog ? [accessLog(logger, names)] : [],
    metrics,
    tracing,
    trustProxy: config.trustProxy,
    rateLimiter: config.rateLimits && (await RateLimiter.open(config.rateLimits.redisUrl, logger)),
    pages: async http => {
      await ideRoutes(http, { endpoint: '/graphql', examples });
      if (development !== undefined) developmentRoutes(http, development);
    },
  });
  // Before there is an address, so that a stop is never missed.
  stopOnSignals({
    ...config.stopping,
    logger,
    drain: () => app.drain(),
    close: async () => {
      await app.close();
      await tracing?.close();
      await metrics?.close();
      await database.close();
    },
  });
  await app.http.listen({ port: config.port, host: config.host });
  const address = app.http.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  logger.info(`Episentrum answers on http://localhost:${port}/graphql, and has a page on http://localhost:${port}/`);
  if (metrics !== undefined) logger.info(`Figures for Prometheus are on ${metrics.url}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`);
  process.exit(1);
});

/** What whoever starts the program can mend is told without a stack. */
function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use; choose another with PORT.`;
  return error instanceof StartError ? error.message : (error.stack ?? error.message);
}
