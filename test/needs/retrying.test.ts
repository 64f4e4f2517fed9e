import { beforeEach, describe, expect, it } from 'vitest';
import { DraftNeedDocument, RegisterNeedDocument, type RegisterNeedInput } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { actOnNeed } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const idempotencyKey = 'b7e0c4aa-once';
const water: RegisterNeedInput = {
  areaCode: village,
  kind: 'CLEAN_WATER',
  title: 'Keluarga di RT 09 belum memiliki air bersih',
  quantity: 37,
  severity: 'HIGH',
  idempotencyKey,
};

describe('sending an act on a need again with its key', () => {
  it.each([
    ['VERIFY', 'SUBMITTED', 'DISTRICT', '15.71.01'],
    ['WITHDRAW', 'SUBMITTED', 'VILLAGE', village],
  ] as const)('gives %s one effect and one answer, however often and however close', async (act, state, role, area) => {
    const officer = await newOfficer(role, area);
    const id = await newNeed({ verification: state });

    const answers = await Promise.all(
      Array.from({ length: 15 }, () => actOnNeed(api, officer, act, id, { idempotencyKey })),
    );

    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await stored('need', id)).toMatchObject({ version: 2 });
  });

  it('gives the answer again, of the row as it is by then', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed();
    await actOnNeed(api, officer, 'VERIFY', id, { idempotencyKey });
    await actOnNeed(api, officer, 'RETURN', id, { expectedVersion: 2 });

    const again = await actOnNeed(api, officer, 'VERIFY', id, { idempotencyKey });

    expect(again.data?.['verifyNeed']?.need).toMatchObject({ version: 3, verification: 'RETURNED' });
  });

  it('does not mind the order of its fields', async () => {
    const officer = await newOfficer('VILLAGE', village);

    const one = await api.run(officer, RegisterNeedDocument, { input: water });
    const other = await api.run(officer, RegisterNeedDocument, {
      input: Object.fromEntries(Object.entries(water).toReversed()) as never,
    });

    expect(other.data).toEqual(one.data);
    expect(await countStored('need')).toBe(1);
  });

  it('keeps nothing of an act that failed, so that it can be tried again once the cause is gone', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const refused = await api.run(officer, RegisterNeedDocument, { input: { ...water, kind: 'RAINBOW' } });
    const kept = await countStored('idempotency_key');

    const retried = await api.run(officer, RegisterNeedDocument, { input: water });

    expect([codeOf(refused), kept]).toEqual(['BAD_USER_INPUT', 0]);
    expect(retried.errors).toBeUndefined();
    expect(await countStored('need')).toBe(1);
  });

  it('keeps nothing of a conflict either', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed({ version: 3 });
    const stale = await actOnNeed(api, officer, 'VERIFY', id, { idempotencyKey, expectedVersion: 2 });

    const retried = await actOnNeed(api, officer, 'VERIFY', id, { idempotencyKey, expectedVersion: 3 });

    expect(codeOf(stale)).toBe('CONFLICT');
    expect(retried.errors).toBeUndefined();
  });

  it('is another act when another person sends it', async () => {
    const officers = [await newOfficer('VILLAGE', village), await newOfficer('VILLAGE', village)];

    const answers = await Promise.all(officers.map(who => api.run(who, RegisterNeedDocument, { input: water })));

    expect(new Set(answers.map(({ data }) => data?.registerNeed.need?.id)).size).toBe(2);
    expect(await countStored('need')).toBe(2);
  });

  it('is refused for another act, another row, and other words', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const [first, second] = [await newNeed({ verification: 'DRAFT' }), await newNeed({ verification: 'DRAFT' })];
    await api.run(officer, RegisterNeedDocument, { input: water });

    const drafted = await api.run(officer, DraftNeedDocument, { input: water });
    const reworded = await api.run(officer, RegisterNeedDocument, { input: { ...water, quantity: 38 } });
    await actOnNeed(api, officer, 'SUBMIT', first, { idempotencyKey: 'a second key' });
    const elsewhere = await actOnNeed(api, officer, 'SUBMIT', second, { idempotencyKey: 'a second key' });

    expect([drafted, reworded, elsewhere].map(codeOf)).toEqual(Array(3).fill('IDEMPOTENCY_KEY_REUSED'));
    expect(await countStored('need')).toBe(3);
    expect(await stored('need', second)).toMatchObject({ verification: 'DRAFT' });
  });

  it('happens each time without a key', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const input = { ...water, idempotencyKey: null };

    await api.run(officer, RegisterNeedDocument, { input });
    await api.run(officer, RegisterNeedDocument, { input });

    expect(await countStored('need')).toBe(2);
    expect(await countStored('idempotency_key')).toBe(0);
  });
});
