import { beforeEach, describe, expect, it } from 'vitest';
import { VerifyNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('verifying a need', () => {
  it.each([
    ['the district', 'DISTRICT', '15.71.01'],
    ['the regency', 'REGENCY', '15.71'],
  ] as const)('is for %s', async (_who, role, area) => {
    const checker = await newOfficer(role, area);
    const id = await newNeed();

    const { data, errors } = await api.run(checker, VerifyNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.verifyNeed.need).toMatchObject({
      version: 2,
      verification: 'VERIFIED',
      status: 'OPEN',
      availableActions: ['RETURN'],
    });
    expect(await stored('need', id)).toMatchObject({ verified_by_id: checker.id, verified_at: expect.anything() });
  });

  it.each([
    ['the village that reported it', 'VILLAGE', village, 'FORBIDDEN'],
    ['the working group', 'POKJA', village, 'FORBIDDEN'],
    ['the province', 'PROVINCE', '15', 'FORBIDDEN'],
    ['the centre', 'CENTRE_ADMIN', 'ID', 'FORBIDDEN'],
    ['an auditor', 'AUDITOR', 'ID', 'FORBIDDEN'],
    ["the neighbour's district", 'DISTRICT', '15.71.02', 'NOT_FOUND'],
    ["the neighbour's regency", 'REGENCY', '15.06', 'NOT_FOUND'],
  ] as const)('is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newNeed();

    expect(codeOf(await actOnNeed(api, somebody, 'VERIFY', id))).toBe(code);
    expect(await stored('need', id)).toMatchObject({ version: 1, verification: 'SUBMITTED', verified_by_id: null });
  });

  it('is never for whoever reported it, whatever else they are', async () => {
    const both = await newPerson([
      { role: 'VILLAGE', area: village },
      { role: 'DISTRICT', area: '15.71.01' },
    ]);
    const id = await newNeed({ reportedBy: both });

    const own = await actOnNeed(api, both, 'VERIFY', id);
    const another = await actOnNeed(api, await newOfficer('DISTRICT', '15.71.01'), 'VERIFY', id);

    expect(codeOf(own)).toBe('FORBIDDEN');
    expect(another.errors).toBeUndefined();
  });

  it('shows it to analysts and to partners of its sector, and takes the reason of the last return away', async () => {
    const analyst = await newOfficer('ANALYST', '15');
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const stranger = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['HEALTH'] }]);
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'RETURNED' });
    await actOnNeed(api, officer, 'SUBMIT', id);
    const before = await Promise.all([analyst, partner, stranger].map(who => needSeenBy(api, who, id)));

    await actOnNeed(api, await newOfficer('DISTRICT', '15.71.01'), 'VERIFY', id, { expectedVersion: 2 });

    const after = await Promise.all([analyst, partner, stranger].map(who => needSeenBy(api, who, id)));
    expect(before).toEqual([null, null, null]);
    const seen = { verification: 'VERIFIED', returnReason: null, reportedBy: null, verifiedBy: null };
    expect(after).toMatchObject([seen, seen, null]);
  });

  it.each(['DRAFT', 'RETURNED', 'VERIFIED'] as const)(
    'waits for it to be handed in: not when it is %s',
    async state => {
      const district = await newOfficer('DISTRICT', '15.71.01');
      const id = await newNeed({ verification: state });

      expect(codeOf(await actOnNeed(api, district, 'VERIFY', id))).toBe('CONFLICT');
      expect(await stored('need', id)).toMatchObject({ version: 1, verification: state });
    },
  );
});
