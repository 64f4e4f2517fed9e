import type { Action } from '../access/permissions.ts';
import type { Act } from '../access/request-context.ts';
import type { Placed } from '../access/scope.ts';
import { ForbiddenError } from '../platform/errors.ts';
import type { Entry } from './area-fact.entity.ts';

/** In whose name the viewer enters a row there; refused when none of their grants reaches that far. */
export async function entryFor(
  { viewer, at, under }: Act,
  action: Action,
  place: Omit<Placed, 'isShared' | 'enteredKey'>,
): Promise<Entry> {
  const grant = viewer.grantFor(action, { ...place, isShared: false });
  if (grant === undefined || viewer.personId === undefined) throw new ForbiddenError();
  await under(grant, action);
  return {
    personId: viewer.personId,
    area: { rowId: grant.areaId, code: grant.areaCode },
    organizationId: grant.organizationId,
    at,
  };
}
