import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { sql } from 'kysely';
import { AreaLevel } from '../areas/area.types.ts';
import { atLevels } from '../areas/area-parent.ts';
import { Sector } from '../organizations/sector.ts';
import { enumOf } from '../platform/enum.ts';
import { connectionOf, orderOf, PageArgs } from '../platform/reading/connection.ts';
import { atLeast, before, contains, oneOf, satisfies, type FilterDeclaration } from '../platform/reading/filter.ts';
import type { ListDeclaration } from '../platform/reading/list.ts';
import { DateTime } from '../platform/scalars.ts';
import { Need } from './need.entity.ts';
import { NeedStatus, NeedVerification, Severity } from './need.enums.ts';

/** What statistics can be limited by: facts, no texts, for what is counted may be more than what is read. */
@InputType({
  description:
    'Which needs to count; every field given must hold.\nKebutuhan yang dihitung; semua isian harus terpenuhi.',
})
export class NeedStatisticsFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'One of these kinds, by code.\nSalah satu jenis ini, menurut kode.',
  })
  kinds?: string[] | null;

  @Field(() => [Sector], { nullable: true, description: 'One of these sectors.\nSalah satu sektor ini.' })
  sectors?: Sector[] | null;

  @Field(() => [NeedStatus], { nullable: true, description: 'One of these states.\nSalah satu status ini.' })
  statuses?: NeedStatus[] | null;

  @Field(() => [NeedVerification], {
    nullable: true,
    description: 'One of these states of verification.\nSalah satu status verifikasi ini.',
  })
  verifications?: NeedVerification[] | null;

  @Field(() => [Severity], {
    nullable: true,
    description: 'One of these severities.\nSalah satu tingkat keparahan ini.',
  })
  severities?: Severity[] | null;

  @Field(() => [AreaLevel], {
    nullable: true,
    description: 'Reported for an area of one of these levels.\nDilaporkan untuk wilayah salah satu tingkat ini.',
  })
  levels?: AreaLevel[] | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Reported in one of these years (Jakarta time).\nDilaporkan pada salah satu tahun ini (waktu Jakarta).',
  })
  years?: number[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a part of the quantity is neither planned nor delivered.\nApakah sebagian jumlah belum direncanakan maupun dipenuhi.',
  })
  uncovered?: boolean | null;
}

@InputType({
  description: 'Which needs; every field given must hold.\nKebutuhan yang mana; semua isian harus terpenuhi.',
})
export class NeedFilter extends NeedStatisticsFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the title or the evidence.\nSebagian judul atau bukti.',
  })
  search?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Reported at or after.\nDilaporkan pada atau setelah.' })
  reportedFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Reported before.\nDilaporkan sebelum.' })
  reportedBefore?: Date | null;
}

/** The same fields mean the same for rows and for the facts that statistics count. */
export const needFacts = (
  year: (alias: string) => ReturnType<typeof sql>,
): FilterDeclaration<NeedStatisticsFilter> => ({
  kinds: oneOf('kind_code'),
  sectors: oneOf('sector'),
  statuses: oneOf('status'),
  verifications: oneOf('verification'),
  severities: oneOf('severity'),
  levels: atLevels,
  years: satisfies((t, years) => sql`${year(t)} = any(${years}::int[])`),
  uncovered: satisfies((t, wanted) => {
    const column = (name: string) => sql.ref(`${t}.${name}`);
    return sql`(${column('planned_quantity')} + ${column('delivered_quantity')} < ${column('quantity')}) = ${wanted}`;
  }),
});

const NeedOrderField = enumOf('NeedOrderField', 'What needs can be ordered by.\nDasar urutan kebutuhan.', {
  REPORTED_AT: 'When it was reported.\nWaktu dilaporkan.',
  SEVERITY: 'How bad it is, LOW first.\nTingkat keparahan, LOW lebih dahulu.',
  QUANTITY:
    'Quantity, whatever the unit: filter by kind first.\nJumlah, apa pun satuannya: saring menurut jenis lebih dahulu.',
  FAMILIES_AFFECTED:
    'Families affected; uncounted ones before zero.\nKeluarga terdampak; yang tidak dihitung sebelum nol.',
  AREA: 'Code of the area.\nKode wilayah.',
});
export type NeedOrderField = keyof typeof NeedOrderField;
export const NeedOrder = orderOf<NeedOrderField>(NeedOrderField, 'Need', ['needs', 'kebutuhan']);
export const NeedConnection = connectionOf(() => Need, 'Need', ['needs', 'kebutuhan']);

export const needs: ListDeclaration<Need, NeedFilter, NeedOrderField> = {
  entity: Need,
  filter: {
    ...needFacts(t => sql`extract(year from ${sql.ref(`${t}.reported_at`)} at time zone 'Asia/Jakarta')::int`),
    search: contains('title', 'evidence'),
    reportedFrom: atLeast('reported_at', 'timestamptz'),
    reportedBefore: before('reported_at', 'timestamptz'),
  },
  orderings: {
    REPORTED_AT: { by: t => sql`${sql.ref(`${t}.reported_at`)}`, type: 'timestamptz', indexed: true },
    SEVERITY: {
      by: t => sql`array_position(array['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'], ${sql.ref(`${t}.severity`)})`,
      type: 'int',
    },
    QUANTITY: { by: t => sql`${sql.ref(`${t}.quantity`)}`, type: 'int' },
    FAMILIES_AFFECTED: { by: t => sql`coalesce(${sql.ref(`${t}.families_affected`)}, -1)`, type: 'int' },
    AREA: { by: t => sql`${sql.ref(`${t}.area_code`)}`, type: 'text' },
  },
  standard: { field: 'REPORTED_AT', direction: 'DESC' },
  around: {
    view: 'need_around',
    columns: [
      'id',
      'area_code',
      'reported_at',
      'verification',
      'status',
      'is_shared',
      'sector',
      'kind_code',
      'severity',
      'quantity',
      'families_affected',
      'planned_quantity',
      'delivered_quantity',
    ],
  },
};

@ArgsType()
export class NeedsArgs extends PageArgs {
  @Field(() => NeedFilter, { nullable: true, description: 'Which needs.\nKebutuhan yang mana.' })
  filter?: NeedFilter | null;

  @Field(() => NeedOrder, {
    nullable: true,
    description: 'Newest first unless told.\nTerbaru lebih dahulu bila tidak disebut.',
  })
  orderBy?: InstanceType<typeof NeedOrder> | null;
}
