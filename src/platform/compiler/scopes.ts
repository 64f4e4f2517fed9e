import { isDeepStrictEqual } from 'node:util';
import type { EntityClass } from '@mikro-orm/core';
import { sql, type RawBuilder } from 'kysely';
import { all } from '../reading/filter.ts';
import { Late } from '../reading/late.ts';
import type { AroundScope } from '../reading/list-rows.ts';
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
  /** The same values, of whoever runs the plan. */
  readonly late: readonly Late[];
}

/** A value of whoever runs a plan, in all the conditions in which it stands. */
class ScopeValue {
  readonly late = new Late(run => this.#of(run as Run));
  readonly #readings: ((scopes: Scopes) => unknown)[] = [];
  readonly #known = new WeakMap<Scopes, { readonly readings: number; readonly value: unknown }>();

  standsIn(reading: (scopes: Scopes) => unknown): void {
    this.#readings.push(reading);
  }

  #of(run: Run): unknown {
    const { scopes } = run;
    const known = this.#known.get(scopes);
    if (known?.readings === this.#readings.length) return known.value;
    const [value, ...others] = this.#readings.map(read => read(scopes));
    if (!others.every(other => isDeepStrictEqual(other, value))) {
      run.isApart = true;
      throw new NotCompiled('What is one value in its plan is several of whoever runs it.');
    }
    this.#known.set(scopes, { readings: this.#readings.length, value });
    return value;
  }
}

/** What somebody reads, as conditions on an alias. */
export interface Conditions {
  of(entity: EntityClass<object>, alias: string, action?: string): Condition;
  /** Whether such rows can lie in a range of the parent's at all, where that is known before. */
  meets?(entity: EntityClass<object>, range: Range, action?: string): Condition | undefined;
  /** What they read by the view around a place, if it shows them anything. */
  around?(entity: EntityClass<object>, alias: string, action?: string): AroundScope | undefined;
}

/**
 * The conditions under which somebody reads rows, as text and values. Everybody of one shape has the same texts, so that
 * a plan serves them all, each with values of their own. Values that are equal are one parameter, for each costs in every
 * statement; whose values are equal otherwise than those of others have plans in which they stand `apart`.
 */
export class Scopes {
  readonly #known = new Map<string, Known>();
  readonly #values = new Map<string, ScopeValue>();

  constructor(
    private readonly conditions: Conditions,
    readonly areApart = false,
  ) {}

  /**
   * The condition on an alias, with its values to come. Of a column that is fixed by the parent, the parent is asked: what
   * says nothing of the row leaves PostgreSQL the order of an index. Of a parent whose range they do not reach into, no row
   * is looked at.
   */
  on(entity: EntityClass<object>, alias: string, { action, fixed, range }: OfParent = {}): RawBuilder<boolean> {
    const known = this.#written(`${entity.name} ${action} ${range?.from} ${range?.to}`, ({ conditions }) => {
      const meets = range && conditions.meets?.(entity, range, action);
      return [...(meets ? [meets] : []), conditions.of(entity, anyAlias, action)];
    });
    return at(alias, known, fixed);
  }

  /** The same of what they read by the view around a place. How many conditions there are, the shape tells. */
  around(entity: EntityClass<object>, alias: string, { action, fixed }: OfParent = {}): AroundScope | undefined {
    const around = ({ conditions }: Scopes) => conditions.around?.(entity, anyAlias, action);
    const found = around(this);
    const each = (which: keyof AroundScope) =>
      (found?.[which] ?? []).map((_, place) => {
        const written = this.#written(`${which} ${place} ${entity.name} ${action}`, scopes => {
          const condition = around(scopes)?.[which][place];
          return condition === undefined ? [] : [condition];
        });
        return at(alias, written, fixed);
      });
    return found && { parts: each('parts'), beyond: each('beyond') };
  }

  #written(name: string, conditionsOf: (scopes: Scopes) => readonly Condition[]): Known {
    const found = this.#known.get(name);
    if (found !== undefined) return found;
    const { text, parameters } = compiled(sql`(${all(conditionsOf(this))})`);
    const late = parameters.map((value, place) => {
      // PostgreSQL gives each parameter one type.
      const [, type] = new RegExp(`\\$${place + 1}(?!\\d)(::[\\w[\\]]+)?`).exec(text) ?? [];
      return this.#valueOf(`${JSON.stringify(value)} ${type}`, scopes => {
        const theirs = scopes.#written(name, conditionsOf);
        if (theirs.text !== text) throw new NotCompiled('Whoever runs it has another shape than its plan.');
        return theirs.parameters[place];
      });
    });
    const known = { text, parameters, late };
    this.#known.set(name, known);
    return known;
  }

  #valueOf(key: string, reading: (scopes: Scopes) => unknown): Late {
    const value = (this.areApart ? undefined : this.#values.get(key)) ?? new ScopeValue();
    this.#values.set(key, value);
    value.standsIn(reading);
    return value.late;
  }
}

/** A condition on an alias, where a column may be known from the parent. */
function at(alias: string, { text, late }: Known, fixed: OfParent['fixed']): RawBuilder<boolean> {
  const asked =
    fixed === undefined ? text : text.replaceAll(`"${anyAlias}"."${fixed.column}"`, `(parent.${fixed.as} collate "C")`);
  const pieces = asked.replaceAll(`"${anyAlias}"`, `"${alias}"`).split(/\$(\d+)/);
  return sql<boolean>`${sql.join(
    pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql`${late[Number(piece) - 1]}`)),
    sql``,
  )}`;
}
