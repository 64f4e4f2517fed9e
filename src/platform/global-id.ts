import { NotFoundError } from './errors.ts';

/** `need_0192f0c1-…`: the noun says where to look, the rest is the row's own id. Clients treat it as opaque. */
export function globalId(noun: string, id: string | number): string {
  return `${noun}_${id}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const shape = /^([a-z]+)_([0-9a-f-]{36}|\d{1,9})$/;

export function isUuid(id: string): boolean {
  return uuid.test(id);
}

export function parseGlobalId(global: string): { noun: string; id: string } | undefined {
  const [, noun, id] = shape.exec(global) ?? [];
  return noun === undefined || id === undefined ? undefined : { noun, id };
}

/** The row's id of an object that must be of one kind; undefined for anything else. */
export function tryRowId(noun: string, global: string): string | undefined {
  const parsed = parseGlobalId(global);
  return parsed?.noun === noun && isUuid(parsed.id) ? parsed.id : undefined;
}

/** The same, where anything else is no such object. */
export function rowId(noun: string, global: string): string {
  const id = tryRowId(noun, global);
  if (id === undefined) throw new NotFoundError();
  return id;
}
