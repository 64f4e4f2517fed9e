import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { NodeResolver } from './access/node.resolver.ts';
import { shieldSchema } from './access/shield.ts';
import type { Feature } from './feature.ts';
import { resolverOf, type Read } from './platform/reading/reads.ts';
import { DateTime } from './platform/scalars.ts';

/** The API's schema, with the shield before every restricted field. */
export function buildApiSchema(features: readonly Feature[]): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [NodeResolver, ...features.flatMap(({ resolvers }) => resolvers)] as never,
    // Only what a field leads to; bases of inputs stay out.
    orphanedTypes: [],
    validate: false,
    scalarsMap: [{ type: Date, scalar: DateTime }],
  });
  return shieldSchema(withDeclaredReads(withoutTrivialResolvers(schema)));
}

/**
 * type-graphql 2.0.0-rc.4 gives every plain field a resolver that does what graphql-js does without one, only slower.
 */
function withoutTrivialResolvers(schema: GraphQLSchema): GraphQLSchema {
  const { fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage();
  const names = new Map([...objectTypes, ...interfaceTypes].map(({ target, name }) => [target, name]));
  const own = new Set(
    fieldResolvers
      // A getter with @Field counts as a method there; graphql-js reads it like any property.
      .filter(({ kind, params }) => kind === 'external' || (params ?? []).length > 0)
      .map(({ getObjectType, schemaName }) => `${names.get(getObjectType?.() as never)}.${schemaName}`),
  );
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type) || type.name.startsWith('__')) continue;
    const holders = [type, ...type.getInterfaces().filter(isInterfaceType)].map(({ name }) => name);
    for (const field of Object.values(type.getFields())) {
      if (!holders.some(name => own.has(`${name}.${field.name}`))) delete field.resolve;
    }
  }
  return schema;
}

/** A field that declares how it is read gets its resolver from there. */
function withDeclaredReads(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const read = field.extensions['read'] as Read | undefined;
      if (read !== undefined) field.resolve = resolverOf(read);
    }
  }
  return schema;
}
