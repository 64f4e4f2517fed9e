import pg from 'pg';
import { tell, type Bench } from '../bench.ts';
import { median } from '../measure.ts';
import { goals, shown, table } from '../report.ts';

const mostShare = 0.1;

/**
 * What access checks cost on twenty thousand rows. The program refuses to run without its walls, so the walls are taken
 * down under it: between the rounds, row level security of the tables is switched off and on again. Q7 as the centre,
 * for whom the scope adds no condition to the query, is then the same statement without any check of a row; what is left
 * in both is who asks and whether their role may ask, once a request.
 */
export async function measureChecks(bench: Bench): Promise<void> {
  const world = await bench.world();
  const ours = await bench.start('ours', world.url);
  const { generator, seconds, rounds } = bench.measuring(world);
  const request = await ours.request('Q7', 'central');
  const owner = new pg.Client({ connectionString: world.url });
  await owner.connect();
  const walled = await secured(owner);
  const times = { on: [] as number[], off: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const walls of ['on', 'off'] as const) {
        tell(`Q7 with the walls ${walls}`);
        await turn(owner, walled, walls);
        // Plans are made anew after the change.
        await generator.load(request, 1, 2);
        times[walls].push((await generator.load(request, 1, seconds)).p50);
      }
    }
  } finally {
    await turn(owner, walled, 'on');
    await owner.end();
  }
  const [on, off] = [median(times.on), median(times.off)];
  bench.write(
    'Access checks on an answer of 20,000 objects',
    [
      table(
        ['row level security', 'p50 of Q7, ms'],
        [
          ['on', shown(on)],
          ['off', shown(off)],
        ],
      ),
      goals([{ name: 'share of the checks in the time', value: 1 - off / on, most: mostShare }]),
    ].join('\n\n'),
  );
}

async function secured(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
}

async function turn(owner: pg.Client, tables: readonly string[], walls: 'on' | 'off'): Promise<void> {
  for (const name of tables) {
    await owner.query(`alter table ${name} ${walls === 'on' ? 'enable' : 'disable'} row level security`);
  }
}
