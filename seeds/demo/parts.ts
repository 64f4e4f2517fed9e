import type { Calendar } from './calendar.ts';
import { noteText } from './intervention-texts.ts';
import type { Life } from './lifecycle.ts';
import { isKelurahan } from './places.ts';
import { Random, stableId } from './random.ts';
import type { BudgetLineRow, InterventionParticipantRow, OrganizationRow, ProgressNoteRow } from './rows.ts';
import type { Work } from './works.ts';

type Role = InterventionParticipantRow['role'];
type Level = 'VILLAGE' | 'REGENCY' | 'PROVINCE';
export type Participant = OrganizationRow & { role: Role };

/** Those who take part: whoever entered it, then for each sector one or two who can help. */
export function participantsOf(
  random: Random,
  sectors: readonly string[],
  entering: OrganizationRow | undefined,
  helpers: (sector: string) => readonly OrganizationRow[],
): Participant[] {
  const chosen = new Set(entering ? [entering] : []);
  for (const sector of sectors) {
    for (const helper of random.sample(helpers(sector), random.weighted({ 0: 15, 1: 60, 2: 25 }) === '2' ? 2 : 1))
      chosen.add(helper);
  }
  return [...chosen].map(organization => ({
    ...organization,
    role: organization === entering ? leads(organization) : roleOf(random, organization),
  }));
}

const pays = (organization: OrganizationRow) => organization.kind === 'PRIVATE' || organization.kind === 'DONOR';
const leads = (organization: OrganizationRow): Role => (pays(organization) ? 'FUND' : 'DELIVER');

function roleOf(random: Random, organization: OrganizationRow): Role {
  if (pays(organization)) return 'FUND';
  if (organization.category === 'PARTNER') return random.weighted<Role>({ ACCOMPANY: 60, FACILITATE: 30, DELIVER: 10 });
  if (organization.kind === 'MINISTRY') return random.weighted<Role>({ FUND: 60, REGULATE: 40 });
  return random.weighted<Role>({ FACILITATE: 35, ACCOMPANY: 25, DELIVER: 25, FUND: 10, REGULATE: 5 });
}

export function budgetOf(
  random: Random,
  interventionId: string,
  work: Work,
  areaCode: string,
  level: Level,
  entering: OrganizationRow | undefined,
  participants: readonly Participant[],
): BudgetLineRow[] {
  const weights = fundSources(work, areaCode, level, entering, participants);
  const count = Math.min(Number(random.weighted({ 0: 8, 1: 46, 2: 29, 3: 12, 4: 5 })), Object.keys(weights).length);
  const [least, most] = work.cost;
  // Most things cost little and a few cost much.
  const total = (least + (most - least) * random.next() ** 2) * 1_000_000;
  const lines: BudgetLineRow[] = [];
  for (let n = 0; n < count; n += 1) {
    const source = random.weighted(weights);
    delete weights[source];
    const share = n === 0 && count > 1 ? 0.6 : 1 / count;
    lines.push({
      id: stableId('budget_line', interventionId, n),
      intervention_id: interventionId,
      fund_source: source,
      amount: rupiah(total * share, ceilings[source]),
      note: random.chance(0.5) ? (notes[source] ?? null) : null,
    });
  }
  return lines;
}

/** What a source has never paid more of, in rupiah; a village has about a billion a year for everything. */
const ceilings: Readonly<Record<string, number>> = {
  SWADAYA: 40_000_000,
  ADD_APBDES: 180_000_000,
  DANA_DESA: 400_000_000,
  HIBAH: 600_000_000,
  CSR: 900_000_000,
};

const rupiah = (amount: number, ceiling = 2_000_000_000): number =>
  Math.min(ceiling, Math.max(2_000_000, Math.round(amount / 50_000) * 50_000));

const notes: Readonly<Record<string, string>> = {
  DANA_DESA: 'Sesuai APBDes tahun berjalan',
  APBD_KAB: 'DPA perangkat daerah',
  SWADAYA: 'Tenaga dan bahan dari warga, dinilai dalam rupiah',
  CSR: 'Sesuai perjanjian kerja sama',
  DAK_NONFISIK_BOKB: 'Menu operasional Kampung KB',
  HIBAH: 'Berita acara hibah',
};

function fundSources(
  work: Work,
  areaCode: string,
  level: Level,
  entering: OrganizationRow | undefined,
  participants: readonly Participant[],
): Record<string, number> {
  if (entering?.kind === 'PRIVATE') return { CSR: 1 };
  if (entering?.category === 'PARTNER') return { HIBAH: 8, SWADAYA: 2, LAINNYA: 1 };
  const servesFamilies = work.sectors.some(sector =>
    ['FAMILY_PLANNING', 'FAMILY_DEVELOPMENT', 'NUTRITION', 'HEALTH'].includes(sector),
  );
  const common = {
    ...(participants.some(({ kind }) => kind === 'PRIVATE') && { CSR: 5 }),
    ...(participants.some(({ kind }) => kind === 'NGO' || kind === 'DONOR') && { HIBAH: 3 }),
    ...(servesFamilies && { DAK_NONFISIK_BOKB: 3 }),
  };
  if (level === 'PROVINCE') return { ...common, APBD_PROV: 6, APBN_KL: 4 };
  if (level === 'REGENCY')
    return { ...common, APBD_KAB: 7, APBD_PROV: 1, APBN_KL: 1, ...(work.builds && { DAK_FISIK: 4 }) };
  // The village fund is for desa; a kelurahan is paid by its regency or city.
  if (isKelurahan(areaCode)) return { ...common, APBD_KAB: 7, SWADAYA: 3, APBD_PROV: 1 };
  return { ...common, DANA_DESA: 8, ADD_APBDES: 3, SWADAYA: 3, APBD_KAB: 2 };
}

export function notesOf(
  random: Random,
  interventionId: string,
  work: Work,
  life: Life,
  reporters: readonly string[],
  calendar: Calendar,
): ProgressNoteRow[] {
  const { started } = life;
  if (started === null) return [];
  const last = life.completed ?? 1;
  const count = Math.min(random.between(1, 4), started - last + 1);
  return Array.from({ length: count }, (_, n) => {
    const isLast = n === count - 1;
    const done = life.completed !== null && isLast;
    const daysAgo = done ? last : started - Math.floor(((started - last) * n) / count);
    const progress = done
      ? 100
      : Math.min(95, Math.round(((n + 0.5) / count) * (life.completed === null ? 80 : 100)) + random.between(-5, 5));
    return {
      id: stableId('progress_note', interventionId, n),
      intervention_id: interventionId,
      reported_by_id: random.pick(reporters),
      reported_at: calendar.at(daysAgo, 8, 15 + n * 5),
      physical_progress: random.chance(0.9) ? progress : null,
      text: noteText(work, progress),
    };
  });
}
