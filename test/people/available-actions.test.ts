import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, select } from '../support/database.ts';
import { newGrant, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

const api = useApi();
const executing = useApi({ readPath: 'executed' });
beforeEach(emptyDatabase);

const here = '15.71.01.1001';
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const offered = (type: string) => `query ($id: ID!) { node(id: $id) { ... on ${type} { availableActions } } }`;
const explained = 'query ($action: String!, $id: ID!) { explainAccess(action: $action, id: $id) { isAllowed } }';

/** What somebody is offered to do to a row; both ways of reading say it, and so does asking of each act why. */
async function actions(who: Somebody, noun: 'person' | 'grant', row: string): Promise<readonly string[] | undefined> {
  const id = globalId(noun, row);
  const query = offered(noun === 'person' ? 'Person' : 'Grant');
  const answers = await Promise.all(
    [api, executing].map(by => by.run<{ node: { availableActions: string[] } | null }, object>(who, query, { id })),
  );
  const [told, other] = answers.map(({ data }) => data?.node?.availableActions);
  expect(other).toEqual(told);
  for (const act of noun === 'person' ? ['suspend', 'reinstate'] : ['prolong', 'revoke']) {
    const answer = await api.run<{ explainAccess: { isAllowed: boolean } }, object>(who, explained, {
      action: `${noun}:${act}`,
      id,
    });
    expect(answer.data?.explainAccess.isAllowed ?? codeOf(answer)).toBe(
      told === undefined ? 'NOT_FOUND' : told.includes(act.toUpperCase()),
    );
  }
  return told;
}

describe('what may be done to a person', () => {
  it('is to suspend them, or to reinstate them, for whoever manages all that they hold', async () => {
    const officer = await newOfficer('VILLAGE', here);
    const suspended = await newPerson([{ role: 'VILLAGE', area: here }], { suspendedAt: new Date() });
    const both = await newPerson([
      { role: 'VILLAGE', area: here },
      { role: 'VILLAGE', area: '15.03.01.2001' },
    ]);
    const district = await newOfficer('DISTRICT', '15.71.01');

    expect(await actions(district, 'person', officer.id)).toEqual(['SUSPEND']);
    expect(await actions(district, 'person', suspended.id)).toEqual(['REINSTATE']);
    expect(await actions(district, 'person', both.id)).toEqual([]);
    expect(await actions(district, 'person', district.id)).toEqual([]);
    expect(await actions(officer, 'person', district.id)).toEqual([]);
    expect(await actions(await newOfficer('DISTRICT', '15.71.02'), 'person', officer.id)).toBeUndefined();
  });

  it('is for the centre to suspend anybody but themselves', async () => {
    const [centre, other] = [await newOfficer('CENTRE_ADMIN', 'ID'), await newOfficer('CENTRE_ADMIN', 'ID')];

    expect(await actions(centre, 'person', other.id)).toEqual(['SUSPEND']);
    expect(await actions(centre, 'person', centre.id)).toEqual([]);
  });

  it('follows what they hold, also what has ended since the last answer', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const officer = await newPerson([{ role: 'REGENCY', area: '15.71', to: new Date(Date.now() + 1_500) }], {
      area: '15.71.01',
    });
    expect(await actions(district, 'person', officer.id)).toEqual([]);

    await new Promise(resolve => setTimeout(resolve, 1_600));

    expect(await actions(district, 'person', officer.id)).toEqual(['SUSPEND']);
  });
});

describe('what may be done to a grant', () => {
  const facts = { role: 'VILLAGE', area: here } as const;

  it('is to prolong it where it has an end that nothing follows, and to take it back while it is not over', async () => {
    const officer = await newPerson([], { area: here });
    const endless = await newGrant(officer.id, facts);
    const to = inDays(3);
    const ending = await newGrant(officer.id, { ...facts, to });
    const over = await newGrant(officer.id, { ...facts, to: inDays(-1), from: inDays(-9) });
    const [district, village] = [await newOfficer('DISTRICT', '15.71.01'), await newOfficer('VILLAGE', here)];
    const brief = await newPerson([{ role: 'DISTRICT', area: '15.71.01', to }]);
    const [own] = await select<{ id: string }>('access_grant', { person_id: village.id });

    expect(await actions(district, 'grant', endless)).toEqual(['REVOKE']);
    expect(await actions(district, 'grant', ending)).toEqual(['PROLONG', 'REVOKE']);
    expect(await actions(brief, 'grant', ending)).toEqual(['REVOKE']);
    expect(await actions(district, 'grant', over)).toEqual([]);
    expect(await actions(village, 'grant', own?.id ?? '')).toEqual([]);
    const prolong = 'mutation ($input: ProlongGrantInput!) { prolongGrant(input: $input) { grant { id } } }';
    const input = { id: globalId('grant', ending), expectedVersion: 1, reason: 'Diperpanjang' };
    expect((await api.run(district, prolong, { input })).errors).toBeUndefined();
    expect(await actions(district, 'grant', ending)).toEqual(['REVOKE']);
  });

  it('is to prolong it for an agency in one’s own area alone', async () => {
    const officer = await newPerson([], { area: '15.71' });
    const organization = await newOrganization({ area: '15' });
    const grant = await newGrant(officer.id, {
      role: 'SECTOR_AGENCY',
      area: '15.71',
      organization,
      sectors: ['WATER'],
      to: inDays(3),
    });

    expect(await actions(await newOfficer('REGENCY', '15.71'), 'grant', grant)).toEqual(['REVOKE']);
    expect(await actions(await newOfficer('PROVINCE', '15'), 'grant', grant)).toEqual(['PROLONG', 'REVOKE']);
  });
});
