import { stableId } from '../../seeds/demo/random.ts';
import { agreementRights, type AgreementRight, type Role } from '../../src/access/permissions.ts';
import { emptyDatabase } from '../support/database.ts';
import { changeSome, placeOf, writeContributions, writeFacts, writeRows, type Rows } from './world-rows.ts';
import { oddTexts } from './world-texts.ts';

const moment = '2025-01-02T03:04:05.678Z';

/** Somebody to ask as; without a subject, nobody who signed in. */
export interface Persona {
  readonly name: string;
  readonly subject: string | undefined;
}

export interface World extends Rows {
  /** Those who see much come first. */
  readonly personas: readonly Persona[];
  readonly people: readonly string[];
  readonly organizations: readonly string[];
  readonly grants: readonly string[];
  readonly agreements: readonly string[];
}

interface Organization {
  readonly name: string;
  readonly short?: string;
  readonly kind: string;
  readonly area: string;
  readonly sectors: readonly string[];
}

const organizations: Readonly<Record<string, Organization>> = {
  yayasan: { name: 'Yayasan Air Jambi', short: 'YAJ', kind: 'NGO', area: '15.71', sectors: ['WATER', 'SANITATION'] },
  dinas: { name: 'Dinas "PUPR" Kota Jambi', short: 'PUPR', kind: 'OPD', area: '15.71', sectors: ['WATER', 'DRAINAGE'] },
  kesehatan: { name: "Puskesmas Simpang IV Sipin 'Sehat'", kind: 'UPT', area: '15.71.01', sectors: ['HEALTH'] },
  kementerian: { name: 'Kementerian PPN/Bappenas', kind: 'MINISTRY', area: 'ID', sectors: [] },
  perwakilan: { name: 'Perwakilan BKKBN Jambi', kind: 'PERWAKILAN_BKKBN', area: '15', sectors: ['FAMILY_PLANNING'] },
  universitas: { name: String.raw`Universitas \Jambi\ 100%`, kind: 'UNIVERSITY', area: '15', sectors: ['EDUCATION'] },
  usaha: { name: 'PT Énergi 💡 Sejahtera', short: '💡', kind: 'PRIVATE', area: '15.03', sectors: ['ELECTRICITY'] },
  desa: { name: 'Pemerintah Desa Merlung', kind: 'PEMDES', area: '15.06.05.2020', sectors: [] },
  kembar: { name: 'Pemerintah Desa Merlung', kind: 'PEMDES', area: '15.06.05.1007', sectors: [] },
  aceh: {
    name: 'yayasan_kecil',
    short: '',
    kind: 'NGO',
    area: '11.01.01.2001',
    sectors: ['WATER', 'EDUCATION', 'HEALTH'],
  },
  media: { name: 'Media\tBaris\nGanda', kind: 'MEDIA', area: '15.71', sectors: ['OTHER'] },
  donor: { name: 'Ω Donor', kind: 'DONOR', area: 'ID', sectors: ['WATER'] },
};

interface Holding {
  readonly role: Role;
  readonly area: string;
  readonly organization?: keyof typeof organizations;
  readonly sectors?: readonly string[];
  readonly to?: string;
  readonly revoked?: true;
  /** Its place among those of the same person. */
  readonly prolongs?: number;
}

const holders: Readonly<Record<string, readonly Holding[]>> = {
  central: [{ role: 'CENTRE_ADMIN', area: 'ID', to: '2999-01-01T00:00:00.000Z' }],
  Bappenas: [{ role: 'BAPPENAS', area: 'ID' }],
  auditor: [{ role: 'AUDITOR', area: 'ID' }],
  analyst: [{ role: 'ANALYST', area: 'ID' }],
  province: [{ role: 'PROVINCE', area: '15' }],
  'another province': [{ role: 'PROVINCE', area: '11' }],
  city: [{ role: 'REGENCY', area: '15.71', to: '2999-01-01T00:00:00.000Z' }],
  regency: [{ role: 'REGENCY', area: '15.03' }],
  district: [{ role: 'DISTRICT', area: '15.71.01', to: '2999-01-01T00:00:00.000Z' }],
  village: [{ role: 'VILLAGE', area: '15.71.01.1001' }],
  'village next door': [{ role: 'VILLAGE', area: '15.71.01.1002' }],
  Pokja: [{ role: 'POKJA', area: '15.71.01.1001' }],
  agency: [{ role: 'SECTOR_AGENCY', area: '15.71', organization: 'dinas', sectors: ['WATER', 'DRAINAGE'] }],
  'agency without organization': [{ role: 'SECTOR_AGENCY', area: '15', sectors: ['HEALTH'] }],
  NGO: [{ role: 'PARTNER', area: '15', organization: 'yayasan', sectors: ['WATER'] }],
  'NGO of a village': [
    { role: 'PARTNER', area: '11.01.01.2001', organization: 'aceh', sectors: ['EDUCATION', 'HEALTH'] },
  ],
  'partner without sectors': [{ role: 'PARTNER', area: 'ID', organization: 'donor' }],
  'analyst of a province': [{ role: 'ANALYST', area: '15' }],
  'auditor of a city': [{ role: 'AUDITOR', area: '15.71', to: '2999-01-01T00:00:00.000Z' }],
  'village officer and partner': [
    { role: 'VILLAGE', area: '15.71.01.1001' },
    { role: 'PARTNER', area: '15', organization: 'universitas', sectors: ['EDUCATION', 'WATER'] },
  ],
  'two districts': [
    { role: 'DISTRICT', area: '15.71.02' },
    { role: 'DISTRICT', area: '15.06.05' },
    { role: 'REGENCY', area: '15.71', to: '2025-06-01T00:00:00.000Z' },
    { role: 'REGENCY', area: '15.71', to: '2025-09-01T00:00:00.000Z', prolongs: 2 },
    { role: 'PROVINCE', area: '15', revoked: true },
  ],
  // Rows that several of these reach are one row.
  'officer with tasks around': [
    { role: 'DISTRICT', area: '15.71.01' },
    { role: 'ANALYST', area: '15.71.01.1001' },
    { role: 'ANALYST', area: '15.03' },
    { role: 'SECTOR_AGENCY', area: '15.71.01.1002', organization: 'dinas', sectors: ['WATER', 'HEALTH'] },
  ],
  supervisor: [{ role: 'SURVEY_SUPERVISOR', area: '15' }],
  technician: [{ role: 'SYS_ADMIN', area: 'ID' }],
  suspended: [{ role: 'CENTRE_ADMIN', area: 'ID' }],
  ended: [{ role: 'PROVINCE', area: '15', to: '2025-06-01T00:00:00.000Z' }],
  'without a grant': [],
};

/** Empties the test database and fills it with a small world, the same in every run. */
export async function newWorld(): Promise<World> {
  await emptyDatabase();
  await writeRows('organization', Object.entries(organizations).map(organizationRow));
  const slugs = Object.keys(holders);
  await writeRows('person', slugs.map(personRow));
  await writeRows('person_contact', slugs.filter((_, index) => index % 3 > 0).map(contactRow));
  const ended = slugs.flatMap(endedAgreementRows);
  await writeRows('agreement', [...ended, ...slugs.flatMap(agreementRows)]);
  await writeRows('access_grant', slugs.flatMap(grantRows));
  const people = slugs.map(personId);
  const organizationIds = Object.keys(organizations).map(organizationId);
  await writeRows('agreement_area', slugs.flatMap(agreementAreaRows));
  await writeRows('agreement_member', slugs.flatMap(agreementMemberRows));
  const rows = await writeFacts(people, organizationIds);
  await changeSome(
    rows,
    people.map((id, index) => ({ id, subject: `test:${slugs[index]}` })),
  );
  await writeContributions(
    rows,
    slugs.flatMap(slug =>
      (holders[slug] ?? []).flatMap(({ role, organization }) =>
        role === 'PARTNER' && organization !== undefined
          ? [{ person: personId(slug), organization: organizationId(organization) }]
          : [],
      ),
    ),
    people,
  );
  const personas = [
    ...slugs.map(name => ({ name, subject: `test:${name}` })),
    { name: 'unknown', subject: 'test:unknown' },
    { name: 'nobody', subject: undefined },
  ];
  const of = (row: { readonly id: string }): string => row.id;
  return {
    ...rows,
    personas,
    people,
    organizations: organizationIds,
    grants: slugs.flatMap(grantRows).map(of),
    agreements: [...slugs.flatMap(agreementRows), ...ended].map(of),
  };
}

const personId = (slug: string): string => stableId('person', slug);
const organizationId = (key: string): string => stableId('organization', key);

function organizationRow([key, { name, short, kind, area, sectors }]: [string, Organization]) {
  const partners = ['NGO', 'PRIVATE', 'UNIVERSITY', 'COMMUNITY', 'DONOR', 'MEDIA'];
  return {
    id: organizationId(key),
    name,
    short_name: short ?? null,
    kind,
    category: partners.includes(kind) ? 'PARTNER' : 'AGENCY',
    sectors,
    ...placeOf('area', area),
  };
}

function personRow(slug: string, index: number) {
  const [grant] = holders[slug] ?? [];
  return {
    id: personId(slug),
    subject: `test:${slug}`,
    name: oddTexts[index % oddTexts.length],
    position: `Petugas ${slug}`,
    organization_id: grant?.organization === undefined ? null : organizationId(grant.organization),
    suspended_at: slug === 'suspended' ? '2026-01-01T00:00:00.000Z' : null,
    ...placeOf('area', grant?.area ?? 'ID'),
  };
}

function contactRow(slug: string, index: number) {
  return {
    person_id: personId(slug),
    phone: index % 2 > 0 ? `0812-${index}` : null,
    email: index % 3 > 0 ? `"a b"+${index}@contoh.id` : null,
  };
}

/** Every partner has a right less than the one before. */
const allowed = (slug: string): AgreementRight[] =>
  agreementRights.filter((_, index) => index !== slug.length % (agreementRights.length + 1));

function agreementRows(slug: string) {
  return (holders[slug] ?? []).flatMap(({ role, area, organization, sectors }, index) =>
    role !== 'PARTNER' || organization === undefined
      ? []
      : [
          {
            id: stableId('agreement', slug, index),
            number: `PKS/${slug}`,
            purpose: oddTexts[slug.length % oddTexts.length],
            partner_id: organizationId(organization),
            sectors: sectors ?? ['WATER'],
            allows: allowed(slug),
            starts_on: '2025-01-02',
            ends_on: '2999-01-01',
            status: 'SIGNED',
            renews_id: stableId('ended agreement', slug, index),
            proposed_by_id: personId('province'),
            proposed_at: moment,
            government_signed_by_id: personId('central'),
            government_signed_at: moment,
            partner_signed_by_id: personId(slug),
            partner_signed_at: moment,
            ended_by_id: null,
            ended_at: null,
            end_reason: null,
            ...placeOf('area', area),
          },
        ],
  );
}

/** What was ended before its day, and renewed since. */
function endedAgreementRows(slug: string) {
  return agreementRows(slug).map(({ renews_id: id, ...row }) => ({
    ...row,
    id,
    renews_id: null,
    number: `${row.number}/lama`,
    status: 'ENDED',
    ended_by_id: personId('province'),
    ended_at: moment,
    end_reason: oddTexts[(slug.length + 1) % oddTexts.length],
  }));
}

/** Where the database would make a grant of it, there is that grant already. */
function agreementAreaRows(slug: string) {
  return (holders[slug] ?? []).flatMap(({ role, area, organization }, index) =>
    role !== 'PARTNER' || organization === undefined
      ? []
      : [
          {
            id: stableId('agreement area', slug, index),
            agreement_id: stableId('agreement', slug, index),
            ...placeOf('area', area),
          },
        ],
  );
}

function agreementMemberRows(slug: string) {
  const [first] = holders[slug] ?? [];
  return agreementRows(slug)
    .filter(() => first?.role === 'PARTNER')
    .flatMap(({ id }) => [
      memberRow(id, slug, '2025-03-04T05:06:07.890Z'),
      // Named once more.
      memberRow(id, slug, null),
    ]);
}

function memberRow(agreement: string, slug: string, removedAt: string | null) {
  return {
    id: stableId('agreement member', agreement, String(removedAt)),
    agreement_id: agreement,
    person_id: personId(slug),
    is_representative: true,
    named_by_id: personId('city'),
    named_at: moment,
    removed_at: removedAt,
  };
}

function grantRows(slug: string) {
  return (holders[slug] ?? []).map(({ role, area, organization, sectors, to, revoked, prolongs }, index) => ({
    id: stableId('grant', slug, index),
    person_id: personId(slug),
    role,
    organization_id: organization === undefined ? null : organizationId(organization),
    sectors: sectors ?? null,
    // Two of one moment, so that their order is that of their ids; and what goes on from another, from its end.
    valid_from: prolongs === undefined ? moment : holders[slug]?.[prolongs]?.to,
    valid_to: to ?? null,
    reason: 'Diperlukan untuk pengujian.',
    given_by_id: slug === 'central' ? null : personId('central'),
    given_at: moment,
    prolongs_id: prolongs === undefined ? null : stableId('grant', slug, prolongs),
    revoked_at: revoked ? '2025-04-05T06:07:08.009Z' : null,
    revoked_by_id: revoked ? personId('central') : null,
    revocation_reason: revoked ? 'Tidak lagi bertugas.' : null,
    agreement_id: role === 'PARTNER' ? stableId('agreement', slug, index) : null,
    allows: role === 'PARTNER' ? allowed(slug) : null,
    ...placeOf('area', area),
  }));
}
