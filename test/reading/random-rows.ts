import { sql } from 'kysely';
import { Random, stableId } from '../../seeds/demo/random.ts';
import inpres from '../../seeds/reference/inpres.json' with { type: 'json' };
import needKinds from '../../seeds/reference/need-kinds.json' with { type: 'json' };
import type {
  FamilyFunction,
  FundSource,
  InterventionStatus,
  NeedStatus,
  NeedVerification,
  Sector,
  Severity,
} from '../../schema/generated/operations.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { testAreas, testDatabase } from '../support/database.ts';
import { areaId, newPerson } from '../support/factories.ts';

/**
 * A few dozen random rows, the same in every run, with the ties, nulls and odd texts that lists and statistics have to
 * bear. Tests compare the API's answers with what they work out themselves from these facts.
 */
export interface NeedFact {
  readonly id: string;
  readonly area: string;
  readonly kind: string;
  readonly sector: Sector;
  readonly title: string;
  readonly evidence: string | null;
  readonly quantity: number;
  readonly planned: number;
  readonly delivered: number;
  readonly families: number | null;
  readonly severity: Severity;
  readonly status: NeedStatus;
  readonly verification: NeedVerification;
  readonly reportedAt: string;
}

export interface InterventionFact {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly description: string | null;
  readonly status: InterventionStatus;
  readonly verified: boolean;
  readonly sectors: readonly Sector[];
  readonly activity: number | null;
  readonly programme: number | null;
  readonly familyFunction: FamilyFunction | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planned: number | null;
  readonly actual: number | null;
  readonly lines: readonly { readonly source: FundSource; readonly amount: bigint }[];
  readonly proposedAt: string;
  readonly organizations: readonly string[];
}

export const severities: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const sectors = ['WATER', 'EDUCATION', 'HEALTH', 'DRAINAGE', 'ELECTRICITY'] as const;
const sources = ['APBD_KAB', 'DANA_DESA', 'CSR'] as const;
const functions = ['EKONOMI', 'LINGKUNGAN', 'AGAMA'] as const;
const kinds = ['CLEAN_WATER', 'DRAINAGE', 'OUT_OF_SCHOOL', 'OTHER'] as const;
const texts = [
  'Sumur 100% kering',
  'Parit_buntu',
  'Jalan "rusak"',
  "Rumah Ja'far",
  String.raw`Tepi\sungai`,
  'AIR bersih',
];
/** Around the turn of the year, which comes in Jakarta seven hours earlier than in UTC. */
const moments = [
  '2024-06-01T03:00:00.000Z',
  '2025-12-31T16:59:59.999Z',
  '2025-12-31T17:00:00.000Z',
  '2026-03-01T03:00:00.001Z',
];
const days = ['2025-01-01', '2025-12-31', '2026-01-01', '2026-07-15'];
const statuses = [
  'DRAFT',
  'PROPOSED',
  'VERIFIED',
  'APPROVED',
  'RUNNING',
  'COMPLETED',
  'RETURNED',
  'CANCELLED',
] as const;

export function randomNeeds(count: number): NeedFact[] {
  return Array.from({ length: count }, (_, index) => {
    const random = new Random('need', index);
    const kind = random.pick(kinds);
    const quantity = random.between(1, 5);
    return {
      id: stableId('need', index),
      area: random.pick(testAreas).code,
      kind,
      sector: needKinds.find(({ code }) => code === kind)?.sector as Sector,
      title: `Kebutuhan ${index}: ${random.pick(texts)}`,
      evidence: random.chance(0.5) ? random.pick(texts) : null,
      quantity,
      planned: random.between(0, quantity),
      delivered: random.between(0, quantity),
      families: random.chance(0.3) ? null : random.between(0, 3),
      severity: random.pick(severities),
      status: random.pick(['OPEN', 'PLANNED', 'IN_PROGRESS', 'MET', 'WITHDRAWN'] as const),
      verification: random.pick(['DRAFT', 'SUBMITTED', 'VERIFIED', 'VERIFIED', 'RETURNED'] as const),
      reportedAt: random.pick(moments),
    };
  });
}

/** Some of them name the organizations given. */
export function randomInterventions(count: number, organizations: readonly string[] = []): InterventionFact[] {
  return Array.from({ length: count }, (_, index) => {
    const random = new Random('intervention', index);
    const activity = random.chance(0.3) ? null : random.pick(inpres.activities);
    const status = random.pick(statuses);
    const startsOn = random.pick(days);
    return {
      id: stableId('intervention', index),
      area: random.pick(testAreas).code,
      title: `Intervensi ${index}: ${random.pick(texts)}`,
      description: random.chance(0.5) ? random.pick(texts) : null,
      status,
      verified:
        ['VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED'].includes(status) ||
        (status === 'CANCELLED' && random.chance(0.5)),
      sectors: random.sample(sectors, random.between(1, 3)),
      activity: activity?.id ?? null,
      programme: activity?.programmeId ?? null,
      familyFunction: random.chance(0.3) ? null : random.pick(functions),
      startsOn,
      endsOn: random.pick(days.filter(day => day >= startsOn)),
      planned: random.chance(0.3) ? null : random.between(0, 3),
      actual: random.chance(0.6) ? null : random.between(0, 500),
      lines: Array.from({ length: random.between(0, 3) }, () => ({
        source: random.pick(sources),
        // Three such amounts are more than a float can tell apart, and together stay below what a bigint holds.
        amount: random.chance(0.5) ? 1_000_000n : BigInt(random.between(1, 9)) * 10n ** 15n + 1n,
      })),
      proposedAt: random.pick(moments),
      organizations: random.chance(0.2) ? [...organizations] : [],
    };
  });
}

export const budgetOf = ({ lines }: InterventionFact): bigint | null =>
  lines.length === 0 ? null : lines.reduce((sum, { amount }) => sum + amount, 0n);

export async function write(needs: readonly NeedFact[], interventions: readonly InterventionFact[]): Promise<void> {
  const { id: person } = await newPerson();
  await insertAll(
    'need',
    needs.map(fact => needRow(fact, person)),
  );
  await insertAll(
    'intervention',
    interventions.map(fact => interventionRow(fact, person)),
  );
  await insertAll(
    'budget_line',
    interventions.flatMap(({ id, lines }) =>
      lines.map(({ source, amount }, index) => ({
        id: stableId('line', id, index),
        intervention_id: id,
        fund_source: source,
        amount: String(amount),
      })),
    ),
  );
}

function needRow(fact: NeedFact, person: string) {
  return {
    id: fact.id,
    version: 1,
    kind_code: fact.kind,
    sector: fact.sector,
    title: fact.title,
    evidence: fact.evidence,
    quantity: fact.quantity,
    planned_quantity: fact.planned,
    delivered_quantity: fact.delivered,
    unit: 'keluarga',
    families_affected: fact.families,
    severity: fact.severity,
    status: fact.status,
    status_reason: fact.status === 'WITHDRAWN' ? 'Tidak jadi.' : null,
    verification: fact.verification,
    return_reason: fact.verification === 'RETURNED' ? 'Mohon dilengkapi.' : null,
    verified_at: fact.verification === 'VERIFIED' ? fact.reportedAt : null,
    reported_by_id: person,
    reported_at: fact.reportedAt,
    ...placeOf(fact.area),
  };
}

function interventionRow(fact: InterventionFact, person: string) {
  return {
    id: fact.id,
    version: 1,
    title: fact.title,
    description: fact.description,
    status: fact.status,
    status_reason: ['RETURNED', 'CANCELLED'].includes(fact.status) ? 'Belum lengkap.' : null,
    sectors: fact.sectors,
    target_groups: [],
    inpres_activity_id: fact.activity,
    family_function: fact.familyFunction,
    starts_on: fact.startsOn,
    ends_on: fact.endsOn,
    planned_beneficiaries: fact.planned,
    actual_beneficiaries: fact.actual,
    proposed_by_id: person,
    proposed_at: fact.proposedAt,
    verified_at: fact.verified ? fact.proposedAt : null,
    approved_at: ['APPROVED', 'RUNNING', 'COMPLETED'].includes(fact.status) ? fact.proposedAt : null,
    organization_ids: fact.organizations,
    ...placeOf(fact.area),
  };
}

function placeOf(area: string) {
  return { area_id: areaId(area), area_code: area, entered_area_id: areaId(area), entered_area_code: area };
}

async function insertAll(table: string, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(name => sql.id(name)));
  if (rows.length === 0) return;
  await asKeeper((await testDatabase()).orm, async db => {
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(db);
  });
}

export const isIn = (area: string, place: string): boolean =>
  place === 'ID' || area === place || area.startsWith(`${place}.`);
/** The place lies above the area. */
export const isAbove = (place: string, area: string): boolean => place !== area && isIn(area, place);

export const levelOf = (area: string): string =>
  area === 'ID' ? 'COUNTRY' : ({ 2: 'PROVINCE', 5: 'REGENCY', 8: 'DISTRICT', 13: 'VILLAGE' }[area.length] as string);
export const yearInJakarta = (moment: string): number => new Date(Date.parse(moment) + 7 * 3_600_000).getUTCFullYear();
