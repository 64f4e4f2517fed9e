import { rowNode } from '../access/node.resolver.ts';
import { partOf } from '../access/row-policy.ts';
import type { Feature } from '../feature.ts';
import { AreaInterventionsResolver } from './area-interventions.resolver.ts';
import { InpresActivity, InpresProgramme, InpresTarget } from './inpres.entity.ts';
import { InpresActivityResolver, InpresProgrammeResolver, InpresTargetResolver } from './inpres.resolver.ts';
import { BudgetLine, InterventionParticipant, NeedAnswer, ProgressNote } from './intervention-parts.entity.ts';
import {
  InterventionParticipantResolver,
  NeedAnswerResolver,
  NeedAnswersResolver,
  ProgressNoteResolver,
} from './intervention-parts.resolver.ts';
import { Intervention } from './intervention.entity.ts';
import { interventionPolicy } from './intervention.policy.ts';
import { InterventionPayloadResolver, InterventionResolver } from './intervention.resolver.ts';

const interventionPart = partOf(interventionPolicy, 'intervention', 'intervention_id');

export const interventions: Feature = {
  entities: [
    Intervention,
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
    [InterventionParticipant, interventionPart],
    [NeedAnswer, interventionPart],
    [BudgetLine, interventionPart],
    [ProgressNote, interventionPart],
    [InpresTarget, 'open'],
    [InpresProgramme, 'open'],
    [InpresActivity, 'open'],
  ],
  nodes: { intervention: rowNode(Intervention, 'Intervention') },
};
