import { stableId } from '../../../seeds/demo/random.ts';
import { agreementRights, type AgreementRight } from '../../../src/access/permissions.ts';
import { newWorld, type World } from '../../differential/world.ts';
import { placeOf, writeRows } from '../../differential/world-rows.ts';

const moment = '2025-01-02T03:04:05.678Z';
const place = '15';

interface More {
  readonly role: 'PARTNER' | 'SECTOR_AGENCY' | 'ENUMERATOR';
  readonly organization?: string;
  readonly sectors?: readonly string[];
  readonly allows?: readonly AgreementRight[];
}

const without = (...rights: readonly AgreementRight[]): AgreementRight[] =>
  agreementRights.filter(right => !rights.includes(right));

/** Somebody for each right that an agreement may leave out, and for the roles that the world knows nobody of. */
const more: Readonly<Record<string, More>> = {
  'partner without needs': {
    role: 'PARTNER',
    organization: 'usaha',
    sectors: ['WATER', 'HEALTH'],
    allows: without('READ_NEEDS'),
  },
  'partner without interventions': {
    role: 'PARTNER',
    organization: 'media',
    sectors: ['WATER', 'EDUCATION', 'HEALTH'],
    allows: without('READ_INTERVENTIONS', 'READ_AMOUNTS'),
  },
  'partner without amounts': {
    role: 'PARTNER',
    organization: 'donor',
    sectors: ['WATER', 'EDUCATION', 'DRAINAGE'],
    allows: without('READ_AMOUNTS'),
  },
  'partner without anything': {
    role: 'PARTNER',
    organization: 'universitas',
    sectors: ['WATER'],
    allows: ['DRAFT_INTERVENTIONS'],
  },
  'health agency': { role: 'SECTOR_AGENCY', organization: 'kesehatan', sectors: ['HEALTH', 'EDUCATION'] },
  enumerator: { role: 'ENUMERATOR' },
};

/** Agreements in the states that none of the world's is in. */
const unsigned = [
  { status: 'PROPOSED', area: '15.71', partner: 'media' },
  { status: 'PROPOSED', area: '11', partner: 'aceh' },
  { status: 'DECLINED', area: '15', partner: 'universitas', end: moment },
  { status: 'ENDED', area: '15.03', partner: 'usaha', end: moment, signed: moment },
] as const;

/** The world of the differential tests, with some more who ask. */
export async function newPeopledWorld(): Promise<World> {
  const world = await newWorld();
  const slugs = Object.keys(more);
  const partners = slugs.filter(slug => more[slug]?.role === 'PARTNER');
  await writeRows('person', slugs.map(personRow));
  await writeRows(
    'person_contact',
    slugs.map(slug => ({ person_id: personId(slug), phone: '0812', email: `${slug.length}@contoh.id` })),
  );
  const agreements = [...partners.map(agreementRow), ...unsigned.map(unsignedRow)];
  await writeRows('agreement', agreements);
  await writeRows('access_grant', slugs.map(grantRow));
  await writeRows(
    'agreement_area',
    partners.map(slug => ({
      id: stableId('agreement area', slug),
      agreement_id: agreementId(slug),
      ...placeOf('area', place),
    })),
  );
  await writeRows(
    'agreement_member',
    partners.map(slug => ({
      id: stableId('agreement member', slug),
      agreement_id: agreementId(slug),
      person_id: personId(slug),
      is_representative: true,
      named_by_id: world.people[0],
      named_at: moment,
    })),
  );
  return {
    ...world,
    personas: [...world.personas, ...slugs.map(name => ({ name, subject: `test:${name}` }))],
    people: [...world.people, ...slugs.map(personId)],
    grants: [...world.grants, ...slugs.map(slug => grantRow(slug).id)],
    agreements: [...world.agreements, ...agreements.map(({ id }) => id)],
  };
}

const personId = (slug: string): string => stableId('person', slug);
const agreementId = (slug: string): string => stableId('agreement', slug);
const organizationOf = (slug: string): string | null => {
  const key = more[slug]?.organization;
  return key === undefined ? null : stableId('organization', key);
};

function personRow(slug: string) {
  return {
    id: personId(slug),
    subject: `test:${slug}`,
    name: slug,
    position: 'Petugas',
    organization_id: organizationOf(slug),
    ...placeOf('area', place),
  };
}

function agreementRow(slug: string) {
  return {
    ...bare,
    id: agreementId(slug),
    number: `PKS/${slug}`,
    partner_id: organizationOf(slug),
    sectors: more[slug]?.sectors,
    allows: more[slug]?.allows,
    status: 'SIGNED',
    government_signed_at: moment,
    partner_signed_at: moment,
    ...placeOf('area', place),
  };
}

const bare = {
  purpose: 'Bekerja bersama.',
  starts_on: '2025-01-02',
  ends_on: '2999-01-01',
  proposed_at: moment,
  government_signed_at: null as string | null,
  partner_signed_at: null as string | null,
  ended_at: null as string | null,
  end_reason: null as string | null,
};

function unsignedRow({ status, area, partner, ...times }: (typeof unsigned)[number]) {
  const [end, signed] = ['end' in times ? times.end : null, 'signed' in times ? times.signed : null];
  return {
    ...bare,
    id: stableId('unsigned agreement', status, area),
    number: `PKS/${status}/${area}`,
    partner_id: stableId('organization', partner),
    sectors: ['WATER'],
    allows: agreementRights,
    status,
    government_signed_at: signed,
    partner_signed_at: signed,
    ended_at: end,
    end_reason: end && 'Selesai.',
    ...placeOf('area', area),
  };
}

function grantRow(slug: string) {
  const { role, sectors, allows } = more[slug] as More;
  return {
    id: stableId('grant', slug),
    person_id: personId(slug),
    role,
    organization_id: organizationOf(slug),
    sectors: sectors ?? null,
    valid_from: moment,
    valid_to: null,
    reason: 'Diperlukan untuk pengujian.',
    agreement_id: role === 'PARTNER' ? agreementId(slug) : null,
    allows: allows ?? null,
    ...placeOf('area', place),
  };
}
