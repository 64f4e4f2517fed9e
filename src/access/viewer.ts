import { sql } from 'kysely';
import type { Session } from '../platform/database.ts';
import { actions, databaseGroup, isPublic, scopeOf, type Action, type Role, type Scope } from './permissions.ts';
import { reaches, reachOf, scopeKeys, type Granted, type Placed, type Reach } from './scope.ts';

/** A role that somebody holds now. */
export interface ViewerGrant extends Granted {
  readonly id: string;
  readonly role: Role;
  readonly areaId: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whoever asks, with what they hold at this moment; nobody signed in is the public. */
export class Viewer {
  readonly #reach = new Map<Action, Reach[]>();

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
    const union = isPublic(action) ? [{}] : this.grants.flatMap(grant => reachOf(scopeOf(action, grant.role), grant));
    this.#reach.set(action, union);
    return union;
  }

  allows(action: Action, row: Placed): boolean {
    return this.reach(action).some(reach => reaches(reach, row));
  }

  /** The grant under which a row is entered, for it says for whom the viewer speaks. */
  grantFor(action: Action, row: Omit<Placed, 'enteredKey'>): ViewerGrant | undefined {
    return this.grants.find(grant =>
      reachOf(scopeOf(action, grant.role), grant).some(reach =>
        reaches(reach, { ...row, enteredKey: grant.organizationId ?? grant.areaCode }),
      ),
    );
  }

  permissions(): { action: Action; scope: Scope; grant: ViewerGrant | undefined }[] {
    return actions.flatMap((action): { action: Action; scope: Scope; grant: ViewerGrant | undefined }[] =>
      isPublic(action)
        ? [{ action, scope: 'open', grant: undefined }]
        : this.grants
            .map(grant => ({ action, scope: scopeOf(action, grant.role), grant }))
            .filter(({ scope }) => scope !== 'none'),
    );
  }

  /** What row level security is told. */
  databaseKeys(): Record<string, string[]> {
    const groups = Map.groupBy(actions, databaseGroup);
    return Object.fromEntries(
      [...groups]
        .map(([group, members]) => [group, scopeKeys(members.flatMap(action => this.reach(action)))] as const)
        .filter(([, keys]) => keys.length > 0),
    );
  }
}

/** What a statement may take, and how long a transaction may wait for its next one, before the database gives up. */
const statementTimeout = '15s';
const idleTimeout = '30s';

/**
 * Reads who asks by the subject of their token and tells the database, for this transaction only. Grants are read anew
 * each time, by the database's clock: what has ended has ended.
 */
export async function enterAs(
  session: Session,
  subject: string | undefined,
  requestId: string,
): Promise<{ viewer: Viewer; areaVersion: number }> {
  await session.run(sql`
    select set_config('episentrum.subject', ${subject ?? ''}, true),
           set_config('episentrum.request', ${requestId}, true),
           set_config('episentrum.person', '', true),
           set_config('episentrum.keys', '', true),
           set_config('statement_timeout', ${statementTimeout}, true),
           set_config('idle_in_transaction_session_timeout', ${idleTimeout}, true)`);
  const [found] = await session.run<{ areaVersion: number; personId: string | null; grants: ViewerGrant[] | null }>(sql`
    select (select version from area_version) as "areaVersion", person.id as "personId", (
      select json_agg(json_build_object(
          'id', g.id, 'role', g.role, 'areaId', g.area_id, 'areaCode', g.area_code, 'sectors', g.sectors,
          'organizationId', g.organization_id,
          'validFrom', to_char(g.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'validTo', to_char(g.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by g.valid_from, g.id)
      from access_grant g
      where g.person_id = person.id and person.suspended_at is null
        and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())) as grants
    from (values (1)) as one left join person on person.subject = ${subject ?? null}`);
  const areaVersion = found?.areaVersion ?? 0;
  if (found === undefined || found.personId === null) {
    return { viewer: new Viewer(undefined, [], subject !== undefined), areaVersion };
  }
  const viewer = new Viewer(found.personId, found.grants ?? [], true);
  await session.run(sql`
    select set_config('episentrum.person', ${found.personId}, true),
           set_config('episentrum.keys', ${JSON.stringify(viewer.databaseKeys())}, true)`);
  return { viewer, areaVersion };
}
