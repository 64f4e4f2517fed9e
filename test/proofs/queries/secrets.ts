import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { agreementRights, type AgreementRight } from '../../../src/access/permissions.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { change, emptyDatabase, insert, select } from '../../support/database.ts';
import {
  areaId,
  newAgreement,
  newIntervention,
  newNeed,
  newOfficer,
  newOrganization,
  newPerson,
  type Somebody,
} from '../../support/factories.ts';
import type { Clues } from './battery.ts';

/** Something that one may know and another may not, and that is either of two things. */
export interface Secret extends Clues {
  readonly name: string;
  readonly attacker: Somebody;
  /** May know it: through them one sees that the questions would find it. */
  readonly insider: Somebody;
  readonly values: readonly [string, string];
  set(value: string): Promise<void>;
}

const village = '15.71.01.1001';
const neighbour = '15.71.01.1002';
const words = ['qxaman dan dekat', 'qxzzat lain'] as const;
const numbers = ['1234567891', '9876543219'] as const;
const without = (...rights: readonly AgreementRight[]): AgreementRight[] =>
  agreementRights.filter(right => !rights.includes(right));

/** A small world with a secret of each kind in it. */
export async function newSecrets(): Promise<Secret[]> {
  await emptyDatabase();
  const [villager, next] = [await newOfficer('VILLAGE', village), await newOfficer('VILLAGE', neighbour)];
  const [pokja, district] = [await newOfficer('POKJA', village), await newOfficer('DISTRICT', '15.71.01')];
  const [city, analyst] = [await newOfficer('REGENCY', '15.71'), await newOfficer('ANALYST', 'ID')];
  const organization = await newOrganization({ name: 'Mitra Satu', kind: 'NGO' });
  const [other, third] = [
    await newOrganization({ name: 'Mitra Dua', kind: 'NGO' }),
    await newOrganization({ name: 'Mitra Tiga', kind: 'NGO' }),
  ];
  const granted = { role: 'PARTNER', area: '15.71', organization, sectors: ['WATER', 'HEALTH'] } as const;
  const partner = await newPerson([{ ...granted, allows: without('READ_AMOUNTS', 'READ_CONTACTS') }], { organization });
  const offering = await newPerson([{ ...granted, organization: other }], { organization: other, area: '15.71' });

  const seen = { area: village, status: 'RUNNING', proposedBy: villager } as const;
  const hiddenNeed = await newNeed({ area: neighbour, reportedBy: next });
  const draftNeed = await newNeed({ verification: 'DRAFT', reportedBy: villager });
  const draft = await newIntervention({ status: 'DRAFT', proposedBy: villager });
  const costly = await newIntervention({ ...seen, budget: [{ source: 'CSR', amount: '5000000' }] });
  const shared = await newIntervention({ ...seen, participants: [{ organization: other }] });
  const offered = await newIntervention(seen);
  await newNeed({ verification: 'VERIFIED', reportedBy: villager });
  // Rows of the attacker's own, with known amounts, below, between and above.
  for (const amount of ['1000', '5000000000', '99000000000']) {
    const named = { participants: [{ organization }], enteredOrganization: organization };
    await newIntervention({ ...seen, ...named, status: 'PROPOSED', budget: [{ source: 'HIBAH', amount }] });
  }
  const official = await newPerson([{ role: 'VILLAGE', area: village }], { name: 'Nurhayati', phone: '0812' });
  const agreement = await newAgreement({ area: '15.71', organization: third });
  const contribution = randomUUID();
  await insert('contribution', {
    id: contribution,
    intervention_id: offered,
    organization_id: other,
    role: 'FUND',
    note: '-',
    status: 'OFFERED',
    offered_by_id: offering.id,
    offered_at: new Date('2026-01-02T03:04:05.678Z'),
    entered_key: '',
    fund_source: 'CSR',
    amount: '1',
    area_id: areaId(village),
    area_code: village,
  });
  const [grant] = await select<{ id: string }>('access_grant', { person_id: official.id });
  const [line] = await select<{ id: string }>('budget_line', { intervention_id: costly });

  const cell = (table: string, column: string, id: string, key = 'id') => ({
    set: async (value: string) =>
      await change(sql`update ${sql.table(table)} set ${sql.id(column)} = ${value} where ${sql.id(key)} = ${id}`),
  });
  const text = { values: words, words, amounts: [] };
  const number = { values: numbers, words: numbers, amounts: [...numbers, '5000000000'] };
  const need = (id: string) => ({ ids: [globalId('need', id)] });
  const maybe = '0192f0c1-0000-4000-8000-00000000abcd';
  const whetherThereIs = {
    ...text,
    insider: next,
    values: ['none', 'one'],
    ...need(maybe),
    set: async (value: string) => {
      await change(sql`delete from need where id = ${maybe}`);
      if (value === 'none') return;
      await change(sql`insert into need (id, kind_code, sector, title, quantity, unit, severity, status, verification,
          reported_by_id, reported_at, area_id, area_code, entered_area_id, entered_area_code)
        select ${maybe}, kind_code, sector, 'Sumur kering', quantity, unit, severity, status, verification,
          reported_by_id, reported_at, area_id, area_code, entered_area_id, entered_area_code
        from need where id = ${hiddenNeed}`);
    },
  } as const;
  const intervention = (id: string) => ({ ids: [globalId('intervention', id)] });
  return [
    {
      name: "the title of a neighbour's need",
      attacker: villager,
      insider: next,
      ...text,
      ...need(hiddenNeed),
      ...cell('need', 'title', hiddenNeed),
    },
    {
      name: "the quantity of a neighbour's need",
      attacker: villager,
      insider: next,
      ...number,
      values: ['12', '34567'],
      ...need(hiddenNeed),
      set: async value => await change(sql`update need set quantity = ${value}::int where id = ${hiddenNeed}`),
    },
    {
      name: "whether there is a neighbour's need at all",
      attacker: villager,
      ...whetherThereIs,
    },
    {
      name: "the title of a need's draft",
      attacker: analyst,
      insider: villager,
      ...text,
      ...need(draftNeed),
      ...cell('need', 'title', draftNeed),
    },
    {
      name: "the title of an intervention's draft",
      attacker: partner,
      insider: villager,
      ...text,
      ...intervention(draft),
      ...cell('intervention', 'title', draft),
    },
    {
      name: 'the budget of an intervention whose amounts are not read',
      attacker: partner,
      insider: city,
      ...number,
      ...intervention(costly),
      set: async value => {
        await change(sql`update budget_line set amount = ${value}::bigint where id = ${line?.id}`);
        await change(sql`update intervention set budget = ${value}::bigint where id = ${costly}`);
      },
    },
    {
      name: 'where the money of that intervention comes from',
      attacker: partner,
      insider: city,
      ...number,
      values: ['APBD_KAB', 'DANA_DESA'],
      ...intervention(costly),
      ...cell('budget_line', 'fund_source', line?.id ?? ''),
    },
    {
      name: "an official's telephone number, for their working group",
      attacker: pokja,
      insider: villager,
      ...text,
      values: numbers,
      words: numbers,
      ids: [globalId('person', official.id)],
      ...cell('person_contact', 'phone', official.id, 'person_id'),
    },
    {
      name: "an official's name, for a partner",
      attacker: partner,
      insider: district,
      ...text,
      ids: [globalId('person', official.id)],
      ...cell('person', 'name', official.id),
    },
    {
      name: "the name of whoever proposed a partner's own intervention",
      attacker: partner,
      insider: district,
      ...text,
      ids: [globalId('person', villager.id)],
      ...cell('person', 'name', villager.id),
    },
    {
      name: 'which other partner takes part in an intervention',
      attacker: partner,
      insider: city,
      ...text,
      values: [other, third],
      ...intervention(shared),
      set: async value => {
        await change(
          sql`update intervention_participant set organization_id = ${value} where intervention_id = ${shared}`,
        );
        await change(sql`update intervention set organization_ids = array[${value}::uuid] where id = ${shared}`);
      },
    },
    {
      name: "the purpose of another partner's agreement",
      attacker: partner,
      insider: city,
      ...text,
      ids: [globalId('agreement', agreement)],
      ...cell('agreement', 'purpose', agreement),
    },
    {
      name: 'what another partner offers',
      attacker: partner,
      insider: city,
      ...text,
      ids: [globalId('contribution', contribution), globalId('intervention', offered)],
      ...cell('contribution', 'note', contribution),
    },
    {
      name: 'why somebody was given a role',
      attacker: pokja,
      insider: district,
      ...text,
      ids: [globalId('grant', grant?.id ?? ''), globalId('person', official.id)],
      ...cell('access_grant', 'reason', grant?.id ?? ''),
    },
    ...(await besides(partner)).map(([who, attacker]) => ({
      name: `whether there is a need at all, for ${who}`,
      attacker,
      ...whetherThereIs,
    })),
  ];
}

/** Others who may ask for needs, and are not to know of this one. */
async function besides(partner: Somebody): Promise<readonly (readonly [string, Somebody])[]> {
  const organization = await newOrganization({ kind: 'OPD' });
  const agency = { role: 'SECTOR_AGENCY', area: '15.71', organization, sectors: ['EDUCATION'] } as const;
  return [
    ['a district beside it', await newOfficer('DISTRICT', '15.71.02')],
    ['a regency beside it', await newOfficer('REGENCY', '15.03')],
    ['a province beside it', await newOfficer('PROVINCE', '11')],
    ['an agency of another sector', await newPerson([agency])],
    ['a partner of its sector, before it is verified', partner],
  ];
}
