import { enumOf } from '../platform/enum.ts';

/** Fields of development that meet in a village. */
export const Sector = enumOf('Sector', 'A field of development.\nSektor pembangunan.', {
  POPULATION_DATA: 'Population data and civil registration.\nData kependudukan dan pencatatan sipil.',
  FAMILY_PLANNING: 'Family planning and reproductive health.\nKeluarga berencana dan kesehatan reproduksi.',
  FAMILY_DEVELOPMENT: 'Family development and resilience.\nPembangunan dan ketahanan keluarga.',
  HEALTH: 'Health.\nKesehatan.',
  NUTRITION: 'Nutrition.\nGizi.',
  EDUCATION: 'Education.\nPendidikan.',
  RELIGION: 'Religion.\nAgama.',
  SOCIAL_PROTECTION: 'Social protection.\nPerlindungan sosial.',
  ECONOMY: 'Family economy.\nEkonomi keluarga.',
  FISHERY_AGRICULTURE: 'Fishery and agriculture.\nPerikanan dan pertanian.',
  SETTLEMENT_HOUSING: 'Settlement and housing.\nPermukiman dan perumahan.',
  WATER: 'Clean water.\nAir bersih.',
  SANITATION: 'Sanitation.\nSanitasi.',
  DRAINAGE: 'Drainage.\nDrainase.',
  ELECTRICITY: 'Electricity.\nListrik.',
  ENVIRONMENT: 'Environment.\nLingkungan hidup.',
  WOMEN_CHILD_PROTECTION: 'Protection of women and children.\nPerlindungan perempuan dan anak.',
  SECURITY_ORDER: 'Security and public order.\nKeamanan dan ketertiban.',
  OTHER: 'Other.\nLainnya.',
});
export type Sector = keyof typeof Sector;
