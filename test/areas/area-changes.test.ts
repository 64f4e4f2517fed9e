import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyHash } from '../../src/access/scope.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase, stored, testAreas, testDatabase } from '../support/database.ts';
import { areaId, newIntervention, newNeed, newOfficer, newOrganization, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const thehok = { old: '15.71.02.1004', new: '15.71.01.1003' };

/** As an import or another process would: past the API. */
async function change(id: number, facts: { code?: string; name?: string; parent?: string }): Promise<void> {
  await asKeeper((await testDatabase()).orm, async rows => {
    await sql`
      update area set code = coalesce(${facts.code ?? null}, code), name = coalesce(${facts.name ?? null}, name),
        parent_id = coalesce(${facts.parent === undefined ? null : areaId(facts.parent)}::int, parent_id)
      where id = ${id}`.execute(rows);
  });
}

afterEach(async () => {
  // By way of codes that nobody has, for each code is some area's at every moment.
  await asKeeper((await testDatabase()).orm, async rows => {
    const codes = testAreas.map(({ code }) => code);
    const changed = sql`(a.code, a.name) is distinct from (was.code, was.name)`;
    const was = sql`unnest(${codes.map(areaId)}::int[], ${codes}::text[], ${testAreas.map(({ name }) => name)}::text[],
      ${testAreas.map(({ parentCode }) => (parentCode === null ? null : areaId(parentCode)))}::int[])
      as was(id, code, name, parent_id)`;
    await sql`update area a set code = 'was ' || a.id from ${was} where was.id = a.id and ${changed}`.execute(rows);
    await sql`update area a set code = was.code, name = was.name, parent_id = was.parent_id from ${was}
      where was.id = a.id and ${changed}`.execute(rows);
  });
});

interface NeedsOfSomebody {
  readonly needs: { readonly nodes: readonly { readonly title: string; readonly area: { readonly code: string } }[] };
}

async function needsSeenBy(who: Somebody) {
  const query = '{ needs { nodes { title area { code name district: parent { code } } } } }';
  const { data, errors } = await api.run<NeedsOfSomebody, object>(who, query);
  expect(errors).toBeUndefined();
  return data?.needs.nodes;
}

describe('a change of an area by somebody else', () => {
  it('is seen by the next operation that asks the database', async () => {
    await newNeed({ area: thehok.old, title: 'Sumur dangkal' });
    const officer = await newOfficer('DISTRICT', '15.71.02');
    expect(await needsSeenBy(officer)).toMatchObject([{ area: { name: 'Thehok' } }]);

    await change(areaId(thehok.old), { name: 'The Hok' });

    expect(await needsSeenBy(officer)).toMatchObject([{ area: { name: 'The Hok' } }]);
    const { data } = await api.run(null, '{ village(code: "15.71.02.1004") { name } }');
    expect(data).toEqual({ village: { name: 'The Hok' } });
  });

  it('is seen by readers of the hierarchy only after a moment', async () => {
    await change(areaId(thehok.old), { name: 'The Hok' });

    const seen = async () => (await api.run(null, '{ village(code: "15.71.02.1004") { name } }')).data;
    await expect.poll(seen, { timeout: 5000, interval: 100 }).toEqual({ village: { name: 'The Hok' } });
  });

  it('has an audit entry', async () => {
    await change(areaId(thehok.old), { name: 'The Hok' });

    const entries = await asKeeper((await testDatabase()).orm, async rows =>
      sql`select act, before ->> 'name' as before, after ->> 'name' as after from audit_entry
        where table_name = 'area' and row_id = ${String(areaId(thehok.old))} order by id desc limit 1`.execute(rows),
    );
    expect(entries.rows).toEqual([{ act: 'update', before: 'Thehok', after: 'The Hok' }]);
  });
});

describe('a village that moves to another district with a new code', () => {
  const move = async () => change(areaId(thehok.old), { code: thehok.new, parent: '15.71.01' });

  it('answers under the new code only, with its id and its new parents', async () => {
    await move();
    await api.app.services.areas.load((await testDatabase()).orm);

    const { data } = await api.run(
      null,
      `{ old: village(code: "${thehok.old}") { id } new: village(code: "${thehok.new}") { id name district { code } }
        district(code: "15.71.02") { villages { code } } node(id: "area_${areaId(thehok.old)}") { ... on Village { code } } }`,
    );

    expect(data).toEqual({
      old: null,
      new: { id: `area_${areaId(thehok.old)}`, name: 'Thehok', district: { code: '15.71.01' } },
      district: { villages: [] },
      node: { code: thehok.new },
    });
  });

  it('takes its needs and interventions along, under the keys of the new place', async () => {
    const need = await newNeed({ area: thehok.old, verification: 'VERIFIED' });
    const intervention = await newIntervention({ area: thehok.old, status: 'RUNNING', sectors: ['WATER'] });

    await move();

    for (const [table, id] of [
      ['need', need],
      ['intervention', intervention],
    ] as const) {
      const row = await stored<Record<string, unknown>>(table, id);
      expect(row).toMatchObject({
        area_id: areaId(thehok.old),
        area_code: thehok.new,
        entered_area_code: thehok.new,
        entered_key: thehok.new,
      });
      const keys = ((row?.['scope_keys'] ?? []) as unknown[]).map(String);
      const now = [thehok.new, `=${thehok.new}`, '15.71.01', '15.71.01+WATER', `by:${thehok.new}`];
      const before = [thehok.old, `=${thehok.old}`, '15.71.02', '15.71.02+WATER', `by:${thehok.old}`];
      expect(keys).toEqual(expect.arrayContaining(now.map(keyHash)));
      expect(before.map(keyHash).filter(key => keys.includes(key))).toEqual([]);
    }
  });

  it('takes people, their grants and organizations along', async () => {
    const officer = await newOfficer('VILLAGE', thehok.old);
    const organization = await newOrganization({ area: thehok.old });

    await move();

    expect(await stored('person', officer.id)).toMatchObject({ area_code: thehok.new });
    expect(await stored('access_grant', officer.id, 'person_id')).toMatchObject({ area_code: thehok.new });
    expect(await stored('organization', organization)).toMatchObject({ area_code: thehok.new });
  });

  it('is read from then on by its new district, and no longer by the old one', async () => {
    const own = await newOfficer('VILLAGE', thehok.old);
    const [before, after] = [await newOfficer('DISTRICT', '15.71.02'), await newOfficer('DISTRICT', '15.71.01')];
    await newNeed({ area: thehok.old, reportedBy: own });
    expect(await Promise.all([own, before, after].map(needsSeenBy))).toMatchObject([[{}], [{}], []]);

    await move();

    const moved = [{ area: { code: thehok.new, district: { code: '15.71.01' } } }];
    expect(await Promise.all([own, before, after].map(needsSeenBy))).toMatchObject([moved, [], moved]);
  });

  it('is not mistaken for the village that gets its old code', async () => {
    const own = await newOfficer('VILLAGE', thehok.old);
    await newNeed({ area: thehok.old, title: 'Milik Thehok', reportedBy: own });
    await newNeed({ area: '15.71.01.1002', title: 'Milik Buluran Kenali' });

    await move();
    await change(areaId('15.71.01.1002'), { code: thehok.old, parent: '15.71.02' });

    expect(await needsSeenBy(own)).toMatchObject([{ title: 'Milik Thehok', area: { code: thehok.new } }]);
    const { data } = await api.run(null, `{ village(code: "${thehok.old}") { name } }`);
    expect(data).toEqual({ village: { name: 'Buluran Kenali' } });
  });
});
