import { beforeEach, describe, expect, it } from 'vitest';
import { MeetNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';
import { actOnIntervention } from '../interventions/acts.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const how = 'Warga menggali sumur bersama-sama.';

describe('saying how a need was met', () => {
  it('ends it without an intervention', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'VERIFIED' });

    const { data, errors } = await api.run(officer, MeetNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1, reason: how },
    });

    expect(errors).toBeUndefined();
    expect(data?.meetNeed.need).toMatchObject({ version: 2, status: 'MET', statusReason: how, availableActions: [] });
    expect(await needSeenBy(api, officer, id)).toMatchObject({ metAt: expect.any(String) });
  });

  it('stands, whatever becomes of interventions that answered it', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const need = await newNeed({ verification: 'VERIFIED' });
    const intervention = await newIntervention({ status: 'RUNNING', answers: [{ need, quantity: 37 }] });
    const running = await needSeenBy(api, officer, need);

    await actOnNeed(api, officer, 'MEET', need, { expectedVersion: running?.version, reason: how });
    const cancelled = await actOnIntervention(api, officer, 'CANCEL', intervention);

    expect(running?.status).toBe('IN_PROGRESS');
    expect(cancelled.errors).toBeUndefined();
    expect(await needSeenBy(api, officer, need)).toMatchObject({ status: 'MET', statusReason: how });
  });

  it.each(['DRAFT', 'SUBMITTED', 'RETURNED'] as const)('is not yet for what is %s', async verification => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification });

    expect(codeOf(await actOnNeed(api, officer, 'MEET', id))).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ version: 1, status: 'OPEN', met_at: null });
  });

  it.each(['MET', 'WITHDRAWN'])('is not for what is %s already', async status => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'VERIFIED', status });

    expect(codeOf(await actOnNeed(api, officer, 'MEET', id))).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ version: 1, status });
  });

  it.each([
    ['the working group', 'POKJA', village, 'FORBIDDEN'],
    ['the district', 'DISTRICT', '15.71.01', 'FORBIDDEN'],
    ['the regency', 'REGENCY', '15.71', 'FORBIDDEN'],
    ['the village next door', 'VILLAGE', '15.71.01.1002', 'NOT_FOUND'],
  ] as const)('is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newNeed({ verification: 'VERIFIED' });

    expect(codeOf(await actOnNeed(api, somebody, 'MEET', id))).toBe(code);
    expect(await stored('need', id)).toMatchObject({ version: 1, status: 'OPEN' });
  });
});
