/** A kind of intervention, as often done: what it is, whom it serves, what it costs in millions of rupiah. */
export interface Work {
  title: string;
  /** The first sector leads; the others take part. */
  sectors: readonly string[];
  /** Activity of the Inpres, or null where it names none. */
  activity: number | null;
  familyFunction: string;
  nawacita: 3 | 5 | 8;
  targetGroups: readonly string[];
  cost: readonly [least: number, most: number];
  /** Something is built, or somebody is served: it decides durations and wording. */
  builds?: true;
}

const everyone = ['SELURUH_PENDUDUK'];
const underFives = ['BALITA', 'KELUARGA_BALITA'];
const adolescents = ['REMAJA', 'KELUARGA_REMAJA'];

/** What answers a need of each kind. Drainage and electricity have no activity in the Inpres. */
// prettier-ignore
export const worksByKind: Readonly<Record<string, readonly Work[]>> = {
  DRAINAGE: [
    { title: 'Pembangunan drainase lingkungan', sectors: ['DRAINAGE'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [80, 900], builds: true },
    { title: 'Normalisasi saluran dan jalan lingkungan', sectors: ['DRAINAGE', 'SETTLEMENT_HOUSING'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [60, 700], builds: true },
    { title: 'Gotong royong pembersihan saluran dan biopori', sectors: ['DRAINAGE', 'ENVIRONMENT'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 8, targetGroups: everyone, cost: [3, 25] },
  ],
  CLEAN_WATER: [
    { title: 'Pembangunan sumur bor dan hidran umum', sectors: ['WATER'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [75, 450], builds: true },
    { title: 'Sambungan rumah air minum bagi keluarga berpenghasilan rendah', sectors: ['WATER', 'SOCIAL_PROTECTION'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 5, targetGroups: everyone, cost: [40, 380], builds: true },
    { title: 'Penampungan air hujan dan saringan air keluarga', sectors: ['WATER', 'HEALTH'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [15, 120] },
  ],
  SANITATION: [
    { title: 'Pembangunan jamban sehat dan tangki septik', sectors: ['SANITATION'], activity: 56, familyFunction: 'LINGKUNGAN', nawacita: 5, targetGroups: everyone, cost: [40, 500], builds: true },
    { title: 'Pemicuan STBM dan arisan jamban', sectors: ['SANITATION', 'HEALTH'], activity: 56, familyFunction: 'LINGKUNGAN', nawacita: 8, targetGroups: everyone, cost: [4, 40] },
    { title: 'Jamban dan air bersih bagi keluarga berisiko stunting', sectors: ['SANITATION', 'WATER', 'FAMILY_DEVELOPMENT'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 5, targetGroups: underFives, cost: [60, 420], builds: true },
  ],
  ELECTRICITY: [
    { title: 'Pemasangan sambungan listrik baru 450 VA', sectors: ['ELECTRICITY'], activity: null, familyFunction: 'EKONOMI', nawacita: 3, targetGroups: everyone, cost: [10, 160], builds: true },
    { title: 'Perluasan jaringan tegangan rendah', sectors: ['ELECTRICITY'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [250, 1900], builds: true },
    { title: 'Lampu surya rumah dan penerangan jalan lingkungan', sectors: ['ELECTRICITY', 'SECURITY_ORDER'], activity: null, familyFunction: 'PERLINDUNGAN', nawacita: 3, targetGroups: everyone, cost: [30, 260], builds: true },
  ],
  OUT_OF_SCHOOL: [
    { title: 'Pengembalian anak tidak sekolah ke satuan pendidikan', sectors: ['EDUCATION', 'SOCIAL_PROTECTION'], activity: 37, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: ['REMAJA'], cost: [6, 70] },
    { title: 'Kejar Paket A, B, dan C di balai warga', sectors: ['EDUCATION'], activity: 37, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: adolescents, cost: [12, 110] },
    { title: 'Beasiswa dan perlengkapan sekolah anak keluarga miskin', sectors: ['EDUCATION', 'SOCIAL_PROTECTION'], activity: 40, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: ['KELUARGA_REMAJA'], cost: [10, 180] },
  ],
  UNFIT_HOUSES: [
    { title: 'Bedah rumah tidak layak huni', sectors: ['SETTLEMENT_HOUSING', 'SOCIAL_PROTECTION'], activity: 57, familyFunction: 'PERLINDUNGAN', nawacita: 5, targetGroups: everyone, cost: [40, 700], builds: true },
    { title: 'Bantuan stimulan perumahan swadaya', sectors: ['SETTLEMENT_HOUSING'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [60, 800], builds: true },
  ],
  VILLAGE_ROAD: [
    { title: 'Pengerasan jalan lingkungan', sectors: ['SETTLEMENT_HOUSING'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [90, 1600], builds: true },
    { title: 'Rabat beton jalan dusun dan talud', sectors: ['SETTLEMENT_HOUSING', 'DRAINAGE'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [120, 1200], builds: true },
  ],
  CIVIL_DOCUMENTS: [
    { title: 'Pelayanan keliling akta kelahiran dan KIA', sectors: ['POPULATION_DATA'], activity: 2, familyFunction: 'PERLINDUNGAN', nawacita: 5, targetGroups: everyone, cost: [3, 30] },
    { title: 'Isbat nikah terpadu dan penerbitan dokumen keluarga', sectors: ['POPULATION_DATA', 'RELIGION'], activity: 2, familyFunction: 'AGAMA', nawacita: 5, targetGroups: ['PUS'], cost: [8, 60] },
  ],
  STUNTING_RISK: [
    { title: 'Pendampingan keluarga berisiko stunting oleh TPK', sectors: ['FAMILY_DEVELOPMENT', 'HEALTH'], activity: 34, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [8, 90] },
    { title: 'Dapur Sehat Atasi Stunting (DASHAT)', sectors: ['FAMILY_DEVELOPMENT', 'NUTRITION', 'FISHERY_AGRICULTURE'], activity: 35, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: ['PUS', ...underFives], cost: [12, 120] },
    { title: 'Orang tua asuh anak stunting (Genting)', sectors: ['FAMILY_DEVELOPMENT', 'SOCIAL_PROTECTION'], activity: 33, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [6, 75] },
  ],
  NUTRITION: [
    { title: 'Pemberian makanan tambahan balita gizi kurang', sectors: ['NUTRITION', 'HEALTH'], activity: 31, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [8, 90] },
    { title: 'Pos gizi dan kelas ibu balita', sectors: ['NUTRITION', 'FAMILY_DEVELOPMENT'], activity: 29, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: underFives, cost: [5, 45] },
    { title: 'Kebun gizi dan kolam ikan keluarga', sectors: ['NUTRITION', 'FISHERY_AGRICULTURE', 'ECONOMY'], activity: 55, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: underFives, cost: [10, 80] },
  ],
  FAMILY_PLANNING: [
    { title: 'Pelayanan KB gratis metode jangka panjang', sectors: ['FAMILY_PLANNING', 'HEALTH'], activity: 19, familyFunction: 'REPRODUKSI', nawacita: 5, targetGroups: ['PUS'], cost: [5, 60] },
    { title: 'KB pascapersalinan dan kunjungan rumah', sectors: ['FAMILY_PLANNING'], activity: 32, familyFunction: 'REPRODUKSI', nawacita: 5, targetGroups: ['PUS'], cost: [4, 35] },
  ],
  EARLY_CHILDHOOD: [
    { title: 'Pembukaan kelas PAUD holistik integratif', sectors: ['EDUCATION', 'FAMILY_DEVELOPMENT', 'HEALTH'], activity: 36, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: underFives, cost: [25, 240] },
    { title: 'Alat permainan edukatif dan honor pendidik PAUD', sectors: ['EDUCATION'], activity: 36, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: ['BALITA'], cost: [10, 70] },
  ],
  READING: [
    { title: 'Taman bacaan masyarakat dan kelas keaksaraan', sectors: ['EDUCATION'], activity: 41, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 8, targetGroups: everyone, cost: [6, 65] },
  ],
  LIVELIHOOD: [
    { title: 'Pelatihan dan peralatan usaha kelompok UPPKA', sectors: ['ECONOMY', 'FAMILY_DEVELOPMENT'], activity: 51, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: ['PUS', 'LAINNYA'], cost: [10, 110] },
    { title: 'Modal bergulir usaha keluarga', sectors: ['ECONOMY', 'SOCIAL_PROTECTION'], activity: 49, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: everyone, cost: [25, 260] },
    { title: 'Bibit ikan patin dan pakan mandiri', sectors: ['FISHERY_AGRICULTURE', 'ECONOMY'], activity: 55, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: everyone, cost: [15, 140] },
    { title: 'Pasar daring produk batik dan keripik warga', sectors: ['ECONOMY'], activity: 50, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: everyone, cost: [5, 55] },
  ],
  HEALTH_INSURANCE: [
    { title: 'Pendaftaran dan pengaktifan kepesertaan JKN PBI', sectors: ['SOCIAL_PROTECTION', 'HEALTH'], activity: 45, familyFunction: 'PERLINDUNGAN', nawacita: 5, targetGroups: everyone, cost: [4, 160] },
  ],
  WASTE: [
    { title: 'Bank sampah dan pengangkutan terjadwal', sectors: ['ENVIRONMENT', 'ECONOMY'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 8, targetGroups: everyone, cost: [8, 120] },
    { title: 'Gerobak motor sampah dan rumah kompos', sectors: ['ENVIRONMENT'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [35, 180] },
  ],
  WOMEN_CHILD_PROTECTION: [
    { title: 'Pendampingan korban dan penguatan PATBM', sectors: ['WOMEN_CHILD_PROTECTION', 'SECURITY_ORDER'], activity: 12, familyFunction: 'PERLINDUNGAN', nawacita: 8, targetGroups: ['KELUARGA_REMAJA', 'LAINNYA'], cost: [4, 45] },
  ],
  DISASTER_PROTECTION: [
    { title: 'Tanggul dan bronjong pengaman permukiman', sectors: ['ENVIRONMENT', 'SETTLEMENT_HOUSING'], activity: 57, familyFunction: 'PERLINDUNGAN', nawacita: 3, targetGroups: everyone, cost: [120, 1800], builds: true },
    { title: 'Jalur evakuasi dan latihan siaga banjir', sectors: ['ENVIRONMENT', 'SECURITY_ORDER'], activity: null, familyFunction: 'PERLINDUNGAN', nawacita: 3, targetGroups: everyone, cost: [6, 70] },
  ],
  OTHER: [
    { title: 'Alat ukur antropometri dan perlengkapan posyandu', sectors: ['HEALTH'], activity: 17, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [6, 60] },
    { title: 'Perlengkapan sekretariat Pokja dan ruang bermain', sectors: ['FAMILY_DEVELOPMENT'], activity: 52, familyFunction: 'SOSIAL_BUDAYA', nawacita: 8, targetGroups: everyone, cost: [5, 65] },
  ],
};

/** What a village does because the programme asks it to, without a need of its own behind it. */
// prettier-ignore
export const programmeWorks: readonly Work[] = [
  { title: 'Pembentukan dan pemutakhiran Rumah DataKu', sectors: ['POPULATION_DATA'], activity: 1, familyFunction: 'SOSIAL_BUDAYA', nawacita: 8, targetGroups: everyone, cost: [3, 25] },
  { title: 'Gerakan hidup sehat dan senam bersama', sectors: ['HEALTH'], activity: 3, familyFunction: 'SOSIAL_BUDAYA', nawacita: 5, targetGroups: everyone, cost: [2, 15] },
  { title: 'Kelas Bina Keluarga Balita', sectors: ['FAMILY_DEVELOPMENT'], activity: 5, familyFunction: 'CINTA_KASIH', nawacita: 8, targetGroups: underFives, cost: [2, 20] },
  { title: 'Pertemuan Bina Keluarga Remaja', sectors: ['FAMILY_DEVELOPMENT', 'EDUCATION'], activity: 6, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 8, targetGroups: adolescents, cost: [2, 18] },
  { title: 'Sekolah lansia dan pembinaan BKL', sectors: ['FAMILY_DEVELOPMENT', 'HEALTH'], activity: 7, familyFunction: 'CINTA_KASIH', nawacita: 8, targetGroups: ['LANSIA', 'KELUARGA_LANSIA'], cost: [3, 30] },
  { title: 'Konselor sebaya dan kegiatan PIK-R', sectors: ['FAMILY_PLANNING', 'EDUCATION'], activity: 8, familyFunction: 'REPRODUKSI', nawacita: 8, targetGroups: ['REMAJA'], cost: [2, 22] },
  { title: 'Bimbingan dan skrining calon pengantin', sectors: ['RELIGION', 'HEALTH', 'FAMILY_PLANNING'], activity: 10, familyFunction: 'AGAMA', nawacita: 8, targetGroups: ['PUS', 'LAINNYA'], cost: [2, 20] },
  { title: 'Penyuluhan keluarga sakinah dan pengajian', sectors: ['RELIGION'], activity: 11, familyFunction: 'AGAMA', nawacita: 8, targetGroups: everyone, cost: [2, 12] },
  { title: 'Posyandu aktif lima meja', sectors: ['HEALTH', 'NUTRITION'], activity: 18, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [4, 40] },
  { title: 'Tablet tambah darah bagi remaja putri', sectors: ['HEALTH', 'EDUCATION'], activity: 25, familyFunction: 'REPRODUKSI', nawacita: 5, targetGroups: ['REMAJA'], cost: [2, 15] },
  { title: 'Pemantauan jentik dan pencegahan demam berdarah', sectors: ['HEALTH', 'ENVIRONMENT'], activity: 58, familyFunction: 'LINGKUNGAN', nawacita: 5, targetGroups: everyone, cost: [2, 25] },
  { title: 'Lapangan olahraga dan sanggar tari anak', sectors: ['EDUCATION'], activity: 42, familyFunction: 'SOSIAL_BUDAYA', nawacita: 8, targetGroups: adolescents, cost: [15, 180], builds: true },
];

/** What is planned for a district, a regency or the province as a whole. */
// prettier-ignore
export const regionalWorks: readonly Work[] = [
  { title: 'Penguatan Pokja dan pelatihan kader Kampung KB', sectors: ['FAMILY_DEVELOPMENT', 'POPULATION_DATA'], activity: 52, familyFunction: 'SOSIAL_BUDAYA', nawacita: 8, targetGroups: everyone, cost: [60, 450] },
  { title: 'Pelayanan KB serentak sejuta akseptor', sectors: ['FAMILY_PLANNING', 'HEALTH'], activity: 15, familyFunction: 'REPRODUKSI', nawacita: 5, targetGroups: ['PUS'], cost: [80, 900] },
  { title: 'Audit kasus stunting dan tindak lanjut', sectors: ['HEALTH', 'NUTRITION', 'FAMILY_DEVELOPMENT'], activity: 23, familyFunction: 'CINTA_KASIH', nawacita: 5, targetGroups: underFives, cost: [50, 380] },
  { title: 'Sistem penyediaan air minum lintas desa', sectors: ['WATER', 'SETTLEMENT_HOUSING'], activity: 57, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [600, 2000], builds: true },
  { title: 'Penanganan drainase primer kawasan', sectors: ['DRAINAGE', 'ENVIRONMENT'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [500, 2000], builds: true },
  { title: 'Program listrik bagi keluarga prasejahtera', sectors: ['ELECTRICITY'], activity: null, familyFunction: 'LINGKUNGAN', nawacita: 3, targetGroups: everyone, cost: [400, 2000], builds: true },
  { title: 'Gerakan kembali bersekolah', sectors: ['EDUCATION', 'SOCIAL_PROTECTION'], activity: 37, familyFunction: 'SOSIALISASI_PENDIDIKAN', nawacita: 5, targetGroups: adolescents, cost: [70, 600] },
  { title: 'Pekan dokumen kependudukan', sectors: ['POPULATION_DATA'], activity: 2, familyFunction: 'PERLINDUNGAN', nawacita: 5, targetGroups: everyone, cost: [30, 220] },
  { title: 'Pameran dan temu usaha UPPKA', sectors: ['ECONOMY', 'FAMILY_DEVELOPMENT'], activity: 50, familyFunction: 'EKONOMI', nawacita: 5, targetGroups: everyone, cost: [40, 320] },
  { title: 'Kampanye cegah perkawinan anak', sectors: ['WOMEN_CHILD_PROTECTION', 'RELIGION', 'EDUCATION'], activity: 12, familyFunction: 'PERLINDUNGAN', nawacita: 8, targetGroups: adolescents, cost: [30, 260] },
];
