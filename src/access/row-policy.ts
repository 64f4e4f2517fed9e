import { LockMode, type EntityClass } from '@mikro-orm/core';
import { sql } from 'kysely';
import { ConflictError, ForbiddenError, NotFoundError, type Message } from '../platform/errors.ts';
import type { Condition } from '../platform/reading/reader.ts';
import type { Action } from './permissions.ts';
import type { Act } from './request-context.ts';
import { scopeCondition, type Placed, type ScopeColumns } from './scope.ts';
import type { Viewer } from './viewer.ts';

/** What a row must have to be changed under a policy. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Which rows of an entity a viewer may read. */
export interface ReadPolicy {
  readonly read: Action;
  where(viewer: Viewer, action: Action, alias: string): Condition;
  /** Whoever reads the row of this entity that the column names, reads all that belongs to it. */
  readonly within?: { readonly entity: EntityClass<object>; readonly by: string };
  /** Whose rows are personal: the property by whose id each of them that is shown is written into the log. */
  readonly readsAreRecordedBy?: string;
}

/** Rows that are part of another, by a foreign key, are reached with their owner. */
export function partOf(
  owner: ReadPolicy & { readonly entity: EntityClass<object> },
  table: string,
  foreignKey: string,
  read: Action = owner.read,
): ReadPolicy {
  return {
    read,
    ...(read === owner.read && { within: { entity: owner.entity, by: foreignKey } }),
    where: (viewer, action, alias) => sql<boolean>`exists (select from ${sql.table(table)} as owner
      where owner.id = ${sql.ref(`${alias}.${foreignKey}`)} and ${owner.where(viewer, action, 'owner')})`,
  };
}

/** Rows that are shown to nobody unless the log says so. */
export function recorded(policy: ReadPolicy, by: string): ReadPolicy {
  return { ...policy, readsAreRecordedBy: by };
}

/** Which rows of a table a viewer reaches, in a query and one by one. */
export class RowPolicy<Entity extends object> implements ReadPolicy {
  constructor(
    readonly entity: EntityClass<Entity>,
    readonly read: Action,
    private readonly noun: Message,
    private readonly columns: ScopeColumns,
    readonly placeOf: (row: Entity) => Placed,
  ) {}

  /** Named as the noun of its actions. */
  get table(): string {
    return this.read.split(':')[0] as string;
  }

  where(viewer: Viewer, action: Action, alias: string): Condition {
    return scopeCondition(viewer.reach(action), this.columns, alias);
  }

  /**
   * The row to change, locked. One that the viewer may not read is not there; one that they may read but not touch is
   * forbidden; one that changed since they read it is a conflict.
   */
  async find(
    this: RowPolicy<Entity & Versioned>,
    act: Act,
    action: Action,
    id: string,
    expectedVersion: number,
  ): Promise<Entity> {
    const { viewer, session } = act;
    const visible = await session.run<{ id: string }>(sql`
      select t.id from ${sql.table(session.em.getMetadata().get(this.entity).tableName)} as t
      where t.id = ${id} and ${this.where(viewer, this.read, 't')}`);
    if (visible.length === 0) throw new NotFoundError(this.noun);
    // Row level security keeps those from locking a row who may change none: they are told so below.
    const row = viewer.can(action)
      ? await session.em.findOne(this.entity, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (row === null || !viewer.allows(action, this.placeOf(row))) throw new ForbiddenError();
    if (row.version !== expectedVersion) {
      throw new ConflictError(
        {
          en: `This ${this.noun.en} was changed since you read it; read version ${row.version} and decide again.`,
          id: `${this.noun.id} ini telah berubah sejak Anda membacanya; baca versi ${row.version} lalu putuskan lagi.`,
        },
        { currentVersion: row.version },
      );
    }
    return row;
  }
}
