import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { appoint, type Appointment } from '../../src/people/appoint.ts';
import { asKeeper } from '../../src/platform/database.ts';
import { useApi } from '../support/api.ts';
import { change, emptyDatabase, testDatabase } from '../support/database.ts';
import { newOfficer, newPerson } from '../support/factories.ts';

const api = useApi();
beforeEach(emptyDatabase);

const sari = {
  subject: 'c0ffee00-sari',
  name: 'Sari Dewi',
  position: 'Kepala Pusat Data',
  reason: 'SK 1/2026',
  also: false,
};
const query = '{ viewer { person { name position } grants { role area { code } } } }';

async function appointed(facts: Partial<Appointment> = {}): Promise<void> {
  const { orm } = await testDatabase();
  await asKeeper(orm, rows => appoint(rows, { ...sari, ...facts }));
}

describe('the first administrator', () => {
  it('is whoever the issuer knows by that subject, with the highest role in the whole country', async () => {
    await appointed();

    const { data } = await api.run({ id: '', subject: sari.subject }, query);

    expect(data).toMatchObject({
      viewer: {
        person: { name: 'Sari Dewi', position: 'Kepala Pusat Data' },
        grants: [{ role: 'CENTRE_ADMIN', area: { code: 'ID' } }],
      },
    });
  });

  it('leaves entries that tell how it came about', async () => {
    const { orm } = await testDatabase();
    const entries = async () =>
      (
        await asKeeper(orm, rows =>
          sql<{ table_name: string; request_id: string; reason: string | null }>`
            select table_name, request_id, after ->> 'reason' as reason from audit_entry
            where request_id = 'appoint' order by id desc limit 2`.execute(rows),
        )
      ).rows;

    await appointed();

    expect(await entries()).toMatchObject([
      { table_name: 'access_grant', reason: 'SK 1/2026' },
      { table_name: 'person' },
    ]);
  });

  it('may be somebody who is known already', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');

    await appointed({ subject: officer.subject });

    const { data } = await api.run(officer, query);
    expect(data).toMatchObject({
      viewer: { person: { name: 'Nurhayati' }, grants: [{ role: 'VILLAGE' }, { role: 'CENTRE_ADMIN' }] },
    });
  });

  it('is refused where there is one, unless told so', async () => {
    await newOfficer('CENTRE_ADMIN', 'ID');

    await expect(appointed()).rejects.toThrow(/Nurhayati .* already; add --also/);
    await appointed({ also: true });

    await expect(appointed({ also: true })).rejects.toThrow(/is CENTRE_ADMIN already/);
  });

  it('is not refused for one whose grant has ended, or who is suspended', async () => {
    const area = { role: 'CENTRE_ADMIN', area: 'ID' } as const;
    await newPerson([{ ...area, from: new Date(0), to: new Date(1) }]);
    await newPerson([area], { suspendedAt: new Date() });

    await expect(appointed()).resolves.toBeUndefined();
  });

  it('is one, of two that are appointed at once', async () => {
    const results = await Promise.allSettled([appointed(), appointed({ subject: 'another' })]);

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused to somebody suspended', async () => {
    const officer = await newOfficer('VILLAGE', '15.71.01.1001');
    await change(sql`update person set suspended_at = now() where id = ${officer.id}`);

    await expect(appointed({ subject: officer.subject })).rejects.toThrow(/suspended/);
  });
});
