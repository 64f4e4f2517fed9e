import type { Feature } from '../feature.ts';
import {
  InterventionStatisticsRowResolver,
  NeedStatisticsRowResolver,
  StatisticsResolver,
} from './statistics.resolver.ts';

export const statistics: Feature = {
  resolvers: [StatisticsResolver, InterventionStatisticsRowResolver, NeedStatisticsRowResolver],
};
