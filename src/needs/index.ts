import type { Feature } from '../feature.ts';
import { rowById } from '../platform/reading/loaders.ts';
import { AreaNeedsResolver } from './area-needs.resolver.ts';
import { NeedKind } from './need-kind.entity.ts';
import { Need } from './need.entity.ts';
import { needPolicy } from './need.policy.ts';
import { NeedPayloadResolver, NeedResolver } from './need.resolver.ts';

export const needs: Feature = {
  entities: [Need, NeedKind],
  resolvers: [NeedResolver, NeedPayloadResolver, AreaNeedsResolver],
  policies: new Map([
    [Need, needPolicy],
    [NeedKind, 'open'],
  ] as never),
  nodes: {
    need: async (context, id) => {
      const row = await rowById(context, Need).load(id);
      return row && { ...row, __typename: 'Need' };
    },
  },
};
