import { Args, ArgsType, Field, Resolver, type ClassType } from 'type-graphql';
import { Requires } from '../access/requires.ts';
import { areaByCode } from '../areas/area.resolver.ts';
import { inArea } from '../areas/area-parent.ts';
import { areaTree, type Memory } from '../areas/area-tree.ts';
import { Area } from '../areas/area.types.ts';
import { InpresProgramme } from '../interventions/inpres.entity.ts';
import { InterventionStatisticsFilter } from '../interventions/intervention.list.ts';
import { NeedKind } from '../needs/need-kind.entity.ts';
import { NeedStatisticsFilter } from '../needs/need.list.ts';
import { atRoot, root, type Parenthood } from '../platform/reading/list.ts';
import { one, QueryReads, Reads, statistics, value } from '../platform/reading/reads.ts';
import type { StatisticsDeclaration, StatisticsRow } from '../platform/reading/statistics.ts';
import { interventionStatistics, needStatistics } from './statistics.declarations.ts';
import {
  InterventionGroup,
  InterventionStatistics,
  InterventionStatisticsRow,
  NeedGroup,
  NeedStatistics,
  NeedStatisticsRow,
  Ratio,
} from './statistics.types.ts';

interface InReach {
  readonly within?: string | null;
}

function argsOf<Group extends string, Filter extends object>(group: object, filter: () => ClassType<Filter>) {
  @ArgsType()
  class StatisticsArgs {
    @Field(() => [group], {
      defaultValue: [],
      description:
        'Dimensions, at most four; none for the total only.\nDimensi, paling banyak empat; kosong untuk total saja.',
    })
    groupBy!: Group[];

    @Field(() => String, {
      nullable: true,
      description:
        'Code of an area: only what lies in it; everything in your reach unless told.\nKode wilayah: hanya yang berada di dalamnya; seluruh jangkauan Anda bila tidak disebut.',
    })
    within?: string | null;

    @Field(filter, { nullable: true, description: 'Which ones to count.\nYang dihitung.' })
    filter?: Filter | null;
  }
  return StatisticsArgs;
}

const InterventionStatisticsArgs = argsOf<InterventionGroup, InterventionStatisticsFilter>(
  InterventionGroup,
  () => InterventionStatisticsFilter,
);
const NeedStatisticsArgs = argsOf<NeedGroup, NeedStatisticsFilter>(NeedGroup, () => NeedStatisticsFilter);

function inReach<Group extends string, Measure extends string, Filter extends object>(
  declaration: StatisticsDeclaration<Group, Measure, Filter>,
) {
  const everywhere = ({ within }: InReach): boolean => within === null || within === undefined;
  return statistics(
    declaration,
    (args: InReach): Parenthood<never> => (everywhere(args) ? atRoot : inArea('Area')),
    (_, asker: Memory, args: InReach) => (everywhere(args) ? root : areaByCode(asker, args.within ?? '', 'within')),
  );
}

@Resolver()
export class StatisticsResolver {
  @QueryReads(() => InterventionStatistics, inReach(interventionStatistics), {
    description:
      'Interventions counted and added up, by any groups.\nIntervensi dihitung dan dijumlahkan, menurut kelompok apa pun.',
    parameters: [Args(() => InterventionStatisticsArgs)],
  })
  @Requires('intervention:aggregate')
  interventionStatistics!: object;

  @QueryReads(() => NeedStatistics, inReach(needStatistics), {
    description:
      'Needs counted and added up, by any groups.\nKebutuhan dihitung dan dijumlahkan, menurut kelompok apa pun.',
    parameters: [Args(() => NeedStatisticsArgs)],
  })
  @Requires('need:aggregate')
  needStatistics!: object;
}

const codes = ['villageCode', 'districtCode', 'regencyCode', 'provinceCode'] as const;

/** Of the finest level grouped by. */
const area = value(codes, (row: StatisticsRow, asker: Memory) => {
  const code = codes.map(name => row[name]).find(found => typeof found === 'string');
  return typeof code === 'string' ? (areaTree(asker).byCode(code) ?? null) : null;
});
const areaField = {
  nullable: true,
  description: 'The area of the finest level grouped by.\nWilayah pada tingkat terinci yang dikelompokkan.',
};

/** Ratios are made of sums, group by group: there is no average to average again. */
const ratio = (numerator: string, denominator: string) =>
  value([numerator, denominator], (row: StatisticsRow): Ratio => {
    const [above, below] = [Number(row[numerator]), Number(row[denominator])];
    return { numerator: above, denominator: below, value: below === 0 ? null : above / below };
  });

@Resolver(() => InterventionStatisticsRow)
export class InterventionStatisticsRowResolver {
  @Reads(() => Area, area, areaField)
  area!: Area | null;

  @Reads(() => InpresProgramme, one(InpresProgramme, 'programmeId'), {
    nullable: true,
    description: 'When grouped by PROGRAMME.\nBila dikelompokkan menurut PROGRAMME.',
  })
  programme!: InpresProgramme | null;

  @Reads(() => Ratio, ratio('completedCount', 'approvedCount'), {
    description: 'Completed through approved or later.\nSelesai dibagi disetujui atau sesudahnya.',
  })
  completion!: Ratio;
}

@Resolver(() => NeedStatisticsRow)
export class NeedStatisticsRowResolver {
  @Reads(() => Area, area, areaField)
  area!: Area | null;

  @Reads(() => NeedKind, one(NeedKind, 'kindCode', 'code'), {
    nullable: true,
    description: 'When grouped by KIND.\nBila dikelompokkan menurut KIND.',
  })
  kind!: NeedKind | null;

  @Reads(() => Ratio, ratio('metCount', 'standingCount'), {
    description: 'Met through all that were not withdrawn.\nTerpenuhi dibagi semua yang tidak ditarik.',
  })
  fulfilment!: Ratio;
}
