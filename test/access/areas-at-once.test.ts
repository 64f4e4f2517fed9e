import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useEveryWay, type Api } from '../support/api.ts';
import { change, emptyDatabase } from '../support/database.ts';
import { areaId, newIntervention, newNeed, newOfficer, type Somebody } from '../support/factories.ts';

/** Names and codes of places come from a tree in memory; whatever shows a row shows its place as it is now. */
const ways = useEveryWay();
beforeEach(emptyDatabase);

const thehok = areaId('15.71.02.1004');
const district = areaId('15.71.02');
afterEach(async () => {
  await change(sql`update area set code = replace(code, '15.71.88', '15.71.02') where code like '15.71.88%'`);
  await change(sql`update area set code = '15.71.02.1004', name = 'Thehok' where id = ${thehok}`);
  await change(sql`update area set name = 'Jambi Selatan' where id = ${district}`);
});

/** Under a name that says nothing of areas. */
const places = `{
  needs { nodes { place: area { code name parent { code name } } } }
  interventions { nodes { place: area { code name parent { code name } } } }
}`;

async function placesSeenBy(who: Somebody, by: Api): Promise<unknown[]> {
  type Listed = { nodes: { place: unknown }[] };
  const { data, errors } = await by.run<{ needs: Listed; interventions: Listed }, object>(who, places);
  expect(errors).toBeUndefined();
  return [data?.needs, data?.interventions].flatMap(list => list?.nodes.map(({ place }) => place) ?? []);
}

describe.each(ways)('%s, a place that another process', (way, by) => {
  it('renames has its new name in the next answer with rows', async () => {
    await newNeed({ area: '15.71.02.1004' });
    await newIntervention({ area: '15.71.02.1004' });
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');
    const before = { code: '15.71.02.1004', name: 'Thehok', parent: { code: '15.71.02', name: 'Jambi Selatan' } };
    for (let times = 0; times < 3; times += 1) expect(await placesSeenBy(centre, by)).toEqual([before, before]);

    await change(sql`update area set name = 'The Hok' where id = ${thehok}`);

    const after = { ...before, name: 'The Hok' };
    expect(await placesSeenBy(centre, by)).toEqual([after, after]);
    expect(await Promise.all([placesSeenBy(centre, by), placesSeenBy(centre, by)])).toEqual([
      [after, after],
      [after, after],
    ]);
  });

  it('renames has its new name also as the parent of the place of a row', async () => {
    await newNeed({ area: '15.71.02.1004' });
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');
    await placesSeenBy(centre, by);
    await placesSeenBy(centre, by);

    await change(sql`update area set name = 'Jambi Kidul' where id = ${district}`);

    expect(await placesSeenBy(centre, by)).toMatchObject([{ name: 'Thehok', parent: { name: 'Jambi Kidul' } }]);
  });

  it('gives another code has it in the next answer, to those whose grant it is too', async () => {
    await newNeed({ area: '15.71.02.1004', reportedBy: await newOfficer('CENTRE_ADMIN', 'ID') });
    const people = [await newOfficer('VILLAGE', '15.71.02.1004'), await newOfficer('DISTRICT', '15.71.02')];
    const seen = async () => await Promise.all(people.map(who => placesSeenBy(who, by)));
    await seen();
    expect(await seen()).toMatchObject([[{ code: '15.71.02.1004' }], [{ code: '15.71.02.1004' }]]);

    await change(sql`update area set code = '15.71.02.1099' where id = ${thehok}`);

    expect(await seen()).toMatchObject([[{ code: '15.71.02.1099' }], [{ code: '15.71.02.1099' }]]);
  });

  it('moves with all that lies in it is found under its new code, with its rows', async () => {
    await newNeed({ area: '15.71.02.1004' });
    const officer = await newOfficer('DISTRICT', '15.71.02');
    const query = `{
      needs(filter: { uncovered: true }) { nodes { area { code } } }
      old: district(code: "15.71.02") { code needs { totalCount } }
      new: district(code: "15.71.88") { code needs { totalCount } }
    }`;
    const nodes = (code: string) => ({ needs: { nodes: [{ area: { code } }] } });
    const counted = (code: string) => ({ code, needs: { totalCount: 1 } });
    await by.run(officer, query);
    expect((await by.run(officer, query)).data).toEqual({
      ...nodes('15.71.02.1004'),
      old: counted('15.71.02'),
      new: null,
    });

    await change(sql`update area set code = replace(code, '15.71.02', '15.71.88') where code like '15.71.02%'`);

    // Field by field, what begins in memory keeps the tree it began with; the next operation has the new one.
    if (way === 'field by field') await by.run(officer, query);
    expect((await by.run(officer, query)).data).toEqual({
      ...nodes('15.71.88.1004'),
      old: null,
      new: counted('15.71.88'),
    });
  });
});
