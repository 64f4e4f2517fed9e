import type { Feature } from '../feature.ts';
import { areaTree } from './area-tree.ts';
import { AreaResolver } from './area.resolver.ts';

export const areas: Feature = {
  resolvers: [AreaResolver],
  nodes: { area: async (context, id) => areaTree(context).byId(Number(id)) ?? null },
};
