import { beforeEach, describe, expect, it } from 'vitest';
import { ApproveInterventionDocument, VerifyInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('verifying an intervention', () => {
  it.each([
    ['the district', 'DISTRICT', '15.71.01', village],
    ['the regency', 'REGENCY', '15.71', village],
    ['the regency, of its own level', 'REGENCY', '15.71', '15.71'],
    ['the province, of its own level', 'PROVINCE', '15', '15'],
  ] as const)('is for %s', async (_who, role, area, place) => {
    const checker = await newOfficer(role, area);
    const id = await newIntervention({ area: place, proposedBy: await newOfficer(role, area) });

    const { data, errors } = await api.run(checker, VerifyInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.verifyIntervention.intervention).toMatchObject({ version: 2, status: 'VERIFIED' });
    expect(await stored('intervention', id)).toMatchObject({
      verified_by_id: checker.id,
      verified_at: expect.anything(),
      approved_by_id: null,
    });
  });

  it.each([
    ['the village', 'VILLAGE', village, village, 'FORBIDDEN'],
    ['the working group', 'POKJA', village, village, 'FORBIDDEN'],
    ['the province, of a village', 'PROVINCE', '15', village, 'FORBIDDEN'],
    ['the district, of the regency', 'DISTRICT', '15.71.01', '15.71', 'NOT_FOUND'],
    ["the neighbour's district", 'DISTRICT', '15.71.02', village, 'NOT_FOUND'],
    ['the centre', 'CENTRE_ADMIN', 'ID', village, 'FORBIDDEN'],
  ] as const)('is not for %s', async (_who, role, area, place, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention({ area: place });

    expect(codeOf(await actOnIntervention(api, somebody, 'VERIFY', id))).toBe(code);
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'PROPOSED' });
  });

  it('shows it to those who see what was verified, also in the places below', async () => {
    const analyst = await newOfficer('ANALYST', '15');
    const below = await newOfficer('VILLAGE', village);
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const id = await newIntervention({ area: '15.71', enteredArea: '15.71' });
    const readers = [analyst, below, partner];
    const before = await Promise.all(readers.map(who => interventionSeenBy(api, who, id)));

    await actOnIntervention(api, await newOfficer('REGENCY', '15.71'), 'VERIFY', id);

    expect(before).toEqual([null, null, null]);
    const after = await Promise.all(readers.map(who => interventionSeenBy(api, who, id)));
    expect(after).toMatchObject(readers.map(() => ({ status: 'VERIFIED', availableActions: [] })));
  });
});

describe('approving an intervention', () => {
  it.each([
    ['the regency', 'REGENCY', '15.71', village],
    ['the province, of its own level', 'PROVINCE', '15', '15'],
  ] as const)('is for %s', async (_who, role, area, place) => {
    const decider = await newOfficer(role, area);
    const id = await newIntervention({ area: place, status: 'VERIFIED', proposedBy: await newOfficer(role, area) });

    const { data, errors } = await api.run(decider, ApproveInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.approveIntervention.intervention).toMatchObject({ version: 2, status: 'APPROVED' });
    expect(await stored('intervention', id)).toMatchObject({
      approved_by_id: decider.id,
      approved_at: expect.anything(),
    });
  });

  it.each([
    ['the village', 'VILLAGE', village],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the province, of a village', 'PROVINCE', '15'],
    ['the centre', 'CENTRE_ADMIN', 'ID'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention({ status: 'VERIFIED' });

    expect(codeOf(await actOnIntervention(api, somebody, 'APPROVE', id))).toBe('FORBIDDEN');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'VERIFIED' });
  });

  it.each(['DRAFT', 'PROPOSED', 'RETURNED', 'APPROVED', 'RUNNING', 'COMPLETED', 'CANCELLED'])(
    'waits for it to be verified: not when it is %s',
    async status => {
      const regency = await newOfficer('REGENCY', '15.71');
      const id = await newIntervention({ status });

      expect(codeOf(await actOnIntervention(api, regency, 'APPROVE', id))).toBe('CONFLICT');
      expect(await stored('intervention', id)).toMatchObject({ version: 1, status });
    },
  );
});

describe('deciding on one’s own', () => {
  it.each([
    ['VERIFY', 'PROPOSED'],
    ['APPROVE', 'VERIFIED'],
  ] as const)('is not for the regency officer who proposed it (%s), but for another', async (act, status) => {
    const [proposer, another] = [await newOfficer('REGENCY', '15.71'), await newOfficer('REGENCY', '15.71')];
    const id = await newIntervention({ status, proposedBy: proposer, enteredArea: '15.71' });

    const own = await actOnIntervention(api, proposer, act, id);
    const others = await actOnIntervention(api, another, act, id);

    expect(codeOf(own)).toBe('FORBIDDEN');
    expect(others.errors).toBeUndefined();
  });

  it('is not for a village officer who is also the district and the regency', async () => {
    const all = await newPerson([
      { role: 'VILLAGE', area: village },
      { role: 'DISTRICT', area: '15.71.01' },
      { role: 'REGENCY', area: '15.71' },
    ]);
    const proposed = await newIntervention({ proposedBy: all });
    const verified = await newIntervention({ proposedBy: all, status: 'VERIFIED' });

    const answers = [
      await actOnIntervention(api, all, 'VERIFY', proposed),
      await actOnIntervention(api, all, 'APPROVE', verified),
    ];

    expect(answers.map(codeOf)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await interventionSeenBy(api, all, proposed)).toMatchObject({ availableActions: ['RETURN', 'CANCEL'] });
  });
});
