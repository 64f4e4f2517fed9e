import type { Feature } from '../feature.ts';
import { areaTree } from './area-tree.ts';
import { AreaResolver } from './area.resolver.ts';

export const areas: Feature = {
  resolvers: [AreaResolver],
  nodes: { area: (id, asker) => areaTree(asker).byId(Number(id)) ?? null },
};
