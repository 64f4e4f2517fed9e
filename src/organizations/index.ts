import type { Feature } from '../feature.ts';
import { rowById } from '../platform/reading/loaders.ts';
import { Organization } from './organization.entity.ts';
import { OrganizationResolver } from './organization.resolver.ts';

export const organizations: Feature = {
  entities: [Organization],
  resolvers: [OrganizationResolver],
  policies: new Map([[Organization, 'open']]),
  nodes: {
    organization: async (context, id) => {
      // What nobody signed in may not ask for, an id does not open either.
      if (!(await context.viewer()).can('organization:read')) return null;
      const row = await rowById(context, Organization).load(id);
      return row && { ...row, __typename: 'Organization' };
    },
  },
};
