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

const columns = { areaCode: 'area_code' };

export const personPolicy = new PersonPolicy(
  Person,
  'person:read',
  { en: 'person', id: 'orang' },
  columns,
  placeOfOffice,
);

export const grantPolicy = new RowPolicy(Grant, 'grant:read', { en: 'grant', id: 'hak akses' }, columns, placeOfOffice);
