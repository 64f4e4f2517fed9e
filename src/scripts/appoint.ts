import { parseArgs } from 'node:util';
import { openProgramDatabase } from '../app.ts';
import { appoint } from '../people/appoint.ts';
import { placeOfData, readEnvironment } from '../platform/config.ts';
import { asKeeper } from '../platform/database.ts';
import { StartError } from '../platform/errors.ts';

const usage =
  'Usage: npm run appoint -- --subject <sub of their token> --name <name> --position <position> [--reason <why>] [--also]';

try {
  const appointment = read();
  const database = await openProgramDatabase(placeOfData(readEnvironment()));
  try {
    const pending = await database.pending();
    if (pending.length > 0) throw new StartError('The tables are not there yet; run "npm run migrate" first.');
    await asKeeper(database.orm, rows => appoint(rows, appointment));
  } finally {
    await database.close();
  }
  process.stdout.write(`"${appointment.subject}" may sign in now, and give roles to others.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof StartError ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}

function read() {
  const text = { type: 'string' } as const;
  const options = { subject: text, name: text, position: text, reason: text, also: { type: 'boolean' } } as const;
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
  const { subject = '', name = '', position = '', reason = 'Administrator pertama.', also = false } = values;
  if ([subject, name, position, reason].some(value => value.trim() === '')) throw new StartError(usage);
  return { subject, name, position, reason, also };
}
