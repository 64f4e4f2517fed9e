import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyHash } from '../../src/access/scope.ts';
import { Standings } from '../../src/access/standing.ts';
import { asKeeper, reading, type Session } from '../../src/platform/database.ts';
import { emptyDatabase, insert, testDatabase } from '../support/database.ts';
import {
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../support/factories.ts';

/**
 * The innermost wall alone: raw SQL without any condition, on every table that holds rows of somebody. Two villages of
 * one district, a third elsewhere; whoever asks gets what they may see, and nobody gets anything.
 */
const [here, nextDoor, elsewhere] = ['15.71.01.1001', '15.71.01.1002', '11.01.01.2001'];

/** What each table's rows are told by, in words of the case. */
const tables: Readonly<Record<string, string>> = {
  person: 'id::text',
  person_contact: 'person_id::text',
  person_standing: 'person_id::text',
  access_grant: 'person_id::text',
  grant_standing: '(select person_id::text from access_grant g where g.id = grant_id)',
  need: 'id::text',
  intervention: 'id::text',
  intervention_participant: 'intervention_id::text',
  need_answer: 'intervention_id::text',
  budget_line: 'intervention_id::text',
  progress_note: 'intervention_id::text',
  idempotency_key: 'subject',
  need_fact: 'id::text',
  intervention_fact: 'id::text',
  budget_fact: 'intervention_id::text',
  need_around: 'id::text',
  intervention_around: 'id::text',
  need_fact_around: 'id::text',
  intervention_fact_around: 'id::text',
};

const names = new Map<string, string>();
const subjects: Record<string, string> = { 'an unknown subject': 'test:unknown' };

beforeAll(async () => {
  await emptyDatabase();
  const organization = await newOrganization({ kind: 'NGO' });
  const officers = new Map<string, Somebody>();
  for (const [place, area] of [
    ['here', here],
    ['next door', nextDoor],
    ['elsewhere', elsewhere],
  ] as const) {
    const officer = await newPerson([{ role: 'VILLAGE', area }], { phone: '0812' });
    officers.set(place, officer);
    named(officer, `officer ${place}`);
    await insert('idempotency_key', { subject: officer.subject, key: randomUUID(), act: 'x', input_hash: 'x' });
    for (const state of ['draft', 'verified'] as const) {
      const need = await newNeed({ area, verification: state === 'draft' ? 'DRAFT' : 'VERIFIED', reportedBy: officer });
      names.set(need, `${state} ${place}`);
      const status = state === 'draft' ? 'DRAFT' : 'VERIFIED';
      const participants = place === 'next door' ? [{ organization }] : [];
      const intervention = await newIntervention({
        area,
        status,
        proposedBy: officer,
        participants,
        answers: [{ need, quantity: 1 }],
        budget: [{ source: 'CSR', amount: '1000' }],
      });
      names.set(intervention, `${state} ${place}`);
      const note = { id: randomUUID(), intervention_id: intervention, reported_by_id: officer.id };
      await insert('progress_note', { ...note, reported_at: new Date(), text: 'Sudah dimulai.' });
    }
  }
  const district = await newPerson([{ role: 'DISTRICT', area: '15.71.01' }], { phone: '0813' });
  named(district, 'district');
  const above = await newIntervention({ area: '15.71.01', status: 'VERIFIED', proposedBy: district });
  names.set(above, 'verified for the district');
  const planned = await newIntervention({ area: '15.71.01', status: 'DRAFT', proposedBy: district });
  names.set(planned, 'draft for the district');
  const others = {
    'the officer here': officers.get('here'),
    'the district': district,
    'the centre': named(await newOfficer('CENTRE_ADMIN', 'ID'), 'centre'),
    'an analyst of the city': named(await newOfficer('ANALYST', '15.71'), 'analyst'),
    'a partner named next door': named(
      await newPerson([{ role: 'PARTNER', area: '15.71', organization, sectors: ['HEALTH'] }]),
      'partner',
    ),
    'an agency of another sector': named(
      await newPerson([{ role: 'SECTOR_AGENCY', area: '15.71', sectors: ['HEALTH'] }]),
      'agency',
    ),
    'the technical administrator': named(await newOfficer('SYS_ADMIN', 'ID'), 'technician'),
    'somebody suspended': named(
      await newPerson([{ role: 'CENTRE_ADMIN', area: 'ID' }], { suspendedAt: new Date() }),
      'suspended',
    ),
  };
  for (const [who, somebody] of Object.entries(others)) subjects[who] = somebody?.subject ?? '';
});

const officials = ['centre', 'suspended', 'technician'];
const people = [
  'agency',
  'analyst',
  'centre',
  'district',
  'officer elsewhere',
  'officer here',
  'officer next door',
  'partner',
  'suspended',
  'technician',
];
const everywhere = [
  'draft elsewhere',
  'draft here',
  'draft next door',
  'verified elsewhere',
  'verified here',
  'verified next door',
];
const here_ = ['draft here', 'verified here'];
const district_ = ['draft here', 'draft next door', 'verified here', 'verified next door'];
const verified_ = ['verified here', 'verified next door'];
const next_ = ['draft next door', 'verified next door'];
const whole = 'verified for the district';
const planned = 'draft for the district';

/** Who sees what, written down; a table that is not named shows them nothing. */
const visible: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'the officer here': {
    // Also the officials of the city, the province and the country, for offices above are known below.
    person: ['agency', 'analyst', ...officials, 'district', 'officer here', 'partner'],
    person_contact: ['officer here'],
    access_grant: ['officer here'],
    idempotency_key: ['officer here'],
    need: here_,
    need_fact: here_,
    need_around: here_,
    intervention_around: [...here_, whole],
    need_fact_around: here_,
    intervention_fact_around: [...here_, whole],
    intervention: [...here_, whole],
    intervention_fact: [...here_, whole],
    ...partsOf(here_),
  },
  'the district': {
    person: ['agency', 'analyst', ...officials, 'district', 'officer here', 'officer next door', 'partner'],
    person_contact: ['district', 'officer here', 'officer next door'],
    access_grant: ['district', 'officer here', 'officer next door'],
    need: district_,
    need_fact: district_,
    need_around: district_,
    intervention_around: [planned, ...district_, whole],
    need_fact_around: district_,
    intervention_fact_around: [planned, ...district_, whole],
    intervention: [planned, ...district_, whole],
    intervention_fact: [planned, ...district_, whole],
    ...partsOf(district_),
  },
  'the centre': {
    person: people,
    person_contact: ['district', 'officer elsewhere', 'officer here', 'officer next door'],
    access_grant: people,
    need: everywhere,
    need_fact: everywhere,
    need_around: everywhere,
    intervention_around: [planned, ...everywhere, whole],
    need_fact_around: everywhere,
    intervention_fact_around: [planned, ...everywhere, whole],
    intervention: [planned, ...everywhere, whole],
    intervention_fact: [planned, ...everywhere, whole],
    ...partsOf(everywhere),
  },
  'an analyst of the city': {
    person: ['analyst'],
    access_grant: ['analyst'],
    need: verified_,
    intervention: [...verified_, whole],
    need_around: verified_,
    intervention_around: [...verified_, whole],
    // Drafts are counted, unread: without texts, and without persons.
    need_fact: district_,
    intervention_fact: [planned, ...district_, whole],
    need_fact_around: district_,
    intervention_fact_around: [planned, ...district_, whole],
    ...partsOf(verified_),
    budget_fact: district_,
  },
  'a partner named next door': {
    person: ['partner'],
    access_grant: ['partner'],
    intervention: next_,
    intervention_fact: next_,
    ...partsOf(next_),
  },
  'an agency of another sector': { person: ['agency'], access_grant: ['agency'] },
  'the technical administrator': { person: ['technician'], access_grant: ['technician'] },
  'somebody suspended': { person: ['suspended'], access_grant: ['suspended'] },
  'an unknown subject': {},
};

/** Views that show what others show. */
const beside: Readonly<Record<string, string>> = { person_standing: 'person', grant_standing: 'access_grant' };

describe.each(Object.keys(visible))('to %s', who => {
  it.each(Object.keys(tables))('%s shows what they may see', async table => {
    const { orm } = await testDatabase();

    const found = await reading(orm, async session => {
      await new Standings().enter(session, subjects[who], randomUUID());
      return await rowsOf(session, table);
    });

    expect(found).toEqual(expectedIn(table, visible[who]?.[beside[table] ?? table] ?? []));
  });
});

describe('to nobody', () => {
  it.each(Object.keys(tables))(
    '%s shows nothing: not signed in, without context, or on a used connection',
    async table => {
      const { orm } = await testDatabase();
      const publicly = await reading(orm, async session => {
        await new Standings().enter(session, undefined, randomUUID());
        return await rowsOf(session, table);
      });
      await reading(orm, session => new Standings().enter(session, subjects['the centre'], randomUUID()));
      const after = await reading(orm, async session => {
        const [settings] = await session.run(sql`select current_setting('episentrum.need_read', true) as keys,
        current_setting('episentrum.subject', true) as subject, current_setting('episentrum.person', true) as person`);
        // Used connections give empty texts for what was set in a transaction, and that is nobody too.
        expect(settings).toEqual({ keys: '', subject: '', person: '' });
        return await rowsOf(session, table);
      });

      expect(publicly).toEqual([]);
      expect(after).toEqual([]);
    },
  );

  it.each([
    ['is not set', null],
    ['is empty', ''],
    ['is a number that no key has', '0'],
    ['names the country as it is written, not as rows carry it', keyHash('id')],
  ])('no need is shown when the setting of keys %s', async (_how, keys) => {
    const { orm } = await testDatabase();

    const found = await reading(orm, async session => {
      if (keys !== null) await session.run(sql`select set_config('episentrum.need_read', ${keys}, true)`);
      return await rowsOf(session, 'need');
    });

    expect(found).toEqual([]);
  });

  it.each([
    null,
    '',
    'ID',
    '15.71',
    '15.72 15.71',
    'J',
    '15.71.01.1001',
    '15.71 15.71 ,{}',
    '   15.71',
    '   15.72 15.71',
  ])('no need is counted where the place is %j', async place => {
    const { orm } = await testDatabase();

    const found = await reading(orm, async session => {
      for (const action of place === null ? [] : ['need_read', 'need_aggregate']) {
        await session.run(sql`select set_config(${`episentrum.${action}_around`}, ${place}, true)`);
      }
      return [...(await rowsOf(session, 'need_around')), ...(await rowsOf(session, 'need_fact_around'))];
    });

    expect(found).toEqual([]);
  });

  it.each(['{}', ',', 'ID', '["ID"]', '1.5'])('the keys %j, which cannot be, show no need and fail', async keys => {
    const { orm } = await testDatabase();

    const reads = reading(orm, async session => {
      await session.run(sql`select set_config('episentrum.need_read', ${keys}, true)`);
      return await rowsOf(session, 'need');
    });

    await expect(reads).rejects.toThrow('invalid input syntax');
  });
});

it('the log of changes can be read by no viewer at all', async () => {
  const { orm } = await testDatabase();
  const written = await asKeeper(orm, async rows => (await sql`select 1 from audit_entry limit 1`.execute(rows)).rows);
  expect(written).toHaveLength(1);

  for (const who of ['the centre', 'the technical administrator']) {
    const asking = reading(orm, async session => {
      await new Standings().enter(session, subjects[who], randomUUID());
      return await session.run(sql`select * from audit_entry`);
    });
    await expect(asking).rejects.toThrow('permission denied');
  }
});

async function rowsOf(session: Session, table: string): Promise<string[]> {
  const rows = await session.run<{ key: string }>(
    sql`select ${sql.raw(tables[table] ?? '')} as key from ${sql.table(table)}`,
  );
  return rows.map(({ key }) => names.get(key) ?? key).toSorted();
}

/** Participants were named next door only, and the district's own intervention has no parts. */
function expectedIn(table: string, expected: readonly string[]): string[] {
  return expected.filter(name => table !== 'intervention_participant' || name.endsWith('next door')).toSorted();
}

function partsOf(interventions: readonly string[]): Record<string, readonly string[]> {
  const parts = ['intervention_participant', 'need_answer', 'budget_line', 'progress_note', 'budget_fact'];
  return Object.fromEntries(parts.map(part => [part, interventions]));
}

function named(somebody: Somebody, name: string): Somebody {
  names.set(somebody.id, name);
  names.set(somebody.subject, name);
  return somebody;
}
