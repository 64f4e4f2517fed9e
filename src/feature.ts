import type { EntityClass } from '@mikro-orm/core';
import type { NodeLoader } from './access/request-context.ts';
import type { RowPolicy } from './access/row-policy.ts';

/** One noun of the domain, as `app.ts` puts the API together from them. */
export interface Feature {
  readonly entities?: readonly EntityClass<object>[];
  readonly resolvers: readonly (new () => object)[];
  /**
   * Who reads the rows of each entity: by scope, everybody, or whoever sees the row's owner (then row level security
   * holds them, and they are reached by the owner's id only). An entity without one cannot be read.
   */
  readonly policies?: ReadonlyMap<EntityClass<object>, RowPolicy<object> | 'open' | 'with owner'>;
  /** How `node(id:)` finds a row by the noun of its id. */
  readonly nodes?: Readonly<Record<string, NodeLoader>>;
}
