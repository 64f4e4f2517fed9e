import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ReviseInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention, countParts, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

/** A draft of the village with one of everything. */
async function newDraft() {
  const organization = await newOrganization();
  const need = await newNeed();
  const id = await newIntervention({
    status: 'DRAFT',
    participants: [{ organization, role: 'FUND' }],
    answers: [{ need, quantity: 20 }],
    budget: [{ source: 'CSR', amount: '5000000' }],
    activity: 57,
    plannedBeneficiaries: 80,
  });
  return { id, need, organization, officer: await newOfficer('VILLAGE', village) };
}

describe('revising an intervention', () => {
  it.each([
    ['the village', 'VILLAGE', 'DRAFT'],
    ['the village', 'VILLAGE', 'RETURNED'],
    ['the working group', 'POKJA', 'DRAFT'],
    ['the working group', 'POKJA', 'RETURNED'],
  ] as const)('lets %s (%s) correct what is %s', async (_who, role, status) => {
    const somebody = await newOfficer(role, village);
    const id = await newIntervention({ status });

    const { data, errors } = await api.run(somebody, ReviseInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1, title: 'Sambungan rumah RT 09 dan RT 10' },
    });

    expect(errors).toBeUndefined();
    expect(data?.reviseIntervention.intervention).toMatchObject({
      version: 2,
      title: 'Sambungan rumah RT 09 dan RT 10',
      status,
    });
  });

  it.each(['PROPOSED', 'VERIFIED', 'APPROVED', 'RUNNING', 'COMPLETED', 'CANCELLED'])(
    'is over once it is %s',
    async status => {
      const officer = await newOfficer('VILLAGE', village);
      const organization = await newOrganization();
      const id = await newIntervention({
        status,
        participants: [{ organization }],
        budget: [{ source: 'CSR', amount: '1' }],
      });
      const parts = await countParts();

      const answer = await actOnIntervention(api, officer, 'REVISE', id, { participants: [], budgetLines: [] });

      expect(codeOf(answer)).toBe('CONFLICT');
      expect(await stored('intervention', id)).toMatchObject({ version: 1, title: 'Sambungan rumah air bersih' });
      expect(await countParts()).toEqual(parts);
    },
  );

  it('leaves lists alone that are left out or null', async () => {
    const { id, need, organization, officer } = await newDraft();

    await actOnIntervention(api, officer, 'REVISE', id, { participants: null, answers: null, sectors: null });

    expect(await interventionSeenBy(api, officer, id)).toMatchObject({
      sectors: ['WATER'],
      participants: [{ role: 'FUND', organization: { id: globalId('organization', organization) } }],
      answers: [{ quantity: 20, need: { id: globalId('need', need) } }],
      budgetLines: [{ fundSource: 'CSR', amount: '5000000' }],
    });
  });

  it('replaces each list that is given, and empties it when it is given empty', async () => {
    const { id, officer } = await newDraft();
    const other = await newNeed({ quantity: 9 });

    await actOnIntervention(api, officer, 'REVISE', id, {
      participants: [],
      answers: [{ needId: globalId('need', other), quantity: 9 }],
      budgetLines: [
        { fundSource: 'DANA_DESA', amount: '2000000' },
        { fundSource: 'DANA_DESA', amount: '3000000' },
      ],
      targetGroups: ['SELURUH_PENDUDUK'],
    });

    expect(await interventionSeenBy(api, officer, id)).toMatchObject({
      participants: [],
      answers: [{ quantity: 9, need: { id: globalId('need', other) } }],
      budgetLines: [{ fundSource: 'DANA_DESA' }, { fundSource: 'DANA_DESA' }],
      budget: '5000000',
      targetGroups: ['SELURUH_PENDUDUK'],
    });
    expect(await stored('intervention', id)).toMatchObject({ organization_ids: [] });
  });

  it('takes null for "not known" where that can be, and for "as it was" elsewhere', async () => {
    const { id, officer } = await newDraft();

    await actOnIntervention(api, officer, 'REVISE', id, { title: null, startsOn: null, description: 'Rencana.' });
    const kept = await interventionSeenBy(api, officer, id);
    await actOnIntervention(api, officer, 'REVISE', id, {
      expectedVersion: 2,
      title: null,
      description: null,
      inpresActivity: null,
      plannedBeneficiaries: null,
    });

    expect(kept).toMatchObject({
      title: 'Sambungan rumah air bersih',
      startsOn: '2026-02-01',
      description: 'Rencana.',
      inpresActivity: { id: 57 },
      plannedBeneficiaries: 80,
    });
    expect(await interventionSeenBy(api, officer, id)).toMatchObject({
      version: 3,
      description: null,
      inpresActivity: null,
      plannedBeneficiaries: null,
      budget: '5000000',
    });
  });

  it.each([
    ['a line of money', () => ({ budgetLines: [{ fundSource: 'SWADAYA', amount: '7000000' }] })],
    ['a need', (need: string) => ({ answers: [{ needId: globalId('need', need), quantity: 30 }] })],
    [
      'the part that somebody plays',
      (_need: string, organization: string) => ({
        participants: [{ organizationId: globalId('organization', organization), role: 'DELIVER' }],
      }),
    ],
  ])('is a change like any other when only %s changes', async (_what, change) => {
    const { id, need, organization, officer } = await newDraft();
    const input = { title: null, ...change(need, organization) };

    const first = await actOnIntervention(api, officer, 'REVISE', id, input);
    const second = await actOnIntervention(api, officer, 'REVISE', id, input);

    expect(first.data?.['reviseIntervention']?.intervention.version).toBe(2);
    expect(codeOf(second)).toBe('CONFLICT');
  });

  it('judges the new day against the one that stays', async () => {
    const { id, officer } = await newDraft();

    const answer = await actOnIntervention(api, officer, 'REVISE', id, { startsOn: '2027-01-01' });

    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([{ field: 'input.endsOn' }]);
  });

  it('throws nothing away when a part of it is refused', async () => {
    const { id, officer } = await newDraft();
    const before = [await stored('intervention', id), await countParts()];

    const answer = await actOnIntervention(api, officer, 'REVISE', id, {
      title: 'Tidak boleh tersimpan',
      participants: [],
      budgetLines: [],
      answers: [],
      inpresActivity: 99,
    });
    const unknown = await actOnIntervention(api, officer, 'REVISE', id, {
      participants: [{ organizationId: globalId('organization', randomUUID()), role: 'FUND' }],
      answers: [],
    });

    expect([answer, unknown].map(codeOf)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect([await stored('intervention', id), await countParts()]).toEqual(before);
  });

  it.each([
    ['the district', 'DISTRICT', '15.71.01', 'FORBIDDEN'],
    ['the regency', 'REGENCY', '15.71', 'FORBIDDEN'],
    ['the village next door', 'VILLAGE', '15.71.01.1002', 'NOT_FOUND'],
  ] as const)('of a village is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention({ status: 'RETURNED' });

    expect(codeOf(await actOnIntervention(api, somebody, 'REVISE', id))).toBe(code);
    expect(await stored('intervention', id)).toMatchObject({ version: 1 });
  });

  it.each([
    ['out of its own part', { participants: [] }],
    ['into sectors that are not its own', { sectors: ['HEALTH'] }],
  ])('cannot take an agency %s, by which it may enter at all', async (_what, change) => {
    const organization = await newOrganization();
    const agent = await newPerson([{ role: 'SECTOR_AGENCY', area: '15.71', organization, sectors: ['WATER'] }]);
    const id = await newIntervention({
      status: 'DRAFT',
      participants: [{ organization }],
      proposedBy: agent,
      enteredArea: '15.71',
      enteredOrganization: organization,
    });

    const answer = await actOnIntervention(api, agent, 'REVISE', id, change);

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, sectors: ['WATER'] });
  });
});
