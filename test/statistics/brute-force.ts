import type { InterventionGroup, NeedGroup } from '../../schema/generated/operations.ts';
import { budgetOf, yearInJakarta, type InterventionFact, type NeedFact } from '../reading/random-rows.ts';

/** Statistics worked out row by row, to compare the API's with. */
export type Keys = Readonly<Record<string, string | number | null>>;

const codeAt = (area: string, length: number): string | null =>
  area !== 'ID' && area.length >= length ? area.slice(0, length) : null;
const areaKeys = {
  PROVINCE: (area: string) => [codeAt(area, 2)],
  REGENCY: (area: string) => [codeAt(area, 5)],
  DISTRICT: (area: string) => [codeAt(area, 8)],
  VILLAGE: (area: string) => [codeAt(area, 13)],
};
type AreaGroup = keyof typeof areaKeys;
const isAreaGroup = (group: string): group is AreaGroup => group in areaKeys;
export const areaGroups: readonly AreaGroup[] = ['VILLAGE', 'DISTRICT', 'REGENCY', 'PROVINCE'];

/** The values a fact has in a dimension: it counts in each. */
function interventionKeys(fact: InterventionFact, group: InterventionGroup): readonly (string | number | null)[] {
  if (isAreaGroup(group)) return areaKeys[group](fact.area);
  const sources = [...new Set(fact.lines.map(({ source }) => source))];
  return {
    SECTOR: fact.sectors,
    PROGRAMME: [fact.programme],
    STATUS: [fact.status],
    FUND_SOURCE: sources.length === 0 ? [null] : sources,
    FAMILY_FUNCTION: [fact.familyFunction],
    YEAR: [Number(fact.startsOn.slice(0, 4))],
  }[group];
}

function needKeys(fact: NeedFact, group: NeedGroup): readonly (string | number | null)[] {
  if (isAreaGroup(group)) return areaKeys[group](fact.area);
  return {
    SECTOR: [fact.sector],
    KIND: [fact.kind],
    STATUS: [fact.status],
    VERIFICATION: [fact.verification],
    SEVERITY: [fact.severity],
    YEAR: [yearInJakarta(fact.reportedAt)],
  }[group];
}

function grouped<Fact, Group extends string>(
  facts: readonly Fact[],
  groupBy: readonly Group[],
  keysOf: (fact: Fact, group: Group) => readonly (string | number | null)[],
): { keys: Keys; facts: Fact[] }[] {
  const groups = new Map<string, { keys: Keys; facts: Fact[] }>();
  for (const fact of facts) {
    let places: Keys[] = [{}];
    for (const group of groupBy) {
      places = places.flatMap(place => keysOf(fact, group).map(value => ({ ...place, [group]: value })));
    }
    for (const keys of places) {
      const name = JSON.stringify(keys);
      const found = groups.get(name) ?? { keys, facts: [] };
      found.facts.push(fact);
      groups.set(name, found);
    }
  }
  return [...groups.values()];
}

/** Missing is not zero. */
function sum<Value extends number | bigint>(values: readonly (Value | null)[]): { sum: Value | null; count: number } {
  const told = values.filter(value => value !== null);
  const add = (a: Value, b: Value) => ((a as bigint) + (b as bigint)) as Value;
  return { sum: told.length === 0 ? null : told.reduce(add), count: told.length };
}

function ratio(numerator: number, denominator: number) {
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}

function measureInterventions(facts: readonly InterventionFact[], source: unknown) {
  const approved = facts.filter(({ status }) => ['APPROVED', 'RUNNING', 'COMPLETED'].includes(status)).length;
  const completed = facts.filter(({ status }) => status === 'COMPLETED').length;
  const ofSource = (fact: InterventionFact) =>
    budgetOf(source === undefined ? fact : { ...fact, lines: fact.lines.filter(line => line.source === source) });
  const budget = sum(facts.map(ofSource));
  const planned = sum(facts.map(fact => fact.planned));
  const actual = sum(facts.map(fact => fact.actual));
  return {
    count: facts.length,
    approvedCount: approved,
    completedCount: completed,
    budget: budget.sum === null ? null : String(budget.sum),
    budgetCount: budget.count,
    plannedBeneficiaries: planned.sum,
    plannedBeneficiariesCount: planned.count,
    actualBeneficiaries: actual.sum,
    actualBeneficiariesCount: actual.count,
    completion: ratio(completed, approved),
  };
}

function measureNeeds(facts: readonly NeedFact[], kind: unknown) {
  const families = sum(facts.map(fact => fact.families));
  const oneUnit = typeof kind === 'string' && kind !== 'OTHER';
  const met = facts.filter(({ status }) => status === 'MET').length;
  return {
    count: facts.length,
    verifiedCount: facts.filter(({ verification }) => verification === 'VERIFIED').length,
    familiesAffected: families.sum,
    familiesAffectedCount: families.count,
    quantity: oneUnit ? sum(facts.map(({ quantity }) => quantity)).sum : null,
    plannedQuantity: oneUnit ? sum(facts.map(({ planned }) => planned)).sum : null,
    deliveredQuantity: oneUnit ? sum(facts.map(({ delivered }) => delivered)).sum : null,
    fulfilment: ratio(met, facts.filter(({ status }) => status !== 'WITHDRAWN').length),
  };
}

/** `shown` says which of several values to show, as a filter by source does. */
export function interventionStatisticsOf(
  facts: readonly InterventionFact[],
  groupBy: readonly InterventionGroup[],
  shown: (keys: Keys) => boolean = () => true,
) {
  return {
    total: measureInterventions(facts, undefined),
    rows: grouped(facts, groupBy, interventionKeys)
      .filter(({ keys }) => shown(keys))
      .map(({ keys, facts: own }) => ({ keys, measures: measureInterventions(own, keys['FUND_SOURCE']) })),
  };
}

export function needStatisticsOf(facts: readonly NeedFact[], groupBy: readonly NeedGroup[]) {
  return {
    total: measureNeeds(facts, undefined),
    rows: grouped(facts, groupBy, needKeys).map(({ keys, facts: own }) => ({
      keys,
      measures: measureNeeds(own, keys['KIND']),
    })),
  };
}

/** Rows in no particular order, each under what names it. */
export function byKeys(rows: readonly { readonly keys: Keys; readonly measures: object }[]): Record<string, object> {
  const nameOf = (keys: Keys) => JSON.stringify(Object.entries(keys).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return Object.fromEntries(rows.map(({ keys, measures }) => [nameOf(keys), measures]));
}
