import {
  getNamedType,
  GraphQLID,
  GraphQLString,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLLeafType,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { Pointer, type Read, type ValueRead } from '../reading/reads.ts';
import { KeptTexts } from './kept-texts.ts';
import { readOf, type Compilation, type Mark, type Selected, type Write } from './compilation.ts';
import { NotCompiled, type Out, type Run } from './run.ts';
import { pointerSlot, slotOf } from './slots.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes an object in memory; what it says of rows are holes. Properties beside each other are one text. `slots` is false
 * where nothing can be asked any more.
 */
export function writeObject(
  c: Compilation,
  type: GraphQLObjectType,
  selection: readonly Selected[],
  slots: boolean,
): Write {
  const fields: Write[] = [];
  let properties: ((source: Fields) => string)[] = [];
  let before = '{';
  const closeProperties = (): void => {
    if (properties.length > 0) fields.push(writeProperties(properties));
    properties = [];
  };
  for (const [index, selected] of selection.entries()) {
    before += `${index === 0 ? '' : ','}"${selected.key}":`;
    const text = selected.field === undefined ? () => `"${type.name}"` : propertyText(selected.field);
    if (text === undefined) {
      closeProperties();
      fields.push(constant(before), writeField(c, selected, slots));
    } else {
      const label = before;
      properties.push(source => label + text(source));
    }
    before = '';
  }
  closeProperties();
  const end = selection.length === 0 ? '{}' : '}';
  return (value, out) => {
    if (value instanceof Pointer) throw new Error(`A ${type.name} is pointed to, but not declared to be.`);
    for (const write of fields) write(value, out);
    out.text += end;
  };
}

/** One text; that of an object which never changes is kept once it is asked for again. */
function writeProperties(texts: readonly ((source: Fields) => string)[]): Write {
  // Joined, it is in one piece, and copied as one.
  const written = (source: unknown) => texts.map(text => text(source as Fields)).join('');
  const kept = new KeptTexts(written);
  return (source, out) => {
    out.text += out.isAgain ? kept.of(source) : written(source);
  };
}

/** The text of a field that is a property, and no more than that. */
function propertyText(field: GraphQLField<unknown, unknown>): ((source: Fields) => string) | undefined {
  const leaf = getNullableType(field.type);
  const text = isEnumType(leaf)
    ? enumText(leaf)
    : leaf === GraphQLString || leaf === GraphQLID
      ? leafText(leaf)
      : undefined;
  if (text === undefined || readOf(field) !== undefined) return undefined;
  const isNullable = !isNonNullType(field.type);
  return source => {
    const value = source[field.name];
    if (typeof value === 'function') throw new NotCompiled();
    if (value !== null && value !== undefined) return text(value);
    if (isNullable) return 'null';
    throw new NotCompiled();
  };
}

/** A value of a row, made by code while the row is put into the answer. */
export function markOfValue(c: Compilation, selected: Selected, read: ValueRead): Mark {
  const write = writeSource(c, selected, read, false);
  const properties = [...read.from, ...(read.beside?.columns ?? [])];
  return {
    write: (columns, out) =>
      write(Object.fromEntries(properties.map((property, index) => [property, columns[index]])), out),
  };
}

/** Any value in memory, as its type says. */
export function writeValue(
  c: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  slots: boolean,
): Write {
  const write = writeNullable(c, getNullableType(type), nodes, slots);
  if (!isNonNullType(type)) {
    return (value, out) => {
      if (value === null || value === undefined) out.text += 'null';
      else write(value, out);
    };
  }
  return (value, out) => {
    if (value === null || value === undefined) throw new NotCompiled();
    write(value, out);
  };
}

function writeNullable(c: Compilation, type: GraphQLOutputType, nodes: readonly FieldNode[], slots: boolean): Write {
  if (isListType(type)) {
    const write = c.inList(() => writeValue(c, type.ofType as GraphQLOutputType, nodes, slots));
    return (value, out) => {
      if (!Array.isArray(value)) throw new NotCompiled();
      out.text += '[';
      for (let index = 0; index < value.length; index += 1) {
        if (index > 0) out.text += ',';
        write(value[index], out);
      }
      out.text += ']';
    };
  }
  if (isLeafType(type)) {
    const text = isEnumType(type) ? enumText(type) : leafText(type);
    return (value, out) => {
      out.text += text(value);
    };
  }
  if (isObjectType(type)) return writeObject(c, type, c.selection(type, nodes), slots);
  if (!isAbstractType(type)) throw new NotCompiled();
  const writers = new Map(
    c.program.schema
      .getPossibleTypes(type)
      .filter(possible => c.program.entityOf(possible.name) === undefined)
      .map(possible => [possible.name, writeObject(c, possible, c.selection(possible, nodes), slots)]),
  );
  return (value, out) => {
    const write = writers.get(String((value as Fields)['__typename']));
    if (write === undefined) throw new NotCompiled();
    write(value, out);
  };
}

/** As `JSON.stringify` writes it; most texts have nothing to escape, which is quickly seen. */
function quoted(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return JSON.stringify(value);
  }
  return `"${value}"`;
}

function leafText(type: GraphQLLeafType): (value: unknown) => string {
  return value => quoted(type.serialize(value));
}

/** Its few values are written again and again. */
function enumText(type: GraphQLEnumType): (value: unknown) => string {
  const texts = new Map<unknown, string>();
  return value => {
    const text = texts.get(value) ?? JSON.stringify(type.serialize(value));
    texts.set(value, text);
    return text;
  };
}

function writeField(c: Compilation, selected: Selected, slots: boolean): Write {
  const field = selected.field as GraphQLField<unknown, unknown>;
  const read = readOf(field);
  if (read !== undefined) return writeRead(c, selected, read, slots);
  const write = writeValue(c, field.type, selected.nodes, slots);
  const { name } = field;
  return (source, out) => {
    const value = (source as Fields)[name];
    if (typeof value === 'function') throw new NotCompiled();
    write(value, out);
  };
}

/** A value made of an object that has all it is made of. */
function writeSource(c: Compilation, selected: Selected, { of, points }: ValueRead, slots: boolean): Write {
  const field = selected.field as GraphQLField<unknown, unknown>;
  const write = points
    ? writePointed(c, field.type, selected.nodes, slots)
    : writeValue(c, field.type, selected.nodes, slots);
  const argumentsOf = argumentsAtRun(field, selected.nodes[0] as FieldNode);
  return (source, out) => {
    write(of(source as never, out.run.asker as never, argumentsOf(out) as never), out);
  };
}

function writeRead(c: Compilation, selected: Selected, read: Read, slots: boolean): Write {
  const field = selected.field as GraphQLField<unknown, unknown>;
  if (read.kind === 'prefixed') {
    const write = writeValue(c, field.type, selected.nodes, slots);
    return (source, out) => {
      const column = (source as Fields)[read.from] as string | number | null;
      write(column === null ? null : `${read.prefix}${column}`, out);
    };
  }
  if (read.kind === 'value') {
    if (read.beside !== undefined) throw new NotCompiled();
    return writeSource(c, selected, read, slots);
  }
  if (!slots || read.kind === 'cell') throw new NotCompiled();
  const slot = slotOf(c, selected, read);
  if (read.kind === 'one') {
    const absent = isNonNullType(field.type) ? undefined : 'null';
    return (source, out) => {
      const key = (source as Fields)[read.from];
      if (key !== null && key !== undefined) out.leave(slot, source);
      else if (absent === undefined) throw new NotCompiled();
      else out.text += absent;
    };
  }
  if (read.kind === 'many') return (source, out) => out.leave(slot, source);
  const argumentsOf = argumentsAtRun(field, selected.nodes[0] as FieldNode);
  return (source, out) => out.leave(slot, read.parent(source, out.run.asker as never, argumentsOf(out) as never));
}

/** A value that may be, or hold, pointers to rows: those are read by a slot of their entity. */
function writePointed(c: Compilation, type: GraphQLOutputType, nodes: readonly FieldNode[], slots: boolean): Write {
  if (!slots) throw new NotCompiled();
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const write = c.inList(() => writePointed(c, nullable.ofType, nodes, slots));
    return (value, out) => {
      out.text += '[';
      for (const [index, item] of (value as unknown[]).entries()) {
        if (index > 0) out.text += ',';
        write(item, out);
      }
      out.text += ']';
    };
  }
  const named = getNamedType(type);
  const possible = isAbstractType(named) ? c.program.schema.getPossibleTypes(named) : [named as GraphQLObjectType];
  const slotsByType = new Map(
    possible
      .filter(({ name }) => c.program.entityOf(name) !== undefined)
      .map(object => [object.name, pointerSlot(c, object, type, nodes)]),
  );
  const write = isAbstractType(named) ? writeValue(c, type, nodes, slots) : undefined;
  return (value, out) => {
    if (value instanceof Pointer) {
      const slot = slotsByType.get(value.typename);
      if (slot === undefined) throw new NotCompiled();
      out.leave(slot, value);
    } else if (value === null && !isNonNullType(type)) out.text += 'null';
    else if (write === undefined) throw new NotCompiled();
    else write(value, out);
  };
}

function constant(text: string): Write {
  return (_value, out) => {
    out.text += text;
  };
}

const noArguments = {};

function argumentsAtRun(field: GraphQLField<unknown, unknown>, node: FieldNode): (out: Out) => unknown {
  if (field.args.length === 0) return () => noArguments;
  const values = (run: Run) => getArgumentValues(field, node, run.variables);
  // A field of many objects has the same arguments in each.
  return ({ run }) => run.once(values);
}
