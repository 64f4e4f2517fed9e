import { byAccess, byAreas, byFilters, byLists, byNodes, byRootFields, byStatistics, type Question } from './ask.ts';
import { byHistory, byOneself, byPartners } from './ask-others.ts';

/** By name, so that a test can ask in some of them alone. */
export const ways = {
  byLists,
  byAccess,
  byNodes,
  byRootFields,
  byAreas,
  byFilters,
  byStatistics,
  byHistory,
  byPartners,
  byOneself,
} satisfies Record<string, (question: Question) => Promise<void>>;
export type Way = keyof typeof ways;
