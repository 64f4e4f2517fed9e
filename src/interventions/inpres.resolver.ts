import { Resolver } from 'type-graphql';
import { Requires } from '../access/requires.ts';
import { all, many, one, QueryReads, Reads } from '../platform/reading/reads.ts';
import { InpresActivity, InpresProgramme, InpresTarget } from './inpres.entity.ts';

@Resolver(() => InpresTarget)
export class InpresTargetResolver {
  @QueryReads(() => [InpresTarget], all(InpresTarget, 'id'), {
    description:
      'The targets, programmes and activities of Inpres 3/2022.\nSasaran, program, dan kegiatan Inpres 3/2022.',
  })
  @Requires('reference:read')
  inpresTargets!: InpresTarget[];

  @Reads(() => [InpresProgramme], many(InpresProgramme, 'targetId', ['id']), {
    description: 'Its programmes.\nProgramnya.',
  })
  programmes!: InpresProgramme[];
}

@Resolver(() => InpresProgramme)
export class InpresProgrammeResolver {
  @Reads(() => InpresTarget, one(InpresTarget, 'targetId'), { description: 'Its target.\nSasarannya.' })
  target!: InpresTarget;

  @Reads(() => [InpresActivity], many(InpresActivity, 'programmeId', ['id']), {
    description: 'Its activities.\nKegiatannya.',
  })
  activities!: InpresActivity[];
}

@Resolver(() => InpresActivity)
export class InpresActivityResolver {
  @Reads(() => InpresProgramme, one(InpresProgramme, 'programmeId'), { description: 'Its programme.\nProgramnya.' })
  programme!: InpresProgramme;
}
