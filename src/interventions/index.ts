import { rowNode } from '../access/node.resolver.ts';
import type { Feature } from '../feature.ts';
import { AreaInterventionsResolver } from './area-interventions.resolver.ts';
import { InpresActivity, InpresProgramme, InpresTarget } from './inpres.entity.ts';
import { InpresActivityResolver, InpresProgrammeResolver, InpresTargetResolver } from './inpres.resolver.ts';
import {
  BudgetLine,
  InterventionAmount,
  InterventionParticipant,
  NeedAnswer,
  ProgressNote,
} from './intervention-parts.entity.ts';
import {
  InterventionParticipantResolver,
  NeedAnswerResolver,
  NeedAnswersResolver,
  ProgressNoteResolver,
} from './intervention-parts.resolver.ts';
import { Intervention } from './intervention.entity.ts';
import {
  amountPolicy,
  budgetPolicy,
  interventionPolicy,
  participantPolicy,
  partPolicy,
} from './intervention.policy.ts';
import { InterventionPayloadResolver, InterventionResolver } from './intervention.resolver.ts';

export const interventions: Feature = {
  entities: [
    Intervention,
    InterventionAmount,
    InterventionParticipant,
    NeedAnswer,
    BudgetLine,
    ProgressNote,
    InpresTarget,
    InpresProgramme,
    InpresActivity,
  ],
  resolvers: [
    InterventionResolver,
    InterventionPayloadResolver,
    InterventionParticipantResolver,
    NeedAnswerResolver,
    NeedAnswersResolver,
    ProgressNoteResolver,
    AreaInterventionsResolver,
    InpresTargetResolver,
    InpresProgrammeResolver,
    InpresActivityResolver,
  ],
  policies: [
    [Intervention, interventionPolicy],
    [InterventionAmount, amountPolicy],
    [InterventionParticipant, participantPolicy],
    [NeedAnswer, partPolicy],
    [BudgetLine, budgetPolicy],
    [ProgressNote, partPolicy],
    [InpresTarget, 'open'],
    [InpresProgramme, 'open'],
    [InpresActivity, 'open'],
  ],
  nodes: { intervention: rowNode(Intervention, 'Intervention') },
};
