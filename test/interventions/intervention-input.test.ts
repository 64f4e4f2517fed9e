import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProposeInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization } from '../support/factories.ts';
import { countParts, noParts, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

async function propose(input: object) {
  const answer = await api.run(await newOfficer('VILLAGE', village), ProposeInterventionDocument, {
    input: { ...wells, ...input },
  });
  const fields = (answer.errors?.[0]?.extensions['fields'] ?? []) as { field: string; message: string }[];
  return { answer, code: codeOf(answer), fields: fields.map(({ field }) => field) };
}

const line = { fundSource: 'APBD_KAB', amount: '1' };

describe('the plan of an intervention', () => {
  it.each([
    ['no sector', { sectors: [] }, ['input.sectors']],
    ['a sector twice', { sectors: ['WATER', 'WATER'] }, ['input.sectors']],
    ['a target group twice', { targetGroups: ['SELURUH_PENDUDUK', 'SELURUH_PENDUDUK'] }, ['input.targetGroups']],
    ['a title that is too short', { title: 'air' }, ['input.title']],
    ['a title that is too long', { title: 'a'.repeat(201) }, ['input.title']],
    ['a description without a word', { description: '' }, ['input.description']],
    ['a description that is too long', { description: 'a'.repeat(5001) }, ['input.description']],
    ['fewer than no beneficiaries', { plannedBeneficiaries: -1 }, ['input.plannedBeneficiaries']],
    ['more beneficiaries than people', { plannedBeneficiaries: 300_000_001 }, ['input.plannedBeneficiaries']],
    ['its last day before its first', { endsOn: '2027-01-14' }, ['input.endsOn']],
    ['an activity that there is not', { inpresActivity: 59 }, ['input.inpresActivity']],
    ['a place that there is not', { areaCode: '99' }, ['input.areaCode']],
    ['an amount of nothing', { budgetLines: [line, { ...line, amount: '0' }] }, ['input.budgetLines.1.amount']],
    ['a note without a word', { budgetLines: [{ ...line, note: '' }] }, ['input.budgetLines.0.note']],
    ['too many lines', { budgetLines: Array.from({ length: 51 }, () => line) }, ['input.budgetLines']],
  ])('is refused with %s', async (_what, input, expected) => {
    const { code, fields } = await propose(input);

    expect(code).toBe('BAD_USER_INPUT');
    expect(fields).toEqual(expected);
    expect(await countParts()).toEqual(noParts);
  });

  it.each([
    ['a rupiah more than can be kept', { budgetLines: [{ ...line, amount: '9223372036854775808' }] }],
    ['less than no money', { budgetLines: [{ ...line, amount: '-1' }] }],
    ['parts of a rupiah', { budgetLines: [{ ...line, amount: '10.50' }] }],
    ['a number that is no longer exact', { budgetLines: [{ ...line, amount: 2 ** 53 }] }],
    ['a day that does not exist', { startsOn: '2027-02-30' }],
    ['a source that there is not', { budgetLines: [{ ...line, fundSource: 'LOTTERY' }] }],
    ['a sector that there is not', { sectors: ['MAGIC'] }],
    ['null for a list', { participants: null }],
    ['a state of its own choice', { status: 'APPROVED' }],
  ])('is refused with %s', async (_what, input) => {
    expect((await propose(input)).code).toBe('BAD_USER_INPUT');
    expect(await countParts()).toEqual(noParts);
  });

  it('tells everything that is wrong with its words at once', async () => {
    const { code, fields } = await propose({
      title: 'air',
      sectors: [],
      plannedBeneficiaries: -4,
      answers: [{ needId: 'need_1', quantity: -2 }],
      budgetLines: [{ ...line, note: '' }],
    });

    expect(code).toBe('BAD_USER_INPUT');
    expect(fields.toSorted()).toEqual([
      'input.answers.0.quantity',
      'input.budgetLines.0.note',
      'input.plannedBeneficiaries',
      'input.sectors',
      'input.title',
    ]);
  });

  it('tells everything that does not fit with the rest of the world at once, and writes none of it', async () => {
    const organizationId = globalId('organization', await newOrganization());
    const [open, next, met, withdrawn] = [
      globalId('need', await newNeed({ quantity: 37 })),
      globalId('need', await newNeed({ area: '15.71.02.1004', verification: 'VERIFIED' })),
      globalId('need', await newNeed({ verification: 'VERIFIED', status: 'MET' })),
      globalId('need', await newNeed({ status: 'WITHDRAWN' })),
    ];
    const regency = await newOfficer('REGENCY', '15.71');

    const answer = await api.run(regency, ProposeInterventionDocument, {
      input: {
        ...wells,
        endsOn: '2026-12-31',
        inpresActivity: 0,
        participants: [
          { organizationId, role: 'FUND' },
          { organizationId: globalId('organization', randomUUID()), role: 'FUND' },
          { organizationId: 'organization_1', role: 'FUND' },
          { organizationId: open, role: 'FUND' },
          { organizationId, role: 'FUND' },
        ],
        answers: [
          { needId: open, quantity: 38 },
          { needId: next, quantity: 1 },
          { needId: met, quantity: 1 },
          { needId: withdrawn, quantity: 1 },
          { needId: open, quantity: 1 },
        ],
        budgetLines: [
          { fundSource: 'CSR', amount: '0' },
          { fundSource: 'CSR', amount: '1' },
        ],
      },
    });

    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    const fields = answer.errors?.[0]?.extensions['fields'] as { field: string }[];
    expect(fields.map(({ field }) => field)).toEqual([
      'input.endsOn',
      'input.inpresActivity',
      'input.participants.1.organizationId',
      'input.participants.2.organizationId',
      'input.participants.3.organizationId',
      'input.participants.4',
      'input.answers.0.quantity',
      'input.answers.1.needId',
      'input.answers.2.needId',
      'input.answers.3.needId',
      'input.answers.4',
      'input.budgetLines.0.amount',
    ]);
    expect(await countParts()).toEqual(noParts);
  });

  it('does not tell a need that may not be seen from one that is not there', async () => {
    const hidden = globalId('need', await newNeed({ area: '15.71.01.1002' }));
    const asked = [hidden, globalId('need', randomUUID()), 'need_1', 'nothing', globalId('organization', randomUUID())];

    const answers = [];
    for (const needId of asked) answers.push((await propose({ answers: [{ needId, quantity: 1 }] })).answer);

    expect(answers.map(codeOf)).toEqual(Array(asked.length).fill('NOT_FOUND'));
    expect(new Set(answers.map(({ errors }) => errors?.[0]?.message)).size).toBe(1);
    expect(await countParts()).toEqual(noParts);
  });

  it('is refused with letters that cannot be stored', async () => {
    expect((await propose({ description: 'Pipa\u0000induk' })).code).toBe('BAD_USER_INPUT');
    expect(await countParts()).toEqual(noParts);
  });

  it('is refused when its amounts add up to more than can be kept', async () => {
    const most = { ...line, amount: '9223372036854775807' };

    expect((await propose({ budgetLines: [most, most] })).code).toBe('BAD_USER_INPUT');
    expect(await countParts()).toEqual(noParts);
  });
});
