import { NotFoundError } from './errors.ts';

/** `need_0192f0c1-…`: the noun says where to look, the rest is the row's own id. Clients treat it as opaque. */
export function globalId(noun: string, id: string | number): string {
  return `${noun}_${id}`;
}

const shape = /^([a-z]+)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{1,9})$/;

export function parseGlobalId(global: string): { noun: string; id: string } | undefined {
  const match = shape.exec(global);
  return match === null ? undefined : { noun: match[1] as string, id: match[2] as string };
}

/** The row's id of an object that must be of one kind; anything else is no such object. */
export function rowId(noun: string, global: string): string {
  const parsed = parseGlobalId(global);
  if (parsed?.noun !== noun || !parsed.id.includes('-')) throw new NotFoundError();
  return parsed.id;
}
