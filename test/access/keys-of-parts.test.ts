import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyHash } from '../../src/access/scope.ts';
import { Standings } from '../../src/access/standing.ts';
import { asKeeper, Session } from '../../src/platform/database.ts';
import { emptyDatabase, select, stored, testDatabase } from '../support/database.ts';
import {
  areaId,
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

/** Parts are read by the keys of their place, by raw SQL: the innermost wall alone. */
beforeEach(emptyDatabase);

const village = '15.71.02.1004';
const renamed = '15.71.01.1999';
const parts = ['intervention_participant', 'need_answer', 'budget_line', 'progress_note'] as const;

async function newParts() {
  const officer = await newOfficer('VILLAGE', village);
  const organization = await newOrganization({ kind: 'NGO' });
  const need = await newNeed({ area: village, verification: 'VERIFIED', reportedBy: officer });
  const intervention = await newIntervention({
    area: village,
    status: 'RUNNING',
    proposedBy: officer,
    participants: [{ organization }],
    answers: [{ need, quantity: 5 }],
    budget: [{ source: 'CSR', amount: '1000' }],
  });
  const note = sql`insert into progress_note (id, intervention_id, reported_by_id, reported_at, text)
    values (${randomUUID()}, ${intervention}, ${officer.id}, now(), 'Pipa terpasang')`;
  await asKeeper((await testDatabase()).orm, async rows => void (await note.execute(rows)));
  return { officer, intervention };
}

/** In one transaction, which is given up where it is told so. */
async function as<Row>(who: Somebody, ...statements: readonly RawBuilder<Row>[]): Promise<Row[]> {
  const session = await Session.begin((await testDatabase()).orm, 'write');
  try {
    await new Standings().enter(session, who.subject, randomUUID());
    let rows: Row[] = [];
    for (const statement of statements) rows = (await statement.execute(session.rows)).rows;
    await session.commit();
    return rows;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

async function readBy(who: Somebody): Promise<string[]> {
  const counts = parts.map(part => sql`(select count(*)::int from ${sql.table(part)}) as ${sql.id(part)}`);
  const [row] = await as(who, sql<Record<string, number>>`select ${sql.join(counts)}`);
  return parts.filter(part => row?.[part] === 1);
}

const keysOf = async (part: string, intervention: string) =>
  ((await stored<{ scope_keys: unknown[] }>(part, intervention, 'intervention_id'))?.scope_keys ?? [])
    .map(String)
    .toSorted();
const keysAt = (code: string) =>
  ['ID', code.slice(0, 2), code.slice(0, 5), code.slice(0, 8), code, `=${code}`].map(keyHash).toSorted();

describe('parts of an intervention', () => {
  it.each(parts)('have the keys of its place, all of which it has too: %s', async part => {
    const { intervention } = await newParts();

    const owner = await stored<{ scope_keys: unknown[] }>('intervention', intervention);

    const keys = await keysOf(part, intervention);
    expect(keys).toEqual(keysAt(village));
    expect(owner?.scope_keys.map(String)).toEqual(expect.arrayContaining(keys));
  });

  it('are read by whoever reaches the place, and by those who reach it for another reason', async () => {
    await newParts();
    const organization = await newOrganization({ kind: 'NGO', name: 'Lain' });
    const partner = (area: string, ...sectors: string[]) =>
      newPerson([{ role: 'PARTNER', area, organization, sectors }]);

    expect(await readBy(await newOfficer('DISTRICT', '15.71.02'))).toEqual(parts);
    expect(await readBy(await newOfficer('CENTRE_ADMIN', 'ID'))).toEqual(parts);
    expect(await readBy(await newOfficer('DISTRICT', '15.71.01'))).toEqual([]);
    // What a partner gives is told to itself and to officials, and so is what it costs.
    expect(await readBy(await partner('15.71', 'WATER'))).toEqual(['need_answer', 'progress_note']);
    expect(await readBy(await partner('15.71', 'HEALTH'))).toEqual([]);
  });

  it('have no keys that somebody gives them', async () => {
    const { officer, intervention } = await newParts();
    const elsewhere = `{${keyHash('11')}}`;

    await as(officer, sql`update need_answer set scope_keys = ${elsewhere}::bigint[], quantity = 6`);
    await as(
      officer,
      sql`delete from budget_line`,
      sql`insert into budget_line (id, intervention_id, fund_source, amount, note, scope_keys)
        values (${randomUUID()}, ${intervention}, 'CSR', 5, 'anew', ${elsewhere}::bigint[])`,
    );

    expect(await stored('need_answer', intervention, 'intervention_id')).toMatchObject({ quantity: 6 });
    expect(await stored('budget_line', intervention, 'intervention_id')).toMatchObject({ note: 'anew' });
    for (const part of parts) expect(await keysOf(part, intervention)).toEqual(keysAt(village));
    expect(await readBy(await newOfficer('PROVINCE', '11'))).toEqual([]);
  });
});

describe('of a village that gets another code', () => {
  const rename = async (code: string) =>
    asKeeper((await testDatabase()).orm, async rows => {
      await sql`update area set code = ${code} where id = ${areaId(village)}`.execute(rows);
    });
  afterEach(async () => rename(village));

  it('parts get the keys, and nobody is said to have changed them', async () => {
    const { intervention } = await newParts();
    const [before, after] = [await newOfficer('DISTRICT', '15.71.02'), await newOfficer('DISTRICT', '15.71.01')];
    const entriesOfParts = async () =>
      (await Promise.all(parts.map(part => select('audit_entry', { table_name: part })))).flat().length;
    const entries = await entriesOfParts();
    expect(entries).toBeGreaterThan(0);

    await rename(renamed);

    for (const part of parts) expect(await keysOf(part, intervention)).toEqual(keysAt(renamed));
    expect([await readBy(before), await readBy(after)]).toEqual([[], parts]);
    expect(await entriesOfParts()).toBe(entries);
  });
});
