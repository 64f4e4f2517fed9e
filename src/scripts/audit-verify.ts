/**
 * Finds whether anybody has changed the log of changes:
 *
 *     npm run --silent audit:verify                      # prints the anchor, one line to be kept elsewhere
 *     npm run --silent audit:verify -- --anchor <file>   # the anchors kept in a file, one a line, must still hold
 *
 * Exits with 0 where the log is whole, 1 where it is not, 2 where it could not be looked at.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openProgramDatabase } from '../app.ts';
import { verifyChains, type Anchor, type Fault } from '../audit/chain-verification.ts';
import { placeOfData, readEnvironment } from '../platform/config.ts';
import { reading } from '../platform/database.ts';
import { StartError } from '../platform/errors.ts';

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
  const anchors = values.anchor === undefined ? [] : readAnchors(values.anchor);
  const place = placeOfData(readEnvironment());
  if (place.url === undefined && !existsSync(place.dataDir))
    throw new StartError(`There is no data folder "${place.dataDir}"; say where it is with DATA_DIR, or DATABASE_URL.`);
  const database = await openProgramDatabase(place);
  try {
    const pending = await database.pending();
    if (pending.length > 0) throw new StartError(`The database is not at the newest migration: ${pending.join(', ')}.`);
    const found = await reading(database.orm, session => verifyChains(session, anchors, progress));
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (found.faults.length === 0 && found.unrecorded.length === 0) {
      say(`The log is whole: ${found.entries} entries in ${found.chains} chains.`);
      process.stdout.write(`${JSON.stringify(found.anchor)}\n`);
      return 0;
    }
    for (const fault of found.faults) process.stdout.write(`${told(fault)}\n`);
    for (const table of found.unrecorded)
      process.stdout.write(`table ${table}: its triggers are gone or switched off, and changes are not written down\n`);
    say(`The log is NOT whole: ${found.entries} entries looked at.`);
    return 1;
  } finally {
    await database.close();
  }
}

function told({ chain, position, what, entry }: Fault): string {
  const which =
    entry === undefined ? '' : ` (entry ${entry.id} of ${entry.at}, table ${entry.table}, row ${entry.row})`;
  return `chain ${chain}, position ${position}${which}: ${what}`;
}

function readAnchors(path: string): Anchor[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => JSON.parse(line) as Anchor);
  } catch (error) {
    throw new StartError(`The anchors cannot be read from "${path}": ${(error as Error).message}`);
  }
}

function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} entries`);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
