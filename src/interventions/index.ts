import type { Feature } from '../feature.ts';
import { rowById } from '../platform/reading/loaders.ts';
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
  policies: new Map([
    [Intervention, interventionPolicy],
    [InterventionParticipant, 'with owner'],
    [NeedAnswer, 'with owner'],
    [BudgetLine, 'with owner'],
    [ProgressNote, 'with owner'],
    [InpresTarget, 'open'],
    [InpresProgramme, 'open'],
    [InpresActivity, 'open'],
  ] as never),
  nodes: {
    intervention: async (context, id) => {
      const row = await rowById(context, Intervention).load(id);
      return row && { ...row, __typename: 'Intervention' };
    },
  },
};
