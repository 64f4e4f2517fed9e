/**
 * The world that is measured: a PostgreSQL cluster in a folder, with the program's own tables, all areas, and as many
 * needs and interventions as asked for. What is there already is used again.
 *
 *     node bench/world.ts --rows 1000000 --folder /tmp/episentrum-bench-1m [--detach]
 *
 * Runs until Ctrl-C, or with --detach leaves the cluster running; `url` in the folder tells where.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openCluster, removeCluster, type Cluster } from './world/cluster.ts';
import { admit, fill, fillHash, tidy } from './world/fill.ts';

const root = resolve(import.meta.dirname, '..');

export interface WorldOptions {
  readonly rows: number;
  readonly folder: string;
  readonly tell: (step: string) => void;
}

export const worldFolder = (rows: number): string =>
  join(tmpdir(), `episentrum-bench-${rows < 1_000_000 ? `${rows / 1000}k` : `${rows / 1_000_000}m`}`);

/** Brings the cluster to the newest migration, and fills it unless it was filled by the same steps with as many rows. */
export async function openWorld({ rows, folder, tell }: WorldOptions): Promise<Cluster> {
  const stamp = join(folder, 'stamp');
  const wanted = `${rows} ${fillHash(rows)}`;
  const isFilled = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (!isFilled) await removeCluster(folder);
  const cluster = await openCluster(folder);
  try {
    const migrated = migrate(cluster.url);
    if (!isFilled) await fill(cluster.url, rows, tell);
    if (!isFilled || migrated) await tidy(cluster.url, tell);
    await admit(cluster.url);
    writeFileSync(stamp, wanted);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** By the program itself, as anybody would. Says whether there was something to do. */
function migrate(url: string): boolean {
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noCheck'], { cwd: root, stdio: 'inherit' });
  const said = execFileSync(process.execPath, ['dist/src/scripts/migrate.js'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, DEMO: 'false' },
    encoding: 'utf8',
  });
  return said.includes('migrated:');
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1000000' }, folder: { type: 'string' }, detach: { type: 'boolean' } },
  });
  const rows = Number(values.rows);
  const tell = (step: string) => process.stderr.write(`${step}\n`);
  const cluster = await openWorld({ rows, folder: values.folder ?? worldFolder(rows), tell });
  process.stdout.write(`${cluster.url}\n`);
  if (values.detach !== true) {
    const wake = setInterval(() => {}, 1 << 30);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(wake);
        void cluster.stop();
      });
    }
  }
}
