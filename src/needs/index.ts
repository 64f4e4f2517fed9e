import { rowNode } from '../access/node.resolver.ts';
import type { Feature } from '../feature.ts';
import { AreaNeedsResolver } from './area-needs.resolver.ts';
import { NeedKind } from './need-kind.entity.ts';
import { Need } from './need.entity.ts';
import { needPolicy } from './need.policy.ts';
import { NeedPayloadResolver, NeedResolver } from './need.resolver.ts';

export const needs: Feature = {
  entities: [Need, NeedKind],
  resolvers: [NeedResolver, NeedPayloadResolver, AreaNeedsResolver],
  policies: [
    [Need, needPolicy],
    [NeedKind, 'open'],
  ],
  nodes: { need: rowNode(Need, 'Need') },
};
