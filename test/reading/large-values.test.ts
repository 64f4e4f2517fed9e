import { beforeEach, describe, expect, it } from 'vitest';
import { useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const most = { int: 2_147_483_647, bigint: '9223372036854775807' };

interface Data {
  readonly list: { readonly nodes: readonly { readonly title: string }[]; readonly pageInfo: { endCursor: string } };
}

/** Titles of the first row, and of what comes after its cursor. */
async function walk(list: 'needs' | 'interventions', field: string): Promise<string[]> {
  const centre = await newOfficer('CENTRE_ADMIN', 'ID');
  const page = (first: number, after: string | null) =>
    api.run<Data, object>(
      centre,
      `query ($first: Int, $after: String) {
        list: ${list}(first: $first, after: $after, orderBy: { field: ${field}, direction: DESC }) {
          nodes { title } pageInfo { endCursor }
        }
      }`,
      { first, after },
    );
  const first = await page(1, null);
  const rest = await page(100, first.data?.list.pageInfo.endCursor ?? null);
  expect([first.errors, rest.errors]).toEqual([undefined, undefined]);
  return [first, rest].flatMap(({ data }) => data?.list.nodes.map(({ title }) => title) ?? []);
}

describe('a list goes on after the largest value its column holds', () => {
  it.each(['QUANTITY', 'FAMILIES_AFFECTED'])('needs by %s', async field => {
    await newNeed({ title: 'Terbanyak', quantity: most.int, familiesAffected: most.int });
    await newNeed({ title: 'Sedikit', quantity: 1, familiesAffected: 1 });

    expect(await walk('needs', field)).toEqual(['Terbanyak', 'Sedikit']);
  });

  it.each(['BUDGET', 'PLANNED_BENEFICIARIES'])('interventions by %s', async field => {
    await newIntervention({
      title: 'Terbesar',
      plannedBeneficiaries: most.int,
      budget: [{ source: 'CSR', amount: most.bigint }],
    });
    await newIntervention({ title: 'Kecil', plannedBeneficiaries: 1, budget: [{ source: 'CSR', amount: '1' }] });

    expect(await walk('interventions', field)).toEqual(['Terbesar', 'Kecil']);
  });
});
