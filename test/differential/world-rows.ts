import { sql } from 'kysely';
import { Random, stableId } from '../../seeds/demo/random.ts';
import { asKeeper } from '../../src/platform/database.ts';
import {
  isIn,
  randomInterventions,
  randomNeeds,
  type InterventionFact,
  type NeedFact,
} from '../reading/random-rows.ts';
import { testAreas, testDatabase } from '../support/database.ts';
import { areaId } from '../support/factories.ts';
import { oddTexts } from './world-texts.ts';

/** Rows are the same in every run: ids, texts, times. */
export interface Rows {
  readonly needs: readonly NeedFact[];
  readonly interventions: readonly InterventionFact[];
}

const partRoles = ['REGULATE', 'FACILITATE', 'FUND', 'ACCOMPANY', 'DELIVER'] as const;
const sources = [
  'APBN_KL',
  'DAK_FISIK',
  'APBD_PROV',
  'APBD_KAB',
  'DANA_DESA',
  'CSR',
  'HIBAH',
  'SWADAYA',
  'LAINNYA',
] as const;
const targetGroups = ['SELURUH_PENDUDUK', 'PUS', 'REMAJA', 'LANSIA', 'BALITA', 'KELUARGA_LANSIA'] as const;
const mostInt = 2_147_483_647;

/** Partners offer something to a few interventions. */
export async function writeContributions(
  { interventions }: Rows,
  partners: readonly { readonly person: string; readonly organization: string }[],
  deciders: readonly string[],
): Promise<void> {
  const random = new Random('contributions');
  await writeRows(
    'contribution',
    random.sample(interventions, 60).map(({ id, area }, index) => {
      const { person, organization } = random.pick(partners);
      const status = random.pick(['OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']);
      const pays = random.chance(0.5);
      return {
        id: stableId('contribution', id, index),
        intervention_id: id,
        organization_id: organization,
        role: random.pick(partRoles),
        fund_source: pays ? random.pick(sources) : null,
        amount: pays ? String(random.between(1, 9_000_000)) : null,
        note: random.pick(oddTexts),
        status,
        offered_by_id: person,
        offered_at: momentOf(random),
        decided_by_id: status === 'OFFERED' ? null : random.pick(deciders.filter(decider => decider !== person)),
        decided_at: status === 'OFFERED' ? null : momentOf(random),
        decision_reason: status === 'DECLINED' ? random.pick(oddTexts) : null,
        entered_key: '',
        ...placeOf('area', area),
      };
    }),
  );
}

/** A few hundred needs and interventions, with all their parts, entered by the people and for the organizations given. */
export async function writeFacts(people: readonly string[], organizations: readonly string[]): Promise<Rows> {
  const needs = randomNeeds(240);
  const interventions = randomInterventions(160);
  await writeRows(
    'need',
    needs.map(need => needRow(need, people, organizations)),
  );
  const parts = interventions.map(intervention => participantsOf(intervention, organizations));
  await writeRows(
    'intervention',
    interventions.map((each, index) => interventionRow(each, parts[index] ?? [], people)),
  );
  await writeRows('intervention_participant', parts.flat());
  await writeRows(
    'need_answer',
    interventions.flatMap(intervention => answersOf(intervention, needs)),
  );
  await writeRows('budget_line', interventions.flatMap(budgetOf));
  await writeRows(
    'progress_note',
    interventions.flatMap(intervention => notesOf(intervention, people)),
  );
  // Coverage says by the clock when a need was met.
  await asKeeper((await testDatabase()).orm, async rows => {
    await sql`update need set met_at = '2026-03-04T05:06:07.089Z' where met_at is not null`.execute(rows);
  });
  return { needs, interventions };
}

/** The log says who did it only of what somebody signed in has done. */
export async function changeSome(
  { needs, interventions }: Rows,
  people: readonly { readonly id: string; readonly subject: string }[],
): Promise<void> {
  const random = new Random('changes');
  const orm = (await testDatabase()).orm;
  for (const { id, subject } of people) {
    const [some, others] = [random.sample(needs, 3), random.sample(interventions, 3)].map(rows =>
      rows.map(row => row.id),
    );
    await asKeeper(orm, async rows => {
      await sql`select set_config('episentrum.person', ${id}, true), set_config('episentrum.subject', ${subject}, true)`.execute(
        rows,
      );
      await sql`update need set version = version + 1 where id = any(${some}::uuid[])`.execute(rows);
      await sql`update intervention set version = version + 1 where id = any(${others}::uuid[])`.execute(rows);
    });
  }
}

function needRow(fact: NeedFact, people: readonly string[], organizations: readonly string[]) {
  const random = new Random('row', fact.id);
  const [reporter, verifier] = random.sample(people, 2);
  return {
    id: fact.id,
    version: random.between(1, 9),
    kind_code: fact.kind,
    sector: fact.sector,
    title: random.chance(0.5) ? fact.title : random.pick(oddTexts),
    evidence: random.chance(0.4) ? null : random.pick(oddTexts),
    quantity: random.chance(0.05) ? mostInt : fact.quantity,
    unit: random.pick(['keluarga', 'meter', 'm²', '"unit"']),
    families_affected: random.chance(0.05) ? mostInt : fact.families,
    severity: fact.severity,
    status: fact.status,
    status_reason: fact.status === 'WITHDRAWN' || random.chance(0.1) ? random.pick(oddTexts) : null,
    verification: fact.verification,
    return_reason: fact.verification === 'RETURNED' ? random.pick(oddTexts) : null,
    reported_by_id: reporter,
    reported_at: random.chance(0.5) ? fact.reportedAt : momentOf(random),
    verified_by_id: fact.verification === 'VERIFIED' && random.chance(0.8) ? verifier : null,
    verified_at: fact.verification === 'VERIFIED' ? momentOf(random) : null,
    met_at: fact.status === 'MET' ? momentOf(random) : null,
    entered_organization_id: random.chance(0.1) ? random.pick(organizations) : null,
    ...placeOf('area', fact.area),
    ...placeOf('entered_area', random.chance(0.7) ? fact.area : random.pick(testAreas).code),
  };
}

interface Participant {
  readonly intervention_id: string;
  readonly organization_id: string;
  readonly role: string;
}

function interventionRow(fact: InterventionFact, participants: readonly Participant[], people: readonly string[]) {
  const random = new Random('row', fact.id);
  const [proposer, verifier, approver] = random.sample(people, 3);
  const isApproved = ['APPROVED', 'RUNNING', 'COMPLETED'].includes(fact.status);
  const organizations = [...new Set(participants.map(({ organization_id: id }) => id))];
  return {
    id: fact.id,
    version: random.between(1, 9),
    title: random.chance(0.5) ? fact.title : random.pick(oddTexts),
    description: random.chance(0.4) ? fact.description : random.pick(oddTexts),
    status: fact.status,
    status_reason: ['RETURNED', 'CANCELLED'].includes(fact.status) ? random.pick(oddTexts) : null,
    sectors: fact.sectors,
    target_groups: random.sample(targetGroups, random.between(0, 3)),
    inpres_activity_id: fact.activity,
    family_function: fact.familyFunction,
    nawacita_priority: random.pick([null, 3, 5, 8]),
    starts_on: fact.startsOn,
    ends_on: fact.endsOn,
    planned_beneficiaries: random.chance(0.1) ? mostInt : fact.planned,
    actual_beneficiaries: fact.actual,
    result: fact.status === 'COMPLETED' ? random.pick(oddTexts) : null,
    proposed_by_id: proposer,
    proposed_at: random.chance(0.5) ? fact.proposedAt : momentOf(random),
    verified_by_id: fact.verified && random.chance(0.8) ? verifier : null,
    verified_at: fact.verified ? momentOf(random) : null,
    approved_by_id: isApproved && random.chance(0.8) ? approver : null,
    approved_at: isApproved ? momentOf(random) : null,
    started_at: ['RUNNING', 'COMPLETED'].includes(fact.status) ? momentOf(random) : null,
    completed_at: fact.status === 'COMPLETED' ? momentOf(random) : null,
    organization_ids: organizations,
    entered_organization_id: random.chance(0.3) ? (organizations[0] ?? null) : null,
    ...placeOf('area', fact.area),
    ...placeOf('entered_area', random.chance(0.6) ? fact.area : random.pick(testAreas).code),
  };
}

function participantsOf({ id }: InterventionFact, organizations: readonly string[]): Participant[] {
  const random = new Random('participants', id);
  return random
    .sample(organizations, random.pick([0, 0, 1, 2, 4]))
    .flatMap(organization =>
      random
        .sample(partRoles, random.between(1, 2))
        .map(role => ({ intervention_id: id, organization_id: organization, role })),
    );
}

/** Needs of its own place for the most part, and some that few may see together with it. */
function answersOf({ id, area }: InterventionFact, needs: readonly NeedFact[]) {
  const random = new Random('answers', id);
  const near = needs.filter(need => isIn(need.area, area));
  return random.sample(random.chance(0.7) ? near : needs, random.pick([0, 1, 2, 5])).map(need => ({
    intervention_id: id,
    need_id: need.id,
    quantity: random.between(1, 4),
    delivered_quantity: random.chance(0.5) ? null : random.between(0, 3),
  }));
}

function budgetOf({ id, lines }: InterventionFact) {
  const random = new Random('budget', id);
  const whole = random.chance(0.03) ? [{ source: 'APBN_KL', amount: 2n ** 63n - 1n }] : lines;
  return whole.map(({ amount }, index) => ({
    id: stableId('line', id, index),
    intervention_id: id,
    fund_source: random.pick(sources),
    amount: String(amount),
    note: random.chance(0.5) ? null : random.pick(oddTexts),
  }));
}

function notesOf({ id }: InterventionFact, people: readonly string[]) {
  const random = new Random('notes', id);
  return Array.from({ length: random.pick([0, 0, 1, 2, 3]) }, (_, index) => ({
    id: stableId('note', id, index),
    intervention_id: id,
    reported_by_id: random.pick(people),
    reported_at: random.chance(0.5) ? '2026-02-03T04:05:06.007Z' : momentOf(random),
    physical_progress: random.chance(0.3) ? null : random.between(0, 100),
    text: random.pick(oddTexts),
  }));
}

/** With and without milliseconds, long ago and to come, around midnight in Jakarta. */
const momentOf = (random: Random): string =>
  random.pick([
    '1999-12-31T23:59:59.999Z',
    '2025-12-31T17:00:00.000Z',
    '2026-01-01T00:00:00.100Z',
    '2026-02-28T16:59:59.010Z',
    new Date(Date.UTC(2026, 0, 1) + random.between(0, 10_000_000) * 1000 + random.between(0, 999)).toISOString(),
    '2999-06-30T12:00:00.000Z',
  ]);

export function placeOf(name: string, code: string): Record<string, unknown> {
  return { [`${name}_id`]: areaId(code), [`${name}_code`]: code };
}

/** One statement, as the keeper. */
export async function writeRows(table: string, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(name => sql.id(name)));
  await asKeeper((await testDatabase()).orm, async db => {
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(db);
  });
}
