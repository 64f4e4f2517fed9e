import { tell, type Bench } from '../bench.ts';
import { compareAnswers } from '../equality.ts';
import { alternate, type Result } from '../measure.ts';
import { askedBy } from '../queries.ts';
import { shown, table } from '../report.ts';

const factor = 10;
const queries = ['Q1', 'Q2', 'Q4', 'Q5', 'Q6'] as const;
const mostRatio = 1.3;

/** Ten times as many rows in the same places: what is asked of a part of them must not take longer, nor does the limit. */
export async function measureGrowth(bench: Bench): Promise<void> {
  const { rows } = bench.options;
  const worlds = [await bench.world(), await bench.world(factor * rows)] as const;
  const running = await Promise.all(
    worlds.map(async ({ url }) => [await bench.start('ours', url), await bench.start('limit', url)]),
  );
  const found: string[][] = [];
  for (const query of queries) {
    tell(`${query} with ${rows} and ${factor * rows} rows`);
    const [viewer] = askedBy[query];
    for (const both of running) await compareAnswers(both, query, viewer);
    const lanes = await Promise.all(
      running.flatMap((both, world) =>
        both.map(async ({ name, pid, request }) => ({
          name: `${name} ${world}`,
          pid,
          request: await request(query, viewer),
        })),
      ),
    );
    const measured = await alternate(bench.measuring(worlds[0]), lanes, 1);
    const p50 = (name: 'ours' | 'limit', world: 0 | 1): number => (measured.get(`${name} ${world}`) as Result).p50;
    const grown = p50('ours', 1) / p50('ours', 0);
    found.push([
      `${query} as ${viewer}`,
      ...[p50('ours', 0), p50('ours', 1), p50('limit', 0), p50('limit', 1)].map(shown),
      shown(p50('limit', 1) / p50('limit', 0)),
      shown(grown),
      shown(mostRatio),
      grown <= mostRatio ? 'reached' : '**missed**',
    ]);
  }
  const heads = [
    'p50, ms',
    'ours',
    'ten times',
    'limit',
    'ten times',
    'limit grows by',
    'ours grows by',
    'at most',
    '',
  ];
  bench.write(`Growth from ${rows} to ${factor * rows} rows`, table(heads, found));
}
