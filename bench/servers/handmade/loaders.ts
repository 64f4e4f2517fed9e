import DataLoader from 'dataloader';
import { area, type Area } from './area.ts';
import { interventions } from './intervention.ts';
import { needs } from './need.ts';
import type { Reading } from './reading.ts';
import { columns } from './statement.ts';

interface Source {
  readonly table: string;
  readonly columns: string;
}

type Row = Record<string, unknown>;

const organization = { table: 'organization', columns: columns('id name short_name kind category sectors area_id') };
const person = { table: 'person', columns: columns('id name position organization_id area_id') };
const contact = { table: 'person_contact', columns: columns('person_id phone email') };
const needKind = { table: 'need_kind', columns: columns('code name name_en unit unit_en sector') };
const activity = {
  table: 'inpres_activity',
  columns: columns('id programme_id name name_en indicator responsible'),
};
const programme = { table: 'inpres_programme', columns: columns('id target_id name name_en') };
const target = { table: 'inpres_target', columns: columns('id name name_en') };
const participant = {
  table: 'intervention_participant',
  columns: columns('intervention_id organization_id role'),
};
const answer = { table: 'need_answer', columns: columns('intervention_id need_id quantity delivered_quantity') };
const budgetLine = { table: 'budget_line', columns: columns('intervention_id fund_source amount note') };
const note = {
  table: 'progress_note',
  columns: columns('intervention_id reported_by_id reported_at physical_progress text'),
};

/** What a request reads by keys: for each field one statement a level of the response, however many rows it has. */
export function loadersOf(reading: Reading) {
  /** At most one row a key. */
  const one = <Key extends string | number, Found = Row>(source: Source, column: string, type: string) =>
    new DataLoader<Key, Found | null>(async keys => {
      const rows = await reading.rows<Found & { __key: Key }>(
        `select t.${column} as "__key", ${source.columns} from ${source.table} t where t.${column} = any($1::${type}[])`,
        [keys],
      );
      const byKey = new Map(rows.map(row => [row.__key, row]));
      return keys.map(key => byKey.get(key) ?? null);
    });
  /** The rows of each key, in an order. */
  const many = <Key extends string | number, Found = Row>(
    source: Source,
    column: string,
    type: string,
    order: string,
  ) =>
    new DataLoader<Key, Found[]>(async keys => {
      const rows = await reading.rows<Found & { __key: Key }>(
        `select t.${column} as "__key", ${source.columns} from ${source.table} t where t.${column} = any($1::${type}[]) order by ${order}`,
        [keys],
      );
      const byKey = Map.groupBy(rows, row => row.__key);
      return keys.map(key => byKey.get(key) ?? []);
    });
  return {
    areaById: one<number, Area>(area, 'id', 'int'),
    areaByCode: one<string, Area>(area, 'code', 'text'),
    areasByParent: many<number, Area>(area, 'parent_id', 'int', 't.code'),
    needById: one<string>(needs, 'id', 'uuid'),
    interventionById: one<string>(interventions, 'id', 'uuid'),
    organizationById: one<string>(organization, 'id', 'uuid'),
    personById: one<string>(person, 'id', 'uuid'),
    contactByPerson: one<string>(contact, 'person_id', 'uuid'),
    needKindByCode: one<string>(needKind, 'code', 'text'),
    activityById: one<number>(activity, 'id', 'int'),
    programmeById: one<number>(programme, 'id', 'int'),
    targetById: one<number>(target, 'id', 'int'),
    participantsByIntervention: many<string>(participant, 'intervention_id', 'uuid', 't.role, t.organization_id'),
    answersByIntervention: many<string>(answer, 'intervention_id', 'uuid', 't.need_id'),
    answersByNeed: many<string>(answer, 'need_id', 'uuid', 't.intervention_id'),
    budgetLinesByIntervention: many<string>(budgetLine, 'intervention_id', 'uuid', 't.fund_source, t.id'),
    notesByIntervention: many<string>(note, 'intervention_id', 'uuid', 't.reported_at, t.id'),
  };
}

export type Loaders = ReturnType<typeof loadersOf>;
