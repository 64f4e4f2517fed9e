import type { EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { Late } from '../reading/late.ts';
import type { Parenthood } from '../reading/list.ts';
import type { Condition } from '../reading/reader.ts';
import type { Run } from './run.ts';
import { compiled } from './sql-text.ts';

const anyAlias = 'any_alias';

/**
 * The conditions under which somebody reads rows, as text and values. Everybody of one shape has the same texts, so that
 * a plan serves them all, each with values of their own.
 */
export class Scopes {
  readonly #known = new Map<string, { readonly text: string; readonly parameters: readonly unknown[] }>();

  constructor(private readonly condition: (entity: EntityClass<object>, alias: string, action?: string) => Condition) {}

  /**
   * The condition on an alias, with its values to come. Of a column that is fixed by the parent, the parent is asked: what
   * says nothing of the row leaves PostgreSQL the order of an index.
   */
  on(
    entity: EntityClass<object>,
    alias: string,
    { action, fixed }: { readonly action?: string | undefined; readonly fixed?: Parenthood<never>['fixed'] } = {},
  ): RawBuilder<boolean> {
    const { text } = this.#of(entity, action);
    const asked = fixed === undefined ? text : text.replaceAll(`"${anyAlias}"."${fixed.column}"`, `parent.${fixed.as}`);
    const pieces = asked.replaceAll(`"${anyAlias}"`, `"${alias}"`).split(/\$(\d+)/);
    return sql<boolean>`${sql.join(
      pieces.map((piece, index) =>
        index % 2 === 0
          ? sql.raw(piece)
          : sql`${new Late(run => (run as Run).scopes.#of(entity, action).parameters[Number(piece) - 1])}`,
      ),
      sql``,
    )}`;
  }

  #of(entity: EntityClass<object>, action?: string) {
    const key = `${entity.name} ${action}`;
    const known = this.#known.get(key) ?? compiled(sql`(${this.condition(entity, anyAlias, action)})`);
    this.#known.set(key, known);
    return known;
  }
}
