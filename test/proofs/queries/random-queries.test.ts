import { parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../seeds/demo/random.ts';
import { features } from '../../../src/app.ts';
import { buildApiSchema } from '../../../src/schema.ts';
import { harvestCursors } from '../../differential/cursors.ts';
import type { Pools } from '../../differential/pools.ts';
import { randomOperation } from '../../differential/random-operation.ts';
import { targetsOf } from '../../differential/targets.ts';
import { poolsOf } from '../../differential/world-pools.ts';
import { useProgram, ways, type Asked, type Told } from './asking.ts';
import { asText, Aviary, personasOf, plantCanaries, type Canary, type Persona } from './canaries.ts';
import { newPeopledWorld } from './personas.ts';
import { sweep } from './sweep.ts';

/**
 * Random reads by everybody, with a canary in every cell: nobody gets one that is not theirs, in data, errors, headers,
 * logs or figures. `npm run prove:queries` asks 100,000; QUERIES_SEED asks others, QUERIES_ONLY one or some of them again
 * (`7`, `4000-4999`).
 */
const operations = Number(process.env['QUERIES'] ?? 1500);
const seed = process.env['QUERIES_SEED'] ?? 'episentrum';
const only = process.env['QUERIES_ONLY'];
const [first = 0, last = first] = only?.split('-').map(Number) ?? [0, operations - 1];
const indexes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** So many at the same time, so that the answers to one could get into those to another. */
const together = 20;
const mostFaults = 5;

const program = useProgram();
const seen = new Map<Persona, Set<Canary>>();
let schema: GraphQLSchema;
let aviary: Aviary;
let questionAt: (index: number) => Question;

interface Question extends Asked {
  readonly persona: Persona;
}

beforeAll(async () => {
  schema = buildApiSchema(features);
  const world = await newPeopledWorld();
  const canaries = await plantCanaries();
  aviary = new Aviary(canaries, await personasOf(world));
  for (const persona of aviary.personas) seen.set(persona, new Set());
  const [central] = aviary.personas;
  const cursors = await harvestCursors(
    schema,
    async query => (await program.ask({ query, subject: central?.subject })).body,
  );
  questionAt = questions({ ...searching(poolsOf(world), canaries), cursors });
});

/** People look for parts of what is planted, and for amounts around it, but never for the whole of it. */
function searching(pools: Pools, canaries: readonly Canary[]): Pools {
  const random = new Random('searches', seed);
  const some = random.sample(canaries, 40).map(({ index }) => asText(index).slice(0, -1));
  const budgets = Array.from({ length: 20 }, () => String(random.between(7_000_000, 13_000_000)) + '000000');
  const { search, Rupiah } = pools.values;
  return {
    ...pools,
    values: {
      ...pools.values,
      search: { usual: [...(search?.usual ?? []), 'cq', 'Cq00', ...some], odd: search?.odd ?? [] },
      Rupiah: { usual: [...(Rupiah?.usual ?? []), ...budgets], odd: Rupiah?.odd ?? [] },
    },
  };
}

/** Everybody asks as often; the n-th operation uses the n-th coordinate of the schema, round and round. */
function questions(pools: Pools): (index: number) => Question {
  const targets = [...targetsOf(schema)];
  return index => {
    const random = new Random('canary', seed, index);
    const [coordinate, wayThere] = targets[index % targets.length] as (typeof targets)[number];
    const target = random.pick(wayThere);
    const given = [...target.given, ...(pools.given[coordinate] ?? [])];
    const { query, variables, operationName } = randomOperation(schema, pools, random, { ...target, given });
    const persona = random.pick(aviary.personas);
    return {
      query,
      variables,
      operationName,
      persona,
      subject: persona.subject,
      way: random.pick(['kept', ...ways]),
      method: random.chance(0.95) ? 'POST' : 'GET',
      language: random.chance(0.8) ? 'en' : 'id',
    };
  };
}

const said = ({ value, table, column, row }: Canary): string => `${value} (${table}.${column} of ${row})`;

/** Notes what somebody got, and tells what they should not have; an id that they came with is no news to them. */
function judge(persona: Persona, { query, variables }: Asked, text: string): string[] {
  const counts = query.includes('tatistics');
  const brought = aviary.findIn(`${query}${JSON.stringify(variables)}`);
  return [...aviary.findIn(text)].flatMap(canary => {
    if (canary.kind === 'id' && brought.has(canary)) return [];
    if (counts ? aviary.mayCount(persona, canary) : aviary.mayRead(persona, canary)) {
      if (aviary.mayRead(persona, canary)) seen.get(persona)?.add(canary);
      return [];
    }
    return [`${persona.name} sees ${said(canary)}`];
  });
}

function judgeLog(): string[] {
  const lines = program.takeLog().split('\n');
  return lines.flatMap(line =>
    [...aviary.findIn(line)].map(canary => `The log has ${said(canary)}: ${line.slice(0, 2000)}`),
  );
}

/** Where the machine was busy with other things for ten seconds, once more. */
async function patiently(question: Question): Promise<Told> {
  const answer = await program.ask(question);
  return answer.status === 503 ? await program.ask(question) : answer;
}

async function judgeSurroundings(): Promise<string[]> {
  const metrics = await program.metrics();
  return [...judgeLog(), ...[...aviary.findIn(metrics)].map(canary => `The metrics have ${said(canary)}`)];
}

describe('somebody who asks for everything', () => {
  it.skipIf(only !== undefined)('gets all that is theirs, and nothing else', { timeout: 300_000 }, async () => {
    const faults: string[] = [];
    for (const persona of aviary.personas) {
      const got = new Set<Canary>();
      for await (const { text, ...asked } of sweep(program, persona, aviary.canaries)) {
        for (const canary of aviary.findIn(text)) got.add(canary);
        faults.push(...judge(persona, asked, text));
      }
      const missing = aviary.readable(persona).filter(canary => !got.has(canary));
      faults.push(...missing.map(canary => `${persona.name} does not see ${said(canary)}`));
    }
    faults.push(...(await judgeSurroundings()));

    expect([faults.length, faults.slice(0, 20)]).toEqual([0, []]);
  });

  it.skipIf(only !== undefined)('is told about as much as the roles say', () => {
    const counts = aviary.personas.map(persona => aviary.readable(persona).length);
    const [total, none] = [aviary.canaries.length, counts.filter(count => count === 0).length];

    expect(counts.every(count => count < total)).toBe(true);
    // Nobody, somebody unknown, somebody suspended or whose grants are over, and somebody who never had one.
    expect(none).toBeLessThanOrEqual(5);
  });
});

describe(`${indexes.length} random reads`, () => {
  it('show nobody what is not theirs', { timeout: 120_000 + indexes.length * 300 }, async () => {
    const faults: string[] = [];
    const begun = performance.now();
    let [canaries, asked] = [0, 0];
    for (let from = 0; from < indexes.length && faults.length < mostFaults; from += together) {
      const some = indexes.slice(from, from + together);
      const batch = some.map(questionAt);
      const answers = await Promise.all(batch.map(patiently));
      for (const [place, question] of batch.entries()) {
        const { persona, query } = question;
        const answer = answers[place];
        const text = `${answer?.headers}${answer?.body}`;
        const again = `QUERIES_SEED=${seed} QUERIES_ONLY=${some[place]}`;
        if (validate(schema, parse(query)).length > 0) faults.push(`${again}: not a valid query`);
        if (answer === undefined || answer.status >= 500 || answer.body.includes('"code":"INTERNAL"')) {
          faults.push(`${again}: ${persona.name}: ${text.slice(0, 500)}\n${query}`);
        }
        faults.push(...judge(persona, question, text).map(fault => `${again}: ${fault}\n${query.slice(0, 2000)}`));
        canaries += aviary.findIn(text).size;
        asked += 1;
      }
      faults.push(...judgeLog().map(fault => `From ${some[0]} on: ${fault}`));
      if (asked % 5000 === 0) tell(`${asked} queries, ${canaries} canaries, ${rate(asked, begun)} a second`);
    }
    faults.push(...(await judgeSurroundings()));
    tell(figures(asked, canaries, begun));

    expect(faults.join('\n\n')).toBe('');
  });

  it.skipIf(only !== undefined)('show everybody something that is theirs', () => {
    const blind = aviary.personas.filter(
      persona => aviary.readable(persona).length > 0 && seen.get(persona)?.size === 0,
    );

    expect(blind.map(({ name }) => name)).toEqual([]);
  });
});

const tell = (text: string): boolean => process.stdout.write(`${text}\n`);
const rate = (count: number, begun: number): number => Math.round(count / ((performance.now() - begun) / 1000));

function figures(asked: number, canaries: number, begun: number): string {
  const rows = aviary.personas.map(persona => {
    const own = aviary.readable(persona).length;
    return `  ${persona.name}: ${seen.get(persona)?.size} of ${own} seen, ${aviary.canaries.length - own} hidden`;
  });
  return [`${asked} queries met ${canaries} canaries, ${rate(asked, begun)} a second`, ...rows].join('\n');
}
