import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { Standings } from '../../src/access/standing.ts';
import { reading } from '../../src/platform/database.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase, select, testDatabase } from '../support/database.ts';
import {
  newGrant,
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const explain = /* GraphQL */ `
  query ($action: String!, $id: ID!) {
    explainAccess(action: $action, id: $id) {
      isAllowed
      obstacle
      grants {
        role
        area {
          code
        }
      }
      roles
    }
  }
`;
const seen = /* GraphQL */ `
  query ($id: ID!) {
    whoCanSee(id: $id) {
      hasMore
      grants {
        role
        area {
          code
        }
        person {
          name
        }
      }
    }
  }
`;

async function explained(who: Somebody | null, action: string, id: string) {
  const answer = await api.run<{ explainAccess: object }, object>(who, explain, { action, id });
  return answer.data?.explainAccess ?? codeOf(answer);
}

describe('explainAccess', () => {
  it('names the grant that allows it', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const id = globalId('need', await newNeed());

    expect(await explained(district, 'need:verify', id)).toEqual({
      isAllowed: true,
      obstacle: null,
      grants: [{ role: 'DISTRICT', area: { code: '15.71.01' } }],
      roles: ['REGENCY', 'DISTRICT'],
    });
  });

  it('says what is missing: a role, reach, another state, another person, or the agreement', async () => {
    const village = await newOfficer('VILLAGE', '15.71.01.1001');
    const own = await newPerson([
      { role: 'VILLAGE', area: '15.71.01.1001' },
      { role: 'REGENCY', area: '15.71' },
    ]);
    const country = await newOfficer('PROVINCE', '15');
    const id = globalId('need', await newNeed({ reportedBy: own }));
    const draft = globalId('need', await newNeed({ verification: 'DRAFT' }));
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([
      { role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'], allows: ['READ_INTERVENTIONS'] },
    ]);
    const intervention = globalId('intervention', await newIntervention({ status: 'VERIFIED' }));

    expect(await explained(village, 'need:verify', id)).toMatchObject({ isAllowed: false, obstacle: 'NO_ROLE' });
    expect(await explained(country, 'intervention:approve', intervention)).toMatchObject({ obstacle: 'OUT_OF_REACH' });
    expect(await explained(own, 'need:verify', draft)).toMatchObject({
      obstacle: 'STATE',
      grants: [{ role: 'REGENCY' }],
    });
    expect(await explained(own, 'need:verify', id)).toMatchObject({ obstacle: 'OWN_WORK' });
    expect(await explained(partner, 'intervention:amounts', intervention)).toMatchObject({
      obstacle: 'NOT_IN_AGREEMENT',
    });
  });

  it('says that everybody may read themselves and what they hold', async () => {
    const analyst = await newOfficer('ANALYST', '15');
    const [grant] = await select<{ id: string }>('access_grant', { person_id: analyst.id });
    const self = globalId('person', analyst.id);

    for (const [action, id] of [
      ['person:read', self],
      ['person:contact', self],
      ['grant:read', globalId('grant', grant?.id ?? '')],
    ] as const) {
      expect(await explained(analyst, action, id)).toMatchObject({ isAllowed: true, obstacle: null });
    }
    expect(await explained(analyst, 'audit:read', self)).toMatchObject({ obstacle: 'NO_ROLE' });
  });

  it('refuses to tell of what is not done to such an object', async () => {
    const regency = await newOfficer('REGENCY', '15.71');
    const [need, intervention] = [globalId('need', await newNeed()), globalId('intervention', await newIntervention())];

    expect(await explained(regency, 'need:verify', intervention)).toBe('BAD_USER_INPUT');
    expect(await explained(regency, 'intervention:draft', intervention)).toBe('BAD_USER_INPUT');
    expect(await explained(regency, 'area:read', need)).toBe('BAD_USER_INPUT');
    expect(await explained(regency, 'audit:read', need)).toMatchObject({ isAllowed: true });
  });

  it('looks at all that the act will look at', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const village = await newOfficer('VILLAGE', '15.71.01.1001');
    const also = await newPerson([
      { role: 'VILLAGE', area: '15.71.01.1001' },
      { role: 'VILLAGE', area: '15.03.01.2001' },
    ]);
    const gone = await newPerson([{ role: 'VILLAGE', area: '15.71.01.1001' }], { suspendedAt: new Date() });
    const grantOf = async ({ id }: Somebody) =>
      globalId('grant', (await select<{ id: string }>('access_grant', { person_id: id }))[0]?.id ?? '');
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const over = globalId('intervention', await newIntervention({ status: 'COMPLETED' }));
    const own = globalId(
      'intervention',
      await newIntervention({ status: 'VERIFIED', enteredOrganization: organization }),
    );

    expect(await explained(district, 'person:suspend', globalId('person', village.id))).toMatchObject({
      isAllowed: true,
    });
    // What else they hold lies where the district sees nothing of it.
    expect(await explained(district, 'person:suspend', globalId('person', also.id))).toMatchObject({
      obstacle: 'OUT_OF_REACH',
    });
    expect(await explained(district, 'person:suspend', globalId('person', gone.id))).toMatchObject({
      obstacle: 'STATE',
    });
    expect(await explained(district, 'person:suspend', globalId('person', district.id))).toMatchObject({
      obstacle: 'OWN_WORK',
    });
    expect(await explained(district, 'grant:revoke', await grantOf(village))).toMatchObject({ isAllowed: true });
    expect(await explained(district, 'grant:prolong', await grantOf(village))).toMatchObject({ obstacle: 'STATE' });
    expect(await explained(partner, 'contribution:offer', over)).toMatchObject({ obstacle: 'STATE' });
    expect(await explained(partner, 'contribution:offer', own)).toMatchObject({ obstacle: 'OUT_OF_REACH' });
  });

  it('says what keeps from prolonging: one’s own end, one’s own grant, one that follows, or an agency elsewhere', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const to = inDays(9);
    const facts = { role: 'VILLAGE', area: '15.71.01.1001', to } as const;
    const officer = await newPerson();
    const id = await newGrant(officer.id, facts);
    const brief = await newPerson([{ role: 'DISTRICT', area: '15.71.01', to }]);
    const both = await newPerson([{ role: 'DISTRICT', area: '15.71.01' }]);
    const own = await newGrant(both.id, facts);
    const regency = await newOfficer('REGENCY', '15.71');
    const agency = { role: 'SECTOR_AGENCY', area: '15.71', sectors: ['WATER'], to } as const;
    const above = await newGrant(officer.id, { ...agency, organization: await newOrganization({ area: '15' }) });
    const input = { id: globalId('grant', id), expectedVersion: 1, reason: 'Diperpanjang', validTo: inDays(20) };
    const why = (who: Somebody, grant: string) => explained(who, 'grant:prolong', globalId('grant', grant));

    expect(await why(brief, id)).toMatchObject({ obstacle: 'STATE' });
    expect(await why(both, own)).toMatchObject({ obstacle: 'OWN_WORK' });
    expect(await why(regency, above)).toMatchObject({ obstacle: 'OUT_OF_REACH', grants: [] });
    expect(await why(both, id)).toMatchObject({ isAllowed: true });
    const prolong = 'mutation ($input: ProlongGrantInput!) { prolongGrant(input: $input) { grant { id } } }';
    expect((await api.run(both, prolong, { input })).errors).toBeUndefined();
    expect(await why(both, id)).toMatchObject({ obstacle: 'STATE' });
  });

  it('tells nothing of a row that the viewer may not read, nor of one that is not there', async () => {
    const neighbour = await newOfficer('VILLAGE', '15.71.01.1002');
    const hidden = globalId('need', await newNeed());
    const absent = globalId('need', '00000000-0000-4000-8000-000000000000');

    expect(await explained(neighbour, 'need:verify', hidden)).toBe('NOT_FOUND');
    expect(await explained(neighbour, 'need:verify', absent)).toBe('NOT_FOUND');
    expect(await explained(null, 'need:verify', hidden)).toBe('NOT_FOUND');
    expect(await explained(neighbour, 'need:steal', hidden)).toBe('BAD_USER_INPUT');
  });
});

describe('whoCanSee', () => {
  it('lists the grants that show a row now, for auditors and the centre', async () => {
    await newOfficer('VILLAGE', '15.71.01.1001');
    await newOfficer('VILLAGE', '15.71.01.1002');
    await newOfficer('DISTRICT', '15.71.01');
    await newOfficer('REGENCY', '15.03');
    await newPerson([{ role: 'REGENCY', area: '15.71', to: new Date(Date.now() - 1000) }]);
    await newPerson([{ role: 'PROVINCE', area: '15' }], { suspendedAt: new Date() });
    const auditor = await newOfficer('AUDITOR', 'ID');
    const id = globalId('need', await newNeed({ reportedBy: auditor }));

    const { data } = await api.run<{ whoCanSee: { grants: { role: string; area: { code: string } }[] } }, object>(
      auditor,
      seen,
      { id },
    );

    expect(data?.whoCanSee.grants.map(({ role, area }) => `${role} ${area.code}`).toSorted()).toEqual([
      'AUDITOR ID',
      'DISTRICT 15.71.01',
      'VILLAGE 15.71.01.1001',
    ]);
  });

  it('lists also the grants of people whose office lies elsewhere, unless they are suspended', async () => {
    const auditor = await newOfficer('AUDITOR', '15.71');
    const grants = [{ role: 'VILLAGE', area: '15.71.01.1001' }] as const;
    await newPerson(grants, { area: '15.03' });
    await newPerson(grants, { area: '15.03', suspendedAt: new Date() });
    const id = globalId('need', await newNeed({ reportedBy: auditor }));

    const { data } = await api.run<{ whoCanSee: { grants: { role: string }[] } }, object>(auditor, seen, { id });

    expect(data?.whoCanSee.grants).toMatchObject([
      { role: 'AUDITOR' },
      { role: 'VILLAGE', area: { code: '15.71.01.1001' }, person: null },
    ]);
  });

  const counted = 'query ($id: ID!) { whoCanSee(id: $id) { peopleCount unnamedCount hasMore grants { role } } }';

  it('counts also those whose grants the reviewer may not know, each once, and names none of them', async () => {
    await newPerson([{ role: 'PROVINCE', area: '15' }]);
    await newPerson([
      { role: 'CENTRE_ADMIN', area: 'ID' },
      { role: 'AUDITOR', area: 'ID' },
    ]);
    await newPerson([
      { role: 'PROVINCE', area: '15' },
      { role: 'VILLAGE', area: '15.71.01.1001' },
    ]);
    await newPerson([{ role: 'PROVINCE', area: '11' }]);
    await newPerson([{ role: 'PROVINCE', area: '15' }], { suspendedAt: new Date() });
    const auditor = await newOfficer('AUDITOR', '15.71');
    const id = globalId('need', await newNeed({ reportedBy: auditor, verification: 'VERIFIED' }));

    const regional = await api.run<{ whoCanSee: { grants: object[] } }, object>(auditor, counted, { id });
    const national = await api.run(await newOfficer('AUDITOR', 'ID'), counted, { id });

    expect(regional.data?.whoCanSee).toMatchObject({ peopleCount: 4, unnamedCount: 2, hasMore: false });
    expect(regional.data?.whoCanSee.grants).toEqual([{ role: 'AUDITOR' }, { role: 'VILLAGE' }]);
    expect(national.data).toMatchObject({ whoCanSee: { peopleCount: 5, unnamedCount: 0 } });
  });

  it('counts whoever reads it because it is about themselves, also suspended and without any grant', async () => {
    const auditor = await newOfficer('AUDITOR', '15.71');
    const nobody = await newPerson([], { area: '15.71', suspendedAt: new Date() });
    const above = await newPerson([{ role: 'PROVINCE', area: '15' }], { area: '15.71' });
    const asked = async (person: Somebody) =>
      (await api.run<{ whoCanSee: object }, object>(auditor, counted, { id: globalId('person', person.id) })).data
        ?.whoCanSee;

    // The auditor, the province, and they themselves.
    expect(await asked(nobody)).toMatchObject({ peopleCount: 3, unnamedCount: 1 });
    // The province is the person itself.
    expect(await asked(above)).toMatchObject({ peopleCount: 2, unnamedCount: 0 });
  });

  it('tells of what is held around a place only to whoever reviews there', async () => {
    const auditor = await newOfficer('AUDITOR', '15.71');
    const around = async (subject: string, code: string) =>
      await reading((await testDatabase()).orm, async session => {
        await new Standings().enter(session, subject, randomUUID());
        return await session.run<{ id: string | null }>(sql`select id from grants_around(${code}, null)`);
      });
    const village = await newOfficer('VILLAGE', '15.71.01.1001');
    await newOfficer('PROVINCE', '15');

    expect((await around(auditor.subject, '15.71')).map(({ id }) => id !== null)).toEqual([false, true, true]);
    expect(await around(auditor.subject, '15')).toEqual([]);
    expect(await around(auditor.subject, '15.03')).toEqual([]);
    expect(await around(village.subject, '15.71.01.1001')).toEqual([]);
  });

  it('is forbidden for what lies above the area that one reviews, and not said to be missing', async () => {
    const auditor = await newOfficer('AUDITOR', '15.71');
    const above = globalId('need', await newNeed({ area: '15', verification: 'VERIFIED' }));
    const beside = globalId('need', await newNeed({ area: '15.03' }));

    expect(codeOf(await api.run(auditor, seen, { id: above }))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(auditor, seen, { id: beside }))).toBe('NOT_FOUND');
  });

  it('is for nobody else', async () => {
    const id = globalId('need', await newNeed());

    for (const role of ['PROVINCE', 'REGENCY', 'VILLAGE', 'ANALYST', 'SYS_ADMIN'] as const) {
      const area = { PROVINCE: '15', REGENCY: '15.71', VILLAGE: '15.71.01.1001', ANALYST: 'ID', SYS_ADMIN: 'ID' }[role];
      expect(codeOf(await api.run(await newOfficer(role, area), seen, { id }))).toBe('FORBIDDEN');
    }
    expect(codeOf(await api.run(null, seen, { id }))).toBe('UNAUTHENTICATED');
  });
});

describe('availableActions of an area', () => {
  it('are what the viewer may enter there', async () => {
    const actions =
      '{ village(code: "15.71.01.1001") { availableActions } regency(code: "15.71") { availableActions } }';
    const at = async (who: Somebody | null) =>
      (
        await api.run<{ village: { availableActions: string[] }; regency: { availableActions: string[] } }, object>(
          who,
          actions,
        )
      ).data;

    expect(await at(null)).toEqual({ village: { availableActions: [] }, regency: { availableActions: [] } });
    expect(await at(await newOfficer('VILLAGE', '15.71.01.1001'))).toEqual({
      village: { availableActions: ['DRAFT_NEED', 'REGISTER_NEED', 'DRAFT_INTERVENTION', 'PROPOSE_INTERVENTION'] },
      regency: { availableActions: [] },
    });
    expect((await at(await newOfficer('REGENCY', '15.71')))?.regency.availableActions).toEqual(
      expect.arrayContaining(['GIVE_GRANT', 'PROPOSE_AGREEMENT', 'REGISTER_PERSON']),
    );
  });
});
