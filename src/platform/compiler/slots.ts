import type { EntityClass } from '@mikro-orm/core';
import {
  isNonNullType,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { Late } from '../reading/late.ts';
import { parentRows, singleParent } from '../reading/list-rows.ts';
import { atRoot, type Parenthood } from '../reading/list.ts';
import { columnsOf } from '../reading/row.ts';
import type { Pointer, Read } from '../reading/reads.ts';
import { separator } from './answer-text.ts';
import type { Compilation, Selected } from './compilation.ts';
import { pageText } from './pages.ts';
import { listText, oneText } from './rows.ts';
import { NotCompiled, type Run } from './run.ts';
import { statisticsText } from './statistics-text.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A place of the statement for what objects in memory say of rows: it reads for all of them at once, one text each. Which
 * objects, is known when the statement runs.
 */
export function slotOf(
  c: Compilation,
  selected: Selected,
  read: Exclude<Read, { kind: 'value' | 'prefixed' | 'cell' }>,
): number {
  const { type } = selected.field as GraphQLField<unknown, unknown>;
  const { nodes } = selected;
  switch (read.kind) {
    case 'one': {
      const parenthood = byKey(c, read.entity, read.to, source => (source as Fields)[read.from]);
      return slot(
        c,
        parenthood,
        oneText(c, type, nodes, read.entity, row => isKey(row.column(read.to).sql)),
      );
    }
    case 'many': {
      const { key } = read;
      if (key === undefined)
        return slot(
          c,
          atRoot,
          listText(c, type, nodes, read.entity, read.order, () => sql`true`),
        );
      const parenthood = byKey(c, read.entity, key.by, source => (source as Fields)[key.from]);
      return slot(
        c,
        parenthood,
        listText(c, type, nodes, read.entity, read.order, row => isKey(row.column(key.by).sql)),
      );
    }
    case 'page': {
      const args = c.argumentsOf(selected);
      const parenthood = read.within(args as never, selected.of);
      return slot(c, parenthood, pageText(c, selected, read.list, parenthood, args));
    }
    case 'statistics': {
      const args = c.argumentsOf(selected);
      const parenthood = read.within(args as never, selected.of);
      const parents = parentRows(parenthood, parentsOf(c.slots.length));
      // Their facts are joined to a list of parents, with one in it too.
      return slot(
        c,
        parenthood,
        statisticsText(c, selected, read.declaration, { ...parenthood, parents }, args),
        false,
      );
    }
  }
}

/** A slot for rows that pointers name. */
export function pointerSlot(
  c: Compilation,
  object: GraphQLObjectType,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): number {
  const entity = c.program.entityOf(object.name);
  if (entity === undefined) throw new NotCompiled();
  const parenthood = byKey(c, entity, 'id', pointer => (pointer as Pointer).id);
  const absent = isNonNullType(type) ? type : object;
  return slot(
    c,
    parenthood,
    oneText(c, absent === object ? object : type, nodes, entity, row => isKey(row.column('id').sql)),
  );
}

function slot(c: Compilation, parenthood: Parenthood<never>, text: RawBuilder<unknown>, isSingle = c.isSingle): number {
  const index = c.slots.length;
  const parents = parentsOf(index);
  c.slots.push(
    isSingle
      ? sql`(select ${text} from ${singleParent(parenthood, parents)})`
      : sql`(select string_agg(${text}, ${sql.lit(separator)} order by parent.place) from ${parentRows(parenthood, parents)})`,
  );
  return index;
}

function parentsOf(index: number): Late {
  return new Late(run => (run as Run).parents[index]);
}

function byKey(
  c: Compilation,
  entity: EntityClass<object>,
  property: string,
  of: (parent: unknown) => unknown,
): Parenthood<never> {
  const column = columnsOf(c.program.em, entity).byProperty.get(property);
  if (column === undefined) throw new NotCompiled();
  return {
    name: 'by key',
    rows: 'indexed',
    key: () => 0,
    columns: [{ name: 'key', type: column.type, of }],
    condition: () => sql<boolean>`true`,
  };
}

function isKey(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${column} = parent.key`;
}
