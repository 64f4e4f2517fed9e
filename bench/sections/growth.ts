import { tell, type Bench } from '../bench.ts';
import { alternate, type Result } from '../measure.ts';
import { askedBy } from '../queries.ts';
import { goals, type Goal } from '../report.ts';

const factor = 10;
const queries = ['Q1', 'Q2', 'Q4', 'Q5', 'Q6'] as const;
const mostRatio = 1.3;

/** Ten times as many rows in the same places: what is asked of a part of them must not take longer. */
export async function measureGrowth(bench: Bench): Promise<void> {
  const { rows } = bench.options;
  const [small, large] = [await bench.world(), await bench.world(factor * rows)];
  const [before, after] = [await bench.start('ours', small.url), await bench.start('ours', large.url)];
  const found: Goal[] = [];
  for (const query of queries) {
    tell(`${query} with ${rows} and ${factor * rows} rows`);
    const [viewer] = askedBy[query];
    const lanes = [
      { name: 'before', pid: before.pid, request: await before.request(query, viewer) },
      { name: 'after', pid: after.pid, request: await after.request(query, viewer) },
    ];
    const measured = await alternate(bench.measuring(small), lanes, 1);
    const [one, ten] = ['before', 'after'].map(name => measured.get(name) as Result) as [Result, Result];
    found.push({
      name: `${query} as ${viewer}, p50 with ${factor} times the rows`,
      value: ten.p50 / one.p50,
      most: mostRatio,
    });
  }
  bench.write(`Growth from ${rows} to ${factor * rows} rows`, goals(found));
}
