import type { Calendar } from './calendar.ts';
import { cancelledReasons, descriptions, results, returnedReasons } from './intervention-texts.ts';
import { ageOf, lifeOf, statusAt } from './lifecycle.ts';
import type { Need } from './needs.ts';
import { helpersFor, organizationId } from './organizations.ts';
import { budgetOf, notesOf, participantsOf } from './parts.ts';
import type { People } from './people.ts';
import { districtOf, isKelurahan, regencyOf, simpangIvSipin, type Places, type Site } from './places.ts';
import { Random, stableId } from './random.ts';
import type { DemoWorld, InterventionRow, InterventionStatus, NeedAnswerRow, OrganizationRow } from './rows.ts';
import { programmeWorks, regionalWorks, worksByKind, type Work } from './works.ts';

type Facts = Pick<
  DemoWorld,
  'intervention' | 'intervention_participant' | 'need_answer' | 'budget_line' | 'progress_note'
>;

/** Who enters something, from where, and who may then check it. */
interface Entry {
  proposer: string;
  areaCode: string;
  organization?: OrganizationRow;
  verifiers: readonly string[];
  approvers: readonly string[];
}

interface Plan {
  key: readonly (string | number)[];
  areaCode: string;
  level: 'VILLAGE' | 'REGENCY' | 'PROVINCE';
  work: Work;
  status: InterventionStatus;
  age: number;
  needs: readonly Need[];
  entry: Entry;
}

const statuses: readonly InterventionStatus[] = [
  'COMPLETED',
  'RUNNING',
  'APPROVED',
  'VERIFIED',
  'PROPOSED',
  'DRAFT',
  'RETURNED',
  'CANCELLED',
];

export class Interventions {
  readonly facts: Facts = {
    intervention: [],
    intervention_participant: [],
    need_answer: [],
    budget_line: [],
    progress_note: [],
  };
  readonly #places: Places;
  readonly #people: People;
  readonly #calendar: Calendar;
  readonly #organizations: ReadonlyMap<string, OrganizationRow>;
  readonly #helpers: (areaCode: string, sector: string) => OrganizationRow[];
  /** What of a need nobody has planned for yet. */
  readonly #remaining = new Map<string, number>();

  constructor(places: Places, people: People, organizations: readonly OrganizationRow[], calendar: Calendar) {
    this.#places = places;
    this.#people = people;
    this.#calendar = calendar;
    this.#organizations = new Map(organizations.map(organization => [organization.id, organization]));
    this.#helpers = helpersFor(organizations);
  }

  addToVillage({ village, interventions }: Site, needs: readonly Need[]): void {
    const random = new Random('interventions', village.code);
    for (let n = 0; n < interventions; n += 1) {
      const isShown = village.code === simpangIvSipin && n < 3 * statuses.length;
      const wanted = isShown ? statuses[n % statuses.length] : undefined;
      const age = wanted ? ageOf(random, wanted) : 1 + Math.floor(1780 * random.next() ** 1.25);
      const status = wanted ?? statusAt(random, age);
      const open = needs.filter(need => this.#isOpen(need, age));
      const first = open.length > 0 && random.chance(0.8) ? random.pick(open) : undefined;
      const work = random.pick((first && worksByKind[first.row.kind_code]) ?? programmeWorks);
      const second = open.find(need => need !== first && work.sectors.slice(1).includes(need.row.sector));
      this.#add(random, {
        key: [village.code, n],
        areaCode: village.code,
        level: 'VILLAGE',
        work,
        status,
        age,
        needs: first ? [first, ...(second && random.chance(0.5) ? [second] : [])] : [],
        entry: this.#villageEntry(random, village.code, work, status, age),
      });
    }
  }

  /** Something for the whole of a district, regency or province, entered by the regency or the province. */
  addToRegion(areaCode: string, count: number): void {
    const random = new Random('interventions', areaCode);
    for (let n = 0; n < count; n += 1) {
      const age = 1 + Math.floor(1780 * random.next() ** 1.25);
      const work = random.pick(regionalWorks);
      const isProvince = areaCode.length === 2;
      const officers = this.#people.holding(
        isProvince ? 'PROVINCE' : 'REGENCY',
        isProvince ? areaCode : regencyOf(areaCode),
      );
      this.#add(random, {
        key: [areaCode, n],
        areaCode,
        level: isProvince ? 'PROVINCE' : 'REGENCY',
        work,
        status: statusAt(random, age),
        age,
        needs: [],
        entry: (isProvince || random.chance(0.6)
          ? undefined
          : this.#organizationEntry(random, areaCode, work, age)) ?? {
          proposer: random.pick(officers),
          areaCode: isProvince ? areaCode : regencyOf(areaCode),
          verifiers: officers,
          approvers: officers,
        },
      });
    }
  }

  #isOpen({ row, verifiedDaysAgo }: Need, age: number): boolean {
    return row.status === 'OPEN' && verifiedDaysAgo !== null && verifiedDaysAgo > age && this.#left(row) > 0;
  }

  #left(need: Need['row']): number {
    return this.#remaining.get(need.id) ?? need.quantity;
  }

  #villageEntry(random: Random, code: string, work: Work, status: InterventionStatus, age: number): Entry {
    const regency = this.#people.holding('REGENCY', regencyOf(code));
    const byOrganization = random.chance(status === 'DRAFT' ? 0.5 : 0.25)
      ? this.#organizationEntry(random, code, work, age)
      : undefined;
    if (byOrganization) return byOrganization;
    if (random.chance(0.15))
      return { proposer: random.pick(regency), areaCode: regencyOf(code), verifiers: regency, approvers: regency };
    const pokja = status === 'DRAFT' ? this.#people.holding('POKJA', code) : [];
    return {
      proposer: random.pick([...this.#people.holding('VILLAGE', code), ...pokja]),
      areaCode: code,
      verifiers: [...this.#people.holding('DISTRICT', districtOf(code)), ...regency],
      approvers: regency,
    };
  }

  /** An agency or partner enters within its own area and sectors, while its grant lasts. */
  #organizationEntry(random: Random, code: string, work: Work, age: number): Entry | undefined {
    const able = this.#people.entering.filter(
      ({ areaCode, sectors, isEnded }) =>
        (code === areaCode || code.startsWith(`${areaCode}.`)) &&
        sectors.includes(work.sectors[0] ?? '') &&
        (!isEnded || age > 120),
    );
    if (able.length === 0) return undefined;
    const { person, organization, areaCode } = random.pick(able);
    const row = this.#organizations.get(organizationId(organization));
    const regency = this.#people.holding('REGENCY', regencyOf(code));
    return { proposer: person, areaCode, ...(row && { organization: row }), verifiers: regency, approvers: regency };
  }

  #add(random: Random, plan: Plan): void {
    const { work, entry, areaCode, level, status } = plan;
    const { facts } = this;
    const calendar = this.#calendar;
    const id = stableId('intervention', ...plan.key);
    const life = lifeOf(random, status, plan.age, work.builds ?? false);
    const participants = participantsOf(random, work.sectors, entry.organization, sector => [
      ...this.#helpers(areaCode, sector),
      ...(level === 'PROVINCE' ? this.#helpers('ID', sector) : []),
    ]);
    const builder = this.#organizations.get(organizationId(`pemdes-${areaCode}`));
    if (builder && random.chance(0.4)) participants.push({ ...builder, role: work.builds ? 'DELIVER' : 'FACILITATE' });

    const first = plan.needs[0]?.row;
    const reach = { VILLAGE: 1, REGENCY: areaCode.length === 8 ? 4 : 15, PROVINCE: 60 }[level];
    const planned = random.chance(0.93)
      ? first
        ? (first.families_affected ?? first.quantity)
        : random.between(15, 220) * reach
      : null;
    const isCompleted = status === 'COMPLETED';
    const verifier =
      life.verified === null ? null : random.pick(entry.verifiers.filter(person => person !== entry.proposer));
    const approvers = entry.approvers.filter(person => person !== entry.proposer);
    const others = approvers.filter(person => person !== verifier);

    facts.intervention.push({
      id,
      title: `${work.title} ${this.#label(areaCode)} tahun ${calendar.on(life.startsOn).slice(0, 4)}`,
      description: random.chance(0.8) ? random.pick(descriptions) : null,
      status,
      status_reason:
        status === 'RETURNED'
          ? random.pick(returnedReasons)
          : status === 'CANCELLED'
            ? random.pick(cancelledReasons)
            : null,
      sectors: [...work.sectors],
      inpres_activity_id: work.activity,
      family_function: random.chance(0.95) ? work.familyFunction : null,
      nawacita_priority: random.chance(0.9) ? work.nawacita : null,
      target_groups: [...work.targetGroups],
      starts_on: calendar.on(life.startsOn),
      ends_on: calendar.on(life.endsOn),
      planned_beneficiaries: planned,
      // Some never report it: missing, not zero.
      actual_beneficiaries:
        isCompleted && random.chance(0.85) ? Math.round((planned ?? 40) * (0.7 + random.next() * 0.45)) : null,
      result: isCompleted && random.chance(0.94) ? random.pick(results(work)) : null,
      budget: null,
      proposed_by_id: entry.proposer,
      proposed_at: calendar.at(life.proposed, 1, random.between(0, 59)),
      verified_by_id: verifier,
      verified_at: life.verified === null ? null : calendar.at(life.verified, 3, random.between(0, 59)),
      approved_by_id: life.approved === null ? null : random.pick(others.length > 0 ? others : approvers),
      approved_at: life.approved === null ? null : calendar.at(life.approved, 5, random.between(0, 59)),
      started_at: life.started === null ? null : calendar.at(life.started, 7, random.between(0, 59)),
      completed_at: life.completed === null ? null : calendar.at(life.completed, 9, random.between(0, 59)),
      organization_ids: participants.map(participant => participant.id),
      ...this.#places.columns(areaCode),
      entered_area_id: this.#places.get(entry.areaCode).id,
      entered_area_code: entry.areaCode,
      entered_organization_id: entry.organization?.id ?? null,
    } satisfies InterventionRow);

    facts.intervention_participant.push(
      ...participants.map(participant => ({
        intervention_id: id,
        organization_id: participant.id,
        role: participant.role,
      })),
    );
    facts.need_answer.push(...plan.needs.map(need => this.#answer(random, id, need.row, status)));
    facts.budget_line.push(
      ...budgetOf(
        random,
        id,
        work,
        areaCode,
        entry.areaCode.length === 5 ? 'REGENCY' : level,
        entry.organization,
        participants,
      ),
    );
    const reporters = [entry.proposer, ...(level === 'VILLAGE' ? this.#people.holding('VILLAGE', areaCode) : [])];
    facts.progress_note.push(...notesOf(random, id, work, life, reporters, calendar));
  }

  #answer(random: Random, interventionId: string, need: Need['row'], status: InterventionStatus): NeedAnswerRow {
    const left = this.#left(need);
    const quantity = random.chance(0.5) ? left : Math.max(1, Math.ceil(left * (0.25 + random.next() * 0.7)));
    const delivered = random.chance(0.7) ? quantity : Math.floor(quantity * (0.5 + random.next() * 0.45));
    if (status !== 'CANCELLED' && status !== 'RETURNED') this.#remaining.set(need.id, left - quantity);
    return {
      intervention_id: interventionId,
      need_id: need.id,
      quantity,
      // Delivered, but nobody counted: missing, not zero.
      delivered_quantity: status === 'COMPLETED' && random.chance(0.95) ? delivered : null,
    };
  }

  #label(code: string): string {
    const { name } = this.#places.get(code);
    if (code.length === 13) return `${isKelurahan(code) ? 'Kelurahan' : 'Desa'} ${name}`;
    if (code.length === 8) return `Kecamatan ${name}`;
    return code.length === 2 ? `Provinsi ${name}` : name;
  }
}
