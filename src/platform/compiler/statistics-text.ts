import type { GraphQLField } from 'graphql';
import { sql, type RawBuilder } from 'kysely';
import type { Parenthood } from '../reading/list.ts';
import {
  factsOf,
  groupsOf,
  statisticsQuery,
  type StatisticsArgs,
  type StatisticsDeclaration,
} from '../reading/statistics.ts';
import { objectTypeOf, type Compilation, type Selected } from './compilation.ts';
import { objectPieces, rowText, type Source } from './rows.ts';
import { NotCompiled } from './run.ts';
import { concat } from './sql-text.ts';

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
  const facts = factsOf(declaration, parenthood, given.filter, c.readScope(entity, action));
  // Counted twice, they are read once.
  const isShared = new Set(selection.map(({ name }) => name)).size > 1;
  const query = (by: readonly string[]): RawBuilder<unknown> =>
    statisticsQuery(declaration, by, given.filter, isShared ? sql`facts` : facts);
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
  return isShared ? sql<string>`(with facts as materialized ${facts} select ${text})` : text;
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
