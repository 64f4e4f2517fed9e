import { Resolver } from 'type-graphql';
import { sql } from 'kysely';
import { countryCode } from '../access/area-code.ts';
import { Requires } from '../access/requires.ts';
import { HasHistory } from '../audit/history.list.ts';
import type { Recorded } from '../audit/history.policy.ts';
import { all, many, one, QueryReads, Reads } from '../platform/reading/reads.ts';
import { InpresActivity, InpresProgramme, InpresTarget } from './inpres.entity.ts';

/** An instruction for the whole country: its log is read by whoever looks into that of all places. */
const national = { areaCode: countryCode, isShared: false, sectors: [], organizationIds: [], enteredKey: null };
const recordedNationally = (table: string): Recorded => ({
  table,
  read: 'reference:read',
  isNumbered: true,
  where: (viewer, action) => (viewer.allows(action, national) ? sql<boolean>`true` : sql<boolean>`false`),
});

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

  @HasHistory(recordedNationally('inpres_target'))
  history!: object | null;
}

@Resolver(() => InpresProgramme)
export class InpresProgrammeResolver {
  @Reads(() => InpresTarget, one(InpresTarget, 'targetId'), { description: 'Its target.\nSasarannya.' })
  target!: InpresTarget;

  @Reads(() => [InpresActivity], many(InpresActivity, 'programmeId', ['id']), {
    description: 'Its activities.\nKegiatannya.',
  })
  activities!: InpresActivity[];

  @HasHistory(recordedNationally('inpres_programme'))
  history!: object | null;
}

@Resolver(() => InpresActivity)
export class InpresActivityResolver {
  @Reads(() => InpresProgramme, one(InpresProgramme, 'programmeId'), { description: 'Its programme.\nProgramnya.' })
  programme!: InpresProgramme;

  @HasHistory(recordedNationally('inpres_activity'))
  history!: object | null;
}
