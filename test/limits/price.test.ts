import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitsOf, limitsOfRole } from '../../src/access/limits.ts';
import type { Role } from '../../src/access/permissions.ts';
import { features } from '../../src/app.ts';
import { Pricing } from '../../src/platform/limits/price.ts';
import { buildApiSchema } from '../../src/schema.ts';

const schema = buildApiSchema(features);

function priceOf(
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  pricing = new Pricing(schema),
): number {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return pricing.price(document, getOperationAST(document) as never, text, variables);
}

function read(folder: string, name: string): [text: string, variables: Record<string, unknown>] {
  const file = new URL(`../../${folder}/${name}`, import.meta.url);
  const beside = new URL(file.href.replace('.graphql', '.variables.json'));
  const variables = existsSync(beside) ? (JSON.parse(readFileSync(beside, 'utf8')) as Record<string, unknown>) : {};
  return [readFileSync(file, 'utf8'), variables];
}

const filesIn = (folder: string): string[] =>
  readdirSync(new URL(`../../${folder}/`, import.meta.url)).filter(name => name.endsWith('.graphql'));

const limit = (role: Role): number => limitsOfRole(role).price;

describe('those who need it can afford', () => {
  const anonymous = ['01', '02', '03', '10'];

  it.each(filesIn('schema/operations'))('%s', name => {
    const price = priceOf(...read('schema/operations', name));

    expect(price).toBeGreaterThan(0);
    expect(price).toBeLessThanOrEqual(limit(anonymous.includes(name.slice(0, 2)) ? 'PUBLIC' : 'PARTNER'));
  });

  it.each(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q8'])('%s of the bench, as a partner', name => {
    expect(priceOf(...read('bench/queries', `${name}.graphql`))).toBeLessThanOrEqual(limit('PARTNER'));
  });

  it('an inbox of the bench as a district, and twenty thousand objects as the centre and an analyst', () => {
    expect(priceOf(...read('bench/queries', 'Q6.graphql'))).toBeLessThanOrEqual(limit('DISTRICT'));
    expect(priceOf(...read('bench/queries', 'Q7.graphql'))).toBeLessThanOrEqual(limit('CENTRE_ADMIN'));
    expect(priceOf(...read('bench/queries', 'Q7.graphql'))).toBeLessThanOrEqual(limit('ANALYST'));
  });

  it.each([
    ['every province and regency', '{ country { provinces { code name level regencies { code name level kind } } } }'],
    ['what an IDE asks first', getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true })],
  ])('%s, as nobody', (_what, query) => {
    expect(priceOf(query)).toBeLessThanOrEqual(limit('PUBLIC'));
  });
});

describe('nobody can afford', () => {
  const upAndDown = (
    times: number,
  ): string => `{ regency(code: "15.71") { ${'districts { regency { '.repeat(times)} name
    ${'} }'.repeat(times)} } }`;
  const largest = Math.max(limit('ANALYST'), limit('CENTRE_ADMIN'));

  it.each([
    ['the needs of every village', '{ country { descendants(level: VILLAGE) { needs(first: 1) { nodes { id } } } } }'],
    [
      'the same level by level',
      '{ country { provinces { regencies { districts { villages { needs { totalCount } } } } } } }',
    ],
    [
      'the same by generic children',
      `{ country { children { children { children { children { needs { totalCount } } } } } } }`,
    ],
    ['the way up and down again and again', upAndDown(6)],
  ])('%s', (_what, query) => {
    expect(priceOf(query)).toBeGreaterThan(largest);
  });
});

describe('a price', () => {
  const needs = 'query ($n: Int, $m: Int) { needs(first: $n, last: $m) { nodes { id title } } }';

  it.each([
    [{}, 20],
    [{ n: null }, 20],
    [{ n: 0 }, 0],
    [{ n: 1 }, 1],
    [{ n: 100 }, 100],
    [{ m: 50 }, 50],
    // Refused by the list, which has no such pages.
    [{ n: -1_000_000 }, 0],
    [{ n: 2_000_000_000 }, 100],
    [{ n: -5, m: 100 }, 100],
  ])('of a page with %o is that of %i rows', (variables, rows) => {
    expect(priceOf(needs, variables)).toBe(10 + 50 + rows * 24);
  });

  it('counts a default of a variable, and what is given instead', () => {
    const query = needs.replace('$n: Int', '$n: Int = 100');
    const pricing = new Pricing(schema);

    const prices = [{}, { n: 1 }, {}, { n: undefined }].map(given => priceOf(query, given, pricing));

    expect(prices).toEqual([10 + 50 + 2400, 10 + 50 + 24, 10 + 50 + 2400, 10 + 50 + 2400]);
  });

  it('is of what is included, by variables too', () => {
    const query = `query ($skip: Boolean = true, $with: Boolean!) {
      needs(first: 10) @skip(if: $skip) { nodes { id } } ... @include(if: $with) { interventions(first: 10) { nodes { id } } }
    }`;
    const pricing = new Pricing(schema);
    const list = 50 + 10 * 23;

    const prices = [{ with: false }, { with: true }, { skip: false, with: true }, { skip: false, with: false }].map(
      given => priceOf(query, given, pricing),
    );

    expect(prices).toEqual([10, 10 + list, 10 + 2 * list, 10 + list]);
  });

  it('grows with ids, groups and rows, and counts the total', () => {
    const nodes = (count: number) =>
      priceOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Array.from({ length: count }, () => 'need_x'),
      });
    const groups = (list: string) => priceOf(`{ needStatistics(groupBy: [${list}]) { total { count } } }`);

    expect([nodes(0), nodes(1), nodes(100), nodes(5000)]).toEqual([10, 31, 2110, 2110]);
    expect(groups('SECTOR, KIND') - groups('')).toBe(2000);
    expect(priceOf('{ needs(first: 0) { totalCount } }')).toBe(10 + 50 + 200);
  });

  it('asks for a thing once, however often it is written; under another name it is another', () => {
    const once = priceOf('{ needs(first: 10) { nodes { id } } }');
    const merged = priceOf(`{ needs(first: 10) { nodes { id } } ...A ...B }
      fragment A on Query { needs(first: 10) { nodes { id } } } fragment B on Query { ...A needs(first: 10) { nodes { id } } }`);
    const renamed = priceOf('{ needs(first: 10) { nodes { id } } other: needs(first: 10) { nodes { id } } }');

    expect(merged).toBe(once);
    expect(renamed - 10).toBe(2 * (once - 10));
  });

  it('of an object of several types is that of the dearest, unless its code tells the type', () => {
    const query = (code: string) =>
      `{ area(code: "${code}") { name ... on Country { descendants(level: VILLAGE) { name } } } }`;

    expect(priceOf(query('15'))).toBeLessThan(20);
    expect(priceOf(query('ID'))).toBeGreaterThan(200_000);
    // What is longer than a code is could be any of them.
    expect(priceOf(query(`15${' '.repeat(20)}`))).toBeGreaterThan(200_000);
    expect(priceOf('{ node(id: "x") { id ... on Country { descendants(level: VILLAGE) { name } } } }')).toBeGreaterThan(
      200_000,
    );
  });

  it('is found in little time, whatever fragments spread', () => {
    const levels = 55;
    const spread = Array.from(
      { length: levels },
      (_, level) =>
        `fragment F${level} on Province { a: country { provinces { ...F${level + 1} } } b: country { provinces { ...F${level + 1} } } }`,
    ).join(' ');
    const bomb = `{ province(code: "15") { ...F0 } } ${spread} fragment F${levels} on Province { name }`;
    const document = parse(bomb);
    const pricing = new Pricing(schema);
    const start = performance.now();

    const price = pricing.price(document, getOperationAST(document) as never, 'bomb', {});

    expect(performance.now() - start).toBeLessThan(200);
    expect(price).toBe(1_000_000_000_000);
  });
});

describe('limits', () => {
  it('are the largest of those of somebody’s grants', () => {
    const grants = (...roles: Role[]) => ({ grants: roles.map(role => ({ role })) as never });

    expect(limitsOf(grants()).name).toBe('public');
    expect(limitsOf(grants('PARTNER')).name).toBe('partner');
    expect(limitsOf(grants('PARTNER', 'ANALYST', 'VILLAGE')).name).toBe('analyst');
    expect(limitsOf(grants('VILLAGE', 'PARTNER')).name).toBe('officer');
  });
});
