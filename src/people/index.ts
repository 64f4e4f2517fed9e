import { rowNode } from '../access/node.resolver.ts';
import { partOf, recorded } from '../access/row-policy.ts';
import type { Feature } from '../feature.ts';
import { ExplanationResolver } from './explanation.resolver.ts';
import { Grant, GrantStanding } from './grant.entity.ts';
import { HistoryAuthorResolver } from './history-author.resolver.ts';
import { Person, PersonContact, PersonStanding } from './person.entity.ts';
import { grantPolicy, grantStandingPolicy, personPolicy, personStandingPolicy } from './person.policy.ts';
import { GrantPayloadResolver, GrantResolver } from './grant.resolver.ts';
import { PersonPayloadResolver, PersonResolver } from './person.resolver.ts';
import { AccessResolver, PermissionResolver, ViewerResolver } from './viewer.resolver.ts';

export const people: Feature = {
  entities: [Person, PersonContact, PersonStanding, Grant, GrantStanding],
  resolvers: [
    ViewerResolver,
    PermissionResolver,
    AccessResolver,
    GrantResolver,
    GrantPayloadResolver,
    PersonResolver,
    PersonPayloadResolver,
    ExplanationResolver,
    HistoryAuthorResolver,
  ],
  policies: [
    [Person, personPolicy],
    [PersonContact, recorded(partOf(personPolicy, 'person', 'person_id', { action: 'person:contact' }), 'personId')],
    [PersonStanding, personStandingPolicy],
    [Grant, grantPolicy],
    [GrantStanding, grantStandingPolicy],
  ],
  nodes: { person: rowNode(Person, 'Person'), grant: rowNode(Grant, 'Grant') },
};
