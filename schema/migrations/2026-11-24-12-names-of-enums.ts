import { Migration } from '@mikro-orm/migrations';

/** A text that the API shows as an enum is one of its names, whoever writes it: so it needs no escaping when it is read. */
export class NamesOfEnums extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const sectors = [
  'POPULATION_DATA',
  'FAMILY_PLANNING',
  'FAMILY_DEVELOPMENT',
  'HEALTH',
  'NUTRITION',
  'EDUCATION',
  'RELIGION',
  'SOCIAL_PROTECTION',
  'ECONOMY',
  'FISHERY_AGRICULTURE',
  'SETTLEMENT_HOUSING',
  'WATER',
  'SANITATION',
  'DRAINAGE',
  'ELECTRICITY',
  'ENVIRONMENT',
  'WOMEN_CHILD_PROTECTION',
  'SECURITY_ORDER',
  'OTHER',
];
const familyFunctions = [
  'AGAMA',
  'SOSIAL_BUDAYA',
  'CINTA_KASIH',
  'PERLINDUNGAN',
  'REPRODUKSI',
  'SOSIALISASI_PENDIDIKAN',
  'EKONOMI',
  'LINGKUNGAN',
  'LAINNYA',
];
const fundSources = [
  'APBN_KL',
  'DAK_FISIK',
  'DAK_NONFISIK_BOKB',
  'APBD_PROV',
  'APBD_KAB',
  'DANA_DESA',
  'ADD_APBDES',
  'CSR',
  'HIBAH',
  'SWADAYA',
  'LAINNYA',
];

const organizationKinds = [
  'MINISTRY',
  'OPD',
  'KANWIL',
  'UPT',
  'PEMDES',
  'TNI_POLRI',
  'BUMN_BUMD',
  'BPS',
  'PERWAKILAN_BKKBN',
  'LEMBAGA_PENDIDIKAN',
  'NGO',
  'PRIVATE',
  'UNIVERSITY',
  'RELIGIOUS_ORG',
  'PROFESSIONAL',
  'MEDIA',
  'DONOR',
  'COMMUNITY',
  'LAINNYA',
];
/** PUBLIC is nobody's: it is never granted. */
const roles = [
  'CENTRE_ADMIN',
  'BAPPENAS',
  'PROVINCE',
  'REGENCY',
  'DISTRICT',
  'VILLAGE',
  'POKJA',
  'SECTOR_AGENCY',
  'PARTNER',
  'SURVEY_SUPERVISOR',
  'ENUMERATOR',
  'AUDITOR',
  'ANALYST',
  'SYS_ADMIN',
];

const only = (table: string, column: string, names: readonly string[]): string =>
  `alter table ${table} add check (${column} in (${names.map(name => `'${name}'`).join(', ')}))`;

const statements = [
  only('need_kind', 'sector', sectors),
  only('need', 'sector', sectors),
  only('intervention', 'family_function', familyFunctions),
  only('organization', 'kind', organizationKinds),
  only('access_grant', 'role', roles),
  only('contribution', 'fund_source', fundSources),
];
