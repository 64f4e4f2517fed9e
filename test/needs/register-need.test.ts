import { beforeEach, describe, expect, it } from 'vitest';
import { RegisterNeedDocument, type RegisterNeedInput } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newOfficer } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const water: RegisterNeedInput = {
  areaCode: '15.71.01.1001',
  kind: 'CLEAN_WATER',
  title: 'Keluarga di RT 09 belum memiliki air bersih',
  quantity: 37,
  familiesAffected: 37,
  severity: 'HIGH',
};

describe('registering a need', () => {
  it('hands it in for the district to check', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    const { data, errors } = await api.run(officer, RegisterNeedDocument, { input: water });

    expect(errors).toBeUndefined();
    expect(data?.registerNeed.need).toMatchObject({
      title: water.title,
      quantity: 37,
      unit: 'keluarga',
      status: 'OPEN',
      verification: 'SUBMITTED',
      version: 1,
      availableActions: ['WITHDRAW'],
    });
  });

  it.each([
    ['the village next door', 'VILLAGE', '15.71.01.1002'],
    ['the working group', 'POKJA', '15.71.01.1001'],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the centre', 'CENTRE_ADMIN', 'ID'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const officer = await newOfficer(role, area);

    const answer = await api.run(officer, RegisterNeedDocument, { input: water });

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await countStored('need')).toBe(0);
  });

  it('is not for nobody', async () => {
    expect(codeOf(await api.run(null, RegisterNeedDocument, { input: water }))).toBe('UNAUTHENTICATED');
  });

  it('tells every field at fault at once', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    const answer = await api.run(officer, RegisterNeedDocument, { input: { ...water, title: 'air', quantity: 0 } });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([
      { field: 'input.title' },
      { field: 'input.quantity' },
    ]);
    expect(await countStored('need')).toBe(0);
  });

  it('happens once, however often it is sent with its key', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    const input = { ...water, idempotencyKey: 'f3b6c1d2-once' };

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.run(officer, RegisterNeedDocument, { input })),
    );

    expect(new Set(answers.map(({ data }) => data?.registerNeed.need?.id)).size).toBe(1);
    expect(await countStored('need')).toBe(1);
    const other = await api.run(officer, RegisterNeedDocument, { input: { ...input, quantity: 38 } });
    expect(codeOf(other)).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});
