import { beforeEach, describe, expect, it } from 'vitest';
import { InterventionAction, InterventionStatus } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import {
  newIntervention,
  newOfficer,
  newOrganization,
  newPerson,
  type InterventionRow,
  type Somebody,
} from '../support/factories.ts';
import { actOnIntervention, interventionSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
/** What an act may be refused with; anything else is a mistake of ours. */
const refusals = ['FORBIDDEN', 'CONFLICT', 'NOT_FOUND'];
const acts = Object.values(InterventionAction);

interface Case {
  readonly who: Somebody;
  readonly row: InterventionRow;
}

const officer =
  (...[role, area]: Parameters<typeof newOfficer>) =>
  async (): Promise<Case> => ({
    who: await newOfficer(role, area),
    row: { proposedBy: await newOfficer('VILLAGE', village) },
  });

const member = (role: 'SECTOR_AGENCY' | 'PARTNER', entered: boolean) => async (): Promise<Case> => {
  const organization = await newOrganization();
  const who = await newPerson([{ role, area: '15.71', organization, sectors: ['WATER'] }]);
  const row = {
    participants: [{ organization }],
    ...(entered && { enteredOrganization: organization, enteredArea: '15.71' }),
  };
  return { who, row: { ...row, proposedBy: entered ? who : await newOfficer('VILLAGE', village) } };
};

const cases = {
  'village that entered it': officer('VILLAGE', village),
  'working group': officer('POKJA', village),
  district: officer('DISTRICT', '15.71.01'),
  regency: officer('REGENCY', '15.71'),
  'agency that takes part': member('SECTOR_AGENCY', false),
  'agency that entered it': member('SECTOR_AGENCY', true),
  'partner that entered it': member('PARTNER', true),
  'proposer of the regency': async () => {
    const who = await newOfficer('REGENCY', '15.71');
    return { who, row: { proposedBy: who, enteredArea: '15.71' } };
  },
  'other officer of the regency that entered it': async () => ({
    who: await newOfficer('REGENCY', '15.71'),
    row: { proposedBy: await newOfficer('REGENCY', '15.71'), enteredArea: '15.71' },
  }),
};

describe.each(Object.entries(cases))('the acts on an intervention that are open to the %s', (_name, newCase) => {
  it('are exactly those that succeed, in every state', async () => {
    const { who, row } = await newCase();

    for (const status of Object.values(InterventionStatus)) {
      let id = await newIntervention({ ...row, status });
      const open = (await interventionSeenBy(api, who, id))?.availableActions ?? [];
      const succeeded: InterventionAction[] = [];
      const refused: string[] = [];
      for (const act of acts) {
        const answer = await actOnIntervention(api, who, act, id);
        if (answer.errors) {
          refused.push(codeOf(answer) ?? '');
        } else {
          succeeded.push(act);
          id = await newIntervention({ ...row, status });
        }
      }
      expect(refused.filter(code => !refusals.includes(code))).toEqual([]);
      expect(await stored('intervention', id)).toMatchObject({ version: 1, status });
      expect({ status, succeeded }).toEqual({ status, succeeded: acts.filter(act => open.includes(act)) });
    }
  });
});

it('are told by role and state, so that the table reads as the ministry wrote it', async () => {
  const told: Record<string, Record<string, readonly string[]>> = {};
  const levels = {
    village: cases['village that entered it'],
    district: cases.district,
    regency: cases.regency,
    province: officer('PROVINCE', '15'),
  };
  for (const [name, newCase] of Object.entries(levels)) {
    const { who, row } = await newCase();
    for (const status of Object.values(InterventionStatus)) {
      const seen = await interventionSeenBy(api, who, await newIntervention({ ...row, status }));
      (told[name] ??= {})[status] = seen?.availableActions ?? [];
    }
  }

  const nothing = Object.fromEntries(Object.values(InterventionStatus).map(status => [status, []]));
  expect(told).toEqual({
    village: {
      ...nothing,
      DRAFT: ['REVISE', 'SUBMIT', 'CANCEL'],
      PROPOSED: ['CANCEL'],
      RETURNED: ['REVISE', 'SUBMIT', 'CANCEL'],
      VERIFIED: ['CANCEL'],
      APPROVED: ['START', 'CANCEL'],
      RUNNING: ['REPORT', 'COMPLETE', 'CANCEL'],
    },
    district: { ...nothing, PROPOSED: ['VERIFY', 'RETURN'], VERIFIED: ['RETURN'] },
    regency: {
      ...nothing,
      DRAFT: ['SUBMIT'],
      PROPOSED: ['VERIFY', 'RETURN'],
      RETURNED: ['SUBMIT'],
      VERIFIED: ['APPROVE', 'RETURN'],
    },
    province: nothing,
  });
});
