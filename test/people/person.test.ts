import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/permissions.ts';
import { globalId } from '../../src/platform/global-id.ts';
import { useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

const api = useApi({ responseCache: false });
const executing = useApi({ readPath: 'executed' });
beforeEach(emptyDatabase);

const here = '15.71.01.1001';
const phone = '0812-7400-1122';
const read = 'query ($id: ID!) { node(id: $id) { ... on Person { name contact { phone email } } } }';

/** What somebody sees of a person: name and telephone, or only the name, or nobody. */
async function seen(who: Somebody | null, person: Somebody): Promise<'contact' | 'name' | 'nothing'> {
  const { data, errors } = await api.run<{ node: { name: string; contact: { phone: string } | null } | null }, object>(
    who,
    read,
    { id: globalId('person', person.id) },
  );
  expect(errors).toBeUndefined();
  if (data?.node === null || data === null || data === undefined) return 'nothing';
  return data.node.contact?.phone === phone ? 'contact' : 'name';
}

describe('an officer of a village', () => {
  it.each([
    ['CENTRE_ADMIN', 'ID', 'contact'],
    ['PROVINCE', '15', 'contact'],
    ['REGENCY', '15.71', 'contact'],
    ['DISTRICT', '15.71.01', 'contact'],
    ['VILLAGE', here, 'contact'],
    ['BAPPENAS', 'ID', 'name'],
    ['POKJA', here, 'name'],
    ['AUDITOR', 'ID', 'name'],
    ['VILLAGE', '15.71.01.1002', 'nothing'],
    ['POKJA', '15.71.01.1002', 'nothing'],
    ['DISTRICT', '15.71.02', 'nothing'],
    ['REGENCY', '15.03', 'nothing'],
    ['PROVINCE', '11', 'nothing'],
    ['ANALYST', 'ID', 'nothing'],
    ['SURVEY_SUPERVISOR', 'ID', 'nothing'],
    ['ENUMERATOR', here, 'nothing'],
    ['SYS_ADMIN', 'ID', 'nothing'],
  ] as const satisfies readonly (readonly [Role, string, string])[])(
    'is to %s of %s: %s',
    async (role, area, expected) => {
      const officer = await newPerson([{ role: 'VILLAGE', area: here }], { phone });
      const viewer = await newOfficer(role, area);

      expect(await seen(viewer, officer)).toBe(expected);
    },
  );

  it.each([
    ['an agency of every sector there', 'SECTOR_AGENCY'],
    ['a partner with an agreement there', 'PARTNER'],
  ] as const)('is nobody to %s', async (_who, role) => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { phone });
    const organization = await newOrganization();
    const viewer = await newPerson([{ role, area: '15.71', organization, sectors: ['WATER', 'HEALTH'] }]);

    expect(await seen(viewer, officer)).toBe('nothing');
  });

  it('is nobody to nobody, the same as a person who is not there', async () => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { phone });
    const missing = { id: crypto.randomUUID(), subject: '' };

    expect(await seen(null, officer)).toBe('nothing');
    expect(await seen(await newOfficer('CENTRE_ADMIN', 'ID'), missing)).toBe('nothing');
  });

  it('sees their own contact, whatever they hold', async () => {
    const officer = await newPerson([{ role: 'ENUMERATOR', area: here }], { phone });

    expect(await seen(officer, officer)).toBe('contact');
  });
});

describe('the officials of the levels above', () => {
  it.each([
    ['DISTRICT', '15.71.01'],
    ['REGENCY', '15.71'],
    ['PROVINCE', '15'],
    ['CENTRE_ADMIN', 'ID'],
  ] as const)('%s of %s is known to the village by name, not by telephone', async (role, area) => {
    const official = await newPerson([{ role, area }], { phone });

    expect(await seen(await newOfficer('VILLAGE', here), official)).toBe('name');
    expect(await seen(await newOfficer('POKJA', here), official)).toBe('name');
  });
});

describe('who entered and checked a row', () => {
  const rows = `{
    needs { nodes { reportedBy { name contact { phone } } } }
    interventions { nodes { proposedBy { name contact { phone } } } }
  }`;
  const told = { name: 'Siti', contact: { phone } };

  it.each([
    ['the district', 'DISTRICT', '15.71.01', told],
    ['the working group', 'POKJA', here, { name: 'Siti', contact: null }],
    ['an analyst', 'ANALYST', 'ID', null],
  ] as const)('is told to %s as far as they may know people', async (_who, role, area, expected) => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { name: 'Siti', phone });
    await newNeed({ verification: 'VERIFIED', reportedBy: officer });
    await newIntervention({ status: 'VERIFIED', proposedBy: officer });

    const { data, errors } = await api.run(await newOfficer(role, area), rows);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      needs: { nodes: [{ reportedBy: expected }] },
      interventions: { nodes: [{ proposedBy: expected }] },
    });
  });

  it('is not told to a partner, who may read the row', async () => {
    const officer = await newPerson([{ role: 'VILLAGE', area: here }], { name: 'Siti', phone });
    await newNeed({ verification: 'VERIFIED', reportedBy: officer });
    await newIntervention({ status: 'VERIFIED', proposedBy: officer });
    const organization = await newOrganization({ kind: 'NGO' });
    const partner = await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['WATER'] }]);

    const { data } = await api.run(partner, rows);

    expect(data).toEqual({
      needs: { nodes: [{ reportedBy: null }] },
      interventions: { nodes: [{ proposedBy: null }] },
    });
  });

  it('costs three statements for a page of rows, not two for each', async () => {
    const district = await newOfficer('DISTRICT', '15.71.01');
    const page = async (count: number) => {
      for (let made = 0; made < count; made += 1) {
        await newNeed({ reportedBy: await newPerson([{ role: 'VILLAGE', area: here }], { phone }) });
      }
      const query = '{ needs { nodes { reportedBy { name contact { phone } } } } }';
      // Since somebody came, whoever asks is met anew; the second answer tells what it costs from then on.
      await api.run(district, query);
      const answers = [await api.run(district, query), await executing.run(district, query)];
      return answers.map(({ statements }) => statements);
    };

    const fewer = await page(1);
    const more = await page(9);

    expect({ fewer, more }).toEqual({ fewer: [3, 3], more: [3, 3] });
  });
});
