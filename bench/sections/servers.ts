import { tell, type Bench } from '../bench.ts';
import type { ContenderName, QueryName, Running } from '../contenders.ts';
import { compareAnswers } from '../equality.ts';
import { alternate, lanesOf, type Result } from '../measure.ts';
import { askedBy, titles } from '../queries.ts';
import { shown, table } from '../report.ts';
import { countStatements } from '../statements.ts';
import type { Cluster } from '../world/cluster.ts';

interface Row {
  readonly name: ContenderName;
  readonly one: Result;
  readonly sixteen: Result;
  readonly statements: number;
  readonly answer: string;
}

const nothing: Result = { perSecond: NaN, p50: NaN, p99: NaN, serverCpu: NaN, databaseCpu: NaN, memory: NaN };
const silent = { one: nothing, sixteen: nothing, statements: NaN, answer: 'none in five seconds' };

/** Everybody against everybody: each query as the one whose page it is. */
export async function measureServers(bench: Bench): Promise<void> {
  const world = await bench.world();
  const running: Running[] = [];
  for (const name of bench.options.servers) running.push(await bench.start(name, world.url));
  const measured = new Map<QueryName, Row[]>();
  for (const query of bench.options.queries) {
    tell(query);
    const rows = await measureQuery(bench, world, running, query);
    measured.set(query, rows);
    bench.write(`${query}: ${titles[query]}, as ${askedBy[query][0]}`, details(rows));
  }
  bench.write('Median latency and throughput', summary(measured, bench.options.servers));
}

async function measureQuery(
  bench: Bench,
  world: Cluster,
  running: readonly Running[],
  query: QueryName,
): Promise<Row[]> {
  const [viewer] = askedBy[query];
  const answers = await compareAnswers(running, query, viewer);
  const lanes = await lanesOf(
    running.filter(({ name }) => answers.has(name)),
    query,
    viewer,
  );
  const one = await alternate(bench.measuring(world), lanes, 1);
  const sixteen = await alternate(bench.measuring(world), lanes, 16);
  const rows: Row[] = [];
  for (const { name, request } of lanes) {
    rows.push({
      name,
      one: one.get(name) as Result,
      sixteen: sixteen.get(name) as Result,
      statements: await countStatements(world.url, request),
      answer: answers.get(name) as string,
    });
  }
  for (const { name } of running) if (!answers.has(name)) rows.push({ name, ...silent });
  return rows;
}

function summary(measured: ReadonlyMap<QueryName, readonly Row[]>, servers: readonly ContenderName[]): string {
  const by = (value: (row: Row) => number) =>
    table(
      ['', ...servers],
      [...measured].map(([query, rows]) => [query, ...inOrder(rows).map(row => shown(value(row)))]),
    );
  const inOrder = (rows: readonly Row[]) => servers.flatMap(name => rows.find(row => row.name === name) ?? []);
  const limits = new Map([...measured].map(([query, rows]) => [query, rows.find(({ name }) => name === 'limit')]));
  const ratios = table(
    ['', ...servers],
    [...measured].map(([query, rows]) => [
      query,
      ...inOrder(rows).map(row => shown(row.one.p50 / (limits.get(query)?.one.p50 ?? NaN))),
    ]),
  );
  return [
    'Median latency at one connection, in milliseconds:',
    by(row => row.one.p50),
    'The same as a multiple of the limit:',
    ratios,
    'Requests per second at sixteen connections:',
    by(row => row.sixteen.perSecond),
  ].join('\n\n');
}

function details(rows: readonly Row[]): string {
  return table(
    [
      'server',
      '1: /s',
      'p50',
      'p99',
      '16: /s',
      'p50',
      'p99',
      'CPU server',
      'CPU database',
      'memory MB',
      'statements',
      'answer',
    ],
    rows.map(({ name, one, sixteen, statements, answer }) => [
      name,
      ...[one, sixteen].flatMap(({ perSecond, p50, p99 }) => [shown(perSecond), shown(p50), shown(p99)]),
      shown(sixteen.serverCpu),
      shown(sixteen.databaseCpu),
      shown(Math.round(sixteen.memory)),
      Number.isNaN(statements) ? '–' : String(statements),
      answer,
    ]),
  );
}
