/**
 * Do all servers answer the same? Asks each of them every query, as one viewer, and prints what came beside what
 * Episentrum said: bytes, rows, values, and how many values one of them has that the other lacks.
 *
 *     DATABASE_URL=postgresql://… node bench/servers/check.ts [--viewer regency] [--values]
 *
 * With --values it also prints some of those values. Needs the program built (`npm run build`), and `npm ci` in bench/.
 */
import { parseArgs } from 'node:util';
import { queryNames, send, start, type ContenderName, type QueryName } from '../contenders.ts';
import { openIssuer } from '../issuer.ts';
import { viewers, type ViewerName } from '../world/viewers.ts';
import { contentOf, lacking, total, type Content } from './compare.ts';

const { values: options } = parseArgs({
  options: { viewer: { type: 'string', default: 'regency' }, values: { type: 'boolean', default: false } },
});
const databaseUrl = process.env['DATABASE_URL'];
if (databaseUrl === undefined || !(options.viewer in viewers)) {
  throw new Error(`DATABASE_URL is missing, or the viewer is none of ${Object.keys(viewers).join(', ')}.`);
}
const viewer = options.viewer as ViewerName;
const issuer = await openIssuer();
try {
  const ours = await answersOf('ours', databaseUrl);
  for (const name of ['postgraphile', 'apollo-dataloader', 'mercurius'] as const) {
    console.log(`\n${name} / ours, as ${viewer}`);
    const theirs = await answersOf(name, databaseUrl);
    for (const query of queryNames) console.log(compared(query, theirs.get(query), ours.get(query)));
  }
} finally {
  issuer.close();
}

/** Each query twice: some servers answer a query in another way from the second time on. */
async function answersOf(name: ContenderName, url: string): Promise<Map<QueryName, Content | Error>> {
  const server = await start(name, url, issuer);
  try {
    const answers = new Map<QueryName, Content | Error>();
    for (const query of queryNames) {
      const request = await server.request(query, viewer);
      await send(request);
      answers.set(
        query,
        await send(request)
          .then(contentOf)
          .catch((error: Error) => error),
      );
    }
    return answers;
  } finally {
    await server.stop();
  }
}

function compared(query: QueryName, theirs: Content | Error | undefined, ours: Content | Error | undefined): string {
  for (const [whose, answer] of Object.entries({ theirs, ours })) {
    if (answer === undefined || answer instanceof Error) return `${query}  ${whose}: ${answer?.message}`;
  }
  const [their, our] = [theirs as Content, ours as Content];
  const [missing, more] = [lacking(our, their), lacking(their, our)];
  const counts = [
    `bytes ${their.bytes} / ${our.bytes}`,
    `rows ${their.rows} / ${our.rows}`,
    `values ${total(their.values)} / ${total(our.values)}`,
    `lacking ${total(missing)}, more ${total(more)}`,
  ];
  const shown = options.values ? [`  lacking ${said(missing)}`, `  more ${said(more)}`] : [];
  return [`${query}  ${counts.join('  ')}`, ...shown].join('\n');
}

function said(values: ReadonlyMap<string, number>): string {
  return [...values]
    .slice(0, 20)
    .map(([value, count]) => `${value} (${count})`)
    .join(', ');
}
