import { Args, type ClassType } from 'type-graphql';
import { sql } from 'kysely';
import { Requires } from '../access/requires.ts';
import { connectionOf, PageArgs } from '../platform/reading/connection.ts';
import type { ListDeclaration, Parenthood } from '../platform/reading/list.ts';
import { page, Reads } from '../platform/reading/reads.ts';
import { HistoryEntry } from './history-entry.entity.ts';
import { recorded, type Recorded } from './history.policy.ts';

const HistoryConnection: ClassType = connectionOf(() => HistoryEntry, 'History', ['entries', 'catatan']);

const history: ListDeclaration<HistoryEntry, Record<string, never>, 'AT'> = {
  entity: HistoryEntry,
  filter: {},
  orderings: { AT: { by: t => sql`${sql.ref(`${t}.at`)}`, type: 'timestamptz' } },
  standard: { field: 'AT', direction: 'DESC' },
};

/** An object with a history, by the name that the log has for its row: a property of it. */
type Named<Property extends string> = Readonly<Record<Property, string | number>>;

const ofRow = <Property extends string>(table: string, property: Property): Parenthood<Named<Property>> => ({
  name: `of ${table}`,
  rows: 'few',
  key: object => object[property],
  columns: [{ name: 'key', type: 'text', of: object => String(object[property]), property }],
  condition: alias =>
    sql<boolean>`${sql.ref(`${alias}.row_id`)} = parent.key and ${sql.ref(`${alias}.object`)} = ${sql.lit(table)}`,
});

/** The field `history` of an object; the view `history_entry` must know its table too. */
export function HasHistory(object: Recorded, property = 'id'): PropertyDecorator & MethodDecorator {
  recorded.set(object.table, object);
  const within = ofRow(object.table, property);
  const read = page(history, () => within);
  return (prototype: object, key: string | symbol) => {
    Requires('audit:read')(prototype, key, {});
    Reads(() => HistoryConnection, read, {
      nullable: true,
      description:
        'What was done to it and its parts, newest first; null, with an error, for whoever may not look into the log.\nYang dilakukan terhadapnya dan bagian-bagiannya, terbaru lebih dahulu; null, disertai galat, bagi yang tidak berhak membaca catatan.',
      parameters: [Args(() => PageArgs)],
    })(prototype, key, {});
  };
}
