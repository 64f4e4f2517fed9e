import { beforeEach, describe, expect, it } from 'vitest';
import { SubmitNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { actOnNeed } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('handing in a need', () => {
  it('makes a draft of the working group wait for the district', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'DRAFT', reportedBy: await newOfficer('POKJA', village) });

    const { data, errors } = await api.run(officer, SubmitNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.submitNeed.need).toMatchObject({
      version: 2,
      verification: 'SUBMITTED',
      availableActions: ['WITHDRAW'],
    });
  });

  it('answers a return, whose reason stays readable until it is verified', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'RETURNED' });

    const { data } = await api.run(officer, SubmitNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1 },
    });

    expect(data?.submitNeed.need).toMatchObject({ verification: 'SUBMITTED', returnReason: 'Mohon dilengkapi.' });
  });

  it.each([
    ['the working group', 'POKJA', village],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the regency', 'REGENCY', '15.71'],
    ['the province', 'PROVINCE', '15'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const somebody = await newOfficer(role, area);
    const id = await newNeed({ verification: 'DRAFT' });

    expect(codeOf(await actOnNeed(api, somebody, 'SUBMIT', id))).toBe('FORBIDDEN');
    expect(await stored('need', id)).toMatchObject({ version: 1, verification: 'DRAFT' });
  });

  it.each(['SUBMITTED', 'VERIFIED'] as const)('is over once it is %s', async verification => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification });

    expect(codeOf(await actOnNeed(api, officer, 'SUBMIT', id))).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ version: 1, verification });
  });
});
