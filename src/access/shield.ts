import { createRequire } from 'node:module';
import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { IRules, shield as Shield, rule as Rule } from 'graphql-shield';
import { ForbiddenError, UnauthenticatedError } from '../platform/errors.ts';
import { actions, isPublic, type Action } from './permissions.ts';
import type { RequestContext } from './request-context.ts';

// The ESM build of graphql-shield 7.6.5 does not load on Node 23 and newer; its CommonJS build does.
const { shield, rule, allow } = createRequire(import.meta.url)('graphql-shield') as {
  shield: typeof Shield;
  rule: typeof Rule;
  allow: IRules;
};

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;
type Middleware = Record<string, Record<string, (resolve: Resolver, ...args: Parameters<Resolver>) => unknown>>;

/**
 * Puts the permission table's rule before every field that names an action, and only there: the ordinary middleware
 * would wrap every field. Root fields that name none refuse to start, on interface types rules go to each object type.
 */
export function shieldSchema(schema: GraphQLSchema): GraphQLSchema {
  const rules = new Map(actions.map(action => [action, isPublic(action) ? allow : ruleFor(action)]));
  const ruled: Record<string, Record<string, IRules>> = {};
  for (const [type, field, action] of restrictedFields(schema)) {
    (ruled[type] ??= {})[field] = rules.get(action) as IRules;
  }
  const generated = (
    shield(ruled as never, { allowExternalErrors: true }) as unknown as {
      generate(schema: GraphQLSchema): Middleware;
    }
  ).generate(schema);
  for (const [type, field, action] of restrictedFields(schema)) {
    const guarded = generated[type]?.[field];
    const objectType = schema.getType(type);
    if (guarded === undefined || !isObjectType(objectType)) throw new Error(`No rule stands before ${type}.${field}.`);
    if (isPublic(action)) continue;
    const definition = objectType.getFields()[field];
    if (definition?.resolve === undefined) throw new Error(`${type}.${field} is restricted but has no resolver.`);
    const resolve = definition.resolve as Resolver;
    definition.resolve = (...args) => guarded(resolve, ...(args as Parameters<Resolver>));
  }
  return schema;
}

function* restrictedFields(schema: GraphQLSchema): Generator<[type: string, field: string, action: Action]> {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const inherited = type.getInterfaces().flatMap(parent => Object.values(parent.getFields()));
    for (const field of Object.values(type.getFields())) {
      const action = [field, ...inherited.filter(({ name }) => name === field.name)]
        .map(({ extensions }) => extensions['requires'])
        .find(required => required !== undefined);
      if (action === undefined) {
        if (roots.has(type)) throw new Error(`${type.name}.${field.name} does not say which action it is (@Requires).`);
        continue;
      }
      if (!actions.includes(action as Action)) throw new Error(`"${action as string}" is not in the permission table.`);
      yield [type.name, field.name, action as Action];
    }
  }
}

function ruleFor(action: Action): IRules {
  return rule(action, { cache: 'no_cache' })(async (_parent, _args, context: RequestContext) => {
    try {
      const viewer = await context.viewer();
      if (viewer.can(action)) return true;
      return viewer.isSignedIn ? new ForbiddenError() : new UnauthenticatedError();
    } catch (error) {
      // Thrown, it would become the shield's own "Not Authorised!", whatever was wrong.
      return error as Error;
    }
  });
}
