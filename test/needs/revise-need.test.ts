import { beforeEach, describe, expect, it } from 'vitest';
import { ReviseNeedDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer } from '../support/factories.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('revising a need', () => {
  it.each([
    ['the officer', 'VILLAGE', 'DRAFT'],
    ['the officer', 'VILLAGE', 'RETURNED'],
    ['the working group', 'POKJA', 'DRAFT'],
    ['the working group', 'POKJA', 'RETURNED'],
  ] as const)('lets %s (%s) correct what is %s', async (_who, role, verification) => {
    const somebody = await newOfficer(role, village);
    const id = await newNeed({ verification });

    const { data, errors } = await api.run(somebody, ReviseNeedDocument, {
      input: { id: globalId('need', id), expectedVersion: 1, title: 'Keluarga di RT 09 dan RT 10', quantity: 41 },
    });

    expect(errors).toBeUndefined();
    expect(data?.reviseNeed.need).toMatchObject({
      version: 2,
      title: 'Keluarga di RT 09 dan RT 10',
      quantity: 41,
      status: 'OPEN',
      verification,
    });
  });

  it.each(['SUBMITTED', 'VERIFIED'] as const)('is over once it is %s', async verification => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification });

    const answer = await actOnNeed(api, officer, 'REVISE', id, { quantity: 41 });

    expect(codeOf(answer)).toBe('CONFLICT');
    expect(await stored('need', id)).toMatchObject({ version: 1, quantity: 37 });
  });

  it('leaves alone what is left out, and takes null for "not known" only where that can be', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'DRAFT', familiesAffected: 12 });
    await actOnNeed(api, officer, 'REVISE', id, { evidence: 'Pendataan kader.', title: 'Dengan bukti' });

    await actOnNeed(api, officer, 'REVISE', id, { expectedVersion: 2, title: 'Tanpa yang lain' });
    const kept = await needSeenBy(api, officer, id);
    await actOnNeed(api, officer, 'REVISE', id, {
      expectedVersion: 3,
      title: null,
      quantity: null,
      severity: null,
      familiesAffected: null,
      evidence: null,
    });
    const emptied = await needSeenBy(api, officer, id);

    expect(kept).toMatchObject({ version: 3, familiesAffected: 12, evidence: 'Pendataan kader.', quantity: 37 });
    expect(emptied).toMatchObject({
      version: 4,
      title: 'Tanpa yang lain',
      quantity: 37,
      severity: 'HIGH',
      familiesAffected: null,
      evidence: null,
    });
  });

  it('tells every field at fault at once and changes none', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'DRAFT' });

    const answer = await actOnNeed(api, officer, 'REVISE', id, {
      expectedVersion: 0,
      title: 'a',
      quantity: -1,
      familiesAffected: -1,
      evidence: '',
    });

    const fields = answer.errors?.[0]?.extensions['fields'] as { field: string }[];
    expect(fields.map(({ field }) => field).toSorted()).toEqual([
      'input.evidence',
      'input.expectedVersion',
      'input.familiesAffected',
      'input.quantity',
      'input.title',
    ]);
    expect(await stored('need', id)).toMatchObject({ version: 1, quantity: 37 });
  });

  it('cannot move it to another place or kind', async () => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newNeed({ verification: 'DRAFT' });

    const moved = await actOnNeed(api, officer, 'REVISE', id, { areaCode: '15.71.01.1002' });
    const renamed = await actOnNeed(api, officer, 'REVISE', id, { kind: 'SANITATION' });

    expect([codeOf(moved), codeOf(renamed)]).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });
});
