import { areaRange, codesAbove, countryCode } from '../../../src/access/area-code.ts';
import { area as source, codeAbove, type Area } from './area.ts';
import type { Context } from './context.ts';
import { interventions } from './intervention.ts';
import type { ListArgs } from './list.ts';
import { needs } from './need.ts';

/** `15.71.01.1001` or `1571011001`. */
function dotted(code: string): string {
  return code.includes('.')
    ? code
    : [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join('.');
}

const atCode =
  (level?: Area['level']) =>
  async (_: unknown, { code }: { code: string }, { loaders }: Context) => {
    const area = await loaders.areaByCode.load(dotted(code));
    return level === undefined || area?.level === level ? area : null;
  };

const below = ({ id }: Area, _: unknown, { loaders }: Context) => loaders.areasByParent.load(id);
const above =
  (level: Area['level']) =>
  (area: Area, _: unknown, { loaders }: Context) =>
    loaders.areaByCode.load(codeAbove(area, level));

const fields = {
  id: ({ id }: Area) => `area_${id}`,
  parent: ({ parentId }: Area, _: unknown, { loaders }: Context) =>
    parentId === null ? null : loaders.areaById.load(parentId),
  children: below,
  ancestors: ({ code }: Area, _: unknown, { loaders }: Context) => loaders.areaByCode.loadMany(codesAbove(code)),
  descendants: ({ code }: Area, { level }: { level: Area['level'] }, { reading }: Context) => {
    const { from, to } = areaRange(code);
    return reading.rows<Area>(
      `select ${source.columns} from area t where t.code >= $1 and t.code < $2 and t.level = $3 order by t.code`,
      [from, to, level],
    );
  },
  needs: (area: Area, args: ListArgs, { lists }: Context) => lists.connection(needs, area, args),
  interventions: (area: Area, args: ListArgs, { lists }: Context) => lists.connection(interventions, area, args),
};

const typeNames = {
  COUNTRY: 'Country',
  PROVINCE: 'Province',
  REGENCY: 'Regency',
  DISTRICT: 'District',
  VILLAGE: 'Village',
};

export const areaResolvers = {
  Query: {
    country: (_: unknown, __: unknown, { loaders }: Context) => loaders.areaByCode.load(countryCode),
    area: atCode(),
    province: atCode('PROVINCE'),
    regency: atCode('REGENCY'),
    district: atCode('DISTRICT'),
    village: atCode('VILLAGE'),
  },
  types: {
    Area: { __resolveType: ({ level }: Area) => typeNames[level] },
    Country: { ...fields, provinces: below },
    Province: { ...fields, country: above('COUNTRY'), regencies: below },
    Regency: { ...fields, province: above('PROVINCE'), districts: below },
    District: { ...fields, province: above('PROVINCE'), regency: above('REGENCY'), villages: below },
    Village: { ...fields, province: above('PROVINCE'), regency: above('REGENCY'), district: above('DISTRICT') },
  },
};
