import { beforeEach, describe, expect, it } from 'vitest';
import { ReturnNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const reason = 'Jumlah keluarga belum sesuai pendataan.';

describe('returning a need', () => {
  it.each([
    ['the district', 'DISTRICT', '15.71.01', 'SUBMITTED'],
    ['the regency', 'REGENCY', '15.71', 'SUBMITTED'],
    ['the regency, after the district verified it', 'REGENCY', '15.71', 'VERIFIED'],
  ] as const)('gives it back from %s with a reason', async (_who, role, area, verification) => {
    const checker = await newOfficer(role, area);
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification });

    const { data, errors } = await api.run(checker, ReturnNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1, reason },
    });

    expect(errors).toBeUndefined();
    expect(data?.returnNeed.need).toMatchObject({ version: 2, verification: 'RETURNED', returnReason: reason });
    expect(await needSeenBy(api, officer, id)).toMatchObject({
      returnReason: reason,
      verifiedAt: null,
      verifiedBy: null,
      availableActions: ['REVISE', 'SUBMIT', 'WITHDRAW'],
    });
  });

  it('hides it again from those who see only what was verified', async () => {
    const analyst = await newOfficer('ANALYST', '15');
    const id = await newNeed({ verification: 'VERIFIED' });
    const before = await needSeenBy(api, analyst, id);

    await actOnNeed(api, await newOfficer('DISTRICT', '15.71.01'), 'RETURN', id);

    expect(before).toMatchObject({ verification: 'VERIFIED' });
    expect(await needSeenBy(api, analyst, id)).toBeNull();
  });

  it.each([
    ['the village itself', 'VILLAGE', village, 'FORBIDDEN'],
    ['the province', 'PROVINCE', '15', 'FORBIDDEN'],
    ["the neighbour's district", 'DISTRICT', '15.71.02', 'NOT_FOUND'],
  ] as const)('is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newNeed();

    expect(codeOf(await actOnNeed(api, somebody, 'RETURN', id))).toBe(code);
    expect(await stored('need', id)).toMatchObject({ version: 1, verification: 'SUBMITTED' });
  });

  it('comes too late once an approved intervention answers it', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed({ verification: 'VERIFIED' });
    await newIntervention({ status: 'APPROVED', answers: [{ need: id, quantity: 37 }] });

    const { version } = (await needSeenBy(api, district, id)) ?? {};

    expect(codeOf(await actOnNeed(api, district, 'RETURN', id, { expectedVersion: version }))).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ verification: 'VERIFIED', status: 'PLANNED' });
  });

  it.each(['no', '', '          '])('needs a reason that says something, not "%s"', async empty => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const id = await newNeed();

    const answer = await actOnNeed(api, district, 'RETURN', id, { reason: empty });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'input.reason' }]);
    expect(await stored('need', id)).toMatchObject({ version: 1, verification: 'SUBMITTED' });
  });
});
