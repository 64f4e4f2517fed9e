import { randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { managedBy, roles, type Role } from '../../src/access/permissions.ts';
import { Standings } from '../../src/access/standing.ts';
import { asOwner, Session } from '../../src/platform/database.ts';
import { change, emptyDatabase, insert, select, testDatabase } from '../support/database.ts';
import {
  areaId,
  newAgreement,
  newGrant,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

/** The innermost wall alone: raw statements of the application's role, by somebody who wants more than they hold. */
beforeEach(emptyDatabase);

async function attempt(who: Somebody, statement: RawBuilder<unknown>): Promise<number | string> {
  const { orm } = await testDatabase();
  const session = await Session.begin(orm, 'write');
  try {
    await new Standings().enter(session, who.subject, randomUUID());
    const { numAffectedRows } = await statement.execute(session.rows);
    await session.commit();
    return Number(numAffectedRows ?? 0);
  } catch (error) {
    await session.rollback();
    return (error as Error).message;
  }
}

const grantOf = async ({ id }: Somebody): Promise<string> =>
  (await select<{ id: string }>('access_grant', { person_id: id }))[0]?.id ?? '';

interface Wanted {
  readonly role?: string;
  readonly area?: string;
  readonly to?: Date | null;
  readonly from?: Date;
  readonly under?: string;
  readonly by?: string;
  readonly agreement?: string;
  readonly organization?: string;
  readonly prolongs?: string;
  readonly givenAt?: Date;
}

/** Somebody gives a role by raw SQL. */
async function give(giver: Somebody, to: string, wanted: Wanted = {}): Promise<number | string> {
  const area = wanted.area ?? '15.71.01.1001';
  return await attempt(
    giver,
    sql`insert into access_grant (id, person_id, role, area_id, area_code, valid_from, valid_to, reason, given_by_id,
        given_under_id, agreement_id, allows, organization_id, sectors, prolongs_id, given_at)
      values (${randomUUID()}, ${to}, ${wanted.role ?? 'VILLAGE'}, ${areaId(area)}, ${area}, ${wanted.from ?? new Date()},
        ${wanted.to ?? null}, 'Surat tugas', ${wanted.by ?? giver.id}, ${wanted.under ?? (await grantOf(giver))},
        ${wanted.agreement ?? null}, ${wanted.agreement === undefined ? null : '{READ_NEEDS}'},
        ${wanted.organization ?? null}, ${wanted.organization === undefined ? null : '{WATER}'}, ${wanted.prolongs ?? null},
        ${wanted.givenAt ?? new Date()})`,
  );
}

describe('a grant by raw SQL', () => {
  it('is given below one’s own role and inside one’s own area', async () => {
    const [district, other] = [await newOfficer('DISTRICT', '15.71.01'), await newPerson()];

    expect(await give(district, other.id)).toBe(1);
  });

  it('is never wider than the giver’s own', async () => {
    const [district, other] = [await newOfficer('DISTRICT', '15.71.01'), await newPerson()];
    const refused = /row-level security|never wider/;

    expect(await give(district, other.id, { area: '15.71.02.1004' })).toMatch(refused);
    expect(await give(district, other.id, { role: 'DISTRICT', area: '15.71.01' })).toMatch(refused);
    expect(await give(district, other.id, { role: 'CENTRE_ADMIN', area: 'ID' })).toMatch(refused);
    expect(
      await give(district, other.id, { role: 'PARTNER', agreement: await newAgreement({ area: '15.71' }) }),
    ).toMatch(refused);
    expect(await give(await newOfficer('VILLAGE', '15.71.01.1001'), other.id)).toMatch(refused);
    expect(await select('access_grant', { person_id: other.id })).toEqual([]);
  });

  it('is never longer than the grant it is given under, which must be one’s own and hold now', async () => {
    const end = new Date(Date.now() + 86_400_000);
    const giver = await newPerson([{ role: 'DISTRICT', area: '15.71.01', to: end }]);
    const [other, colleague] = [await newPerson(), await newOfficer('DISTRICT', '15.71.01')];
    const never = /never wider or longer|without a grant/;

    expect(await give(giver, other.id)).toMatch(never);
    expect(await give(giver, other.id, { to: new Date(end.getTime() + 1000) })).toMatch(never);
    expect(await give(giver, other.id, { to: end, from: new Date(0) })).toMatch(never);
    expect(await give(giver, other.id, { to: end, under: await grantOf(colleague) })).toMatch(never);
    expect(await give(giver, giver.id, { to: end })).toMatch(never);
    expect(await give(giver, other.id, { to: end, by: colleague.id })).toMatch(/row-level security/);
    expect(await give(giver, other.id, { to: end })).toBe(1);
  });

  it('is of a role that the grant it is given under manages', async () => {
    const end = new Date(Date.now() + 86_400_000);
    const giver = await newPerson([{ role: 'REGENCY', area: '15.71', to: end }]);
    const regency = await grantOf(giver);
    const analyst = await newGrant(giver.id, { role: 'ANALYST', area: 'ID' });
    const other = await newPerson();
    const district = { role: 'DISTRICT', area: '15.71.01' };

    expect(await give(giver, other.id, { ...district, under: analyst })).toMatch(/never wider/);
    expect(await give(giver, other.id, { ...district, under: regency, to: end })).toBe(1);
  });

  it.each(roles)('is of a role that %s manages, as the permission table says', async role => {
    const { orm } = await testDatabase();
    const session = await Session.begin(orm, 'read');

    const managed = await session.run<{ role: Role }>(sql`
      select role from unnest(${[...roles]}::text[]) as role where manages_role(${role}, role)`);
    await session.rollback();

    expect(managed.map(one => one.role).toSorted()).toEqual([...managedBy(role)].toSorted());
  });

  it('is for an organization inside the area of the grant it is given under', async () => {
    const [regency, other] = [await newOfficer('REGENCY', '15.71'), await newPerson()];
    const agency = async (area: string) => ({
      role: 'SECTOR_AGENCY',
      area: '15.71',
      organization: await newOrganization({ area }),
    });

    expect(await give(regency, other.id, await agency('15'))).toMatch(/never wider/);
    expect(await give(regency, other.id, await agency('15.03'))).toMatch(/never wider/);
    expect(await give(regency, other.id, await agency('15.71'))).toBe(1);
  });

  it('is taken back once, and never changed otherwise', async () => {
    const [district, officer] = [
      await newOfficer('DISTRICT', '15.71.01'),
      await newOfficer('VILLAGE', '15.71.01.1001'),
    ];
    const id = await grantOf(officer);
    const back = (at: RawBuilder<unknown>, by = district.id) =>
      sql`update access_grant set revoked_at = ${at}, revoked_by_id = ${by}, revocation_reason = 'Pindah' where id = ${id}`;

    expect(await attempt(officer, back(sql`now()`, officer.id))).toBe(0);
    expect(await attempt(district, back(sql`now()`, officer.id))).toMatch(/taken back once/);
    expect(await attempt(district, sql`update access_grant set version = 9 where id = ${id}`)).toMatch(
      /taken back once/,
    );
    // However the caller's clock stands, it ended when it was taken back.
    expect(await attempt(district, back(sql`'2999-01-01'::timestamptz`))).toBe(1);
    const [{ revoked_at: revokedAt } = { revoked_at: new Date(0) }] = await select<{ revoked_at: Date | string }>(
      'access_grant',
      { id },
    );
    expect(Math.abs(Date.now() - new Date(revokedAt).getTime())).toBeLessThan(60_000);
    expect(
      await attempt(
        district,
        sql`update access_grant set revoked_at = null, revocation_reason = null where id = ${id}`,
      ),
    ).toMatch(/taken back once/);
  });

  it('of a partner ends with its agreement alone', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');
    const take = sql`update access_grant set revoked_at = now(), revoked_by_id = ${centre.id}, revocation_reason = 'x'
      where person_id = ${partner.id}`;

    expect(await attempt(centre, take)).toBe(0);
  });
});

describe('a grant that was given', () => {
  it('is deleted by nobody, whichever role they take and whatever they say of their session', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const { orm } = await testDatabase();
    const asItsOwner = (...statements: readonly string[]) =>
      asOwner(orm, async session => {
        for (const statement of statements) await session.run(sql.raw(statement));
      });
    const all = 'delete from access_grant';

    expect(await attempt(await newOfficer('CENTRE_ADMIN', 'ID'), sql.raw(all))).toMatch(/permission denied/);
    await expect(change(sql.raw(all))).rejects.toThrow('Nobody may delete access_grant.');
    await expect(asItsOwner(all)).rejects.toThrow('Nobody may delete access_grant.');
    await expect(asItsOwner('truncate access_grant cascade')).rejects.toThrow('Nobody may truncate access_grant.');
    await expect(asItsOwner('set local session_replication_role = replica', all)).rejects.toThrow(/Nobody may delete/);
    expect(await select('access_grant', { person_id: officer.id })).toHaveLength(1);
  });
});

describe('a grant that prolongs another', () => {
  const day = 86_400_000;
  const end = new Date(Date.now() + day);
  const refused = /prolonged once, while it is held, as it was given/;
  const kept = /stays as it was given; it ends by being taken back/;
  const revoke = (id: string, by: Somebody | null = null) =>
    sql`update access_grant set revoked_at = now(), revoked_by_id = ${by?.id ?? null}, revocation_reason = 'Pindah'
      where id = ${id}`;

  /** An officer of a village until tomorrow, and the district’s, who may prolong that. */
  async function held() {
    const [district, officer] = [await newOfficer('DISTRICT', '15.71.01'), await newPerson()];
    const id = await newGrant(officer.id, { role: 'VILLAGE', area: '15.71.01.1001', to: end });
    return { district, officer, id };
  }

  /** The row that goes on from one, as the keeper writes it. */
  async function following(prolongs: string, different: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const [grant] = await select<Record<string, unknown>>('access_grant', { id: prolongs });
    const { person_id, role, area_id, area_code, organization_id, sectors, valid_to } = grant ?? {};
    const id = randomUUID();
    await insert('access_grant', {
      id,
      person_id,
      role,
      area_id,
      area_code,
      organization_id,
      sectors,
      prolongs_id: prolongs,
      reason: 'x',
      valid_from: valid_to,
      valid_to: new Date(new Date(valid_to as string).getTime() + day),
      ...different,
    });
    return id;
  }

  it('is given from where that one ends, to whom and as it was, once', async () => {
    const { district, officer, id } = await held();
    const other = await newPerson();

    expect(await give(district, officer.id, { prolongs: id })).toMatch(refused);
    expect(await give(district, officer.id, { prolongs: id, from: new Date(end.getTime() + 1) })).toMatch(refused);
    expect(await give(district, other.id, { prolongs: id, from: end })).toMatch(refused);
    expect(await give(district, officer.id, { prolongs: id, from: end, area: '15.71.01.1002' })).toMatch(refused);
    expect(await give(district, officer.id, { prolongs: id, from: end })).toBe(1);
    expect(await give(district, officer.id, { prolongs: id, from: end })).toMatch(refused);
  });

  it('is none where that one is over, was taken back or has no end, also for whoever says it was given before', async () => {
    const { district, officer, id } = await held();
    const facts = { role: 'VILLAGE', area: '15.71.01.1001' } as const;
    const to = new Date(Date.now() - day);
    const ended = await newGrant(officer.id, { ...facts, from: new Date(to.getTime() - day), to });
    const endless = await newGrant(officer.id, facts);
    const before = new Date(to.getTime() - 1000);
    const giver = await newPerson([{ role: 'DISTRICT', area: '15.71.01', from: new Date(0) }]);
    await change(revoke(id));

    expect(await give(district, officer.id, { prolongs: id, from: end })).toMatch(refused);
    expect(await give(giver, officer.id, { prolongs: ended, from: to })).toMatch(refused);
    expect(await give(giver, officer.id, { prolongs: ended, from: to, givenAt: before })).toMatch(refused);
    expect(await give(district, officer.id, { prolongs: endless })).toMatch(refused);
  });

  it('is of the same person, role, place, agency and sectors, and of no agreement, whoever writes it', async () => {
    const officer = await newPerson();
    const organization = await newOrganization({ sectors: ['WATER', 'HEALTH'] });
    const facts = { role: 'SECTOR_AGENCY', area: '15.71', organization, sectors: ['WATER'], to: end } as const;
    const id = await newGrant(officer.id, facts);
    const partner = await newGrant(officer.id, { ...facts, role: 'PARTNER' });
    const [{ agreement_id, allows } = {}] = await select<Record<string, unknown>>('access_grant', { id: partner });

    for (const different of [
      { person_id: (await newPerson()).id },
      { role: 'AUDITOR' },
      { area_id: areaId('15.03'), area_code: '15.03' },
      { organization_id: await newOrganization() },
      { organization_id: null },
      { sectors: '{WATER,HEALTH}' },
      { sectors: null },
      { valid_from: new Date(end.getTime() - 1) },
    ])
      await expect(following(id, different)).rejects.toThrow(refused);
    await expect(following(partner, { agreement_id, allows })).rejects.toThrow(refused);
    await expect(following(id)).resolves.toBeDefined();
  });

  it('stays as that one, and that one as it was, by whatever update', async () => {
    const { officer, id } = await held();
    const second = await following(id);
    const other = await newPerson();
    const set = (assignment: RawBuilder<unknown>, ...ids: readonly string[]) =>
      change(sql`update access_grant set ${assignment} where id = any(${ids}::uuid[])`);

    for (const [each, told] of [
      [id, kept],
      [second, refused],
    ] as const) {
      await expect(set(sql`person_id = ${other.id}`, each)).rejects.toThrow(told);
      await expect(set(sql`role = 'POKJA'`, each)).rejects.toThrow(told);
      await expect(set(sql`sectors = '{WATER}'`, each)).rejects.toThrow(told);
    }
    await expect(set(sql`valid_to = now()`, id)).rejects.toThrow(kept);
    await expect(set(sql`valid_to = null`, id)).rejects.toThrow(kept);
    await expect(set(sql`valid_from = now()`, second)).rejects.toThrow(refused);
    await expect(set(sql`prolongs_id = null`, second)).rejects.toThrow(kept);
    // Both at once remain one and its prolongation; and the last of them may end whenever.
    await set(sql`role = 'POKJA'`, id, second);
    await set(sql`valid_to = valid_to + interval '1 day'`, second);
    expect(await select('access_grant', { person_id: officer.id, role: 'POKJA' })).toHaveLength(2);
  });

  it('goes with the code of its place', async () => {
    const { officer, id } = await held();
    const second = await following(id);
    const recode = (from: string, to: string) => change(sql`update area set code = ${to} where code = ${from}`);

    await recode('15.71.01.1001', '15.71.01.1099');
    const moved = await select('access_grant', { person_id: officer.id, area_code: '15.71.01.1099' });
    await recode('15.71.01.1099', '15.71.01.1001');

    expect(moved.map(each => (each as { id: string }).id).toSorted()).toEqual([id, second].toSorted());
  });

  it.each([
    ['the district', attempt],
    ['the keeper', async (_: Somebody, statement: RawBuilder<unknown>) => (await change(statement), 1)],
  ])('is taken back with that one by %s, and all that follows it', async (_who, taking) => {
    const { district, id } = await held();
    const second = await following(id);
    const third = await following(second);
    const fourth = await following(third);
    await change(revoke(third));
    const before = await select<{ reason: string }>('access_grant', { id: fourth });

    const answer = await taking(district, revoke(id, district));

    const rows = await Promise.all([id, second, third, fourth].map(each => select('access_grant', { id: each })));
    expect(answer).toBe(1);
    expect(before).toMatchObject([{ revocation_reason: 'Pindah', revoked_by_id: null, version: 2 }]);
    expect(rows.flat()).toMatchObject([
      { revocation_reason: 'Pindah', revoked_by_id: district.id, version: 1 },
      { revocation_reason: 'Pindah', revoked_by_id: district.id, version: 2 },
      { revoked_by_id: null, version: 1 },
      { revoked_by_id: null, version: 2 },
    ]);
    await expect(
      change(sql`update access_grant set revoked_at = null, revocation_reason = null where id = ${second}`),
    ).rejects.toThrow(refused);
  });

  /** An embedded database has one connection: nobody waits for anybody there. */
  it.skipIf(process.env['DATABASE_URL'] === undefined)(
    'waits for whoever takes that one back, and is waited for, so that neither misses the other',
    async () => {
      const [first, second] = [await held(), await held()];
      const another = new pg.Client({ connectionString: (await testDatabase()).url });
      await another.connect();
      try {
        await another.query('begin; set local role episentrum_keeper');
        await another.query(
          `update access_grant set revoked_at = now(), revocation_reason = 'Pindah' where id = '${first.id}'`,
        );
        await another.query(
          `insert into access_grant (id, person_id, role, area_id, area_code, valid_from, reason, prolongs_id)
           select gen_random_uuid(), person_id, role, area_id, area_code, valid_to, 'x', id from access_grant
           where id = '${second.id}'`,
        );
        const prolonging = following(first.id).catch((error: unknown) => String(error));
        const taking = change(revoke(second.id));
        const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
        await expect
          .poll(async () => {
            await another.query('set local role none; select pg_stat_clear_snapshot()');
            return (await another.query(waiting)).rowCount;
          })
          .toBe(2);
        await another.query('commit');
        expect(await prolonging).toMatch(refused);
        await taking;
      } finally {
        await another.end();
      }

      expect(await select('access_grant', { prolongs_id: first.id })).toEqual([]);
      expect(await select('access_grant', { prolongs_id: second.id })).toMatchObject([{ revocation_reason: 'Pindah' }]);
    },
  );

  it('is taken back also where another one, which has ended, stands between', async () => {
    const { officer, id } = await held();
    const past = (days: number) => new Date(Date.now() - days * day);
    const ended = await newGrant(officer.id, {
      role: 'VILLAGE',
      area: '15.71.01.1001',
      from: past(9),
      to: past(5),
    });
    const second = await following(ended, { valid_to: past(1), given_at: past(6) });
    const third = await following(second, { given_at: past(2), valid_to: null });

    await change(revoke(ended));

    const rows = await Promise.all([second, third, id].map(each => select('access_grant', { id: each })));
    expect(rows.flat()).toMatchObject([{ revoked_at: null }, { revocation_reason: 'Pindah' }, { revoked_at: null }]);
  });
});

describe('a person by raw SQL', () => {
  it('is suspended by whoever manages all that they hold, also what lies elsewhere', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const both = await newPerson([
      { role: 'VILLAGE', area: '15.71.01.1001' },
      { role: 'VILLAGE', area: '15.03.01.2001' },
    ]);
    const suspend = sql`update person set suspended_at = now(), suspension_reason = 'x' where id = ${both.id}`;

    expect(await attempt(district, suspend)).toMatch(/manages all that they hold/);
    expect(await attempt(await newOfficer('PROVINCE', '15'), suspend)).toBe(1);
  });

  it('is suspended by the centre, whatever they hold, but not by themselves', async () => {
    const [centre, other] = [await newOfficer('CENTRE_ADMIN', 'ID'), await newOfficer('CENTRE_ADMIN', 'ID')];
    const suspend = ({ id }: Somebody) =>
      sql`update person set suspended_at = now(), suspension_reason = 'x' where id = ${id}`;

    expect(await attempt(centre, suspend(centre))).toMatch(/manages all that they hold/);
    expect(await attempt(centre, suspend(other))).toBe(1);
  });

  it('is reinstated by whoever manages what they held when they were suspended, whenever that is said to have been', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const to = new Date(Date.now() - 3_600_000);
    const facts = { area: '15.71.01', suspendedAt: new Date(Date.now() - 7_200_000) };
    const above = await newPerson([{ role: 'REGENCY', area: '15.71', to }], facts);
    const suspended = (at: RawBuilder<unknown>) =>
      sql`update person set suspended_at = ${at}, suspension_reason = 'x' where id = ${above.id}`;

    expect(await attempt(district, suspended(sql`null`))).toMatch(/manages all that they hold/);
    expect(await attempt(district, suspended(sql`now()`))).toMatch(/manages all that they hold/);
    expect(await attempt(await newOfficer('PROVINCE', '15'), suspended(sql`'2999-01-01'::timestamptz`))).toBe(1);
    const [{ suspended_at: at } = { suspended_at: '' }] = await select<{ suspended_at: string }>('person', {
      id: above.id,
    });
    expect(new Date(at).getTime()).toBe(facts.suspendedAt.getTime());
  });
});

describe('an agreement by raw SQL', () => {
  async function proposed() {
    const organization = await newOrganization({ kind: 'NGO' });
    const representative = await newPerson([], { area: '15.71', organization });
    const colleague = await newPerson([], { area: '15.71', organization });
    const regency = await newOfficer('REGENCY', '15.71');
    const id = randomUUID();
    await insert('agreement', {
      id,
      number: 'PKS/7',
      purpose: 'Bekerja bersama.',
      partner_id: organization,
      sectors: '{WATER}',
      allows: '{READ_NEEDS}',
      starts_on: '2026-01-01',
      ends_on: '2999-12-31',
      status: 'PROPOSED',
      proposed_by_id: regency.id,
      proposed_at: new Date(),
      area_id: areaId('15.71'),
      area_code: '15.71',
    });
    await insert('agreement_area', {
      id: randomUUID(),
      agreement_id: id,
      area_id: areaId('15.71.01'),
      area_code: '15.71.01',
    });
    await insert('agreement_member', {
      id: randomUUID(),
      agreement_id: id,
      person_id: representative.id,
      is_representative: true,
      named_by_id: regency.id,
    });
    return { id, regency, representative, colleague };
  }

  it('is not signed by the partner for the government, nor the other way round', async () => {
    const { id, regency, representative } = await proposed();
    const signFor = (side: 'government' | 'partner', by: Somebody) =>
      sql`update agreement set ${sql.ref(`${side}_signed_at`)} = now(), ${sql.ref(`${side}_signed_by_id`)} = ${by.id} where id = ${id}`;

    expect(await attempt(representative, signFor('government', representative))).toMatch(/signs for itself/);
    expect(await attempt(representative, signFor('partner', regency))).toMatch(/signs for itself/);
    expect(await attempt(regency, signFor('partner', regency))).toMatch(/signs for itself/);
    expect(await attempt(representative, sql`update agreement set status = 'SIGNED' where id = ${id}`)).toMatch(
      /check constraint/,
    );
    expect(await attempt(representative, signFor('partner', representative))).toBe(1);
    expect(await attempt(regency, signFor('government', regency))).toBe(1);
  });

  it('gets no place and nobody more by the partner’s own hand', async () => {
    const { id, representative, colleague, regency } = await proposed();
    const area = sql`insert into agreement_area (id, agreement_id, area_id, area_code)
      values (${randomUUID()}, ${id}, ${areaId('15.71.02')}, '15.71.02')`;
    const member = (by: Somebody) => sql`insert into agreement_member (id, agreement_id, person_id, named_by_id)
      values (${randomUUID()}, ${id}, ${colleague.id}, ${by.id})`;

    expect(await attempt(representative, area)).toMatch(/when it is proposed/);
    expect(await attempt(representative, member(representative))).toMatch(/when it is proposed/);
    expect(await attempt(regency, member(regency))).toBe(1);
    expect(await attempt(representative, sql`update agreement set ends_on = '3999-01-01' where id = ${id}`)).toMatch(
      /permission denied/,
    );
  });

  it('covers places of its own area and names people of its partner, whoever writes', async () => {
    const { id, regency } = await proposed();
    const stranger = await newPerson();
    const elsewhere = { id: randomUUID(), agreement_id: id, area_id: areaId('15.03'), area_code: '15.03' };
    const nobody = { id: randomUUID(), agreement_id: id, person_id: stranger.id, named_by_id: regency.id };

    await expect(insert('agreement_area', elsewhere)).rejects.toThrow(/its own area/);
    await expect(insert('agreement_member', nobody)).rejects.toThrow(/people of its partner/);
  });

  it('is the only source of a partner’s grants, also for the keeper', async () => {
    const somebody = await newPerson();
    const grant = {
      id: randomUUID(),
      person_id: somebody.id,
      role: 'PARTNER',
      area_id: areaId('15.71'),
      area_code: '15.71',
    };

    await expect(insert('access_grant', { ...grant, valid_from: new Date(), reason: 'x' })).rejects.toThrow(
      /check constraint/,
    );
    await expect(newGrant(somebody.id, { role: 'PARTNER', area: '15.71' })).resolves.toBeDefined();
  });
});
