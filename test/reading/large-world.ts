import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asKeeper, Session } from '../../src/platform/database.ts';
import { emptyDatabase, testAreas, testDatabase } from '../support/database.ts';
import { areaId, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

/** Whoever asks about it. */
export type World = Readonly<Record<'centre' | 'province' | 'analyst' | 'village' | 'partner', Somebody>>;

/**
 * So many needs, each answered by an intervention with two participants, two sources of money and two notes. The first
 * need and the first intervention have the id that is given.
 */
export async function writeWorld(rows: number, first: string = randomUUID()): Promise<World> {
  await emptyDatabase();
  const reporters = await Promise.all([newPerson(), newPerson(), newPerson()]);
  const organizations = [await newOrganization(), await newOrganization(), await newOrganization()];
  const villages = testAreas.filter(({ level }) => level === 'VILLAGE').map(({ code }) => code);
  const ids = villages.map(areaId);
  const one = sql`case i when 1 then ${first}::uuid else gen_random_uuid() end`;
  const pick = (values: readonly (string | number)[], type: string) =>
    sql`(${[...values]}::${sql.raw(type)}[])[1 + i % ${sql.lit(values.length)}]`;
  const place = sql`${pick(ids, 'int')}, ${pick(villages, 'text')}, ${pick(ids, 'int')}, ${pick(villages, 'text')}`;
  const reporter = pick(
    reporters.map(({ id }) => id),
    'uuid',
  );
  // Only what pages show has parts: writing them for all would take minutes.
  const shown = sql`(select * from intervention where id in (select id from intervention order by starts_on desc limit 400)
    or id in (select id from intervention order by proposed_at desc limit 50))`;
  await asKeeper((await testDatabase()).orm, async db => {
    await sql`insert into need (id, version, kind_code, sector, title, quantity, unit, severity, status, verification,
        verified_at, reported_by_id, reported_at, area_id, area_code, entered_area_id, entered_area_code)
      select ${one}, 1, 'CLEAN_WATER', 'WATER', 'Kebutuhan ' || i, 1 + i % 40, 'keluarga', 'HIGH', 'OPEN',
        case when i % 2 = 0 then 'SUBMITTED' else 'VERIFIED' end, case when i % 2 = 1 then now() end, ${reporter},
        now() - i * interval '1 hour', ${place}
      from generate_series(1, ${rows}::int) i`.execute(db);
    await sql`insert into intervention (id, version, title, status, sectors, starts_on, ends_on, proposed_by_id,
        proposed_at, verified_at, approved_at, inpres_activity_id, area_id, area_code, entered_area_id,
        entered_area_code)
      select ${one}, 1, 'Intervensi ' || i, case when i % 2 = 0 then 'PROPOSED' else 'RUNNING' end, '{WATER}',
        date '2026-01-01' + i % 500, date '2028-01-01', ${reporter}, now() - i * interval '1 hour',
        case when i % 2 = 1 then now() end, case when i % 2 = 1 then now() end, 1 + i % 58, ${place}
      from generate_series(1, ${rows}::int) i`.execute(db);
    await sql`insert into intervention_participant (intervention_id, organization_id, role)
      select i.id, o.id, 'DELIVER' from ${shown} i, unnest(${organizations.slice(0, 2)}::uuid[]) o(id)`.execute(db);
    await sql`insert into need_answer (intervention_id, need_id, quantity)
      select i.id, n.id, 1 from ${shown} i join need n
        on substr(n.title, 11) = substr(i.title, 12) or (i.id = ${first} and n.title in ('Kebutuhan 2', 'Kebutuhan 3'))`.execute(
      db,
    );
    await sql`insert into budget_line (id, intervention_id, fund_source, amount)
      select gen_random_uuid(), i.id, source, 1000 from ${shown} i, unnest(array['CSR', 'DANA_DESA']) source`.execute(
      db,
    );
    await sql`insert into progress_note (id, intervention_id, reported_by_id, reported_at, text)
      select gen_random_uuid(), i.id, i.proposed_by_id, now(), 'Berjalan.' from ${shown} i,
        generate_series(1, 2)`.execute(db);
  });
  const organization = organizations[0] as string;
  const world = {
    centre: await newOfficer('CENTRE_ADMIN', 'ID'),
    province: await newOfficer('PROVINCE', '15'),
    analyst: await newOfficer('ANALYST', 'ID'),
    village: await newOfficer('VILLAGE', '15.71.01.1001'),
    partner: await newPerson([{ role: 'PARTNER', area: '15.71.01.1001', organization, sectors: ['WATER'] }]),
  };
  await settle();
  return world;
}

/** What is written, and an index in whose order it is stored. */
const written = {
  need: 'need_reported_at_id_idx',
  intervention: 'intervention_proposed_at_id_idx',
  need_answer: 'need_answer_pkey',
  intervention_participant: 'intervention_participant_pkey',
  budget_line: 'budget_line_pkey',
  progress_note: 'progress_note_pkey',
};

/**
 * The planner knows the tables as they are now, and not as a server's own work in the background saw them while they were
 * written; nor do they take the room of what other tests have written and deleted, by which it would read them otherwise.
 */
async function settle(): Promise<void> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  await session.run(sql`select set_config('role', 'none', true)`);
  for (const [table, index] of Object.entries(written)) {
    await session.run(sql`alter table ${sql.table(table)} set (autovacuum_enabled = off)`);
    await session.run(sql`cluster ${sql.table(table)} using ${sql.ref(index)}`);
  }
  await session.run(sql`analyze`);
  await session.commit();
}
