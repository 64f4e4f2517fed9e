import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { parseAreaCode } from '../access/area-code.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { PageArgs } from '../platform/reading/connection.ts';
import type { Page } from '../platform/reading/list.ts';
import { areaPage } from './area-page.ts';
import { AreaConnection } from './area-connection.types.ts';
import { areaTree } from './area-tree.ts';
import { Area, areaLevels, AreaLevel, Country, District, levelOf, Province, Regency, Village } from './area.types.ts';

const codeHelp =
  'Kemendagri code, dotted or not: `15.71.01.1001` or `1571011001`.\nKode Kemendagri, bertitik atau tidak: `15.71.01.1001` atau `1571011001`.';

@Resolver(() => Area)
export class AreaResolver {
  @Query(() => Country, { description: 'Indonesia, the root of the hierarchy.\nIndonesia, akar hierarki.' })
  @Requires('area:read')
  country(@Ctx() context: RequestContext): Area {
    const { country } = areaTree(context);
    if (country === undefined) throw new NotFoundError();
    return country;
  }

  @Query(() => Province, {
    nullable: true,
    description: 'A province by its code; null when there is none.\nProvinsi menurut kodenya; null bila tidak ada.',
  })
  @Requires('area:read')
  province(
    @Arg('code', () => String, { description: codeHelp }) code: string,
    @Ctx() context: RequestContext,
  ): Area | null {
    return areaAt(context, code, 'PROVINCE');
  }

  @Query(() => Regency, {
    nullable: true,
    description:
      'A regency or city by its code; null when there is none.\nKabupaten/kota menurut kodenya; null bila tidak ada.',
  })
  @Requires('area:read')
  regency(
    @Arg('code', () => String, { description: codeHelp }) code: string,
    @Ctx() context: RequestContext,
  ): Area | null {
    return areaAt(context, code, 'REGENCY');
  }

  @Query(() => District, {
    nullable: true,
    description: 'A district by its code; null when there is none.\nKecamatan menurut kodenya; null bila tidak ada.',
  })
  @Requires('area:read')
  district(
    @Arg('code', () => String, { description: codeHelp }) code: string,
    @Ctx() context: RequestContext,
  ): Area | null {
    return areaAt(context, code, 'DISTRICT');
  }

  @Query(() => Village, {
    nullable: true,
    description:
      'A village by its code; null when there is none.\nDesa/kelurahan menurut kodenya; null bila tidak ada.',
  })
  @Requires('area:read')
  village(
    @Arg('code', () => String, { description: codeHelp }) code: string,
    @Ctx() context: RequestContext,
  ): Area | null {
    return areaAt(context, code, 'VILLAGE');
  }

  @Query(() => Area, {
    nullable: true,
    description:
      'An area of any level by its code (`ID` for the country).\nWilayah tingkat apa pun menurut kodenya (`ID` untuk negara).',
  })
  @Requires('area:read')
  area(
    @Arg('code', () => String, { description: codeHelp }) code: string,
    @Ctx() context: RequestContext,
  ): Area | null {
    return areaAt(context, code, undefined);
  }

  @Query(() => AreaConnection, {
    description:
      'Areas by a part of their name or the beginning of their code.\nWilayah menurut sebagian namanya atau awal kodenya.',
  })
  @Requires('area:read')
  areas(
    @Arg('search', () => String, {
      nullable: true,
      description:
        'Part of the name, whatever its case and accents, or the beginning of the code.\nSebagian nama, tanpa memandang huruf besar dan aksen, atau awal kode.',
    })
    search: string | null,
    @Arg('level', () => AreaLevel, {
      nullable: true,
      description: 'Only areas of this level.\nHanya wilayah tingkat ini.',
    })
    level: AreaLevel | null,
    @Arg('within', () => String, { nullable: true, description: `Only this area and what lies below it. ${codeHelp}` })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Page<Area> {
    const above = within === null || within === undefined ? undefined : areaByCode(context, within, 'within');
    return areaPage(areaTree(context).search(search ?? undefined, level ?? undefined, above), page);
  }

  @FieldResolver(() => [Area], {
    description:
      'Every area of one level below this one, by code.\nSemua wilayah satu tingkat tertentu di bawahnya, urut kode.',
  })
  descendants(
    @Root() area: Area,
    @Arg('level', () => AreaLevel, { description: 'A level below this one.\nTingkat di bawah wilayah ini.' })
    level: AreaLevel,
  ): Area[] {
    if (areaLevels.indexOf(level) <= areaLevels.indexOf(area.level)) {
      throw InvalidInputError.of('level', {
        en: `${level} is not below ${area.level}.`,
        id: `${level} tidak berada di bawah ${area.level}.`,
      });
    }
    return area.below(level);
  }
}

/** The area of a code that the caller gave; a code that cannot be one is told with its field. */
export function areaByCode(context: RequestContext, code: string, field: string): Area {
  const area = areaTree(context).byCode(code);
  if (area === undefined) {
    throw InvalidInputError.of(field, {
      en: `There is no area with the code "${code}".`,
      id: `Tidak ada wilayah dengan kode "${code}".`,
    });
  }
  return area;
}

function areaAt(context: RequestContext, code: string, level: AreaLevel | undefined): Area | null {
  const parsed = parseAreaCode(code);
  if (parsed === undefined || (level !== undefined && levelOf(parsed) !== level)) {
    throw InvalidInputError.of('code', {
      en: `"${code}" is not the code of a ${(level ?? 'area').toLowerCase()}.`,
      id: `"${code}" bukan kode ${(level ?? 'area').toLowerCase()}.`,
    });
  }
  return areaTree(context).byCode(parsed) ?? null;
}
