import type { EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { all } from '../reading/filter.ts';
import { Late } from '../reading/late.ts';
import type { Parenthood, Range } from '../reading/list.ts';
import type { Condition } from '../reading/reader.ts';
import { NotCompiled, type Run } from './run.ts';
import { compiled } from '../statement-text.ts';

const anyAlias = 'any_alias';

interface OfParent {
  readonly action?: string | undefined;
  readonly fixed?: Parenthood<never>['fixed'];
  readonly range?: Range | undefined;
}

interface Known {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** The same values, of whoever runs the plan: wherever they stand in it, they are the same parameters. */
  readonly late: readonly Late[];
}

/**
 * The conditions under which somebody reads rows, as text and values. Everybody of one shape has the same texts, so that
 * a plan serves them all, each with values of their own.
 */
export class Scopes {
  readonly #known = new Map<string, Known>();

  /** `meets`: whether rows that they read can lie in a range of the parent's at all, where that is known before. */
  constructor(
    private readonly condition: (entity: EntityClass<object>, alias: string, action?: string) => Condition,
    private readonly meets: (
      entity: EntityClass<object>,
      range: Range,
      action?: string,
    ) => Condition | undefined = () => undefined,
  ) {}

  /**
   * The condition on an alias, with its values to come. Of a column that is fixed by the parent, the parent is asked: what
   * says nothing of the row leaves PostgreSQL the order of an index. Of a parent whose range they do not reach into, no row
   * is looked at.
   */
  on(entity: EntityClass<object>, alias: string, { action, fixed, range }: OfParent = {}): RawBuilder<boolean> {
    const { text, late } = this.#of(entity, action, range);
    const asked =
      fixed === undefined
        ? text
        : text.replaceAll(`"${anyAlias}"."${fixed.column}"`, `(parent.${fixed.as} collate "C")`);
    const pieces = asked.replaceAll(`"${anyAlias}"`, `"${alias}"`).split(/\$(\d+)/);
    return sql<boolean>`${sql.join(
      pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql`${late[Number(piece) - 1]}`)),
      sql``,
    )}`;
  }

  #of(entity: EntityClass<object>, action?: string, range?: Range): Known {
    const key = `${entity.name} ${action} ${range?.from} ${range?.to}`;
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    const meets = range && this.meets(entity, range, action);
    const { text, parameters } = compiled(
      sql`(${all([...(meets ? [meets] : []), this.condition(entity, anyAlias, action)])})`,
    );
    const late = parameters.map(
      (_, place) =>
        new Late(run => {
          const theirs = (run as Run).scopes.#of(entity, action, range);
          if (theirs.text !== text) throw new NotCompiled('Whoever runs it has another shape than its plan.');
          return theirs.parameters[place];
        }),
    );
    const known = { text, parameters, late };
    this.#known.set(key, known);
    return known;
  }
}
