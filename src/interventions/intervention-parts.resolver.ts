import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { Need } from '../needs/need.entity.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { Person } from '../people/person.entity.ts';
import { rowById, rowsBy } from '../platform/reading/loaders.ts';
import type { Row } from '../platform/reading/row.ts';
import { InterventionParticipant, NeedAnswer, ProgressNote } from './intervention-parts.entity.ts';
import { Intervention } from './intervention.entity.ts';

@Resolver(() => InterventionParticipant)
export class InterventionParticipantResolver {
  @FieldResolver(() => Organization, { description: 'Who takes part.\nYang ikut serta.' })
  async organization(
    @Root() part: Row<InterventionParticipant>,
    @Ctx() context: RequestContext,
  ): Promise<Row<Organization> | null> {
    return await rowById(context, Organization).load(part.organizationId);
  }
}

@Resolver(() => NeedAnswer)
export class NeedAnswerResolver {
  @FieldResolver(() => Need, {
    nullable: true,
    description: 'The need; null when you may not see it.\nKebutuhannya; null bila Anda tidak dapat melihatnya.',
  })
  async need(@Root() answer: Row<NeedAnswer>, @Ctx() context: RequestContext): Promise<Row<Need> | null> {
    return await rowById(context, Need).load(answer.needId);
  }

  @FieldResolver(() => Intervention, {
    nullable: true,
    description:
      'The intervention; null when you may not see it.\nIntervensinya; null bila Anda tidak dapat melihatnya.',
  })
  async intervention(
    @Root() answer: Row<NeedAnswer>,
    @Ctx() context: RequestContext,
  ): Promise<Row<Intervention> | null> {
    return await rowById(context, Intervention).load(answer.interventionId);
  }
}

@Resolver(() => ProgressNote)
export class ProgressNoteResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who reported it; null for whoever may not read persons there.\nPelapornya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  async reportedBy(@Root() note: Row<ProgressNote>, @Ctx() context: RequestContext): Promise<Row<Person> | null> {
    return await rowById(context, Person).load(note.reportedById);
  }
}

/** Adds to Need what answers it, from this side, so that needs need not know of interventions. */
@Resolver(() => Need)
export class NeedAnswersResolver {
  @FieldResolver(() => [NeedAnswer], {
    description:
      'The interventions that answer it, those you may see; `coverage` counts all.\nIntervensi yang menjawabnya, yang dapat Anda lihat; `coverage` menghitung semuanya.',
  })
  async answers(@Root() need: Row<Need>, @Ctx() context: RequestContext): Promise<Row<NeedAnswer>[]> {
    return await rowsBy(context, NeedAnswer, 'needId', ['interventionId']).load(need.id);
  }
}
