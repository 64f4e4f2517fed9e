import { beforeEach, describe, expect, it } from 'vitest';
import { CancelInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { needSeenBy } from '../needs/acts.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention, countParts } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const reason = 'Dana tidak tersedia tahun ini.';

describe('cancelling an intervention', () => {
  it.each(['DRAFT', 'PROPOSED', 'RETURNED', 'VERIFIED', 'APPROVED', 'RUNNING'])(
    'gives up what is %s, and leaves it on record with its parts',
    async status => {
      const officer = await newOfficer('VILLAGE', village);
      const id = await newIntervention({ status, budget: [{ source: 'CSR', amount: '7' }] });

      const { data, errors } = await api.run(officer, CancelInterventionDocument, {
        input: { id: globalId('intervention', id), expectedVersion: 1, reason },
      });

      expect(errors).toBeUndefined();
      expect(data?.cancelIntervention.intervention).toMatchObject({
        version: 2,
        status: 'CANCELLED',
        statusReason: reason,
        availableActions: [],
      });
      expect(await countParts()).toMatchObject({ intervention: 1, budget_line: 1 });
    },
  );

  it.each(['APPROVED', 'RUNNING'])('opens the need again that it was to meet while %s', async status => {
    const officer = await newOfficer('VILLAGE', village);
    const need = await newNeed({ verification: 'VERIFIED' });
    const id = await newIntervention({ status, answers: [{ need, quantity: 37 }] });
    const before = await needSeenBy(api, officer, need);

    await actOnIntervention(api, officer, 'CANCEL', id);

    expect(before?.coverage).toMatchObject({ planned: 37 });
    expect(await needSeenBy(api, officer, need)).toMatchObject({
      status: 'OPEN',
      coverage: { planned: 0, delivered: 0, uncovered: 37 },
    });
  });

  it.each(['COMPLETED', 'CANCELLED'])('comes too late once it is %s', async status => {
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status });

    expect(codeOf(await actOnIntervention(api, officer, 'CANCEL', id))).toBe('CONFLICT');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status });
  });

  it('is for the partner that entered it, not for one that only takes part', async () => {
    const [entering, taking] = [await newOrganization({ kind: 'NGO' }), await newOrganization({ kind: 'NGO' })];
    const one = await newPerson([{ role: 'PARTNER', area: '15.71', organization: entering, sectors: ['WATER'] }]);
    const other = await newPerson([{ role: 'PARTNER', area: '15.71', organization: taking, sectors: ['WATER'] }]);
    const id = await newIntervention({
      participants: [{ organization: entering }, { organization: taking }],
      enteredArea: '15.71',
      enteredOrganization: entering,
    });

    expect(codeOf(await actOnIntervention(api, other, 'CANCEL', id))).toBe('FORBIDDEN');
    expect((await actOnIntervention(api, one, 'CANCEL', id)).errors).toBeUndefined();
  });

  it.each([
    ['the working group', 'POKJA', village, 'FORBIDDEN'],
    ['the district', 'DISTRICT', '15.71.01', 'FORBIDDEN'],
    ['the regency', 'REGENCY', '15.71', 'FORBIDDEN'],
    ['the village next door', 'VILLAGE', '15.71.01.1002', 'NOT_FOUND'],
  ] as const)('of a village is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention();

    expect(codeOf(await actOnIntervention(api, somebody, 'CANCEL', id))).toBe(code);
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'PROPOSED' });
  });
});
