import { sql } from 'kysely';
import type { Action } from '../access/permissions.ts';
import type { ReadPolicy } from '../access/row-policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { all } from '../platform/reading/filter.ts';
import type { Condition } from '../platform/reading/reader.ts';

/** Something whose history can be read: its table, and which of its rows are reached by an action. */
export interface Recorded {
  readonly table: string;
  readonly read: Action;
  /** Its ids are numbers, and stand as such in the log. */
  readonly isNumbered?: true;
  where(viewer: Viewer, action: Action, alias: string): Condition;
}

/** All that declare a history, by their table. */
export const recorded = new Map<string, Recorded>();

/** An entry is read by whoever reads its object, and may look into the log where the object is. */
export const historyPolicy: ReadPolicy = {
  read: 'audit:read',
  where: (viewer, action, alias) => {
    const objects = [...recorded.values()].map((object): Condition => {
      const reached = all([object.where(viewer, object.read, 'owner'), object.where(viewer, action, 'owner')]);
      const isOf = sql`${sql.ref(`${alias}.object`)} = ${sql.lit(object.table)}`;
      const id =
        object.isNumbered === true
          ? sql`case when ${isOf} then ${sql.ref(`${alias}.row_id`)}::int end`
          : sql.ref(`${alias}.object_id`);
      return sql`(${isOf} and exists (select from ${sql.table(object.table)} as owner where owner.id = ${id} and ${reached}))`;
    });
    return sql<boolean>`(${sql.join(objects, sql` or `)})`;
  },
};
