import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { all } from '../platform/reading/filter.ts';
import type { Range } from '../platform/reading/list.ts';
import type { Condition } from '../platform/reading/reader.ts';
import { areaRange, codesAbove, countryCode, isWithin } from './area-code.ts';
import { managedBy, type Role, type Scope } from './permissions.ts';

/** What somebody was granted: a role in an area, for an organization and sectors where they matter. */
export interface Granted {
  readonly role: Role;
  readonly areaCode: string;
  readonly organizationId: string | null;
  readonly sectors: readonly string[] | null;
  /** The agreement it comes from. */
  readonly agreementId: string | null;
}

/** A set of rows: all conditions that are given hold. A viewer's rows are the union of such sets. */
export interface Reach {
  /** In one of these places, or at one of those. */
  readonly within?: readonly string[];
  readonly at?: readonly string[];
  readonly shared?: true;
  readonly sectors?: readonly string[];
  /** No partner takes part, nor do they work for one. */
  readonly agencies?: true;
  readonly organization?: string;
  readonly agreement?: string;
  readonly enteredBy?: string;
  readonly roles?: readonly Role[];
}

/** What of a row decides who reaches it. */
export interface Placed {
  readonly areaCode: string;
  readonly isShared: boolean;
  readonly sectors: readonly string[];
  readonly organizationIds: readonly string[];
  readonly enteredKey: string | null;
  /** Whether a partner is among the organizations: not told of rows that nobody asks this of. */
  readonly hasPartner?: boolean;
  /** The row, where it is an agreement. */
  readonly agreementId?: string;
  /** The role, where the row is one that somebody holds. */
  readonly role?: Role;
}

/** What a scope of the permission table means for a grant. */
export function reachOf(scope: Scope, grant: Granted): Reach[] {
  const { areaCode, organizationId } = grant;
  const sectors = grant.sectors ?? [];
  const above = codesAbove(areaCode);
  switch (scope) {
    case 'none':
      return [];
    case 'open':
      return [{}];
    case 'area':
      return [{ within: [areaCode] }];
    case 'around':
      return [{ within: [areaCode] }, { at: above, shared: true }];
    case 'shared':
      return [
        { within: [areaCode], shared: true },
        { at: above, shared: true },
      ];
    case 'sector':
      return [
        { within: [areaCode], shared: true, sectors },
        { at: above, shared: true, sectors },
        ...reachOf('named', grant),
      ];
    case 'agencies':
      return reachOf('sector', grant).map(reach =>
        reach.organization === undefined ? { ...reach, agencies: true as const } : reach,
      );
    case 'named':
      return organizationId === null
        ? []
        : [
            { within: [areaCode], organization: organizationId },
            { at: above, organization: organizationId },
          ];
    case 'agreed':
      return grant.agreementId === null ? [] : [{ agreement: grant.agreementId }];
    case 'officers':
      return [{ within: [areaCode], agencies: true }];
    case 'below':
      return [{ within: [areaCode], roles: managedBy(grant.role) }];
    case 'level':
      return [{ at: [areaCode] }];
    case 'entered':
      return organizationId === null ? [{ enteredBy: areaCode }] : [{ within: [areaCode], enteredBy: organizationId }];
    case 'taking_part':
      return organizationId === null
        ? []
        : [{ within: [areaCode], sectors, organization: organizationId, enteredBy: organizationId }];
  }
}

/**
 * The same rows by fewer sets: those that differ in their places alone are one, and a place inside another is told by that.
 * Somebody's grants may be hundreds.
 */
export function merged(union: readonly Reach[]): Reach[] {
  const alike = Map.groupBy(union, ({ within, at, ...others }) =>
    JSON.stringify([within === undefined, at === undefined, others]),
  );
  return [...alike.values()].map(sets => {
    const [within, at] = [sets.flatMap(reach => reach.within ?? []), sets.flatMap(reach => reach.at ?? [])];
    return {
      ...(sets[0] as Reach),
      ...(within.length > 0 && { within: outermost(within) }),
      ...(at.length > 0 && { at: [...new Set(at)].toSorted() }),
    };
  });
}

/** In the order of their codes, in which what lies inside a place follows it. */
function outermost(codes: readonly string[]): string[] {
  if (codes.includes(countryCode)) return [countryCode];
  const kept: string[] = [];
  for (const code of codes.toSorted()) {
    const last = kept.at(-1);
    if (last === undefined || !isWithin(code, last)) kept.push(code);
  }
  return kept;
}

/** The row is in the set. */
export function reaches(reach: Reach, row: Placed): boolean {
  return (
    (reach.within === undefined || reach.within.some(place => isWithin(row.areaCode, place))) &&
    (reach.at === undefined || reach.at.includes(row.areaCode)) &&
    (reach.shared === undefined || row.isShared) &&
    (reach.sectors === undefined || reach.sectors.some(sector => row.sectors.includes(sector))) &&
    (reach.agencies === undefined || row.hasPartner === false) &&
    (reach.organization === undefined || row.organizationIds.includes(reach.organization)) &&
    (reach.agreement === undefined || row.agreementId === reach.agreement) &&
    (reach.enteredBy === undefined || row.enteredKey === reach.enteredBy) &&
    (reach.roles === undefined || (row.role !== undefined && reach.roles.includes(row.role)))
  );
}

/** The columns that decide, as a table has them; SQL on the alias `t` is made from them. */
export interface ScopeColumns {
  readonly areaCode: string;
  readonly isShared?: string;
  /** An array of sectors, or else a single one. */
  readonly sectors?: string;
  readonly sector?: string;
  readonly organizationIds?: string;
  readonly hasPartner?: string;
  readonly agreementId?: string;
  readonly enteredKey?: string;
  readonly role?: string;
}

/** The same sets as a condition of a query. A table without the column has no such rows. */
export function scopeCondition(union: readonly Reach[], columns: ScopeColumns, alias: string): Condition {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const unless = (name: string | undefined, condition: (name: string) => Condition): Condition =>
    name === undefined ? sql<boolean>`false` : condition(name);
  const sets = union.map(reach => {
    const conditions: Condition[] = [];
    if (reach.within !== undefined && !reach.within.includes(countryCode)) {
      conditions.push(isInOneOf(reach.within, column(columns.areaCode)));
    }
    if (reach.at !== undefined) conditions.push(sql`${column(columns.areaCode)} = any(${[...reach.at]}::text[])`);
    if (reach.shared === true) {
      if (columns.isShared !== undefined) conditions.push(sql`${column(columns.isShared)}`);
    }
    if (reach.sectors !== undefined) {
      const sectors = [...reach.sectors];
      conditions.push(
        columns.sector === undefined
          ? unless(columns.sectors, name => sql`${column(name)} && ${sectors}::text[]`)
          : sql`${column(columns.sector)} = any(${sectors}::text[])`,
      );
    }
    if (reach.agencies === true) conditions.push(unless(columns.hasPartner, name => sql`not ${column(name)}`));
    if (reach.organization !== undefined) {
      conditions.push(unless(columns.organizationIds, name => sql`${column(name)} && ${[reach.organization]}::uuid[]`));
    }
    if (reach.agreement !== undefined) {
      conditions.push(unless(columns.agreementId, name => sql`${column(name)} = ${reach.agreement}::uuid`));
    }
    if (reach.enteredBy !== undefined) {
      conditions.push(unless(columns.enteredKey, name => sql`${column(name)} = ${reach.enteredBy}`));
    }
    if (reach.roles !== undefined) {
      const held = [...reach.roles];
      conditions.push(unless(columns.role, name => sql`${column(name)} = any(${held}::text[])`));
    }
    return all(conditions);
  });
  if (sets.length === 0) return sql<boolean>`false`;
  const any = sql<boolean>`(${sql.join(sets, sql` or `)})`;
  // PostgreSQL looks for what arrays share, and for all that is said in one breath with it, only in rows that the rights of
  // the database let through: said apart, the places are found in an index before.
  const asksMore = union.some(({ sectors, organization }) => sectors !== undefined || organization !== undefined);
  const places = asksMore ? placesOf(union) : undefined;
  return places === undefined ? any : sql<boolean>`(${isAtOneOf(places, column(columns.areaCode))} and ${any})`;
}

/** Where all of the sets lie, where they do not lie everywhere: inside these places, or at those. */
export function placesOf(union: readonly Reach[]): Required<Pick<Reach, 'within' | 'at'>> | undefined {
  const isPlaced = union.every(
    ({ within, at }) => (within ?? at) !== undefined && within?.includes(countryCode) !== true,
  );
  if (!isPlaced) return undefined;
  return {
    within: outermost(union.flatMap(({ within }) => within ?? [])),
    at: [...new Set(union.flatMap(({ within, at }) => (within === undefined ? (at ?? []) : [])))].toSorted(),
  };
}

/**
 * Whether some of the sets can have rows in a range of a parent's, where they do not lie everywhere. It says nothing of a
 * row, so PostgreSQL asks it once, before it looks for any.
 */
export function scopeMeets(union: readonly Reach[], range: Range): Condition | undefined {
  const places = placesOf(union);
  if (places === undefined) return undefined;
  const [from, to] = [sql.ref(`parent.${range.from}`), sql.ref(`parent.${range.to}`)];
  const ranges = places.within.map(areaRange);
  const [lows, highs] = [ranges.map(place => place.from), ranges.map(place => place.to)];
  return sql<boolean>`exists (
    select from unnest(${lows}::text[], ${highs}::text[]) as place(low, high)
      where place.low collate "C" < ${to} and place.high collate "C" > ${from}
    union all
    select from unnest(${places.at}::text[]) as place(code)
      where place.code collate "C" >= ${from} and place.code collate "C" < ${to})`;
}

function isAtOneOf({ within, at }: Required<Pick<Reach, 'within' | 'at'>>, code: RawBuilder<unknown>): Condition {
  const inside = within.length === 0 ? [] : [isInOneOf(within, code)];
  const alone = at.length === 0 ? [] : [sql<boolean>`${code} = any(${[...at]}::text[])`];
  return sql<boolean>`(${sql.join([...inside, ...alone], sql` or `)})`;
}

/** Of more places than these, a query names no range of its own for each. */
export const fewPlaces = 32;

/** A code lies in one of some places, of which none is in another; they come in the order of their codes. */
function isInOneOf(places: readonly string[], code: RawBuilder<unknown>): Condition {
  const ranges = places.map(areaRange);
  if (places.length <= fewPlaces) {
    const inEach = ranges.map(({ from, to }) => sql<boolean>`${code} >= ${from} and ${code} < ${to}`);
    return inEach.length === 1 ? (inEach[0] as Condition) : sql<boolean>`(${sql.join(inEach, sql` or `)})`;
  }
  // The places inside, once a statement: an index finds rows by them, however many they are.
  const [from, to] = [ranges.map(range => range.from), ranges.map(range => range.to)];
  return sql<boolean>`${code} = any(array(select area.code from unnest(${from}::text[], ${to}::text[]) as place(low, high)
    join area on area.code >= place.low and area.code < place.high))`;
}

/** A key as rows carry it: the first eight bytes of its SHA-256, signed. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest().readBigInt64BE(0).toString();
}

/**
 * The same sets as keys for the database's policies, which compare them with `scope_keys` of the first migration. That
 * agencies are alone no key says: policies ask the row, for keys that come apart from the others.
 */
export function scopeKeys(union: readonly Reach[]): string[] {
  return [...new Set(union.flatMap(keysOf))].toSorted();
}

/** A set that is limited in more ways than a key can say has a wider one: the database is the outermost wall. */
function keysOf(reach: Reach): string[] {
  if (reach.agreement !== undefined) return [`#${reach.agreement}`];
  const places = [...(reach.within ?? (reach.at ?? []).map(code => `=${code}`))];
  if (reach.organization !== undefined) return places.map(place => `${place}@${reach.organization}`);
  if (reach.enteredBy !== undefined) {
    return reach.within === undefined ? [`by:${reach.enteredBy}`] : places.map(place => `${place}*${reach.enteredBy}`);
  }
  if (reach.roles !== undefined) return places.flatMap(place => (reach.roles ?? []).map(role => `${place}!${role}`));
  if (reach.sectors !== undefined) {
    return places.flatMap(place => (reach.sectors ?? []).map(sector => `${place}+${sector}`));
  }
  return reach.shared === true ? places.map(place => `${place}+`) : places;
}
