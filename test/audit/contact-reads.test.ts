import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { asOwner as withOwner } from '../../src/platform/database.ts';
import { entriesOf } from '../needs/audit.ts';
import { codeOf, useEveryWay } from '../support/api.ts';
import { emptyDatabase, select, testDatabase } from '../support/database.ts';
import { newGrant, newNeed, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

const ways = useEveryWay();
beforeEach(emptyDatabase);

const here = '15.71.01.1001';
const contacts = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { contact { phone } } } }';
const idsOf = (...people: readonly Somebody[]) => ({ ids: people.map(({ id }) => globalId('person', id)) });
const grantOf = async ({ id }: Somebody) => (await select<{ id: string }>('access_grant', { person_id: id }))[0]?.id;
const asOwner = async (statement: string) =>
  await withOwner((await testDatabase()).orm, session => session.run(sql.raw(statement)));
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
      {
        act: 'read',
        table: 'person_contact',
        rowId: officer.id,
        subject: district.subject,
        personId: district.id,
        grantId: await grantOf(district),
      },
    ]);
    expect(entries).toHaveLength(1);
  });

  it('is an entry under the grant that allows it, for each the first of those that do', async () => {
    const [here1, here2, there] = [
      await withPhone('0812-1'),
      await newPerson([{ role: 'VILLAGE', area: '15.71.02.1004' }], { phone: '0812-2' }),
      await newPerson([{ role: 'VILLAGE', area: '15.03.01.2001' }], { phone: '0812-3' }),
    ];
    const from = (days: number) => new Date(Date.now() - days * 86_400_000);
    const viewer = await newPerson([], { area: here });
    // An auditor reads people and not their contacts; the younger grant in the city is not asked where the older reaches.
    const auditor = await newGrant(viewer.id, { role: 'AUDITOR', area: 'ID', from: from(9) });
    const city = await newGrant(viewer.id, { role: 'REGENCY', area: '15.71', from: from(5) });
    const district = await newGrant(viewer.id, { role: 'DISTRICT', area: '15.71.01', from: from(7) });
    const regency = await newGrant(viewer.id, { role: 'REGENCY', area: '15.03', from: from(3) });

    const { answer, entries } = await ask(viewer, contacts, idsOf(here1, here2, there));

    expect(JSON.stringify(answer.data)).toMatch(/0812-1.*0812-2.*0812-3/);
    const grants = new Map(entries.map(({ rowId, grantId }) => [rowId, grantId]));
    expect(grants).toEqual(
      new Map([
        [here1.id, district],
        [here2.id, city],
        [there.id, regency],
      ]),
    );
    expect([...grants.values()]).not.toContain(auditor);
  });

  it('is an entry under no grant where it is their own and nothing else allows it', async () => {
    const pokja = await newPerson([{ role: 'POKJA', area: here }], { phone: '0812-1' });

    const { entries } = await ask(pokja, contacts, idsOf(pokja));

    expect(entries).toMatchObject([{ act: 'read', rowId: pokja.id, personId: pokja.id, grantId: null }]);
  });

  it('is an entry under its grant also where the database fails at another field of it', async () => {
    const organization = await newOrganization();
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { phone: '0812-1', organization });
    const district = await newOfficer('DISTRICT', '15.71.01');
    const both =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Person { contact { phone } organization { name } } } }';
    await asOwner('revoke select on organization from episentrum_app');
    try {
      const { answer, entries } = await ask(district, both, idsOf(officer));

      expect(codeOf(answer)).toBe('INTERNAL');
      expect(answer.data).toEqual({ nodes: [{ contact: { phone: '0812-1' }, organization: null }] });
      expect(entries).toMatchObject([{ act: 'read', rowId: officer.id, grantId: await grantOf(district) }]);
    } finally {
      await asOwner('grant select on organization to episentrum_app');
    }
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
    expect(entries.map(({ grantId }) => grantId)).toEqual(Array(2).fill(await grantOf(district)));
  });

  it('is one where several acts show it, under the grant of the first', async () => {
    const officer = await withPhone('0812-1');
    const [a, b] = [await newNeed({ reportedBy: officer }), await newNeed({ reportedBy: officer })];
    const district = await newOfficer('DISTRICT', '15.71.01');
    const field = (name: string) =>
      `${name}: verifyNeed(input: $${name}) { need { reportedBy { contact { phone } } } }`;
    const verify = `mutation ($a: VerifyNeedInput!, $b: VerifyNeedInput!) { ${field('a')} ${field('b')} }`;
    const input = (id: string) => ({ id: globalId('need', id), expectedVersion: 1 });

    const { entries } = await ask(district, verify, { a: input(a), b: input(b) });

    expect(entries.map(({ act }) => act)).toEqual(['update', 'update', 'read']);
    expect(entries.map(({ grantId }) => grantId)).toEqual(Array(3).fill(await grantOf(district)));
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
