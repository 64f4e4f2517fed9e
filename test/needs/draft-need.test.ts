import { beforeEach, describe, expect, it } from 'vitest';
import { DraftNeedDocument, type DraftNeedInput } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { countStored, emptyDatabase } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const drain: DraftNeedInput = {
  areaCode: village,
  kind: 'DRAINAGE',
  title: 'Selokan RT 04 meluap setiap hujan',
  quantity: 320,
  severity: 'MEDIUM',
};

describe('drafting a need', () => {
  it.each([
    ['the working group, which may correct it but not hand it in', 'POKJA', ['REVISE']],
    ['the officer of the village', 'VILLAGE', ['REVISE', 'SUBMIT', 'WITHDRAW']],
  ] as const)('is for %s', async (_who, role, availableActions) => {
    const somebody = await newOfficer(role, village);

    const { data, errors } = await api.run(somebody, DraftNeedDocument, { input: drain });

    expect(errors).toBeUndefined();
    expect(data?.draftNeed.need).toMatchObject({ version: 1, status: 'OPEN', verification: 'DRAFT', availableActions });
  });

  it.each([
    ['the working group next door', 'POKJA', '15.71.01.1002'],
    ['the district', 'DISTRICT', '15.71.01'],
    ['the regency', 'REGENCY', '15.71'],
    ['the province', 'PROVINCE', '15'],
    ['an analyst', 'ANALYST', '15'],
    ['an auditor', 'AUDITOR', 'ID'],
  ] as const)('is not for %s', async (_who, role, area) => {
    const somebody = await newOfficer(role, area);

    const answer = await api.run(somebody, DraftNeedDocument, { input: drain });

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await countStored('need')).toBe(0);
  });

  it.each(['SECTOR_AGENCY', 'PARTNER'] as const)('is not for a %s', async role => {
    const organization = await newOrganization();
    const somebody = await newPerson([{ role, area: '15.71', organization, sectors: ['DRAINAGE'] }]);

    expect(codeOf(await api.run(somebody, DraftNeedDocument, { input: drain }))).toBe('FORBIDDEN');
    expect(await countStored('need')).toBe(0);
  });

  it('is not for somebody without a grant, and not for nobody', async () => {
    expect(codeOf(await api.run(await newPerson(), DraftNeedDocument, { input: drain }))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(null, DraftNeedDocument, { input: drain }))).toBe('UNAUTHENTICATED');
    expect(await countStored('need')).toBe(0);
  });
});
