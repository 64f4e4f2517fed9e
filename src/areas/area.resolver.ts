import { Arg, Args, ArgsType, Field, Resolver } from 'type-graphql';
import { parseAreaCode } from '../access/area-code.ts';
import { Requires } from '../access/requires.ts';
import { scopeCondition } from '../access/scope.ts';
import { HasHistory } from '../audit/history.list.ts';
import type { Recorded } from '../audit/history.policy.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { Priced } from '../platform/limits/priced.ts';
import { PageArgs } from '../platform/reading/connection.ts';
import { QueryReads, Reads, value, type Read } from '../platform/reading/reads.ts';
import { areaPage } from './area-page.ts';
import { AreaConnection } from './area-connection.types.ts';
import { areaTree, type Memory } from './area-tree.ts';
import {
  Area,
  areaLevels,
  AreaLevel,
  assumedBelow,
  Country,
  District,
  levelOf,
  Province,
  Regency,
  Village,
} from './area.types.ts';

const codeHelp =
  'Kemendagri code, dotted or not: `15.71.01.1001` or `1571011001`.\nKode Kemendagri, bertitik atau tidak: `15.71.01.1001` atau `1571011001`.';
const codeArgument = Arg('code', () => String, { description: codeHelp });

const countryItself = value([], (_: unknown, asker: Memory) => {
  const { country } = areaTree(asker);
  if (country === undefined) throw new NotFoundError();
  return country;
});

const areaAt = (level?: AreaLevel): Read =>
  value([], (_: unknown, asker: Memory, args: { code: string }) => {
    const parsed = parseAreaCode(args.code);
    if (parsed === undefined || (level !== undefined && levelOf(parsed) !== level)) {
      throw InvalidInputError.of('code', {
        en: `"${args.code}" is not the code of a ${(level ?? 'area').toLowerCase()}.`,
        id: `"${args.code}" bukan kode ${(level ?? 'area').toLowerCase()}.`,
      });
    }
    return areaTree(asker).byCode(parsed) ?? null;
  });

@ArgsType()
class AreasArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Part of the name, whatever its case and accents, or the beginning of the code.\nSebagian nama, tanpa memandang huruf besar dan aksen, atau awal kode.',
  })
  search?: string | null;

  @Field(() => AreaLevel, { nullable: true, description: 'Only areas of this level.\nHanya wilayah tingkat ini.' })
  level?: AreaLevel | null;

  @Field(() => String, { nullable: true, description: `Only this area and what lies below it. ${codeHelp}` })
  within?: string | null;
}

const searched = value([], (_: unknown, asker: Memory, { search, level, within, ...page }: AreasArgs) => {
  const above = within === null || within === undefined ? undefined : areaByCode(asker, within, 'within');
  return areaPage(() => areaTree(asker).search(search ?? undefined, level ?? undefined, above), page);
});

const descendants = value([], (area: Area, _: Memory, { level }: { level: AreaLevel }) => {
  if (areaLevels.indexOf(level) <= areaLevels.indexOf(area.level)) {
    throw InvalidInputError.of('level', {
      en: `${level} is not below ${area.level}.`,
      id: `${level} tidak berada di bawah ${area.level}.`,
    });
  }
  return area.below(level);
});

/** The type of the area that a code is of: an area of a village has less below it than one of a province. */
function typeOfCode({ code }: { readonly code?: unknown }): string | undefined {
  const parsed = typeof code === 'string' && code.length <= 13 ? parseAreaCode(code) : undefined;
  return parsed === undefined ? undefined : levelOf(parsed).charAt(0) + levelOf(parsed).slice(1).toLowerCase();
}

function sizeOfDescendants({ level }: { readonly level?: unknown }, typename: string): number {
  return assumedBelow(typename.toUpperCase() as AreaLevel, level as AreaLevel | undefined);
}

/** Everybody reads the hierarchy; what became of a place is read by whoever looks into the log there. */
const recordedArea: Recorded = {
  table: 'area',
  read: 'area:read',
  isNumbered: true,
  where: (viewer, action, alias) => scopeCondition(viewer.reach(action), { areaCode: 'code' }, alias),
};

@Resolver(() => Area)
export class AreaResolver {
  @QueryReads(() => Country, countryItself, {
    description: 'Indonesia, the root of the hierarchy.\nIndonesia, akar hierarki.',
  })
  @Requires('area:read')
  country!: Country;

  @QueryReads(() => Province, areaAt('PROVINCE'), {
    nullable: true,
    description: 'A province by its code; null when there is none.\nProvinsi menurut kodenya; null bila tidak ada.',
    parameters: [codeArgument],
  })
  @Requires('area:read')
  province!: Province | null;

  @QueryReads(() => Regency, areaAt('REGENCY'), {
    nullable: true,
    description:
      'A regency or city by its code; null when there is none.\nKabupaten/kota menurut kodenya; null bila tidak ada.',
    parameters: [codeArgument],
  })
  @Requires('area:read')
  regency!: Regency | null;

  @QueryReads(() => District, areaAt('DISTRICT'), {
    nullable: true,
    description: 'A district by its code; null when there is none.\nKecamatan menurut kodenya; null bila tidak ada.',
    parameters: [codeArgument],
  })
  @Requires('area:read')
  district!: District | null;

  @QueryReads(() => Village, areaAt('VILLAGE'), {
    nullable: true,
    description:
      'A village by its code; null when there is none.\nDesa/kelurahan menurut kodenya; null bila tidak ada.',
    parameters: [codeArgument],
  })
  @Requires('area:read')
  village!: Village | null;

  @QueryReads(() => Area, areaAt(), {
    nullable: true,
    description:
      'An area of any level by its code (`ID` for the country).\nWilayah tingkat apa pun menurut kodenya (`ID` untuk negara).',
    parameters: [codeArgument],
  })
  @Requires('area:read')
  @Priced({ typeOf: typeOfCode, reads: ['code'] })
  area!: Area | null;

  @QueryReads(() => AreaConnection, searched, {
    description:
      'Areas by a part of their name or the beginning of their code.\nWilayah menurut sebagian namanya atau awal kodenya.',
    parameters: [Args(() => AreasArgs)],
  })
  @Requires('area:read')
  @Priced({ base: 1000 })
  areas!: object;

  @Reads(() => [Area], descendants, {
    description:
      'Every area of one level below this one, by code.\nSemua wilayah satu tingkat tertentu di bawahnya, urut kode.',
    parameters: [
      Arg('level', () => AreaLevel, { description: 'A level below this one.\nTingkat di bawah wilayah ini.' }),
    ],
  })
  @Priced({ size: sizeOfDescendants, reads: ['level'] })
  descendants!: Area[];

  @HasHistory(recordedArea, 'rowId')
  history!: object | null;
}

/** The area of a code that the caller gave; a code that cannot be one is told with its field. */
export function areaByCode(asker: Memory, code: string, field: string): Area {
  const area = areaTree(asker).byCode(code);
  if (area === undefined) {
    throw InvalidInputError.of(field, {
      en: `There is no area with the code "${code}".`,
      id: `Tidak ada wilayah dengan kode "${code}".`,
    });
  }
  return area;
}
