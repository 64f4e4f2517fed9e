import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomInterventions, randomNeeds, write } from '../reading/random-rows.ts';
import { rowsRead } from '../reading/rows-read.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import { useLine } from '../support/line.ts';

/** Statistics that stand beside each other in a query say what each would say alone, and read what they share once. */
const api = useApi({ readPath: 'compiled', responseCache: false });
const line = useLine();
const interventions = 60;
const who = {} as Record<'centre' | 'partner' | 'analyst', Somebody>;

beforeAll(async () => {
  await emptyDatabase();
  const organization = await newOrganization({ kind: 'NGO', area: '15' });
  await write(randomNeeds(40), randomInterventions(interventions, [organization]));
  Object.assign(who, {
    centre: await newOfficer('CENTRE_ADMIN', 'ID'),
    partner: await newPerson([{ role: 'PARTNER', area: '15', organization, sectors: ['WATER'] }]),
    analyst: await newOfficer('ANALYST', 'ID'),
  });
});

const all = 'count approvedCount completedCount budget budgetCount plannedBeneficiaries completion { value }';
const bySector = `interventionStatistics(within: "15", groupBy: [SECTOR]) { rows { sector ${all} } total { ${all} } }`;
const byYear = `interventionStatistics(within: "15", groupBy: [YEAR]) { rows { year count } }`;
const ofYears = `interventionStatistics(within: "15", groupBy: [STATUS, SECTOR], filter: { years: [2025, 2026] }) {
  rows { status sector count budget } total { count } }`;
const funded = `interventionStatistics(within: "15", groupBy: [FUND_SOURCE], filter: { fundSources: [CSR, DANA_DESA] }) {
  rows { fundSource count budget } total { count budget } }`;
const running = `interventionStatistics(within: "15", groupBy: [REGENCY], filter: { statuses: [RUNNING] }) {
  rows { area { name } actualBeneficiaries } }`;
const runningBySector = `interventionStatistics(within: "15", groupBy: [SECTOR], filter: { statuses: [RUNNING] }) {
  rows { sector count } }`;
const nothing = 'interventionStatistics(within: "15") { total { __typename } }';
const programmes = `interventionStatistics(within: "15", groupBy: [PROGRAMME, FAMILY_FUNCTION]) {
  rows { programme { name } familyFunction count } }`;

const together = {
  'all of them, and some': [bySector, byYear, ofYears],
  'some, by several filters': [ofYears, funded, running],
  'some, by the same filter': [running, runningBySector],
  'money by its source': [funded, byYear],
  'the same twice': [byYear, byYear],
  'nothing that is counted': [nothing, running, byYear],
  'everything at once': [programmes, bySector, byYear, ofYears, funded, running, runningBySector, nothing],
};
const beside = (fields: readonly string[]) => `{ ${fields.map((field, index) => `f${index}: ${field}`).join(' ')} }`;

describe.each(['centre', 'partner', 'analyst'] as const)('to the %s', name => {
  it.each(Object.entries(together))('say what each says alone: %s', async (_what, fields) => {
    const alone = await Promise.all(fields.map(field => api.run<{ f: unknown }, object>(who[name], `{ f: ${field} }`)));

    const answer = await api.run(who[name], beside(fields));

    expect(answer).toMatchObject({ readPath: 'compiled', statements: 1 });
    expect(answer.data).toEqual(Object.fromEntries(alone.map(({ data }, index) => [`f${index}`, data?.f])));
  });
});

describe('what they read', () => {
  const read = async (fields: readonly string[]) =>
    (await rowsRead({ api, line }, who.centre, parse(beside(fields)))).interventions;

  it('is read once, where one counts all', async () => {
    const alone = await read([byYear]);

    expect(alone).toBeGreaterThan(0);
    expect(await read([bySector, byYear, ofYears, running])).toBe(alone);
  });

  it('is read once, where they have the same filter', async () => {
    expect(await read([running, runningBySector])).toBe(await read([running]));
  });

  it('is not all there is, where each wants a part', async () => {
    expect(await read([ofYears, running])).toBe((await read([ofYears])) + (await read([running])));
  });

  it('is another for another place, and for needs', async () => {
    const elsewhere = byYear.replace('"15"', '"15.71"');
    const needs = 'needStatistics(within: "15", groupBy: [YEAR]) { rows { year count } }';

    expect(await read([byYear, elsewhere, needs])).toBe((await read([byYear])) + (await read([elsewhere])));
  });
});

it('say whose variable it was', async () => {
  const query = `query ($here: String!, $there: String!) {
    here: interventionStatistics(within: $here) { total { count } }
    there: interventionStatistics(within: $there) { total { count } }
    again: interventionStatistics(within: $here, groupBy: [YEAR]) { rows { count } }
  }`;
  type Total = { total: { count: number } };
  const asked = async (here: string, there: string) =>
    (
      await api.run<{ here: Total; there: Total; again: { rows: { count: number }[] } }, object>(who.centre, query, {
        here,
        there,
      })
    ).data;

  const [one, other] = [await asked('15', '15.71.01'), await asked('15.71.01', '15')];

  expect([one?.here, one?.there]).toEqual([other?.there, other?.here]);
  expect(one?.here.total.count).toBeGreaterThan(other?.here.total.count ?? Infinity);
  const sum = (rows: readonly { count: number }[] = []) => rows.reduce((total, { count }) => total + count, 0);
  expect([sum(one?.again.rows), sum(other?.again.rows)]).toEqual([one?.here.total.count, other?.here.total.count]);
});
