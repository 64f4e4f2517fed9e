import { LockMode, type EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { ConflictError, ForbiddenError, NotFoundError, type Message } from '../platform/errors.ts';
import { all } from '../platform/reading/filter.ts';
import type { AroundScope } from '../platform/reading/list-rows.ts';
import type { Range } from '../platform/reading/list.ts';
import type { Condition } from '../platform/reading/reader.ts';
import type { Action } from './permissions.ts';
import type { Act } from './request-context.ts';
import { scopeCondition, scopeMeets, type Placed, type ScopeColumns } from './scope.ts';
import type { Viewer } from './viewer.ts';
import { aroundConditions } from './whole-place.ts';

/** What a row must have to be changed under a policy. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** The acts that a row's state opens and closes. */
interface Acts {
  readonly acts: readonly string[];
  isOpen(act: string, row: object, personId: string | undefined): boolean;
  isOwn(act: string, row: object, personId: string | undefined): boolean;
}

/** Which rows of an entity a viewer may read. */
export interface ReadPolicy {
  readonly read: Action;
  where(viewer: Viewer, action: Action, alias: string): Condition;
  /** Whether such rows can lie in a range of a parent's, where their places tell. */
  meets?(viewer: Viewer, action: Action, range: Range): Condition | undefined;
  /** What they read by the view around a place, if it shows them anything. */
  around?(viewer: Viewer, action: Action, alias: string): AroundScope | undefined;
  /** Of which entity's rows these are parts, by which column, and what more than reading those they take. */
  readonly within?: Owned;
  /** Whose rows are personal: the property by whose id each of them that is shown is written into the log. */
  readonly readsAreRecordedBy?: string;
}

interface Owned {
  readonly entity: EntityClass<object>;
  readonly by: string;
  readonly action?: Action;
  /** Parts that whoever reads the owner reads in any case. */
  readonly open?: (alias: string) => Condition;
}

/**
 * Rows that are part of another, by a foreign key, are reached with their owner; some only by an action of their own, but
 * for those that are `open`.
 */
export function partOf(
  owner: ReadPolicy & { readonly entity: EntityClass<object> },
  table: string,
  foreignKey: string,
  { action, open }: Pick<Owned, 'action' | 'open'> = {},
): ReadPolicy {
  const ownerIs = (viewer: Viewer, reached: Action) => owner.where(viewer, reached, 'owner');
  return {
    read: owner.read,
    within: { entity: owner.entity, by: foreignKey, ...(action && { action }), ...(open && { open }) },
    where: (viewer, reached, alias) => {
      const more = action === undefined ? [] : [partCondition(ownerIs(viewer, action), open?.(alias))];
      return sql<boolean>`exists (select from ${sql.table(table)} as owner
        where owner.id = ${sql.ref(`${alias}.${foreignKey}`)} and ${all([ownerIs(viewer, reached), ...more])})`;
    },
  };
}

export function partCondition(reached: Condition, open: Condition | undefined): Condition {
  return open === undefined ? reached : sql<boolean>`(${reached} or ${open})`;
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
    readonly noun: Message,
    private readonly columns: ScopeColumns,
    readonly placeOf: (row: Entity) => Placed,
    /** The acts open to a row by its state, for those who ask why one is not. */
    readonly machine?: Acts,
  ) {}

  /** Named as the noun of its actions. */
  get table(): string {
    return this.read.split(':')[0] as string;
  }

  where(viewer: Viewer, action: Action, alias: string): Condition {
    const reached = scopeCondition(viewer.reach(action), this.columns, alias);
    const own = this.own(viewer, action, alias);
    return own === undefined ? reached : sql<boolean>`(${own} or ${reached})`;
  }

  meets(viewer: Viewer, action: Action, range: Range): Condition | undefined {
    return this.own(viewer, action, 't') === undefined ? scopeMeets(viewer.reach(action), range) : undefined;
  }

  around(viewer: Viewer, action: Action, alias: string): AroundScope | undefined {
    const whole = this.own(viewer, action, alias) === undefined ? viewer.wholePlace(action) : undefined;
    return whole && aroundConditions(whole, viewer.reach(action), this.columns, alias);
  }

  /** Rows that are theirs wherever they lie. */
  protected own(_viewer: Viewer, _action: Action, _alias: string): Condition | undefined {
    return undefined;
  }

  /** The one who reads it whatever they hold. */
  ownReader(_row: Entity): string | undefined {
    return undefined;
  }

  /** It is theirs to read, whatever they hold. */
  isOwn(_viewer: Viewer, _action: Action, _row: Entity): boolean {
    return false;
  }

  /**
   * The row to change, locked; from here on the database lets through this act alone, on rows of this kind. One that the viewer may not read is not there; one that they may read but not touch is
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
    const [name, keys] = viewer.settingOf(action);
    await this.assertVisible(act, id, sql`, set_config(${name}, ${keys}, true)`);
    // Row level security keeps those from locking a row who may change none: they are told so below.
    const row = viewer.can(action)
      ? await session.em.findOne(this.entity, { id } as never, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    const [grant] = row === null ? [] : viewer.grantsFor(action, this.placeOf(row));
    if (row === null || grant === undefined) throw new ForbiddenError();
    await act.under(grant);
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

  /** A row that the viewer may not read is not there; of one that is, something more may be selected. */
  async assertVisible(
    { viewer, session }: Pick<Act, 'viewer' | 'session'>,
    id: string,
    more: RawBuilder<unknown> = sql``,
  ): Promise<void> {
    const visible = await session.run<{ id: string }>(sql`
      select t.id ${more} from ${sql.table(session.em.getMetadata().get(this.entity).tableName)} as t
      where t.id = ${id} and ${this.where(viewer, this.read, 't')}`);
    if (visible.length === 0) throw new NotFoundError(this.noun);
  }
}
