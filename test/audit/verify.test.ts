import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyChains, type Verified } from '../../src/audit/chain-verification.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { change, emptyDatabase, renewDatabase, testDatabase } from '../support/database.ts';
import { newIntervention, newNeed } from '../support/factories.ts';
import { tampered, verify } from './chain.ts';

beforeAll(renewDatabase);
beforeEach(emptyDatabase);

interface Place {
  readonly chain: number;
  readonly position: number;
  readonly id: string;
}

/** The place of an entry of a need that was changed a few times; a single writer uses the first chain. */
async function entries(): Promise<Place[]> {
  const need = await newNeed();
  for (let quantity = 50; quantity < 54; quantity += 1)
    await change(sql`update need set quantity = ${quantity} where id = ${need}`);
  return await asKeeper((await testDatabase()).orm, async rows => {
    const { rows: places } = await sql<Place>`
      select chain, position::int as position, id::text as id from audit_entry where row_id = ${need} order by id`.execute(
      rows,
    );
    return places;
  });
}

async function found(...statements: string[]): Promise<Verified> {
  let verified: Verified | undefined;
  await tampered(statements, async session => {
    verified = await verifyChains(session);
  });
  return verified as Verified;
}

const at = ({ chain, position }: Pick<Place, 'chain' | 'position'>) => `chain = ${chain} and position = ${position}`;

describe('a log that nobody has touched', () => {
  it('is whole, whatever was written to it', async () => {
    await newIntervention({ answers: [{ need: await newNeed(), quantity: 2 }] });
    await entries();

    const { faults, unrecorded, entries: all, anchor } = await verify();

    expect({ faults, unrecorded }).toEqual({ faults: [], unrecorded: [] });
    expect(all).toBeGreaterThan(5);
    expect((await verify([anchor])).faults).toEqual([]);
  });

  it('goes on from an anchor that was kept', async () => {
    await entries();
    const { anchor } = await verify();
    await entries();

    expect((await verify([anchor])).faults).toEqual([]);
  });
});

describe('a superuser who switches everything off', () => {
  let places: Place[];
  beforeEach(async () => {
    places = await entries();
  });
  const middle = (): Place => places[2] as Place;

  it.each([
    `at = at + interval '1 microsecond'`,
    `subject = 'somebody:else'`,
    `person_id = gen_random_uuid()`,
    `grant_id = gen_random_uuid()`,
    `request_id = 'another'`,
    `database_user = 'nobody'`,
    `table_name = 'person'`,
    `row_id = gen_random_uuid()::text`,
    `act = 'insert'`,
    `before = null`,
    `before = jsonb_set(before, '{quantity}', '9')`,
    `after = jsonb_set(after, '{quantity}', '9')`,
    `after = after || '{"more": null}'`,
    `hash = sha256('x')`,
    `id = default`,
  ])('is found to have set %s', async assignment => {
    const { faults } = await found(`update audit_entry set ${assignment} where ${at(middle())}`);

    expect(faults[0]).toMatchObject({ chain: middle().chain, position: middle().position, entry: {} });
  });

  it('is found to have taken out an entry, and the one after it is named', async () => {
    const { faults } = await found(`delete from audit_entry where ${at(middle())}`);

    expect(faults).toMatchObject([
      { position: middle().position + 1, what: expect.stringContaining(`at ${middle().position}, is missing`) },
    ]);
  });

  it('is found to have taken out the first, and the last', async () => {
    const first = await found(`delete from audit_entry where chain = 0 and position = 1`);
    const last = await found(`delete from audit_entry where ${at(places.at(-1) as Place)}`);

    expect(first.faults).toMatchObject([{ chain: 0, position: 2 }]);
    expect(last.faults).toMatchObject([{ what: expect.stringContaining('the end is missing') }]);
  });

  it('is found to have closed a gap by moving up all that came after', async () => {
    const { faults } = await found(
      `delete from audit_entry where ${at(middle())}`,
      `update audit_entry set position = -position where chain = ${middle().chain} and position > ${middle().position}`,
      `update audit_entry set position = -position - 1 where chain = ${middle().chain} and position < 0`,
      `update audit_head set position = position - 1 where chain = ${middle().chain}`,
    );

    expect(faults[0]).toMatchObject({ position: middle().position });
  });

  it('is found to have put one in at the end, in the middle, before the start, or in a chain of its own', async () => {
    const [last] = places.slice(-1) as [Place];
    const put = (chain: number, position: number) => `
      insert into audit_entry (chain, position, at, table_name, row_id, act, hash)
      values (${chain}, ${position}, now(), 'need', 'x', 'delete', sha256('x'))`;
    const results = [
      await found(put(last.chain, last.position + 1)),
      await found(`alter table audit_entry drop constraint audit_entry_chain_position_key`, put(0, middle().position)),
      await found(put(0, 0)),
      await found(put(0, -5)),
      await found(put(1000, 1)),
      await found(put(0, 900_000_000_000)),
    ];

    expect(results.map(({ faults }) => faults.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(results[0]?.faults).toMatchObject([
      { position: last.position + 1, what: expect.stringContaining('put in') },
    ]);
    expect(results[1]?.faults).toMatchObject([{ position: middle().position }]);
  });

  it('is found to have doubled an entry', async () => {
    const { faults } = await found(
      `alter table audit_entry drop constraint audit_entry_chain_position_key`,
      `alter table audit_entry drop constraint audit_entry_pkey`,
      `insert into audit_entry overriding system value select * from audit_entry where ${at(middle())}`,
    );

    expect(faults).toMatchObject([{ position: middle().position, what: expect.stringContaining('same place') }]);
  });

  it('is found to have let two entries change places', async () => {
    const [one, other] = [middle(), places[3] as Place];
    const { faults } = await found(
      `update audit_entry set position = -1 where ${at(one)}`,
      `update audit_entry set position = ${one.position} where ${at(other)}`,
      `update audit_entry set position = ${other.position} where chain = ${one.chain} and position = -1`,
    );

    expect(faults).toMatchObject([{ position: one.position }]);
  });

  it.each([
    ['moved on', 'position = position + 1'],
    ['moved back', 'position = position - 1'],
    ['changed', `hash = sha256('x')`],
  ])('is found to have %s a head', async (_how, assignment) => {
    const { faults } = await found(`update audit_head set ${assignment} where chain = ${middle().chain}`);

    expect(faults).toMatchObject([{ chain: middle().chain }]);
  });

  it('is found to have taken away a head', async () => {
    const { faults } = await found(`delete from audit_head where chain = ${middle().chain}`);

    expect(faults).toHaveLength(1);
  });

  it('is found out by the anchor alone, who also wrote the rest of the chain anew', async () => {
    const { anchor } = await verify();
    const { chain, position } = middle();
    const rewritten = [
      `update audit_entry set subject = 'somebody:else' where ${at(middle())}`,
      `update audit_entry e set hash = linked.hash from (
         select id, audit_link(jsonb_build_array(chain, position, id, (extract(epoch from at) * 1000000)::bigint, subject,
           person_id, grant_id, request_id, database_user, table_name, row_id, act, before, after)::text, before_it)
           over (order by position) as hash
         from (select a.*, (select hash from audit_entry where chain = ${chain} and position = ${position - 1}) as before_it
           from audit_entry a where chain = ${chain} and position >= ${position}) as a) as linked where linked.id = e.id`,
      `update audit_head set hash = (select hash from audit_entry where chain = ${chain} order by position desc limit 1)
       where chain = ${chain}`,
    ];

    let [alone, anchored] = [undefined, undefined] as (Verified | undefined)[];
    await tampered(rewritten, async session => {
      alone = await verifyChains(session);
      anchored = await verifyChains(session, [anchor]);
    });

    expect(alone?.faults).toEqual([]);
    expect(anchored?.faults).toMatchObject([{ chain, what: expect.stringContaining('anchor') }]);
  });

  it('is found out by the anchor alone, who cut the end and set the head back', async () => {
    const { anchor } = await verify();
    const [last] = places.slice(-1) as [Place];
    const cut = [
      `delete from audit_entry where ${at(last)}`,
      `update audit_head set (position, hash) = (select position, hash from audit_entry where chain = ${last.chain}
         order by position desc limit 1) where chain = ${last.chain}`,
    ];

    let [alone, anchored] = [undefined, undefined] as (Verified | undefined)[];
    await tampered(cut, async session => {
      alone = await verifyChains(session);
      anchored = await verifyChains(session, [anchor]);
    });

    expect(alone?.faults).toEqual([]);
    expect(anchored?.faults).toMatchObject([{ what: expect.stringContaining('the anchor knows an entry') }]);
  });

  it.each([
    'alter table need disable trigger audited_update',
    'alter table need disable trigger audited_truncate',
    'alter table need enable trigger audited_insert',
    'drop trigger audited_delete on person_contact',
    'alter table audit_entry disable trigger kept',
    'create table unnoticed (id int primary key)',
  ])('is found to have left a way around the log: %s', async statement => {
    const { unrecorded, faults } = await tamperedLast(statement);

    expect(faults).toEqual([]);
    expect(unrecorded).toHaveLength(1);
  });
});

/** What is done after everything was switched on again. */
async function tamperedLast(statement: string): Promise<Verified> {
  let verified: Verified | undefined;
  await tampered([], async session => {
    await session.run(sql.raw(statement));
    verified = await verifyChains(session);
  });
  return verified as Verified;
}

it('a thousand entries of one statement are links one by one', async () => {
  const before = await verify();

  await change(sql`
    insert into organization (id, name, kind, category, area_id, area_code)
    select gen_random_uuid(), 'Dinas ' || n, 'OPD', 'AGENCY', a.id, a.code
    from generate_series(1, 1000) n, (select id, code from area where code = '15.71') a`);
  await change(sql`update organization set name = name || '!'`);
  await change(sql`delete from organization`);

  const after = await verify();
  expect(after.faults).toEqual([]);
  expect(after.entries - before.entries).toBe(3000);
});
