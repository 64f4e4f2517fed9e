import { readdirSync, readFileSync } from 'node:fs';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  InterventionPageDocument,
  ProvincePageDocument,
  VillagePageDocument,
} from '../../schema/generated/operations.ts';
import { useApi } from '../support/api.ts';
import { useLine } from '../support/line.ts';
import { documentedQueries, firstIntervention } from './documented-queries.ts';
import { writeWorld, type World } from './large-world.ts';
import { rowsRead } from './rows-read.ts';

const api = useApi({ responseCache: false });
const executing = useApi({ readPath: 'executed' });
const line = useLine();
const compilable = documentedQueries.filter(({ byCode }) => !byCode);

it('every documented query is pinned', () => {
  const folder = new URL('../../schema/operations/', import.meta.url);
  const operations = readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .map(name => getOperationAST(parse(readFileSync(new URL(name, folder), 'utf8'))));
  const queries = operations.filter(operation => operation?.operation === OperationTypeNode.QUERY);

  const pinned = documentedQueries.map(({ document }) => getOperationAST(document)?.name?.value);

  expect(new Set(pinned)).toEqual(new Set(queries.map(operation => operation?.name?.value)));
});

describe.each([10, 10_000])('with %i needs and interventions', { timeout: 120_000 }, rows => {
  let { centre } = {} as World;
  // These tests only read. Whoever is met for the first time costs more than they do from then on.
  beforeAll(async () => {
    ({ centre } = await writeWorld(rows, firstIntervention));
    await Promise.all([api, executing].map(each => each.run(centre, '{ viewer { person { name } } }')));
  });

  it.each(compilable)('$name costs $compiled statement', async ({ document, variables, compiled }) => {
    const answer = await api.run(centre, document, variables as never);

    expect(answer.errors).toBeUndefined();
    expect(answer).toMatchObject({ readPath: 'compiled', statements: compiled });
  });

  it.each(documentedQueries)(
    '$name costs $executed statements field by field, and says the same',
    async ({ document, variables, executed }) => {
      const answer = await executing.run(centre, document, variables as never);

      expect(answer).toMatchObject({ readPath: 'executed', statements: executed });
      expect(answer.data).toEqual((await api.run(centre, document, variables as never)).data);
    },
  );

  it.each(compilable.filter(({ compiled }) => compiled > 0))('$name looks at no more rows', async documented => {
    const { document, variables } = documented;

    const read = await rowsRead({ api, line }, centre, document, variables);

    const more = Object.entries(read).filter(
      ([name, found]) => found > documented[name as keyof typeof read][rows === 10 ? 0 : 1],
    );
    expect(more).toEqual([]);
  });

  it('they show what they are pinned for', async () => {
    const village = await api.run(centre, VillagePageDocument, { code: '15.71.01.1001' });
    const province = await api.run(centre, ProvincePageDocument, { code: '15' });
    const intervention = await api.run(centre, InterventionPageDocument, { id: `intervention_${firstIntervention}` });

    expect(village.data?.village?.needs?.nodes.length).toBeGreaterThan(0);
    expect(village.data?.village?.interventions?.nodes[0]).toMatchObject({
      participants: [{}, {}],
      answers: [{ need: {} }],
    });
    expect(province.data?.province?.regencies.flatMap(({ needs }) => needs?.nodes ?? []).length).toBeGreaterThan(0);
    expect(intervention.data?.intervention).toMatchObject({
      participants: [{}, {}],
      budgetLines: [{}, {}],
      answers: [{ need: {} }, { need: {} }, { need: {} }],
      progressNotes: [{ reportedBy: {} }, {}],
      inpresActivity: { programme: { target: {} } },
    });
  });
});
