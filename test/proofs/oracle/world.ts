import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asKeeper } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { change, emptyDatabase, insert, testDatabase } from '../../support/database.ts';
import { newIntervention, newNeed, newOrganization, newPerson, type Somebody } from '../../support/factories.ts';
import type { InterventionFact, NeedFact, OrganizationFact, PersonFact } from './oracle.ts';
import { newAskers, type Asker } from './viewers.ts';

/**
 * Rows at every position that a viewer can have to them: own, child, sibling, parent and foreign areas, one's own and other
 * sectors and organizations, every state, entered at one's own level, at another, or by an organization.
 */

export interface Organizations {
  readonly water: string;
  readonly health: string;
  readonly ngo: string;
  readonly company: string;
}

/** What the oracle judges by, and what else stands in the row, to be compared and counted. */
export interface NeedRow extends NeedFact {
  readonly label: string;
  readonly checkedBy: string | undefined;
  readonly severity: string;
  readonly year: number;
  readonly families: number | null;
  readonly coverage: { readonly planned: number; readonly delivered: number };
  readonly version: number;
}

export interface InterventionRow extends InterventionFact {
  readonly label: string;
  readonly verifiedBy: string | undefined;
  readonly approvedBy: string | undefined;
  readonly year: number;
  readonly budget: number | null;
  readonly beneficiaries: number | null;
  readonly reached: number | null;
  readonly noteBy: string | undefined;
  /** The needs that it answers. */
  readonly answers: readonly string[];
  readonly version: number;
}

export interface PersonRow extends PersonFact {
  readonly label: string;
  /** A number is known. */
  readonly reachable: boolean;
}

export interface World {
  readonly askers: readonly Asker[];
  readonly needs: ReadonlyMap<string, NeedRow>;
  readonly interventions: ReadonlyMap<string, InterventionRow>;
  readonly persons: ReadonlyMap<string, PersonRow>;
  readonly organizations: ReadonlyMap<string, OrganizationFact & { readonly label: string }>;
  readonly partners: Organizations;
}

export const places = [
  'ID',
  '11',
  '15',
  '15.03',
  '15.71',
  '15.71.01',
  '15.71.02',
  '15.71.01.1001',
  '15.71.01.1002',
  '15.71.02.1004',
  '15.03.01.2001',
  '11.01.01.2001',
] as const;
const fewPlaces: readonly string[] = [
  'ID',
  '15',
  '15.71',
  '15.71.01',
  '15.71.01.1001',
  '15.71.01.1002',
  '15.71.02.1004',
  '11.01.01.2001',
];
const verifications = ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'] as const;
const statuses = [
  'DRAFT',
  'PROPOSED',
  'RETURNED',
  'VERIFIED',
  'APPROVED',
  'RUNNING',
  'COMPLETED',
  'CANCELLED',
] as const;
const sectorsOfNeeds = { WATER: 'CLEAN_WATER', HEALTH: 'HEALTH_INSURANCE' } as const;

export async function newWorld(full: boolean): Promise<World> {
  await emptyDatabase();
  const partners = {
    water: await newOrganization({ name: 'Dinas Air', kind: 'OPD', area: '15.71', sectors: ['WATER'] }),
    health: await newOrganization({ name: 'Dinas Kesehatan', kind: 'OPD', area: '15', sectors: ['HEALTH'] }),
    ngo: await newOrganization({ name: 'Yayasan Air', kind: 'NGO', area: '15.71' }),
    company: await newOrganization({ name: 'PT Sehat', kind: 'PRIVATE', area: '15' }),
  };
  const askers = await newAskers(partners);
  const there = full ? places : places.filter(place => fewPlaces.includes(place));
  const labels = new Map<string, string>();
  const authors = new Map<string, Somebody>();
  for (const place of there)
    authors.set(place, await newPerson([], { area: place, phone: '0811', name: `Penulis ${place}` }));
  const authorOf = (place: string): Somebody => authors.get(place) ?? (authors.get('ID') as Somebody);
  const checker = await newPerson([], { area: '15.71', phone: '0813', name: 'Pemeriksa' });
  const named = await newPerson([], { area: '15.71.01', phone: '0814', name: 'Petugas dinas' });
  await change(sql`update person set organization_id = ${partners.water} where id = ${named.id}`);

  const drafts: string[] = [];
  const shared = new Map<string, string>();
  for (const area of there) {
    for (const verification of verifications) {
      for (const [sector, kind] of Object.entries(sectorsOfNeeds)) {
        const title = `need ${verification} ${sector} of ${area}`;
        const reportedBy = authorOf(area);
        const severity = sector === 'WATER' ? 'HIGH' : 'LOW';
        const id = await newNeed({
          area,
          verification,
          sector,
          kind,
          title,
          reportedBy,
          severity,
          quantity: 1_000_000,
        });
        labels.set(id, title);
        if (verification === 'DRAFT' && sector === 'HEALTH') drafts.push(id);
        if (verification === 'VERIFIED' && sector === 'WATER') shared.set(area, id);
      }
    }
    for (const [verification, status] of [
      ['VERIFIED', 'WITHDRAWN'],
      ['DRAFT', 'WITHDRAWN'],
      ['VERIFIED', 'MET'],
    ] as const) {
      const title = `need ${verification} ${status} of ${area}`;
      const reportedAt = new Date('2025-05-01T03:00:00.000Z');
      const facts = {
        area,
        verification,
        status,
        title,
        reportedBy: authorOf(area),
        reportedAt,
        familiesAffected: null,
      };
      labels.set(await newNeed(facts), title);
    }
  }

  /** Everything but what the case is about is the same for all of them. */
  const plan = async (
    title: string,
    facts: Parameters<typeof newIntervention>[0] & { readonly area: string; readonly status: string },
  ): Promise<string> => {
    const own = shared.get(facts.area);
    const hidden = drafts[labels.size % drafts.length];
    const delivered = facts.status === 'COMPLETED' ? { delivered: 1 } : {};
    const id = await newIntervention({
      title,
      proposedBy: authorOf(facts.area),
      plannedBeneficiaries: labels.size,
      ...(facts.status === 'COMPLETED' && { actualBeneficiaries: labels.size }),
      budget: [{ source: 'DANA_DESA', amount: String(1_000_000 + labels.size) }],
      answers: [own, hidden].flatMap(need => (need === undefined ? [] : [{ need, quantity: 2, ...delivered }])),
      ...facts,
    });
    labels.set(id, title);
    if (facts.status === 'RUNNING' || facts.status === 'COMPLETED') {
      await insert('progress_note', {
        id: randomUUID(),
        intervention_id: id,
        reported_by_id: authorOf(facts.area).id,
        reported_at: new Date('2026-02-02T03:00:00.000Z'),
        text: 'Berjalan.',
      });
    }
    return id;
  };
  const cancelledLate: string[] = [];
  for (const area of there) {
    for (const status of statuses) {
      await plan(`${status} WATER of ${area}`, { area, status, sectors: ['WATER'], startsOn: '2025-02-01' });
      await plan(`${status} HEALTH of ${area}, naming water and ngo`, {
        area,
        status,
        sectors: ['HEALTH'],
        participants: [{ organization: partners.water }, { organization: partners.ngo }],
      });
      await plan(`${status} WATER+HEALTH of ${area}, naming health and company`, {
        area,
        status,
        sectors: ['WATER', 'HEALTH'],
        participants: [{ organization: partners.health }, { organization: partners.company }],
        budget: [],
      });
      if (area.startsWith('15.71.') || area === '15') {
        if (area !== '15')
          await plan(`${status} of ${area}, entered by the regency`, { area, status, enteredArea: '15.71' });
        await plan(`${status} of ${area}, entered by the water agency`, {
          area,
          status,
          enteredArea: '15.71',
          enteredOrganization: partners.water,
          participants: [{ organization: partners.water }],
        });
        await plan(`${status} of ${area}, entered by the ngo`, {
          area,
          status,
          enteredArea: '15.71',
          enteredOrganization: partners.ngo,
          participants: [{ organization: partners.ngo }],
        });
      }
    }
    cancelledLate.push(await plan(`CANCELLED after VERIFIED of ${area}`, { area, status: 'CANCELLED' }));
  }
  await change(sql`update intervention set verified_at = now() where id = any(${cancelledLate}::uuid[])`);

  // Somebody who was of the village and checks it now: what they entered themselves is not theirs to check.
  for (const { who, name } of askers) {
    if (
      who === null ||
      !['VILLAGE 15.71.01.1001 and DISTRICT 15.71.01', 'DISTRICT 15.71.01', 'REGENCY 15.71'].includes(name)
    )
      continue;
    const area = '15.71.01.1001';
    const need = await newNeed({ area, verification: 'SUBMITTED', title: `need entered by ${name}`, reportedBy: who });
    labels.set(need, `need entered by ${name}`);
    for (const status of ['PROPOSED', 'VERIFIED'] as const) {
      await plan(`${status} entered by ${name}`, { area, status, proposedBy: who });
    }
  }
  await change(sql`update need set verified_by_id = ${checker.id} where verified_at is not null`);
  await change(sql`update intervention set verified_by_id = ${checker.id} where verified_at is not null`);
  await change(sql`update intervention set approved_by_id = ${checker.id} where approved_at is not null`);
  return { askers, partners, ...(await readBack(labels)) };
}

/** What stands there after the triggers had their say. */
async function readBack(labels: ReadonlyMap<string, string>) {
  const { orm } = await testDatabase();
  return await asKeeper(orm, async rows => {
    const read = async <Row>(statement: ReturnType<typeof sql<Row>>) => (await statement.execute(rows)).rows;
    const needs = await read(sql<NeedRow>`
      select 'need' as noun, id, area_code as area, array[sector] as sectors, verified_at is not null as verified,
        verification, status, severity, entered_area_code as "enteredArea", entered_organization_id as "enteredOrganization",
        reported_by_id as author, verified_by_id as "checkedBy", families_affected as families, version,
        extract(year from reported_at)::int as year,
        jsonb_build_object('planned', planned_quantity, 'delivered', delivered_quantity) as coverage
      from need`);
    const interventions = await read(sql<InterventionRow>`
      select 'intervention' as noun, i.id, area_code as area, sectors, verified_at is not null as verified, status,
        entered_area_code as "enteredArea", entered_organization_id as "enteredOrganization", proposed_by_id as author,
        verified_by_id as "verifiedBy", approved_by_id as "approvedBy", extract(year from starts_on)::int as year,
        budget::float8 as budget, planned_beneficiaries as beneficiaries, actual_beneficiaries as reached, version,
        organization_ids as named, (select min(reported_by_id::text) from progress_note where intervention_id = i.id) as "noteBy",
        array(select need_id::text from need_answer where intervention_id = i.id) as answers
      from intervention i`);
    const persons = await read(sql<Omit<PersonRow, 'label'> & { readonly name: string }>`
      select id, area_code as area, organization_id as organization, name,
        exists (select from organization o where o.id = organization_id and category = 'PARTNER') as "worksForPartner",
        exists (select from person_contact c where c.person_id = person.id) as reachable
      from person`);
    const organizations = await read(sql<OrganizationFact & { readonly name: string }>`
      select id, area_code as area, category, name from organization`);
    const clean = <Row extends { readonly id: string }>(
      noun: string,
      found: readonly Row[],
      label: (row: Row) => string,
    ) =>
      new Map(
        found.map(row => [
          globalId(noun, row.id),
          {
            ...(Object.fromEntries(
              Object.entries(row).map(([key, value]) => [
                key,
                value === null && /organization|By$/i.test(key) ? undefined : value,
              ]),
            ) as Row),
            label: label(row),
          },
        ]),
      );
    return {
      needs: clean('need', needs, ({ id }) => labels.get(id) ?? id),
      interventions: clean('intervention', interventions, ({ id }) => labels.get(id) ?? id),
      persons: clean('person', persons, ({ name, area }) => `${name} of ${area}`),
      organizations: clean('organization', organizations, ({ name }) => name),
    };
  });
}
