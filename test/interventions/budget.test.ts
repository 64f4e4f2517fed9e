import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  InterventionStatisticsDocument,
  ProposeInterventionDocument,
  type BudgetLineInput,
} from '../../schema/generated/operations.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newIntervention, newOfficer } from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy, rowOf, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

async function propose(budgetLines: BudgetLineInput[]) {
  const officer = await newOfficer('VILLAGE', village);
  const { data } = await api.run(officer, ProposeInterventionDocument, { input: { ...wells, budgetLines } });
  return { officer, id: rowOf(data?.proposeIntervention.intervention?.id) };
}

describe('the budget of an intervention', () => {
  it('is the sum of its lines', async () => {
    const { officer, id } = await propose([
      { fundSource: 'APBD_KAB', amount: '150000000' },
      { fundSource: 'SWADAYA', amount: '12500000', note: 'Galian' },
      { fundSource: 'SWADAYA', amount: '12500000' },
    ]);

    const seen = await interventionSeenBy(api, officer, id);

    expect(seen?.budget).toBe('175000000');
    expect(seen?.budgetLines).toHaveLength(3);
  });

  it('is not known without lines, which is not zero', async () => {
    const { officer, id } = await propose([]);

    expect(await interventionSeenBy(api, officer, id)).toMatchObject({ budget: null, budgetLines: [] });
  });

  it.each([
    ['9007199254740993', '2', '9007199254740995'],
    ['9223372036854775806', '1', '9223372036854775807'],
    ['0000000000000000042', '1', '43'],
  ])('is exact to the last rupiah: %s and %s', async (one, other, sum) => {
    const { officer, id } = await propose([
      { fundSource: 'APBN_KL', amount: one },
      { fundSource: 'CSR', amount: other },
    ]);

    const seen = await interventionSeenBy(api, officer, id);

    expect(seen?.budget).toBe(sum);
    expect(seen?.budgetLines.map(({ amount }) => amount)).toEqual([BigInt(one).toString(), other]);
  });

  it('takes whole numbers as well', async () => {
    const { officer, id } = await propose([{ fundSource: 'CSR', amount: 1_250_000_000 as never }]);

    expect(await interventionSeenBy(api, officer, id)).toMatchObject({ budget: '1250000000' });
  });

  it('follows a revision, to nothing and back', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'DRAFT', budget: [{ source: 'CSR', amount: '700' }] });

    await actOnIntervention(api, officer, 'REVISE', id, { budgetLines: [] });
    const none = await interventionSeenBy(api, officer, id);
    await actOnIntervention(api, officer, 'REVISE', id, {
      expectedVersion: none?.version,
      budgetLines: [{ fundSource: 'HIBAH', amount: '9007199254740993' }],
    });

    expect(none).toMatchObject({ budget: null, budgetLines: [] });
    expect(await interventionSeenBy(api, officer, id)).toMatchObject({ budget: '9007199254740993' });
  });

  it('follows lines that are added and taken away, of several interventions at once', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const ids = [
      await newIntervention({ budget: [{ source: 'CSR', amount: '5' }] }),
      await newIntervention({ budget: [{ source: 'CSR', amount: '7' }] }),
    ];
    const { orm } = await testDatabase();

    await asKeeper(orm, rows =>
      sql`insert into budget_line (id, intervention_id, fund_source, amount)
        select gen_random_uuid(), id, 'HIBAH', 1000 from intervention`.execute(rows),
    );
    const more = await Promise.all(ids.map(id => interventionSeenBy(api, officer, id)));
    await asKeeper(orm, rows => sql`delete from budget_line where fund_source = 'CSR'`.execute(rows));
    const less = await Promise.all(ids.map(id => interventionSeenBy(api, officer, id)));

    expect(more.map(seen => seen?.budget)).toEqual(['1005', '1007']);
    expect(less.map(seen => seen?.budget)).toEqual(['1000', '1000']);
  });

  it('adds up beyond what one line can hold', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const most = '9223372036854775807';
    await newIntervention({ budget: [{ source: 'CSR', amount: most }] });
    await newIntervention({ budget: [{ source: 'CSR', amount: most }] });

    const { data, errors } = await api.run(officer, InterventionStatisticsDocument, {
      within: village,
      groupBy: ['FUND_SOURCE'],
    });

    expect(errors).toBeUndefined();
    expect(data?.interventionStatistics.total.budget).toBe('18446744073709551614');
  });
});
