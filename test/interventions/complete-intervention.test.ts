import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { CompleteInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { needSeenBy } from '../needs/acts.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

async function newRun(quantity = 37) {
  const need = await newNeed({ verification: 'VERIFIED' });
  const id = await newIntervention({ status: 'RUNNING', answers: [{ need, quantity }] });
  return { need, needId: globalId('need', need), id, officer: await newOfficer('VILLAGE', village) };
}

describe('completing an intervention', () => {
  it('says what came of it and meets the need it delivered', async () => {
    const { id, needId, officer } = await newRun();

    const { data, errors } = await api.run(officer, CompleteInterventionDocument, {
      input: {
        id: globalId('intervention', id),
        expectedVersion: 1,
        result: 'Air mengalir.',
        actualBeneficiaries: 0,
        delivered: [{ needId, quantity: 37 }],
      },
    });

    expect(errors).toBeUndefined();
    expect(data?.completeIntervention.intervention).toMatchObject({
      version: 2,
      status: 'COMPLETED',
      result: 'Air mengalir.',
      answers: [{ deliveredQuantity: 37, need: { status: 'MET' } }],
      availableActions: [],
    });
    expect(await stored('intervention', id)).toMatchObject({
      actual_beneficiaries: 0,
      completed_at: expect.anything(),
    });
  });

  it('keeps what was not told apart from zero', async () => {
    const { id, need, officer } = await newRun();

    await actOnIntervention(api, officer, 'COMPLETE', id);

    expect(await interventionSeenBy(api, officer, id)).toMatchObject({
      actualBeneficiaries: null,
      answers: [{ deliveredQuantity: null }],
    });
    expect(await needSeenBy(api, officer, need)).toMatchObject({
      coverage: { planned: 0, delivered: 0, uncovered: 37 },
    });
  });

  it('leaves a need in progress of which it delivered a part, until others deliver the rest', async () => {
    const { id, need, needId, officer } = await newRun(20);
    const second = await newIntervention({ status: 'RUNNING', answers: [{ need, quantity: 17 }] });

    await actOnIntervention(api, officer, 'COMPLETE', id, { delivered: [{ needId, quantity: 19 }] });
    const half = await needSeenBy(api, officer, need);
    await actOnIntervention(api, officer, 'COMPLETE', second, { delivered: [{ needId, quantity: 17 }] });
    const almost = await needSeenBy(api, officer, need);
    const third = await newIntervention({ status: 'RUNNING', answers: [{ need, quantity: 1 }] });
    await actOnIntervention(api, officer, 'COMPLETE', third, { delivered: [{ needId, quantity: 3 }] });
    const whole = await needSeenBy(api, officer, need);

    expect(half).toMatchObject({ status: 'IN_PROGRESS', coverage: { planned: 17, delivered: 19, uncovered: 1 } });
    expect(almost).toMatchObject({
      status: 'IN_PROGRESS',
      metAt: null,
      coverage: { planned: 0, delivered: 36, uncovered: 1 },
    });
    expect(whole).toMatchObject({
      status: 'MET',
      metAt: expect.any(String),
      coverage: { planned: 0, delivered: 39, uncovered: 0 },
    });
  });

  it('tells each need that it does not answer, or tells twice, and keeps nothing', async () => {
    const { id, needId, officer } = await newRun();
    const other = globalId('need', await newNeed());
    const before = await stored('intervention', id);

    const answer = await actOnIntervention(api, officer, 'COMPLETE', id, {
      delivered: [
        { needId, quantity: 37 },
        { needId: other, quantity: 1 },
        { needId, quantity: 1 },
        { needId: globalId('need', randomUUID()), quantity: 1 },
        { needId: 'nothing', quantity: 1 },
      ],
    });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.extensions['fields']).toMatchObject([
      { field: 'input.delivered.1.needId' },
      { field: 'input.delivered.2.needId' },
      { field: 'input.delivered.3.needId' },
      { field: 'input.delivered.4.needId' },
    ]);
    expect(await stored('intervention', id)).toEqual(before);
    expect(await stored('need_answer', id, 'intervention_id')).toMatchObject({ delivered_quantity: null });
  });

  it('names its words and numbers that are at fault', async () => {
    const { id, needId, officer } = await newRun();

    const answer = await actOnIntervention(api, officer, 'COMPLETE', id, {
      result: 'ok',
      actualBeneficiaries: -1,
      delivered: [{ needId, quantity: -1 }],
    });

    const fields = answer.errors?.[0]?.extensions['fields'] as { field: string }[];
    expect(fields.map(({ field }) => field).toSorted()).toEqual([
      'input.actualBeneficiaries',
      'input.delivered.0.quantity',
      'input.result',
    ]);
  });

  it.each(['APPROVED', 'COMPLETED', 'CANCELLED'])('is for what runs, not for what is %s', async status => {
    const need = await newNeed({ verification: 'VERIFIED' });
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status, answers: [{ need, quantity: 5 }] });
    const before = await needSeenBy(api, officer, need);

    const answer = await actOnIntervention(api, officer, 'COMPLETE', id, {
      delivered: [{ needId: globalId('need', need), quantity: 5 }],
    });

    expect(codeOf(answer)).toBe('CONFLICT');
    expect(await needSeenBy(api, officer, need)).toEqual(before);
  });

  it.each([
    ['the regency', 'REGENCY', '15.71', 'FORBIDDEN'],
    ['the working group', 'POKJA', village, 'FORBIDDEN'],
    ['the village next door', 'VILLAGE', '15.71.01.1002', 'NOT_FOUND'],
  ] as const)('of a village is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const { id } = await newRun();

    expect(codeOf(await actOnIntervention(api, somebody, 'COMPLETE', id))).toBe(code);
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'RUNNING', result: null });
  });
});
