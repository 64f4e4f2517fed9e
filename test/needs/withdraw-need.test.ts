import { beforeEach, describe, expect, it } from 'vitest';
import { WithdrawNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const reason = 'Warga telah pindah ke rumah susun.';

describe('withdrawing a need', () => {
  it.each(['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'] as const)(
    'takes back what is %s, and leaves it on record',
    async verification => {
      const officer = await newOfficer('VILLAGE', village);
      const id = await newNeed({ verification });

      const { data, errors } = await api.run(officer, WithdrawNeedDocument, {
        input: { id: globalId('need', id), expectedVersion: 1, reason },
      });

      expect(errors).toBeUndefined();
      expect(data?.withdrawNeed.need).toMatchObject({
        version: 2,
        status: 'WITHDRAWN',
        statusReason: reason,
        verification,
        availableActions: [],
      });
      expect(await needSeenBy(api, officer, id)).toMatchObject({ status: 'WITHDRAWN', quantity: 37 });
    },
  );

  it.each(['IN_PROGRESS', 'MET', 'WITHDRAWN'])('comes too late once it is %s', async status => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'VERIFIED', status });

    expect(codeOf(await actOnNeed(api, officer, 'WITHDRAW', id))).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ version: 1, status });
  });

  it.each([
    ['the working group', 'POKJA', village, 'FORBIDDEN'],
    ['the district', 'DISTRICT', '15.71.01', 'FORBIDDEN'],
    ['the regency', 'REGENCY', '15.71', 'FORBIDDEN'],
    ['the village next door', 'VILLAGE', '15.71.01.1002', 'NOT_FOUND'],
  ] as const)('is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newNeed();

    expect(codeOf(await actOnNeed(api, somebody, 'WITHDRAW', id))).toBe(code);
    expect(await stored('need', id)).toMatchObject({ version: 1, status: 'OPEN' });
  });
});
