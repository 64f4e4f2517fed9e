import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { areaId, newIntervention, newNeed, newOfficer, newOrganization } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const one = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

describe('an object by its id', () => {
  it('is of the type that the id says, whatever it is', async () => {
    const officer = await newOfficer('CENTRE_ADMIN', 'ID');
    const ids = {
      Need: globalId('need', await newNeed()),
      Intervention: globalId('intervention', await newIntervention()),
      Organization: globalId('organization', await newOrganization()),
      Person: globalId('person', officer.id),
      Village: globalId('area', areaId('15.71.01.1001')),
      Country: globalId('area', areaId('ID')),
    };

    const { data } = await api.run(officer, many, { ids: Object.values(ids) });

    expect(data).toEqual({ nodes: Object.entries(ids).map(([__typename, id]) => ({ __typename, id })) });
  });

  it.each([
    'nonsense',
    '',
    'need_',
    'needs_00000000-0000-4000-8000-000000000000',
    'constructor_1',
    'toString_1',
    'need_1',
    'intervention_1',
    'person_1',
    'organization_1',
    'area_0',
    'area_999999999',
    'area_00000000-0000-4000-8000-000000000000',
  ])('is none for %j, and no mistake of ours', async id => {
    const { data, errors } = await api.run(await newOfficer('CENTRE_ADMIN', 'ID'), one, { id });

    expect({ data, errors }).toEqual({ data: { node: null }, errors: undefined });
  });

  it('of an organization is for whoever may read organizations, not for nobody', async () => {
    const id = globalId('organization', await newOrganization());

    expect((await api.run(null, one, { id })).data).toEqual({ node: null });
    expect((await api.run(await newOfficer('ENUMERATOR', '15.71.01.1001'), one, { id })).data).toEqual({
      node: { __typename: 'Organization', id },
    });
  });
});

describe('many objects by their ids', () => {
  it('come in the order of the ids, with null for what is hidden, also when an id comes twice', async () => {
    const [mine, other] = [await newNeed(), await newNeed({ area: '15.71.01.1002' })].map(id => globalId('need', id));
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    const { data } = await api.run(officer, many, { ids: [other, mine, 'nonsense', mine] });

    const shown = { __typename: 'Need', id: mine };
    expect(data).toEqual({ nodes: [null, shown, null, shown] });
  });

  it('cost one statement, however many they are', async () => {
    const officer = await newOfficer('DISTRICT', '15.71.01');
    const ids = await Promise.all(Array.from({ length: 10 }, async () => globalId('need', await newNeed())));

    const few = await api.run(officer, many, { ids: ids.slice(0, 2) });
    const all = await api.run(officer, many, { ids });

    expect(all.statements).toBe(few.statements);
  });

  it('are at most a hundred', async () => {
    const ids = Array.from({ length: 101 }, () => globalId('need', crypto.randomUUID()));
    const officer = await newOfficer('CENTRE_ADMIN', 'ID');

    expect(codeOf(await api.run(officer, many, { ids }))).toBe('BAD_USER_INPUT');
    expect((await api.run(officer, many, { ids: ids.slice(1) })).errors).toBeUndefined();
  });
});
