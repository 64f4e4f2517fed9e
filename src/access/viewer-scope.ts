import type { EntityClass } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Conditions } from '../platform/compiler/scopes.ts';
import type { AroundScope } from '../platform/reading/list-rows.ts';
import type { Range } from '../platform/reading/list.ts';
import type { Condition } from '../platform/reading/reader.ts';
import { written } from '../platform/statement-text.ts';
import type { Action } from './permissions.ts';
import type { ReadPolicy } from './row-policy.ts';
import type { Viewer } from './viewer.ts';

type Policies = ReadonlyMap<EntityClass<object>, ReadPolicy | 'open'>;

/** Which rows of each entity a viewer reads, or reaches by another action, as the policies say. */
class ViewerScope implements Conditions {
  readonly #written = new Map<string, Condition>();

  constructor(
    private readonly policies: Policies,
    private readonly viewer: Viewer,
  ) {}

  of(entity: EntityClass<object>, alias: string, action?: string): Condition {
    const policy = this.policies.get(entity);
    if (policy === undefined) throw new Error(`No policy says who may read ${entity.name}.`);
    if (policy === 'open') return sql<boolean>`true`;
    const reached = (action as Action | undefined) ?? policy.read;
    const name = `${entity.name} ${alias} ${reached}`;
    const condition = this.#written.get(name) ?? written(policy.where(this.viewer, reached, alias));
    this.#written.set(name, condition);
    return condition;
  }

  meets(entity: EntityClass<object>, range: Range, action?: string): Condition | undefined {
    return this.#asked(entity, action, (policy, reached) => policy.meets?.(this.viewer, reached, range));
  }

  around(entity: EntityClass<object>, alias: string, action?: string): AroundScope | undefined {
    return this.#asked(entity, action, (policy, reached) => policy.around?.(this.viewer, reached, alias));
  }

  isFew(entity: EntityClass<object>, action?: string): boolean {
    return this.#asked(entity, action, (_policy, reached) => this.viewer.isFew(reached)) ?? false;
  }

  #asked<Told>(
    entity: EntityClass<object>,
    action: string | undefined,
    ask: (policy: ReadPolicy, reached: Action) => Told,
  ): Told | undefined {
    const policy = this.policies.get(entity);
    return policy === undefined || policy === 'open' ? undefined : ask(policy, (action as Action) ?? policy.read);
  }
}

const known = new WeakMap<Viewer, ViewerScope>();

/** Viewers mostly ask again. */
export function scopeFor({ policies }: { readonly policies: Policies }, viewer: Viewer): ViewerScope {
  const scope = known.get(viewer) ?? new ViewerScope(policies, viewer);
  known.set(viewer, scope);
  return scope;
}
