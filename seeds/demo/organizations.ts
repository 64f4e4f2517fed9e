import { districtOf, isJambi, isKelurahan, regencyOf, type Places, type Site } from './places.ts';
import { stableId } from './random.ts';
import type { OrganizationRow } from './rows.ts';

/** `key` is how the rest of the demo world names it. */
interface Organization {
  key: string;
  name: string;
  short?: string;
  kind: string;
  sectors: readonly string[];
  area: string;
}

export const organizationId = (key: string): string => stableId('organization', key);

const partnerKinds = ['NGO', 'PRIVATE', 'UNIVERSITY', 'RELIGIOUS_ORG', 'PROFESSIONAL', 'MEDIA', 'DONOR', 'COMMUNITY'];

export function organizations(places: Places, sites: readonly Site[]): OrganizationRow[] {
  const regencies = [...new Set(sites.map(site => regencyOf(site.village.code)))];
  const all = [
    ...central,
    ...places.provinces().flatMap(province => ofProvince(province.code, province.name)),
    ...regencies.flatMap(code => ofRegency(code, places.get(code).name)),
    ...['15.71', '15.03'].flatMap(code => healthCentres(places, code)),
    ...sites.flatMap(site => villageGovernment(site)),
    ...ofJambi,
    ...partners,
  ];
  return all.map(({ key, name, short, kind, sectors, area }) => ({
    id: organizationId(key),
    name,
    short_name: short ?? null,
    kind,
    category: partnerKinds.includes(kind) ? 'PARTNER' : 'AGENCY',
    sectors: [...sectors],
    ...places.columns(area),
  }));
}

const ministry = (key: string, name: string, short: string, sectors: readonly string[], kind = 'MINISTRY') => ({
  key,
  name,
  short,
  kind,
  sectors,
  area: 'ID',
});

const central: readonly Organization[] = [
  ministry('bkkbn', 'Kementerian Kependudukan dan Pembangunan Keluarga/BKKBN', 'Kemendukbangga/BKKBN', [
    'FAMILY_PLANNING',
    'FAMILY_DEVELOPMENT',
    'POPULATION_DATA',
  ]),
  ministry('bappenas', 'Kementerian Perencanaan Pembangunan Nasional/Bappenas', 'Bappenas', []),
  ministry('kemenko-pmk', 'Kementerian Koordinator Bidang Pembangunan Manusia dan Kebudayaan', 'Kemenko PMK', []),
  ministry('kemendagri', 'Kementerian Dalam Negeri', 'Kemendagri', ['POPULATION_DATA']),
  ministry('kemendes', 'Kementerian Desa dan Pembangunan Daerah Tertinggal', 'Kemendes PDT', [
    'SETTLEMENT_HOUSING',
    'ECONOMY',
  ]),
  ministry('kemenkes', 'Kementerian Kesehatan', 'Kemenkes', ['HEALTH', 'NUTRITION']),
  ministry('kemensos', 'Kementerian Sosial', 'Kemensos', ['SOCIAL_PROTECTION']),
  ministry('kemenpu', 'Kementerian Pekerjaan Umum', 'Kementerian PU', ['WATER', 'SANITATION', 'DRAINAGE']),
  ministry('kemenpkp', 'Kementerian Perumahan dan Kawasan Permukiman', 'Kementerian PKP', ['SETTLEMENT_HOUSING']),
  ministry('kemendikdasmen', 'Kementerian Pendidikan Dasar dan Menengah', 'Kemendikdasmen', ['EDUCATION']),
  ministry('kemenag', 'Kementerian Agama', 'Kemenag', ['RELIGION', 'EDUCATION']),
  ministry('kemenpppa', 'Kementerian Pemberdayaan Perempuan dan Perlindungan Anak', 'KemenPPPA', [
    'WOMEN_CHILD_PROTECTION',
  ]),
  ministry('kemenkop', 'Kementerian Koperasi', 'Kemenkop', ['ECONOMY']),
  ministry('kkp', 'Kementerian Kelautan dan Perikanan', 'KKP', ['FISHERY_AGRICULTURE']),
  ministry('esdm', 'Kementerian Energi dan Sumber Daya Mineral', 'Kementerian ESDM', ['ELECTRICITY']),
  ministry('bps', 'Badan Pusat Statistik', 'BPS', ['POPULATION_DATA'], 'BPS'),
  ministry('bpkp', 'Badan Pengawasan Keuangan dan Pembangunan', 'BPKP', [], 'LAINNYA'),
];

interface Office {
  key: string;
  name: string;
  short: string;
  kind?: string;
  sectors: readonly string[];
}

/** The offices that nearly every regency has; names differ a little from one to the next, and not here. */
// prettier-ignore
const offices: readonly Office[] = [
  { key: 'dppkb', name: 'Dinas Pengendalian Penduduk dan Keluarga Berencana', short: 'DPPKB', sectors: ['FAMILY_PLANNING', 'FAMILY_DEVELOPMENT', 'POPULATION_DATA'] },
  { key: 'dinkes', name: 'Dinas Kesehatan', short: 'Dinkes', sectors: ['HEALTH', 'NUTRITION'] },
  { key: 'pupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang', short: 'PUPR', sectors: ['WATER', 'SANITATION', 'DRAINAGE', 'SETTLEMENT_HOUSING'] },
  { key: 'disdik', name: 'Dinas Pendidikan', short: 'Disdik', sectors: ['EDUCATION'] },
  { key: 'dinsos', name: 'Dinas Sosial', short: 'Dinsos', sectors: ['SOCIAL_PROTECTION'] },
  { key: 'dukcapil', name: 'Dinas Kependudukan dan Pencatatan Sipil', short: 'Disdukcapil', sectors: ['POPULATION_DATA'] },
  { key: 'pangan', name: 'Dinas Ketahanan Pangan', short: 'Ketapang', sectors: ['NUTRITION', 'FISHERY_AGRICULTURE'] },
  { key: 'tani', name: 'Dinas Pertanian dan Perikanan', short: 'Distanikan', sectors: ['FISHERY_AGRICULTURE', 'ECONOMY'] },
  { key: 'perkim', name: 'Dinas Perumahan dan Kawasan Permukiman', short: 'Perkim', sectors: ['SETTLEMENT_HOUSING', 'DRAINAGE'] },
  { key: 'dlh', name: 'Dinas Lingkungan Hidup', short: 'DLH', sectors: ['ENVIRONMENT'] },
  { key: 'bpbd', name: 'Badan Penanggulangan Bencana Daerah', short: 'BPBD', sectors: ['ENVIRONMENT', 'SECURITY_ORDER'] },
  { key: 'dp3a', name: 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak', short: 'DP3A', sectors: ['WOMEN_CHILD_PROTECTION'] },
  { key: 'koperindag', name: 'Dinas Koperasi, Perindustrian, dan Perdagangan', short: 'Koperindag', sectors: ['ECONOMY'] },
  { key: 'kemenag', name: 'Kantor Kementerian Agama', short: 'Kemenag', kind: 'KANWIL', sectors: ['RELIGION'] },
];

/** Elsewhere the demo world is thin, and so is its list of offices. */
const firstOffices = offices.slice(0, 4);

const officesAt = (list: readonly Office[], area: string, of: string): Organization[] =>
  list.map(({ key, name, short, kind = 'OPD', sectors }) => ({
    key: `${key}-${area}`,
    name: `${name} ${of}`,
    short: `${short} ${of.replace(/^(Kota|Kabupaten|Provinsi) /, '')}`,
    kind,
    sectors,
    area,
  }));

const ofProvince = (area: string, name: string): Organization[] => [
  {
    key: `bkkbn-${area}`,
    name: `Perwakilan Kemendukbangga/BKKBN Provinsi ${name}`,
    short: `BKKBN ${name}`,
    kind: 'PERWAKILAN_BKKBN',
    sectors: ['FAMILY_PLANNING', 'FAMILY_DEVELOPMENT', 'POPULATION_DATA'],
    area,
  },
  ...(isJambi(area) ? officesAt(offices.slice(1), area, `Provinsi ${name}`) : []),
];

const ofRegency = (area: string, name: string): Organization[] => [
  ...officesAt(isJambi(area) ? offices : firstOffices, area, name),
  ...(isJambi(area)
    ? [
        {
          key: `water-${area}`,
          name: waterCompanies[area] ?? `Perumdam Air Minum ${name}`,
          kind: 'BUMN_BUMD',
          sectors: ['WATER'],
          area,
        },
        { key: `police-${area}`, name: `Polres ${name}`, kind: 'TNI_POLRI', sectors: ['SECURITY_ORDER'], area },
      ]
    : []),
];

const waterCompanies: Readonly<Record<string, string>> = {
  '15.71': 'Perumdam Tirta Mayang Kota Jambi',
  '15.03': 'Perumdam Tirta Sako Batuah Sarolangun',
};

const urbanHealthCentres: Readonly<Record<string, string>> = {
  '15.71.01': 'Simpang IV Sipin',
  '15.71.02': 'Pakuan Baru',
  '15.71.03': 'Talang Banjar',
  '15.71.04': 'Koni',
  '15.71.05': 'Tahtul Yaman',
  '15.71.06': 'Olak Kemang',
  '15.71.07': 'Paal V',
  '15.71.08': 'Kebun Handil',
  '15.71.09': 'Kenali Besar',
  '15.71.10': 'Putri Ayu',
  '15.71.11': 'Paal Merah',
};

const healthCentres = (places: Places, regency: string): Organization[] =>
  places.within(regency, 'DISTRICT').map(({ code, name }) => ({
    key: `puskesmas-${code}`,
    name: `Puskesmas ${urbanHealthCentres[code] ?? name}`,
    kind: 'UPT',
    sectors: ['HEALTH', 'NUTRITION', 'FAMILY_PLANNING'],
    area: code,
  }));

const villageGovernment = ({ village: { code, name } }: Site): Organization[] =>
  isJambi(code)
    ? [
        {
          key: `pemdes-${code}`,
          name: `Pemerintah ${isKelurahan(code) ? 'Kelurahan' : 'Desa'} ${name}`,
          kind: 'PEMDES',
          sectors: [],
          area: code,
        },
      ]
    : [];

// prettier-ignore
const ofJambi: readonly Organization[] = [
  { key: 'pln-jambi', name: 'PT PLN (Persero) UP3 Jambi', short: 'PLN UP3 Jambi', kind: 'BUMN_BUMD', sectors: ['ELECTRICITY'], area: '15' },
  { key: 'pln-bungo', name: 'PT PLN (Persero) UP3 Muara Bungo', short: 'PLN UP3 Muara Bungo', kind: 'BUMN_BUMD', sectors: ['ELECTRICITY'], area: '15.08' },
  { key: 'bps-15', name: 'Badan Pusat Statistik Provinsi Jambi', short: 'BPS Jambi', kind: 'BPS', sectors: ['POPULATION_DATA'], area: '15' },
  { key: 'kodim-15.71', name: 'Kodim 0415/Jambi', kind: 'TNI_POLRI', sectors: ['SECURITY_ORDER', 'SETTLEMENT_HOUSING'], area: '15.71' },
  { key: 'kodim-15.03', name: 'Kodim 0420/Sarko', kind: 'TNI_POLRI', sectors: ['SECURITY_ORDER', 'SETTLEMENT_HOUSING'], area: '15.03' },
  { key: 'skb-15.71', name: 'Sanggar Kegiatan Belajar Kota Jambi', short: 'SKB Kota Jambi', kind: 'LEMBAGA_PENDIDIKAN', sectors: ['EDUCATION'], area: '15.71' },
];

/** Universities exist; NGOs and companies are invented. */
// prettier-ignore
const partners: readonly Organization[] = [
  { key: 'unja', name: 'Universitas Jambi', short: 'Unja', kind: 'UNIVERSITY', sectors: ['EDUCATION', 'HEALTH', 'ECONOMY'], area: '15' },
  { key: 'uin-sts', name: 'UIN Sulthan Thaha Saifuddin Jambi', short: 'UIN STS Jambi', kind: 'UNIVERSITY', sectors: ['RELIGION', 'EDUCATION'], area: '15' },
  { key: 'ngo-water', name: 'Yayasan Mata Air Tanggo Rajo', kind: 'NGO', sectors: ['WATER', 'SANITATION'], area: '15' },
  { key: 'ngo-children', name: 'Perkumpulan Rumah Anak Angso Duo', kind: 'NGO', sectors: ['EDUCATION', 'WOMEN_CHILD_PROTECTION'], area: '15.71' },
  { key: 'ngo-nutrition', name: 'Yayasan Piring Sehat Sepucuk Jambi', kind: 'NGO', sectors: ['NUTRITION', 'HEALTH', 'FAMILY_DEVELOPMENT'], area: '15' },
  { key: 'ngo-reading', name: 'Komunitas Perahu Baca Batanghari', kind: 'COMMUNITY', sectors: ['EDUCATION'], area: '15' },
  { key: 'ngo-forest', name: 'Perkumpulan Lumbung Rimbo Bujang Raya', kind: 'NGO', sectors: ['ENVIRONMENT', 'FISHERY_AGRICULTURE', 'ECONOMY'], area: '15' },
  { key: 'ngo-women', name: 'Lembaga Puan Sekato Jayo', kind: 'NGO', sectors: ['WOMEN_CHILD_PROTECTION', 'ECONOMY'], area: '15' },
  { key: 'waste-bank', name: 'Bank Sampah Induk Kenali Bersih', kind: 'COMMUNITY', sectors: ['ENVIRONMENT'], area: '15.71' },
  { key: 'religious-nu', name: 'Muslimat NU Provinsi Jambi', kind: 'RELIGIOUS_ORG', sectors: ['RELIGION', 'FAMILY_DEVELOPMENT', 'HEALTH'], area: '15' },
  { key: 'religious-aisyiyah', name: '‘Aisyiyah Provinsi Jambi', kind: 'RELIGIOUS_ORG', sectors: ['RELIGION', 'EDUCATION', 'HEALTH'], area: '15' },
  { key: 'midwives', name: 'Ikatan Bidan Indonesia Daerah Jambi', short: 'IBI Jambi', kind: 'PROFESSIONAL', sectors: ['HEALTH', 'FAMILY_PLANNING'], area: '15' },
  { key: 'company-palm', name: 'PT Sawit Bukit Dua Belas Contoh', kind: 'PRIVATE', sectors: ['EDUCATION', 'ECONOMY'], area: '15.03' },
  { key: 'company-rubber', name: 'PT Getah Merangin Contoh', kind: 'PRIVATE', sectors: ['ECONOMY', 'HEALTH', 'SETTLEMENT_HOUSING'], area: '15' },
  { key: 'company-energy', name: 'PT Energi Muaro Contoh', kind: 'PRIVATE', sectors: ['ELECTRICITY', 'EDUCATION', 'WATER'], area: '15' },
  { key: 'company-city', name: 'PT Niaga Tanah Pilih Contoh', kind: 'PRIVATE', sectors: ['ENVIRONMENT', 'SETTLEMENT_HOUSING', 'DRAINAGE', 'SANITATION'], area: '15.71' },
  { key: 'donor-zakat', name: 'Lembaga Amil Zakat Amanah Contoh', kind: 'DONOR', sectors: ['SOCIAL_PROTECTION', 'EDUCATION', 'SETTLEMENT_HOUSING'], area: '15' },
  { key: 'media-jambi', name: 'Radio Suara Kenali', kind: 'MEDIA', sectors: ['FAMILY_DEVELOPMENT'], area: '15.71' },
];

/** Who can help with a sector in a place, nearest first. */
export function helpersFor(all: readonly OrganizationRow[]) {
  const byArea = Map.groupBy(all, organization => organization.area_code);
  return (areaCode: string, sector: string): OrganizationRow[] =>
    [districtOf(areaCode), regencyOf(areaCode), areaCode.slice(0, 2)]
      .filter((code, index, codes) => codes.indexOf(code) === index)
      .flatMap(code => byArea.get(code) ?? [])
      .filter(organization => organization.sectors.includes(sector));
}
