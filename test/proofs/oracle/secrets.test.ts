import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../../src/platform/global-id.ts';
import { useEveryWay, type Api } from '../../support/api.ts';
import { change, emptyDatabase } from '../../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../../support/factories.ts';

/**
 * What is hidden cannot be found by asking around it. A secret is planted, everything that can be asked is asked: by
 * filters on both sides of it, in every order, page by page, with cursors made up around it, in groups, by counts, by acts
 * and their errors. Then the secret is another one, then there is none: not a byte of an answer may differ. Whoever may see
 * it finds it by each of these channels, so the questions are sharp. Time is not measured.
 */
const ways = useEveryWay();
/** In the full form everybody asks in every way, else each in one of them. */
const full = process.env['MATRIX'] === 'full';

interface Planted {
  readonly need: string;
  readonly intervention: string;
  readonly person: string;
}

interface Secret {
  readonly title: string;
  readonly quantity: number;
  readonly families: number;
  readonly severity: string;
  readonly budget: number;
  readonly beneficiaries: number;
  readonly day: string;
  readonly phone: string;
  readonly source: string;
}

const secrets: readonly Secret[] = [
  {
    title: 'Rahasia mawar',
    quantity: 20,
    families: 21,
    severity: 'LOW',
    budget: 2_000_000,
    beneficiaries: 22,
    day: '2024-03-04',
    phone: '08121111',
    source: 'CSR',
  },
  {
    title: 'Rahasia zaitun',
    quantity: 60,
    families: 61,
    severity: 'CRITICAL',
    budget: 6_000_000,
    beneficiaries: 62,
    day: '2025-07-08',
    phone: '08129999',
    source: 'HIBAH',
  },
];
const elsewhere = '15.71.02.1004';
const here = '15.71.01.1001';

const attackers = {
  'a village beside it': () => newOfficer('VILLAGE', here),
  'a working group beside it': () => newOfficer('POKJA', here),
  'a district beside it': () => newOfficer('DISTRICT', '15.71.01'),
  'a regency beside it': () => newOfficer('REGENCY', '15.03'),
  'a province beside it': () => newOfficer('PROVINCE', '11'),
  'an analyst beside it': () => newOfficer('ANALYST', '15.71.01'),
  'an agency of another sector': async () =>
    newPerson([
      {
        role: 'SECTOR_AGENCY',
        area: '15.71',
        organization: await newOrganization({ kind: 'OPD' }),
        sectors: ['EDUCATION'],
      },
    ]),
  'a partner of its sector, before it is verified': async () =>
    newPerson([
      { role: 'PARTNER', area: '15.71', organization: await newOrganization({ kind: 'NGO' }), sectors: ['WATER'] },
    ]),
  'an enumerator there': () => newOfficer('ENUMERATOR', elsewhere),
  'somebody suspended who was of the centre': () =>
    newPerson([{ role: 'CENTRE_ADMIN', area: 'ID' }], { suspendedAt: new Date('2026-01-01') }),
} as const satisfies Record<string, () => Promise<Somebody>>;

/** Rows that everybody around may see, on both sides of each secret, and one that only its own place may. */
async function plant(): Promise<Planted> {
  for (const [at, severity] of ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'].entries()) {
    for (const area of [here, '15.71', '15.03.01.2001', '11.01.01.2001']) {
      const title = `Terlihat ${at} ${area}`;
      const amount = 1 + 3 * at;
      const need = { area, title, severity, quantity: 10 * amount, familiesAffected: 11 * amount };
      await newNeed({ ...need, verification: 'VERIFIED', reportedAt: new Date(`202${3 + at}-06-01T03:00:00.000Z`) });
      await newIntervention({
        area,
        title,
        status: 'RUNNING',
        startsOn: `202${3 + at}-06-01`,
        endsOn: `202${3 + at}-09-01`,
        plannedBeneficiaries: 11 * amount,
        budget: [{ source: 'DANA_DESA', amount: String(1_000_000 * amount) }],
      });
    }
  }
  const reporter = await newPerson([{ role: 'VILLAGE', area: elsewhere }], { phone: '0' });
  const need = await newNeed({ area: elsewhere, verification: 'SUBMITTED', reportedBy: reporter });
  const intervention = await newIntervention({
    area: elsewhere,
    status: 'PROPOSED',
    proposedBy: reporter,
    budget: [{ source: 'CSR', amount: '1' }],
    answers: [{ need, quantity: 1 }],
  });
  return { need, intervention, person: reporter.id };
}

async function tell({ need, intervention, person }: Planted, secret: Secret): Promise<void> {
  const at = `${secret.day}T03:00:00.000Z`;
  await change(sql`update need set title = ${secret.title}, quantity = ${secret.quantity}, severity = ${secret.severity},
    families_affected = ${secret.families}, reported_at = ${at} where id = ${need}`);
  await change(sql`update intervention set title = ${secret.title}, starts_on = ${secret.day}, ends_on = ${secret.day},
    planned_beneficiaries = ${secret.beneficiaries}, proposed_at = ${at} where id = ${intervention}`);
  await change(sql`delete from budget_line where intervention_id = ${intervention}`);
  await change(sql`insert into budget_line (id, intervention_id, fund_source, amount)
    values (gen_random_uuid(), ${intervention}, ${secret.source}, ${secret.budget})`);
  await change(sql`update person set name = ${secret.title}, position = ${secret.title} where id = ${person}`);
  await change(sql`update person_contact set phone = ${secret.phone} where person_id = ${person}`);
}

async function forget({ need, intervention, person }: Planted): Promise<void> {
  for (const table of ['budget_line', 'need_answer']) {
    await change(sql`delete from ${sql.table(table)} where intervention_id = ${intervention}`);
  }
  await change(sql`delete from intervention where id = ${intervention}`);
  await change(sql`delete from need where id = ${need}`);
  await change(sql`delete from access_grant where person_id = ${person}`);
  await change(sql`delete from person_contact where person_id = ${person}`);
  await change(sql`delete from person where id = ${person}`);
}

interface Question {
  readonly channel: 'filter' | 'order' | 'cursor' | 'group' | 'open' | 'act' | 'area';
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const found =
  'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id title } }';

/** Every prefix, and the end. */
const pieces = (text: string): string[] => Array.from(text, (_, at) => text.slice(0, at + 1)).concat(text.slice(-4));

function questions({ need, intervention, person }: Planted): readonly Question[] {
  const asked: Question[] = [];
  const filtered = (field: 'needs' | 'interventions', filter: string): void => {
    asked.push({ channel: 'filter', text: `{ ${field}(first: 5, filter: { ${filter} }) { ${found} } }` });
  };
  for (const { title, day, budget, severity, source } of secrets) {
    for (const piece of pieces(title)) {
      filtered('needs', `search: "${piece}"`);
      filtered('interventions', `search: "${piece}"`);
    }
    filtered('needs', `severities: [${severity}]`);
    filtered('needs', `years: [${day.slice(0, 4)}]`);
    filtered('needs', `reportedFrom: "${day}T00:00:00Z"`);
    filtered('needs', `reportedBefore: "${day}T23:00:00Z"`);
    filtered('interventions', `years: [${day.slice(0, 4)}]`);
    filtered('interventions', `startsFrom: "${day}"`);
    filtered('interventions', `endsFrom: "${day}"`);
    filtered('interventions', `fundSources: [${source}]`);
    for (const limit of [budget - 1, budget, budget + 1]) filtered('interventions', `budgetFrom: "${limit}"`);
  }
  for (const verification of ['DRAFT', 'SUBMITTED', 'RETURNED']) filtered('needs', `verifications: [${verification}]`);
  for (const status of ['DRAFT', 'PROPOSED', 'RETURNED']) filtered('interventions', `statuses: [${status}]`);
  filtered('needs', 'uncovered: true');

  const orders = {
    needs: ['AREA', 'FAMILIES_AFFECTED', 'QUANTITY', 'REPORTED_AT', 'SEVERITY'],
    interventions: ['AREA', 'BUDGET', 'PLANNED_BENEFICIARIES', 'PROPOSED_AT', 'STARTS_ON'],
  };
  for (const [field, all] of Object.entries(orders)) {
    for (const order of all) {
      for (const direction of ['ASC', 'DESC']) {
        for (const size of ['first: 1', 'last: 1', 'first: 100']) {
          const text = `{ ${field}(${size}, orderBy: { field: ${order}, direction: ${direction} }) { ${found} } }`;
          asked.push({ channel: 'order', text });
        }
      }
    }
  }
  const groups = {
    needStatistics: ['KIND', 'SECTOR', 'SEVERITY', 'STATUS', 'VERIFICATION', 'VILLAGE', 'YEAR'],
    interventionStatistics: ['FUND_SOURCE', 'SECTOR', 'STATUS', 'VILLAGE', 'YEAR'],
  };
  const measures = {
    needStatistics: 'count familiesAffected familiesAffectedCount quantity plannedQuantity verifiedCount',
    interventionStatistics: 'count budget budgetCount plannedBeneficiaries plannedBeneficiariesCount',
  };
  for (const [field, all] of Object.entries(groups)) {
    const numbers = measures[field as keyof typeof measures];
    for (const group of all) {
      const text = `{ ${field}(groupBy: [${group}]) { total { ${numbers} } rows { ${numbers} area { code } } } }`;
      asked.push({ channel: 'group', text });
    }
    for (const place of ['ID', '15', '15.71', elsewhere]) {
      asked.push({ channel: 'group', text: `{ ${field}(within: "${place}") { total { ${numbers} } } }` });
    }
  }
  for (const place of ['15.71', elsewhere]) {
    for (const field of ['needs', 'interventions']) {
      asked.push({ channel: 'area', text: `{ area(code: "${place}") { ${field}(first: 5) { ${found} } } }` });
    }
  }
  const ids = [globalId('need', need), globalId('intervention', intervention), globalId('person', person)] as const;
  const parts = `... on Need { title } ... on Intervention { title budget } ... on Person { name contact { phone } }`;
  asked.push({
    channel: 'open',
    text: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ' + parts + ' } }',
    variables: { ids },
  });
  asked.push({ channel: 'open', text: `{ need(id: "${ids[0]}") { title } intervention(id: "${ids[1]}") { title } }` });
  for (const [act, id, more] of [
    ['verifyNeed', ids[0], {}],
    ['withdrawNeed', ids[0], { reason: 'Mencari tahu.' }],
    ['verifyIntervention', ids[1], {}],
    ['cancelIntervention', ids[1], { reason: 'Mencari tahu.' }],
  ] as const) {
    const input = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
    const text = `mutation ($input: ${input}!) { ${act}(input: $input) { __typename } }`;
    asked.push({ channel: 'act', text, variables: { input: { id, expectedVersion: 77, ...more } } });
  }
  return asked;
}

/** A cursor is opaque, not sealed: its value can be made up. */
function forged(cursor: string, values: readonly string[]): string[] {
  const [signature, , id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];
  return values.map(value => Buffer.from(JSON.stringify([signature, value, id])).toString('base64url'));
}

interface Told {
  readonly channel: string;
  readonly text: string;
  readonly answer: string;
}

async function interrogate(by: Api, who: Somebody, planted: Planted): Promise<readonly Told[]> {
  const told: Told[] = [];
  const ask = async (channel: string, text: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const { status, data, errors } = await by.run<Record<string, { edges?: { cursor: string }[] } | null>, object>(
      who,
      text,
      variables,
    );
    const wrong = errors?.map(({ message, path, extensions }) => ({
      message,
      path,
      extensions: { ...extensions, requestId: undefined },
    }));
    told.push({ channel, text, answer: JSON.stringify({ status, data, errors: wrong }) });
    return data;
  };
  for (const { channel, text, variables } of questions(planted)) await ask(channel, text, variables);
  for (const [field, order, values] of [
    ['needs', 'QUANTITY', secrets.flatMap(({ quantity }) => [quantity - 1, quantity, quantity + 1].map(String))],
    ['needs', 'FAMILIES_AFFECTED', secrets.flatMap(({ families }) => [families - 1, families + 1].map(String))],
    ['interventions', 'BUDGET', secrets.flatMap(({ budget }) => [budget - 1, budget + 1].map(String))],
    ['interventions', 'STARTS_ON', secrets.map(({ day }) => day)],
  ] as const) {
    const list = (page: string): string => `{ ${field}(${page}, orderBy: { field: ${order} }) { ${found} } }`;
    const cursor = (await ask('cursor', list('first: 1')))?.[field]?.edges?.[0]?.cursor;
    for (const made of cursor === undefined ? [] : forged(cursor, values)) {
      await ask('cursor', list(`first: 1, after: "${made}"`));
      await ask('cursor', list(`last: 1, before: "${made}"`));
    }
  }
  return told;
}

/** What differs between two interrogations. */
function differing(one: readonly Told[], other: readonly Told[]): readonly Told[] {
  return one.filter(({ answer }, at) => other[at]?.answer !== answer);
}

describe.each(ways)('%s', (way, by) => {
  const turn = ways.findIndex(([name]) => name === way);
  const names = Object.keys(attackers) as (keyof typeof attackers)[];
  const asking = names.filter((_, at) => full || at % ways.length === turn);
  let planted: Planted;
  let who: Record<keyof typeof attackers | 'centre', Somebody>;
  beforeAll(async () => {
    await emptyDatabase();
    const people = await Promise.all(
      Object.entries(attackers).map(async ([name, come]) => [name, await come()] as const),
    );
    who = Object.fromEntries([...people, ['centre', await newOfficer('CENTRE_ADMIN', 'ID')]]) as typeof who;
    planted = await plant();
  });
  beforeEach(() => tell(planted, secrets[0] as Secret));

  it('whoever may see it finds it by every channel, but by acts', async () => {
    const first = await interrogate(by, who.centre, planted);
    await tell(planted, secrets[1] as Secret);

    const second = await interrogate(by, who.centre, planted);

    const channels = [...new Set(differing(first, second).map(({ channel }) => channel))].toSorted();
    expect(channels).toEqual(['area', 'cursor', 'filter', 'group', 'open', 'order']);
  });

  it('nobody else does, nor whether there is one', async () => {
    const everybody = async () => {
      const answers = new Map<string, readonly Told[]>();
      for (const name of asking) answers.set(name, await interrogate(by, who[name], planted));
      return answers;
    };
    const first = await everybody();
    await tell(planted, secrets[1] as Secret);
    const second = await everybody();
    await forget(planted);

    const without = await everybody();

    for (const [name, answers] of first) {
      const unasked = answers.filter(({ answer }) =>
        /QUERY_TOO_EXPENSIVE|RATE_LIMITED|BAD_USER_INPUT|INTERNAL/.test(answer),
      );
      expect([name, unasked]).toEqual([name, []]);
      expect([name, differing(answers, second.get(name) ?? [])]).toEqual([name, []]);
      expect([name, differing(answers, without.get(name) ?? [])]).toEqual([name, []]);
    }
  }, 120_000);
});
