import { openProgramDatabase } from '../app.ts';
import { prepare } from '../development/prepare.ts';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const database = await openProgramDatabase({
  url: process.env['DATABASE_URL'] || undefined,
  dataDir: process.env['DATA_DIR'] || '.data',
});
try {
  await prepare(database, { demo: process.env['DEMO'] === 'true', tell });
  tell('The database is at the newest migration.');
} finally {
  await database.close();
}
