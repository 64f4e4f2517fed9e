import {
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { features } from '../../../src/app.ts';
import { buildApiSchema } from '../../../src/schema.ts';
import type { Api } from '../../support/api.ts';

/** Which fields of the schema have been asked for, so that a new one cannot stay outside. */
export class Fields {
  readonly #schema: GraphQLSchema = buildApiSchema(features);
  readonly #known = new Set<unknown>();
  readonly #asked = new Set<string>();

  /** The same program, whose every question is noted. */
  noting(api: Api): Api {
    return {
      get app() {
        return api.app;
      },
      run: async (who, document, variables, headers) => {
        this.#note(document);
        return await api.run(who, document, variables, headers);
      },
    };
  }

  /** All mutations, or all that can be asked at the root, or all others before which a rule stands. */
  of(kind: 'mutations' | 'queries' | 'restricted fields'): string[] {
    const [query, mutation] = [this.#schema.getQueryType(), this.#schema.getMutationType()];
    return Object.values(this.#schema.getTypeMap()).flatMap(type => {
      if (!isObjectType(type) || type.name.startsWith('__')) return [];
      const isMeant =
        kind === 'mutations'
          ? type === mutation
          : kind === 'queries'
            ? type === query
            : ![query, mutation].includes(type);
      return Object.values(type.getFields()).flatMap(field =>
        isMeant && (kind !== 'restricted fields' || field.extensions['requires'] !== undefined)
          ? [`${type.name}.${field.name}`]
          : [],
      );
    });
  }

  unasked(kind: Parameters<Fields['of']>[0]): string[] {
    return this.of(kind).filter(field => !this.#asked.has(field));
  }

  #note(document: string | DocumentNode): void {
    if (this.#known.has(document)) return;
    this.#known.add(document);
    const types = new TypeInfo(this.#schema);
    const enter = (): void => {
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (!parent || !field) return;
      // Whatever stands behind an interface is asked through it.
      const meant = isAbstractType(parent) ? this.#schema.getPossibleTypes(parent) : [parent];
      for (const { name } of meant) this.#asked.add(`${name}.${field.name}`);
    };
    visit(typeof document === 'string' ? parse(document) : document, visitWithTypeInfo(types, { Field: { enter } }));
  }
}
