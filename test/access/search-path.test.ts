import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { Standings } from '../../src/access/standing.ts';
import { reading, Session } from '../../src/platform/database.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { areaId, newIntervention, newOfficer, newOrganization, newPerson } from '../support/factories.ts';

/** Functions that act for another, or in triggers, must not take somebody's temporary table for one of ours. */
beforeEach(emptyDatabase);

it('every function that could be misled looks into temporary tables last', async () => {
  const { orm } = await testDatabase();

  const misled = await reading(orm, session =>
    session.run<{ function: string; settings: string | null }>(sql`
      select p.oid::regprocedure::text as function, p.proconfig::text as settings
      from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = 'public'::regnamespace and (p.prosecdef or l.lanname = 'plpgsql')
        and not coalesce('search_path=public, pg_temp' = any(p.proconfig), false)
        and not exists (select from pg_depend d
          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`),
  );

  expect(misled).toEqual([]);
});

it('a contribution lies where its intervention does, whatever its sender calls an intervention', async () => {
  const organization = await newOrganization({ kind: 'NGO' });
  const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }], {
    organization,
  });
  const proposer = await newOfficer('VILLAGE', '15.71.01.1001');
  const intervention = await newIntervention({ status: 'VERIFIED', proposedBy: proposer });
  const { orm } = await testDatabase();
  const session = await Session.begin(orm, 'write');
  try {
    await new Standings().enter(session, partner.subject, randomUUID());
    await session.run(sql`create temp table intervention on commit drop as
      select ${intervention}::uuid as id, 'forged' as entered_key, ${areaId('15.71.02.1004')}::int as area_id, '15.71.02.1004' as area_code,
        'COMPLETED' as status`);
    await session.run(sql`grant select on pg_temp.intervention to public`);

    const [contribution] = await session.run<object>(sql`
      insert into contribution (id, intervention_id, organization_id, role, note, status, offered_by_id, offered_at, area_id,
        area_code)
      values (${randomUUID()}, ${intervention}, ${organization}, 'FUND', 'Pompa', 'OFFERED', ${partner.id}, now(),
        ${areaId('15.71.02.1004')}, '15.71.02.1004')
      returning area_code, intervention_status, entered_key = 'forged' as "isForged"`);

    expect(contribution).toEqual({ area_code: '15.71.01.1001', intervention_status: 'VERIFIED', isForged: false });
  } finally {
    await session.rollback();
  }
});
