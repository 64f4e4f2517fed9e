import { openProgramDatabase } from '../app.ts';
import { placeOfData, readEnvironment } from '../platform/config.ts';
import { prepare } from '../development/prepare.ts';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const env = readEnvironment();
const database = await openProgramDatabase(placeOfData(env));
try {
  await prepare(database, { demo: env['DEMO'] === 'true', tell });
  tell('The database is at the newest migration.');
} finally {
  await database.close();
}
