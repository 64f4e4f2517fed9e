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
import { createLogger } from './platform/logger.ts';

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
  const app = await createApp({
    database,
    issuer,
    logger,
    readPath: config.readPath,
    responseCache: config.responseCache,
    pages: async http => {
      await ideRoutes(http, { endpoint: '/graphql', examples });
      if (development !== undefined) developmentRoutes(http, development);
    },
  });
  await app.http.listen({ port: config.port, host: config.host });
  const address = app.http.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  logger.info(`Episentrum answers on http://localhost:${port}/graphql, and has a page on http://localhost:${port}/`);

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: letting requests under way finish`);
    app
      .close()
      .then(() => database.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error(error);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
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
