import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { written } from '../platform/statement-text.ts';
import type { Snapshot } from '../platform/snapshot.ts';
import type { Late } from '../platform/reading/late.ts';
import { limitsOf } from './limits.ts';
import { Viewer, type ViewerGrant } from './viewer.ts';

/**
 * A viewer as they stood at a moment, with what tells a later statement whether they still do: nobody's grants have
 * changed since, and none of theirs has begun or ended, by the database's clock.
 */
export interface Standing {
  readonly viewer: Viewer;
  /** Marks the settings on a connection as these. */
  readonly stamp: string;
  /** Who asks, as row level security is told. */
  readonly settings: Readonly<Record<string, string>>;
  readonly version: number;
  /** When the next of their grants begins or ends, in seconds since 1970. */
  readonly until: number | null;
  /** Tells the database who asks, and asks whether all this still holds. */
  readonly check: RawBuilder<unknown>;
}

/** What a statement sees of the versions that standings and the area tree depend on. */
export interface Seen {
  readonly accessVersion: number;
  readonly areaVersion: number;
  /** The database's clock, in seconds since 1970: the one by which everything is dated and ends. */
  readonly now: number;
}

/** How often grants or persons, and areas, have changed. */
export const accessTables = ['access_grant', 'person'];
export const areaTables = ['area'];
const clock = sql<number>`extract(epoch from now())::float8`;
export const accessVersion = sql<number>`(select ${changesOf(accessTables)} from table_version)`;
export const areaVersion = sql<number>`(select ${changesOf(areaTables)} from table_version)`;

/** How often tables have changed, all together, as an aggregate over `table_version`. */
export function changesOf(tables: readonly string[]): RawBuilder<number> {
  return sql<number>`coalesce(sum(version) filter (where name = any(${sql.lit(`{${tables.join(',')}}`)}::text[])), 0)::int`;
}

/**
 * How long a transaction may wait for its next statement before the database gives up: sooner than whoever waits for the
 * answer. What a lost process had locked is free again by then.
 */
const idleTimeout = '5s';
const mostKnown = 10_000;

/** Whom this process has met, by the subject of their token. What it remembers is believed only when checked. */
export class Standings {
  readonly #known = new Map<string | undefined, Standing>();

  known(subject: string | undefined): Standing | undefined {
    return this.#known.get(subject);
  }

  forget(subject: string | undefined): void {
    this.#known.delete(subject);
  }

  /** Tells the database who asks, for this transaction, and reads what they hold as it is now. */
  async enter(
    snapshot: Pick<Snapshot, 'run'>,
    subject: string | undefined,
    requestId: string,
  ): Promise<Standing & Seen> {
    const known = this.known(subject);
    if (known !== undefined) {
      const [seen] = await snapshot.run<Seen & { current: boolean }>(
        sql`${known.check}, ${settingsOf(ofRequest(requestId))}`,
      );
      if (seen?.current === true && seen.accessVersion === known.version) return { ...known, ...seen };
    }
    const standing = await this.#read(snapshot, subject, requestId);
    if (this.#known.size >= mostKnown) this.#known.delete(this.#known.keys().next().value);
    this.#known.set(subject, standing);
    return standing;
  }

  async #read(
    snapshot: Pick<Snapshot, 'run'>,
    subject: string | undefined,
    requestId: string,
  ): Promise<Standing & Seen> {
    const nobody = new Viewer(undefined, [], subject !== undefined);
    await snapshot.run(sql`select ${settingsOf({ ...settingsFor(nobody, subject), ...ofRequest(requestId) })}`);
    const [found] = await snapshot.run<
      Seen & Pick<Standing, 'until'> & { personId: string | null; grants: ViewerGrant[] }
    >(sql`
      select ${accessVersion} as "accessVersion", ${areaVersion} as "areaVersion", ${clock} as now, person.id as "personId",
        (select extract(epoch from min(moment))::float8 from access_grant g, unnest(array[g.valid_from, g.valid_to]) as moment
          where g.person_id = person.id and g.revoked_at is null and moment > now()) as until,
        coalesce((select json_agg(json_build_object(
            'id', g.id, 'role', g.role, 'areaId', g.area_id, 'areaCode', g.area_code, 'sectors', g.sectors,
            'organizationId', g.organization_id, 'agreementId', g.agreement_id, 'allows', g.allows,
            'validFrom', to_char(g.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'validTo', to_char(g.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by g.valid_from, g.id)
        from access_grant g
        where g.person_id = person.id and person.suspended_at is null and g.revoked_at is null
          and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())), '[]') as grants
      from (values (1)) as one left join person on person.subject = ${subject ?? null}`);
    const { accessVersion: version = 0, personId = null, grants = [], until = null } = found ?? {};
    const viewer = personId === null ? nobody : new Viewer(personId, grants, true);
    const stamp = randomUUID();
    const settings = { ...settingsFor(viewer, subject), 'episentrum.stamp': stamp };
    if (viewer !== nobody) await snapshot.run(sql`select ${settingsOf(settings)}`);
    return {
      viewer,
      stamp,
      settings,
      version,
      until,
      check: written(sql`
        select ${accessVersion} as "accessVersion", ${areaVersion} as "areaVersion", ${clock} as now,
          ${isCurrent({ until })} as current, ${settingsOf(settings)}`),
      accessVersion: version,
      areaVersion: found?.areaVersion ?? 0,
      now: found?.now ?? 0,
    };
  }
}

/** None of their grants has begun or ended since. */
export function isCurrent({ until }: { readonly until: Standing['until'] | Late }): RawBuilder<boolean> {
  return sql<boolean>`coalesce(extract(epoch from now())::float8 < ${until}::float8, true)`;
}

/** How PostgreSQL plans what somebody asks. */
export const planning = {
  // Compiling a statement's expressions takes longer than any of ours runs.
  jit: 'off',
  // A plan for any values is made once; what depends on how many rows there are, the statements say themselves.
  plan_cache_mode: 'force_generic_plan',
  // Starting workers takes longer than most of ours run, and takes cores from other readers.
  max_parallel_workers_per_gather: '0',
};

function settingsFor(viewer: Viewer, subject: string | undefined): Record<string, string> {
  return {
    'episentrum.subject': subject ?? '',
    'episentrum.person': viewer.personId ?? '',
    statement_timeout: `${limitsOf(viewer).statementTimeout}ms`,
    ...planning,
    ...viewer.databaseSettings(),
  };
}

function ofRequest(requestId: string): Record<string, string> {
  return {
    'episentrum.request': requestId,
    idle_in_transaction_session_timeout: idleTimeout,
  };
}

/** Settings of this transaction only. */
function settingsOf(settings: Readonly<Record<string, string>>): RawBuilder<unknown> {
  return sql.join(Object.entries(settings).map(([name, value]) => sql`set_config(${sql.lit(name)}, ${value}, true)`));
}
