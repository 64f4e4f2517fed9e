import { beforeEach, describe, expect, it } from 'vitest';
import { ProposeInterventionDocument, type Sector } from '../../schema/generated/operations.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization, newPerson } from '../support/factories.ts';
import { countParts, interventionSeenBy, noParts, rowOf, wells } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';

describe('proposing an intervention', () => {
  it.each([
    ['the village, for itself', 'VILLAGE', village, village],
    ['the regency, for a village', 'REGENCY', '15.71', village],
    ['the regency, for a district', 'REGENCY', '15.71', '15.71.01'],
    ['the regency, for itself', 'REGENCY', '15.71', '15.71'],
    ['the province, for itself', 'PROVINCE', '15', '15'],
  ] as const)('is for %s', async (_who, role, area, areaCode) => {
    const officer = await newOfficer(role, area);

    const { data, errors } = await api.run(officer, ProposeInterventionDocument, { input: { ...wells, areaCode } });

    expect(errors).toBeUndefined();
    expect(data?.proposeIntervention.intervention).toMatchObject({ version: 1, status: 'PROPOSED', budget: null });
    expect(await stored('intervention', rowOf(data?.proposeIntervention.intervention?.id))).toMatchObject({
      area_code: areaCode,
      entered_area_code: area,
      entered_organization_id: null,
      proposed_by_id: officer.id,
    });
  });

  it.each([
    ['the village next door', 'VILLAGE', '15.71.01.1002', village],
    ['the village, for its whole district', 'VILLAGE', village, '15.71.01'],
    ['the working group', 'POKJA', village, village],
    ['the district', 'DISTRICT', '15.71.01', village],
    ['the regency, for the province', 'REGENCY', '15.71', '15'],
    ['the regency, for another', 'REGENCY', '15.06', village],
    ['the province, for a village', 'PROVINCE', '15', village],
    ['the province, for a regency', 'PROVINCE', '15', '15.71'],
    ['the centre', 'CENTRE_ADMIN', 'ID', 'ID'],
    ['Bappenas', 'BAPPENAS', 'ID', 'ID'],
    ['an auditor', 'AUDITOR', 'ID', village],
    ['an analyst', 'ANALYST', '15', village],
    ['a technician', 'SYS_ADMIN', 'ID', village],
  ] as const)('is not for %s', async (_who, role, area, areaCode) => {
    const officer = await newOfficer(role, area);

    const answer = await api.run(officer, ProposeInterventionDocument, { input: { ...wells, areaCode } });

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await countParts()).toEqual(noParts);
  });

  it('is not for nobody', async () => {
    expect(codeOf(await api.run(null, ProposeInterventionDocument, { input: wells }))).toBe('UNAUTHENTICATED');
  });

  describe('as a sector agency', () => {
    interface Grant {
      readonly area?: string;
      readonly sectors?: readonly Sector[];
      readonly takesPart?: boolean;
    }

    async function proposeAsAgency(grant: Grant, sectors: Sector[]) {
      const own = await newOrganization({ name: 'Dinas PUPR' });
      const other = await newOrganization({ name: 'Yayasan Tirta', kind: 'NGO' });
      const agent = await newPerson([
        {
          role: 'SECTOR_AGENCY',
          area: grant.area ?? '15.71',
          organization: own,
          sectors: grant.sectors ?? ['WATER', 'SANITATION'],
        },
      ]);
      const named = grant.takesPart === false ? [other] : [other, own];
      const participants = named.map(id => ({ organizationId: globalId('organization', id), role: 'FUND' as const }));
      const answer = await api.run(agent, ProposeInterventionDocument, { input: { ...wells, sectors, participants } });
      return { own, agent, answer };
    }

    it('needs one sector of the grant among those it serves', async () => {
      const { own, agent, answer } = await proposeAsAgency({}, ['HEALTH', 'SANITATION']);

      expect(answer.errors).toBeUndefined();
      const row = rowOf(answer.data?.proposeIntervention.intervention?.id);
      expect(await stored('intervention', row)).toMatchObject({ entered_organization_id: own, entered_key: own });
      expect(await interventionSeenBy(api, agent, row)).toMatchObject({ availableActions: ['CANCEL'] });
    });

    const refused: [string, Grant, Sector[]][] = [
      ['without taking part in it', { takesPart: false }, ['WATER']],
      ['in sectors that are not its own', {}, ['HEALTH', 'EDUCATION']],
      ['outside the area of its grant', { area: '15.06' }, ['WATER']],
      ['without any sector in its grant', { sectors: [] }, ['WATER']],
    ];
    it.each(refused)('is refused %s', async (_what, grant, sectors) => {
      const { answer } = await proposeAsAgency(grant, sectors);

      expect(codeOf(answer)).toBe('FORBIDDEN');
      expect(await countParts()).toEqual(noParts);
    });
  });

  it('is not for a partner, who may draft', async () => {
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const participants = [{ organizationId: globalId('organization', organization), role: 'DELIVER' as const }];

    const answer = await api.run(partner, ProposeInterventionDocument, { input: { ...wells, participants } });

    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(await countParts()).toEqual(noParts);
  });

  it('may name one organization in several parts, and answer needs of several villages', async () => {
    const regency = await newOfficer('REGENCY', '15.71');
    const organization = globalId('organization', await newOrganization());
    const needs = [await newNeed({ area: village }), await newNeed({ area: '15.71.02.1004', quantity: 12 })];

    const { data, errors } = await api.run(regency, ProposeInterventionDocument, {
      input: {
        ...wells,
        areaCode: '15.71',
        participants: [
          { organizationId: organization, role: 'FUND' },
          { organizationId: organization, role: 'DELIVER' },
        ],
        answers: needs.map((need, index) => ({ needId: globalId('need', need), quantity: index === 0 ? 37 : 1 })),
      },
    });

    expect(errors).toBeUndefined();
    expect(data?.proposeIntervention.intervention?.participants).toMatchObject([{ role: 'DELIVER' }, { role: 'FUND' }]);
    expect(data?.proposeIntervention.intervention?.answers).toHaveLength(2);
    expect(await countParts()).toMatchObject({ intervention: 1, intervention_participant: 2, need_answer: 2 });
  });
});
