import type { GraphQLField } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import type { Parenthood } from '../reading/list.ts';
import {
  countedFacts,
  groupsOf,
  statisticsQuery,
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
    countedFacts(declaration, parenthood, given.filter, c.readScope(entity, action), columns);
  // Counted twice, they are read once.
  const isShared = new Set(selection.map(({ name }) => name)).size > 1;
  const query = (by: readonly string[]): RawBuilder<unknown> =>
    statisticsQuery(declaration, by, given.filter, isShared ? sql`facts` : facts());
  const text = concat(
    objectPieces(type, selection, selected => {
      const rowType = objectTypeOf((selected.field as GraphQLField<unknown, unknown>).type);
      const alias = c.alias();
      const by = selected.name === 'rows' ? groups : [];
      const row = rowText(c, rowType, selected.nodes, groupSource(declaration, by, alias));
      switch (selected.name) {
        case 'rows':
          return [sql`(select concat('[', string_agg(${row}, ','), ']') from ${query(by)} as ${sql.raw(alias)})`];
        case 'total':
          return [sql`(select ${row} from ${query(by)} as ${sql.raw(alias)})`];
        default:
          throw new NotCompiled();
      }
    }),
  );
  if (!isShared) return text;
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
): Source {
  const grouped = new Map(groups.map(group => [groupings[group]?.as, groupings[group]?.type]));
  const known = new Map(Object.values(groupings).map(({ as, type }) => [as, type]));
  return {
    column: property => {
      const type = grouped.get(property) ?? measures[property]?.type;
      if (type !== undefined) return { sql: sql.ref(`${alias}.${property}`), type };
      const absent = known.get(property);
      if (absent === undefined) throw new NotCompiled();
      return { sql: sql`${sql.raw(`null::${absent}`)}`, type: absent };
    },
  };
}
