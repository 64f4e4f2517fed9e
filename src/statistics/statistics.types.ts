import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { FamilyFunction, FundSource, InterventionStatus } from '../interventions/intervention.enums.ts';
import { NeedStatus, NeedVerification, Severity } from '../needs/need.enums.ts';
import { Sector } from '../organizations/sector.ts';
import { Rupiah } from '../platform/scalars.ts';

const areaGroups = {
  PROVINCE:
    'Province of the place; null for what is planned for the whole country.\nProvinsi; null untuk yang direncanakan bagi seluruh negara.',
  REGENCY: 'Regency or city; null for what is planned above.\nKabupaten/kota; null untuk yang direncanakan di atasnya.',
  DISTRICT: 'District; null for what is planned above.\nKecamatan; null untuk yang direncanakan di atasnya.',
  VILLAGE: 'Village; null for what is planned above.\nDesa/kelurahan; null untuk yang direncanakan di atasnya.',
};

export const InterventionGroup = enumOf(
  'InterventionGroup',
  'What interventions can be grouped by.\nDasar pengelompokan intervensi.',
  {
    ...areaGroups,
    SECTOR: 'Sector; an intervention counts in each of its sectors.\nSektor; intervensi terhitung pada tiap sektornya.',
    PROGRAMME: 'Inpres programme; null where none fits.\nProgram Inpres; null bila tidak ada yang sesuai.',
    STATUS: 'Status.\nStatus.',
    FUND_SOURCE:
      'Fund source, with the money of that source only; null without a budget.\nSumber dana, hanya dana sumber itu; null tanpa anggaran.',
    FAMILY_FUNCTION: 'Family function; null where none was told.\nFungsi keluarga; null bila tidak disebut.',
    YEAR: 'Year in which it starts.\nTahun mulai.',
  },
);
export type InterventionGroup = keyof typeof InterventionGroup;

export const NeedGroup = enumOf('NeedGroup', 'What needs can be grouped by.\nDasar pengelompokan kebutuhan.', {
  ...areaGroups,
  SECTOR: 'Sector.\nSektor.',
  KIND: 'Kind, the only dimension in which quantities can be added.\nJenis, satu-satunya dimensi yang jumlahnya dapat dijumlahkan.',
  STATUS: 'Status.\nStatus.',
  VERIFICATION: 'State of verification.\nStatus verifikasi.',
  SEVERITY: 'Severity.\nTingkat keparahan.',
  YEAR: 'Year in which it was reported (Jakarta time).\nTahun dilaporkan (waktu Jakarta).',
});
export type NeedGroup = keyof typeof NeedGroup;

@ObjectType({
  description:
    'A ratio with what it is made of, so that it can be made again for a larger whole.\nRasio beserta pembentuknya, agar dapat dihitung ulang untuk lingkup lebih besar.',
})
export class Ratio {
  @Field(() => Float, { description: 'Numerator.\nPembilang.' })
  numerator!: number;

  @Field(() => Float, { description: 'Denominator.\nPenyebut.' })
  denominator!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Numerator through denominator; null when there is nothing to divide by.\nPembilang dibagi penyebut; null bila penyebut nol.',
  })
  value!: number | null;
}

@ObjectType()
abstract class Grouped {
  @Field(() => Sector, { nullable: true, description: 'When grouped by SECTOR.\nBila dikelompokkan menurut SECTOR.' })
  sector!: Sector | null;

  @Field(() => Int, { nullable: true, description: 'When grouped by YEAR.\nBila dikelompokkan menurut YEAR.' })
  year!: number | null;

  @Field(() => Int, { description: 'How many there are.\nBanyaknya.' })
  count!: number;
}

@ObjectType({
  description: 'Interventions of one group, counted and added up.\nIntervensi satu kelompok, dihitung dan dijumlahkan.',
})
export class InterventionStatisticsRow extends Grouped {
  @Field(() => InterventionStatus, {
    nullable: true,
    description: 'When grouped by STATUS.\nBila dikelompokkan menurut STATUS.',
  })
  status!: InterventionStatus | null;

  @Field(() => FundSource, {
    nullable: true,
    description: 'When grouped by FUND_SOURCE.\nBila dikelompokkan menurut FUND_SOURCE.',
  })
  fundSource!: FundSource | null;

  @Field(() => FamilyFunction, {
    nullable: true,
    description: 'When grouped by FAMILY_FUNCTION.\nBila dikelompokkan menurut FAMILY_FUNCTION.',
  })
  familyFunction!: FamilyFunction | null;

  @Field(() => Int, { description: 'How many of them are approved or later.\nYang telah disetujui atau sesudahnya.' })
  approvedCount!: number;

  @Field(() => Int, { description: 'How many of them are completed.\nYang telah selesai.' })
  completedCount!: number;

  @Field(() => Rupiah, {
    nullable: true,
    description:
      'Sum of budgets; null when none is told, which is not zero.\nJumlah anggaran; null bila tidak ada, bukan nol.',
  })
  budget!: string | null;

  @Field(() => Int, { description: 'How many of them tell a budget.\nYang menyebut anggaran.' })
  budgetCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Beneficiaries planned, whole persons; null when none is told.\nRencana penerima manfaat, orang; null bila tidak ada.',
  })
  plannedBeneficiaries!: number | null;

  @Field(() => Int, {
    description: 'How many of them tell planned beneficiaries.\nYang menyebut rencana penerima manfaat.',
  })
  plannedBeneficiariesCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Beneficiaries reached, whole persons, not de-duplicated; null when none is reported.\nPenerima manfaat, orang, dapat terhitung ganda; null bila tidak ada laporan.',
  })
  actualBeneficiaries!: number | null;

  @Field(() => Int, {
    description:
      'How many of them report beneficiaries; compare with `completedCount`.\nYang melaporkan penerima manfaat; bandingkan dengan `completedCount`.',
  })
  actualBeneficiariesCount!: number;
}

@ObjectType({
  description:
    'Interventions by group. Groups of several sectors or sources do not add up; the total is counted on its own.\nIntervensi menurut kelompok. Kelompok dengan beberapa sektor atau sumber tidak dapat dijumlahkan; total dihitung tersendiri.',
})
export class InterventionStatistics {
  @Field(() => [InterventionStatisticsRow], {
    description: 'One row a group that has any.\nSatu baris tiap kelompok yang berisi.',
  })
  rows!: InterventionStatisticsRow[];

  @Field(() => InterventionStatisticsRow, {
    description: 'All of them, each counted once.\nSemuanya, masing-masing dihitung sekali.',
  })
  total!: InterventionStatisticsRow;
}

@ObjectType({
  description: 'Needs of one group, counted and added up.\nKebutuhan satu kelompok, dihitung dan dijumlahkan.',
})
export class NeedStatisticsRow extends Grouped {
  @Field(() => NeedStatus, {
    nullable: true,
    description: 'When grouped by STATUS.\nBila dikelompokkan menurut STATUS.',
  })
  status!: NeedStatus | null;

  @Field(() => NeedVerification, {
    nullable: true,
    description: 'When grouped by VERIFICATION.\nBila dikelompokkan menurut VERIFICATION.',
  })
  verification!: NeedVerification | null;

  @Field(() => Severity, {
    nullable: true,
    description: 'When grouped by SEVERITY.\nBila dikelompokkan menurut SEVERITY.',
  })
  severity!: Severity | null;

  @Field(() => Int, { description: 'How many of them are verified.\nYang telah diverifikasi.' })
  verifiedCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Families affected, not de-duplicated; null when none is counted.\nKeluarga terdampak, dapat terhitung ganda; null bila tidak ada yang dihitung.',
  })
  familiesAffected!: number | null;

  @Field(() => Int, { description: 'How many of them count families.\nYang menghitung keluarga.' })
  familiesAffectedCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Quantity lacking, in the unit of the kind; null unless grouped by KIND, for units cannot be added.\nJumlah kekurangan, dalam satuan jenisnya; null bila tidak dikelompokkan menurut KIND karena satuan tidak dapat dijumlahkan.',
  })
  quantity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Quantity planned; null unless grouped by KIND.\nJumlah yang direncanakan; null bila tidak dikelompokkan menurut KIND.',
  })
  plannedQuantity!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Quantity delivered; null unless grouped by KIND.\nJumlah yang dipenuhi; null bila tidak dikelompokkan menurut KIND.',
  })
  deliveredQuantity!: number | null;
}

@ObjectType({
  description:
    'Needs by group; the total is counted on its own.\nKebutuhan menurut kelompok; total dihitung tersendiri.',
})
export class NeedStatistics {
  @Field(() => [NeedStatisticsRow], {
    description: 'One row a group that has any.\nSatu baris tiap kelompok yang berisi.',
  })
  rows!: NeedStatisticsRow[];

  @Field(() => NeedStatisticsRow, {
    description: 'All of them, each counted once.\nSemuanya, masing-masing dihitung sekali.',
  })
  total!: NeedStatisticsRow;
}
