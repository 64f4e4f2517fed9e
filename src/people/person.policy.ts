import { sql } from 'kysely';
import { isWithin } from '../access/area-code.ts';
import { hinders, type Obstacle } from '../access/explanation.query.ts';
import { partOf, RowPolicy } from '../access/row-policy.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { Viewer, ViewerGrant } from '../access/viewer.ts';
import type { Placed } from '../access/scope.ts';
import type { Action } from '../access/permissions.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { Condition } from '../platform/reading/reader.ts';
import type { Row } from '../platform/reading/row.ts';
import { Grant, isOver, type GrantAct, type GrantStanding } from './grant.entity.ts';
import { Person, type PersonAct } from './person.entity.ts';

/** People are read by the place of their office; oneself always, but for what others did to one. */
class PersonPolicy extends RowPolicy<Person> {
  protected override own({ personId }: Viewer, action: Action, alias: string): Condition | undefined {
    return action === 'audit:read' ? undefined : sql<boolean>`${sql.ref(`${alias}.id`)} = ${personId ?? null}`;
  }

  override ownReader({ id }: Person): string {
    return id;
  }

  override isOwn({ personId }: Viewer, action: Action, { id }: Person): boolean {
    return (action === 'person:read' || action === 'person:contact') && id === personId;
  }
}

/** Officials are known to those below them too. */
export function placeOfOffice({ areaCode, isOfPartner }: Pick<Person, 'areaCode' | 'isOfPartner'>): Placed {
  return { ...placeOf(areaCode), hasPartner: isOfPartner };
}

function placeOf(areaCode: string): Placed {
  return { areaCode, isShared: true, sectors: [], organizationIds: [], enteredKey: null };
}

/** A grant is reached by the place and the role it is for. */
export function placeOfGrant({ areaCode, role }: Pick<Grant, 'areaCode' | 'role'>): Placed {
  return { ...placeOf(areaCode), role };
}

/** Everybody knows what they hold, and held. */
class GrantPolicy extends RowPolicy<Grant> {
  /** `grant` is a word of SQL. */
  override get table(): string {
    return 'access_grant';
  }

  protected override own({ personId }: Viewer, action: Action, alias: string): Condition | undefined {
    return action === 'grant:read' ? sql<boolean>`${sql.ref(`${alias}.person_id`)} = ${personId ?? null}` : undefined;
  }

  override ownReader({ personId }: Grant): string {
    return personId;
  }

  override isOwn(viewer: Viewer, action: Action, { personId }: Grant): boolean {
    return action === 'grant:read' && personId === viewer.personId;
  }
}

/** What decides about a grant: its place, its role, and where the organization is that it is held for. */
interface Giving extends Pick<Grant, 'areaCode' | 'role'>, Pick<GrantStanding, 'organizationAreaCode'> {}

/** The viewer's grants that are as wide as one that is given or prolonged under them; the one that lasts longest first. */
export function giversOf(viewer: Viewer, action: Action, { organizationAreaCode, ...place }: Giving): ViewerGrant[] {
  return viewer
    .grantsFor(action, placeOfGrant(place))
    .filter(({ areaCode }) => organizationAreaCode === null || isWithin(organizationAreaCode, areaCode))
    .toSorted((a, b) => endOf(b) - endOf(a));
}

export function endOf({ validTo }: { readonly validTo: string | null }): number {
  return validTo === null ? Infinity : Date.parse(validTo);
}

/** What is told of a grant beside its row. */
export type GrantStood = Pick<Row<GrantStanding>, 'organizationAreaCode' | 'isProlonged' | 'at'>;

/** What the viewer will be refused with, of those who reach it. */
export function obstacleToGrant(
  act: GrantAct,
  grant: Pick<Row<Grant>, 'personId' | 'areaCode' | 'role' | 'validTo' | 'revokedAt'>,
  { organizationAreaCode, isProlonged, at }: GrantStood,
  viewer: Viewer,
): Obstacle | undefined {
  const ended = isOver(grant, new Date(at)) ? 'STATE' : undefined;
  if (act === 'revoke') return ended;
  const { areaCode, role } = grant;
  const [longest] = giversOf(viewer, 'grant:prolong', { areaCode, role, organizationAreaCode });
  if (longest === undefined) return 'OUT_OF_REACH';
  if (grant.personId === viewer.personId) return 'OWN_WORK';
  return ended ?? (isProlonged || endOf(longest) <= endOf(grant) || grant.validTo === null ? 'STATE' : undefined);
}

export async function standingOfGrant(session: Pick<RequestContext, 'run'>, id: string): Promise<GrantStood> {
  const [found] = await session.run<GrantStood>(sql`
    select organization_area_code as "organizationAreaCode", is_prolonged as "isProlonged", at from grant_standing
    where grant_id = ${id}`);
  if (found === undefined) throw new NotFoundError(grantPolicy.noun);
  return found;
}

export function obstacleToPerson(
  act: PersonAct,
  { id, suspendedAt }: Pick<Row<Person>, 'id' | 'suspendedAt'>,
  isManaged: boolean,
  { personId }: Viewer,
): Obstacle | undefined {
  if (id === personId) return 'OWN_WORK';
  if (!isManaged) return 'OUT_OF_REACH';
  return (suspendedAt === null) === (act === 'suspend') ? undefined : 'STATE';
}

/** Also what they hold where the viewer sees nothing of it. */
export async function managesAllOf(session: Pick<RequestContext, 'run'>, personId: string): Promise<boolean> {
  const [managed] = await session.run<{ all: boolean }>(sql`select manages_all_of(${personId}) as all`);
  return managed?.all === true;
}

for (const act of ['suspend', 'reinstate'] as const) {
  hinders<Row<Person>>(`person:${act}`, {
    obstacle: async (person, { viewer, run }) =>
      obstacleToPerson(act, person, await managesAllOf({ run }, person.id), viewer),
  });
}
for (const act of ['prolong', 'revoke'] as const) {
  hinders<Row<Grant>>(`grant:${act}`, {
    obstacle: async (grant, { viewer, run }) =>
      obstacleToGrant(act, grant, await standingOfGrant({ run }, grant.id), viewer),
  });
}

const columns = { areaCode: 'area_code' };

export const personPolicy = new PersonPolicy(
  Person,
  'person:read',
  { en: 'person', id: 'orang' },
  { ...columns, hasPartner: 'is_of_partner' },
  placeOfOffice,
);

export const grantPolicy = new GrantPolicy(
  Grant,
  'grant:read',
  { en: 'grant', id: 'hak akses' },
  { ...columns, role: 'role' },
  placeOfGrant,
);

export const personStandingPolicy = partOf(personPolicy, 'person', 'person_id');

export const grantStandingPolicy = partOf(grantPolicy, 'access_grant', 'grant_id');
