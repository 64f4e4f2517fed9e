import { beforeEach, describe, expect, it } from 'vitest';
import { NeedAction } from '../../schema/generated/operations.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, stored } from '../support/database.ts';
import { newNeed, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';
import { actOnNeed, needSeenBy } from './acts.ts';

const api = useApi();
beforeEach(emptyDatabase);

const village = '15.71.01.1001';
const acts = Object.values(NeedAction);

const people: Readonly<Record<string, () => Promise<Somebody>>> = {
  village: () => newOfficer('VILLAGE', village),
  'working group': () => newOfficer('POKJA', village),
  district: () => newOfficer('DISTRICT', '15.71.01'),
  regency: () => newOfficer('REGENCY', '15.71'),
  province: () => newOfficer('PROVINCE', '15'),
  agency: async () =>
    newPerson([
      {
        role: 'SECTOR_AGENCY',
        area: '15.71',
        organization: await newOrganization({ area: '15.71' }),
        sectors: ['WATER'],
      },
    ]),
  'reporter who is also the district': () =>
    newPerson([
      { role: 'VILLAGE', area: village },
      { role: 'DISTRICT', area: '15.71.01' },
    ]),
};

/** What an act may be refused with; anything else is a mistake of ours. */
const refusals = ['FORBIDDEN', 'CONFLICT', 'NOT_FOUND'];

const states = [
  { verification: 'DRAFT', status: 'OPEN' },
  { verification: 'SUBMITTED', status: 'OPEN' },
  { verification: 'SUBMITTED', status: 'PLANNED' },
  { verification: 'SUBMITTED', status: 'WITHDRAWN' },
  { verification: 'RETURNED', status: 'OPEN' },
  { verification: 'RETURNED', status: 'MET' },
  { verification: 'VERIFIED', status: 'OPEN' },
  { verification: 'VERIFIED', status: 'PLANNED' },
  { verification: 'VERIFIED', status: 'IN_PROGRESS' },
  { verification: 'VERIFIED', status: 'MET' },
  { verification: 'VERIFIED', status: 'WITHDRAWN' },
] as const;

describe.each(Object.entries(people))('the acts on a need that are open to the %s', (name, newViewer) => {
  it('are exactly those that succeed, in every state', async () => {
    const who = await newViewer();
    const reportedBy = name.startsWith('reporter') ? who : await newOfficer('VILLAGE', village);

    for (const state of states) {
      let id = await newNeed({ ...state, reportedBy });
      const open = (await needSeenBy(api, who, id))?.availableActions ?? [];
      const succeeded: NeedAction[] = [];
      const refused: string[] = [];
      for (const act of acts) {
        const answer = await actOnNeed(api, who, act, id);
        if (answer.errors) {
          refused.push(codeOf(answer) ?? '');
        } else {
          succeeded.push(act);
          id = await newNeed({ ...state, reportedBy });
        }
      }
      expect(refused.filter(code => !refusals.includes(code))).toEqual([]);
      expect(await stored('need', id)).toMatchObject({ version: 1, ...state });
      expect({ ...state, succeeded }).toEqual({ ...state, succeeded: acts.filter(act => open.includes(act)) });
    }
  });
});

it('are none for those who only read', async () => {
  const readers = await Promise.all([newOfficer('CENTRE_ADMIN', 'ID'), newOfficer('AUDITOR', 'ID')]);
  const id = await newNeed();

  for (const reader of readers) {
    expect(await needSeenBy(api, reader, id)).toMatchObject({ availableActions: [] });
  }
});
