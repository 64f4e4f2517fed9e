export interface PersonaGrant {
  role: string;
  areaCode: string;
  sectors?: readonly string[];
  /** Key of an organization of the demo world; what the grant is given to its holder for. */
  organization?: string;
  /** Days from the day of loading; in the past for a grant that has ended. */
  endsInDays?: number;
}

/** Somebody to sign in as, with the demo world loaded. */
export interface Persona {
  slug: string;
  subject: `demo:${string}`;
  name: string;
  title: string;
  /** Where they work. */
  areaCode: string;
  organization?: string;
  /** Most hold one; reach is the union of them all. */
  grants: readonly PersonaGrant[];
}

/** One grant, on the area where they work, for the organization they work for. */
function persona(
  slug: string,
  name: string,
  title: string,
  role: string,
  areaCode: string,
  more: { organization?: string; sectors?: readonly string[] } = {},
): Persona {
  const { organization, sectors } = more;
  return {
    slug,
    subject: `demo:${slug}`,
    name,
    title,
    areaCode,
    ...(organization && { organization }),
    grants: [{ role, areaCode, ...(organization && sectors && { organization }), ...(sectors && { sectors }) }],
  };
}

export const personas: readonly Persona[] = [
  persona('central', 'Ratna Kusumawardani', 'Direktur Bina Kampung Keluarga Berkualitas', 'CENTRE_ADMIN', 'ID', {
    organization: 'bkkbn',
  }),
  persona('bappenas', 'Bambang Prasetyo', 'Perencana Ahli Madya', 'BAPPENAS', 'ID', { organization: 'bappenas' }),
  persona('province-jambi', 'Raden Iskandar', 'Ketua Tim Kerja Kampung KB Provinsi Jambi', 'PROVINCE', '15', {
    organization: 'bkkbn-15',
  }),
  persona(
    'regency-kota-jambi',
    'Siti Rahmah',
    'Kepala Bidang Keluarga Sejahtera DPPKB Kota Jambi',
    'REGENCY',
    '15.71',
    {
      organization: 'dppkb-15.71',
    },
  ),
  persona('regency-kota-jambi-2', 'M. Ridwan Hasibuan', 'Sekretaris DPPKB Kota Jambi', 'REGENCY', '15.71', {
    organization: 'dppkb-15.71',
  }),
  persona(
    'regency-sarolangun',
    'Hj. Zuraida',
    'Kepala Bidang Pengendalian Penduduk DPPKB Sarolangun',
    'REGENCY',
    '15.03',
    {
      organization: 'dppkb-15.03',
    },
  ),
  persona('district-telanaipura', 'Ahmad Fauzi', 'Camat Telanaipura', 'DISTRICT', '15.71.01'),
  persona(
    'village-simpang-iv-sipin',
    'Nurhayati',
    'Penyuluh KB Kelurahan Simpang IV Sipin',
    'VILLAGE',
    '15.71.01.1001',
  ),
  persona('village-buluran-kenali', 'Yulia Safitri', 'PLKB Kelurahan Buluran Kenali', 'VILLAGE', '15.71.01.1002'),
  persona(
    'pokja-simpang-iv-sipin',
    'H. Syamsuddin',
    'Ketua Pokja Kampung KB Simpang IV Sipin',
    'POKJA',
    '15.71.01.1001',
  ),
  persona('sector-health', 'dr. Melati Anggraini', 'Kepala Bidang Kesehatan Masyarakat', 'SECTOR_AGENCY', '15.71', {
    organization: 'dinkes-15.71',
    sectors: ['HEALTH', 'NUTRITION'],
  }),
  persona('sector-water', 'Hendra Saputra', 'Kepala Bidang Cipta Karya', 'SECTOR_AGENCY', '15.71', {
    organization: 'pupr-15.71',
    sectors: ['WATER', 'SANITATION', 'DRAINAGE', 'SETTLEMENT_HOUSING'],
  }),
  {
    slug: 'ngo-water',
    subject: 'demo:ngo-water',
    name: 'Dewi Lestari Harahap',
    title: 'Manajer Program Air dan Sanitasi',
    areaCode: '15.71',
    organization: 'ngo-water',
    grants: ['15.71', '15.03'].map(areaCode => ({
      role: 'PARTNER',
      areaCode,
      organization: 'ngo-water',
      sectors: ['WATER', 'SANITATION'],
      endsInDays: 540,
    })),
  },
  {
    slug: 'ngo-ended',
    subject: 'demo:ngo-ended',
    name: 'Fransiskus Simanjuntak',
    title: 'Koordinator Lapangan',
    areaCode: '15.71',
    organization: 'ngo-children',
    grants: [
      {
        role: 'PARTNER',
        areaCode: '15.71',
        organization: 'ngo-children',
        sectors: ['EDUCATION', 'WOMEN_CHILD_PROTECTION'],
        endsInDays: -60,
      },
    ],
  },
  {
    slug: 'company',
    subject: 'demo:company',
    name: 'Irwan Siregar',
    title: 'Manajer Tanggung Jawab Sosial Perusahaan',
    areaCode: '15.03',
    organization: 'company-palm',
    grants: [
      {
        role: 'PARTNER',
        areaCode: '15.03',
        organization: 'company-palm',
        sectors: ['EDUCATION', 'ECONOMY'],
        endsInDays: 365,
      },
    ],
  },
  persona('analyst', 'Putu Ayu Maharani', 'Analis Kebijakan Kependudukan', 'ANALYST', 'ID'),
  persona('analyst-jambi', 'Rizky Ramadhan', 'Peneliti Kependudukan Universitas Jambi', 'ANALYST', '15', {
    organization: 'unja',
  }),
  persona('auditor', 'Tri Wahyuni', 'Auditor Ahli Madya', 'AUDITOR', 'ID', { organization: 'bpkp' }),
  persona('sys-admin', 'Andika Nugraha', 'Administrator Sistem', 'SYS_ADMIN', 'ID', { organization: 'bkkbn' }),
];
