/** How the needs of a kind are told: `{spot}` is a part of the village, `{quantity}` how much of the kind's unit. */
export interface NeedTexts {
  titles: readonly string[];
  evidence: readonly string[];
  /** Least, most, and the step that people round to. */
  quantity: readonly [least: number, most: number, step: number];
  /** How often it is heard of in a town and in the countryside. */
  weight: readonly [urban: number, rural: number];
}

export const needTexts: Readonly<Record<string, NeedTexts>> = {
  DRAINAGE: {
    titles: [
      'Drainase tersumbat di {spot}',
      'Saluran air belum ada di {spot}',
      'Genangan berulang di {spot} karena saluran dangkal',
    ],
    evidence: [
      'Genangan setinggi lutut setiap hujan lebat, bertahan hingga enam jam.',
      'Hasil pengukuran bersama ketua RT dan petugas PUPR.',
    ],
    quantity: [80, 1200, 10],
    weight: [12, 4],
  },
  CLEAN_WATER: {
    titles: [
      'Keluarga di {spot} belum terjangkau air bersih',
      'Sumur warga {spot} kering di musim kemarau',
      'Air sumur {spot} keruh dan berbau besi',
    ],
    evidence: [
      'Pemutakhiran Pendataan Keluarga: {quantity} keluarga tanpa sumber air minum layak.',
      'Warga membeli air jeriken selama tiga bulan kemarau.',
    ],
    quantity: [8, 160, 1],
    weight: [8, 12],
  },
  SANITATION: {
    titles: [
      'Keluarga di {spot} belum memiliki jamban layak',
      'Jamban tanpa tangki septik di {spot}',
      'Jamban cemplung di tepi sungai, {spot}',
    ],
    evidence: [
      'Data STBM puskesmas: {quantity} keluarga tanpa tangki septik.',
      'Kunjungan rumah kader bersama sanitarian puskesmas.',
    ],
    quantity: [6, 140, 1],
    weight: [9, 11],
  },
  ELECTRICITY: {
    titles: ['Rumah di {spot} belum tersambung listrik', 'Keluarga di {spot} masih menyalur listrik dari tetangga'],
    evidence: [
      'Pendataan kepala dusun: {quantity} keluarga tanpa meteran sendiri.',
      'Jaringan tegangan rendah berhenti 600 meter dari permukiman.',
    ],
    quantity: [3, 60, 1],
    weight: [2, 7],
  },
  OUT_OF_SCHOOL: {
    titles: ['Anak usia sekolah di {spot} tidak bersekolah', 'Anak putus sekolah perlu jalur kesetaraan'],
    evidence: [
      'Verifikasi anak tidak sekolah bersama Dinas Pendidikan: {quantity} anak.',
      'Sebagian besar berhenti setelah tamat SD untuk membantu orang tua bekerja.',
    ],
    quantity: [2, 40, 1],
    weight: [6, 7],
  },
  UNFIT_HOUSES: {
    titles: ['Rumah tidak layak huni di {spot}', 'Atap dan lantai rumah rusak berat di {spot}'],
    evidence: [
      'Survei RTLH bersama perangkat: {quantity} rumah berlantai tanah atau beratap rusak.',
      'Foto dan titik koordinat setiap rumah telah diarsipkan.',
    ],
    quantity: [2, 35, 1],
    weight: [7, 8],
  },
  VILLAGE_ROAD: {
    titles: [
      'Jalan lingkungan {spot} rusak',
      'Jalan setapak {spot} berlumpur saat hujan',
      'Jalan penghubung ke posyandu di {spot} belum dikeraskan',
    ],
    evidence: [
      'Ambulans desa tidak dapat masuk pada musim hujan.',
      'Diusulkan dua kali dalam musrenbang dan belum terbiayai.',
    ],
    quantity: [100, 2500, 50],
    weight: [4, 10],
  },
  CIVIL_DOCUMENTS: {
    titles: ['Anak belum memiliki akta kelahiran', 'Warga {spot} belum memiliki dokumen kependudukan lengkap'],
    evidence: [
      'Rekap Rumah DataKu: {quantity} orang tanpa dokumen lengkap.',
      'Terkendala buku nikah orang tua yang belum terbit.',
    ],
    quantity: [5, 180, 1],
    weight: [5, 6],
  },
  STUNTING_RISK: {
    titles: [
      'Keluarga berisiko stunting perlu pendampingan',
      'Keluarga berisiko stunting di {spot} belum didampingi TPK',
    ],
    evidence: [
      'Verval KRS semester terakhir: {quantity} keluarga belum didampingi.',
      'Faktor risiko terbanyak: jamban tidak layak dan jarak kehamilan.',
    ],
    quantity: [5, 120, 1],
    weight: [9, 9],
  },
  NUTRITION: {
    titles: ['Balita gizi kurang di {spot}', 'Balita tidak naik berat badan dua bulan berturut-turut'],
    evidence: ['Penimbangan posyandu: {quantity} balita di bawah garis.', 'Hasil pengukuran e-PPGBM bulan lalu.'],
    quantity: [2, 35, 1],
    weight: [7, 7],
  },
  FAMILY_PLANNING: {
    titles: ['Pasangan ingin ber-KB tetapi belum terlayani', 'Peserta KB di {spot} jauh dari fasilitas layanan'],
    evidence: [
      'Rekap R/I: {quantity} pasangan usia subur ingin menunda atau mengakhiri kehamilan.',
      'Stok implan di puskesmas kosong selama dua bulan.',
    ],
    quantity: [4, 120, 1],
    weight: [6, 6],
  },
  EARLY_CHILDHOOD: {
    titles: ['Anak usia dini belum tertampung di PAUD', 'Belum ada kelas PAUD di {spot}'],
    evidence: ['{quantity} anak usia 3-6 tahun belum mengikuti PAUD.', 'PAUD terdekat berjarak empat kilometer.'],
    quantity: [8, 70, 1],
    weight: [3, 5],
  },
  READING: {
    titles: ['Warga {spot} belum lancar membaca', 'Taman bacaan belum tersedia di {spot}'],
    evidence: [
      'Penjajakan kader literasi di enam RT.',
      '{quantity} orang dewasa mengikuti penjajakan keaksaraan dan belum lulus.',
    ],
    quantity: [5, 80, 1],
    weight: [2, 3],
  },
  LIVELIHOOD: {
    titles: [
      'Keluarga prasejahtera di {spot} tanpa penghasilan tetap',
      'Kelompok UPPKA kekurangan modal dan alat',
      'Pendapatan penyadap karet di {spot} turun',
    ],
    evidence: ['{quantity} keluarga dalam desil 1-2 DTSEN tanpa usaha.', 'Hasil rembuk warga bersama pendamping PKH.'],
    quantity: [5, 90, 1],
    weight: [7, 8],
  },
  HEALTH_INSURANCE: {
    titles: ['Warga miskin belum menjadi peserta JKN', 'Kepesertaan JKN nonaktif di {spot}'],
    evidence: ['Padanan data BPJS Kesehatan: {quantity} orang nonaktif.', 'Ditemukan saat kunjungan PIS-PK.'],
    quantity: [8, 220, 1],
    weight: [4, 4],
  },
  WASTE: {
    titles: [
      'Sampah {spot} belum terangkut',
      'Warga {spot} membuang sampah ke sungai',
      'Tempat penampungan sampah di {spot} melebihi daya tampung',
    ],
    evidence: [
      'Pengangkutan hanya dua kali sebulan.',
      'Gotong royong terakhir mengangkut 14 gerobak sampah dari anak sungai.',
    ],
    quantity: [20, 300, 5],
    weight: [9, 2],
  },
  WOMEN_CHILD_PROTECTION: {
    titles: ['Kasus kekerasan dalam keluarga perlu pendampingan', 'Perkawinan usia anak perlu dicegah dan didampingi'],
    evidence: [
      'Rekap laporan PATBM tanpa identitas: {quantity} kasus dalam setahun.',
      'Rujukan dari puskesmas dan sekolah.',
    ],
    quantity: [1, 9, 1],
    weight: [2, 2],
  },
  DISASTER_PROTECTION: {
    titles: [
      'Permukiman tepi Batang Hari di {spot} terendam banjir',
      'Tebing di {spot} rawan longsor',
      'Keluarga di {spot} belum punya jalur evakuasi',
    ],
    evidence: [
      'Banjir dua tahun berturut-turut, {quantity} keluarga mengungsi.',
      'Peninjauan bersama BPBD dan Babinsa.',
    ],
    quantity: [8, 200, 1],
    weight: [5, 5],
  },
  OTHER: {
    titles: [
      'Posyandu di {spot} belum memiliki alat ukur standar',
      'Balai pertemuan Pokja perlu perlengkapan',
      'Lapangan bermain anak di {spot} tidak terawat',
    ],
    evidence: ['Disepakati dalam lokakarya mini Kampung KB.'],
    quantity: [1, 12, 1],
    weight: [2, 2],
  },
};

/** Where a title names the river of Jambi and the village is elsewhere. */
export const elsewhere = (title: string): string => title.replace('tepi Batang Hari', 'tepi sungai');

export const withdrawnReasons = [
  'Tercatat dua kali; digabung dengan kebutuhan yang lebih dahulu dilaporkan.',
  'Warga telah direlokasi oleh pemerintah daerah.',
  'Data awal keliru setelah verifikasi lapangan.',
];
export const metReasons = [
  'Dipenuhi secara swadaya oleh warga melalui gotong royong.',
  'Dipenuhi melalui program provinsi di luar Kampung KB.',
  'Diselesaikan oleh perusahaan setempat tanpa rencana intervensi.',
];
export const returnedNeedReasons = [
  'Jumlah keluarga tidak sama dengan rekap RT; mohon dicocokkan.',
  'Lampirkan bukti lapangan dan titik lokasi.',
  'Satuan tidak sesuai dengan jenis kebutuhan.',
];
