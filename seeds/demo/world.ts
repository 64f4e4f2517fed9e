import { Calendar } from './calendar.ts';
import { contributionsTo } from './contributions.ts';
import { Interventions } from './interventions.ts';
import { needsOf } from './needs.ts';
import { organizations } from './organizations.ts';
import { people } from './people.ts';
import { districtOf, isJambi, Places, regencyOf, sites, type SeedArea } from './places.ts';
import { Random } from './random.ts';
import type { DemoWorld, NeedRow } from './rows.ts';

/** Five believable years of Kampung KB up to today; the same for the same areas and day. */
export function demoWorld(areas: readonly SeedArea[], today: Date): DemoWorld {
  const calendar = new Calendar(today);
  const places = new Places(areas);
  const villages = sites(places);
  const organization = organizations(places, villages);
  const everybody = people(places, villages, calendar);
  const interventions = new Interventions(places, everybody, organization, calendar);

  const need: NeedRow[] = [];
  for (const site of villages) {
    const needs = needsOf(site, places, everybody, calendar);
    need.push(...needs.map(({ row }) => row));
    interventions.addToVillage(site, needs);
  }

  const codes = villages.map(site => site.village.code);
  const districts = new Set(codes.filter(isJambi).map(districtOf));
  for (const code of districts) interventions.addToRegion(code, regencyOf(code) === '15.71' ? 3 : 1);
  for (const code of new Set(codes.map(regencyOf))) interventions.addToRegion(code, regionalCount(code));
  interventions.addToRegion('15', 24);

  tellWhenMet(need, interventions.facts);
  addUp(interventions.facts);
  const contribution = contributionsTo(interventions.facts, everybody.rows, calendar);
  return { organization, ...everybody.rows, need, ...interventions.facts, contribution };
}

function regionalCount(regency: string): number {
  if (regency === '15.71' || regency === '15.03') return 16;
  return isJambi(regency) ? 8 : new Random('regional', regency).between(0, 1);
}

function addUp({ intervention, budget_line }: Pick<DemoWorld, 'intervention' | 'budget_line'>): void {
  const lines = Map.groupBy(budget_line, line => line.intervention_id);
  for (const row of intervention) {
    const own = lines.get(row.id) ?? [];
    row.budget = own.length === 0 ? null : String(own.reduce((sum, { amount }) => sum + BigInt(amount), 0n));
  }
}

/** The database derives that a need is met, and keeps the day if it is given one: today would be wrong here. */
function tellWhenMet(
  needs: readonly NeedRow[],
  { intervention, need_answer }: Pick<DemoWorld, 'intervention' | 'need_answer'>,
): void {
  const completedAt = new Map(intervention.map(row => [row.id, row.completed_at]));
  const answers = Map.groupBy(need_answer, answer => answer.need_id);
  for (const need of needs) {
    if (need.status !== 'OPEN') continue;
    const own = answers.get(need.id) ?? [];
    const delivered = own.reduce((sum, answer) => sum + (answer.delivered_quantity ?? 0), 0);
    if (delivered < need.quantity) continue;
    need.met_at =
      own
        .map(answer => completedAt.get(answer.intervention_id) ?? '')
        .toSorted()
        .at(-1) ?? null;
  }
}
