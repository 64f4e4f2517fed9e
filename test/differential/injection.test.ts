import { getNamedType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../seeds/demo/random.ts';
import { features } from '../../src/app.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { buildApiSchema } from '../../src/schema.ts';
import { testDatabase } from '../support/database.ts';
import { plain, useApps, type Question } from './apps.ts';
import { isFine, told } from './difference.ts';
import { hostileCursors, hostileIds, hostileNames, hostileTexts } from './hostile.ts';
import type { Pools } from './pools.ts';
import { randomOperation } from './random-operation.ts';
import { targetsOf, type Target } from './targets.ts';
import { poolsOf } from './world-pools.ts';
import { newWorld } from './world.ts';

const schema = buildApiSchema(features);
const apps = useApps();
let pools: Pools;
let subject: string | undefined;
let before: unknown;

beforeAll(async () => {
  const world = await newWorld();
  pools = poolsOf(world);
  subject = world.personas[0]?.subject;
  before = await everyTable();
});

/** The compiler answers as the executed path does, and nothing breaks. */
async function expectAlike(questions: readonly Partial<Question>[]): Promise<void> {
  const faults: string[] = [];
  for (const question of questions) {
    const answers = await apps.ask({ ...plain, query: '', subject, ...question });
    if (!isFine(answers)) faults.push(told('not alike, or broken', answers));
  }
  expect(faults.join('\n\n')).toBe('');
}

/** Every argument and every field of an input that takes a text of some kind, with the ways to it. */
const places = [...targetsOf(schema)].filter(
  ([, [target]]) => isScalarType(target?.value) && !['Int', 'Float', 'Boolean'].includes(target.value.name),
);

describe.each(places)('%s', (coordinate, ways) => {
  it('takes any text, as a literal or as a variable', async () => {
    // Areas of every level have the same lists, so each of them is sent a part.
    const isShared = ways.every(({ type }) => type !== 'Query') && coordinate.includes('(');
    const texts = isShared ? new Random(coordinate).sample(hostileTexts, 16) : hostileTexts;
    await expectAlike(
      texts.map((text, index) => {
        const random = new Random('hostile', coordinate, index);
        const way = random.pick(ways);
        const usual = [random.pick(formsOf(way, text))];
        const hostile = { ...pools, values: { ...pools.values, [coordinate]: { usual, odd: [] } } };
        return randomOperation(schema, hostile, random, inOrder(way), {
          room: 25,
          variables: random.pick([0, 1]),
          isPlain: true,
        });
      }),
    );
  });
});

function formsOf({ type, field, given, value }: Target, text: string): string[] {
  if (value?.name === 'ID') return hostileIds(text);
  return /\((after|before):\)$/.test(given.at(-1) ?? '') ? hostileCursors(text, listedBy(type, field)) : [text];
}

/** By the area's code, so that a cursor's value is a text. */
function inOrder(way: Target): Target {
  const order = [
    `${way.type}.${way.field}(orderBy:)`,
    `${listedBy(way.type, way.field)}OrderField.AREA`,
    'OrderDirection.ASC',
  ];
  return { ...way, given: [...way.given, ...order] };
}

/** What the list of a field has, such as `Need`. */
function listedBy(typeName: string, field: string): string {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return getNamedType(fields[field]?.type)?.name.replace('Connection', '') ?? '';
}

const needs = 'nodes { title quantity area { code } }';

describe('names that the sender chooses', () => {
  it('of aliases', async () => {
    await expectAlike(
      hostileNames.map(name => ({
        query: `{ ${name}: needs(first: 2) { ${name}: nodes { ${name}: title b: area { ${name}: code } } } z: needs(first: 1) { ${needs} } }`,
      })),
    );
  });

  it('of variables', async () => {
    await expectAlike(
      hostileNames.map(name => ({
        query: `query ($${name}: String) { needs(first: 2, filter: { search: $${name} }) { ${needs} } }`,
        variables: Object.fromEntries([[name, 'air']]),
      })),
    );
  });

  it('of operations', async () => {
    await expectAlike(
      hostileNames.flatMap(name => [
        { query: `query ${name} { needs(first: 1) { ${needs} } }` },
        { query: `query ${name} { needs(first: 1) { ${needs} } } query Q { country { code } }`, operationName: name },
      ]),
    );
  });

  it('of operations that are not there', async () => {
    await expectAlike(
      hostileTexts.map(text => ({ query: `query Q { needs(first: 1) { ${needs} } }`, operationName: text })),
    );
  });

  it('of fragments', async () => {
    await expectAlike(
      hostileNames.map(name => ({
        query: `{ needs(first: 1) { nodes { ...${name} } } } fragment ${name} on Need { title area { code } }`,
      })),
    );
  });
});

describe('a hostile text', () => {
  it('in the place of an enum value', async () => {
    const field = (order: string) => `needs(first: 2, orderBy: { field: ${order}, direction: DESC }) { ${needs} }`;
    await expectAlike(
      hostileTexts.flatMap(text => [
        { query: `query ($order: NeedOrderField!) { ${field('$order')} }`, variables: { order: text } },
        { query: `{ ${field(text)} }` },
        { query: `{ ${field(JSON.stringify(text))} }` },
        {
          query: 'query ($by: [NeedGroup!]!) { needStatistics(groupBy: $by) { total { count } } }',
          variables: { by: [text] },
        },
      ]),
    );
  });

  it('in the place of a field, an argument or a directive', async () => {
    await expectAlike(
      hostileTexts.flatMap(text => [
        { query: `{ needs(first: 1) { nodes { ${text} } } }` },
        { query: `{ needs(${text}: 1) { totalCount } }` },
        { query: `{ needs(first: 1) @${text} { totalCount } }` },
      ]),
    );
  });

  it('in the place of a whole operation, of its variables, of one', async () => {
    const query = 'query ($first: Int, $filter: NeedFilter) { needs(first: $first, filter: $filter) { totalCount } }';
    await expectAlike(
      hostileTexts.flatMap(text => [
        { query: text },
        { query, variables: text as never },
        { query, variables: [text] as never },
        { query, variables: { first: text } },
        { query, variables: { filter: { [text]: 1 } } },
        { query, variables: { filter: text } },
      ]),
    );
  });

  it('has left everything as it was', async () => {
    expect(await everyTable()).toEqual(before);
  });
});

/** What stands in every table that the keeper may read, but for who was shown a contact meanwhile. */
async function everyTable(): Promise<Record<string, unknown>> {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const tables = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'public' and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
        and tablename <> 'audit_head' order by tablename`.execute(rows);
    const sums: Record<string, unknown> = {};
    for (const { name } of tables.rows) {
      const found = await sql`select count(*)::int as count, md5(string_agg(t::text, ',' order by t::text)) as sum
        from ${sql.table(name)} as t where to_jsonb(t) ->> 'act' is distinct from 'read'`.execute(rows);
      sums[name] = found.rows[0];
    }
    return sums;
  });
}
