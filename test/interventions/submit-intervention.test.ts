import { beforeEach, describe, expect, it } from 'vitest';
import { SubmitInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('handing in an intervention', () => {
  it.each([
    ['the village, what its working group drafted', 'VILLAGE', village, 'DRAFT'],
    ['the village, what was returned', 'VILLAGE', village, 'RETURNED'],
    ['the regency, what a village of it drafted', 'REGENCY', '15.71', 'DRAFT'],
  ] as const)('is for %s', async (_who, role, area, status) => {
    const officer = await newOfficer(role, area);
    const id = await newIntervention({ status, proposedBy: await newOfficer('POKJA', village) });

    const { data, errors } = await api.run(officer, SubmitInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.submitIntervention.intervention).toMatchObject({ version: 2, status: 'PROPOSED' });
  });

  it.each([
    ['the village', 'VILLAGE', village],
    ['the province', 'PROVINCE', '15'],
  ] as const)('is for %s when a partner drafted it there, not for the partner', async (_who, role, area) => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15', organization, sectors: ['WATER'] }]);
    const officer = await newOfficer(role, area);
    const id = await newIntervention({
      area,
      status: 'DRAFT',
      proposedBy: partner,
      participants: [{ organization }],
      enteredArea: '15',
      enteredOrganization: organization,
    });

    expect(codeOf(await actOnIntervention(api, partner, 'SUBMIT', id))).toBe('FORBIDDEN');
    expect((await actOnIntervention(api, officer, 'SUBMIT', id)).errors).toBeUndefined();
    expect(await stored('intervention', id)).toMatchObject({ version: 2, status: 'PROPOSED' });
  });

  it.each([
    ['the working group', 'POKJA', village],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the province', 'PROVINCE', '15'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention({ status: 'DRAFT' });

    expect(codeOf(await actOnIntervention(api, somebody, 'SUBMIT', id))).toBe('FORBIDDEN');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'DRAFT' });
  });
});
