import { sql } from 'kysely';
import { RowPolicy } from '../access/row-policy.ts';
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
}

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
