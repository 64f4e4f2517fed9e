import { rowNode } from '../access/node.resolver.ts';
import type { Feature } from '../feature.ts';
import { Agreement, AgreementArea, AgreementMember } from './agreement.entity.ts';
import { agreementPartPolicy, agreementPolicy } from './agreement.policy.ts';
import {
  AgreementAreaResolver,
  AgreementMemberResolver,
  AgreementPayloadResolver,
  AgreementResolver,
  AreaAgreementsResolver,
  GrantAgreementResolver,
} from './agreement.resolver.ts';

export const agreements: Feature = {
  entities: [Agreement, AgreementArea, AgreementMember],
  resolvers: [
    AgreementResolver,
    AgreementPayloadResolver,
    AgreementAreaResolver,
    AgreementMemberResolver,
    GrantAgreementResolver,
    AreaAgreementsResolver,
  ],
  policies: [
    [Agreement, agreementPolicy],
    [AgreementArea, agreementPartPolicy],
    [AgreementMember, agreementPartPolicy],
  ],
  nodes: { agreement: rowNode(Agreement, 'Agreement') },
};
