import { sql, type RawBuilder } from 'kysely';
import { Random } from '../../seeds/demo/random.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { testAreas, testDatabase } from '../support/database.ts';
import { areaId } from '../support/factories.ts';
import { oddTexts } from './world-texts.ts';
import type { World } from './world.ts';

type Change = (random: Random, world: World) => RawBuilder<unknown>;

/** What may come between two operations: what the program remembers from the one does not hold for the other. */
const changes: readonly Change[] = [
  // Three have lost what they held, everybody else holds it again; what was prolonged ends where it did.
  (random, { people }) => sql`
    update access_grant set valid_to = case when person_id = any(${random.sample(people, 3)}::uuid[])
      then '2026-01-01T00:00:00Z' else ${random.pick([null, '2999-01-01T00:00:00Z'])} end::timestamptz
    where not exists (select from access_grant g where g.prolongs_id = access_grant.id)`,
  (random, { people }) => sql`
    update person set suspended_at = case when id = any(${random.sample(people, 2)}::uuid[]) then now() end`,
  random => sql`
    update access_grant set sectors = ${random.pick([['WATER'], ['HEALTH', 'WATER'], ['EDUCATION', 'DRAINAGE']])}::text[]
    where role in ('PARTNER', 'SECTOR_AGENCY')`,
  (random, { people }) => sql`
    update person set name = ${random.pick(oddTexts)} where id = any(${random.sample(people, 5)}::uuid[])`,
  random => sql`update person_contact set phone = ${`0813-${random.between(0, 99)}`}`,
  (random, { organizations }) => sql`
    update organization set name = ${random.pick(oddTexts)} where id = ${random.pick(organizations)}`,
  random => sql`
    update area set name = name || ' baru' where code = ${random.pick(testAreas).code}`,
  (random, { needs }) => sql`
    update need set title = ${random.pick(oddTexts)}, quantity = ${random.between(1, 9)}, version = version + 1
    where id = any(${random.sample(needs, 9).map(({ id }) => id)}::uuid[])`,
  (random, { needs }) => {
    const { code } = random.pick(testAreas);
    return sql`update need set area_id = ${areaId(code)}, area_code = ${code}
      where id = any(${random.sample(needs, 9).map(({ id }) => id)}::uuid[])`;
  },
  (random, { needs }) => sql`
    update need set verification = 'VERIFIED', verified_at = '2026-02-03T04:05:06Z'
    where id = any(${random.sample(needs, 9).map(({ id }) => id)}::uuid[])`,
  (random, { interventions }) => sql`
    delete from budget_line where intervention_id = any(${random.sample(interventions, 3).map(({ id }) => id)}::uuid[])`,
  (random, { interventions }) => sql`
    delete from need_answer where intervention_id = any(${random.sample(interventions, 3).map(({ id }) => id)}::uuid[])`,
];

export async function changeWorld(world: World, step: number): Promise<void> {
  const random = new Random('change', step);
  const change = random.pick(changes)(random, world);
  await asKeeper((await testDatabase()).orm, async rows => await change.execute(rows));
}

/** Areas outlive the world: other tests know them by their names. */
export async function renameAreasBack(): Promise<void> {
  const [codes, names] = [testAreas.map(({ code }) => code), testAreas.map(({ name }) => name)];
  await asKeeper((await testDatabase()).orm, async rows => {
    await sql`update area set name = known.name from unnest(${codes}::text[], ${names}::text[]) as known(code, name)
      where area.code = known.code and area.name <> known.name`.execute(rows);
  });
}
