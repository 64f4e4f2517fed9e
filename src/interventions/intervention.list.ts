import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { sql } from 'kysely';
import { atLevels } from '../areas/area-parent.ts';
import { AreaLevel } from '../areas/area.types.ts';
import { Sector } from '../organizations/sector.ts';
import { enumOf } from '../platform/enum.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { atLeast, contains, oneOf, overlaps, satisfies, type FilterDeclaration } from '../platform/reading/filter.ts';
import type { ListDeclaration } from '../platform/reading/list.ts';
import { LocalDate, Rupiah } from '../platform/scalars.ts';
import { Intervention } from './intervention.entity.ts';
import { FamilyFunction, FundSource, InterventionStatus } from './intervention.enums.ts';

/** What statistics can be limited by: facts, no texts, for what is counted may be more than what is read. */
@InputType({
  description:
    'Which interventions to count; every field given must hold.\nIntervensi yang dihitung; semua isian harus terpenuhi.',
})
export class InterventionStatisticsFilter {
  @Field(() => [Sector], {
    nullable: true,
    description: 'Serves one of these sectors.\nMelayani salah satu sektor ini.',
  })
  sectors?: Sector[] | null;

  @Field(() => [InterventionStatus], {
    nullable: true,
    description: 'In one of these states.\nDalam salah satu status ini.',
  })
  statuses?: InterventionStatus[] | null;

  @Field(() => [AreaLevel], {
    nullable: true,
    description: 'Planned for an area of one of these levels.\nDirencanakan untuk wilayah salah satu tingkat ini.',
  })
  levels?: AreaLevel[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Starts in one of these years.\nDimulai pada salah satu tahun ini.',
  })
  years?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'One of these Inpres programmes, 1 to 8.\nSalah satu program Inpres ini, 1 sampai 8.',
  })
  programmes?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'One of these Inpres activities, 1 to 58.\nSalah satu kegiatan Inpres ini, 1 sampai 58.',
  })
  activities?: number[] | null;

  @Field(() => [FamilyFunction], {
    nullable: true,
    description: 'Strengthens one of these family functions.\nMenguatkan salah satu fungsi keluarga ini.',
  })
  familyFunctions?: FamilyFunction[] | null;

  @Field(() => [FundSource], {
    nullable: true,
    description: 'Has money from one of these sources.\nMemiliki dana dari salah satu sumber ini.',
  })
  fundSources?: FundSource[] | null;
}

@InputType({
  description: 'Which interventions; every field given must hold.\nIntervensi yang mana; semua isian harus terpenuhi.',
})
export class InterventionFilter extends InterventionStatisticsFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the title or description.\nSebagian judul atau uraian.',
  })
  search?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Still going on this day or later.\nMasih berlangsung pada atau setelah hari ini.',
  })
  endsFrom?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Starts on this day or later.\nDimulai pada atau setelah hari ini.',
  })
  startsFrom?: string | null;

  @Field(() => Rupiah, {
    nullable: true,
    description: 'Budget of at least this much.\nAnggaran sedikitnya sebesar ini.',
  })
  budgetFrom?: string | null;
}

/** The same fields mean the same for rows and for the facts that statistics count; tables differ in three places. */
export function interventionFacts(of: {
  readonly year: (alias: string) => ReturnType<typeof sql>;
  readonly programme: (alias: string) => ReturnType<typeof sql>;
  readonly budgetTable: string;
}): FilterDeclaration<InterventionStatisticsFilter> {
  return {
    sectors: overlaps('sectors'),
    statuses: oneOf('status'),
    levels: atLevels,
    years: satisfies((t, years) => sql`${of.year(t)} = any(${years}::int[])`),
    programmes: satisfies((t, programmes) => sql`${of.programme(t)} = any(${programmes}::int[])`),
    activities: oneOf('inpres_activity_id', 'int'),
    familyFunctions: oneOf('family_function'),
    fundSources: satisfies(
      (t, sources) => sql`exists (select from ${sql.raw(of.budgetTable)}
        where line.intervention_id = ${sql.ref(`${t}.id`)} and line.fund_source = any(${sources}::text[]))`,
    ),
  };
}

const InterventionOrderField = enumOf(
  'InterventionOrderField',
  'What interventions can be ordered by.\nDasar urutan intervensi.',
  {
    STARTS_ON: 'First day.\nHari pertama.',
    PROPOSED_AT: 'When it was entered.\nWaktu dimasukkan.',
    BUDGET: 'Budget; those without one before the smallest.\nAnggaran; yang tanpa anggaran sebelum yang terkecil.',
    PLANNED_BENEFICIARIES:
      'Beneficiaries planned; those not told before zero.\nRencana penerima manfaat; yang tidak disebut sebelum nol.',
    AREA: 'Code of the area.\nKode wilayah.',
  },
);
export type InterventionOrderField = keyof typeof InterventionOrderField;
export const InterventionOrder = orderOf<InterventionOrderField>(InterventionOrderField, 'Intervention', [
  'interventions',
  'intervensi',
]);
export const InterventionConnection = connectionOf(() => Intervention, 'Intervention', ['interventions', 'intervensi']);

/** As far as the viewer reads amounts: one that is hidden can be neither found nor put in order. */
function budgetOf(alias: string): ReturnType<typeof sql> {
  return sql`(select a.budget from intervention_amount a where a.intervention_id = ${sql.ref(`${alias}.id`)})`;
}

export const interventions: ListDeclaration<Intervention, InterventionFilter, InterventionOrderField> = {
  entity: Intervention,
  filter: {
    ...interventionFacts({
      year: t => sql`extract(year from ${sql.ref(`${t}.starts_on`)})::int`,
      programme: t =>
        sql`(select programme_id from inpres_activity where inpres_activity.id = ${sql.ref(`${t}.inpres_activity_id`)})`,
      // Where the money came from is found by whoever reads amounts there, whatever else holds.
      budgetTable: 'budget_line as line join intervention_amount using (intervention_id)',
    }),
    search: contains('title', 'description'),
    endsFrom: atLeast('ends_on', 'date'),
    startsFrom: atLeast('starts_on', 'date'),
    budgetFrom: satisfies((t, least) => sql`${budgetOf(t)} >= ${least}::bigint`),
  },
  orderings: {
    STARTS_ON: { by: t => sql`${sql.ref(`${t}.starts_on`)}`, type: 'date', indexed: true },
    PROPOSED_AT: { by: t => sql`${sql.ref(`${t}.proposed_at`)}`, type: 'timestamptz', indexed: true },
    BUDGET: { by: t => sql`coalesce(${budgetOf(t)}, -1)`, type: 'bigint' },
    PLANNED_BENEFICIARIES: { by: t => sql`coalesce(${sql.ref(`${t}.planned_beneficiaries`)}, -1)`, type: 'int' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'STARTS_ON', direction: 'DESC' },
  around: {
    view: 'intervention_around',
    columns: [
      'id',
      'area_code',
      'starts_on',
      'proposed_at',
      'status',
      'is_shared',
      'sectors',
      'inpres_activity_id',
      'family_function',
      'planned_beneficiaries',
    ],
  },
};

@ArgsType()
export class InterventionsArgs extends PageArgs {
  @Field(() => InterventionFilter, { nullable: true, description: 'Which interventions.\nIntervensi yang mana.' })
  filter?: InterventionFilter | null;

  @Field(() => InterventionOrder, {
    nullable: true,
    description:
      'Those that start last first, unless told.\nYang paling akhir dimulai lebih dahulu, bila tidak disebut.',
  })
  orderBy?: InstanceType<typeof InterventionOrder> | null;
}
