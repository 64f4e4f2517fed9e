import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import type { Area } from '../areas/area.types.ts';
import { InterventionStatisticsFilter } from '../interventions/intervention.list.ts';
import { NeedStatisticsFilter } from '../needs/need.list.ts';
import { InvalidInputError } from '../platform/errors.ts';
import * as query from './statistics.query.ts';
import { InterventionGroup, InterventionStatistics, NeedGroup, NeedStatistics } from './statistics.types.ts';

const withinHelp = {
  nullable: true,
  description:
    'Code of an area: only what lies in it; everything in your reach unless told.\nKode wilayah: hanya yang berada di dalamnya; seluruh jangkauan Anda bila tidak disebut.',
};
const filterHelp = { nullable: true, description: 'Which ones to count.\nYang dihitung.' };

@Resolver()
export class StatisticsResolver {
  @Query(() => InterventionStatistics, {
    description:
      'Interventions counted and added up, by any groups.\nIntervensi dihitung dan dijumlahkan, menurut kelompok apa pun.',
  })
  @Requires('intervention:aggregate')
  async interventionStatistics(
    @Arg('groupBy', () => [InterventionGroup], {
      defaultValue: [],
      description:
        'Dimensions, at most four; none for the total only.\nDimensi, paling banyak empat; kosong untuk total saja.',
    })
    groupBy: InterventionGroup[],
    @Arg('within', () => String, withinHelp) within: string | null,
    @Arg('filter', () => InterventionStatisticsFilter, filterHelp) filter: InterventionStatisticsFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return await query.interventionStatistics(context, checked(groupBy), areaOf(context, within), filter);
  }

  @Query(() => NeedStatistics, {
    description:
      'Needs counted and added up, by any groups.\nKebutuhan dihitung dan dijumlahkan, menurut kelompok apa pun.',
  })
  @Requires('need:aggregate')
  async needStatistics(
    @Arg('groupBy', () => [NeedGroup], {
      defaultValue: [],
      description:
        'Dimensions, at most four; none for the total only.\nDimensi, paling banyak empat; kosong untuk total saja.',
    })
    groupBy: NeedGroup[],
    @Arg('within', () => String, withinHelp) within: string | null,
    @Arg('filter', () => NeedStatisticsFilter, filterHelp) filter: NeedStatisticsFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return await query.needStatistics(context, checked(groupBy), areaOf(context, within), filter);
  }
}

function areaOf(context: RequestContext, code: string | null | undefined): Area | undefined {
  return code === null || code === undefined ? undefined : areaByCode(context, code, 'within');
}

function checked<Group>(groupBy: readonly Group[]): Group[] {
  const groups = [...new Set(groupBy)];
  if (groups.length > 4) {
    throw InvalidInputError.of('groupBy', {
      en: 'Group by at most four dimensions.',
      id: 'Kelompokkan menurut paling banyak empat dimensi.',
    });
  }
  return groups;
}
