import { Random } from './random.ts';

export interface SeedArea {
  id: number;
  code: string;
  name: string;
  level: string;
}

/** A village with facts, and about how many. */
export interface Site {
  village: SeedArea;
  needs: number;
  interventions: number;
}

export const simpangIvSipin = '15.71.01.1001';
const neighbour = '15.71.01.1002';

export class Places {
  readonly #byCode: ReadonlyMap<string, SeedArea>;
  readonly #byLevel: ReadonlyMap<string, SeedArea[]>;

  constructor(areas: readonly SeedArea[]) {
    const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    this.#byCode = new Map(sorted.map(area => [area.code, area]));
    this.#byLevel = Map.groupBy(sorted, area => area.level);
  }

  get(code: string): SeedArea {
    const area = this.#byCode.get(code);
    if (area === undefined) throw new Error(`The demo world needs area ${code}: import the areas first.`);
    return area;
  }

  within(code: string, level: 'REGENCY' | 'DISTRICT' | 'VILLAGE'): SeedArea[] {
    return (this.#byLevel.get(level) ?? []).filter(area => area.code.startsWith(`${code}.`));
  }

  provinces(): SeedArea[] {
    return this.#byLevel.get('PROVINCE') ?? [];
  }

  /** Names a fact's place as its columns do. */
  columns(code: string): { area_id: number; area_code: string } {
    return { area_id: this.get(code).id, area_code: code };
  }
}

export const regencyOf = (code: string): string => code.slice(0, 5);
export const districtOf = (code: string): string => code.slice(0, 8);
export const isJambi = (code: string): boolean => code === '15' || code.startsWith('15.');
/** A kelurahan has no village fund of its own: the first digit of its number is 1. */
export const isKelurahan = (code: string): boolean => code[9] === '1';

/** Dense in Kota Jambi and Sarolangun, fair in the rest of Jambi, thin elsewhere. */
export function sites(places: Places): Site[] {
  const jambi = places.within('15', 'REGENCY').flatMap(regency => sitesOfRegency(places, regency.code));
  const elsewhere = places
    .provinces()
    .filter(province => !isJambi(province.code))
    .flatMap(province => thinSites(places, province.code));
  return [...jambi, ...elsewhere];
}

function sitesOfRegency(places: Places, regency: string): Site[] {
  const random = new Random('sites', regency);
  const villages = places.within(regency, 'VILLAGE');
  if (regency === '15.71') {
    return villages.map(village => {
      if (village.code === simpangIvSipin) return { village, needs: 44, interventions: 40 };
      const least = village.code === neighbour ? 12 : 6;
      return { village, needs: random.between(least, 13), interventions: random.between(least, 10) };
    });
  }
  const isSarolangun = regency === '15.03';
  return random.sample(villages, isSarolangun ? 76 : 36).map(village => ({
    village,
    needs: isSarolangun ? random.between(5, 11) : random.between(3, 8),
    interventions: isSarolangun ? random.between(4, 9) : random.between(2, 5),
  }));
}

function thinSites(places: Places, province: string): Site[] {
  const random = new Random('sites', province);
  return random.sample(places.within(province, 'REGENCY'), 2).flatMap(regency => {
    const district = random.pick(places.within(regency.code, 'DISTRICT'));
    return random.sample(places.within(district.code, 'VILLAGE'), 2).map(village => ({
      village,
      needs: random.between(2, 5),
      interventions: random.between(1, 4),
    }));
  });
}
