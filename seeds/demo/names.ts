import type { Random } from './random.ts';

// prettier-ignore
const women = [
  'Siti Aminah', 'Nurlela', 'Rosmiati', 'Hj. Rohana', 'Yusnidar', 'Fitriani', 'Sri Wahyuni', 'Desi Ratnasari',
  'Maimunah', 'Eka Susanti', 'Lilis Suryani', 'Nuraini', 'Zubaidah', 'Marlina', 'Rina Oktavia', 'Halimah',
  'Wulandari', 'Elvira', 'Khairunnisa', 'Suryati', 'Indah Permata', 'Nova Yanti', 'Asmawati', 'Ni Luh Sari',
  'Maria Goreti', 'Ririn', 'Endang',
];
// prettier-ignore
const men = [
  'M. Yusuf', 'Ahmad Zaki', 'Rahmat', 'Raden Hasan', 'Sulaiman', 'Herman', 'Abdul Kadir', 'Firdaus', 'Dedi Irawan',
  'Syarifuddin', 'Budi Santoso', 'Junaidi', 'Edi Kurniawan', 'H. Ismail', 'Agus Salim', 'Marzuki', 'Hamdan',
  'Wawan Setiawan', 'Yohanes', 'Datuk Zainal', 'Rudi Hartono', 'Taufik', 'Iskandar', 'I Made Arta', 'Heri', 'Bahrul',
  'Asep', 'Markus',
];
// prettier-ignore
const families = [
  'Hidayat', 'Nasution', 'Saputra', 'Siregar', 'Putri', 'Lubis', 'Simbolon', 'Rahman', 'Harahap', 'Utami', 'Pratama',
  'Sihombing', 'Effendi', 'Gunawan', 'Anwar', 'Maulana', 'Chaniago', 'Tanjung', 'Koto', 'Wijaya', 'Susilo',
  'Mokoginta', 'Rumbiak', 'Latuconsina',
];
const degrees = ['', '', '', ', S.Sos.', ', S.K.M.', ', S.E.', ', S.Pd.', ', S.Kom.', ', M.Si.', ', S.Ag.', ', S.H.'];

export function personName(random: Random): string {
  const given = random.pick(random.chance(0.55) ? women : men);
  const family = random.chance(0.7) ? ` ${random.pick(families)}` : '';
  return given + family + random.pick(degrees);
}
