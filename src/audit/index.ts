import type { Feature } from '../feature.ts';
import { HistoryEntry } from './history-entry.entity.ts';
import { HistoryEntryResolver } from './history-entry.resolver.ts';
import { historyPolicy } from './history.policy.ts';

export const audit: Feature = {
  entities: [HistoryEntry],
  resolvers: [HistoryEntryResolver],
  policies: [[HistoryEntry, historyPolicy]],
};
