import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { Random } from '../../seeds/demo/random.ts';
import { actions, roles, type Role } from '../../src/access/permissions.ts';
import { scopeCondition, scopeMeets, type ScopeColumns } from '../../src/access/scope.ts';
import { Viewer, type ViewerGrant } from '../../src/access/viewer.ts';
import { aroundConditions } from '../../src/access/whole-place.ts';
import { compiled } from '../../src/platform/statement-text.ts';

const columns: ScopeColumns = {
  areaCode: 'area_code',
  isShared: 'is_shared',
  sectors: 'sectors',
  organizationIds: 'organization_ids',
  hasPartner: 'has_partner',
  enteredKey: 'entered_key',
  agreementId: 'agreement_id',
};
const places = ['ID', '15', '15.71', '15.71.01', '15.71.01.1001', '15.03', '15.03.01', '11', '11.01', '11.01.02'];
const organization = '0a000000-0000-4000-8000-000000000000';

function newViewer(seed: number): Viewer {
  const random = new Random('shapes', seed);
  // Few kinds of grants, so that many viewers have the same; in places that lie in each other and apart.
  const [role, other] = [random.pick(roles), random.pick(roles)];
  const grants = Array.from({ length: random.between(1, 3) }, (_, index): ViewerGrant => ({
    id: String(index),
    role: random.pick([role, role, other]),
    areaId: 1,
    areaCode: random.pick(places),
    organizationId: organization,
    sectors: random.pick([['WATER'], ['HEALTH'], ['WATER', 'HEALTH']]),
    agreementId: organization,
    allows: ['READ_NEEDS', 'READ_INTERVENTIONS', 'READ_AMOUNTS'],
    validFrom: '2026-01-01',
    validTo: null,
  }));
  return new Viewer(organization, grants, true);
}

it('viewers of one shape have the same conditions, with other values', () => {
  const textsOf = (viewer: Viewer) =>
    actions.map(action => {
      const reach = viewer.reach(action);
      const meets = scopeMeets(reach, { from: 'from', to: 'to' }) ?? sql`everywhere`;
      const whole = viewer.wholePlace(action);
      const { parts = [], beyond = [] } = (whole && aroundConditions(whole, reach, columns, 't')) ?? {};
      return [scopeCondition(reach, columns, 't'), meets, sql`parts`, ...parts, sql`beyond`, ...beyond].map(
        condition => compiled(condition).text,
      );
    });
  const alike = Map.groupBy(
    Array.from({ length: 6000 }, (_, seed) => newViewer(seed)),
    ({ shape }) => shape,
  );

  const shared = [...alike.values()].filter(({ length }) => length > 1);
  for (const viewers of shared) {
    const [first, ...others] = viewers.map(viewer => textsOf(viewer));
    for (const texts of others) expect(texts).toEqual(first);
  }
  expect(shared.length).toBeGreaterThan(50);
});

it('a place is counted from an index where amounts are added up in all of it', () => {
  const grant = { id: organization, areaId: 1, organizationId: null, sectors: null, agreementId: null, allows: null };
  const viewerAs = (role: Role) =>
    new Viewer(organization, [{ ...grant, role, areaCode: '63', validFrom: '2026-01-01', validTo: null }], true);

  expect(viewerAs('PROVINCE').wholePlace('intervention:aggregate')).toEqual({
    place: '63',
    isShared: false,
    sharedAt: ['ID'],
  });
  // Of the country's plans it adds up what it does not count.
  expect(viewerAs('BAPPENAS').wholePlace('intervention:aggregate')).toBeUndefined();
  expect(viewerAs('BAPPENAS').wholePlace('need:aggregate')).toEqual({ place: '63', isShared: false, sharedAt: [] });
  expect(viewerAs('ANALYST').wholePlace('need:read')).toEqual({ place: '63', isShared: true, sharedAt: ['ID'] });
});
