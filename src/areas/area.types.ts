import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { codesAbove } from '../access/area-code.ts';
import { enumOf } from '../platform/enum.ts';
import { globalId } from '../platform/global-id.ts';
import { Priced } from '../platform/limits/priced.ts';
import { Node } from '../platform/node.types.ts';

export const AreaLevel = enumOf(
  'AreaLevel',
  'The five levels of the administrative hierarchy.\nLima tingkat hierarki administratif.',
  {
    COUNTRY: 'Indonesia as a whole.\nIndonesia secara keseluruhan.',
    PROVINCE: 'Province.\nProvinsi.',
    REGENCY: 'Regency or city.\nKabupaten atau kota.',
    DISTRICT: 'District.\nKecamatan.',
    VILLAGE: 'Village, rural or urban.\nDesa atau kelurahan.',
  },
);
export type AreaLevel = keyof typeof AreaLevel;
export const areaLevels = Object.keys(AreaLevel) as AreaLevel[];

export const AreaKind = enumOf(
  'AreaKind',
  'What a regency or a village is by law.\nJenis kabupaten/kota atau desa/kelurahan menurut hukum.',
  {
    KABUPATEN: 'Regency.\nKabupaten.',
    KOTA: 'City.\nKota.',
    KABUPATEN_ADMINISTRASI: 'Administrative regency, without autonomy.\nKabupaten administrasi, tidak otonom.',
    KOTA_ADMINISTRASI: 'Administrative city, without autonomy.\nKota administrasi, tidak otonom.',
    KELURAHAN: 'Urban village, led by a civil servant.\nKelurahan.',
    DESA: 'Rural village with its own government.\nDesa.',
    DESA_ADAT: 'Customary village.\nDesa adat.',
  },
);
export type AreaKind = keyof typeof AreaKind;

/** How many areas of the next level the price of an operation takes one to have: a little more than the average. */
const children = { COUNTRY: 38, PROVINCE: 14, REGENCY: 15, DISTRICT: 12, VILLAGE: 0 } as const;

/** How many areas of one level the price of an operation takes another to have below it. */
export function assumedBelow(above: AreaLevel, level: AreaLevel = areaLevels[areaLevels.indexOf(above) + 1] ?? above) {
  return areaLevels
    .slice(areaLevels.indexOf(above), areaLevels.indexOf(level))
    .reduce((product, each) => product * children[each], 1);
}

const assumedChildren = (_: unknown, typename: string): number => children[typename.toUpperCase() as AreaLevel];

/** An area of the tree in memory: its neighbours are references, so that reading the hierarchy costs no SQL. */
@InterfaceType({
  implements: Node,
  description: 'A place in the administrative hierarchy.\nSuatu wilayah dalam hierarki administratif.',
  resolveType: (area: Area) => area.__typename,
})
export abstract class Area extends Node {
  abstract readonly __typename: 'Country' | 'Province' | 'Regency' | 'District' | 'Village';
  declare readonly id: string;
  readonly rowId: number;

  @Field(() => String, {
    description:
      'Kemendagri code, dotted; it says where the area stands now and may be given to another one later.\nKode Kemendagri bertitik; menunjukkan kedudukan wilayah saat ini dan kelak dapat dipakai wilayah lain.',
  })
  readonly code: string;

  @Field(() => String, { description: 'Official name; not unique.\nNama resmi; tidak unik.' })
  readonly name: string;

  @Field(() => AreaLevel, { description: 'Level in the hierarchy.\nTingkat dalam hierarki.' })
  readonly level: AreaLevel;

  @Field(() => AreaKind, {
    nullable: true,
    description:
      'Kind of a regency or village; null at other levels.\nJenis kabupaten/kota atau desa/kelurahan; null pada tingkat lain.',
  })
  readonly kind: AreaKind | null;

  @Field(() => Area, {
    nullable: true,
    description: 'The area directly above; null for the country.\nWilayah tepat di atasnya; null untuk negara.',
  })
  readonly parent: Area | null;

  @Priced({ size: assumedChildren })
  @Field(() => [Area], { description: 'Areas directly below, by code.\nWilayah tepat di bawahnya, urut kode.' })
  readonly children: Area[] = [];

  constructor(row: AreaRow, parent: Area | null) {
    super();
    this.rowId = row.id;
    this.id = globalId('area', row.id);
    this.code = row.code;
    this.name = row.name;
    this.level = row.level;
    // One text for all that are alike, not one for each of 84,000 villages.
    this.kind = row.kind && AreaKind[row.kind];
    this.parent = parent;
  }

  @Priced({ size: 4 })
  @Field(() => [Area], {
    description:
      'Every area above, the country first; empty for the country.\nSemua wilayah di atasnya, negara lebih dahulu; kosong untuk negara.',
  })
  get ancestors(): Area[] {
    return this.parent === null ? [] : [...this.parent.ancestors, this.parent];
  }

  /** Areas of one level below this one, by code. */
  below(level: AreaLevel): Area[] {
    return this.children.flatMap(child => (child.level === level ? [child] : child.below(level)));
  }

  protected above(level: AreaLevel): Area | undefined {
    return this.level === level ? this : this.parent?.above(level);
  }
}

export interface AreaRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly kind: AreaKind | null;
  readonly parentId: number | null;
}

@ObjectType({ implements: Area, description: 'Indonesia.\nIndonesia.' })
export class Country extends Area {
  readonly __typename = 'Country';

  @Priced({ size: assumedChildren })
  @Field(() => [Province], { description: 'Its provinces, by code.\nProvinsinya, urut kode.' })
  get provinces(): Province[] {
    return this.children as Province[];
  }
}

@ObjectType({ implements: Area, description: 'A province.\nProvinsi.' })
export class Province extends Area {
  readonly __typename = 'Province';

  @Field(() => Country, { description: 'Its country.\nNegaranya.' })
  get country(): Country {
    return this.above('COUNTRY') as Country;
  }

  @Priced({ size: assumedChildren })
  @Field(() => [Regency], { description: 'Its regencies and cities, by code.\nKabupaten/kotanya, urut kode.' })
  get regencies(): Regency[] {
    return this.children as Regency[];
  }
}

@ObjectType({ implements: Area, description: 'A regency or city.\nKabupaten atau kota.' })
export class Regency extends Area {
  readonly __typename = 'Regency';

  @Field(() => Province, { description: 'Its province.\nProvinsinya.' })
  get province(): Province {
    return this.above('PROVINCE') as Province;
  }

  @Priced({ size: assumedChildren })
  @Field(() => [District], { description: 'Its districts, by code.\nKecamatannya, urut kode.' })
  get districts(): District[] {
    return this.children as District[];
  }
}

@ObjectType({ implements: Area, description: 'A district.\nKecamatan.' })
export class District extends Area {
  readonly __typename = 'District';

  @Field(() => Province, { description: 'Its province.\nProvinsinya.' })
  get province(): Province {
    return this.above('PROVINCE') as Province;
  }

  @Field(() => Regency, { description: 'Its regency or city.\nKabupaten/kotanya.' })
  get regency(): Regency {
    return this.above('REGENCY') as Regency;
  }

  @Priced({ size: assumedChildren })
  @Field(() => [Village], { description: 'Its villages, by code.\nDesa/kelurahannya, urut kode.' })
  get villages(): Village[] {
    return this.children as Village[];
  }
}

@ObjectType({ implements: Area, description: 'A village, rural or urban.\nDesa atau kelurahan.' })
export class Village extends Area {
  readonly __typename = 'Village';

  @Field(() => Province, { description: 'Its province.\nProvinsinya.' })
  get province(): Province {
    return this.above('PROVINCE') as Province;
  }

  @Field(() => Regency, { description: 'Its regency or city.\nKabupaten/kotanya.' })
  get regency(): Regency {
    return this.above('REGENCY') as Regency;
  }

  @Field(() => District, { description: 'Its district.\nKecamatannya.' })
  get district(): District {
    return this.above('DISTRICT') as District;
  }
}

const classes = { COUNTRY: Country, PROVINCE: Province, REGENCY: Regency, DISTRICT: District, VILLAGE: Village };

export function areaOf(row: AreaRow, parent: Area | null): Area {
  return new classes[row.level](row, parent);
}

/** The level a code speaks of. */
export function levelOf(code: string): AreaLevel {
  return areaLevels[codesAbove(code).length] as AreaLevel;
}
