import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/permissions.ts';
import { reading } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useEveryWay, type Answer, type Api } from '../support/api.ts';
import { change, emptyDatabase, select, testDatabase } from '../support/database.ts';
import {
  areaId,
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

const ways = useEveryWay();
beforeEach(emptyDatabase);

const here = '15.71.01.1001';

interface Entry {
  readonly act: string;
  readonly part: string;
  readonly by: { readonly name: string } | null;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
interface Told {
  readonly node: { readonly history: { readonly totalCount: number; readonly nodes: readonly Entry[] } | null } | null;
}

interface Page {
  readonly need: {
    readonly history: {
      readonly nodes: readonly Pick<Entry, 'changes'>[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}

const query = (type: string) => `query ($id: ID!) { node(id: $id) { ... on ${type} {
  history { totalCount nodes { at act part by { name } changes { field before after } } } } } }`;

async function history(api: Api, who: Somebody | null, type: string, id: string) {
  return await api.run<Told, object>(who, query(type), { id: globalId(type.toLowerCase(), id) });
}

const histories = `query ($here: String!, $other: String!) {
  here: village(code: $here) { history(first: 1) { totalCount nodes { act part changes { field before after } } } }
  other: area(code: $other) { history { totalCount } } }`;
type Places = Record<'here' | 'other', Told['node']>;

interface Logged {
  readonly history: { readonly nodes: readonly Pick<Entry, 'act'>[] } | null;
}
interface Inpres {
  readonly inpresTargets: readonly (Logged & {
    readonly programmes: readonly (Logged & { readonly activities: readonly Logged[] })[];
  })[];
}

describe.each(ways)('the history, %s,', (_way, api) => {
  it('tells what was done to a need, newest first, by whom, and what became what', async () => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { name: 'Siti' });
    const id = await newNeed({ reportedBy: officer });
    const district = await newPerson([{ role: 'DISTRICT', area: '15.71.01' }], { name: 'Rahma' });
    await api.run(district, 'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { id } } }', {
      input: { id: globalId('need', id), expectedVersion: 1 },
    });

    const { data, errors } = await history(api, await newOfficer('REGENCY', '15.71'), 'Need', id);

    expect(errors).toBeUndefined();
    expect(data?.node?.history?.totalCount).toBe(2);
    expect(data?.node?.history?.nodes).toMatchObject([
      {
        act: 'UPDATE',
        part: 'need',
        by: { name: 'Rahma' },
        changes: [
          { field: 'verification', before: 'SUBMITTED', after: 'VERIFIED' },
          { field: 'verifiedAt', before: null },
          { field: 'verifiedById', before: null, after: district.id },
        ],
      },
      { act: 'INSERT', part: 'need', by: null },
    ]);
  });

  it('holds the parts of an intervention, and what was taken from it', async () => {
    const need = await newNeed();
    const id = await newIntervention({ answers: [{ need, quantity: 3 }], budget: [{ source: 'CSR', amount: '700' }] });
    await change(sql`delete from budget_line where intervention_id = ${id}`);

    const { data } = await history(api, await newOfficer('PROVINCE', '15'), 'Intervention', id);

    const entries = data?.node?.history?.nodes ?? [];
    expect(entries.map(({ act, part }) => `${act} ${part}`).toSorted()).toEqual([
      'DELETE budgetLine',
      'INSERT budgetLine',
      'INSERT intervention',
      'INSERT needAnswer',
      'UPDATE intervention',
      'UPDATE intervention',
    ]);
    expect(entries.find(({ act }) => act === 'DELETE')?.changes).toContainEqual({
      field: 'amount',
      before: '700',
      after: null,
    });
  });

  it('goes on page by page, each entry once', async () => {
    const id = await newNeed();
    for (let quantity = 100; quantity < 105; quantity += 1)
      await change(sql`update need set quantity = ${quantity} where id = ${id}`);
    const auditor = await newOfficer('AUDITOR', 'ID');
    const page = `query ($id: ID!, $after: String) { need(id: $id) { history(first: 2, after: $after) {
      nodes { changes { field after } } pageInfo { hasNextPage endCursor } } } }`;

    const seen: (string | null | undefined)[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const answer: Answer<Page> = await api.run(auditor, page, { id: globalId('need', id), after });
      const { nodes = [], pageInfo } = answer.data?.need.history ?? {};
      seen.push(...nodes.map(({ changes }) => changes.find(({ field }) => field === 'quantity')?.after));
      after = pageInfo?.endCursor ?? null;
      more = pageInfo?.hasNextPage === true;
    }

    expect(seen).toEqual(['104', '103', '102', '101', '100', '37']);
  });

  it.each([
    ['CENTRE_ADMIN', 'ID', 'entries'],
    ['PROVINCE', '15', 'entries'],
    ['REGENCY', '15.71', 'entries'],
    ['AUDITOR', '15.71.01', 'entries'],
    ['DISTRICT', '15.71.01', 'FORBIDDEN'],
    ['VILLAGE', here, 'FORBIDDEN'],
    ['ANALYST', 'ID', 'FORBIDDEN'],
    ['BAPPENAS', 'ID', 'FORBIDDEN'],
    ['REGENCY', '15.03', 'nothing'],
    ['PROVINCE', '11', 'nothing'],
  ] as const satisfies readonly (readonly [Role, string, string])[])('is to %s of %s: %s', async (role, area, seen) => {
    const id = await newNeed({ verification: 'VERIFIED' });

    const answer = await history(api, await newOfficer(role, area), 'Need', id);

    const found = answer.data?.node?.history?.totalCount === 1 ? 'entries' : 'nothing';
    expect(codeOf(answer) ?? found).toBe(seen);
  });

  it('is not told of what was verified for the places above, for the log is read where one is responsible', async () => {
    const id = await newNeed({ area: '15', verification: 'VERIFIED' });

    const answer = await history(api, await newOfficer('REGENCY', '15.71'), 'Need', id);

    expect(answer.data?.node).toMatchObject({ history: { totalCount: 0, nodes: [] } });
  });

  it('tells that a contact changed, and to nobody what it was or became', async () => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { phone: '0812-1' });
    await change(
      sql`update person_contact set phone = '0812-2', email = 'siti@one.test' where person_id = ${officer.id}`,
    );
    await change(sql`delete from person_contact where person_id = ${officer.id}`);
    const readers = [await newOfficer('REGENCY', '15.71'), await newOfficer('AUDITOR', 'ID')];

    const answers = await Promise.all(readers.map(who => history(api, who, 'Person', officer.id)));

    for (const { data, errors } of answers) {
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).not.toMatch(/0812|one\.test/);
      const parts = data?.node?.history?.nodes.filter(({ part }) => part === 'personContact');
      expect(parts?.map(({ act, changes }) => [act, ...changes.map(({ field }) => field)])).toEqual([
        ['DELETE', 'personId'],
        ['UPDATE'],
        ['INSERT', 'personId'],
      ]);
    }
  });

  it('is no way to a contact that the log does not tell of, for the person themselves either', async () => {
    const officer = await newPerson([{ role: 'REGENCY', area: '15.71' }], { phone: '0812-1' });

    const { data } = await history(api, officer, 'Person', officer.id);

    expect(data?.node?.history?.totalCount).toBe(2);
    expect(JSON.stringify(data)).not.toContain('0812');
    expect(await select('audit_entry', { act: 'read', row_id: officer.id })).toEqual([]);
  });

  it('never tells the subject of a token', async () => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }]);
    await change(sql`update person set name = 'Aminah' where id = ${officer.id}`);

    const { data } = await history(api, await newOfficer('REGENCY', '15.71'), 'Person', officer.id);

    expect(JSON.stringify(data)).not.toContain(officer.subject);
    expect(data?.node?.history?.nodes[0]?.changes).toEqual([{ field: 'name', before: 'Nurhayati', after: 'Aminah' }]);
  });

  it('is as it is now, also when it was read a moment ago', async () => {
    const id = await newNeed();
    const auditor = await newOfficer('AUDITOR', 'ID');
    const counts: unknown[] = [];

    for (let round = 0; round < 3; round += 1) {
      const { data } = await history(api, auditor, 'Need', id);
      counts.push(data?.node?.history?.totalCount);
      await change(sql`update need set quantity = quantity + 1 where id = ${id}`);
    }

    expect(counts).toEqual([1, 2, 3]);
  });

  it('names only such people and needs as its reader may read', async () => {
    const [near, far] = [await newOfficer('VILLAGE', here), await newOfficer('VILLAGE', '11.01.01.2001')];
    const [mine, other] = [await newNeed({ reportedBy: near }), await newNeed({ area: '11.01.01.2001' })];
    const answers = [mine, other].map(need => ({ need, quantity: 1 }));
    const id = await newIntervention({ proposedBy: far, answers });
    const named = async (who: Somebody): Promise<string[]> => {
      const { data } = await history(api, who, 'Intervention', id);
      return (data?.node?.history?.nodes ?? []).flatMap(({ changes }) =>
        changes.flatMap(({ field, after }) => (/ById$|needId/.test(field) ? [after ?? ''] : [])),
      );
    };

    expect((await named(await newOfficer('CENTRE_ADMIN', 'ID'))).toSorted()).toEqual([far.id, mine, other].toSorted());
    expect(await named(await newOfficer('REGENCY', '15.71'))).toEqual([mine]);
  });

  it('of an organization is read where it works', async () => {
    const id = await newOrganization({ area: '15.71' });
    await change(sql`update organization set name = 'Dinas Baru' where id = ${id}`);

    const answers = [
      await history(api, await newOfficer('PROVINCE', '15'), 'Organization', id),
      await history(api, await newOfficer('PROVINCE', '11'), 'Organization', id),
    ];

    expect(answers.map(({ data }) => data?.node?.history?.totalCount)).toEqual([2, 0]);
  });

  it('of a place is read by whoever looks into the log there, and tells what it was called', async () => {
    const village = areaId(here);
    // What other cases did to places stays in their log.
    const before = await select('audit_entry', { table_name: 'area', row_id: String(areaId('15.71.01.1002')) });
    await change(sql`update area set name = name || ' Baru' where id = ${village}`);
    const ask = async (role: Role, area: string) => {
      const who = await newOfficer(role, area);
      return await api.run<Places, object>(who, histories, { here, other: '15.71.01.1002' });
    };

    const answers = await Promise.all([ask('REGENCY', '15.71'), ask('AUDITOR', here), ask('REGENCY', '15.03')]);
    const refused = await ask('DISTRICT', '15.71.01');
    await change(sql`update area set name = replace(name, ' Baru', '') where id = ${village}`);

    const told = [{ act: 'UPDATE', part: 'area', changes: [{ field: 'name', after: 'Simpang IV Sipin Baru' }] }];
    expect(answers.map(({ data }) => data?.here?.history?.nodes)).toMatchObject([told, told, []]);
    expect(answers.map(({ data }) => data?.other?.history?.totalCount)).toEqual([before.length, 0, 0]);
    expect(codeOf(refused)).toBe('FORBIDDEN');
  });

  it('of what holds for the whole country is read by whoever looks into the log of all places', async () => {
    const tables = ['inpres_target', 'inpres_programme', 'inpres_activity'];
    for (const table of tables) await change(sql`update ${sql.table(table)} set name = name || '!' where id = 1`);
    const log = 'history(first: 1) { nodes { act } }';
    const asked = `{ inpresTargets { ${log} programmes { ${log} activities { ${log} } } } }`;
    const changedOf = async (who: Somebody): Promise<number[]> => {
      const { data } = await api.run<Inpres, object>(who, asked);
      const targets = data?.inpresTargets ?? [];
      const programmes = targets.flatMap(target => target.programmes);
      return [targets, programmes, programmes.flatMap(({ activities }) => activities)].map(
        all => all.filter(({ history: told }) => told?.nodes[0]?.act === 'UPDATE').length,
      );
    };

    const changed = [
      await changedOf(await newOfficer('AUDITOR', 'ID')),
      await changedOf(await newOfficer('AUDITOR', '15')),
      await changedOf(await newOfficer('PROVINCE', '15')),
    ];
    for (const table of tables) await change(sql`update ${sql.table(table)} set name = rtrim(name, '!') where id = 1`);

    const [national = [], ...others] = changed;
    expect(national.map(count => count > 0)).toEqual([true, true, true]);
    expect(others).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

it('knows the columns of a contact, also those of tomorrow', async () => {
  const { orm } = await testDatabase();

  const told = await reading(orm, session =>
    session.run<{ column: string }>(sql`
      select a.attname as "column" from pg_attribute a
      cross join lateral history_changes(null, jsonb_build_object(a.attname, 'secret'), '{}') as changes
      where a.attrelid = 'person_contact'::regclass and a.attnum > 0 and not a.attisdropped
        and a.attname <> 'person_id' and changes <> '[]'`),
  );

  expect(told).toEqual([]);
});

it('the three ways say the same', async () => {
  const need = await newNeed();
  const id = await newIntervention({ answers: [{ need, quantity: 3 }], budget: [{ source: 'CSR', amount: '700' }] });
  const auditor = await newOfficer('AUDITOR', 'ID');

  const answers = await Promise.all(ways.map(([, api]) => history(api, auditor, 'Intervention', id)));

  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers.map(({ readPath }) => readPath)).toEqual(['compiled', 'compiled', 'executed']);
});
