import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { allRows, rowById, rowsBy } from '../platform/reading/loaders.ts';
import type { Row } from '../platform/reading/row.ts';
import { InpresActivity, InpresProgramme, InpresTarget } from './inpres.entity.ts';

@Resolver(() => InpresTarget)
export class InpresTargetResolver {
  @Query(() => [InpresTarget], {
    description:
      'The targets, programmes and activities of Inpres 3/2022.\nSasaran, program, dan kegiatan Inpres 3/2022.',
  })
  @Requires('reference:read')
  async inpresTargets(@Ctx() context: RequestContext): Promise<Row<InpresTarget>[]> {
    return await allRows(context, InpresTarget, 'id');
  }

  @FieldResolver(() => [InpresProgramme], { description: 'Its programmes.\nProgramnya.' })
  async programmes(@Root() target: Row<InpresTarget>, @Ctx() context: RequestContext): Promise<Row<InpresProgramme>[]> {
    return await rowsBy(context, InpresProgramme, 'targetId', ['id']).load(target.id);
  }
}

@Resolver(() => InpresProgramme)
export class InpresProgrammeResolver {
  @FieldResolver(() => InpresTarget, { description: 'Its target.\nSasarannya.' })
  async target(
    @Root() programme: Row<InpresProgramme>,
    @Ctx() context: RequestContext,
  ): Promise<Row<InpresTarget> | null> {
    return await rowById(context, InpresTarget).load(programme.targetId);
  }

  @FieldResolver(() => [InpresActivity], { description: 'Its activities.\nKegiatannya.' })
  async activities(
    @Root() programme: Row<InpresProgramme>,
    @Ctx() context: RequestContext,
  ): Promise<Row<InpresActivity>[]> {
    return await rowsBy(context, InpresActivity, 'programmeId', ['id']).load(programme.id);
  }
}

@Resolver(() => InpresActivity)
export class InpresActivityResolver {
  @FieldResolver(() => InpresProgramme, { description: 'Its programme.\nProgramnya.' })
  async programme(
    @Root() activity: Row<InpresActivity>,
    @Ctx() context: RequestContext,
  ): Promise<Row<InpresProgramme> | null> {
    return await rowById(context, InpresProgramme).load(activity.programmeId);
  }
}
