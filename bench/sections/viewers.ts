import { tell, type Bench } from '../bench.ts';
import { compareAnswers } from '../equality.ts';
import { alternate, lanesOf, type Result } from '../measure.ts';
import { askedBy } from '../queries.ts';
import { shown, table } from '../report.ts';

/** Every query as everybody who asks it, ours and the limit: what a scope costs, whoever it is. */
export async function measureViewers(bench: Bench): Promise<void> {
  const world = await bench.world();
  const running = [await bench.start('ours', world.url), await bench.start('limit', world.url)];
  const rows: string[][] = [];
  for (const query of bench.options.queries) {
    for (const viewer of askedBy[query]) {
      tell(`${query} as ${viewer}`);
      await compareAnswers(running, query, viewer);
      const lanes = await lanesOf(running, query, viewer);
      const measured = await alternate(bench.measuring(world), lanes, 1);
      const [ours, limit] = ['ours', 'limit'].map(name => measured.get(name) as Result) as [Result, Result];
      rows.push([
        query,
        viewer,
        ...[ours, limit].flatMap(({ p50, p99 }) => [shown(p50), shown(p99)]),
        shown(ours.p50 / limit.p50),
      ]);
    }
  }
  bench.write(
    'As everybody who asks, at one connection',
    table(['query', 'viewer', 'ours p50', 'p99', 'limit p50', 'p99', 'ratio'], rows),
  );
}
