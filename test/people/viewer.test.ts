import { beforeEach, describe, expect, it } from 'vitest';
import { actions, scopeOf, type Role } from '../../src/access/permissions.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newOrganization, newPerson } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const whoAmI = `{
  viewer {
    person { name position area { code } }
    grants { role area { code name } organization { name } sectors validFrom validTo }
    permissions { action scope grant { role area { code } } }
  }
}`;
interface WhoAmI {
  readonly viewer: {
    readonly person: object | null;
    readonly grants: readonly object[];
    readonly permissions: readonly { readonly action: string; readonly scope: string; readonly grant: object | null }[];
  };
}

describe('who asks', () => {
  it('is told their name, their grants, and until when these hold', async () => {
    const organization = await newOrganization({ name: 'Yayasan Air Jambi', kind: 'NGO' });
    const [from, to] = [new Date('2026-01-01T00:00:00.000Z'), new Date('2036-07-01T12:30:00.123Z')];
    const partner = await newPerson(
      [{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER', 'SANITATION'], from, to }],
      { name: 'Dewi Lestari' },
    );

    const { data } = await api.run<WhoAmI, object>(partner, whoAmI);

    expect(data?.viewer.person).toEqual({ name: 'Dewi Lestari', position: 'Petugas', area: { code: '15.71' } });
    expect(data?.viewer.grants).toEqual([
      {
        role: 'PARTNER',
        area: { code: '15.71', name: 'Kota Jambi' },
        organization: { name: 'Yayasan Air Jambi' },
        sectors: ['WATER', 'SANITATION'],
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: '2036-07-01T12:30:00.123Z',
      },
    ]);
  });

  it.each(['DISTRICT', 'VILLAGE', 'ANALYST', 'SYS_ADMIN'] as const)(
    'as %s is told what the table allows, action by action, with the grant it comes from',
    async role => {
      const officer = await newOfficer(role, '15.71.01');

      const { data } = await api.run<WhoAmI, object>(officer, whoAmI);

      const grant = { role, area: { code: '15.71.01' } };
      expect(data?.viewer.permissions).toEqual(
        actions.flatMap((action): object[] => {
          const scope = scopeOf(action, role);
          if (['area:read', 'reference:read'].includes(action)) return [{ action, scope: 'OPEN', grant: null }];
          return scope === 'none' ? [] : [{ action, scope: scope.toUpperCase(), grant }];
        }),
      );
    },
  );

  it('is told of each grant on its own', async () => {
    const both: { role: Role; area: string }[] = [
      { role: 'VILLAGE', area: '15.71.01.1001' },
      { role: 'DISTRICT', area: '15.03.01' },
    ];
    const officer = await newPerson(both);

    const { data } = await api.run<WhoAmI, object>(officer, whoAmI);

    const of = (action: string) =>
      data?.viewer.permissions.filter(one => one.action === action).map(({ scope, grant }) => ({ scope, grant }));
    expect(of('need:verify')).toEqual([{ scope: 'AREA', grant: { role: 'DISTRICT', area: { code: '15.03.01' } } }]);
    expect(of('need:register')).toEqual([
      { scope: 'AREA', grant: { role: 'VILLAGE', area: { code: '15.71.01.1001' } } },
    ]);
    expect(of('need:read')).toHaveLength(2);
  });

  it('holds nothing when nobody is signed in', async () => {
    const { data, errors } = await api.run<WhoAmI, object>(null, whoAmI);

    expect(errors).toBeUndefined();
    expect(data?.viewer).toEqual({
      person: null,
      grants: [],
      permissions: [
        { action: 'area:read', scope: 'OPEN', grant: null },
        { action: 'reference:read', scope: 'OPEN', grant: null },
      ],
    });
  });

  it('sees themselves while suspended, and that they hold nothing', async () => {
    const somebody = await newPerson([{ role: 'CENTRE_ADMIN', area: 'ID' }], {
      name: 'Ratna',
      suspendedAt: new Date(),
    });

    const { data } = await api.run<WhoAmI, object>(somebody, whoAmI);

    expect(data?.viewer).toMatchObject({ person: { name: 'Ratna' }, grants: [] });
    expect(data?.viewer.permissions.map(({ action }) => action)).toEqual(['area:read', 'reference:read']);
  });
});
