import type { QueryName } from './contenders.ts';
import type { ViewerName } from './world/viewers.ts';

/** Who asks for what: the one whose page it is first. An inbox is an officer's; the tree of a province is everybody's. */
export const askedBy = {
  Q1: ['central', 'regency', 'ngo', 'analyst'],
  Q2: ['regency', 'central', 'ngo', 'analyst'],
  Q3: ['central', 'regency', 'ngo', 'analyst'],
  Q4: ['regency', 'central', 'ngo', 'analyst'],
  Q5: ['central', 'regency', 'ngo', 'analyst'],
  Q6: ['district', 'regency'],
  Q7: ['central', 'analyst'],
  Q8: ['analyst', 'central', 'regency', 'ngo'],
} as const satisfies Record<QueryName, readonly ViewerName[]>;

export const titles: Readonly<Record<QueryName, string>> = {
  Q1: 'the tree of a province, 1,741 places',
  Q2: 'a regency of twenty villages with their last interventions',
  Q3: 'statistics of a province by regency and sector',
  Q4: 'a village with everything',
  Q5: 'fifty interventions by keyset, with the path of their places',
  Q6: "a district officer's inbox",
  Q7: 'twenty thousand objects',
  Q8: 'what an analyst asks once',
};
