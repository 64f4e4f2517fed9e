import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { asKeeper } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { newGrant, newNeed, newOfficer, newPerson, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const hour = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * hour);
const here = '15.71.01.1001';
const elsewhere = '15.03.01.2001';

const count = '{ needs { totalCount } }';
const verify = 'mutation ($input: VerifyNeedInput!) { verifyNeed(input: $input) { need { verification } } }';
const register = 'mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id } } }';
const water = (areaCode: string) => ({
  areaCode,
  kind: 'CLEAN_WATER',
  title: 'Belum ada air',
  quantity: 1,
  severity: 'LOW',
});

async function keep(statement: ReturnType<typeof sql>): Promise<void> {
  const { orm } = await testDatabase();
  await asKeeper(orm, async rows => void (await statement.execute(rows)));
}

const sees = async (who: Somebody): Promise<number | string | undefined> => {
  const answer = await api.run<{ needs: { totalCount: number } }, object>(who, count);
  return answer.data?.needs.totalCount ?? codeOf(answer);
};

describe('a grant', () => {
  it.each([
    ['holds since yesterday, open-ended', inHours(-24), null, 1],
    ['holds until tomorrow', inHours(-24), inHours(24), 1],
    ['ended an hour ago', inHours(-24), inHours(-1), 'FORBIDDEN'],
    ['ended this moment', inHours(-24), new Date(), 'FORBIDDEN'],
    ['begins in an hour', inHours(1), null, 'FORBIDDEN'],
    ['begins tomorrow and ends the day after', inHours(24), inHours(48), 'FORBIDDEN'],
  ])('that %s', async (_when, from, to, expected) => {
    await newNeed();
    const officer = await newPerson([{ role: 'DISTRICT', area: '15.71.01', from, to }]);

    expect(await sees(officer)).toBe(expected);
  });

  it('that ends between two requests ends the access, for reading and for acting', async () => {
    const need = await newNeed();
    const officer = await newOfficer('DISTRICT', '15.71.01');
    expect(await sees(officer)).toBe(1);

    await keep(sql`update access_grant set valid_to = now() where person_id = ${officer.id}`);

    expect(await sees(officer)).toBe('FORBIDDEN');
    const input = { id: globalId('need', need), expectedVersion: 1 };
    expect(codeOf(await api.run(officer, verify, { input }))).toBe('FORBIDDEN');
  });

  it('that is given between two requests counts from the next one on', async () => {
    await newNeed();
    const officer = await newPerson();
    expect(await sees(officer)).toBe('FORBIDDEN');

    await newGrant(officer.id, { role: 'DISTRICT', area: '15.71.01' });

    expect(await sees(officer)).toBe(1);
  });

  it('is worth nothing while its holder is suspended', async () => {
    await newNeed();
    const officer = await newPerson([{ role: 'CENTRE_ADMIN', area: 'ID' }]);
    await keep(sql`update person set suspended_at = now() where id = ${officer.id}`);
    expect(await sees(officer)).toBe('FORBIDDEN');

    await keep(sql`update person set suspended_at = null where id = ${officer.id}`);

    expect(await sees(officer)).toBe(1);
  });

  it('follows its area when that gets another code', async () => {
    await newNeed({ area: elsewhere });
    const officer = await newOfficer('DISTRICT', '15.03.01');
    expect(await sees(officer)).toBe(1);

    await keep(sql`update area set code = replace(code, '15.03.01', '15.03.99') where code like '15.03.01%'`);

    try {
      expect(await sees(officer)).toBe(1);
      expect(await sees(await newPerson([{ role: 'REGENCY', area: '15.03' }]))).toBe(1);
    } finally {
      await keep(sql`update area set code = replace(code, '15.03.99', '15.03.01') where code like '15.03.99%'`);
    }
  });
});

describe('whoever holds nothing', () => {
  it.each([
    ['somebody without grants', () => newPerson()],
    ['a subject that nobody knows', async () => ({ id: '', subject: 'test:unknown' })],
  ])('%s is signed in, and forbidden', async (_who, newSomebody) => {
    await newNeed();
    const who = await newSomebody();

    const viewer = await api.run(
      who,
      '{ viewer { grants { role } permissions { action } } village(code: "15.71.01.1001") { name } }',
    );

    expect(await sees(who)).toBe('FORBIDDEN');
    expect(codeOf(await api.run(who, register, { input: water(here) }))).toBe('FORBIDDEN');
    expect(viewer.data).toEqual({
      viewer: { grants: [], permissions: [{ action: 'area:read' }, { action: 'reference:read' }] },
      village: { name: 'Simpang IV Sipin' },
    });
  });
});

describe('several grants', () => {
  it('reach together what each of them reaches', async () => {
    await newNeed({ area: here });
    await newNeed({ area: elsewhere });
    await newNeed({ area: '11.01.01.2001' });
    const officer = await newPerson([
      { role: 'VILLAGE', area: here },
      { role: 'DISTRICT', area: '15.03.01' },
    ]);

    expect(await sees(officer)).toBe(2);
  });

  it('are judged each on its own: the area of one with the action of another is no right', async () => {
    const mine = await newNeed({ area: here });
    const below = await newNeed({ area: elsewhere });
    const officer = await newPerson([
      { role: 'VILLAGE', area: here },
      { role: 'DISTRICT', area: '15.03.01' },
    ]);
    const verifying = (need: string) =>
      api.run(officer, verify, { input: { id: globalId('need', need), expectedVersion: 1 } });

    expect(codeOf(await verifying(mine))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(officer, register, { input: water(elsewhere) }))).toBe('FORBIDDEN');
    expect((await verifying(below)).data).toEqual({ verifyNeed: { need: { verification: 'VERIFIED' } } });
    expect((await api.run(officer, register, { input: water(here) })).errors).toBeUndefined();
  });

  it('do not lend each other their sectors', async () => {
    await newNeed({ area: here, verification: 'VERIFIED', sector: 'WATER' });
    await newNeed({ area: elsewhere, verification: 'VERIFIED', sector: 'HEALTH' });
    const crossed = await newPerson([
      { role: 'SECTOR_AGENCY', area: '15.71', sectors: ['HEALTH'] },
      { role: 'SECTOR_AGENCY', area: '15.03', sectors: ['WATER'] },
    ]);

    expect(await sees(crossed)).toBe(0);
  });

  it('end one by one', async () => {
    await newNeed({ area: here });
    await newNeed({ area: elsewhere });
    const officer = await newPerson([
      { role: 'DISTRICT', area: '15.71.01' },
      { role: 'DISTRICT', area: '15.03.01', to: inHours(-1) },
    ]);

    expect(await sees(officer)).toBe(1);
  });
});
