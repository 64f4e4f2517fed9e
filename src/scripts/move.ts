import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openProgramDatabase } from '../app.ts';
import { placeOfData, readEnvironment } from '../platform/config.ts';
import { StartError } from '../platform/errors.ts';
import { move } from '../platform/move.ts';

/** What migrations and their triggers write by themselves. */
const bookkeeping = ['table_version', 'audit_head'];

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { url, dataDir } = placeOfData(readEnvironment());
  if (url === undefined) throw new StartError('DATABASE_URL is missing: where to move to.');
  if (!existsSync(join(dataDir, 'pglite'))) throw new StartError(`There is no embedded database in "${dataDir}".`);
  const source = await openProgramDatabase({ url: undefined, dataDir });
  try {
    const target = await openProgramDatabase({ url, dataDir });
    try {
      const migrated = await target.migrate();
      if (migrated.length > 0) tell(`made the tables: ${migrated.join(', ')}`);
      await move(source, target, { bookkeeping, tell });
      tell(`Everything in "${dataDir}" is now in the database of DATABASE_URL too; its own data is as it was.`);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
} catch (error) {
  tell(error instanceof StartError ? error.message : String((error as Error).stack ?? error));
  process.exitCode = 1;
}
