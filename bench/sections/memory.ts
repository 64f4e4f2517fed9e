import { tell, type Bench } from '../bench.ts';
import { peakMegabytes } from '../machine.ts';
import { askedBy } from '../queries.ts';
import { goals } from '../report.ts';

const connections = 16;
const mostMegabytes = 300;

/** All queries one after the other, each at sixteen connections, and the most that the process has held in between. */
export async function measureMemory(bench: Bench): Promise<void> {
  const world = await bench.world();
  const ours = await bench.start('ours-cached', world.url);
  const peaks = [{ name: 'after its start', value: peakMegabytes(ours.pid), most: mostMegabytes }];
  for (const query of bench.options.queries) {
    tell(`memory after ${query}`);
    await bench.generator.load(await ours.request(query, askedBy[query][0]), connections, bench.options.seconds);
    peaks.push({ name: `after ${query}`, value: peakMegabytes(ours.pid), most: mostMegabytes });
  }
  bench.write('Peak memory under sixteen connections, MB', goals(peaks));
}
