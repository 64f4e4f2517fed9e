import type { Feature } from '../feature.ts';
import { rowById } from '../platform/reading/loaders.ts';
import { Grant } from './grant.entity.ts';
import { Person, PersonContact } from './person.entity.ts';
import { grantPolicy, personPolicy } from './person.policy.ts';
import { PersonResolver } from './person.resolver.ts';
import { GrantResolver, ViewerResolver } from './viewer.resolver.ts';

export const people: Feature = {
  entities: [Person, PersonContact, Grant],
  resolvers: [ViewerResolver, GrantResolver, PersonResolver],
  policies: new Map<never, never>([
    [Person, personPolicy],
    [PersonContact, 'with owner'],
    [Grant, grantPolicy],
  ] as never),
  nodes: {
    person: async (context, id) => {
      const row = await rowById(context, Person).load(id);
      return row && { ...row, __typename: 'Person' };
    },
  },
};
