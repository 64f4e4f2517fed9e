import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { Standings } from '../../src/access/standing.ts';
import { Session } from '../../src/platform/database.ts';
import { countStored, emptyDatabase, stored, testDatabase } from '../support/database.ts';
import {
  areaId,
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

/** The innermost wall alone: raw changes of what is another's, as viewers who may read it or not. */
beforeEach(emptyDatabase);

const here = '15.71.01.1001';

interface World {
  readonly officer: Somebody;
  readonly partner: Somebody;
  readonly organization: string;
  readonly need: string;
  readonly intervention: string;
}

/** A village's verified need and its intervention, which names a partner. */
async function newWorld(): Promise<World> {
  const officer = await newOfficer('VILLAGE', here);
  const organization = await newOrganization({ kind: 'NGO' });
  const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
  const need = await newNeed({ area: here, verification: 'VERIFIED', reportedBy: officer });
  const intervention = await newIntervention({
    area: here,
    status: 'VERIFIED',
    proposedBy: officer,
    participants: [{ organization }],
    answers: [{ need, quantity: 5 }],
    budget: [{ source: 'CSR', amount: '1000' }],
  });
  return { officer, partner, organization, need, intervention };
}

/** What became of a statement that somebody sent: how many rows it touched, or why not. */
async function attempt(who: Somebody, statement: RawBuilder<unknown>): Promise<number | string> {
  const { orm } = await testDatabase();
  const session = await Session.begin(orm, 'write');
  try {
    await new Standings().enter(session, who.subject, randomUUID());
    const { numAffectedRows } = await statement.execute(session.rows);
    await session.commit();
    return Number(numAffectedRows ?? 0);
  } catch (error) {
    await session.rollback();
    return (error as Error).message;
  }
}

const refused = /violates row-level security policy|permission denied/;
const nothing = (outcome: number | string): boolean =>
  outcome === 0 || (typeof outcome === 'string' && refused.test(outcome));

const insertNeed = (reporter: string, area: string, enteredFor = area) => sql`
  insert into need (id, kind_code, sector, title, quantity, unit, severity, status, verification, reported_by_id,
    reported_at, area_id, area_code, entered_area_id, entered_area_code)
  values (${randomUUID()}, 'CLEAN_WATER', 'WATER', 'Air', 1, 'keluarga', 'LOW', 'OPEN', 'DRAFT', ${reporter}, now(),
    ${areaId(area)}, ${area}, ${areaId(enteredFor)}, ${enteredFor})`;
const insertIntervention = (proposer: string, area: string, enteredFor = area) => sql`
  insert into intervention (id, title, status, sectors, starts_on, ends_on, proposed_by_id, proposed_at, area_id,
    area_code, entered_area_id, entered_area_code)
  values (${randomUUID()}, 'Sumur', 'DRAFT', '{WATER}', '2026-01-01', '2026-02-01', ${proposer}, now(),
    ${areaId(area)}, ${area}, ${areaId(enteredFor)}, ${enteredFor})`;

type Changes = Readonly<Record<string, (world: World, me: Somebody) => RawBuilder<unknown>>>;
const changes: Changes = {
  'rewrites needs': () => sql`update need set title = 'Milik saya'`,
  'rewrites one need': ({ need }) => sql`update need set quantity = 1 where id = ${need}`,
  'takes needs over': (_, me) => sql`update need set reported_by_id = ${me.id}`,
  'deletes needs': () => sql`delete from need`,
  'registers a need there': (_, me) => insertNeed(me.id, here),
  'rewrites interventions': () => sql`update intervention set status = 'RUNNING', approved_at = now()`,
  'names another organization': () => sql`update intervention set organization_ids = '{}'`,
  'deletes interventions': () => sql`delete from intervention`,
  'plans an intervention there': (_, me) => insertIntervention(me.id, here),
  'joins an intervention': ({ intervention, organization }) =>
    sql`insert into intervention_participant values (${intervention}, ${organization}, 'FUND')`,
  'changes a part': () => sql`update intervention_participant set role = 'FUND'`,
  'sends participants away': () => sql`delete from intervention_participant`,
  'lets it answer more': () => sql`update need_answer set quantity = 37`,
  'claims delivery': () => sql`update need_answer set delivered_quantity = 37`,
  'takes answers away': () => sql`delete from need_answer`,
  'adds money': ({ intervention }) =>
    sql`insert into budget_line (id, intervention_id, fund_source, amount) values (${randomUUID()}, ${intervention}, 'CSR', 1)`,
  'takes money away': () => sql`delete from budget_line`,
  'raises the money': () => sql`update budget_line set amount = 1`,
  'reports progress': ({ intervention }, me) =>
    sql`insert into progress_note (id, intervention_id, reported_by_id, reported_at, text)
        values (${randomUUID()}, ${intervention}, ${me.id}, now(), 'Selesai.')`,
};

describe.each([
  ['the village next door', () => newOfficer('VILLAGE', '15.71.01.1002')],
  ['the province', () => newOfficer('PROVINCE', '15')],
  ['the centre', () => newOfficer('CENTRE_ADMIN', 'ID')],
  ['the auditor', () => newOfficer('AUDITOR', 'ID')],
  ['another regency', () => newOfficer('REGENCY', '15.03')],
  ['an analyst', () => newOfficer('ANALYST', 'ID')],
  ['the technical administrator', () => newOfficer('SYS_ADMIN', 'ID')],
] as const)('%s', (_who, newViewer) => {
  it('changes nothing of the village, whatever they send', async () => {
    const world = await newWorld();
    const me = await newViewer();
    const before = await everything(world);

    for (const [what, change] of Object.entries(changes)) {
      const outcome = await attempt(me, change(world, me));
      expect([what, outcome]).toEqual([what, expect.toSatisfy(nothing)]);
    }
    expect(await everything(world)).toEqual(before);
  });
});

describe('a partner that an intervention names', () => {
  it('changes nothing of it', async () => {
    const world = await newWorld();
    const before = await everything(world);

    for (const [what, change] of Object.entries(changes)) {
      const outcome = await attempt(world.partner, change(world, world.partner));
      expect([what, outcome]).toEqual([what, expect.toSatisfy(nothing)]);
    }
    expect(await everything(world)).toEqual(before);
  });
});

describe('a partner', () => {
  it('plans in its sectors, taking part, and in no other name', async () => {
    const { partner, organization } = await newWorld();
    const plan = (sectors: string, parts: readonly string[], by: string | null) => sql`
      insert into intervention (id, title, status, sectors, organization_ids, starts_on, ends_on, proposed_by_id,
        proposed_at, area_id, area_code, entered_area_id, entered_area_code, entered_organization_id)
      values (${randomUUID()}, 'Sumur', 'DRAFT', ${sectors}, ${[...parts]}::uuid[], '2026-01-01', '2026-02-01',
        ${partner.id}, now(), ${areaId(here)}, ${here}, ${areaId('15.71')}, '15.71', ${by})`;

    expect(await attempt(partner, plan('{HEALTH}', [organization], organization))).toMatch(refused);
    expect(await attempt(partner, plan('{WATER}', [], organization))).toMatch(refused);
    expect(await attempt(partner, plan('{WATER}', [organization], null))).toMatch(refused);
    expect(await attempt(partner, plan('{WATER,HEALTH}', [organization], organization))).toBe(1);
  });
});

describe('the village itself', () => {
  it('enters and changes its own, but deletes nothing that was reported', async () => {
    const { officer, intervention } = await newWorld();

    expect(await attempt(officer, insertNeed(officer.id, here))).toBe(1);
    expect(await attempt(officer, sql`update need set title = 'Lebih jelas'`)).toBe(2);
    expect(await attempt(officer, sql`delete from need`)).toMatch(refused);
    expect(await attempt(officer, sql`delete from intervention`)).toMatch(refused);
    expect(await attempt(officer, sql`update progress_note set text = 'Lain'`)).toMatch(refused);
    expect(await attempt(officer, sql`delete from progress_note`)).toMatch(refused);
    expect(await stored('intervention', intervention)).toMatchObject({ title: 'Sambungan rumah air bersih' });
  });

  it('enters nothing under another’s name, and nothing for a neighbour', async () => {
    const { officer } = await newWorld();
    const other = await newOfficer('VILLAGE', here);

    expect(await attempt(officer, insertNeed(other.id, here))).toMatch(refused);
    expect(await attempt(officer, insertIntervention(other.id, here))).toMatch(refused);
    expect(await attempt(officer, insertNeed(officer.id, '15.71.01.1002'))).toMatch(refused);
    expect(await attempt(officer, insertNeed(officer.id, '15.71.01.1002', here))).toMatch(refused);
    expect(await attempt(officer, insertNeed(officer.id, here, '15.71'))).toMatch(refused);
    expect(await attempt(officer, insertIntervention(officer.id, here, '15.71'))).toMatch(refused);
    expect(await countStored('need')).toBe(1);
  });

  it('verifies nothing of its own, for the table itself holds that nobody does', async () => {
    const { officer } = await newWorld();
    const verify = sql`update need set verified_by_id = ${officer.id}`;

    expect(await attempt(officer, verify)).toMatch(/violates check constraint/);
  });
});

describe('what belongs to the program', () => {
  it.each([
    ['audit_entry', sql`insert into audit_entry (table_name, row_id, act) values ('need', 'x', 'delete')`],
    ['audit_entry', sql`update audit_entry set subject = null`],
    ['audit_entry', sql`delete from audit_entry`],
    ['audit_entry', sql`truncate audit_entry`],
    ['access_grant', sql`update access_grant set role = 'CENTRE_ADMIN'`],
    ['access_grant', sql`update access_grant set valid_to = null`],
    ['access_grant', sql`delete from access_grant`],
    ['access_grant', sql`update access_grant set allows = null`],
    ['agreement', sql`update agreement set ends_on = '2999-01-01'`],
    ['agreement', sql`update agreement set allows = '{READ_CONTACTS}'`],
    ['agreement_area', sql`update agreement_area set area_code = '11'`],
    ['person', sql`update person set name = 'x'`],
    ['person_contact', sql`update person_contact set phone = null`],
    ['organization', sql`update organization set name = 'x'`],
    ['area', sql`update area set code = '99' where code = '11'`],
    ['table_version', sql`update table_version set version = 0`],
    ['need_kind', sql`delete from need_kind`],
    ['migration', sql`delete from migration`],
  ])('is not changed by anybody: %s', async (_table, statement) => {
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');

    expect(await attempt(centre, statement)).toMatch(/permission denied/);
  });

  it('nobody takes an act for another’s: a key belongs to its subject', async () => {
    const [me, other] = [await newOfficer('VILLAGE', here), await newOfficer('VILLAGE', here)];
    const insertKey = (subject: string) =>
      sql`insert into idempotency_key (subject, key, act, input_hash) values (${subject}, 'same', 'x', 'x')`;

    expect(await attempt(me, insertKey(me.subject))).toBe(1);
    expect(await attempt(me, insertKey(other.subject))).toMatch(refused);
    expect(await attempt(other, sql`update idempotency_key set answer = '{}'`)).toBe(0);
    expect(await attempt(me, sql`update idempotency_key set subject = ${other.subject}`)).toMatch(refused);
  });

  it('the log cannot be changed by the keeper of derived facts either', async () => {
    const { orm } = await testDatabase();
    await newOfficer('VILLAGE', here);
    for (const statement of [sql`update audit_entry set subject = 'x'`, sql`delete from audit_entry`]) {
      const session = await Session.begin(orm, 'write');
      await session.run(sql`select set_config('role', 'episentrum_keeper', true)`);
      await expect(session.run(statement)).rejects.toThrow('permission denied');
      await session.rollback();
    }
  });
});

async function everything({ need, intervention }: World): Promise<unknown> {
  const parts = ['intervention_participant', 'need_answer', 'budget_line', 'progress_note'];
  return {
    need: await stored('need', need),
    intervention: await stored('intervention', intervention),
    counts: await Promise.all(['need', 'intervention', ...parts].map(countStored)),
    parts: await Promise.all(parts.map(part => stored(part, intervention, 'intervention_id'))),
  };
}
