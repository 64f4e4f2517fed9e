import { beforeEach, describe, expect, it } from 'vitest';
import { DraftInterventionDocument } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { countParts, interventionSeenBy, noParts, rowOf, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('drafting an intervention', () => {
  it.each([
    ['the working group, which may not hand it in', 'POKJA', village, village, ['REVISE']],
    ['the village', 'VILLAGE', village, village, ['REVISE', 'SUBMIT', 'CANCEL']],
    ['the regency', 'REGENCY', '15.71', village, ['REVISE', 'SUBMIT', 'CANCEL']],
    ['the province, for itself', 'PROVINCE', '15', '15', ['REVISE', 'SUBMIT', 'CANCEL']],
  ] as const)('is for %s', async (_who, role, area, areaCode, availableActions) => {
    const officer = await newOfficer(role, area);
    const needId = globalId('need', await newNeed({ area: village, verification: 'VERIFIED' }));

    const { data, errors } = await api.run(officer, DraftInterventionDocument, {
      input: {
        ...wells,
        areaCode,
        answers: [{ needId, quantity: 5 }],
        budgetLines: [{ fundSource: 'DANA_DESA', amount: '1000' }],
      },
    });

    expect(errors).toBeUndefined();
    expect(data?.draftIntervention.intervention).toMatchObject({ version: 1, status: 'DRAFT', availableActions });
    expect(await countParts()).toMatchObject({ intervention: 1, need_answer: 1, budget_line: 1 });
  });

  it('is for a partner that takes part, in its sectors, answering needs that it may see', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organizationId: globalId('organization', organization), role: 'DELIVER' as const }];
    const needId = globalId('need', await newNeed({ verification: 'VERIFIED' }));

    const { data, errors } = await api.run(partner, DraftInterventionDocument, {
      input: { ...wells, participants, answers: [{ needId, quantity: 5 }] },
    });

    expect(errors).toBeUndefined();
    expect(data?.draftIntervention.intervention).toMatchObject({
      status: 'DRAFT',
      availableActions: ['REVISE', 'CANCEL'],
    });
    const seen = await interventionSeenBy(
      api,
      await newOfficer('VILLAGE', village),
      rowOf(data?.draftIntervention.intervention?.id),
    );
    expect(seen).toMatchObject({ availableActions: ['SUBMIT'] });
  });

  it.each([
    ['without taking part', ['WATER'], false, 'FORBIDDEN'],
    ['in another sector', ['HEALTH'], true, 'FORBIDDEN'],
  ] as const)('is not for a partner %s', async (_what, sectors, takesPart, code) => {
    const [own, other] = [await newOrganization({ kind: 'NGO' }), await newOrganization({ kind: 'NGO' })];
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization: own, sectors: ['WATER'] }]);
    const organizationId = globalId('organization', takesPart ? own : other);

    const answer = await api.run(partner, DraftInterventionDocument, {
      input: { ...wells, sectors: [...sectors], participants: [{ organizationId, role: 'DELIVER' }] },
    });

    expect(codeOf(answer)).toBe(code);
    expect(await countParts()).toEqual(noParts);
  });

  it('does not tell a partner of a need that waits to be verified', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organizationId: globalId('organization', organization), role: 'DELIVER' as const }];
    const needId = globalId('need', await newNeed({ verification: 'SUBMITTED' }));

    const answer = await api.run(partner, DraftInterventionDocument, {
      input: { ...wells, participants, answers: [{ needId, quantity: 5 }] },
    });

    expect(codeOf(answer)).toBe('NOT_FOUND');
    expect(await countParts()).toEqual(noParts);
  });

  it.each([
    ['the working group next door', 'POKJA', '15.71.01.1002'],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the centre', 'CENTRE_ADMIN', 'ID'],
    ['an analyst', 'ANALYST', '15.71'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const officer = await newOfficer(role, area);

    expect(codeOf(await api.run(officer, DraftInterventionDocument, { input: wells }))).toBe('FORBIDDEN');
    expect(await countParts()).toEqual(noParts);
  });
});
