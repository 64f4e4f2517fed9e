import { beforeAll, describe, expect, it } from 'vitest';
import { useApi } from '../../support/api.ts';
import { emptyDatabase } from '../../support/database.ts';
import { newNeed, newOfficer, type Somebody } from '../../support/factories.ts';

/** Names that every object of JavaScript has, or that mean something to it: to GraphQL they are names as any other. */
const compiling = useApi();
const reading = useApi({ responseCache: false });
const executing = useApi({ readPath: 'executed' });
const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'then', 'toJSON'];

let officer: Somebody;
// These tests only read.
beforeAll(async () => {
  await emptyDatabase();
  await newNeed({ title: 'Sumur' });
  await newNeed({ title: 'Parit' });
  officer = await newOfficer('REGENCY', '15.71');
});

/** The same answer, letter by letter, whichever way it comes, twice. */
async function expectSame(query: string, variables?: object): Promise<string> {
  const executed = await executing.run(officer, query, variables);
  for (const by of [compiling, compiling, reading, reading]) {
    const { data, errors, readPath } = await by.run(officer, query, variables);
    expect({ readPath, errors, data: JSON.stringify(data) }).toEqual({
      readPath: 'compiled',
      errors: executed.errors,
      data: JSON.stringify(executed.data),
    });
  }
  return JSON.stringify(executed.data);
}

describe.each(names)('%s', name => {
  it('is an alias of anything', async () => {
    const told = await expectSame(`{
      ${name}: needs(first: 1, orderBy: { field: SEVERITY, direction: ASC }) {
        ${name}: nodes { ${name}: title area { ${name}: code } reportedBy { ${name}: name } }
      }
      area(code: "15.71") { ${name}: name ... on Regency { x: needs { ${name}: totalCount } } }
      viewer { ${name}: person { ${name}: name } }
      needStatistics(groupBy: [SECTOR]) { ${name}: total { ${name}: count } rows { ${name}: sector } }
    }`);

    expect(told).toContain(`"${name}":{"${name}":[{"${name}":`);
  });

  it('is the name of a variable that is not given, and is none then', async () => {
    const told = await expectSame(
      `query ($${name}: String) {
      needs(after: $${name}, filter: { search: $${name} }) { totalCount nodes { title } }
      areas(search: $${name}, first: 1) { totalCount }
    }`,
    );

    expect(told).toContain('"totalCount":2');
  });

  it('is the name of a variable that has a value of its own', async () => {
    const told = await expectSame(`query ($${name}: Int = 1, $other: Boolean = true) {
      needs(first: $${name}) { nodes { title @include(if: $other) } }
    }`);

    expect(told.match(/title/g)).toHaveLength(1);
  });

  it('is the name of an operation and a fragment', async () => {
    const told = await expectSame(
      `query ${name} { needs { nodes { ...${name} } } } fragment ${name} on Need { title }`,
    );

    expect(told.match(/title/g)).toHaveLength(2);
  });
});

describe('a variable that is given', () => {
  it.each(names.filter(name => name !== '__proto__'))('may be called %s', async name => {
    const told = await expectSame(
      `query ($${name}: String!) { needs(filter: { search: $${name} }) { nodes { title } } }`,
      {
        [name]: 'Parit',
      },
    );

    expect(told).toBe('{"needs":{"nodes":[{"title":"Parit"}]}}');
  });

  it('is refused under the name __proto__, before it is anything', async () => {
    const query = 'query ($__proto__: String) { needs(filter: { search: $__proto__ }) { totalCount } }';

    const answer = await compiling.run(officer, query, { ['__proto__']: 'Parit' });

    expect(answer).toMatchObject({ status: 400, readPath: undefined });
  });
});
