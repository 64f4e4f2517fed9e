import { personas, type PersonaGrant } from '../personas.ts';
import type { Calendar } from './calendar.ts';
import { personName } from './names.ts';
import { organizationId } from './organizations.ts';
import { districtOf, isJambi, isKelurahan, regencyOf, type Places, type Site } from './places.ts';
import { Random, stableId } from './random.ts';
import { agreementsOf } from './agreements.ts';
import type { AccessGrantRow, DemoWorld } from './rows.ts';

/** Somebody before they are rows: a persona, or one of the many made up around them. */
interface Somebody {
  subject: string;
  name: string;
  title: string;
  areaCode: string;
  organization?: string;
  grants: readonly PersonaGrant[];
}

export interface People {
  rows: Pick<
    DemoWorld,
    'person' | 'person_contact' | 'access_grant' | 'agreement' | 'agreement_area' | 'agreement_member'
  >;
  /** Who holds a role at exactly this place, personas first. */
  holding(role: string, areaCode: string): string[];
  /** Officers of agencies and partners, who enter in the name of their organization. */
  entering: { person: string; organization: string; areaCode: string; sectors: readonly string[]; isEnded: boolean }[];
}

export function people(places: Places, sites: readonly Site[], calendar: Calendar): People {
  const everybody: Somebody[] = [
    ...personas,
    ...provinceOfficers(places),
    ...regencyOfficers(places, sites),
    ...agencyOfficers(places),
    ...partnerOfficers,
    ...districtHeads(places, sites),
    ...villageOfficers(sites),
    ...pokjaChairs(sites),
  ];
  const byPlace = Map.groupBy(
    everybody.flatMap(({ subject, grants }) =>
      grants.map(({ role, areaCode }) => ({ place: `${role} ${areaCode}`, subject })),
    ),
    held => held.place,
  );
  const holding = (role: string, areaCode: string) =>
    (byPlace.get(`${role} ${areaCode}`) ?? []).map(({ subject }) => personId(subject));

  return {
    rows: {
      person: everybody.map(somebody => ({
        id: personId(somebody.subject),
        subject: somebody.subject,
        name: somebody.name,
        position: somebody.title,
        organization_id: somebody.organization ? organizationId(somebody.organization) : null,
        suspended_at: null,
        ...places.columns(somebody.areaCode),
      })),
      person_contact: everybody.map(({ subject }, index) => ({
        person_id: personId(subject),
        phone: `+62 800-0000-${String(index + 1).padStart(4, '0')}`,
        email: `${subject.replace('demo:', '')}@contoh.id`,
      })),
      access_grant: everybody.flatMap(somebody =>
        somebody.grants.filter(({ role }) => role !== 'PARTNER').map(grant => grantRow(somebody, grant)),
      ),
      ...agreementsOf(
        everybody.flatMap(({ subject, grants }) => {
          const partnerships = grants.filter(({ role }) => role === 'PARTNER');
          return partnerships.length === 0 ? [] : [{ subject, person: personId(subject), partnerships }];
        }),
        { places, calendar, holding },
      ),
    },
    holding,
    entering: everybody.flatMap(({ subject, grants }) =>
      grants.flatMap(({ areaCode, organization, sectors, endsInDays }) =>
        organization && sectors
          ? [{ person: personId(subject), organization, areaCode, sectors, isEnded: (endsInDays ?? 1) < 0 }]
          : [],
      ),
    ),
  };

  function grantRow(
    { subject, title }: Somebody,
    { role, areaCode, organization, sectors, endsInDays }: PersonaGrant,
  ): AccessGrantRow {
    const givers = [
      ...holding('REGENCY', regencyOf(areaCode)),
      ...holding('PROVINCE', areaCode.slice(0, 2)),
      ...holding('CENTRE_ADMIN', 'ID'),
    ];
    // Only from above: an officer of a level is let in by the next one.
    const peers = holding(role, areaCode);
    const fromAbove = givers.find(giver => !peers.includes(giver));
    return {
      id: stableId('access_grant', subject, role, areaCode),
      person_id: personId(subject),
      role,
      organization_id: organization ? organizationId(organization) : null,
      sectors: sectors ? [...sectors] : null,
      valid_from: calendar.at(1900),
      valid_to: endsInDays === undefined ? null : calendar.at(-endsInDays),
      reason: `Penugasan sebagai ${title}`,
      given_by_id: fromAbove ?? null,
      ...places.columns(areaCode),
    };
  }
}

const personId = (subject: string): string => stableId('person', subject);

function officer(slug: string, title: string, role: string, areaCode: string, organization?: string): Somebody {
  return {
    subject: `demo:${slug}`,
    name: personName(new Random('person', slug)),
    title,
    areaCode,
    ...(organization && { organization }),
    grants: [{ role, areaCode }],
  };
}

const codesOf = (sites: readonly Site[], part: (code: string) => string): string[] => [
  ...new Set(sites.map(site => part(site.village.code))),
];

const provinceOfficers = (places: Places): Somebody[] =>
  places
    .provinces()
    .flatMap(({ code, name }) =>
      [1, 2].map(n =>
        officer(`province-${code}-${n}`, `Pengelola Kampung KB Provinsi ${name}`, 'PROVINCE', code, `bkkbn-${code}`),
      ),
    );

/** At least two in each, so that nobody has to approve their own. */
const regencyOfficers = (places: Places, sites: readonly Site[]): Somebody[] =>
  codesOf(sites, regencyOf).flatMap(code =>
    [1, 2].map(n =>
      officer(
        `regency-${code}-${n}`,
        `Pengelola Kampung KB ${places.get(code).name}`,
        'REGENCY',
        code,
        `dppkb-${code}`,
      ),
    ),
  );

const agencies: readonly { key: string; title: string; sectors: readonly string[] }[] = [
  { key: 'dinkes', title: 'Pejabat Promosi Kesehatan', sectors: ['HEALTH', 'NUTRITION'] },
  { key: 'pupr', title: 'Pejabat Cipta Karya', sectors: ['WATER', 'SANITATION', 'DRAINAGE', 'SETTLEMENT_HOUSING'] },
  { key: 'disdik', title: 'Pejabat PAUD dan Pendidikan Nonformal', sectors: ['EDUCATION'] },
];

const agencyOfficers = (places: Places): Somebody[] =>
  places.within('15', 'REGENCY').flatMap(({ code }) =>
    agencies.map(({ key, title, sectors }) => {
      const organization = `${key}-${code}`;
      return {
        ...officer(`${key}-${code}`, title, 'SECTOR_AGENCY', code, organization),
        grants: [{ role: 'SECTOR_AGENCY', areaCode: code, organization, sectors }],
      };
    }),
  );

const partnerOfficers: readonly Somebody[] = [
  { organization: 'ngo-nutrition', areaCode: '15.71', sectors: ['NUTRITION', 'HEALTH', 'FAMILY_DEVELOPMENT'] },
  { organization: 'ngo-reading', areaCode: '15.71', sectors: ['EDUCATION'] },
  { organization: 'ngo-women', areaCode: '15.03', sectors: ['WOMEN_CHILD_PROTECTION', 'ECONOMY'] },
  { organization: 'company-city', areaCode: '15.71', sectors: ['ENVIRONMENT', 'DRAINAGE', 'SANITATION'] },
  { organization: 'company-energy', areaCode: '15.05', sectors: ['ELECTRICITY', 'EDUCATION'] },
].map(({ organization, areaCode, sectors }) => ({
  ...officer(organization, 'Koordinator Program', 'PARTNER', areaCode, organization),
  grants: [{ role: 'PARTNER', areaCode, organization, sectors, endsInDays: 400 }],
}));

const districtHeads = (places: Places, sites: readonly Site[]): Somebody[] =>
  codesOf(sites, districtOf).flatMap(code => [
    officer(`district-${code}`, `Koordinator Penyuluh KB Kecamatan ${places.get(code).name}`, 'DISTRICT', code),
    ...(isJambi(code) && code !== '15.71.01'
      ? [officer(`camat-${code}`, `Camat ${places.get(code).name}`, 'DISTRICT', code)]
      : []),
  ]);

/** One officer may serve several villages of a district; a village has one. */
function villageOfficers(sites: readonly Site[]): Somebody[] {
  const served = personas.flatMap(persona =>
    persona.grants.filter(({ role }) => role === 'VILLAGE').map(grant => grant.areaCode),
  );
  const villages = sites.map(site => site.village).filter(({ code }) => !served.includes(code));
  return [...Map.groupBy(villages, ({ code }) => districtOf(code))].flatMap(([district, all]) => {
    const random = new Random('village-officers', district);
    const officers: Somebody[] = [];
    for (const rest = [...all]; rest.length > 0;) {
      const own = rest.splice(0, random.between(1, 3));
      const first = own[0]?.code ?? district;
      const kind = random.pick(['Penyuluh KB', 'PLKB', 'PLKB Non-PNS']);
      officers.push({
        ...officer(
          `village-${first}`,
          `${kind} ${own.map(titled).join(', ')}`,
          'VILLAGE',
          own.length === 1 ? first : district,
        ),
        grants: own.map(({ code }) => ({ role: 'VILLAGE', areaCode: code })),
      });
    }
    return officers;
  });
}

const titled = ({ code, name }: { code: string; name: string }): string =>
  `${isKelurahan(code) ? 'Kelurahan' : 'Desa'} ${name}`;

const pokjaChairs = (sites: readonly Site[]): Somebody[] =>
  sites
    .map(site => site.village)
    .filter(({ code }) => regencyOf(code) === '15.71' && code !== '15.71.01.1001')
    .map(({ code, name }) => officer(`pokja-${code}`, `Ketua Pokja Kampung KB ${name}`, 'POKJA', code));
