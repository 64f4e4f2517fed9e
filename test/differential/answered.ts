import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

type Answer = Readonly<Record<string, unknown>>;

/**
 * Fields of object types that had a value in an answer: what is merely asked for may have been null each time. An object
 * of an interface counts where the answer tells its type.
 */
export function answeredFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  data: unknown,
  answered: Set<string>,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = document.definitions.find(
    definition =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName === undefined || definition.name?.value === operationName),
  );
  if (operation?.kind === Kind.OPERATION_DEFINITION) {
    walk(operation.selectionSet, schema.getQueryType() as GraphQLObjectType, data);
  }

  function walk(selections: SelectionSetNode, type: GraphQLCompositeType, value: unknown): void {
    if (Array.isArray(value)) for (const item of value) walk(selections, type, item);
    else if (typeof value === 'object' && value !== null) walkObject(selections, type, value as Answer);
  }

  function walkObject(selections: SelectionSetNode, type: GraphQLCompositeType, value: Answer): void {
    const known = isAbstractType(type) ? schema.getType(String(value['__typename'])) : type;
    if (!isObjectType(known)) return;
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const field = known.getFields()[selection.name.value];
        if (field === undefined || !Object.hasOwn(value, key) || value[key] === null) continue;
        answered.add(`${known.name}.${field.name}`);
        const inner = getNamedType(field.type);
        if (selection.selectionSet && isCompositeType(inner)) walk(selection.selectionSet, inner, value[key]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const on: GraphQLNamedType | undefined =
        fragment.typeCondition === undefined ? known : schema.getType(fragment.typeCondition.name.value);
      const applies = on === known || (isAbstractType(on) && schema.isSubType(on, known));
      if (applies) walkObject(fragment.selectionSet, known, value);
    }
  }
}
