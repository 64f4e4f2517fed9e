import { beforeEach, describe, expect, it } from 'vitest';
import { ReportInterventionProgressDocument, StartInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('starting an intervention', () => {
  it('is for those who entered it, once it is approved', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'APPROVED' });

    const { data, errors } = await api.run(officer, StartInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1 },
    });

    expect(errors).toBeUndefined();
    expect(data?.startIntervention.intervention).toMatchObject({ version: 2, status: 'RUNNING' });
    expect(await stored('intervention', id)).toMatchObject({ started_at: expect.anything(), completed_at: null });
  });

  it('is for the agency that entered it, and not for the village it is for', async () => {
    const organization = await newOrganization();
    const agent = await newPerson([{ role: 'SECTOR_AGENCY', area: '15.71', organization, sectors: ['WATER'] }]);
    const id = await newIntervention({
      status: 'APPROVED',
      participants: [{ organization }],
      enteredArea: '15.71',
      enteredOrganization: organization,
    });

    const villages = await actOnIntervention(api, await newOfficer('VILLAGE', village), 'START', id);
    const agencys = await actOnIntervention(api, agent, 'START', id);

    expect(codeOf(villages)).toBe('FORBIDDEN');
    expect(agencys.errors).toBeUndefined();
  });

  it.each(['DRAFT', 'PROPOSED', 'VERIFIED', 'RETURNED', 'RUNNING', 'COMPLETED', 'CANCELLED'])(
    'waits for approval: not when it is %s',
    async status => {
      const officer = await newOfficer('VILLAGE', village);
      const id = await newIntervention({ status });

      expect(codeOf(await actOnIntervention(api, officer, 'START', id))).toBe('CONFLICT');
      expect(await stored('intervention', id)).toMatchObject({ version: 1, status, started_at: null });
    },
  );
});

describe('reporting progress', () => {
  it('adds a note, oldest first, and leaves the others as they were', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'RUNNING' });
    await actOnIntervention(api, officer, 'REPORT', id, { text: 'Pipa telah tiba.' });
    const version = (await interventionSeenBy(api, officer, id))?.version ?? 0;

    const { data, errors } = await api.run(officer, ReportInterventionProgressDocument, {
      input: {
        id: globalId('intervention', id),
        expectedVersion: version,
        text: 'Pipa telah terpasang.',
        physicalProgress: 100,
      },
    });

    expect(errors).toBeUndefined();
    expect(data?.reportInterventionProgress.intervention).toMatchObject({
      status: 'RUNNING',
      progressNotes: [
        { text: 'Pipa telah tiba.', physicalProgress: null },
        { text: 'Pipa telah terpasang.', physicalProgress: 100 },
      ],
    });
  });

  it('is a change like any other: the version grows', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'RUNNING' });

    const answer = await actOnIntervention(api, officer, 'REPORT', id);

    expect(answer.data?.['reportInterventionProgress']?.intervention.version).toBe(2);
  });

  it.each([
    ['text', { text: 'ok' }],
    ['text', { text: 'a'.repeat(5001) }],
    ['physicalProgress', { physicalProgress: 101 }],
    ['physicalProgress', { physicalProgress: -1 }],
  ])('names the %s at fault', async (field, fault) => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'RUNNING' });

    const answer = await actOnIntervention(api, officer, 'REPORT', id, fault);

    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: `input.${field}` }]);
    expect(await countStored('progress_note')).toBe(0);
  });

  it.each(['APPROVED', 'COMPLETED', 'CANCELLED'])('is for what runs, not for what is %s', async status => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status });

    expect(codeOf(await actOnIntervention(api, officer, 'REPORT', id))).toBe('CONFLICT');
    expect(await countStored('progress_note')).toBe(0);
  });

  it.each([
    ['the regency', 'REGENCY', '15.71'],
    ['the working group', 'POKJA', village],
  ] as const)('of a village is not for %s', async (_who, role, area) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention({ status: 'RUNNING' });

    expect(codeOf(await actOnIntervention(api, somebody, 'REPORT', id))).toBe('FORBIDDEN');
    expect(await countStored('progress_note')).toBe(0);
  });
});
