import { loadDemo, loadReference } from '../../seeds/load.ts';
import { importAreas, officialAreas, officialCounts } from '../areas/area-import.ts';
import { asKeeper, type Database } from '../platform/database.ts';

/** Brings a database to where the program can start: tables, all areas, reference data and, when asked, a demo world. */
export async function prepare(
  database: Database,
  { demo, tell }: { demo: boolean; tell: (step: string) => void },
): Promise<void> {
  const migrated = await database.migrate();
  if (migrated.length > 0) tell(`migrated: ${migrated.join(', ')}`);
  await asKeeper(database.orm, async rows => {
    const imported = await importAreas(rows, officialAreas, officialCounts);
    if (imported > 0) tell(`imported ${imported} areas, every level counted`);
    await loadReference(rows);
  });
  if (!demo) return;
  const loaded = await asKeeper(database.orm, rows => loadDemo(rows, new Date()));
  if (loaded) tell('loaded the demo world');
}
