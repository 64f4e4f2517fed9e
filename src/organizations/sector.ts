import { registerEnumType } from 'type-graphql';

/** Fields of development that meet in a village, with their names. */
const names = {
  POPULATION_DATA: ['Population data and civil registration', 'Data kependudukan dan pencatatan sipil'],
  FAMILY_PLANNING: ['Family planning and reproductive health', 'Keluarga berencana dan kesehatan reproduksi'],
  FAMILY_DEVELOPMENT: ['Family development and resilience', 'Pembangunan dan ketahanan keluarga'],
  HEALTH: ['Health', 'Kesehatan'],
  NUTRITION: ['Nutrition', 'Gizi'],
  EDUCATION: ['Education', 'Pendidikan'],
  RELIGION: ['Religion', 'Agama'],
  SOCIAL_PROTECTION: ['Social protection', 'Perlindungan sosial'],
  ECONOMY: ['Family economy', 'Ekonomi keluarga'],
  FISHERY_AGRICULTURE: ['Fishery and agriculture', 'Perikanan dan pertanian'],
  SETTLEMENT_HOUSING: ['Settlement and housing', 'Permukiman dan perumahan'],
  WATER: ['Clean water', 'Air bersih'],
  SANITATION: ['Sanitation', 'Sanitasi'],
  DRAINAGE: ['Drainage', 'Drainase'],
  ELECTRICITY: ['Electricity', 'Listrik'],
  ENVIRONMENT: ['Environment', 'Lingkungan hidup'],
  WOMEN_CHILD_PROTECTION: ['Protection of women and children', 'Perlindungan perempuan dan anak'],
  SECURITY_ORDER: ['Security and public order', 'Keamanan dan ketertiban'],
  OTHER: ['Other', 'Lainnya'],
} as const;

export type Sector = keyof typeof names;
export const Sector = Object.fromEntries(Object.keys(names).map(name => [name, name])) as { [Name in Sector]: Name };

registerEnumType(Sector, {
  name: 'Sector',
  description: 'A field of development.\nSektor pembangunan.',
  valuesConfig: Object.fromEntries(
    Object.entries(names).map(([name, [en, id]]) => [name, { description: `${en}.\n${id}.` }]),
  ) as never,
});
