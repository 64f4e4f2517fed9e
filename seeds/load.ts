import { sql, type Kysely } from 'kysely';
import { demoWorld } from './demo/world.ts';
import type { SeedArea } from './demo/places.ts';
import inpres from './reference/inpres.json' with { type: 'json' };
import needKinds from './reference/need-kinds.json' with { type: 'json' };

/** A transaction of a role that may write everything; its types do not matter, for the seeds know no entities. */
type Database = Pick<Kysely<unknown>, 'getExecutor'>;
type Row = object;

/** Targets, programmes and activities of the Inpres, and the kinds of needs; again after a correction of them. */
export async function loadReference(db: Database): Promise<void> {
  const english = ({ id, name, nameEn }: { id: number; name: string; nameEn: string }) => ({
    id,
    name,
    name_en: nameEn,
  });
  await upsert(db, 'inpres_target', 'id', inpres.targets.map(english));
  await upsert(
    db,
    'inpres_programme',
    'id',
    inpres.programmes.map(programme => ({ ...english(programme), target_id: programme.targetId })),
  );
  await upsert(
    db,
    'inpres_activity',
    'id',
    inpres.activities.map(({ programmeId, indicator, responsible, ...activity }) => ({
      ...english(activity),
      programme_id: programmeId,
      indicator,
      responsible,
    })),
  );
  await upsert(
    db,
    'need_kind',
    'code',
    needKinds.map(({ nameEn, unitEn, ...kind }) => ({ ...kind, name_en: nameEn, unit_en: unitEn })),
  );
}

/** The demo world, into a database that has areas and reference data but nobody in it yet. Says whether it did. */
export async function loadDemo(db: Database, today: Date): Promise<boolean> {
  const somebody = await sql`select 1 from person limit 1`.execute(db);
  if (somebody.rows.length > 0) return false;

  // One value instead of 91,600 rows: the embedded database hands over rows slowly.
  const found = await sql<{ areas: SeedArea[] }>`
    select json_agg(json_build_object('id', id, 'code', code, 'name', name, 'level', level) order by id) as areas
    from area`.execute(db);
  const world = demoWorld(found.rows[0]?.areas ?? [], today);
  for (const [table, rows] of Object.entries(world) as [string, Row[]][]) await insert(db, table, rows);
  return true;
}

/** One statement a table, however many rows. */
async function insert(db: Database, table: string, rows: readonly Row[]): Promise<void> {
  await sql`${insertion(table, rows)}`.execute(db);
}

async function upsert(db: Database, table: string, key: string, rows: readonly Row[]): Promise<void> {
  const changes = columnsOf(rows)
    .filter(column => column !== key)
    .map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`${insertion(table, rows)} on conflict (${sql.ref(key)}) do update set ${sql.join(changes)}`.execute(db);
}

function insertion(table: string, rows: readonly Row[]) {
  const columns = sql.join(columnsOf(rows).map(column => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
}

const columnsOf = (rows: readonly Row[]): string[] => Object.keys(rows[0] ?? {});
