import { isObjectType, parse, validate, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../src/app.ts';
import { buildApiSchema } from '../../src/schema.ts';
import { answeredFields } from './answered.ts';
import { useApps, type Question } from './apps.ts';
import { Coverage } from './coverage.ts';
import { harvestCursors } from './cursors.ts';
import { isSame, told } from './difference.ts';
import { questionsOf } from './random-question.ts';
import { shrunk } from './shrink.ts';
import { readableTypes, targetsOf } from './targets.ts';
import { poolsOf } from './world-pools.ts';
import { newWorld } from './world.ts';

/**
 * Random reads, answered by the compiler and by graphql-js: byte for byte the same. `npm run test:differential` asks many
 * more; DIFFERENTIAL_SEED asks others, DIFFERENTIAL_ONLY a single one again.
 */
const operations = Number(process.env['DIFFERENTIAL_OPERATIONS'] ?? 1500);
const seed = process.env['DIFFERENTIAL_SEED'] ?? 'episentrum';
const only = process.env['DIFFERENTIAL_ONLY'];
const indexes = only === undefined ? Array.from({ length: operations }, (_, index) => index) : [Number(only)];
const mostDifferences = 3;

const apps = useApps();
let schema: GraphQLSchema;
let questionAt: (index: number) => Question;

beforeAll(async () => {
  schema = buildApiSchema(features);
  const world = await newWorld();
  const [central] = world.personas;
  const plain = {
    variables: {},
    operationName: undefined,
    subject: central?.subject,
    language: 'en',
    method: 'POST',
  } as const;
  const cursors = await harvestCursors(schema, async query => (await apps.ask({ query, ...plain })).executed.body);
  questionAt = questionsOf(schema, { ...poolsOf(world), cursors }, world.personas, seed);
});

describe(`${indexes.length} random reads`, () => {
  const answered = new Set<string>();
  const by = { compiled: 0, executed: 0 };
  const sizes: number[] = [];
  let coverage: Coverage;

  it('are answered byte for byte alike', { timeout: 60_000 + indexes.length * 300 }, async () => {
    coverage = new Coverage(schema);
    const differences: string[] = [];
    for (const index of indexes) {
      const asked = questionAt(index);
      const document = parse(asked.query);
      expect(validate(schema, document), `${index}: ${asked.query}`).toEqual([]);

      const answers = await apps.ask(asked);

      const { body } = answers.executed;
      coverage.see(document, asked.variables);
      answeredFields(schema, document, asked.operationName, (JSON.parse(body) as { data?: unknown }).data, answered);
      sizes.push(body.length);
      if (answers.by !== undefined) by[answers.by] += 1;
      if (isSame(answers)) continue;
      const smallest = await shrunk(schema, asked, async smaller => !isSame(await apps.ask(smaller)));
      differences.push(
        told(`DIFFERENTIAL_SEED=${seed} DIFFERENTIAL_ONLY=${index}`, asked, answers),
        told('the smallest that differs, of the same', smallest, await apps.ask(smallest)),
      );
      if (differences.length >= 2 * mostDifferences) break;
    }
    expect(differences.join('\n\n')).toBe('');
  });

  it.skipIf(only !== undefined)('are answered by the compiler for the most part', () => {
    expect(by.compiled).toBeGreaterThanOrEqual(by.executed);
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
        .flatMap(type => Object.keys(type.getFields()).map(field => `${type.name}.${field}`));
      expect(fields.filter(field => !answered.has(field))).toEqual(never);
    },
  );

  it.skipIf(only !== undefined)('have answers of a bearable size', () => {
    expect(Math.max(...sizes)).toBeLessThan(250_000);
  });
});
