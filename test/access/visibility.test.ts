import { beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { testAreas } from '../support/database.ts';
import { newPerson, type Somebody } from '../support/factories.ts';
import {
  contains,
  maySee,
  newWorld,
  positions,
  seenBy,
  type Fact,
  type Position,
  type World,
} from './visible-world.ts';

/** The world is made once, for nothing here changes it. */
const api = useApi();
let world: World;
beforeAll(async () => {
  world = await newWorld();
});
const whoIs = (position: Position): Somebody | null => world.people.get(position) ?? null;

const lists = `query ($after: String, $later: String) {
  needs(first: 100, after: $after) { totalCount nodes { id } pageInfo { hasNextPage } }
  interventions(first: 100, after: $later) { totalCount nodes { id } pageInfo { hasNextPage } }
}`;
interface Lists {
  readonly needs: { readonly totalCount: number; readonly nodes: { readonly id: string }[] };
  readonly interventions: { readonly totalCount: number; readonly nodes: { readonly id: string }[] };
}

const idsOf = (nodes: readonly { readonly id: string }[] | undefined): string[] =>
  (nodes ?? []).map(({ id }) => id).toSorted();

describe.each(positions)('$role of $area (named: $named, sectors: $sectors)', position => {
  it('finds in the lists all that they may see, and counts nothing else', async () => {
    const { data, errors } = await api.run<Lists, object>(whoIs(position), lists);

    expect(errors).toBeUndefined();
    const expected = { needs: seenBy(position, world.needs), interventions: seenBy(position, world.interventions) };
    expect(idsOf(data?.needs.nodes)).toEqual(expected.needs);
    expect(idsOf(data?.interventions.nodes)).toEqual(expected.interventions);
    expect(data?.needs.totalCount).toBe(expected.needs.length);
    expect(data?.interventions.totalCount).toBe(expected.interventions.length);
  });

  it('opens by their ids the same rows, and no other', async () => {
    for (const rows of [world.needs, world.interventions]) {
      const ids = [...rows.keys()];
      const { data } = await api.run<{ nodes: ({ id: string } | null)[] }, object>(
        whoIs(position),
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
        { ids },
      );

      const expected = seenBy(position, rows);
      expect(data?.nodes.map(node => node?.id ?? null)).toEqual(ids.map(id => (expected.includes(id) ? id : null)));
    }
  });

  it('finds under each area what lies in it, and on request what reaches it from above', async () => {
    const fields = testAreas.map(
      ({ code }, index) => `a${index}: area(code: "${code}") {
        needs(first: 1) { totalCount } interventions(first: 1) { totalCount }
        reaching: interventions(first: 1, includeAbove: true) { totalCount } }`,
    );
    const { data } = await api.run<Record<string, Record<string, { totalCount: number }>>, object>(
      whoIs(position),
      `{ ${fields.join(' ')} }`,
    );

    const seen = (rows: ReadonlyMap<string, Fact>, where: (area: string) => boolean): { totalCount: number } => ({
      totalCount: [...rows.values()].filter(fact => where(fact.area) && maySee(position, fact)).length,
    });
    for (const [index, { code }] of testAreas.entries()) {
      expect([code, data?.[`a${index}`]]).toEqual([
        code,
        {
          needs: seen(world.needs, area => contains(code, area)),
          interventions: seen(world.interventions, area => contains(code, area)),
          reaching: seen(world.interventions, area => contains(code, area) || contains(area, code)),
        },
      ]);
    }
  });

  it('cannot tell a row that they may not see from one that is not there', async () => {
    const who = whoIs(position);
    const ask = (noun: string, id: string) =>
      api.run(who, `query ($id: ID!) { ${noun}(id: $id) { id } node(id: $id) { id } }`, { id });

    for (const [noun, rows] of [
      ['need', world.needs],
      ['intervention', world.interventions],
    ] as const) {
      const seen = seenBy(position, rows);
      const hidden = [...rows.keys()].filter(id => !seen.includes(id));
      const missing = await ask(noun, globalId(noun, crypto.randomUUID()));

      expect(missing).toMatchObject({ status: 200, data: { [noun]: null, node: null } });
      for (const id of seen.slice(0, 1)) {
        expect((await ask(noun, id)).data).toEqual({ [noun]: { id }, node: { id } });
      }
      for (const id of hidden.slice(0, 1)) expect(await ask(noun, id)).toEqual(missing);
    }
  });
});

describe.each([
  ['nobody signed in', null, 'UNAUTHENTICATED'],
  ['somebody without grants', [], 'FORBIDDEN'],
  ['a technical administrator', [{ role: 'SYS_ADMIN', area: 'ID' }], 'FORBIDDEN'],
  ['a supervisor of a survey', [{ role: 'SURVEY_SUPERVISOR', area: '15' }], 'FORBIDDEN'],
  ['an enumerator', [{ role: 'ENUMERATOR', area: '15.71.01.1001' }], 'FORBIDDEN'],
] as const)('%s', (_who, grants, code) => {
  it('reads no needs and no interventions, whichever way they ask', async () => {
    const who = grants && (await newPerson(grants));
    const ids = [[...world.needs.keys()][0], [...world.interventions.keys()][0]];

    for (const root of ['needs { totalCount }', 'interventions { totalCount }', `need(id: "${ids[0]}") { id }`]) {
      const answer = await api.run(who, `{ ${root} }`);
      expect([root, answer.data ?? null, codeOf(answer)]).toMatchObject([root, expect.toSatisfy(isEmpty), code]);
    }
    const nodes = await api.run(who, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(nodes).toMatchObject({ data: { nodes: [null, null] } });
    const village = await api.run(who, '{ village(code: "1571011001") { name needs { totalCount } } }');
    expect(village.data).toEqual({ village: { name: 'Simpang IV Sipin', needs: null } });
    expect(codeOf(village)).toBe(code);
  });
});

function isEmpty(data: unknown): boolean {
  return data === null || Object.values(data as object).every(value => value === null);
}
