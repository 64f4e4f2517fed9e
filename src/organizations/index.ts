import { rowNode } from '../access/node.resolver.ts';
import type { Feature } from '../feature.ts';
import { Organization } from './organization.entity.ts';
import { OrganizationResolver } from './organization.resolver.ts';

const organizationNode = rowNode(Organization, 'Organization');

export const organizations: Feature = {
  entities: [Organization],
  resolvers: [OrganizationResolver],
  policies: [[Organization, 'open']],
  nodes: {
    // What nobody signed in may not ask for, an id does not open either.
    organization: (id, asker) => (asker.viewer.can('organization:read') ? organizationNode(id, asker) : null),
  },
};
