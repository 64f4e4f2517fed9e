import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { Session } from '../../src/platform/database.ts';
import { entriesOf } from '../needs/audit.ts';
import { codeOf, useEveryWay } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newNeed, newOfficer, newPerson } from '../support/factories.ts';

const ways = useEveryWay();
beforeEach(emptyDatabase);

const here = '15.71.01.1001';
const withPhone = (phone: string) => newPerson([{ role: 'VILLAGE', area: here }], { phone });

describe.each(ways)('a contact that is shown, %s,', (_way, api) => {
  const ask = async (who: Parameters<typeof api.run>[0], query: string, variables: object = {}) => {
    const requestId = randomUUID();
    const answer = await api.run(who, query, variables, { 'request-id': requestId });
    return { answer, entries: await entriesOf(requestId) };
  };

  it.each([
    ['by its id', 'query ($id: ID!) { node(id: $id) { ... on Person { contact { phone } } } }'],
    ['by ids', 'query ($id: ID!) { nodes(ids: [$id, $id]) { ... on Person { contact { phone } } } }'],
    [
      'under other names, twice',
      'query ($id: ID!) { a: node(id: $id) { ... on Person { x: contact { y: phone } z: contact { email } } } b: node(id: $id) { ...F } } fragment F on Person { contact { phone } }',
    ],
    [
      'of a row',
      'query ($id: ID!) { needs { nodes { reportedBy { contact { phone } } } } skipped: node(id: $id) { id } }',
    ],
    [
      'of every row of a page',
      'query ($id: ID!) { needs(first: 5) { edges { node { reportedBy { contact { phone } } } } } node(id: $id) { id } }',
    ],
  ])('%s is an entry of the log, one for each person', async (_how, query) => {
    const officer = await withPhone('0812-1');
    await newNeed({ reportedBy: officer });
    await newNeed({ reportedBy: officer });
    const district = await newOfficer('DISTRICT', '15.71.01');

    const { answer, entries } = await ask(district, query, { id: globalId('person', officer.id) });

    expect(JSON.stringify(answer.data)).toContain('0812-1');
    expect(entries).toMatchObject([
      { act: 'read', table: 'person_contact', rowId: officer.id, subject: district.subject, personId: district.id },
    ]);
    expect(entries).toHaveLength(1);
  });

  it('is an entry each time, also when the answer is the same', async () => {
    const officer = await withPhone('0812-1');
    const district = await newOfficer('DISTRICT', '15.71.01');
    const query = `{ node(id: "${globalId('person', officer.id)}") { ... on Person { contact { phone } } } }`;

    const counts = [];
    for (let round = 0; round < 3; round += 1) counts.push((await ask(district, query)).entries.length);

    expect(counts).toEqual([1, 1, 1]);
  });

  it('is one for whoever looks at their own', async () => {
    const officer = await withPhone('0812-1');

    const { answer, entries } = await ask(officer, '{ viewer { person { contact { phone } } } }');

    expect(answer.data).toMatchObject({ viewer: { person: { contact: { phone: '0812-1' } } } });
    expect(entries).toMatchObject([{ act: 'read', rowId: officer.id, personId: officer.id }]);
  });

  it('is one after an act as well', async () => {
    const officer = await withPhone('0812-1');
    const id = await newNeed({ reportedBy: officer });
    const district = await newOfficer('DISTRICT', '15.71.01');
    const verify =
      'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { reportedBy { contact { phone } } } } }';

    const { entries } = await ask(district, verify, { input: { id: globalId('need', id), expectedVersion: 1 } });

    expect(entries.map(({ act, table }) => `${act} ${table}`)).toEqual(['update need', 'read person_contact']);
  });

  it('is none where there was nothing to see', async () => {
    const officer = await withPhone('0812-1');
    const none = await newPerson([{ role: 'VILLAGE', area: here }]);
    const pokja = await newOfficer('POKJA', here);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { name contact { phone } } } }';

    const { entries } = await ask(pokja, query, { ids: [officer, none].map(({ id }) => globalId('person', id)) });

    expect(entries).toEqual([]);
  });

  it('is not shown when the log cannot be written', async () => {
    const officer = await withPhone('0812-1');
    const district = await newOfficer('DISTRICT', '15.71.01');
    const query = `{ node(id: "${globalId('person', officer.id)}") { ... on Person { contact { phone } } } }`;
    const asOwner = async (statement: string) => {
      const session = await Session.begin((await testDatabase()).orm, 'write');
      await session.run(sql`select set_config('role', 'none', true)`);
      await session.run(sql.raw(statement));
      await session.commit();
    };
    await asOwner('revoke execute on function record_reads(text, text[]) from episentrum_app');
    try {
      const { answer } = await ask(district, query);

      expect(answer.data).toBeNull();
      expect(codeOf(answer)).toBe('INTERNAL');
      expect(JSON.stringify(answer)).not.toContain('0812');
    } finally {
      await asOwner('grant execute on function record_reads(text, text[]) to episentrum_app');
    }
  });
});
