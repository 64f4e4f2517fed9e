import { sql } from 'kysely';
import { hinders } from '../access/explanation.query.ts';
import { RowPolicy } from '../access/row-policy.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Placed } from '../access/scope.ts';
import type { Action } from '../access/permissions.ts';
import type { Condition } from '../platform/reading/reader.ts';
import { Grant } from './grant.entity.ts';
import { Person } from './person.entity.ts';

/** People are read by the place of their office; oneself always, but for what others did to one. */
class PersonPolicy extends RowPolicy<Person> {
  override where(viewer: Viewer, action: Action, alias: string): Condition {
    const reached = super.where(viewer, action, alias);
    if (action === 'audit:read') return reached;
    return sql<boolean>`(${sql.ref(`${alias}.id`)} = ${viewer.personId ?? null} or ${reached})`;
  }

  override ownReader({ id }: Person): string {
    return id;
  }

  override isOwn({ personId }: Viewer, action: Action, { id }: Person): boolean {
    return (action === 'person:read' || action === 'person:contact') && id === personId;
  }
}

/** Officials are known to those below them too. */
export function placeOfOffice({ areaCode }: { readonly areaCode: string }): Placed {
  return { areaCode, isShared: true, sectors: [], organizationIds: [], enteredKey: null };
}

/** A grant is reached by the place and the role it is for. */
export function placeOfGrant({ areaCode, role }: Pick<Grant, 'areaCode' | 'role'>): Placed {
  return { ...placeOfOffice({ areaCode }), role };
}

/** Everybody knows what they hold, and held. */
class GrantPolicy extends RowPolicy<Grant> {
  /** `grant` is a word of SQL. */
  override get table(): string {
    return 'access_grant';
  }

  override where(viewer: Viewer, action: Action, alias: string): Condition {
    const own = sql<boolean>`${sql.ref(`${alias}.person_id`)} = ${viewer.personId ?? null}`;
    return action === 'grant:read'
      ? sql<boolean>`(${own} or ${super.where(viewer, action, alias)})`
      : super.where(viewer, action, alias);
  }

  override ownReader({ personId }: Grant): string {
    return personId;
  }

  override isOwn(viewer: Viewer, action: Action, { personId }: Grant): boolean {
    return action === 'grant:read' && personId === viewer.personId;
  }
}

/** Also what they hold where the viewer sees nothing of it. */
export async function managesAllOf(session: Pick<RequestContext, 'run'>, personId: string): Promise<boolean> {
  const [managed] = await session.run<{ all: boolean }>(sql`select manages_all_of(${personId}) as all`);
  return managed?.all === true;
}

for (const [action, isSuspended] of [
  ['person:suspend', true],
  ['person:reinstate', false],
] as const) {
  hinders<Person>(action, {
    obstacle: async ({ id, suspendedAt }, { viewer, run }) => {
      if (id === viewer.personId) return 'OWN_WORK';
      if (!(await managesAllOf({ run }, id))) return 'OUT_OF_REACH';
      return (suspendedAt !== null) === isSuspended ? 'STATE' : undefined;
    },
  });
}
const isOver = ({ revokedAt, validTo }: Grant): boolean =>
  revokedAt !== null || (validTo !== null && new Date(validTo).getTime() <= Date.now());
hinders<Grant>('grant:revoke', { obstacle: grant => (isOver(grant) ? 'STATE' : undefined) });
hinders<Grant>('grant:prolong', {
  obstacle: async (grant, { run }) => {
    if (isOver(grant) || grant.validTo === null) return 'STATE';
    const following = await run(sql`select id from access_grant where prolongs_id = ${grant.id}`);
    return following.length > 0 ? 'STATE' : undefined;
  },
});

const columns = { areaCode: 'area_code' };

export const personPolicy = new PersonPolicy(
  Person,
  'person:read',
  { en: 'person', id: 'orang' },
  columns,
  placeOfOffice,
);

export const grantPolicy = new GrantPolicy(
  Grant,
  'grant:read',
  { en: 'grant', id: 'hak akses' },
  { ...columns, role: 'role' },
  placeOfGrant,
);
