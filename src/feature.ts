import type { EntityClass } from '@mikro-orm/core';
import type { NodeFinder } from './access/request-context.ts';
import type { ReadPolicy } from './access/row-policy.ts';

/** One noun of the domain, as `app.ts` puts the API together from them. */
export interface Feature {
  readonly entities?: readonly EntityClass<object>[];
  readonly resolvers: readonly (new () => object)[];
  /** Who reads the rows of each entity: by scope, or everybody. An entity without one cannot be read. */
  readonly policies?: readonly (readonly [EntityClass<object>, ReadPolicy | 'open'])[];
  /** How `node(id:)` finds a row by the noun of its id. */
  readonly nodes?: Readonly<Record<string, NodeFinder>>;
}
