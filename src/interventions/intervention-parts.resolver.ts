import { Resolver } from 'type-graphql';
import { Need } from '../needs/need.entity.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { Person } from '../people/person.entity.ts';
import { many, one, Reads } from '../platform/reading/reads.ts';
import { InterventionParticipant, NeedAnswer, ProgressNote } from './intervention-parts.entity.ts';
import { Intervention } from './intervention.entity.ts';

@Resolver(() => InterventionParticipant)
export class InterventionParticipantResolver {
  @Reads(() => Organization, one(Organization, 'organizationId'), { description: 'Who takes part.\nYang ikut serta.' })
  organization!: Organization;
}

@Resolver(() => NeedAnswer)
export class NeedAnswerResolver {
  @Reads(() => Need, one(Need, 'needId'), {
    nullable: true,
    description: 'The need; null when you may not see it.\nKebutuhannya; null bila Anda tidak dapat melihatnya.',
  })
  need!: Need | null;

  @Reads(() => Intervention, one(Intervention, 'interventionId'), {
    nullable: true,
    description:
      'The intervention; null when you may not see it.\nIntervensinya; null bila Anda tidak dapat melihatnya.',
  })
  intervention!: Intervention | null;
}

@Resolver(() => ProgressNote)
export class ProgressNoteResolver {
  @Reads(() => Person, one(Person, 'reportedById'), {
    nullable: true,
    description:
      'Who reported it; null for whoever may not read persons there.\nPelapornya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  reportedBy!: Person | null;
}

/** Adds to Need what answers it, from this side, so that needs need not know of interventions. */
@Resolver(() => Need)
export class NeedAnswersResolver {
  @Reads(() => [NeedAnswer], many(NeedAnswer, 'needId', ['interventionId']), {
    description:
      'The interventions that answer it, those you may see; `coverage` counts all.\nIntervensi yang menjawabnya, yang dapat Anda lihat; `coverage` menghitung semuanya.',
  })
  answers!: NeedAnswer[];
}
