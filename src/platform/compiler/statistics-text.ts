import { print, type GraphQLField } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import { all, conditionsOf } from '../reading/filter.ts';
import type { Parenthood } from '../reading/list.ts';
import {
  cellsOf,
  countedFacts,
  groupsOf,
  groupsOfCells,
  haveCells,
  statisticsQuery,
  type Grouping,
  type StatisticsArgs,
  type StatisticsDeclaration,
} from '../reading/statistics.ts';
import { objectTypeOf, refs, type Compilation, type Rows, type Selected } from './compilation.ts';
import { objectPieces, rowText, type Source } from './rows.ts';
import { NotCompiled } from './run.ts';
import { columnsNamed } from '../statement-text.ts';
import { concat } from './sql-text.ts';

type Declaration = StatisticsDeclaration<string, string, object>;
type Given = StatisticsArgs<string, object>;
type Filter = Given['filter'];

/** Groups of facts that belong to `parent`, and the whole. */
export function statisticsText(
  c: Compilation,
  selected: Selected,
  declaration: Declaration,
  parenthood: Parenthood<never> & { readonly parents: RawBuilder<unknown> },
  args: Readonly<Record<string, unknown>>,
): RawBuilder<string> {
  const { field, nodes } = selected;
  const given = args as unknown as Given;
  const groups = groupsOf(given);
  const { entity, action } = declaration.scope;
  const type = objectTypeOf((field as GraphQLField<unknown, unknown>).type);
  const selection = c.selection(type, nodes);
  const counted = (filter: Filter, columns: RawBuilder<unknown>): RawBuilder<unknown> =>
    countedFacts(declaration, parenthood, filter, c.readScope(entity, parenthood, action), columns);
  const shared = sharedBy(c, selected);
  if (shared !== undefined && !c.beforehand.has(shared.name)) {
    const rows: Rows = columns =>
      sql`(select t.* from ${parenthood.parents}
        cross join lateral (select * from ${counted(shared.filter, columns)} as t offset 0) as t)`;
    c.beforehand.set(shared.name, { columns: new Set(), rows });
  }
  const facts = (columns: RawBuilder<unknown>): RawBuilder<unknown> => {
    if (shared === undefined) return counted(given.filter, columns);
    const { plain, others } = conditionsOf(
      declaration.filter,
      't',
      shared.filter === undefined ? given.filter : undefined,
    );
    return sql`(select ${columns} from ${sql.table(shared.name)} as t where ${all([...plain, ...others])})`;
  };
  /** The facts that an expression reads, with the columns that it names. */
  const factsFor = (expression: RawBuilder<unknown>): RawBuilder<unknown> => {
    const kept = facts(refs(columnsNamed(expression, 't')));
    if (shared !== undefined)
      for (const name of columnsNamed(kept, 't')) c.beforehand.get(shared.name)?.columns.add(name);
    return kept;
  };
  const asked = selection.filter(({ field: inner }) => inner !== undefined);
  const dimensions = groups.map(group => declaration.groupings[group] as Grouping);
  // Counted twice, or under several values each, facts are counted once into cells; where they cannot, they are read once.
  const isTwice = new Set(asked.map(({ name }) => name)).size > 1;
  const fromCells = haveCells(dimensions) && (isTwice || dimensions.some(({ made }) => made !== undefined));
  const inCells = new Set<string>();
  const text = concat(
    objectPieces(type, selection, part => {
      const rowType = objectTypeOf((part.field as GraphQLField<unknown, unknown>).type);
      const alias = c.alias();
      const by = part.name === 'rows' ? groups : [];
      const wanted = new Set<string>();
      const row = rowText(c, rowType, part.nodes, groupSource(declaration, by, alias, wanted));
      for (const name of wanted) inCells.add(name);
      const query = fromCells
        ? groupsOfCells(declaration.measures, by.length === 0 ? [] : dimensions, wanted, given.filter, sql`cells`)
        : statisticsQuery(declaration, by, given.filter, sql`facts`, wanted);
      switch (part.name) {
        case 'rows':
          return [sql`(select concat('[', string_agg(${row}, ','), ']') from ${query} as ${sql.raw(alias)})`];
        case 'total':
          return [sql`(select ${row} from ${query} as ${sql.raw(alias)})`];
        default:
          throw new NotCompiled();
      }
    }),
  );
  if (!fromCells) {
    return sql<string>`(with facts as ${sql.raw(isTwice ? '' : 'not ')}materialized ${factsFor(text)} select ${text})`;
  }
  const cells = cellsOf(declaration.measures, dimensions, inCells, sql`facts`);
  return sql<string>`(with facts as not materialized ${factsFor(cells)}, cells as materialized ${cells} select ${text})`;
}

/**
 * Fields of the query that count facts of the same parent have them read once: all of them where one of the fields counts
 * all, else those that the same filter leaves. The name is that of what they share.
 */
function sharedBy(c: Compilation, selected: Selected): { readonly name: string; readonly filter: Filter } | undefined {
  const { of, beside } = selected;
  // Only of its fields it is known that they have one parent, and the same.
  if (of !== c.program.schema.getQueryType()?.name) return undefined;
  const same = beside.filter(other => other.name === selected.name && parentTold(other) === parentTold(selected));
  const whole = same.find(other => filterTold(other) === undefined);
  const among = whole ? same : same.filter(other => filterTold(other) === filterTold(selected));
  const first = whole ?? among[0];
  if (first === undefined || among.length < 2) return undefined;
  const { filter } = c.argumentsOf(first) as unknown as Given;
  return { name: `facts ${beside.indexOf(first)}`, filter };
}

/** What a field says of the parent, and of what it counts, as it was written. */
function parentTold({ nodes: [node] }: Selected): string {
  const told = node?.arguments?.filter(({ name: { value } }) => value !== 'groupBy' && value !== 'filter') ?? [];
  return told.map(print).toSorted().join();
}

function filterTold({ nodes: [node] }: Selected): string | undefined {
  const told = node?.arguments?.find(({ name }) => name.value === 'filter');
  return told && print(told);
}

function groupSource(
  { groupings, measures }: StatisticsDeclaration<string, string, object>,
  groups: readonly string[],
  alias: string,
  wanted: Set<string>,
): Source {
  const grouped = new Map(groups.map(group => [groupings[group]?.as, groupings[group]?.type]));
  const known = new Map(Object.values(groupings).map(({ as, type }) => [as, type]));
  return {
    column: property => {
      if (property in measures) wanted.add(property);
      const type = grouped.get(property) ?? measures[property]?.type;
      if (type !== undefined) return { sql: sql.ref(`${alias}.${property}`), type };
      const absent = known.get(property);
      if (absent === undefined) throw new NotCompiled();
      return { sql: sql`${sql.raw(`null::${absent}`)}`, type: absent };
    },
  };
}
