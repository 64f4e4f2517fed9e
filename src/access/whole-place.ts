import { sql } from 'kysely';
import type { AroundScope } from '../platform/reading/list-rows.ts';
import { areaRange, countryCode, isWithin } from './area-code.ts';
import { scopeCondition, type Reach, type ScopeColumns } from './scope.ts';

/** A place all of whose rows are reached, or all that are shared; and others of which the shared ones are. */
export interface WholePlace {
  readonly place: string;
  readonly isShared: boolean;
  readonly sharedAt: readonly string[];
}

/** The one place all of whose rows are in the sets, or all that are shared, if there is one. */
export function wholePlace(union: readonly Reach[]): WholePlace | undefined {
  const whole = union.find(isPlaces) ?? union.find(isSharedPlaces);
  const [place, ...others] = whole?.within ?? [];
  if (whole === undefined || place === undefined || others.length > 0) return undefined;
  const sharedAt = (union.find(isSharedAt)?.at ?? []).filter(code => !isWithin(code, place));
  return { place, isShared: whole.shared === true, sharedAt };
}

/** The same sets as conditions: on what the view around that place shows, and on what else they have. */
export function aroundConditions(
  { place, isShared, sharedAt }: WholePlace,
  union: readonly Reach[],
  columns: ScopeColumns,
  alias: string,
): AroundScope {
  const condition = (...sets: readonly Reach[]) => scopeCondition(sets, columns, alias);
  const inPlace: Reach = { within: [place], ...(isShared && { shared: true }) };
  const isEverywhere = place === countryCode;
  if (isEverywhere && !isShared) return { parts: [condition(inPlace)], beyond: [] };
  const isAbove = !isEverywhere && union.some(isSharedAt);
  const known = isAbove ? [inPlace, { at: sharedAt, shared: true as const }] : [inPlace];
  const isWhole = isShared ? isSharedPlaces : isPlaces;
  const others = union.filter(reach => !isWhole(reach) && !isSharedAt(reach));
  return {
    parts: known.map(reach => condition(reach)),
    beyond: others.length === 0 ? [] : [condition(...others), sql<boolean>`not ${condition(...known)}`],
  };
}

/** What the database is told of it: from where to where all is shown, at which places what is shared, and from where to where that. */
export function aroundOf(whole: WholePlace | undefined): string {
  if (whole === undefined) return '';
  const { from, to } = areaRange(whole.place);
  const [all, shared] = whole.isShared ? [' ', `${from} ${to}`] : [`${from} ${to}`, ' '];
  return `${all} ${whole.sharedAt.join(',')} ${shared}`;
}

function isPlaces(reach: Reach): boolean {
  return reach.within !== undefined && Object.keys(reach).length === 1;
}

function isSharedPlaces(reach: Reach): boolean {
  return reach.within !== undefined && reach.shared === true && Object.keys(reach).length === 2;
}

function isSharedAt(reach: Reach): boolean {
  return reach.at !== undefined && reach.shared === true && Object.keys(reach).length === 2;
}
