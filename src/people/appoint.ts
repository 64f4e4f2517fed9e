import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { countryCode } from '../access/area-code.ts';
import { highestRole } from '../access/permissions.ts';
import type { Rows } from '../platform/database.ts';
import { StartError } from '../platform/errors.ts';

export interface Appointment {
  /** What the issuer's tokens call them. */
  readonly subject: string;
  readonly name: string;
  readonly position: string;
  readonly reason: string;
  /** Beside somebody who holds the role already. */
  readonly also: boolean;
}

/**
 * Gives the highest role, in the whole country, to somebody of the country's office: the first grant, from which all
 * others come. Where somebody holds it, they give it; a second way would go past them.
 */
export async function appoint(rows: Rows, { subject, name, position, reason, also }: Appointment): Promise<void> {
  // Two at once would both be the first.
  await sql`lock table access_grant in share row exclusive mode`.execute(rows);
  const [area] = (await sql<{ id: number }>`select id from area where code = ${countryCode}`.execute(rows)).rows;
  if (area === undefined) throw new StartError('There are no areas yet; run "npm run migrate" first.');
  const holders = await sql<{ subject: string; name: string }>`
    select subject, name from access_grant g join person on person.id = g.person_id
    where role = ${highestRole} and g.area_code = ${countryCode} and suspended_at is null
      and revoked_at is null and (valid_to is null or valid_to > now())
    order by valid_from`.execute(rows);
  const [holder] = holders.rows;
  if (holders.rows.some(other => other.subject === subject)) {
    throw new StartError(`"${subject}" is ${highestRole} already.`);
  }
  if (holder !== undefined && !also) {
    throw new StartError(
      `${holder.name} ("${holder.subject}") is ${highestRole} already; add --also to appoint another.`,
    );
  }
  await sql`select set_config('episentrum.request', 'appoint', true)`.execute(rows);
  const known = await sql<{ id: string; suspended: boolean }>`
    select id, suspended_at is not null as suspended from person where subject = ${subject}`.execute(rows);
  if (known.rows[0]?.suspended === true) throw new StartError(`"${subject}" is suspended.`);
  const personId = known.rows[0]?.id ?? randomUUID();
  if (known.rows.length === 0) {
    await sql`
      insert into person (id, subject, name, position, area_id, area_code)
      values (${personId}, ${subject}, ${name}, ${position}, ${area.id}, ${countryCode})`.execute(rows);
  }
  await sql`
    insert into access_grant (id, person_id, role, valid_from, reason, area_id, area_code)
    values (${randomUUID()}, ${personId}, ${highestRole}, now(), ${reason}, ${area.id}, ${countryCode})`.execute(rows);
}
