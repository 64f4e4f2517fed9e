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
