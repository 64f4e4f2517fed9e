import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { argumentCoordinate } from './targets.ts';

/** Which coordinates of the schema the operations have used. */
export class Coverage {
  readonly used = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  see(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
    const types = new TypeInfo(this.schema);
    visit(
      document,
      visitWithTypeInfo(types, {
        Field: ({ name }) => void this.used.add(`${types.getParentType()?.name}.${name.value}`),
        Argument: () => {
          const [type, field, argument] = [types.getParentType(), types.getFieldDef(), types.getArgument()];
          if (type && field && argument) this.used.add(argumentCoordinate(type, field, argument));
        },
        ObjectField: ({ name }) => {
          const type = getNamedType(types.getParentInputType());
          if (type) this.used.add(`${type.name}.${name.value}`);
        },
        EnumValue: ({ value }) => {
          const type = getNamedType(types.getInputType());
          if (type) this.used.add(`${type.name}.${value}`);
        },
        VariableDefinition: ({ variable, type }) => {
          const known = typeFromAST(this.schema, type as never) as GraphQLInputType | undefined;
          if (known) this.#seeValue(known, variables[variable.name.value]);
        },
      }),
    );
  }

  #seeValue(type: GraphQLInputType, value: unknown): void {
    if (value === null || value === undefined) return;
    if (isNonNullType(type)) this.#seeValue(type.ofType, value);
    else if (isListType(type)) for (const item of [value].flat()) this.#seeValue(type.ofType, item);
    else if (isEnumType(type)) this.used.add(`${type.name}.${value as string}`);
    else if (isInputObjectType(type)) {
      for (const [name, inner] of Object.entries(value)) {
        const field = type.getFields()[name];
        if (field === undefined) continue;
        this.used.add(`${type.name}.${name}`);
        this.#seeValue(field.type, inner);
      }
    }
  }
}
