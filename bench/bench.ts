import { parseArgs } from 'node:util';
import { contenders, queryNames, start, type ContenderName, type QueryName, type Running } from './contenders.ts';
import { openIssuer, type Issuer } from './issuer.ts';
import { findLoadGenerator, type LoadGenerator } from './load.ts';
import { machine } from './machine.ts';
import type { Measuring, Pace } from './measure.ts';
import { writeHead, writeSection } from './report.ts';
import { untilQuiet } from './statements.ts';
import { openWorld, worldFolder } from './world.ts';
import type { Cluster } from './world/cluster.ts';

export interface Options extends Pace {
  readonly rows: number;
  readonly queries: readonly QueryName[];
  readonly servers: readonly ContenderName[];
}

export function readOptions(args: string[]): { section: string | undefined; options: Options } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      only: { type: 'string', default: queryNames.join(',') },
      servers: { type: 'string', default: Object.keys(contenders).join(',') },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      rows: { type: 'string', default: '1000000' },
    },
  });
  const chosen = <Name extends string>(text: string, known: readonly Name[]): Name[] =>
    text.split(',').map(name => {
      if (!known.includes(name as Name)) throw new Error(`"${name}" is none of ${known.join(', ')}.`);
      return name as Name;
    });
  return {
    section: positionals[0],
    options: {
      rows: Number(values.rows),
      seconds: Number(values.seconds),
      rounds: Number(values.rounds),
      queries: chosen(values.only, queryNames),
      servers: chosen(values.servers, Object.keys(contenders) as ContenderName[]),
    },
  };
}

/** What every section needs: the world, an issuer, a load, and servers that are stopped at the end whatever happens. */
export class Bench {
  readonly #running: Running[] = [];
  readonly #clusters: Cluster[] = [];

  readonly options: Options;
  readonly issuer: Issuer;
  readonly generator: LoadGenerator;

  private constructor(options: Options, issuer: Issuer, generator: LoadGenerator) {
    this.options = options;
    this.issuer = issuer;
    this.generator = generator;
  }

  static async open(options: Options): Promise<Bench> {
    return new Bench(options, await openIssuer(), await findLoadGenerator());
  }

  async world(rows = this.options.rows): Promise<Cluster> {
    tell(`the world of ${rows} rows`);
    const cluster = await openWorld({ rows, folder: worldFolder(rows), tell });
    this.#clusters.push(cluster);
    writeHead(`${machine()}; ${cluster.version}; ${this.generator.name}.`);
    return cluster;
  }

  async start(name: ContenderName, databaseUrl: string): Promise<Running> {
    tell(`starting ${name}`);
    const running = await start(name, databaseUrl, this.issuer);
    this.#running.push(running);
    return running;
  }

  /** A section of the results, with how it was measured. */
  write(title: string, text: string): void {
    const { rows, seconds, rounds } = this.options;
    const world = `${rows.toLocaleString('en')} needs and as many interventions`;
    writeSection(title, `${text}\n\n${world}; ${rounds} alternating rounds of ${seconds} s, medians.`);
  }

  measuring({ pid, url }: Cluster): Measuring {
    const { seconds, rounds } = this.options;
    return { generator: this.generator, databasePid: pid, untilQuiet: () => untilQuiet(url), seconds, rounds };
  }

  /** A cluster that ran before stays. */
  async close(): Promise<void> {
    for (const running of this.#running) await running.stop();
    for (const cluster of this.#clusters) if (!cluster.ranBefore) await cluster.stop();
    this.issuer.close();
  }
}

export function tell(step: string): void {
  process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${step}\n`);
}
