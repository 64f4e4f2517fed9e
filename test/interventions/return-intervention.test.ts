import { beforeEach, describe, expect, it } from 'vitest';
import { ReturnInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const reason = 'Mohon rincian anggaran dilengkapi.';

describe('returning an intervention', () => {
  it.each([
    ['the district', 'DISTRICT', '15.71.01', 'PROPOSED'],
    ['the regency', 'REGENCY', '15.71', 'PROPOSED'],
    ['the district, after it was verified', 'DISTRICT', '15.71.01', 'VERIFIED'],
    ['the regency, after the district verified it', 'REGENCY', '15.71', 'VERIFIED'],
  ] as const)('gives it back from %s with a reason', async (_who, role, area, status) => {
    const checker = await newOfficer(role, area);
    const officer = await newOfficer('VILLAGE', village);
    const id = await newIntervention({ status });

    const { data, errors } = await api.run(checker, ReturnInterventionDocument, {
      input: { id: globalId('intervention', id), expectedVersion: 1, reason },
    });

    expect(errors).toBeUndefined();
    expect(data?.returnIntervention.intervention).toMatchObject({
      version: 2,
      status: 'RETURNED',
      statusReason: reason,
    });
    expect(await interventionSeenBy(api, officer, id)).toMatchObject({
      statusReason: reason,
      verifiedAt: null,
      availableActions: ['REVISE', 'SUBMIT', 'CANCEL'],
    });
  });

  it('hides it again from analysts and partners, but for those named in it', async () => {
    const analyst = await newOfficer('ANALYST', '15');
    const [named, other] = [await newOrganization({ kind: 'NGO' }), await newOrganization({ kind: 'NGO' })];
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization: other, sectors: ['WATER'] }]);
    const takesPart = await newPerson([{ role: 'PARTNER', area: '15.71', organization: named, sectors: ['WATER'] }]);
    const id = await newIntervention({ status: 'VERIFIED', participants: [{ organization: named }] });
    const readers = [analyst, partner, takesPart];
    const before = await Promise.all(readers.map(who => interventionSeenBy(api, who, id)));

    await actOnIntervention(api, await newOfficer('REGENCY', '15.71'), 'RETURN', id);

    const after = await Promise.all(readers.map(who => interventionSeenBy(api, who, id)));
    expect(before).toMatchObject(readers.map(() => ({ status: 'VERIFIED' })));
    expect(after).toMatchObject([null, null, { status: 'RETURNED' }]);
  });

  it.each([
    ['the village itself', 'VILLAGE', village, 'FORBIDDEN'],
    ['the province', 'PROVINCE', '15', 'FORBIDDEN'],
    ["the neighbour's district", 'DISTRICT', '15.71.02', 'NOT_FOUND'],
  ] as const)('is not for %s', async (_who, role, area, code) => {
    const somebody = await newOfficer(role, area);
    const id = await newIntervention();

    expect(codeOf(await actOnIntervention(api, somebody, 'RETURN', id))).toBe(code);
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status: 'PROPOSED' });
  });

  it.each(['APPROVED', 'RUNNING', 'COMPLETED'])('comes too late once it is %s', async status => {
    const regency = await newOfficer('REGENCY', '15.71');
    const id = await newIntervention({ status });

    expect(codeOf(await actOnIntervention(api, regency, 'RETURN', id))).toBe('CONFLICT');
    expect(await stored('intervention', id)).toMatchObject({ version: 1, status });
  });
});
