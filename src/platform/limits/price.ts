import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { pageSize } from '../reading/list.ts';
import type { Read } from '../reading/reads.ts';
import type { PriceRule } from './priced.ts';

/** What things cost, in points. A value is one; everything else was weighed against it by the time it takes. */
export const prices = {
  operation: 10,
  value: 1,
  /** An object that is in memory. */
  object: 2,
  row: 20,
  /** A list, once for each parent it is read of. */
  list: 50,
  totalCount: 200,
  statistics: 2000,
  groupBy: 1000,
  act: 500,
  /** Of what is refused because of its price. */
  refusal: 100,
  /** Of any of these, in the part of an answer that describes the schema: it is made of nothing that is stored. */
  introspection: 0.1,
} as const;

/** How long a list is taken to be when nothing is declared. */
const sizes = { ofRow: 3, ofTable: 20, inMemory: 10, ofStatistics: 40 } as const;

const sizesOfIntrospection: Readonly<Record<string, number>> = {
  '__Schema.types': 150,
  '__Schema.directives': 6,
  '__Type.fields': 8,
  '__Type.inputFields': 3,
  '__Type.enumValues': 2,
  '__Type.interfaces': 1,
  '__Type.possibleTypes': 1,
  '__Field.args': 2,
  '__Directive.args': 2,
};

type Args = Readonly<Record<string, unknown>>;

interface FieldPrice {
  /** For the field itself, whatever is asked of it. */
  readonly own: (args: Args) => number;
  /** For each object in it, and how many those are taken to be. */
  readonly each: number;
  readonly size: (args: Args) => number;
  /** The only type its object can have with these arguments. */
  readonly typeOf: PriceRule['typeOf'];
  readonly readsArguments: boolean;
  readonly isPage: boolean;
}

/** Of the selections on an object: in any case, and for each row where it is a page. */
interface Price {
  readonly fixed: number;
  readonly each: number;
}

interface Known {
  /** The variables on which the price depends. */
  readonly variables: readonly string[];
  readonly prices: Map<string, number>;
}

const mostDocuments = 2000;
const mostPricesOfOne = 50;
/** Selections looked at for one price. Documents that people write take a few hundred. */
const mostSteps = 20_000;

/** The price of what cannot be priced in reasonable time too. */
const highest = 1_000_000_000_000;

class TooInvolved extends Error {}

/** The price of an operation, from the schema, its selections and its variables, before anything is read for it. */
export class Pricing {
  readonly #known = new Map<string, Known>();
  readonly #fields = new Map<string, FieldPrice>();
  readonly #arguments = new Set(['first', 'last', 'groupBy']);

  constructor(private readonly schema: GraphQLSchema) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        for (const name of ruleOf(type, field)?.reads ?? []) this.#arguments.add(name);
      }
    }
  }

  /** `documentKey` tells the document from any other. */
  price(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    documentKey: string,
    given: Readonly<Record<string, unknown>>,
  ): number {
    const key = `${documentKey} ${operation.name?.value ?? ''}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { variables: this.#variablesOf(document), prices: new Map() };
      if (this.#known.size >= mostDocuments) this.#known.delete(this.#known.keys().next().value as string);
      this.#known.set(key, known);
    }
    const values = known.variables.length === 0 ? '' : known.variables.map(name => shapeOf(given[name])).join();
    let price = known.prices.get(values);
    if (price === undefined) {
      price = this.#price(document, operation, given);
      if (known.prices.size >= mostPricesOfOne) known.prices.clear();
      known.prices.set(values, price);
    }
    return price;
  }

  #variablesOf(document: DocumentNode): string[] {
    const names = new Set<string>();
    const find = (node: ArgumentNode | DirectiveNode): void => {
      visit(node, { Variable: ({ name }) => void names.add(name.value) });
    };
    visit(document, {
      VariableDefinition: () => false,
      Directive: find,
      Argument: node => {
        if (this.#arguments.has(node.name.value)) find(node);
      },
    });
    return [...names];
  }

  #price(document: DocumentNode, operation: OperationDefinitionNode, given: Args): number {
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], given, {
      maxErrors: 0,
    });
    const root = this.schema.getRootType(operation.operation);
    // What is wrong with its variables it is told, and nothing is read for it.
    if (coerced === undefined || !root) return prices.operation;
    try {
      const pricing = new PricingOfOne(this.schema, document, coerced, (type, field) => this.#fieldPrice(type, field));
      return Math.min(prices.operation + Math.ceil(pricing.selections(root, [operation.selectionSet]).fixed), highest);
    } catch (error) {
      if (error instanceof TooInvolved) return highest;
      throw error;
    }
  }

  #fieldPrice(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): FieldPrice {
    const key = `${type.name}.${field.name}`;
    let price = this.#fields.get(key);
    if (price === undefined) {
      price = fieldPriceOf(this.schema, type, field);
      this.#fields.set(key, price);
    }
    return price;
  }
}

class PricingOfOne {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #numbers = new Map<SelectionSetNode, number>();
  /** So that what many fragments spread is priced once. */
  readonly #priced = new Map<string, Price>();
  #steps = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Args,
    private readonly fieldPrice: (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => FieldPrice,
  ) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  /** Fields of one response key are one field, as they are when they are executed. */
  selections(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Price {
    const key = `${type.name} ${sets.map(set => this.#numberOf(set)).join()}`;
    const known = this.#priced.get(key);
    if (known !== undefined) return known;
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) this.#collect(type, set, fields, spread);
    let fixed = 0;
    let each = 0;
    for (const nodes of fields.values()) {
      const name = (nodes[0] as FieldNode).name.value;
      const price = this.#field(type, nodes);
      if (isPageType(type) && (name === 'nodes' || name === 'edges')) each += price;
      else fixed += price;
    }
    const price = { fixed, each };
    this.#priced.set(key, price);
    return price;
  }

  #field(type: GraphQLObjectType, nodes: readonly FieldNode[]): number {
    const [node] = nodes as [FieldNode];
    const field = this.#definition(type, node.name.value);
    if (field === undefined) return 0;
    const { own, each, size, typeOf, readsArguments, isPage } = this.fieldPrice(type, field);
    const args = readsArguments ? this.#argumentsOf(field, node) : {};
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) return own(args);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const only = typeOf?.(args);
    let fixed = 0;
    let ofRow = 0;
    for (const possible of isAbstractType(named) ? this.schema.getPossibleTypes(named) : [named]) {
      if (only !== undefined && possible.name !== only) continue;
      const price = this.selections(possible, sets);
      fixed = Math.max(fixed, price.fixed);
      ofRow = Math.max(ofRow, price.each);
    }
    if (!isPage) return own(args) + size(args) * (each + fixed);
    return own(args) + fixed + (ofRow > 0 ? size(args) * (each + ofRow) : 0);
  }

  #collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    fields: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const selection of selections) {
      this.#steps += 1;
      if (this.#steps > mostSteps) throw new TooInvolved();
      if (!this.#isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const same = fields.get(key);
        if (same === undefined) fields.set(key, [selection]);
        else same.push(selection);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.#isOn(type, selection.typeCondition?.name.value)) {
          this.#collect(type, selection.selectionSet, fields, spread);
        }
        continue;
      }
      const fragment = this.#fragments.get(selection.name.value);
      if (fragment === undefined || spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
      if (this.#isOn(type, fragment.typeCondition.name.value)) {
        this.#collect(type, fragment.selectionSet, fields, spread);
      }
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    if (node.directives === undefined || node.directives.length === 0) return true;
    try {
      if (getDirectiveValues(GraphQLSkipDirective, node, this.variables)?.['if'] === true) return false;
      return getDirectiveValues(GraphQLIncludeDirective, node, this.variables)?.['if'] !== false;
    } catch {
      return true;
    }
  }

  #isOn(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const on = this.schema.getType(condition);
    return isAbstractType(on) && this.schema.isSubType(on, type);
  }

  #definition(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name];
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Args {
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      return {};
    }
  }

  #numberOf(set: SelectionSetNode): number {
    const number = this.#numbers.get(set) ?? this.#numbers.size;
    this.#numbers.set(set, number);
    return number;
  }
}

const one = (): number => 1;

function fieldPriceOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): FieldPrice {
  const rule = ruleOf(type, field);
  const read = field.extensions['read'] as Read | undefined;
  const named = getNamedType(field.type);
  const isPage = isObjectType(named) && isPageType(named);
  const about = type.name.startsWith('__') || named.name.startsWith('__') ? prices.introspection : 1;
  const standing = type === schema.getMutationType() ? prices.act : (rule?.base ?? 0);
  const common = { typeOf: rule?.typeOf, readsArguments: rule?.reads !== undefined || isPage, isPage };

  if (!isCompositeType(named)) {
    const price = isPageType(type) && field.name === 'totalCount' ? prices.totalCount : prices.value;
    return { ...common, own: () => standing + price * about, each: 0, size: one };
  }
  if (read?.kind === 'statistics') {
    const groups = (args: Args): number => Math.min(lengthOf(args['groupBy']), 8);
    const own = (args: Args): number => standing + prices.statistics + prices.groupBy * groups(args);
    return { ...common, own, each: 0, size: one, readsArguments: true };
  }
  if (isPage) {
    const isOfRows = read?.kind === 'page';
    return {
      ...common,
      own: () => standing + (isOfRows ? prices.list : prices.object),
      each: isOfRows ? prices.row : prices.object,
      size: args => sizeOfPage(args),
    };
  }
  const isOfRows = read?.kind === 'one' || read?.kind === 'many' || (read?.kind === 'value' && read.points);
  const { size } = rule ?? {};
  const assumed = isList(field) && !isPageType(type) ? assumedSize(type, field, read) : 1;
  return {
    ...common,
    own: () => standing + (read?.kind === 'many' ? prices.list : 0),
    each: (isOfRows ? prices.row : prices.object) * about,
    size: typeof size === 'function' ? args => size(args, type.name) : () => size ?? assumed,
  };
}

function assumedSize(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, read: Read | undefined): number {
  if (type.name.startsWith('__')) return sizesOfIntrospection[`${type.name}.${field.name}`] ?? 1;
  if (read?.kind === 'many') return read.key === undefined ? sizes.ofTable : sizes.ofRow;
  return field.name === 'rows' ? sizes.ofStatistics : sizes.inMemory;
}

/** Declared on the field, or on the field of an interface that it is. */
function ruleOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): PriceRule | undefined {
  const same = type.getInterfaces().map(parent => parent.getFields()[field.name]);
  return [field, ...same].map(each => each?.extensions['price']).find(rule => rule !== undefined) as
    | PriceRule
    | undefined;
}

function isPageType(type: GraphQLObjectType): boolean {
  const fields = type.getFields();
  return 'pageInfo' in fields && 'edges' in fields;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** What is no size is refused by the list itself, so it costs what the nearest size does. */
function sizeOfPage({ first, last }: Args): number {
  const asked = [first, last].filter(size => typeof size === 'number');
  return asked.length === 0 ? pageSize.standard : Math.min(Math.max(0, ...asked), pageSize.most);
}

export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1;
}

/** As much of a variable's value as a price can depend on. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}`;
  if (typeof value === 'object' && value !== null) return '{';
  if (typeof value === 'string') return value.length > 20 ? 's' : JSON.stringify(value);
  return String(value);
}
