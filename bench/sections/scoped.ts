import { tell, type Bench } from '../bench.ts';
import { send } from '../contenders.ts';
import { dataOf } from '../equality.ts';
import { alternate, type Result } from '../measure.ts';
import { goals, type Goal } from '../report.ts';

/** What both may see all of: the regency's page and its village's, as its officer and as the centre. */
const queries = ['Q2', 'Q4'] as const;
/** Never slower, as far as two medians can tell. */
const mostRatio = 1.05;

/** The same rows, once through the scope of an officer and once through none. */
export async function measureScoped(bench: Bench): Promise<void> {
  const world = await bench.world();
  const ours = await bench.start('ours', world.url);
  const found: Goal[] = [];
  for (const query of queries) {
    tell(`${query} scoped and unscoped`);
    const [scoped, unscoped] = [await ours.request(query, 'regency'), await ours.request(query, 'central')];
    if (dataOf(await send(scoped)) !== dataOf(await send(unscoped)))
      throw new Error(`${query} is not the same for both.`);
    const lanes = [
      { name: 'scoped', pid: ours.pid, request: scoped },
      { name: 'unscoped', pid: ours.pid, request: unscoped },
    ];
    const measured = await alternate(bench.measuring(world), lanes, 1);
    const [officer, centre] = ['scoped', 'unscoped'].map(name => measured.get(name) as Result) as [Result, Result];
    found.push({
      name: `${query}, p50 as the regency's officer through that of the centre`,
      value: officer.p50 / centre.p50,
      most: mostRatio,
    });
  }
  bench.write('Scoped and unscoped viewers on the same rows', goals(found));
}
