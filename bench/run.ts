/**
 * Measures the program against others, writes RESULTS.md: README.md beside this file tells how to read it.
 *
 *     node bench/run.ts [servers | viewers | growth | scoped | checks | context | memory | embedded]
 *       [--only Q1,Q4] [--servers ours,limit] [--seconds 3] [--rounds 5] [--rows 1000000]
 *
 * Without a section: all of them but growth, whose ten million rows take their time.
 */
import { Bench, readOptions, tell } from './bench.ts';
import { measureChecks } from './sections/checks.ts';
import { measureContext } from './sections/context.ts';
import { measureEmbedded } from './sections/embedded.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureMemory } from './sections/memory.ts';
import { measureScoped } from './sections/scoped.ts';
import { measureServers } from './sections/servers.ts';
import { measureViewers } from './sections/viewers.ts';

const sections: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  servers: measureServers,
  viewers: measureViewers,
  scoped: measureScoped,
  checks: measureChecks,
  context: measureContext,
  memory: measureMemory,
  embedded: measureEmbedded,
  growth: measureGrowth,
};

const { section, options } = readOptions(process.argv.slice(2));
const chosen = section === undefined ? Object.keys(sections).filter(name => name !== 'growth') : [section];

let current: Bench | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void current?.close().finally(() => process.exit(1)));
}

for (const name of chosen) {
  const measure = sections[name];
  if (measure === undefined) throw new Error(`"${name}" is none of ${Object.keys(sections).join(', ')}.`);
  tell(name);
  current = await Bench.open(options);
  try {
    await measure(current);
  } finally {
    await current.close();
  }
}
