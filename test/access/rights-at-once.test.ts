import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compiled } from '../../src/platform/statement-text.ts';
import { Session } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi, useEveryWay, type Api } from '../support/api.ts';
import { change, emptyDatabase, select, stored, testDatabase } from '../support/database.ts';
import { newGrant, newNeed, newOfficer, newPerson, type Somebody } from '../support/factories.ts';

/**
 * The program remembers whom it has met, how it read, and what it answered. None of that outlives a change of rights: the
 * next read is under the new ones, whoever changed them, and nothing tells this process.
 */
const ways = useEveryWay();
const api = useApi({ readPath: 'compiled', responseCache: false });
beforeEach(emptyDatabase);

const query = '{ needs { totalCount nodes { title area { code } } } }';

/** What they see of needs, by title, or why not. */
async function seenBy(who: Somebody | null, by: Api): Promise<string[] | string | undefined> {
  const answer = await by.run<{ needs: { nodes: { title: string }[] } | null }, object>(who, query);
  return answer.data?.needs?.nodes.map(({ title }) => title).toSorted() ?? codeOf(answer);
}

/** Until viewer, plan and answer are all remembered, and connections have their settings. */
async function warm(who: Somebody, by: Api): Promise<void> {
  for (let times = 0; times < 3; times += 1) await seenBy(who, by);
  await Promise.all(Array.from({ length: 12 }, () => seenBy(who, by)));
}

const here = '15.71.01.1001';
const elsewhere = '15.03.01.2001';

async function newWorld(): Promise<Somebody> {
  await newNeed({ area: here, title: 'Di sini' });
  await newNeed({ area: elsewhere, title: 'Di sana' });
  return await newPerson([{ role: 'DISTRICT', area: '15.71.01' }]);
}

const changes: readonly (readonly [what: string, statement: (who: Somebody) => RawBuilder<unknown>, then: unknown])[] =
  [
    [
      'is revoked',
      who => sql`update access_grant set revoked_at = now(), revocation_reason = 'Pindah' where person_id = ${who.id}`,
      'FORBIDDEN',
    ],
    ['is ended', who => sql`update access_grant set valid_to = now() where person_id = ${who.id}`, 'FORBIDDEN'],
    [
      'is put off',
      who => sql`update access_grant set valid_from = now() + interval '1 day' where person_id = ${who.id}`,
      'FORBIDDEN',
    ],
    ['loses its holder', who => sql`update person set suspended_at = now() where id = ${who.id}`, 'FORBIDDEN'],
    [
      'becomes one of another role',
      who => sql`update access_grant set role = 'ENUMERATOR' where person_id = ${who.id}`,
      'FORBIDDEN',
    ],
    [
      'becomes one of another place',
      who => sql`update access_grant g set area_id = a.id, area_code = a.code from area a
      where a.code = '15.03.01' and g.person_id = ${who.id}`,
      ['Di sana'],
    ],
    [
      'becomes one of somebody else',
      who => sql`update person set subject = ${`${who.subject}, before`} where id = ${who.id}`,
      'FORBIDDEN',
    ],
  ];

describe.each(ways)('%s, a grant that', (_way, by) => {
  it.each(changes)('%s between two reads counts no longer', async (_what, statement, then) => {
    const officer = await newWorld();
    await warm(officer, by);
    expect(await seenBy(officer, by)).toEqual(['Di sini']);

    await change(statement(officer));

    expect(await seenBy(officer, by)).toEqual(then);
    expect(await Promise.all(Array.from({ length: 12 }, () => seenBy(officer, by)))).toEqual(Array(12).fill(then));
  });

  it('is given between two reads counts from the next one on', async () => {
    const officer = await newWorld();
    await warm(officer, by);

    await newGrant(officer.id, { role: 'DISTRICT', area: '15.03.01' });

    expect(await seenBy(officer, by)).toEqual(['Di sana', 'Di sini']);
  });

  it('its holder has back after a suspension counts again', async () => {
    const officer = await newWorld();
    await change(sql`update person set suspended_at = now() where id = ${officer.id}`);
    await warm(officer, by);
    expect(await seenBy(officer, by)).toBe('FORBIDDEN');

    await change(sql`update person set suspended_at = null where id = ${officer.id}`);

    expect(await seenBy(officer, by)).toEqual(['Di sini']);
  });

  it('is the first of somebody whom nobody knew counts at once', async () => {
    await newWorld();
    const stranger = await newPerson();
    await change(sql`update person set subject = 'test:later' where id = ${stranger.id}`);
    await warm(stranger, by);
    expect(await seenBy(stranger, by)).toBe('FORBIDDEN');

    await newGrant(stranger.id, { role: 'DISTRICT', area: '15.03.01' });
    await change(sql`update person set subject = ${stranger.subject} where id = ${stranger.id}`);

    expect(await seenBy(stranger, by)).toEqual(['Di sana']);
  });

  it('is given and taken again and again is never a change late', async () => {
    const officer = await newWorld();
    const given = sql`update access_grant set valid_to = null where person_id = ${officer.id}`;
    const taken = sql`update access_grant set valid_to = now() where person_id = ${officer.id}`;
    await warm(officer, by);

    for (let times = 0; times < 8; times += 1) {
      await change(times % 2 === 0 ? taken : given);
      const answers = await Promise.all([seenBy(officer, by), seenBy(officer, by), seenBy(officer, by)]);
      expect(answers).toEqual(Array(3).fill(times % 2 === 0 ? 'FORBIDDEN' : ['Di sini']));
    }
  });

  it.each([
    ['has an end passes it', 'valid_to', ['Di sini'], 'FORBIDDEN'],
    ['has a beginning reaches it', 'valid_from', 'FORBIDDEN', ['Di sini']],
  ])('%s by the clock of the database, and nobody has to do anything', async (_what, moment, before, after) => {
    const officer = await newWorld();
    await warm(officer, by);
    await change(sql`update access_grant set ${sql.id(moment)} = clock_timestamp() + interval '2 seconds'
      where person_id = ${officer.id}`);
    expect([await seenBy(officer, by), await seenBy(officer, by)]).toEqual([before, before]);

    await sleep(2050);

    expect(await seenBy(officer, by)).toEqual(after);
  });
});

describe('a change of rights', () => {
  it('costs each viewer a second statement, once', async () => {
    const officer = await newWorld();
    await warm(officer, api);

    await newOfficer('VILLAGE', here);

    const costs: number[] = [];
    for (let times = 0; times < 3; times += 1) costs.push((await api.run(officer, query)).statements);
    expect(costs).toEqual([2, 1, 1]);
  });

  it('that is taken back changes nothing', async () => {
    const officer = await newWorld();
    await warm(officer, api);

    const taking =
      change(sql`with gone as (update access_grant set valid_to = now() where person_id = ${officer.id} returning id)
      select 1 / (count(*) - count(*)) from gone`);

    await expect(taking).rejects.toThrow('division by zero');
    expect(await api.run(officer, query)).toMatchObject({ statements: 1, data: { needs: { totalCount: 1 } } });
  });

  it('of a person’s contact or of needs does not make anybody be met again', async () => {
    const officer = await newWorld();
    await warm(officer, api);

    await change(sql`insert into person_contact (person_id, phone) values (${officer.id}, '0812')`);
    await change(sql`update need set title = 'Masih di sini' where area_code = ${here}`);

    expect(await api.run(officer, query)).toMatchObject({ statements: 1 });
    expect(await seenBy(officer, api)).toEqual(['Masih di sini']);
  });
});

const verify = 'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { verification } } }';

describe('an act', () => {
  it('is not done where its grant holds no longer when the row is its own to change', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed({ area: here, verification: 'SUBMITTED' });
    const run = Reflect.get(Session.prototype, 'run') as (
      this: Session,
      statement: RawBuilder<unknown>,
    ) => Promise<unknown[]>;
    const running = vi.spyOn(Session.prototype, 'run').mockImplementation(function (this: Session, statement) {
      return compiled(statement).text.includes('hold_grant')
        ? Promise.resolve([{ holds: false }] as never)
        : (run.call(this, statement) as never);
    });

    const answer = await api.run(officer, verify, { input: { id: globalId('need', id), expectedVersion: 1 } });
    running.mockRestore();

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await stored('need', id)).toMatchObject({ verification: 'SUBMITTED', version: 1 });
  });

  it.each([
    ['holds', sql`version = 1`, true],
    ['was revoked', sql`revoked_at = now(), revocation_reason = 'Pindah tugas.'`, false],
    ['has ended', sql`valid_to = now()`, false],
    ['has not begun', sql`valid_from = now() + interval '1 hour'`, false],
    ['is of somebody suspended', undefined, false],
    ['is somebody else’s', null, false],
  ])('asks the database for its grant, which %s', async (_what, becoming, holds) => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const other = await newOfficer('DISTRICT', '15.71.01');
    if (becoming) await change(sql`update access_grant set ${becoming} where person_id = ${officer.id}`);
    if (becoming === undefined) await change(sql`update person set suspended_at = now() where id = ${officer.id}`);
    const [grant] = await select<{ id: string }>('access_grant', { person_id: officer.id });
    const session = await Session.begin((await testDatabase()).orm, 'write');
    const { subject } = becoming === null ? other : officer;
    await session.run(sql`select set_config('episentrum.subject', ${subject}, true)`);

    const found = await session.run(sql`select hold_grant(${grant?.id ?? null}::uuid) as holds`);
    await session.rollback();

    expect(found).toEqual([{ holds }]);
  });
});

/** An embedded database has one connection: nobody waits for anybody there. */
describe.skipIf(process.env['DATABASE_URL'] === undefined)('an act that waits while its grant', () => {
  it.each([
    ['is revoked', sql`revoked_at = now(), revocation_reason = 'Pindah tugas.'`],
    ['ends', sql`valid_to = now()`],
  ])('%s is not done', async (_what, ending) => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed({ area: here, verification: 'SUBMITTED' });
    const other = new pg.Client({ connectionString: (await testDatabase()).url });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from need where id = $1 for update', [id]);
      const acting = api.run(officer, verify, { input: { id: globalId('need', id), expectedVersion: 1 } });
      await expect
        .poll(async () => (await other.query(`select from pg_stat_activity where wait_event_type = 'Lock'`)).rowCount)
        .toBe(1);
      await change(sql`update access_grant set ${ending} where person_id = ${officer.id}`);
      await other.query('rollback');

      expect(codeOf(await acting)).toBe('FORBIDDEN');
    } finally {
      await other.end();
    }
    expect(await stored('need', id)).toMatchObject({ verification: 'SUBMITTED', version: 1 });
  });

  it('is to be revoked is done before', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const other = new pg.Client({ connectionString: (await testDatabase()).url });
    await other.connect();
    try {
      await other.query(`begin; select set_config('episentrum.subject', '${officer.subject}', true)`);
      const { rows } = await other.query(`select hold_grant(id) as holds from access_grant where person_id = $1`, [
        officer.id,
      ]);
      const revoking = change(sql`update access_grant set valid_to = now() where person_id = ${officer.id}`);

      expect(rows).toEqual([{ holds: true }]);
      expect(await Promise.race([revoking.then(() => 'revoked'), sleep(300).then(() => 'waits')])).toBe('waits');
      await other.query('commit');
      await revoking;
    } finally {
      await other.end();
    }
  });
});
