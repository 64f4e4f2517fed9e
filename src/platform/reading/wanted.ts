import {
  isObjectType,
  visit,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Read } from './reads.ts';

/** Properties of rows that an operation may ask for; nothing where it may ask for any. */
export type WantedProperties = ReadonlySet<string> | undefined;

/**
 * Finds which columns an operation may ask for, for rows are long and few of their columns are shown. It looks at the names
 * of fields alone: whatever such a field stands on, what it is made of is among them.
 */
export class Wanted {
  /** What a row must have for the fields of a name; nothing where code of theirs may look at all of it. */
  readonly #byField = new Map<string, readonly string[] | undefined>();
  readonly #known = new WeakMap<DocumentNode, { readonly properties: WantedProperties }>();

  constructor(schema: GraphQLSchema) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      const isQuery = type === schema.getQueryType();
      for (const field of Object.values(type.getFields())) {
        const more = propertiesOf(type, field, isQuery);
        const others = this.#byField.has(field.name) ? this.#byField.get(field.name) : [];
        this.#byField.set(field.name, more && others && [...others, ...more]);
      }
    }
  }

  of(document: DocumentNode): WantedProperties {
    let known = this.#known.get(document);
    if (known === undefined) {
      known = { properties: this.#find(document) };
      this.#known.set(document, known);
    }
    return known.properties;
  }

  #find(document: DocumentNode): WantedProperties {
    const properties = new Set<string>();
    let isAny = false;
    visit(document, {
      Field: ({ name: { value: name } }) => {
        const more = this.#byField.has(name) ? this.#byField.get(name) : [];
        if (more === undefined) isAny = true;
        for (const property of more ?? []) properties.add(property);
      },
    });
    return isAny ? undefined : properties;
  }
}

function propertiesOf(
  type: GraphQLObjectType,
  { name, resolve, extensions }: GraphQLField<unknown, unknown>,
  isQuery: boolean,
): readonly string[] | undefined {
  const read = extensions['read'] as Read | undefined;
  if (read === undefined) return resolve === undefined ? [name] : undefined;
  // There is no row yet.
  if (isQuery) return [];
  switch (read.kind) {
    case 'one':
    case 'prefixed':
      return [read.from];
    case 'cell':
      return [read.from, read.column];
    case 'many':
      return read.key === undefined ? [] : [read.key.from];
    case 'value':
      return read.beside === undefined ? read.from : [...read.from, 'id', ...read.beside.columns];
    case 'page':
    case 'statistics':
      return read.within({} as never, type.name).columns.flatMap(({ property }) => property ?? []);
  }
}
