import { describe, expect, it } from 'vitest';
import {
  actions,
  databaseGroup,
  isPublic,
  managedBy,
  roles,
  scopeOf,
  scopes,
  scopeUnder,
  type Action,
  type Role,
} from '../../src/access/permissions.ts';

/** Read out of `domain.md`, section 11, and not out of the table: who may do each thing, somewhere. */
const government: readonly Role[] = ['CENTRE_ADMIN', 'BAPPENAS', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE', 'POKJA'];
const readers: readonly Role[] = [...government, 'SECTOR_AGENCY', 'PARTNER', 'AUDITOR', 'ANALYST'];
const doers: readonly Role[] = ['PROVINCE', 'REGENCY', 'VILLAGE', 'SECTOR_AGENCY'];
const managers: readonly Role[] = ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT'];
const signedIn = roles.filter(role => role !== 'PUBLIC');

const mayDo: Readonly<Record<Action, readonly Role[]>> = {
  'area:read': roles,
  'reference:read': roles,
  'organization:read': signedIn,
  'person:read': [...government, 'PARTNER', 'AUDITOR'],
  'person:contact': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE', 'PARTNER'],
  'person:register': managers,
  'person:suspend': managers,
  'person:reinstate': managers,
  'grant:give': managers,
  'grant:prolong': managers,
  'grant:revoke': managers,
  'access:review': ['CENTRE_ADMIN', 'AUDITOR'],
  'agreement:read': [...government, 'SECTOR_AGENCY', 'PARTNER', 'AUDITOR'],
  'agreement:propose': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY'],
  'agreement:renew': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'PARTNER'],
  'agreement:sign': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'PARTNER'],
  'agreement:end': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'PARTNER'],
  'agreement:name': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY'],
  'agreement:remove': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY'],
  'grant:read': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'DISTRICT', 'AUDITOR'],
  'audit:read': ['CENTRE_ADMIN', 'PROVINCE', 'REGENCY', 'AUDITOR'],
  'need:read': readers,
  'need:aggregate': readers,
  'need:draft': ['VILLAGE', 'POKJA'],
  'need:register': ['VILLAGE'],
  'need:revise': ['VILLAGE', 'POKJA'],
  'need:submit': ['VILLAGE'],
  'need:verify': ['REGENCY', 'DISTRICT'],
  'need:return': ['REGENCY', 'DISTRICT'],
  'need:withdraw': ['VILLAGE'],
  'need:meet': ['VILLAGE'],
  'intervention:read': readers,
  'intervention:aggregate': readers,
  'intervention:amounts': readers,
  'intervention:sums': readers,
  'intervention:partners': readers,
  'intervention:draft': [...doers, 'POKJA', 'PARTNER'],
  'intervention:propose': doers,
  'intervention:revise': [...doers, 'POKJA', 'PARTNER'],
  'intervention:submit': doers,
  'intervention:verify': ['PROVINCE', 'REGENCY', 'DISTRICT'],
  'intervention:approve': ['PROVINCE', 'REGENCY'],
  'intervention:return': ['PROVINCE', 'REGENCY', 'DISTRICT'],
  'intervention:start': doers,
  'intervention:report': doers,
  'intervention:complete': doers,
  'intervention:cancel': [...doers, 'PARTNER'],
  'contribution:read': [...government, 'SECTOR_AGENCY', 'PARTNER', 'AUDITOR'],
  'contribution:offer': ['PARTNER'],
  'contribution:withdraw': ['PARTNER'],
  'contribution:accept': doers,
  'contribution:decline': doers,
  'query:adhoc': ['ANALYST'],
};

/** A change of what people report, not of who may. */
const isChange = (action: Action): boolean =>
  /^(need|intervention):/.test(action) && !/:(read|aggregate|amounts|sums|partners)$/.test(action);
const inOrderOfTable = (some: readonly Role[]): Role[] => roles.filter(role => some.includes(role));

describe('the permission table', () => {
  it('speaks of nothing that the domain does not know, and forgets nothing', () => {
    expect(actions.toSorted()).toEqual(Object.keys(mayDo).toSorted());
  });

  it.each(actions)('says of %s what the domain says', action => {
    const allowed = roles.filter(role => scopeOf(action, role) !== 'none');

    expect(allowed).toEqual(inOrderOfTable(mayDo[action]));
  });

  it.each([
    'CENTRE_ADMIN',
    'BAPPENAS',
    'AUDITOR',
    'ANALYST',
    'SURVEY_SUPERVISOR',
    'ENUMERATOR',
    'SYS_ADMIN',
    'PUBLIC',
  ] as const)('lets %s change nothing that others entered', role => {
    expect(actions.filter(action => isChange(action) && scopeOf(action, role) !== 'none')).toEqual([]);
  });

  it.each(['SYS_ADMIN', 'SURVEY_SUPERVISOR', 'ENUMERATOR'] as const)(
    'gives %s no content: areas, reference data and organizations only',
    role => {
      const allowed = actions.filter(action => scopeOf(action, role) !== 'none');

      expect(allowed).toEqual(['area:read', 'reference:read', 'organization:read']);
    },
  );

  it('opens to nobody signed in what belongs to nobody, and not one row of anybody', () => {
    expect(actions.filter(isPublic)).toEqual(['area:read', 'reference:read']);
    expect(actions.filter(action => !['none', 'open'].includes(scopeOf(action, 'PUBLIC')))).toEqual([]);
  });

  it('has roles given from above, and those of partners by agreements alone', () => {
    for (const role of roles) {
      expect(managedBy(role)).not.toContain(role);
      expect(managedBy(role)).not.toContain('PARTNER');
      for (const lower of managedBy(role)) expect(managedBy(lower)).not.toContain(role);
      expect(managedBy(role).length > 0).toBe(managers.includes(role));
    }
    expect(managedBy('PROVINCE')).toEqual(expect.arrayContaining(['REGENCY', 'DISTRICT', 'VILLAGE']));
    expect(managedBy('REGENCY')).not.toContain('REGENCY');
    expect(managedBy('DISTRICT')).toEqual(['VILLAGE']);
  });

  it('lets a partner do what its agreement allows, and nothing but answer to it before it is signed', () => {
    const reachedWith = (allows: readonly string[]) =>
      actions.filter(action => !['none', 'open'].includes(scopeUnder(action, { role: 'PARTNER', allows })));
    const ofEntered = ['intervention:revise', 'intervention:draft', 'contribution:offer'];

    expect(reachedWith([])).toEqual(['agreement:read', 'agreement:sign', 'agreement:end']);
    expect(reachedWith(['READ_CONTACTS']).filter(action => !action.startsWith('intervention:'))).toEqual([
      'person:read',
      'person:contact',
      'agreement:read',
      'agreement:renew',
      'agreement:sign',
      'agreement:end',
      'contribution:read',
      'contribution:withdraw',
    ]);
    expect(reachedWith(['READ_CONTACTS']).filter(action => ofEntered.includes(action))).toEqual([]);
    expect(scopeUnder('need:read', { role: 'PARTNER', allows: ['READ_NEEDS'] })).toBe('sector');
    expect(scopeUnder('intervention:amounts', { role: 'PARTNER', allows: ['READ_INTERVENTIONS'] })).toBe('entered');
    expect(scopeUnder('intervention:amounts', { role: 'PARTNER', allows: ['READ_AMOUNTS'] })).toBe('agencies');
    expect(scopeUnder('person:contact', { role: 'PARTNER', allows: ['READ_NEEDS'] })).toBe('none');
  });

  it('lets nobody revise what another level entered', () => {
    for (const action of ['need:revise', 'intervention:revise'] as const) {
      expect(roles.filter(role => !['none', 'entered'].includes(scopeOf(action, role)))).toEqual([]);
    }
  });

  it('holds a province to its own level in everything it does', () => {
    const done = actions.filter(isChange).map(action => scopeOf(action, 'PROVINCE'));

    expect(done.filter(scope => !['none', 'level', 'entered'].includes(scope))).toEqual([]);
  });

  it('ties what agencies and partners enter to their own part in it', () => {
    for (const role of ['SECTOR_AGENCY', 'PARTNER'] as const) {
      const done = actions.filter(isChange).map(action => scopeOf(action, role));
      expect(done.filter(scope => !['none', 'taking_part', 'entered'].includes(scope))).toEqual([]);
    }
  });

  it('shows drafts to the place and the levels above, and only what is verified to analysts, agencies and partners', () => {
    for (const action of ['need:read', 'intervention:read'] as const) {
      expect(scopeOf(action, 'ANALYST')).toBe('shared');
      expect(scopeOf(action, 'SECTOR_AGENCY')).toBe('sector');
      expect(scopeOf(action, 'PARTNER')).toBe('sector');
    }
  });

  it('lets nobody count what they could not be counted out of: an aggregate reaches no less than a read', () => {
    const wider: Partial<Record<string, readonly string[]>> = {
      shared: ['shared', 'area'],
      around: ['around', 'area'],
    };
    for (const role of roles) {
      for (const noun of ['need', 'intervention'] as const) {
        const [read, aggregate] = [scopeOf(`${noun}:read`, role), scopeOf(`${noun}:aggregate`, role)];
        expect(wider[read] ?? [read]).toContain(aggregate);
      }
    }
  });

  it('explains each of its scopes in both languages', () => {
    for (const action of actions) for (const role of roles) expect(scopes).toHaveProperty(scopeOf(action, role));
    for (const text of Object.values(scopes)) expect(text.split('\n')).toHaveLength(2);
  });
});

describe('the groups by which the database knows the actions', () => {
  it.each([
    ['need:read', 'need:read'],
    ['need:aggregate', 'need:aggregate'],
    ['person:contact', 'person:contact'],
    ['need:draft', 'need:create'],
    ['need:register', 'need:create'],
    ['intervention:propose', 'intervention:create'],
    ['need:verify', 'need:change'],
    ['need:withdraw', 'need:change'],
    ['intervention:approve', 'intervention:change'],
    ['intervention:report', 'intervention:change'],
    ['intervention:amounts', 'intervention:amounts'],
    ['intervention:sums', 'intervention:sums'],
    ['grant:give', 'grant:create'],
    ['grant:revoke', 'grant:change'],
    ['agreement:sign', 'agreement:change'],
    ['access:review', 'access:review'],
  ] as const)('%s is %s', (action, group) => {
    expect(databaseGroup(action)).toBe(group);
  });

  it('never make a change of a read, or a read of a change', () => {
    for (const action of actions.filter(each => /^(need|intervention):/.test(each)))
      expect(/:(create|change)$/.test(databaseGroup(action))).toBe(isChange(action));
  });
});
