import type { Work } from './works.ts';

export const descriptions = [
  'Disepakati dalam lokakarya mini Kampung KB bersama Pokja dan instansi terkait.',
  'Diusulkan melalui musrenbang dan Rencana Kerja Masyarakat Kampung KB.',
  'Sasaran diambil dari pemutakhiran Pendataan Keluarga dan Rumah DataKu.',
  'Kegiatan lintas sektor; pembagian tugas dituangkan dalam berita acara rapat koordinasi.',
];
export const returnedReasons = [
  'Rincian biaya belum dilampirkan.',
  'Sumber dana tidak sesuai dengan jenis kegiatan.',
  'Sasaran belum dipadankan dengan data keluarga.',
  'Jadwal bersamaan dengan kegiatan serupa di desa yang sama.',
];
export const cancelledReasons = [
  'Anggaran dialihkan dalam perubahan APBD.',
  'Lahan yang diperlukan tidak mendapat izin pemilik.',
  'Sasaran telah dilayani program lain.',
  'Mitra mengundurkan diri sebelum pelaksanaan.',
];

const building = [
  'Pengukuran dan penetapan titik pekerjaan bersama warga.',
  'Material telah tiba, pekerjaan dimulai dengan padat karya.',
  'Pekerjaan sempat terhenti karena hujan dan banjir, kini dilanjutkan.',
  'Pekerjaan utama selesai, tinggal perapian dan serah terima.',
];
const serving = [
  'Rapat persiapan dan pendataan sasaran bersama kader.',
  'Pertemuan pertama terlaksana, kehadiran melebihi rencana.',
  'Sebagian sasaran dikunjungi ke rumah karena berhalangan hadir.',
  'Seluruh pertemuan terlaksana, laporan akhir sedang disusun.',
];
const finished = 'Kegiatan selesai, hasil diserahterimakan dalam pertemuan Pokja.';

/** The stage of the work that a note of this progress tells of. */
export function noteText(work: Work, progress: number): string {
  if (progress >= 100) return finished;
  const stages = work.builds ? building : serving;
  return stages[Math.min(stages.length - 1, Math.floor((progress / 100) * stages.length))] ?? finished;
}

export const results = (work: Work): readonly string[] =>
  work.builds
    ? [
        'Pembangunan selesai dan telah dimanfaatkan warga; pemeliharaan dikelola Pokja.',
        'Pekerjaan selesai dan diserahterimakan; sebagian kecil sasaran dilanjutkan tahun berikutnya.',
        'Selesai sesuai rencana; kader mencatat berkurangnya keluhan warga.',
      ]
    : [
        'Seluruh pertemuan terlaksana dan sasaran menerima layanan.',
        'Sebagian besar sasaran terlayani; sisanya dijadwalkan ulang.',
        'Kader melanjutkan pendampingan setelah kegiatan berakhir.',
      ];
