import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { stableId } from '../../seeds/demo/random.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { testDatabase } from '../support/database.ts';
import { plain, useApps } from './apps.ts';
import { renameAreasBack } from './world-changes.ts';
import { newWorld } from './world.ts';

const apps = useApps();
beforeEach(newWorld);
afterAll(renameAreasBack);

const subject = 'test:district';
const needs = '{ needs(first: 3) { totalCount nodes { title area { name } } } viewer { grants { role } } }';

/** Code of the first error, if there is one; both ways of reading say the same. */
async function told(query: string): Promise<string | undefined> {
  const { executed, compiled } = await apps.ask({ ...plain, query, subject });
  expect(compiled).toEqual(executed);
  const { errors } = JSON.parse(compiled.body) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? 'answered';
}

async function change(statement: ReturnType<typeof sql>): Promise<void> {
  await asKeeper((await testDatabase()).orm, async rows => await statement.execute(rows));
}

describe('what the compiler remembers of somebody', () => {
  const grant = sql`update access_grant set`;
  const theirs = sql`where id = ${stableId('grant', 'district', 0)}`;

  it('holds until a grant of theirs ends by the clock', async () => {
    await change(sql`${grant} valid_to = clock_timestamp() + interval '1.5 s' ${theirs}`);

    const before = [await told(needs), await told(needs)];
    await setTimeout(1600);
    const after = [await told(needs), await told(needs)];

    expect([before, after]).toEqual([
      ['answered', 'answered'],
      ['FORBIDDEN', 'FORBIDDEN'],
    ]);
  });

  it('holds until a grant of theirs begins by the clock', async () => {
    await change(sql`${grant} valid_from = clock_timestamp() + interval '1.5 s' ${theirs}`);

    const before = [await told(needs), await told(needs)];
    await setTimeout(1600);
    const after = [await told(needs), await told(needs)];

    expect([before, after]).toEqual([
      ['FORBIDDEN', 'FORBIDDEN'],
      ['answered', 'answered'],
    ]);
  });
});

describe('what the compiler remembers of the areas', () => {
  it('holds until one of them has changed, and it reads', async () => {
    await told(needs);
    await change(sql`update area set name = name || ' baru'`);
    await apps.lookAtAreas();

    expect(await told(needs)).toBe('answered');
  });
});
