import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SearchAreasDocument } from '../../schema/generated/operations.ts';
import { AreaTree } from '../../src/areas/area-tree.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { codeOf, useApi } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { areaId } from '../support/factories.ts';

const api = useApi();

/** Names that need care, of places that are not among the test areas; they go again with this file. */
const careful = [
  ['15.71.02.2001', 'Soka"an'],
  ['15.71.02.2002', 'Téluk Énda'],
  ['15.71.02.2003', 'Ma’rang'],
  ['15.71.02.2004', 'Lubuk Pakam I,II'],
  ['15.71.02.2005', '100% Air_Bersih'],
  ['15.71.02.2006', String.raw`Garis\Miring`],
] as const;
const codes = careful.map(([code]) => code);

beforeAll(async () => {
  await asKeeper((await testDatabase()).orm, async rows => {
    await sql`
      insert into area (code, name, level, kind, parent_id)
      select code, name, 'VILLAGE', 'DESA', ${areaId('15.71.02')}
      from unnest(${codes}::text[], ${careful.map(([, name]) => name)}::text[]) as place(code, name)`.execute(rows);
  });
  await api.app.services.areas.load((await testDatabase()).orm);
});
afterAll(async () => {
  await asKeeper((await testDatabase()).orm, async rows => {
    await sql`delete from area where code = any(${codes}::text[])`.execute(rows);
  });
});

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly code: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly code: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const query = `query ($search: String, $level: AreaLevel, $within: String, $first: Int, $after: String, $last: Int, $before: String) {
  areas(search: $search, level: $level, within: $within, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { code } edges { cursor node { code } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function find(variables: Readonly<Record<string, unknown>>) {
  return await api.run<{ areas: Found }, object>(null, query, variables);
}

async function codesFor(variables: Readonly<Record<string, unknown>>): Promise<string[] | undefined> {
  const { data } = await find({ first: 100, ...variables });
  expect(data?.areas.totalCount).toBe(data?.areas.nodes.length);
  return data?.areas.nodes.map(({ code }) => code);
}

describe('searching for areas', () => {
  it('tells two villages of one name apart by code and way up', async () => {
    const { data } = await api.run(null, SearchAreasDocument, { search: 'merlung', level: 'VILLAGE' });

    expect(data?.areas).toMatchObject({
      totalCount: 2,
      nodes: [
        { code: '15.06.05.1007', name: 'Merlung', kind: 'KELURAHAN' },
        { code: '15.06.05.2020', name: 'Merlung', kind: 'DESA' },
      ],
    });
    expect(data?.areas.nodes[0]?.ancestors.map(({ name }) => name)).toEqual([
      'Indonesia',
      'Jambi',
      'Kabupaten Tanjung Jabung Barat',
      'Merlung',
    ]);
  });

  it.each([
    ['a part of the name', 'sipin', ['15.71.01.1001']],
    ['another case', 'SIMPANG iv', ['15.71.01.1001']],
    ['spaces around it', '  thehok ', ['15.71.02.1004']],
    ['a place before the places in it', 'jambi', ['15', '15.71', '15.71.02']],
    ['no accents where the name has some', 'teluk enda', ['15.71.02.2002']],
    ['accents where the name has others', 'tèluk  ënda', ['15.71.02.2002']],
    ['the plain apostrophe', "ma'rang", ['15.71.02.2003']],
    ['a comma', 'i,ii', ['15.71.02.2004']],
    ['a dotted beginning of a code', '15.71.01', ['15.71.01', '15.71.01.1001', '15.71.01.1002']],
    ['a dotless beginning of a code', '157101', ['15.71.01', '15.71.01.1001', '15.71.01.1002']],
    ['a beginning that ends inside a segment', '15.71.01.1', ['15.71.01.1001', '15.71.01.1002']],
    ['what no name and no code has', 'zzz', []],
  ])('finds by %s', async (_what, search, expected) => {
    expect(await codesFor({ search })).toEqual(expected);
  });

  it.each([
    ['%', ['15.71.02.2005']],
    ['_', ['15.71.02.2005']],
    ['\\', ['15.71.02.2006']],
    ['"', ['15.71.02.2001']],
    ["'", ['15.71.02.2003']],
    ["' or 1=1 --", []],
    ['%%', []],
    ['.*', []],
    ['(', []],
  ])('takes %j for what it is', async (search, expected) => {
    expect(await codesFor({ search })).toEqual(expected);
  });

  it('bears a search longer than any name', async () => {
    expect(await codesFor({ search: 'a'.repeat(100_000) })).toEqual([]);
  });

  it.each(['.', '..', '. .'])('does not take "%s" for the beginning of every code', async search => {
    expect(await codesFor({ search })).toEqual([]);
  });

  it('narrows to a level and to a subtree', async () => {
    expect(await codesFor({ search: 'jambi', level: 'DISTRICT' })).toEqual(['15.71.02']);
    expect(await codesFor({ search: 'merlung', within: '15.71' })).toEqual([]);
    expect(await codesFor({ within: '1506' })).toEqual(['15.06', '15.06.05', '15.06.05.1007', '15.06.05.2020']);
    expect(await codesFor({ within: 'ID', level: 'PROVINCE' })).toEqual(['11', '15']);
  });

  it.each(['15.99', 'Jambi', ''])('names the argument when there is no area "%s" to search within', async within => {
    const answer = await find({ within });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'within' }]);
  });
});

describe('pages of areas', () => {
  it('go forward without a gap or a repeat', async () => {
    const everything = await codesFor({});
    const walked: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page++) {
      const { data } = await find({ first: 4, after });
      const found = data?.areas as Found;
      walked.push(...found.nodes.map(({ code }) => code));
      expect(found.totalCount).toBe(everything?.length);
      expect(found.pageInfo).toEqual({
        hasPreviousPage: page > 0,
        hasNextPage: walked.length < found.totalCount,
        startCursor: found.edges.at(0)?.cursor,
        endCursor: found.edges.at(-1)?.cursor,
      });
      if (!found.pageInfo.hasNextPage) break;
      after = found.pageInfo.endCursor;
    }

    expect(walked).toEqual(everything);
  });

  it('go backward the same way', async () => {
    const everything = await codesFor({});
    const walked: string[] = [];
    let before: string | null = null;
    for (let page = 0; page < 20; page++) {
      const { data } = await find({ last: 4, before });
      const found = data?.areas as Found;
      walked.unshift(...found.nodes.map(({ code }) => code));
      expect(found.pageInfo).toMatchObject({
        hasPreviousPage: walked.length < found.totalCount,
        hasNextPage: page > 0,
      });
      if (!found.pageInfo.hasPreviousPage) break;
      before = found.pageInfo.startCursor;
    }

    expect(walked).toEqual(everything);
  });

  it('may be empty, and have 20 rows unless told', async () => {
    const none = await find({ first: 0 });
    const standard = await find({});

    expect(none.data?.areas).toMatchObject({ nodes: [], pageInfo: { startCursor: null, endCursor: null } });
    expect(standard.data?.areas.nodes).toHaveLength(20);
  });

  it.each([
    [{ first: 101 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 101 }, 'last'],
    [{ first: 3, last: 3 }, 'last'],
    [{ after: 'x' }, 'after'],
    [{ last: 3, before: '' }, 'before'],
  ])('refuse %j', async (page, field) => {
    const answer = await find(page);

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field }]);
  });

  it.each([[{ after: 'x' }], [{ before: '💥' }], [{ first: 101 }]])(
    'find nothing for %j, which is refused',
    async page => {
      const search = vi.spyOn(AreaTree.prototype, 'search');
      try {
        const answer = await find(page);

        expect(codeOf(answer)).toBe('BAD_USER_INPUT');
        expect(search).not.toHaveBeenCalled();
      } finally {
        search.mockRestore();
      }
    },
  );
});
