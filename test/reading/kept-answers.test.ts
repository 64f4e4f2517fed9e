import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InterventionPageDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { useApi } from '../support/api.ts';
import { change, emptyDatabase } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';
import { useLine } from '../support/line.ts';

/** An answer is given again without asking for it, for as long as nothing that it was read from has changed. */
const api = useApi();
const reading = useApi({ responseCache: false });
const line = useLine();
beforeEach(emptyDatabase);
afterEach(() => line.set(undefined));

interface World {
  readonly officer: Somebody;
  readonly id: string;
}

async function newWorld(): Promise<World> {
  const village = await newPerson([{ role: 'VILLAGE', area: '15.71.01.1001' }], { name: 'Siti' });
  const need = await newNeed({ reportedBy: village });
  const organization = await newOrganization({ name: 'Dinas Lama' });
  const intervention = await newIntervention({
    proposedBy: village,
    activity: 1,
    participants: [{ organization }],
    answers: [{ need, quantity: 1 }],
    budget: [{ source: 'CSR', amount: '1000' }],
  });
  return { officer: await newOfficer('REGENCY', '15.71'), id: globalId('intervention', intervention) };
}

/** The page with everything, and what a page does not show. */
const more = `query ($id: ID!) {
  intervention(id: $id) { proposedBy { position } answers { need { kind { nameEn } } } }
  interventionStatistics(groupBy: [FUND_SOURCE]) { rows { fundSource budget } }
  needStatistics(groupBy: [KIND]) { rows { kind { nameEn } count } }
}`;

async function ask({ officer, id }: World) {
  const answers = [await api.run(officer, InterventionPageDocument, { id }), await api.run(officer, more, { id })];
  return { data: answers.map(({ data }) => data), statements: answers.map(({ statements }) => statements) };
}

describe('an answer that is kept', () => {
  it('is made anew after a migration, which may change what anything means', async () => {
    const world = await newWorld();
    await ask(world);

    await change(sql`update table_version set version = version + 1 where name = 'migration'`);

    expect((await ask(world)).statements).toEqual([1, 1]);
  });

  it('costs nothing the second time, and is the same', async () => {
    const world = await newWorld();
    const first = await ask(world);

    const second = await ask(world);

    expect(second).toEqual({ data: first.data, statements: [0, 0] });
  });

  it.each([
    ['the row itself', sql`update intervention set title = 'Lain' `, 'Lain'],
    ['a need that it answers', sql`update need set title = 'Sumur lain'`, 'Sumur lain'],
    ['how much it answers', sql`update need_answer set quantity = 7`, '"quantity":7'],
    ['an organization', sql`update organization set name = 'Dinas Baru'`, 'Dinas Baru'],
    ['its part', sql`update intervention_participant set role = 'FUND'`, 'FUND'],
    ['its money', sql`update budget_line set amount = 77`, '"77"'],
    ['whoever entered it', sql`update person set name = 'Siti Aminah' where name = 'Siti'`, 'Siti Aminah'],
    ['their office', sql`update person set position = 'Camat' where name = 'Siti'`, 'Camat'],
    [
      'a note',
      sql`insert into progress_note (id, intervention_id, reported_by_id, reported_at, text)
        select gen_random_uuid(), id, proposed_by_id, now(), 'Mulai digali.' from intervention`,
      'Mulai digali.',
    ],
  ])('is made anew when %s changes', async (_what, statement, text) => {
    const world = await newWorld();
    await ask(world);
    expect(JSON.stringify(await ask(world))).not.toContain(text);

    await change(statement);

    const { data } = await ask(world);
    expect(JSON.stringify(data)).toContain(text);
    const { officer, id } = world;
    expect(data).toEqual([
      (await reading.run(officer, InterventionPageDocument, { id })).data,
      (await reading.run(officer, more, { id })).data,
    ]);
  });

  it.each([
    ['need_kind', 'name_en', "code = 'CLEAN_WATER'"],
    ['inpres_activity', 'name', 'id = 1'],
    ['inpres_programme', 'name', 'true'],
    ['inpres_target', 'name', 'true'],
  ])('is made anew when reference data does: %s', async (table, column, where) => {
    const world = await newWorld();
    await ask(world);
    const add = (letters: string) =>
      change(
        sql`update ${sql.table(table)} set ${sql.id(column)} = ${sql.id(column)} || ${letters} where ${sql.raw(where)}`,
      );

    await add(', lain');

    expect(JSON.stringify(await ask(world))).toContain(', lain');
    await change(sql`update ${sql.table(table)} set ${sql.id(column)} = replace(${sql.id(column)}, ', lain', '')`);
    expect(JSON.stringify(await ask(world))).not.toContain(', lain');
  });

  it('stays when something else changes', async () => {
    const { officer } = await newWorld();
    const query = '{ organizations { nodes { name } } }';
    await api.run(officer, query);

    await newNeed({ reportedBy: officer });

    expect(await api.run(officer, query)).toMatchObject({ statements: 0 });
  });

  it('is another for other values of variables, though the plan is the same', async () => {
    const { officer } = await newWorld();
    await newNeed({ title: 'Parit' });
    const query = 'query ($search: String) { needs(filter: { search: $search }) { nodes { title } } }';
    const find = async (search: string | null) => (await api.run(officer, query, { search })).data;

    for (let times = 0; times < 2; times += 1) {
      expect(await find('Parit')).toEqual({ needs: { nodes: [{ title: 'Parit' }] } });
      expect(await find('parit')).toEqual(await find('Parit'));
      expect(await find('Keluarga')).toEqual({ needs: { nodes: [{ title: 'Keluarga tanpa air bersih' }] } });
      expect(await find(null)).toMatchObject({ needs: { nodes: [{}, {}] } });
    }
  });

  it('of many bytes is the same too, to the last', async () => {
    const { officer } = await newWorld();
    for (let count = 0; count < 40; count += 1) await newNeed({ title: `Parit “${count}” ${'é'.repeat(100)}` });
    const fields = Array.from({ length: 12 }, (_, index) => `title${index}: title`).join(' ');
    const query = `{ needs(first: 100) { nodes { ${fields} } } }`;

    const [first, second] = [await api.run(officer, query), await api.run(officer, query)];

    expect([first.statements, second.statements]).toEqual([1, 0]);
    expect(JSON.stringify(second.data)).toBe(JSON.stringify(first.data));
    expect(Buffer.byteLength(JSON.stringify(first.data))).toBeGreaterThan(100_000);
  });

  it('is not what somebody reads who has just acted', async () => {
    const village = await newOfficer('VILLAGE', '15.71.01.1001');
    const query = '{ needs { totalCount } }';
    await api.run(village, query);
    await api.run(village, query);

    const input = { areaCode: '15.71.01.1001', kind: 'CLEAN_WATER', title: 'Air bersih', quantity: 1, severity: 'LOW' };
    const act = 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { title } } }';
    const { data } = await api.run(village, act, { input });

    expect(data).toEqual({ registerNeed: { need: { title: 'Air bersih' } } });
    expect((await api.run(village, query)).data).toEqual({ needs: { totalCount: 1 } });
  });
});

describe('an answer that many ask for at the same moment', () => {
  const query = '{ needs { nodes { title } } }';
  const titles = ({ data }: { data?: unknown }) =>
    (data as { needs: { nodes: { title: string }[] } }).needs.nodes.map(({ title }) => title);

  /** Holds the next statement that reads on its way back, and counts those that read. */
  function held() {
    const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let read = 0;
    line.set(async ({ statement, run }) => {
      const row = await run();
      if (statement.name !== 'present') {
        read += 1;
        arrived.resolve();
        await released.promise;
      }
      return row;
    });
    return { arrived: arrived.promise, release: released.resolve, read: () => read };
  }

  it('is read once', async () => {
    const officer = await newOfficer('REGENCY', '15.71');
    await newNeed({ title: 'Sumur' });
    await api.run(officer, '{ needs { totalCount } }');
    const statement = held();

    const answers = Array.from({ length: 20 }, () => api.run(officer, query));
    await statement.arrived;
    statement.release();

    for (const answer of await Promise.all(answers)) expect(titles(answer)).toEqual(['Sumur']);
    expect(statement.read()).toBe(1);
  });

  it('has what was written before it was asked for, though it waited for an older reading', async () => {
    const officer = await newOfficer('REGENCY', '15.71');
    await newNeed({ title: 'Sumur' });
    await api.run(officer, '{ needs { totalCount } }');
    const statement = held();
    const before = api.run(officer, query);
    await statement.arrived;

    await change(sql`update need set title = 'Sumur baru'`);
    const after = [api.run(officer, query), api.run(officer, query)];
    statement.release();

    expect(titles(await before)).toEqual(['Sumur']);
    for (const answer of await Promise.all(after)) expect(titles(answer)).toEqual(['Sumur baru']);
  });

  it('is never older than what was committed before it was asked for, whatever is written meanwhile', async () => {
    const officer = await newOfficer('REGENCY', '15.71');
    await newNeed({ title: '0' });
    const most = 40;
    let committed = 0;
    const seen = new Set<number>();
    const read = async (): Promise<void> => {
      for (let before = 0; before < most; before = committed) {
        const [title] = titles(await api.run(officer, query));
        expect(Number(title)).toBeGreaterThanOrEqual(before);
        seen.add(Number(title));
      }
    };
    const readers = Array.from({ length: 20 }, read);

    for (let next = 1; next <= most; next += 1) {
      // A writer who is much faster than the readers leaves them nothing to see in between.
      await vi.waitUntil(() => seen.size >= next / 3, { interval: 1, timeout: 10_000 });
      await change(sql`update need set title = ${String(next)}`);
      committed = next;
    }
    await Promise.all(readers);

    expect(seen.size).toBeGreaterThan(10);
  });

  it('is read by another where the first fails', async () => {
    const officer = await newOfficer('REGENCY', '15.71');
    await newNeed({ title: 'Sumur' });
    await api.run(officer, '{ needs { totalCount } }');
    let times = 0;
    line.set(async ({ statement, run }) => {
      const row = await run();
      if (statement.name === 'present' || times > 0) return row;
      times += 1;
      throw new Error('The line is cut.');
    });

    const answers = await Promise.all(Array.from({ length: 5 }, () => api.run(officer, query)));

    expect(times).toBe(1);
    for (const answer of answers) expect(titles(answer)).toEqual(['Sumur']);
  });
});
