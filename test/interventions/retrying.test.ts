import { beforeEach, describe, expect, it } from 'vitest';
import { DraftInterventionDocument, ProposeInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer } from '../support/factories.ts';
import { actOnIntervention, countParts, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const idempotencyKey = '4e1f0a11-once';
const times = 12;

describe('sending an act on an intervention again with its key', () => {
  it('proposes once, with all its parts, however often and however close', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const needId = globalId('need', await newNeed());
    const input = {
      ...wells,
      answers: [{ needId, quantity: 5 }],
      budgetLines: [{ fundSource: 'CSR' as const, amount: '5000' }],
      idempotencyKey,
    };

    const answers = await Promise.all(
      Array.from({ length: times }, () => api.run(officer, ProposeInterventionDocument, { input })),
    );

    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await countParts()).toMatchObject({ intervention: 1, need_answer: 1, budget_line: 1 });
  });

  it.each([
    ['REPORT', 'RUNNING', 'VILLAGE', village],
    ['COMPLETE', 'RUNNING', 'VILLAGE', village],
    ['APPROVE', 'VERIFIED', 'REGENCY', '15.71'],
  ] as const)('gives %s one effect and one answer', async (act, status, role, area) => {
    const officer = await newOfficer(role, area);
    const id = await newIntervention({ status });

    const answers = await Promise.all(
      Array.from({ length: times }, () => actOnIntervention(api, officer, act, id, { idempotencyKey })),
    );

    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await countStored('progress_note')).toBe(act === 'REPORT' ? 1 : 0);
  });

  it('keeps nothing of an act that failed, so that it can be tried again once the cause is gone', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status: 'VERIFIED' });
    const early = await actOnIntervention(api, officer, 'START', id, { idempotencyKey });
    await actOnIntervention(api, await newOfficer('REGENCY', '15.71'), 'APPROVE', id);

    const later = await actOnIntervention(api, officer, 'START', id, { idempotencyKey, expectedVersion: 2 });

    expect(codeOf(early)).toBe('CONFLICT');
    expect(later.errors).toBeUndefined();
    expect(await stored('intervention', id)).toMatchObject({ status: 'RUNNING', version: 3 });
  });

  it('is another act when another person sends it, and refused for another mutation', async () => {
    const [one, other] = [await newOfficer('VILLAGE', village), await newOfficer('VILLAGE', village)];
    const input = { ...wells, idempotencyKey };

    await api.run(one, ProposeInterventionDocument, { input });
    const others = await api.run(other, ProposeInterventionDocument, { input });
    const drafted = await api.run(one, DraftInterventionDocument, { input });

    expect(others.errors).toBeUndefined();
    expect(codeOf(drafted)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await countParts()).toMatchObject({ intervention: 2 });
  });
});
