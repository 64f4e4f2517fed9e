import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import type { Random } from '../../seeds/demo/random.ts';

interface Variable {
  readonly type: string;
  readonly standard: string | undefined;
  /** Undefined for one that is declared and not sent. */
  readonly value: unknown;
  /** Another value for the same place. */
  readonly other: () => unknown;
}

/** What may stand in a place, by its type and the names of the place, when this value may. */
type Redraw = (type: GraphQLInputType, names: readonly string[], value: unknown) => unknown;

const variableNames = [
  'id',
  'first',
  'filter',
  'where',
  'query',
  'null_',
  '_',
  'x',
  'Type',
  'on',
  'fragment',
  'constructor',
];

/** Writes values into an operation: as literals, as variables, or as literals with variables in them. */
export class Variables {
  readonly #declared = new Map<string, Variable>();

  constructor(
    private readonly random: Random,
    private readonly style: { readonly variables: number; readonly isPlain: boolean },
    private readonly redraw: Redraw,
  ) {}

  /** `($id: ID!, $first: Int = 3)`, or nothing. */
  get declarations(): string {
    if (this.#declared.size === 0) return '';
    const each = [...this.#declared].map(
      ([name, { type, standard }]) => `$${name}: ${type}${standard === undefined ? '' : ` = ${standard}`}`,
    );
    return `(${each.join(', ')})`;
  }

  get values(): Record<string, unknown> {
    return sent([...this.#declared].map(([name, { value }]) => [name, value]));
  }

  /** Some of them others, for the same operation once more. */
  get otherValues(): Record<string, unknown> {
    return sent(
      [...this.#declared].map(([name, { type, value, other }]) => {
        if (this.random.chance(0.4)) return [name, value];
        const another = !type.endsWith('!') && this.random.chance(0.15) ? undefined : other();
        return [name, another === null && type.endsWith('!') ? value : another];
      }),
    );
  }

  /** Text for a value; `hasStandard` where the schema has one for the place, so that a nullable variable may stand there. */
  write(type: GraphQLInputType, value: unknown, names: readonly string[], hasStandard = false): string {
    if (this.random.chance(this.style.variables)) return `$${this.#variable(type, value, names, hasStandard)}`;
    return this.#inline(isNonNullType(type) ? type.ofType : type, value, names);
  }

  #inline(type: GraphQLInputType, value: unknown, names: readonly string[]): string {
    if (value === null) return 'null';
    if (isListType(type)) {
      const items = value as readonly unknown[];
      // A single value stands for a list of it.
      if (items.length === 1 && items[0] !== null && this.random.chance(0.2))
        return literal(type.ofType, items[0], this.random);
      return `[${items.map(item => this.write(type.ofType, item, names)).join(', ')}]`;
    }
    if (!isInputObjectType(type)) return literal(type, value, this.random);
    const fields = Object.entries(value as object).map(([name, inner]) => {
      const { type: inType, defaultValue } = fieldOf(type, name);
      return `${name}: ${this.write(inType, inner, [`${type.name}.${name}`, name], defaultValue !== undefined)}`;
    });
    return `{${fields.join(', ')}}`;
  }

  #variable(type: GraphQLInputType, value: unknown, names: readonly string[], hasStandard: boolean): string {
    const known = [...this.#declared].find(
      ([, variable]) => variable.type === String(type) && JSON.stringify(variable.value) === JSON.stringify(value),
    );
    if (known !== undefined && this.random.chance(0.7)) return known[0];
    const name = this.#newName();
    const other = () => this.redraw(type, names, value);
    this.#declared.set(name, { ...this.#declaration(type, value, hasStandard), other });
    return name;
  }

  /** A variable of the place's own type, or of another that may stand there. */
  #declaration(type: GraphQLInputType, value: unknown, hasStandard: boolean): Omit<Variable, 'other'> {
    const { random } = this;
    const isStrict = isNonNullType(type);
    const nullable = isStrict ? type.ofType : type;
    if (this.style.isPlain) return { type: String(type), standard: undefined, value };
    const isSingle = Array.isArray(value) && value.length === 1 && value[0] !== null && random.chance(0.3);
    const sent: unknown = isSingle ? value[0] : value;
    const own = { type: String(type), standard: undefined, value: sent };
    const other = random.chance(0.2) ? null : undefined;
    if (random.chance(0.15)) {
      const standard = literal(nullable, value, random);
      return { type: String(nullable), standard, value: random.chance(0.3) ? sent : other };
    }
    if (isStrict && !hasStandard) return own;
    if (isStrict) return { ...own, type: String(nullable), value: random.chance(0.6) ? sent : other };
    if (random.chance(0.12)) return { ...own, value: other };
    return value !== null && random.chance(0.3) ? { ...own, type: `${String(type)}!` } : own;
  }

  #newName(): string {
    const [name = 'x'] = this.random.sample(variableNames, 1);
    return this.#declared.has(name) ? `v${this.#declared.size}` : name;
  }
}

const sent = (values: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> =>
  Object.fromEntries(values.filter(([, value]) => value !== undefined));

/** A value without variables. */
function literal(type: GraphQLInputType, value: unknown, random: Random): string {
  if (isNonNullType(type)) return literal(type.ofType, value, random);
  if (value === null) return 'null';
  if (isListType(type)) {
    return Array.isArray(value)
      ? `[${value.map(item => literal(type.ofType, item, random)).join(', ')}]`
      : literal(type.ofType, value, random);
  }
  if (isEnumType(type)) return value as string;
  if (isInputObjectType(type)) {
    const fields = Object.entries(value as object);
    return `{${fields.map(([name, inner]) => `${name}: ${literal(fieldOf(type, name).type, inner, random)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? stringLiteral(value, random) : JSON.stringify(value);
}

/** A text in one of the ways that GraphQL has to write it. */
function stringLiteral(text: string, random: Random): string {
  if (random.chance(0.1) && /^[ !#-[\]-~]+$/.test(text) && text === text.trim()) return `"""${text}"""`;
  const quoted = JSON.stringify(text);
  if (random.chance(0.7)) return quoted;
  return quoted.replaceAll(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function fieldOf(type: GraphQLInputType, name: string) {
  const field = isInputObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`${String(type)} has no ${name}.`);
  return field;
}
