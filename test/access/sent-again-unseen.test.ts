import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '../../src/platform/global-id.ts';
import { useEveryWay } from '../support/api.ts';
import { change, countStored, emptyDatabase } from '../support/database.ts';
import { newIntervention, newOfficer, newOrganization, newPerson, type Somebody } from '../support/factories.ts';

/** Somebody with a place less than before may still ask whether what they did there was done. */
const ways = useEveryWay();
beforeEach(emptyDatabase);

const [here, there] = ['15.71.01.1001', '15.71.01.1002'];
const idempotencyKey = '0d2f7c1e-once';

const newOfficerOfTwo = async (): Promise<Somebody> =>
  await newPerson([
    { role: 'VILLAGE', area: here },
    { role: 'VILLAGE', area: there },
  ]);

async function newOffer() {
  const organization = await newOrganization({ kind: 'NGO' });
  const partner = await newPerson(
    ['15.71', '15.03'].map(area => ({ role: 'PARTNER' as const, area, organization, sectors: ['WATER'] })),
    { organization },
  );
  const id = await newIntervention({ status: 'VERIFIED', proposedBy: await newOfficer('VILLAGE', here) });
  const input = { interventionId: globalId('intervention', id), role: 'FACILITATE', note: 'Dua pompa air' };
  return { who: partner, input };
}

const acts = {
  need: {
    mutation: 'registerNeed',
    prepare: async () => ({
      who: await newOfficerOfTwo(),
      input: { areaCode: here, kind: 'CLEAN_WATER', title: 'Tanpa air bersih', quantity: 37, severity: 'HIGH' },
    }),
  },
  intervention: {
    mutation: 'proposeIntervention',
    prepare: async () => ({
      who: await newOfficerOfTwo(),
      input: {
        areaCode: here,
        title: 'Sambungan rumah air bersih',
        sectors: ['WATER'],
        startsOn: '2027-01-15',
        endsOn: '2027-06-30',
      },
    }),
  },
  contribution: { mutation: 'offerContribution', prepare: newOffer },
} as const;

describe.each(ways)('an act that is sent again, answered %s,', (_way, api) => {
  it.each(Object.entries(acts))('is told as done where the %s is out of sight by now', async (thing, act) => {
    const { who, input } = await act.prepare();
    const type = `${act.mutation[0]?.toUpperCase()}${act.mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${act.mutation}(input: $input) { ${thing} { version } } }`;
    const send = () => api.run<object, object>(who, document, { input: { ...input, idempotencyKey } });
    const before = await countStored(thing);
    const first = await send();
    await change(sql`update access_grant set revoked_at = now(), revocation_reason = 'Pindah tugas.'
      where person_id = ${who.id} and (area_code = ${here} or area_code = '15.71')`);

    const again = await send();

    expect(first.data).toEqual({ [act.mutation]: { [thing]: { version: 1 } } });
    expect(again.errors).toBeUndefined();
    expect(again.data).toEqual({ [act.mutation]: { [thing]: null } });
    expect(await countStored(thing)).toBe(before + 1);
  });
});
