/**
 * Who asks, as row level security is told it. Competitors get their viewers from here, by the program's own rules, so that
 * every server is held by the same walls.
 *
 * Two things are to the competitors' advantage: a viewer is read once for the whole run, where Episentrum notices when a
 * grant changes or ends, and `x-subject` is believed, where Episentrum verifies a token.
 */
import type { Pool } from 'pg';
import type { ViewerGrant } from '../src/access/viewer.ts';

/** As built, for Node cannot run its source as it is; the compiler is told the type instead. */
const { Viewer } = (await import(
  new URL('../dist/src/access/viewer.js', import.meta.url).href
)) as typeof import('../src/access/viewer.ts');

/** Somebody who asks, as they are known for the whole run. */
export interface KnownViewer {
  /** What row level security is told. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where they hold something: whatever they may read lies in one of these areas or belongs to a place above one. */
  readonly areaCodes: readonly string[];
}

/** Viewers by their subject, each read from the database when they first ask. */
export function knownViewers(pool: Pool): (subject: string | undefined) => Promise<KnownViewer> {
  const known = new Map<string | undefined, Promise<KnownViewer>>();
  return subject => {
    const viewer = known.get(subject) ?? readViewer(pool, subject);
    known.set(subject, viewer);
    return viewer;
  };
}

async function readViewer(pool: Pool, subject: string | undefined): Promise<KnownViewer> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    // Everybody may read their own person and grants.
    await client.query(`select set_config('episentrum.subject', $1, true)`, [subject ?? '']);
    const { rows } = await client.query<{ id: string; grants: ViewerGrant[] }>(
      `select person.id, (
         select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'areaId', g.area_id,
           'areaCode', g.area_code, 'sectors', g.sectors, 'organizationId', g.organization_id, 'allows', g.allows,
           'agreementId', g.agreement_id)), '[]')
         from access_grant g
         where g.person_id = person.id and person.suspended_at is null and g.revoked_at is null
           and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())) as grants
       from person where subject = $1`,
      [subject],
    );
    const [person] = rows;
    const grants = person?.grants ?? [];
    const viewer = new Viewer(person?.id, grants, subject !== undefined);
    return {
      settings: {
        'episentrum.subject': subject ?? '',
        'episentrum.person': person?.id ?? '',
        ...viewer.databaseSettings(),
      },
      areaCodes: grants.map(({ areaCode }) => areaCode),
    };
  } finally {
    await client.query('rollback');
    client.release();
  }
}
