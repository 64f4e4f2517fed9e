import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { descriptions, noteText, results } from '../../seeds/demo/intervention-texts.ts';
import { personName } from '../../seeds/demo/names.ts';
import { needTexts, type NeedTexts } from '../../seeds/demo/need-texts.ts';
import { Random } from '../../seeds/demo/random.ts';
import { programmeWorks, regionalWorks, worksByKind } from '../../seeds/demo/works.ts';
import { records } from './sql.ts';

interface NeedKind {
  readonly code: string;
}

const needKinds = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../seeds/reference/need-kinds.json'), 'utf8'),
) as NeedKind[];

/** More of what a plan is told in: with the demo's sentences, descriptions of 200 to 600 characters. */
const sentences = [
  ...descriptions,
  'Kegiatan dilaksanakan secara bertahap bersama kader, ketua RT, dan perangkat setempat.',
  'Sasaran utama ialah keluarga berisiko stunting dan keluarga prasejahtera yang belum terlayani program lain.',
  'Pokja menyiapkan lokasi dan peserta; perangkat daerah menyediakan tenaga teknis serta bahan.',
  'Pembiayaan digabungkan dari beberapa sumber dan dicatat dalam rencana kerja masyarakat.',
  'Pemantauan dilakukan setiap bulan melalui pertemuan Pokja, hasilnya ditempel di Rumah DataKu.',
  'Perempuan dan lansia dilibatkan sejak perencanaan agar kegiatan menjawab kebutuhan mereka.',
  'Bahan dibeli dari usaha setempat sejauh tersedia; pekerjaan padat karya diutamakan bagi warga yang menganggur.',
  'Bila cuaca tidak memungkinkan, jadwal digeser paling lama dua minggu dan diberitahukan melalui grup warga.',
  'Keberlanjutan dijamin dengan iuran warga dan petugas pemeliharaan yang ditunjuk dalam musyawarah.',
  'Mitra mendampingi selama satu tahun dan menyerahkan laporan akhir kepada pemerintah daerah.',
];

const works = [
  ...Object.entries(worksByKind).flatMap(([kind, list]) => list.map(work => ({ kind, ...work }))),
  ...programmeWorks.map(work => ({ kind: 'PROGRAMME', ...work })),
  ...regionalWorks.map(work => ({ kind: 'REGION', ...work })),
].map((work, index) => ({
  ...work,
  id: index + 1,
  results: results(work),
  notes: [10, 35, 60, 85, 100].map(progress => noteText(work, progress)),
}));

/** What answers needs of a kind; PROGRAMME and REGION are what is done without one. */
export const workIds = (kind: string): number[] => works.filter(work => work.kind === kind).map(({ id }) => id);

function textsOf(kind: string): NeedTexts {
  const texts = needTexts[kind];
  if (texts === undefined) throw new Error(`The demo world has no words for needs of kind ${kind}.`);
  return texts;
}

/** How often each kind is heard of, of all needs. */
export const kindWeights = Object.fromEntries(needKinds.map(({ code }) => [code, textsOf(code).weight[1]]));

/** The words that the world is told in, from the demo world where it has them, as tables of the schema `bench`. */
export function wordTables(): string[] {
  const random = new Random('bench', 'words');
  const phrases = Array.from({ length: 4000 }, (_, id) => ({
    id,
    name: personName(random),
    description: random.sample(sentences, random.between(3, 5)).join(' '),
  }));
  const kinds = needKinds.map(({ code }) => {
    const [least, most, step] = textsOf(code).quantity;
    return { code, ...textsOf(code), least, most, step, works: workIds(code) };
  });
  return [
    `create table bench.phrase as select * from ${records(phrases)} as p(id int, name text, description text)`,
    `create table bench.kind as select k.*, n.sector, n.unit from ${records(kinds)} as k(code text, titles text[],
       evidence text[], least int, most int, step int, works int[]) join need_kind n using (code)`,
    `create table bench.office as select (row_number() over ())::int as number, o.* from ${records(offices)}
       as o(name text, short text, kind text, sectors text[])`,
    `create table bench.work as
     select id, title, sectors, activity, "familyFunction" as family_function, nawacita, "targetGroups" as target_groups,
       cost[1] as cost_from, cost[2] as cost_to, coalesce(builds, false) as builds, results, notes, lead_office,
       coalesce((select min(number) from bench.office o where w.sectors[2] = any (o.sectors)),
         1 + lead_office % ${offices.length}) as second_office
     from ${records(works)} as w(id int, title text, sectors text[], activity int, "familyFunction" text, nawacita int,
       "targetGroups" text[], cost int[], builds boolean, results text[], notes text[])
     cross join lateral (select min(number) as lead_office from bench.office o where w.sectors[1] = any (o.sectors)) l`,
    `create table bench.partner as select (row_number() over ())::int as number, k.kind, k.name || ' %s ' || n as name
     from ${records(partnerKinds)} as k(kind text, name text, count int), generate_series(1, k.count) as n`,
  ];
}

/** What nearly every regency and province has, with the sectors it works in. */
const offices = [
  { name: 'Dinas Pengendalian Penduduk dan Keluarga Berencana', short: 'DPPKB', kind: 'OPD', sectors: ['FAMILY_PLANNING', 'FAMILY_DEVELOPMENT', 'POPULATION_DATA'] },
  { name: 'Dinas Kesehatan', short: 'Dinkes', kind: 'OPD', sectors: ['HEALTH', 'NUTRITION'] },
  { name: 'Dinas Pekerjaan Umum dan Penataan Ruang', short: 'PUPR', kind: 'OPD', sectors: ['WATER', 'SANITATION', 'DRAINAGE', 'SETTLEMENT_HOUSING'] },
  { name: 'Dinas Pendidikan', short: 'Disdik', kind: 'OPD', sectors: ['EDUCATION'] },
  { name: 'Dinas Sosial', short: 'Dinsos', kind: 'OPD', sectors: ['SOCIAL_PROTECTION'] },
  { name: 'Dinas Pertanian dan Perikanan', short: 'Distanikan', kind: 'OPD', sectors: ['FISHERY_AGRICULTURE'] },
  { name: 'Dinas Lingkungan Hidup', short: 'DLH', kind: 'OPD', sectors: ['ENVIRONMENT'] },
  { name: 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak', short: 'DP3A', kind: 'OPD', sectors: ['WOMEN_CHILD_PROTECTION'] },
  { name: 'Dinas Koperasi, Perindustrian, dan Perdagangan', short: 'Koperindag', kind: 'OPD', sectors: ['ECONOMY'] },
  { name: 'Kantor Kementerian Agama', short: 'Kemenag', kind: 'KANWIL', sectors: ['RELIGION'] },
  { name: 'Perusahaan Listrik dan Ketertiban', short: 'PLN', kind: 'BUMN_BUMD', sectors: ['ELECTRICITY', 'SECURITY_ORDER', 'OTHER'] },
]; // prettier-ignore

/** Partners of a province: so many of each kind, with sectors of their own. */
const partnerKinds = [
  { kind: 'NGO', name: 'Yayasan Mitra Keluarga', count: 8 },
  { kind: 'PRIVATE', name: 'PT Karya Bersama Contoh', count: 5 },
  { kind: 'UNIVERSITY', name: 'Universitas Nusantara Contoh', count: 2 },
  { kind: 'DONOR', name: 'Lembaga Amil Zakat Amanah Contoh', count: 1 },
  { kind: 'RELIGIOUS_ORG', name: 'Muslimat Contoh', count: 1 },
];
export const partnersOfProvince = partnerKinds.reduce((sum, { count }) => sum + count, 0);

export const partnerSectors = [
  ['WATER', 'SANITATION', 'HEALTH'],
  ['EDUCATION', 'WOMEN_CHILD_PROTECTION'],
  ['NUTRITION', 'HEALTH', 'FAMILY_DEVELOPMENT'],
  ['ECONOMY', 'FISHERY_AGRICULTURE'],
  ['ENVIRONMENT', 'DRAINAGE', 'SETTLEMENT_HOUSING'],
  ['SOCIAL_PROTECTION', 'RELIGION'],
];
