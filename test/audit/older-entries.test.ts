import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { Foundation } from '../../schema/migrations/2026-11-23-1-foundation.ts';
import { Needs } from '../../schema/migrations/2026-11-23-2-needs.ts';
import { Interventions } from '../../schema/migrations/2026-11-23-3-interventions.ts';
import { Reading } from '../../schema/migrations/2026-11-24-1-reading.ts';
import { HashedKeys } from '../../schema/migrations/2026-11-24-2-hashed-keys.ts';
import { openProgramDatabase } from '../../src/app.ts';
import { asKeeper, openDatabase, reading } from '../../src/platform/database.ts';
import { Person } from '../../src/people/person.entity.ts';
import { verifyChains } from '../../src/audit/chain-verification.ts';

const before = [
  { name: '2026-11-23-1-foundation', class: Foundation },
  { name: '2026-11-23-2-needs', class: Needs },
  { name: '2026-11-23-3-interventions', class: Interventions },
  { name: '2026-11-24-1-reading', class: Reading },
  { name: '2026-11-24-2-hashed-keys', class: HashedKeys },
];

it('entries from before there were chains are linked in the order they were written', { timeout: 60_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'episentrum-older-'));
  try {
    const older = await openDatabase({ entities: [Person], migrations: before, url: undefined, dataDir });
    await older.migrate();
    await asKeeper(older.orm, async rows => {
      await sql`insert into area (id, code, name, level) values (1, 'ID', 'Indonesia', 'COUNTRY')`.execute(rows);
      await sql`insert into person (id, subject, name, position, area_id, area_code)
        select gen_random_uuid(), 'x:' || n, 'Nurhayati', 'Petugas', 1, 'ID' from generate_series(1, 20) n`.execute(
        rows,
      );
      await sql`update person set name = 'Aminah'`.execute(rows);
    });
    await older.close();

    const database = await openProgramDatabase({ url: undefined, dataDir });
    await database.migrate();
    await asKeeper(database.orm, async rows => sql`update person set name = 'Siti'`.execute(rows));
    const found = await reading(database.orm, session => verifyChains(session));
    await database.close();

    expect(found).toMatchObject({ entries: 60, chains: 1, faults: [], unrecorded: [] });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
