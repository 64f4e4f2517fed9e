import { Extensions } from 'type-graphql';
import type { Action } from './permissions.ts';

/** Says on a root field, or on a restricted field, which action it is; the shield reads it from the schema. */
export function Requires(action: Action): MethodDecorator & PropertyDecorator {
  return Extensions({ requires: action });
}
