import type { GraphQLField } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
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
import { objectTypeOf, type Compilation, type Selected } from './compilation.ts';
import { objectPieces, rowText, type Source } from './rows.ts';
import { NotCompiled } from './run.ts';
import { compiled, concat } from './sql-text.ts';

/** Groups of facts that belong to `parent`, and the whole. */
export function statisticsText(
  c: Compilation,
  { field, nodes }: Selected,
  declaration: StatisticsDeclaration<string, string, object>,
  parenthood: Parenthood<never>,
  args: Readonly<Record<string, unknown>>,
): RawBuilder<string> {
  const given = args as unknown as StatisticsArgs<string, object>;
  const groups = groupsOf(given);
  const { entity, action } = declaration.scope;
  const type = objectTypeOf((field as GraphQLField<unknown, unknown>).type);
  const selection = c.selection(type, nodes);
  const facts = (columns?: RawBuilder<unknown>): RawBuilder<unknown> =>
    countedFacts(declaration, parenthood, given.filter, c.readScope(entity, parenthood, action), columns);
  const asked = selection.filter(({ field: inner }) => inner !== undefined);
  const dimensions = groups.map(group => declaration.groupings[group] as Grouping);
  // Counted twice, or under several values each, facts are counted once into cells; where they cannot, they are read once.
  const isTwice = new Set(asked.map(({ name }) => name)).size > 1;
  const fromCells = haveCells(dimensions) && (isTwice || dimensions.some(({ made }) => made !== undefined));
  const inCells = new Set<string>();
  const text = concat(
    objectPieces(type, selection, selected => {
      const rowType = objectTypeOf((selected.field as GraphQLField<unknown, unknown>).type);
      const alias = c.alias();
      const by = selected.name === 'rows' ? groups : [];
      const wanted = new Set<string>();
      const row = rowText(c, rowType, selected.nodes, groupSource(declaration, by, alias, wanted));
      for (const name of wanted) inCells.add(name);
      const query = fromCells
        ? groupsOfCells(declaration.measures, by.length === 0 ? [] : dimensions, wanted, given.filter, sql`cells`)
        : statisticsQuery(declaration, by, given.filter, isTwice ? sql`facts` : facts());
      switch (selected.name) {
        case 'rows':
          return [sql`(select concat('[', string_agg(${row}, ','), ']') from ${query} as ${sql.raw(alias)})`];
        case 'total':
          return [sql`(select ${row} from ${query} as ${sql.raw(alias)})`];
        default:
          throw new NotCompiled();
      }
    }),
  );
  if (fromCells) {
    const cells = cellsOf(declaration.measures, dimensions, inCells, facts());
    return sql<string>`(with cells as materialized ${cells} select ${text})`;
  }
  if (!isTwice) return text;
  return sql<string>`(with facts as materialized ${facts(columnsIn(text))} select ${text})`;
}

/** What is kept of each fact: the columns that are counted by. */
function columnsIn(text: RawBuilder<unknown>): RawBuilder<unknown> {
  const names = new Set([...compiled(text).text.matchAll(/"t"\."(\w+)"/g)].map(([, name]) => name as string));
  return names.size === 0 ? sql`true` : sql.join([...names].map(name => sql.ref(`t.${name}`)));
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
