import { rowNode } from '../access/node.resolver.ts';
import type { Feature } from '../feature.ts';
import { Contribution } from './contribution.entity.ts';
import { contributionPolicy } from './contribution.policy.ts';
import {
  ContributionPayloadResolver,
  ContributionResolver,
  InterventionContributionsResolver,
} from './contribution.resolver.ts';

export const contributions: Feature = {
  entities: [Contribution],
  resolvers: [ContributionResolver, ContributionPayloadResolver, InterventionContributionsResolver],
  policies: [[Contribution, contributionPolicy]],
  nodes: { contribution: rowNode(Contribution, 'Contribution') },
};
