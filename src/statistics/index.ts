import type { Feature } from '../feature.ts';
import { StatisticsResolver } from './statistics.resolver.ts';

export const statistics: Feature = { resolvers: [StatisticsResolver] };
