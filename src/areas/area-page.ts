import { InvalidInputError } from '../platform/errors.ts';
import { pageSize, refuseBoth, type Edge, type PageFacts } from '../platform/reading/list.ts';
import type { PageArgs } from '../platform/reading/connection.ts';
import type { Area } from './area.types.ts';

interface AreaPage {
  readonly edges: readonly Edge<Area>[];
  readonly nodes: readonly Area[];
  readonly pageInfo: PageFacts;
  readonly totalCount: number;
}

/**
 * A page of areas that are found in memory, which takes a while: only for what may be asked. A cursor is the id of an area,
 * so it outlives a change of the tree.
 */
export function areaPage(find: () => readonly Area[], { first, after, last, before }: PageArgs): AreaPage {
  refuseBoth({ first, last });
  const [size, sizeName] = typeof last === 'number' ? [last, 'last'] : [first ?? pageSize.standard, 'first'];
  if (size < 0 || size > pageSize.most) {
    throw InvalidInputError.of(sizeName, {
      en: `A page has between 0 and ${pageSize.most} rows.`,
      id: `Satu halaman berisi antara 0 dan ${pageSize.most} baris.`,
    });
  }
  const afterId = idOf(after, 'after');
  const beforeId = idOf(before, 'before');
  const areas = find();
  const from = afterId === undefined ? 0 : place(areas, afterId, 'after') + 1;
  const to = beforeId === undefined ? areas.length : place(areas, beforeId, 'before');
  const start = typeof last === 'number' ? Math.max(from, to - size) : from;
  const end = typeof last === 'number' ? to : Math.min(to, from + size);
  const edges = areas.slice(start, end).map(node => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: end < areas.length,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: areas.length,
  };
}

function cursorOf(area: Area): string {
  return Buffer.from(`area:${area.rowId}`).toString('base64url');
}

function idOf(cursor: string | null | undefined, field: string): number | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const id = /^area:(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (id === undefined) throw ofAnotherList(field);
  return Number(id);
}

function place(areas: readonly Area[], id: number, field: string): number {
  const found = areas.findIndex(({ rowId }) => rowId === id);
  if (found === -1) throw ofAnotherList(field);
  return found;
}

function ofAnotherList(field: string): InvalidInputError {
  return InvalidInputError.of(field, {
    en: 'This cursor does not belong to this list; begin again without it.',
    id: 'Kursor ini bukan milik daftar ini; mulailah lagi tanpa kursor.',
  });
}
