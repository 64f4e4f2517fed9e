import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InterventionAction } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newPerson } from '../support/factories.ts';
import { actOnIntervention, countParts } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

/** Each act with a state that allows it and somebody who may do it. */
const acts = [
  ['REVISE', 'DRAFT', 'VILLAGE'],
  ['SUBMIT', 'RETURNED', 'VILLAGE'],
  ['VERIFY', 'PROPOSED', 'DISTRICT'],
  ['APPROVE', 'VERIFIED', 'REGENCY'],
  ['RETURN', 'PROPOSED', 'DISTRICT'],
  ['START', 'APPROVED', 'VILLAGE'],
  ['REPORT', 'RUNNING', 'VILLAGE'],
  ['COMPLETE', 'RUNNING', 'VILLAGE'],
  ['CANCEL', 'RUNNING', 'VILLAGE'],
] as const satisfies [InterventionAction, string, string][];

const here = { VILLAGE: '15.71.01.1001', DISTRICT: '15.71.01', REGENCY: '15.71' };
const elsewhere = { VILLAGE: '15.71.01.1002', DISTRICT: '15.71.02', REGENCY: '15.06' };

describe.each(acts)('%s of an intervention', (act, status, role) => {
  it('is a conflict when it changed since it was read, and tells the version to read', async () => {
    const officer = await newOfficer(role, here[role]);
    const id = await newIntervention({ status });
    const before = [await stored('intervention', id), await countParts()];

    const answer = await actOnIntervention(api, officer, act, id, { expectedVersion: 2 });

    expect(codeOf(answer)).toBe('CONFLICT');
    expect(answer.errors?.[0]?.extensions['currentVersion']).toBe(1);
    expect([await stored('intervention', id), await countParts()]).toEqual(before);
  });

  it('does not tell one that may not be seen from one that is not there', async () => {
    const stranger = await newOfficer(role, elsewhere[role]);
    const id = await newIntervention({ status });
    const before = await stored('intervention', id);

    const hidden = await actOnIntervention(api, stranger, act, id);
    const madeUp = await actOnIntervention(api, stranger, act, randomUUID());

    expect([codeOf(hidden), codeOf(madeUp)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(hidden.errors?.[0]?.message).toBe(madeUp.errors?.[0]?.message);
    expect(await stored('intervention', id)).toEqual(before);
  });

  it('finds nothing under ids of other things', async () => {
    const officer = await newOfficer(role, here[role]);
    const ids = ['intervention_1', `need_${randomUUID()}`, 'intervention_', ''];

    for (const id of ids) {
      expect(codeOf(await actOnIntervention(api, officer, act, '', { id }))).toBe('NOT_FOUND');
    }
  });

  it('is forbidden to those who see it but do it elsewhere', async () => {
    const visitor = await newPerson([
      { role: 'AUDITOR', area: '15.71' },
      { role, area: elsewhere[role] },
    ]);
    const id = await newIntervention({ status });
    const before = [await stored('intervention', id), await countParts()];

    expect(codeOf(await actOnIntervention(api, visitor, act, id))).toBe('FORBIDDEN');
    expect([await stored('intervention', id), await countParts()]).toEqual(before);
  });

  it('happens to one of two who send it at the same time', async () => {
    const officers = [await newOfficer(role, here[role]), await newOfficer(role, here[role])];
    const id = await newIntervention({ status });

    const answers = await Promise.all(officers.map(who => actOnIntervention(api, who, act, id)));

    const refused = answers.filter(({ errors }) => errors);
    expect(refused).toMatchObject([{ errors: [{ extensions: { code: 'CONFLICT', currentVersion: 2 } }] }]);
    expect(await stored('intervention', id)).toMatchObject({ version: 2 });
  });
});

describe('two acts at the same time', () => {
  it('let one of an approval and a cancellation win, and the need follow it', async () => {
    const [regency, village] = [await newOfficer('REGENCY', '15.71'), await newOfficer('VILLAGE', here.VILLAGE)];
    const need = await newNeed({ verification: 'VERIFIED' });
    const id = await newIntervention({ status: 'VERIFIED', answers: [{ need, quantity: 37 }] });

    const [approved, cancelled] = await Promise.all([
      actOnIntervention(api, regency, 'APPROVE', id),
      actOnIntervention(api, village, 'CANCEL', id),
    ]);

    expect([codeOf(approved), codeOf(cancelled)].filter(code => code === undefined)).toHaveLength(1);
    const won = approved.errors
      ? { status: 'CANCELLED', need: { status: 'OPEN', planned_quantity: 0 } }
      : { status: 'APPROVED', need: { status: 'PLANNED', planned_quantity: 37 } };
    expect(await stored('intervention', id)).toMatchObject({ status: won.status, version: 2 });
    expect(await stored('need', need)).toMatchObject(won.need);
  });
});
