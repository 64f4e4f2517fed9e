import { isDeepStrictEqual } from 'node:util';
import { codesAbove, countryCode } from './area-code.ts';
import {
  actions,
  databaseGroup,
  isPublic,
  knowsAgencies,
  scopeUnder,
  shownAround,
  type Action,
  type Scope,
} from './permissions.ts';
import {
  fewPlaces,
  keyHash,
  merged,
  placesOf,
  reaches,
  reachOf,
  scopeKeys,
  type Granted,
  type Placed,
  type Reach,
} from './scope.ts';
import { aroundOf, wholePlace, type WholePlace } from './whole-place.ts';

/** A role that somebody holds now. */
export interface ViewerGrant extends Granted {
  readonly id: string;
  readonly areaId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** What the agreement allows that it comes from; null, as that, for whoever serves the programme. */
  readonly allows: readonly string[] | null;
}

/** Whoever asks, with what they hold at this moment; nobody signed in is the public. */
export class Viewer {
  readonly #reach = new Map<Action, Reach[]>();
  #shape: string | undefined;

  constructor(
    readonly personId: string | undefined,
    readonly grants: readonly ViewerGrant[],
    /** Also somebody whose token holds but whom we do not know: they hold nothing. */
    readonly isSignedIn: boolean,
  ) {}

  /** May they do this at all, somewhere? */
  can(action: Action): boolean {
    return this.reach(action).length > 0;
  }

  /** The rows an action reaches: the union of what each grant gives, each judged on its own. */
  reach(action: Action): readonly Reach[] {
    const known = this.#reach.get(action);
    if (known !== undefined) return known;
    const union = isPublic(action)
      ? [{}]
      : merged(this.grants.flatMap(grant => reachOf(scopeUnder(action, grant), grant)));
    this.#reach.set(action, union);
    return union;
  }

  /** Whether the rows an action reaches all lie in a regency or less: few, beside those of the country. */
  isFew(action: Action): boolean {
    return this.reach(action).every(
      ({ within, at, agreement }) =>
        at !== undefined ||
        agreement !== undefined ||
        (within !== undefined && within.length <= fewPlaces && within.every(code => codesAbove(code).length > 1)),
    );
  }

  /** The place all of whose rows an action reaches, or all that are shared, where the view around it shows them. */
  wholePlace(action: Action): WholePlace | undefined {
    const shownToo = shownAround[action];
    if (shownToo === undefined) return undefined;
    const whole = wholePlace(this.reach(action));
    return shownToo.every(other => isDeepStrictEqual(wholePlace(this.reach(other)), whole)) ? whole : undefined;
  }

  allows(action: Action, row: Placed): boolean {
    return this.reach(action).some(reach => reaches(reach, row));
  }

  /** The grant under which a row is entered, for it says for whom the viewer speaks. */
  grantFor(action: Action, row: Omit<Placed, 'enteredKey'>): ViewerGrant | undefined {
    return this.grants.find(grant => allowsUnder(grant, action, { ...row, enteredKey: keyOf(grant) }));
  }

  /** The grants that let them do something to a row; the one under which it is done is the first. */
  grantsFor(action: Action, row: Placed): ViewerGrant[] {
    return this.grants.filter(grant => allowsUnder(grant, action, row));
  }

  permissions(): { action: Action; scope: Scope; grant: ViewerGrant | undefined }[] {
    return actions.flatMap((action): { action: Action; scope: Scope; grant: ViewerGrant | undefined }[] =>
      isPublic(action)
        ? [{ action, scope: 'open', grant: undefined }]
        : this.grants
            .map(grant => ({ action, scope: scopeUnder(action, grant), grant }))
            .filter(({ scope }) => scope !== 'none'),
    );
  }

  /**
   * What of their reach decides the text of a statement: two viewers of one shape have the same conditions, with other
   * values.
   */
  get shape(): string {
    this.#shape ??= JSON.stringify(
      actions.map(action => [
        this.isFew(action),
        this.wholePlace(action) !== undefined,
        Math.min(placesOf(this.reach(action))?.within.length ?? -1, fewPlaces + 1),
        this.reach(action).map(({ within, ...others }) => [
          within?.includes(countryCode) ? '*' : within && Math.min(within.length, fewPlaces + 1),
          Object.keys(others),
        ]),
      ]),
    );
    return this.#shape;
  }

  /**
   * What row level security is told: the keys of each group of actions, those for rows of agencies alone apart; and what
   * the views around a place show.
   */
  databaseSettings(): Record<string, string> {
    const groups = Map.groupBy(actions, databaseGroup);
    return Object.fromEntries([
      ...actionsAround.map(action => [nameOf(`${action}:around`), aroundOf(this.wholePlace(action))]),
      ...[...groups].flatMap(([group, members]) => {
        const union = members.flatMap(action => this.reach(action));
        const everywhere = settingOf(
          group,
          union.filter(({ agencies }) => agencies === undefined),
        );
        return members.some(knowsAgencies)
          ? [
              everywhere,
              settingOf(
                `${group}:agencies`,
                union.filter(({ agencies }) => agencies === true),
              ),
            ]
          : [everywhere];
      }),
    ]);
  }

  /** The keys of one act, to take the place of those of all acts on such rows. */
  settingOf(act: Action): [name: string, keys: string] {
    return settingOf(databaseGroup(act), this.reach(act));
  }
}

const actionsAround = actions.filter(action => shownAround[action] !== undefined);

function settingOf(group: string, union: readonly Reach[]): [name: string, keys: string] {
  return [nameOf(group), scopeKeys(union).map(keyHash).join(',')];
}

function nameOf(group: string): string {
  return `episentrum.${group.replaceAll(':', '_')}`;
}

/** Whether an action reaches a row under one grant alone. */
export function allowsUnder(grant: Granted & Pick<ViewerGrant, 'allows'>, action: Action, row: Placed): boolean {
  return reachOf(scopeUnder(action, grant), grant).some(reach => reaches(reach, row));
}

/** In whose name somebody enters a row under a grant. */
function keyOf({ organizationId, areaCode }: Granted): string {
  return organizationId ?? areaCode;
}
