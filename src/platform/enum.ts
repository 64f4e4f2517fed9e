import { registerEnumType } from 'type-graphql';

/** A GraphQL enum from its values and their bilingual descriptions. */
export function enumOf<Name extends string>(
  name: string,
  description: string,
  values: Record<Name, string>,
): { [Key in Name]: Key } {
  const keys = Object.keys(values) as Name[];
  const object = Object.fromEntries(keys.map(key => [key, key])) as { [Key in Name]: Key };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map(key => [key, { description: values[key] }])) as never,
  });
  return object;
}

/** The acts on an entity, spelled in the code as in the permission table and shown by the API in capitals. */
export function actsOf<Act extends string>(
  name: string,
  description: string,
  acts: Record<Act, string>,
): Record<string, Act> {
  const values = Object.fromEntries((Object.keys(acts) as Act[]).map(act => [act.toUpperCase(), act]));
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      Object.entries<string>(acts).map(([act, text]) => [act.toUpperCase(), { description: text }]),
    ) as never,
  });
  return values;
}
