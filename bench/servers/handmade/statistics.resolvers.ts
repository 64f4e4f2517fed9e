import type { Context } from './context.ts';
import {
  areaCodeOf,
  interventionFactsOf,
  needFactsOf,
  ratio,
  readStatistics,
  type StatisticsArgs,
  type StatisticsRow,
} from './statistics.ts';

/** The groups and the whole are read when they are selected. */
const statistics =
  (facts: typeof needFactsOf) =>
  (_: unknown, args: StatisticsArgs, { reading }: Context) => ({
    rows: () => readStatistics(reading, facts, args),
    total: async () => (await readStatistics(reading, facts, { ...args, groupBy: [] }))[0],
  });

type Statistics = ReturnType<ReturnType<typeof statistics>>;

const whole = { rows: ({ rows }: Statistics) => rows(), total: ({ total }: Statistics) => total() };

const grouped = {
  area: (row: StatisticsRow, _: unknown, { loaders }: Context) => {
    const code = areaCodeOf(row);
    return code === undefined ? null : loaders.areaByCode.load(code);
  },
  sector: (row: StatisticsRow) => row['SECTOR'],
  status: (row: StatisticsRow) => row['STATUS'],
  year: (row: StatisticsRow) => row['YEAR'],
};

/** Metres and families do not add up: only within one kind is there a quantity. */
const ofOneKind = (measure: string) => (row: StatisticsRow) =>
  typeof row['KIND'] === 'string' && row['KIND'] !== 'OTHER' ? row[measure] : null;

export const statisticsResolvers = {
  Query: { needStatistics: statistics(needFactsOf), interventionStatistics: statistics(interventionFactsOf) },
  types: {
    NeedStatistics: whole,
    NeedStatisticsRow: {
      ...grouped,
      kind: ({ KIND: code }: StatisticsRow, _: unknown, { loaders }: Context) =>
        typeof code === 'string' ? loaders.needKindByCode.load(code) : null,
      verification: (row: StatisticsRow) => row['VERIFICATION'],
      severity: (row: StatisticsRow) => row['SEVERITY'],
      quantity: ofOneKind('quantity'),
      plannedQuantity: ofOneKind('plannedQuantity'),
      deliveredQuantity: ofOneKind('deliveredQuantity'),
      fulfilment: (row: StatisticsRow) => ratio(row['metCount'], row['standingCount']),
    },
    InterventionStatistics: whole,
    InterventionStatisticsRow: {
      ...grouped,
      programme: ({ PROGRAMME: id }: StatisticsRow, _: unknown, { loaders }: Context) =>
        typeof id === 'number' ? loaders.programmeById.load(id) : null,
      fundSource: (row: StatisticsRow) => row['FUND_SOURCE'],
      familyFunction: (row: StatisticsRow) => row['FAMILY_FUNCTION'],
      completion: (row: StatisticsRow) => ratio(row['completedCount'], row['approvedCount']),
    },
  },
};
