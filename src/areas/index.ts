import type { Feature } from '../feature.ts';
import { areaTree } from './area-tree.ts';
import { AreaActionsResolver } from './area-actions.resolver.ts';
import { AreaResolver } from './area.resolver.ts';

export const areas: Feature = {
  resolvers: [AreaResolver, AreaActionsResolver],
  nodes: { area: (id, asker) => areaTree(asker).byId(Number(id)) ?? null },
};
