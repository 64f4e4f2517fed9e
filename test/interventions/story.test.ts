import { beforeEach, expect, it } from 'vitest';
import {
  ApproveInterventionDocument,
  CompleteInterventionDocument,
  InterventionPageDocument,
  ProposeInterventionDocument,
  RegisterNeedDocument,
  ReportInterventionProgressDocument,
  ReturnInterventionDocument,
  ReviseInterventionDocument,
  StartInterventionDocument,
  SubmitInterventionDocument,
  VerifyInterventionDocument,
  VerifyNeedDocument,
  VillagePageDocument,
} from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { needSeenBy } from '../needs/acts.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actsOnInterventions, interventionSeenBy, rowOf } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const reason = 'Mohon rincian anggaran dilengkapi.';

it('brings clean water to 37 families', async () => {
  const officer = await newOfficer('VILLAGE', village);
  const neighbour = await newOfficer('VILLAGE', '15.71.01.1002');
  const district = await newOfficer('DISTRICT', '15.71.01');
  const regency = await newOfficer('REGENCY', '15.71');
  const province = await newOfficer('PROVINCE', '15');
  const waterAgency = await newOrganization({ name: 'Dinas PUPR', sectors: ['WATER'] });
  const ngo = await newOrganization({ name: 'Yayasan Tirta', kind: 'NGO', sectors: ['WATER'] });
  const agent = await newPerson([
    { role: 'SECTOR_AGENCY', area: '15.71', organization: waterAgency, sectors: ['WATER'] },
  ]);
  const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization: ngo, sectors: ['WATER'] }]);

  // The village says what it lacks; the district has seen it.
  const registered = await api.run(officer, RegisterNeedDocument, {
    input: {
      areaCode: village,
      kind: 'CLEAN_WATER',
      title: 'Keluarga di RT 09 belum memiliki air bersih',
      quantity: 37,
      familiesAffected: 37,
      severity: 'HIGH',
    },
  });
  const needId = registered.data?.registerNeed.need?.id ?? '';
  const need = rowOf(needId);
  const hiddenNeed = await needSeenBy(api, partner, need);
  const checked = await api.run(district, VerifyNeedDocument, { input: { id: needId, expectedVersion: 1 } });
  expect(hiddenNeed).toBeNull();
  expect(checked.data?.verifyNeed.need).toMatchObject({ status: 'OPEN', verification: 'VERIFIED' });

  // It plans, together with the agency and the NGO.
  const proposed = await api.run(officer, ProposeInterventionDocument, {
    input: {
      areaCode: village,
      title: 'Sambungan rumah air bersih RT 09',
      sectors: ['WATER'],
      targetGroups: ['SELURUH_PENDUDUK'],
      startsOn: '2027-01-15',
      endsOn: '2027-06-30',
      plannedBeneficiaries: 148,
      participants: [
        { organizationId: globalId('organization', waterAgency), role: 'DELIVER' },
        { organizationId: globalId('organization', ngo), role: 'ACCOMPANY' },
      ],
      answers: [{ needId, quantity: 37 }],
      budgetLines: [{ fundSource: 'APBD_KAB', amount: '185000000' }],
    },
  });
  expect(proposed.errors).toBeUndefined();
  expect(proposed.data?.proposeIntervention.intervention).toMatchObject({
    version: 1,
    status: 'PROPOSED',
    budget: '185000000',
    participants: [
      { role: 'ACCOMPANY', organization: { name: 'Yayasan Tirta' } },
      { role: 'DELIVER', organization: { name: 'Dinas PUPR' } },
    ],
    answers: [{ quantity: 37, need: { id: needId } }],
    availableActions: ['CANCEL'],
  });
  const id = proposed.data?.proposeIntervention.intervention?.id ?? '';
  const row = rowOf(id);
  const needNow = async () => await needSeenBy(api, officer, need);
  const version = async () => (await stored<{ version: number }>('intervention', row))?.version ?? 0;
  expect(await needNow()).toMatchObject({ status: 'OPEN', coverage: { planned: 0, delivered: 0, uncovered: 37 } });

  // The neighbour sees nothing of it, those named see it at once.
  const next = await api.run(neighbour, VillagePageDocument, { code: village });
  expect(next.data?.village).toMatchObject({ needs: { totalCount: 0 }, interventions: { totalCount: 0 } });
  expect(await needSeenBy(api, neighbour, need)).toBeNull();
  expect(await interventionSeenBy(api, neighbour, row)).toBeNull();
  expect(await interventionSeenBy(api, agent, row)).toMatchObject({ status: 'PROPOSED', availableActions: [] });

  // The district gives it back; the village revises and hands it in again.
  const returned = await api.run(district, ReturnInterventionDocument, { input: { id, expectedVersion: 1, reason } });
  expect(returned.data?.returnIntervention.intervention).toMatchObject({ status: 'RETURNED', statusReason: reason });
  const revised = await api.run(officer, ReviseInterventionDocument, {
    input: {
      id,
      expectedVersion: await version(),
      description: 'Pipa induk dan 37 sambungan.',
      budgetLines: [
        { fundSource: 'APBD_KAB', amount: '150000000', note: 'Pipa induk' },
        { fundSource: 'SWADAYA', amount: '12500000', note: 'Galian' },
      ],
    },
  });
  expect(revised.data?.reviseIntervention.intervention).toMatchObject({ status: 'RETURNED', budget: '162500000' });
  const again = await api.run(officer, SubmitInterventionDocument, { input: { id, expectedVersion: await version() } });
  expect(again.data?.submitIntervention.intervention).toMatchObject({ status: 'PROPOSED' });

  // The levels above check and approve; with that the need is planned for.
  const verified = await api.run(district, VerifyInterventionDocument, {
    input: { id, expectedVersion: await version() },
  });
  expect(verified.data?.verifyIntervention.intervention).toMatchObject({ status: 'VERIFIED', statusReason: null });
  expect(await needNow()).toMatchObject({ status: 'OPEN', coverage: { planned: 0, delivered: 0, uncovered: 37 } });
  const approved = await api.run(regency, ApproveInterventionDocument, {
    input: { id, expectedVersion: await version() },
  });
  expect(approved.data?.approveIntervention.intervention).toMatchObject({ status: 'APPROVED' });
  expect(await needNow()).toMatchObject({ status: 'PLANNED', coverage: { planned: 37, delivered: 0, uncovered: 0 } });

  // The village carries it out.
  const started = await api.run(officer, StartInterventionDocument, {
    input: { id, expectedVersion: await version() },
  });
  expect(started.data?.startIntervention.intervention).toMatchObject({
    status: 'RUNNING',
    availableActions: ['REPORT', 'COMPLETE', 'CANCEL'],
  });
  expect(await needNow()).toMatchObject({
    status: 'IN_PROGRESS',
    coverage: { planned: 37, delivered: 0, uncovered: 0 },
  });
  const reported = await api.run(officer, ReportInterventionProgressDocument, {
    input: { id, expectedVersion: await version(), text: 'Pipa induk telah terpasang.', physicalProgress: 60 },
  });
  expect(reported.data?.reportInterventionProgress.intervention?.progressNotes).toMatchObject([
    { physicalProgress: 60, text: 'Pipa induk telah terpasang.' },
  ]);
  const completed = await api.run(officer, CompleteInterventionDocument, {
    input: {
      id,
      expectedVersion: await version(),
      result: 'Air mengalir ke 37 rumah.',
      actualBeneficiaries: 151,
      delivered: [{ needId, quantity: 37 }],
    },
  });
  expect(completed.data?.completeIntervention.intervention).toMatchObject({
    status: 'COMPLETED',
    result: 'Air mengalir ke 37 rumah.',
    answers: [{ deliveredQuantity: 37, need: { id: needId, status: 'MET' } }],
    availableActions: [],
  });
  expect(await needNow()).toMatchObject({
    status: 'MET',
    statusReason: null,
    metAt: expect.any(String),
    coverage: { planned: 0, delivered: 37, uncovered: 0 },
  });

  // The province sees all of it and changes none of it.
  const page = await api.run(province, InterventionPageDocument, { id });
  expect(page.data?.intervention).toMatchObject({
    status: 'COMPLETED',
    actualBeneficiaries: 151,
    proposedBy: { name: 'Nurhayati' },
    verifiedBy: { name: 'Nurhayati' },
    approvedBy: { name: 'Nurhayati' },
    progressNotes: [{ reportedBy: { name: 'Nurhayati' } }],
    budgetLines: [
      { fundSource: 'APBD_KAB', amount: '150000000', note: 'Pipa induk' },
      { fundSource: 'SWADAYA', amount: '12500000', note: 'Galian' },
    ],
    availableActions: [],
  });
  const before = await stored('intervention', row);
  for (const { document, input } of Object.values(actsOnInterventions)) {
    const answer = await api.run(province, document, { input: { id, expectedVersion: await version(), ...input } });
    expect(codeOf(answer)).toBe('FORBIDDEN');
  }
  expect(await stored('intervention', row)).toEqual(before);

  // The NGO sees the need and the intervention, and no person in them.
  expect(await needSeenBy(api, partner, need)).toMatchObject({ status: 'MET', reportedBy: null, verifiedBy: null });
  expect(await interventionSeenBy(api, partner, row)).toMatchObject({
    status: 'COMPLETED',
    answers: [{ deliveredQuantity: 37, need: { id: needId } }],
    proposedBy: null,
    verifiedBy: null,
    approvedBy: null,
    progressNotes: [{ reportedBy: null }],
  });
});
