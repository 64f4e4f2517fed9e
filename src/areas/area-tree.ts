import { sql } from 'kysely';
import { reading, type Orm } from '../platform/database.ts';
import type { Snapshot } from '../platform/snapshot.ts';
import { isWithin, parseAreaCode } from '../access/area-code.ts';
import type { Asker } from '../access/request-context.ts';
import { areaVersion } from '../access/standing.ts';
import { areaOf, type Area, type AreaLevel, type AreaRow, type Country } from './area.types.ts';

declare module '../access/request-context.ts' {
  interface Services {
    readonly areas: AreaTreeStore;
  }
}

/** All areas as they stood at one version of the table; never changed, only replaced. */
export class AreaTree {
  readonly country: Country | undefined;
  readonly #byId = new Map<number, Area>();
  readonly #byCode = new Map<string, Area>();
  #searched: readonly { readonly area: Area; readonly name: string }[] | undefined;

  /** Rows come with parents before children, and by code within a level. */
  constructor(
    readonly version: number,
    rows: readonly AreaRow[],
  ) {
    for (const row of rows) {
      const parent = row.parentId === null ? null : (this.#byId.get(row.parentId) ?? null);
      // Frozen, for what is written of them is kept.
      const area = areaOf(row, parent);
      Object.freeze(area);
      parent?.children.push(area);
      this.#byId.set(row.id, area);
      this.#byCode.set(row.code, area);
    }
    this.country = this.#byCode.get('ID') as Country | undefined;
  }

  /** Every area, a place before the places in it, with its name as it is searched; made at the first search. */
  get #searchable(): readonly { readonly area: Area; readonly name: string }[] {
    const walk = (area: Area): { area: Area; name: string }[] => [
      { area, name: foldName(area.name) },
      ...area.children.flatMap(walk),
    ];
    this.#searched ??= this.country === undefined ? [] : walk(this.country);
    return this.#searched;
  }

  byId(id: number): Area | undefined {
    return this.#byId.get(id);
  }

  /** By dotted or dotless code. */
  byCode(code: string): Area | undefined {
    const parsed = parseAreaCode(code);
    return parsed === undefined ? undefined : this.#byCode.get(parsed);
  }

  /** Areas whose name contains the words or whose code begins with them, a place before the places in it. */
  search(text: string | undefined, level: AreaLevel | undefined, within: Area | undefined): Area[] {
    const words = text === undefined ? '' : foldName(text);
    const digits = /^[\d.]*\d[\d.]*$/.test(words) ? words.replaceAll('.', '') : undefined;
    return this.#searchable
      .filter(
        ({ area, name }) =>
          (level === undefined || area.level === level) &&
          (within === undefined || isWithin(area.code, within.code)) &&
          (name.includes(words) || (digits !== undefined && area.code.replaceAll('.', '').startsWith(digits))),
      )
      .map(({ area }) => area);
  }
}

/** Without case, accents and doubled spaces: `Teluk  Énda` is found by `teluk enda`. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

type AreaTuple = [
  AreaRow['id'],
  AreaRow['code'],
  AreaRow['name'],
  AreaRow['level'],
  AreaRow['kind'],
  AreaRow['parentId'],
];

/** The newest tree this process knows; other processes' changes are noticed by the version every transaction reads. */
export class AreaTreeStore {
  #current = new AreaTree(-1, []);
  #poll: NodeJS.Timeout | undefined;

  get current(): AreaTree {
    return this.#current;
  }

  /** Takes the tree that a transaction sees, when it is newer. */
  async refresh(snapshot: Pick<Snapshot, 'run'>, version: number): Promise<void> {
    if (version <= this.#current.version) return;
    // One value instead of 91,600 rows: the embedded database hands over rows slowly.
    const [all] = await snapshot.run<{ rows: AreaTuple[] | null }>(sql`
      select json_agg(json_build_array(id, code, name, level, kind, parent_id) order by length(code), code) as rows
      from area`);
    const rows = (all?.rows ?? []).map(([id, code, name, level, kind, parentId]) => {
      return { id, code, name, level, kind, parentId };
    });
    const tree = new AreaTree(version, countryFirst(rows));
    if (version > this.#current.version) this.#current = tree;
  }

  /** Looks for changes also while only the hierarchy is read, which touches no table. */
  watch(orm: Orm, everyMs: number, onError: (error: unknown) => void): void {
    let looking: Promise<void> | undefined;
    this.#poll = setInterval(() => {
      looking ??= this.load(orm)
        .catch(onError)
        .finally(() => {
          looking = undefined;
        });
    }, everyMs);
    this.#poll.unref();
  }

  async load(orm: Orm): Promise<void> {
    await reading(orm, async session => {
      const [row] = await session.run<{ version: number }>(sql`select ${areaVersion} as version`);
      await this.refresh(session, row?.version ?? 0);
    });
  }

  stop(): void {
    clearInterval(this.#poll);
  }
}

/** `ID` is as long as a province's code; it comes before them. */
function countryFirst(rows: readonly AreaRow[]): AreaRow[] {
  return [...rows.filter(({ level }) => level === 'COUNTRY'), ...rows.filter(({ level }) => level !== 'COUNTRY')];
}

/** What of an operation leads to the tree. */
export type Memory = Pick<Asker, 'services' | 'memo'>;

/** The tree of this operation: one for all its fields. */
export function areaTree(asker: Memory): AreaTree {
  return asker.memo('area tree', () => asker.services.areas.current);
}
