import {
  getNamedType,
  GraphQLBoolean,
  GraphQLNonNull,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.ts';
import { Merging, type Entry } from './merging.ts';
import { listSize, type Pools } from './pools.ts';
import { otherValue, pageSizeOf, randomArguments, type Taste } from './random-values.ts';
import { argumentCoordinate, isConnection, narrower, wayTo, type Step, type Target, fieldsOf } from './targets.ts';
import { Variables } from './variables.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

type Field = GraphQLField<unknown, unknown>;

/** Where a selection is written. */
interface Place {
  readonly merging: Merging;
  readonly depth: number;
  /** How often it is answered, at a guess. */
  readonly times: number;
  /** How many rows the page has that it is in. */
  readonly page: number;
  /** What still leads to the target. */
  readonly way: readonly Step[];
}

interface Fragment {
  readonly name: string;
  readonly on: GraphQLCompositeType;
  readonly text: string;
  readonly merging: Merging;
  readonly cost: number;
}

const deepest = 8;
const condition = new GraphQLNonNull(GraphQLBoolean);
const aliases = ['a', 'b', 'alias_1', 'ID', 'name', 'nodes', 'id', '__order', 'constructor', 'then', 'toString', 'Z9'];
const introspections = ['__type(name: "Need") { name kind }', '__schema { queryType { name } }'];

/** How much else there is in an operation besides its target. */
export interface Style {
  /** Values in the answer, at a guess. */
  readonly room: number;
  /** How many of its values are variables. */
  readonly variables: number;
  /** Every variable is of its place's type, and sent. */
  readonly isPlain: boolean;
}

const varied: Style = { room: 900, variables: 0.3, isPlain: false };

/** An operation, and other values for its variables. */
export interface RandomOperation extends Operation {
  readonly otherVariables: Operation['variables'];
}

/** One valid read, which uses the target and whatever else chance brings. */
export function randomOperation(
  schema: GraphQLSchema,
  pools: Pools,
  random: Random,
  target: Target,
  style = varied,
): RandomOperation {
  const odd = random.chance(0.15) && !style.isPlain ? 0.3 : 0.02;
  return new OperationWriter(schema, { random, pools, odd, given: new Set(target.given) }, target, style).write();
}

class OperationWriter {
  readonly #random: Random;
  readonly #variables: Variables;
  readonly #fragments: Fragment[] = [];
  #room: number;
  #keys = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly taste: Taste,
    private readonly target: Target,
    style: Style,
  ) {
    this.#random = taste.random;
    this.#room = style.room;
    this.#variables = new Variables(taste.random, style, (...place) => otherValue(taste, ...place));
  }

  write(): RandomOperation {
    const random = this.#random;
    const way = [...wayTo(this.schema, this.target.type, random), { field: this.target.field }];
    const root = { merging: new Merging(), depth: 0, times: 1, page: 1, way };
    const body = this.#selection(this.schema.getQueryType() as GraphQLObjectType, root);
    const { declarations, values, otherValues } = this.#variables;
    const name = random.pick(['', 'Q', 'Desa', 'query', '_1', 'on']);
    const shorthand = name === '' && declarations === '' && random.chance(0.7);
    const one = shorthand ? body : `query ${name}${declarations} ${body}`;
    const others = [
      `query Other { country { code } }`,
      `query Twin${declarations} ${body}`,
      'mutation Act { __typename }',
    ];
    const other = name !== '' && random.chance(0.2) ? random.pick(others) : undefined;
    const parts = [one, ...(other === undefined ? [] : [other]), ...this.#fragments.map(({ text }) => text)];
    const query = random.sample(parts, parts.length).join('\n');
    const asked = other?.startsWith('query Twin') === true && random.chance(0.5) ? 'Twin' : name;
    const operationName = other !== undefined || (name !== '' && random.chance(0.4)) ? asked : undefined;
    return { query, variables: values, otherVariables: otherValues, operationName };
  }

  #selection(type: GraphQLCompositeType, place: Place): string {
    const random = this.#random;
    const [step, ...way] = place.way;
    const parts = step === undefined ? [] : [this.#step(type, step, { ...place, way })];
    const width = place.depth === 0 ? 3 : place.depth < 4 ? 5 : 3;
    for (let left = random.between(1 - parts.length, width); left > 0; left -= 1) {
      parts.push(this.#part(type, { ...place, way: [] }));
    }
    return `{ ${random.sample(parts, parts.length).join(' ')} }`;
  }

  #step(type: GraphQLCompositeType, step: Step, place: Place): string {
    if ('on' in step) return this.#fragment(type, this.schema.getType(step.on) as GraphQLCompositeType, place);
    const field = fieldsOf(type).find(({ name }) => name === step.field) as Field;
    return this.#fieldAnew(type, field, place);
  }

  #part(type: GraphQLCompositeType, place: Place): string {
    const random = this.#random;
    const one = isObjectType(type);
    const kind = random.weighted({ field: 70, typename: one ? 6 : 25, fragment: one ? 12 : 30, spread: 8 });
    const canGoOn = place.depth < deepest && place.times * listSize < this.#room;
    if (kind === 'spread') return this.#spreadAgain(type, place);
    if (kind === 'fragment' && canGoOn) {
      return this.#fragment(
        type,
        random.chance(0.2) ? undefined : random.pick([type, ...narrower(this.schema, type)]),
        place,
      );
    }
    const leaves = fieldsOf(type).filter(isLeaf);
    const others = fieldsOf(type).filter(field => !isLeaf(field));
    const goesOn = canGoOn && random.chance(place.depth === 0 ? 0.95 : 0.5 - place.depth * 0.05);
    const fields = goesOn && others.length > 0 ? others : leaves;
    if (kind !== 'field' || fields.length === 0) return this.#typename(type, place);
    if (place.depth === 0 && random.chance(0.01)) return `${this.#newKey()}: ${random.pick(introspections)}`;
    const field = random.pick(fields);
    const known = random.chance(0.4) ? place.merging.find(type.name, field.name) : undefined;
    return known === undefined ? this.#fieldAnew(type, field, place) : this.#field(field, known, place, new Map());
  }

  #typename(type: GraphQLCompositeType, { merging, times }: Place): string {
    this.#room -= times;
    const key = this.#random.chance(0.8) ? '__typename' : this.#newKey();
    merging.put({ key, parent: type.name, isObject: false, field: '__typename', args: '', returned: 'String!' });
    return `${key === '__typename' ? key : `${key}: __typename`}${this.#directives([])}`;
  }

  #fieldAnew(type: GraphQLCompositeType, field: Field, place: Place): string {
    const random = this.#random;
    const values = randomArguments(this.taste, type, field, this.#room / place.times / 2);
    const args = this.#writeArguments(type, field, values);
    const entry = {
      parent: type.name,
      isObject: isObjectType(type),
      field: field.name,
      args,
      returned: String(field.type),
    };
    const keys = [random.chance(0.8) ? field.name : random.pick(aliases), random.pick(aliases), this.#newKey()];
    const key = keys.find(each => place.merging.fits({ ...entry, key: each })) as string;
    return this.#field(field, place.merging.put({ ...entry, key }), place, values);
  }

  #field(field: Field, entry: Entry, place: Place, values: ReadonlyMap<GraphQLArgument, unknown>): string {
    this.#room -= place.times;
    const alias = entry.key === field.name ? '' : `${entry.key}: `;
    const text = `${alias}${field.name}${entry.args}${this.#directives(place.way)}`;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return text;
    const inner = {
      merging: entry.inner,
      depth: place.depth + 1,
      times: place.times * this.#rows(entry, field, place, values),
      page: Math.min(pageSizeOf(values), 40),
      way: place.way,
    };
    return `${text} ${this.#selection(type, inner)}`;
  }

  #rows(
    { parent }: Entry,
    { name, type }: Field,
    { page }: Place,
    values: ReadonlyMap<GraphQLArgument, unknown>,
  ): number {
    if (!isListType(isNonNullType(type) ? type.ofType : type)) return 1;
    if (isConnection(this.schema.getType(parent) as GraphQLCompositeType)) return page;
    const asked = [...values.values()].find(Array.isArray);
    return this.taste.pools.listSizes[`${parent}.${name}`] ?? asked?.length ?? listSize;
  }

  #writeArguments(parent: GraphQLCompositeType, field: Field, values: ReadonlyMap<GraphQLArgument, unknown>): string {
    const texts = [...values].map(([argument, value]) => {
      const { name, type, defaultValue } = argument;
      const names = [argumentCoordinate(parent, field, argument), name];
      return `${name}: ${this.#variables.write(type, value, names, defaultValue !== undefined)}`;
    });
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  }

  /** Inline, or with a name. */
  #fragment(type: GraphQLCompositeType, on: GraphQLCompositeType | undefined, place: Place): string {
    const directives = this.#directives(place.way);
    const merging = new Merging(place.merging);
    const before = this.#room;
    const selection = this.#selection(on ?? type, { ...place, merging, depth: place.depth + 1 });
    if (this.#random.chance(0.65)) return `...${on === undefined ? '' : ` on ${on.name}`}${directives} ${selection}`;
    const name = `F${this.#fragments.length}`;
    const text = `fragment ${name} on ${(on ?? type).name} ${selection}`;
    this.#fragments.push({ name, on: on ?? type, text, merging, cost: (before - this.#room) / place.times });
    return `...${name}${directives}`;
  }

  /** A fragment that another place has made. */
  #spreadAgain(type: GraphQLCompositeType, place: Place): string {
    const fitting = this.#fragments.filter(
      ({ on, cost }) => cost * place.times < this.#room && (on === type || narrower(this.schema, type).includes(on)),
    );
    const [fragment] = this.#random.sample(fitting, 1);
    if (fragment === undefined || !place.merging.takeIn(fragment.merging)) return this.#typename(type, place);
    this.#room -= fragment.cost * place.times;
    return `...${fragment.name}${this.#directives([])}`;
  }

  /** None on the way to the target. */
  #directives(way: readonly Step[]): string {
    const random = this.#random;
    if (way.length > 0 || !random.chance(0.12)) return '';
    const names = random.pick([['include'], ['skip'], ['skip', 'include']]);
    const directives = names.map(name => {
      const value = random.chance(0.6) === (name === 'include');
      return `@${name}(if: ${this.#variables.write(condition, value, [])})`;
    });
    return ` ${directives.join(' ')}`;
  }

  #newKey(): string {
    this.#keys += 1;
    return `k${this.#keys}`;
  }
}

const isLeaf = ({ type }: Field): boolean => isLeafType(getNamedType(type));
