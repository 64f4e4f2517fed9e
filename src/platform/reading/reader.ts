import type { EntityClass } from '@mikro-orm/core';
import type { RawBuilder } from 'kysely';
import type { Orm } from '../database.ts';
import type { WantedProperties } from './wanted.ts';

export type Condition = RawBuilder<boolean>;

/** What a read needs of its request: one snapshot, the rows in scope, and a memory that lasts as long as the request. */
export interface Reader {
  readonly orm: Pick<Orm, 'getMetadata'>;
  /** What of a row the operation may ask for. */
  readonly wanted: WantedProperties;
  run<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /** The rows of an entity that the viewer may read, or reaches by another action, on the table's alias. */
  scope(entity: EntityClass<object>, alias: string, action?: string): Promise<Condition>;
  /** Whether those are few. */
  isFew(entity: EntityClass<object>, action?: string): Promise<boolean>;
  /** Rows of an entity are about to be shown. */
  shows(entity: EntityClass<object>, rows: readonly object[]): void;
  /** The value under a key, made at its first use in this request. */
  memo<Value>(key: string, make: () => Value): Value;
}
