import { rowNode } from '../access/node.resolver.ts';
import { partOf, recorded } from '../access/row-policy.ts';
import type { Feature } from '../feature.ts';
import { Grant } from './grant.entity.ts';
import { HistoryAuthorResolver } from './history-author.resolver.ts';
import { Person, PersonContact } from './person.entity.ts';
import { grantPolicy, personPolicy } from './person.policy.ts';
import { PersonResolver } from './person.resolver.ts';
import { GrantResolver, ViewerResolver } from './viewer.resolver.ts';

export const people: Feature = {
  entities: [Person, PersonContact, Grant],
  resolvers: [ViewerResolver, GrantResolver, PersonResolver, HistoryAuthorResolver],
  policies: [
    [Person, personPolicy],
    [PersonContact, recorded(partOf(personPolicy, 'person', 'person_id', 'person:contact'), 'personId')],
    [Grant, grantPolicy],
  ],
  nodes: { person: rowNode(Person, 'Person') },
};
