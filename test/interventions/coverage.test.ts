import { sql, type RawBuilder } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { asKeeper } from '../../src/platform/database.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase, stored, testDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';
import { actOnIntervention } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

async function keep(statement: RawBuilder<unknown>): Promise<void> {
  const { orm } = await testDatabase();
  await asKeeper(orm, rows => statement.execute(rows));
}

interface Kept {
  readonly status: string;
  readonly planned_quantity: number;
  readonly delivered_quantity: number;
  readonly version: number;
}

async function coverageOf(need: string) {
  const row = await stored<Kept>('need', need);
  return row && { status: row.status, planned: row.planned_quantity, delivered: row.delivered_quantity };
}

const setStatus = (id: string, status: string) =>
  keep(sql`
    update intervention set status = ${status}, status_reason = ${'Alasan.'},
      verified_at = case when ${['VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED'].includes(status)} then now() end,
      approved_at = case when ${['APPROVED', 'RUNNING', 'COMPLETED'].includes(status)} then now() end
    where id = ${id}`);

describe('how far a need is answered', () => {
  it.each([
    ['DRAFT', 'OPEN', 0, 0],
    ['PROPOSED', 'OPEN', 0, 0],
    ['RETURNED', 'OPEN', 0, 0],
    ['VERIFIED', 'OPEN', 0, 0],
    ['CANCELLED', 'OPEN', 0, 0],
    ['APPROVED', 'PLANNED', 20, 0],
    ['RUNNING', 'IN_PROGRESS', 20, 0],
    ['COMPLETED', 'IN_PROGRESS', 0, 15],
  ])('follows an intervention that is %s', async (status, expected, planned, delivered) => {
    const need = await newNeed();
    const answers = [{ need, quantity: 20, delivered: 15 }];

    await newIntervention({ status, answers });
    const entered = await coverageOf(need);
    await setStatus(await newIntervention({ status: 'DRAFT', answers }), status);
    const changed = await coverageOf(need);

    expect(entered).toEqual({ status: expected, planned, delivered });
    expect(changed).toEqual({ status: expected, planned: 2 * planned, delivered: 2 * delivered });
  });

  it('follows answers that are added, changed and taken away', async () => {
    const need = await newNeed();
    const id = await newIntervention({ status: 'APPROVED' });

    await keep(sql`insert into need_answer (intervention_id, need_id, quantity) values (${id}, ${need}, 30)`);
    const added = await coverageOf(need);
    await keep(sql`update need_answer set quantity = 12 where intervention_id = ${id}`);
    const changed = await coverageOf(need);
    await keep(sql`delete from need_answer where intervention_id = ${id}`);
    const removed = await coverageOf(need);

    expect([added, changed, removed]).toEqual([
      { status: 'PLANNED', planned: 30, delivered: 0 },
      { status: 'PLANNED', planned: 12, delivered: 0 },
      { status: 'OPEN', planned: 0, delivered: 0 },
    ]);
  });

  it('follows an answer that is moved to another need', async () => {
    const [from, to] = [await newNeed(), await newNeed()];
    const id = await newIntervention({ status: 'APPROVED', answers: [{ need: from, quantity: 30 }] });

    await keep(sql`update need_answer set need_id = ${to} where intervention_id = ${id}`);

    expect(await coverageOf(to)).toEqual({ status: 'PLANNED', planned: 30, delivered: 0 });
    expect(await coverageOf(from)).toEqual({ status: 'OPEN', planned: 0, delivered: 0 });
  });

  it('follows the quantity of the need itself', async () => {
    const need = await newNeed({ quantity: 37 });
    await newIntervention({ status: 'COMPLETED', answers: [{ need, quantity: 37, delivered: 37 }] });
    const met = await stored<{ status: string; met_at: Date | null }>('need', need);

    await keep(sql`update need set quantity = 50 where id = ${need}`);
    const more = await stored<{ status: string; met_at: Date | null }>('need', need);
    await keep(sql`update need set quantity = 30 where id = ${need}`);

    expect(met).toMatchObject({ status: 'MET', met_at: expect.anything() });
    expect(more).toMatchObject({ status: 'IN_PROGRESS', met_at: null });
    expect(await coverageOf(need)).toMatchObject({ status: 'MET' });
  });

  it('changes the version where the status changes, and only there', async () => {
    const need = await newNeed();
    const versions: (number | undefined)[] = [];
    const look = async () => versions.push((await stored<Kept>('need', need))?.version);

    const first = await newIntervention({ status: 'VERIFIED', answers: [{ need, quantity: 10 }] });
    await look();
    await setStatus(first, 'APPROVED');
    await look();
    await newIntervention({ status: 'APPROVED', answers: [{ need, quantity: 10 }] });
    await look();
    await setStatus(first, 'RUNNING');
    await look();

    expect(versions).toEqual([1, 2, 2, 3]);
  });

  it.each([
    ['WITHDRAWN', 'Warga pindah.'],
    ['MET', 'Warga menggali sumur.'],
  ])('stays %s when people said so', async (status, reason) => {
    const need = await newNeed({ verification: 'VERIFIED' });
    await keep(sql`update need set status = ${status}, status_reason = ${reason}, met_at = now() where id = ${need}`);

    const id = await newIntervention({ status: 'RUNNING', answers: [{ need, quantity: 10 }] });
    await setStatus(id, 'CANCELLED');

    expect(await stored('need', need)).toMatchObject({ status, status_reason: reason });
  });

  it('counts what is planned for several needs, each on its own', async () => {
    const needs = [await newNeed({ quantity: 10 }), await newNeed({ quantity: 20 }), await newNeed({ quantity: 30 })];
    const id = await newIntervention({ answers: needs.map((need, index) => ({ need, quantity: 5 * (index + 1) })) });

    await setStatus(id, 'APPROVED');

    expect(await Promise.all(needs.map(coverageOf))).toEqual([
      { status: 'PLANNED', planned: 5, delivered: 0 },
      { status: 'PLANNED', planned: 10, delivered: 0 },
      { status: 'PLANNED', planned: 15, delivered: 0 },
    ]);
  });

  it('does not keep an intervention from approval, however much is planned', async () => {
    const regency = await newOfficer('REGENCY', '15.71');
    const most = 2 ** 31 - 1;
    const need = await newNeed({ quantity: most, verification: 'VERIFIED' });
    await newIntervention({ status: 'APPROVED', answers: [{ need, quantity: most }] });
    const id = await newIntervention({ status: 'VERIFIED', answers: [{ need, quantity: most }] });

    const answer = await actOnIntervention(api, regency, 'APPROVE', id);

    expect(answer.errors).toBeUndefined();
  });
});
