import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/permissions.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi, type Answer } from '../support/api.ts';
import { emptyDatabase, select } from '../support/database.ts';
import { newGrant, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const give = /* GraphQL */ `
  mutation ($input: GiveGrantInput!) {
    giveGrant(input: $input) {
      grant {
        id
        version
        role
        area {
          code
        }
        validFrom
        validTo
        reason
        givenBy {
          name
        }
        person {
          id
        }
      }
    }
  }
`;
const revoke = /* GraphQL */ `
  mutation ($input: RevokeGrantInput!) {
    revokeGrant(input: $input) {
      grant {
        revokedAt
        revocationReason
        version
      }
    }
  }
`;
const prolong = /* GraphQL */ `
  mutation ($input: ProlongGrantInput!) {
    prolongGrant(input: $input) {
      grant {
        validFrom
        validTo
        reason
        prolongs {
          id
        }
      }
    }
  }
`;
const needs = '{ needs { totalCount } }';

interface Given {
  readonly giveGrant: {
    readonly grant: { readonly id: string; readonly version: number; readonly validTo: string | null };
  };
}

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const person = (somebody: Somebody): string => globalId('person', somebody.id);

async function given(
  giver: Somebody,
  to: Somebody,
  role: Role,
  areaCode: string,
  more: object = {},
): Promise<Answer<Given>> {
  return await api.run<Given, object>(giver, give, {
    input: { personId: person(to), role, areaCode, reason: 'Surat tugas 12/2026', ...more },
  });
}

describe('giving a role', () => {
  it.each([
    ['PROVINCE', '15', 'REGENCY', '15.71'],
    ['PROVINCE', '15', 'VILLAGE', '15.71.01.1001'],
    ['REGENCY', '15.71', 'DISTRICT', '15.71.01'],
    ['REGENCY', '15.71', 'POKJA', '15.71.01.1001'],
    ['DISTRICT', '15.71.01', 'VILLAGE', '15.71.01.1001'],
    ['CENTRE_ADMIN', 'ID', 'AUDITOR', 'ID'],
    ['CENTRE_ADMIN', 'ID', 'ANALYST', '15'],
  ] as const)('is for a %s of %s: a %s of %s', async (role, area, lower, place) => {
    const [giver, other] = [await newOfficer(role, area), await newPerson([], { area: place })];

    const answer = await given(giver, other, lower, place);

    expect(answer.errors).toBeUndefined();
    expect(answer.data?.giveGrant.grant).toMatchObject({
      role: lower,
      area: { code: place },
      reason: 'Surat tugas 12/2026',
      givenBy: { name: 'Nurhayati' },
      person: { id: person(other) },
    });
  });

  it.each([
    ['REGENCY', '15.71', 'REGENCY', '15.71', 'their own role'],
    ['DISTRICT', '15.71.01', 'DISTRICT', '15.71.01', 'their own role'],
    ['DISTRICT', '15.71.01', 'POKJA', '15.71.01.1001', 'a role that they do not manage'],
    ['PROVINCE', '15', 'CENTRE_ADMIN', 'ID', 'a higher role'],
    ['REGENCY', '15.71', 'AUDITOR', '15.71', 'a role of the centre'],
    ['CENTRE_ADMIN', 'ID', 'CENTRE_ADMIN', 'ID', 'their own role'],
    ['CENTRE_ADMIN', 'ID', 'PARTNER', '15.71', 'a partner’s, which comes from agreements'],
    ['REGENCY', '15.71', 'VILLAGE', '15.03.01.2001', 'a role elsewhere'],
    ['VILLAGE', '15.71.01.1001', 'POKJA', '15.71.01.1001', 'anything, being a village'],
    ['SYS_ADMIN', 'ID', 'VILLAGE', '15.71.01.1001', 'anything, being technical'],
    ['AUDITOR', 'ID', 'VILLAGE', '15.71.01.1001', 'anything, being an auditor'],
  ] as const)('is not for a %s of %s to make a %s of %s: %s', async (role, area, other, place, _what) => {
    const [giver, somebody] = [await newOfficer(role, area), await newPerson([], { area })];
    const organization =
      other === 'PARTNER'
        ? { organizationId: globalId('organization', await newOrganization()), sectors: ['WATER'] }
        : {};

    const answer = await given(giver, somebody, other, place, organization);

    expect(['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT']).toContain(codeOf(answer));
    expect(await select('access_grant', { person_id: somebody.id })).toEqual([]);
  });

  it('gives what it says, at once', async () => {
    const [district, officer] = [await newOfficer('DISTRICT', '15.71.01'), await newPerson([], { area: '15.71.01' })];
    expect(codeOf(await api.run(officer, needs))).toBe('FORBIDDEN');

    await given(district, officer, 'VILLAGE', '15.71.01.1001');

    expect((await api.run(officer, needs)).errors).toBeUndefined();
  });

  it('lasts no longer than the giver’s own, which is the default', async () => {
    const end = inDays(30);
    const giver = await newPerson([{ role: 'DISTRICT', area: '15.71.01', to: end }]);
    const somebody = await newPerson([], { area: '15.71.01' });

    const longer = await given(giver, somebody, 'VILLAGE', '15.71.01.1001', { validTo: inDays(31) });
    const standard = await given(giver, somebody, 'VILLAGE', '15.71.01.1001');

    expect(longer.errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'input.validTo' }] },
    });
    expect(standard.data?.giveGrant.grant.validTo).toBe(end.toISOString());
  });

  it('stands at the level of the role, for an agency where it is one’s, and not before now: all faults at once', async () => {
    const [regency, somebody] = [await newOfficer('REGENCY', '15.71'), await newPerson([], { area: '15.71' })];
    const agency = await newOrganization({ sectors: ['HEALTH'] });
    const as = async (role: Role, area: string, more: object) => {
      const answer = await given(regency, somebody, role, area, more);
      return (answer.errors?.[0]?.extensions['fields'] as { field: string }[] | undefined)?.map(({ field }) => field);
    };

    expect(await as('VILLAGE', '15.71.01', { validFrom: inDays(-1), sectors: ['WATER'] })).toEqual([
      'input.areaCode',
      'input.validFrom',
      'input.sectors',
    ]);
    expect(await as('SECTOR_AGENCY', '15.71', { sectors: ['HEALTH'] })).toContain('input.organizationId');
    expect(
      await as('SECTOR_AGENCY', '15.71', { organizationId: globalId('organization', agency), sectors: ['WATER'] }),
    ).toEqual(['input.sectors']);
    expect(
      await as('SECTOR_AGENCY', '15.71', { organizationId: globalId('organization', agency), sectors: ['HEALTH'] }),
    ).toBeUndefined();
  });

  it('is for an agency inside the area of the giver’s own grant, not for one above or beside it', async () => {
    const [regency, province] = [await newOfficer('REGENCY', '15.71'), await newOfficer('PROVINCE', '15')];
    const somebody = await newPerson([], { area: '15.71' });
    const forAgencyOf = async (giver: Somebody, area: string) => {
      const organizationId = globalId('organization', await newOrganization({ area }));
      return await given(giver, somebody, 'SECTOR_AGENCY', '15.71', { organizationId, sectors: ['WATER'] });
    };

    for (const area of ['15', '15.03', 'ID']) {
      expect((await forAgencyOf(regency, area)).errors?.[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'input.organizationId' }] },
      });
    }
    expect(await select('access_grant', { person_id: somebody.id })).toEqual([]);
    expect((await forAgencyOf(regency, '15.71')).errors).toBeUndefined();
    expect((await forAgencyOf(province, '15')).errors).toBeUndefined();
  });

  it('is never to oneself, nor to somebody whom one may not know', async () => {
    const [regency, stranger] = [await newOfficer('REGENCY', '15.71'), await newPerson([], { area: '11.01' })];

    expect(codeOf(await given(regency, regency, 'DISTRICT', '15.71.01'))).toBe('FORBIDDEN');
    expect(codeOf(await given(regency, stranger, 'DISTRICT', '15.71.01'))).toBe('NOT_FOUND');
  });

  it('happens once, however often it is sent', async () => {
    const [district, officer] = [await newOfficer('DISTRICT', '15.71.01'), await newPerson([], { area: '15.71.01' })];
    const more = { idempotencyKey: 'give-once-1' };

    const answers = await Promise.all([1, 2, 3].map(() => given(district, officer, 'VILLAGE', '15.71.01.1001', more)));

    expect(new Set(answers.map(({ data }) => data?.giveGrant.grant.id)).size).toBe(1);
    expect(await select('access_grant', { person_id: officer.id })).toHaveLength(1);
  });
});

describe('taking a role back', () => {
  it('ends it with the next statement, and keeps it on record', async () => {
    const [district, officer] = [
      await newOfficer('DISTRICT', '15.71.01'),
      await newOfficer('VILLAGE', '15.71.01.1001'),
    ];
    const [grant] = await select<{ id: string }>('access_grant', { person_id: officer.id });
    expect((await api.run(officer, needs)).errors).toBeUndefined();

    const input = { id: globalId('grant', grant?.id ?? ''), expectedVersion: 1, reason: 'Pindah tugas' };
    const answer = await api.run(district, revoke, { input });

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ revokeGrant: { grant: { revocationReason: 'Pindah tugas', version: 2 } } });
    expect(codeOf(await api.run(officer, needs))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(district, revoke, { input: { ...input, expectedVersion: 2 } }))).toBe('CONFLICT');
    expect(await select('access_grant', { person_id: officer.id })).toHaveLength(1);
  });

  it('takes back with it what prolongs it, and leaves what it prolongs', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const auditor = await newOfficer('AUDITOR', 'ID');
    const officer = await newPerson([], { area: '15.71.01' });
    const first = await newGrant(officer.id, { role: 'VILLAGE', area: '15.71.01.1001', to: inDays(3) });
    const following = async (id: string, days: number) => {
      const input = { id: globalId('grant', id), expectedVersion: 1, reason: 'Diperpanjang', validTo: inDays(days) };
      expect((await api.run(district, prolong, { input })).errors).toBeUndefined();
      return (await select<{ id: string }>('access_grant', { prolongs_id: id }))[0]?.id ?? '';
    };
    const second = await following(first, 30);
    const third = await following(second, 60);
    const fourth = await following(third, 90);
    const takingBack = (id: string, expectedVersion: number, reason: string) =>
      api.run(district, revoke, { input: { id: globalId('grant', id), expectedVersion, reason } });

    expect((await takingBack(fourth, 1, 'Terlalu lama')).errors).toBeUndefined();
    expect((await takingBack(second, 1, 'Pindah tugas')).errors).toBeUndefined();

    const kept = await Promise.all([first, second, third, fourth].map(id => select('access_grant', { id })));
    expect(kept.flat()).toMatchObject([
      { version: 1, revoked_at: null },
      { version: 2, revocation_reason: 'Pindah tugas', revoked_by_id: district.id },
      { version: 2, revocation_reason: 'Pindah tugas', revoked_by_id: district.id },
      { version: 2, revocation_reason: 'Terlalu lama' },
    ]);
    for (const [id, entries] of [
      [first, []],
      [second, [{ act: 'UPDATE', by: { id: person(district) } }]],
      [third, [{ act: 'UPDATE', by: { id: person(district) } }]],
    ] as const) {
      const query = 'query ($id: ID!) { node(id: $id) { ... on Grant { history { nodes { act by { id } } } } } }';
      const { data } = await api.run<{ node: { history: { nodes: { act: string }[] } } }, object>(auditor, query, {
        id: globalId('grant', id),
      });
      expect(data?.node.history.nodes.filter(({ act }) => act === 'UPDATE')).toEqual(entries);
    }
    const again = { id: globalId('grant', third), expectedVersion: 2, reason: 'Diperpanjang', validTo: inDays(99) };
    expect(codeOf(await api.run(district, prolong, { input: again }))).toBe('CONFLICT');
  });

  it('is not for neighbours, equals or those below', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const [grant] = await select<{ id: string }>('access_grant', { person_id: officer.id });
    const input = { id: globalId('grant', grant?.id ?? ''), expectedVersion: 1, reason: 'Tidak berhak' };
    const others = [
      await newOfficer('DISTRICT', '15.71.01'),
      await newOfficer('DISTRICT', '15.71.02'),
      await newOfficer('REGENCY', '15.03'),
      await newOfficer('VILLAGE', '15.71.01.1001'),
      officer,
    ];

    for (const other of others)
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(codeOf(await api.run(other, revoke, { input })));
    expect(await select('access_grant', { person_id: officer.id, version: 1 })).toHaveLength(1);
  });
});

describe('prolonging a role', () => {
  it('lets another grant follow it', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const officer = await newPerson([], { area: '15.71.01' });
    const end = inDays(3);
    const id = await newGrant(officer.id, { role: 'VILLAGE', area: '15.71.01.1001', to: end });
    const input = { id: globalId('grant', id), expectedVersion: 1, reason: 'Diperpanjang', validTo: inDays(90) };

    const answer = await api.run(district, prolong, { input });

    expect(answer.data).toMatchObject({
      prolongGrant: { grant: { validFrom: end.toISOString(), prolongs: { id: globalId('grant', id) } } },
    });
    expect(codeOf(await api.run(district, prolong, { input }))).toBe('CONFLICT');
  });

  it('is not for what is over, nor for what has no end', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const officer = await newPerson([], { area: '15.71.01' });
    const facts = { role: 'VILLAGE', area: '15.71.01.1001' } as const;
    const ended = await newGrant(officer.id, { ...facts, from: inDays(-9), to: inDays(-1) });
    const endless = await newGrant(officer.id, facts);
    const input = { expectedVersion: 1, reason: 'Diperpanjang', validTo: inDays(90) };

    for (const id of [ended, endless])
      expect(codeOf(await api.run(district, prolong, { input: { ...input, id: globalId('grant', id) } }))).toBe(
        'CONFLICT',
      );
  });
});

describe('prolonging a role that one cannot give', () => {
  const reason = { expectedVersion: 1, reason: 'Diperpanjang' };

  it('is refused to whoever holds it themselves, and where the agency lies outside one’s area', async () => {
    const both = await newPerson([{ role: 'DISTRICT', area: '15.71.01' }]);
    const own = await newGrant(both.id, { role: 'VILLAGE', area: '15.71.01.1001', to: inDays(3) });
    const regency = await newOfficer('REGENCY', '15.71');
    const organization = await newOrganization({ area: '15' });
    const officer = await newPerson([], { area: '15.71' });
    const facts = { role: 'SECTOR_AGENCY', area: '15.71', organization, sectors: ['WATER'], to: inDays(3) } as const;
    const above = await newGrant(officer.id, facts);

    expect(codeOf(await api.run(both, prolong, { input: { ...reason, id: globalId('grant', own) } }))).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await api.run(regency, prolong, { input: { ...reason, id: globalId('grant', above) } }))).toBe(
      'FORBIDDEN',
    );
    const province = await newOfficer('PROVINCE', '15');
    expect(
      (await api.run(province, prolong, { input: { ...reason, id: globalId('grant', above) } })).errors,
    ).toBeUndefined();
  });
});

describe('people', () => {
  const register = /* GraphQL */ `
    mutation ($input: RegisterPersonInput!) {
      registerPerson(input: $input) {
        person {
          id
          version
          name
          contact {
            phone
          }
        }
      }
    }
  `;
  const suspend = /* GraphQL */ `
    mutation ($input: SuspendPersonInput!) {
      suspendPerson(input: $input) {
        person {
          suspendedAt
          version
        }
      }
    }
  `;
  const reinstate = /* GraphQL */ `
    mutation ($input: ReinstatePersonInput!) {
      reinstatePerson(input: $input) {
        person {
          suspendedAt
        }
      }
    }
  `;
  const input = { subject: 'kc:4711', name: 'Rahmat', position: 'PLKB', areaCode: '15.71.01.1001', phone: '0741-22' };

  it('are registered inside one’s own area, once', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');

    const answer = await api.run(district, register, { input });

    expect(answer.data).toMatchObject({
      registerPerson: { person: { name: 'Rahmat', contact: { phone: '0741-22' } } },
    });
    expect(codeOf(await api.run(district, register, { input }))).toBe('CONFLICT');
    const elsewhere = { input: { ...input, subject: 'kc:4712', areaCode: '15.71.02.1004' } };
    expect(codeOf(await api.run(district, register, elsewhere))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(await newOfficer('VILLAGE', '15.71.01.1001'), register, { input }))).toBe('FORBIDDEN');
  });

  it('that are suspended hold nothing from the next statement on, until they are reinstated', async () => {
    const [district, officer] = [
      await newOfficer('DISTRICT', '15.71.01'),
      await newOfficer('VILLAGE', '15.71.01.1001'),
    ];
    expect((await api.run(officer, needs)).errors).toBeUndefined();

    const act = { id: person(officer), expectedVersion: 1, reason: 'Sedang diperiksa' };
    expect((await api.run(district, suspend, { input: act })).errors).toBeUndefined();
    expect(codeOf(await api.run(officer, needs))).toBe('FORBIDDEN');

    const back = { id: person(officer), expectedVersion: 2 };
    expect((await api.run(district, reinstate, { input: back })).errors).toBeUndefined();
    expect((await api.run(officer, needs)).errors).toBeUndefined();
  });

  it('are suspended by whoever manages all that they hold, and by nobody else', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const both = await newPerson([
      { role: 'VILLAGE', area: '15.71.01.1001' },
      { role: 'REGENCY', area: '15.71' },
    ]);
    const act = { id: person(both), expectedVersion: 1, reason: 'Sedang diperiksa' };

    expect(codeOf(await api.run(district, suspend, { input: act }))).toBe('FORBIDDEN');
    // Nor are they told that there is nothing to end.
    const back = { id: person(both), expectedVersion: 1 };
    expect(codeOf(await api.run(district, reinstate, { input: back }))).toBe('FORBIDDEN');
    expect(codeOf(await api.run(district, suspend, { input: { ...act, id: person(district) } }))).toBe('FORBIDDEN');
    expect((await api.run(await newOfficer('PROVINCE', '15'), suspend, { input: act })).errors).toBeUndefined();
  });

  it('are suspended and reinstated by the centre, whatever they hold, but never by themselves', async () => {
    const centre = await newOfficer('CENTRE_ADMIN', 'ID');
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);
    const stolen = await newOfficer('CENTRE_ADMIN', 'ID');
    const reason = { reason: 'Akunnya dicuri' };

    for (const somebody of [partner, stolen]) {
      const id = person(somebody);
      expect((await api.run(centre, suspend, { input: { id, expectedVersion: 1, ...reason } })).errors).toBeUndefined();
      expect(codeOf(await api.run(somebody, needs))).toBe('FORBIDDEN');
      expect((await api.run(centre, reinstate, { input: { id, expectedVersion: 2 } })).errors).toBeUndefined();
      expect((await api.run(somebody, needs)).errors).toBeUndefined();
    }
    const self = { id: person(centre), expectedVersion: 1, ...reason };
    expect(codeOf(await api.run(centre, suspend, { input: self }))).toBe('FORBIDDEN');
  });

  it('that were suspended from above are reinstated from there, also when all that they held has ended', async () => {
    const [district, province] = [await newOfficer('DISTRICT', '15.71.01'), await newOfficer('PROVINCE', '15')];
    const [hour, suspendedAt] = [3_600_000, new Date(Date.now() - 7_200_000)];
    const ended = { from: inDays(-9), to: new Date(Date.now() - hour) };
    const above = await newPerson([{ role: 'REGENCY', area: '15.71', ...ended }], { area: '15.71.01', suspendedAt });
    const before = { from: inDays(-9), to: inDays(-3) };
    const below = await newPerson(
      [
        { role: 'REGENCY', area: '15.71', ...before },
        { role: 'VILLAGE', area: '15.71.01.1001', ...ended },
      ],
      { area: '15.71.01', suspendedAt },
    );
    const back = (who: Somebody, whom: Somebody) =>
      api.run(who, reinstate, { input: { id: person(whom), expectedVersion: 1 } });

    expect(codeOf(await back(district, above))).toBe('FORBIDDEN');
    expect((await back(province, above)).errors).toBeUndefined();
    expect((await back(district, below)).errors).toBeUndefined();
  });
});
