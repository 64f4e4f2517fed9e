import { isObjectType, parse, validate, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';
import { answeredFields } from './answered.ts';
import { plain, useApps, type Answers } from './apps.ts';
import { Coverage } from './coverage.ts';
import { harvestCursors } from './cursors.ts';
import { isFine, told } from './difference.ts';
import { questionsOf, type RandomQuestion } from './random-question.ts';
import { shrunk } from './shrink.ts';
import { fieldsOf, readableTypes, targetsOf } from './targets.ts';
import { changeWorld, renameAreasBack } from './world-changes.ts';
import { poolsOf } from './world-pools.ts';
import { newWorld, type World } from './world.ts';

/**
 * Random reads, answered by the compiler and by graphql-js: byte for byte the same. `npm run test:differential` asks many
 * more; DIFFERENTIAL_SEED asks others, DIFFERENTIAL_ONLY a single one again.
 */
const operations = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 1500);
const seed = process.env['DIFFERENTIAL_SEED'] ?? 'episentrum';
const only = process.env['DIFFERENTIAL_ONLY'];
const indexes = only === undefined ? Array.from({ length: operations }, (_, index) => index) : [Number(only)];
const mostFaults = 3;
/** So many operations at the same time; then something changes. */
const together = 20;
const firstRound = Math.floor((indexes[0] ?? 0) / together);

const apps = useApps();
let schema: GraphQLSchema;
let world: World;
let questionsAt: (index: number) => RandomQuestion[];

beforeAll(async () => {
  schema = buildApiSchema(features);
  world = await newWorld();
  const [central] = world.personas;
  const asked = { ...plain, subject: central?.subject };
  const cursors = await harvestCursors(schema, async query => (await apps.ask({ ...asked, query })).executed.body);
  questionsAt = questionsOf(schema, { ...poolsOf(world), cursors }, world.personas, seed);
});
afterAll(renameAreasBack);

describe(`${indexes.length} random reads`, () => {
  const answered = new Set<string>();
  const readPaths = { compiled: 0, executed: 0 };
  const sizes: number[] = [];
  let coverage: Coverage;

  it('are answered byte for byte alike', { timeout: 60_000 + indexes.length * 300 }, async () => {
    coverage = new Coverage(schema);
    const faults: string[] = [];
    let again: RandomQuestion[] = [];
    let changed = 0;
    for (let round = 0; round * together < indexes.length || again.length > 0; round += 1) {
      // Another round of changes lies between two questions for one operation.
      for (; changed < firstRound + round; changed += 1) await changeWorld(world, changed);
      await apps.lookAtAreas();
      const seen = await apps.ask({ ...plain, query: '{ needKinds { code } areas(first: 100) { nodes { name } } }' });
      if (!isFine(seen)) faults.push(told(`The areas in round ${round}`, seen));
      const some = indexes.slice(round * together, (round + 1) * together).map(questionsAt);
      const questions = [...again, ...some.flatMap(([first]) => first ?? [])];
      again = some.flatMap(([, ...others]) => others);
      for (const [place, answers] of (await apps.askTogether(questions)).entries()) {
        const { index, query } = questions[place] as RandomQuestion;
        expect(validate(schema, parse(query)), `${index}: ${query}`).toEqual([]);
        note(answers);
        if (!isFine(answers)) faults.push(await faultOf(index, answers));
      }
      if (faults.length >= mostFaults) break;
    }
    expect(faults.join('\n\n')).toBe('');
  });

  function note({ question, executed: { body }, by }: Answers): void {
    const document = parse(question.query);
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
    coverage.see(document, question.variables);
    answeredFields(schema, document, question.operationName, data, answered);
    sizes.push(body.length);
    // An error is told field by field; what is made by code of its own, and what few may ask for, is left to the other path
    // together with all that is asked beside it.
    if (errors === undefined && !/explainAccess|whoCanSee|\bhistory\b/.test(question.query)) readPaths[by] += 1;
  }

  it.skipIf(only !== undefined)('are answered by the compiler for the most part', () => {
    expect(readPaths.compiled).toBeGreaterThanOrEqual(4 * readPaths.executed);
  });

  it.skipIf(operations < 1500 || only !== undefined)('use every field, argument, input field and enum value', () => {
    expect([...targetsOf(schema).keys()].filter(coordinate => !coverage.used.has(coordinate))).toEqual([]);
  });

  it.skipIf(operations < 5000 || only !== undefined)(
    'are answered with a value of every field that can have one',
    () => {
      const never = ['Country.kind', 'Country.parent', 'Province.kind', 'District.kind', 'Village.descendants'];
      const fields = readableTypes(schema)
        .filter(isObjectType)
        .flatMap(type => fieldsOf(type).map(({ name }) => `${type.name}.${name}`));
      expect(fields.filter(field => !answered.has(field))).toEqual(never);
    },
  );

  it.skipIf(only !== undefined)('have answers of a bearable size', () => {
    expect(Math.max(...sizes)).toBeLessThan(500_000);
  });
});

/** The question as it was, and the least of it that still goes wrong when it is asked alone. */
async function faultOf(index: number, answers: Answers): Promise<string> {
  const repeat = `DIFFERENTIAL_SEED=${seed} DIFFERENTIAL_ONLY=${index}`;
  const alone = await apps.ask(answers.question);
  if (isFine(alone)) return told(`${repeat} (only among others)`, answers);
  const smallest = await shrunk(schema, answers.question, async smaller => !isFine(await apps.ask(smaller)));
  return [told(repeat, answers), told('The least of it', await apps.ask(smallest))].join('\n\n');
}
