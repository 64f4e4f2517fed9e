import { globalId } from '../../src/platform/global-id.ts';
import needKinds from '../../seeds/reference/need-kinds.json' with { type: 'json' };
import { actions } from '../../src/access/permissions.ts';
import { testAreas } from '../support/database.ts';
import { areaId } from '../support/factories.ts';
import type { Choices, Pools } from './pools.ts';
import { searches } from './world-texts.ts';
import type { World } from './world.ts';

const codes = testAreas.map(({ code }) => code);
const dotless = (code: string): string => code.replaceAll('.', '');

const oddCodes = [
  '',
  ' ',
  '15.',
  '1',
  '157',
  '99',
  '15.71.01.9999',
  '15.71.01.1001.1',
  "15'",
  '15%',
  '１５',
  'Jambi',
  '-15',
  '15.7١',
];

function codesOf(...lengths: readonly number[]): Choices {
  const fitting = codes.filter(code => (code === 'ID' ? lengths.includes(0) : lengths.includes(code.length)));
  return {
    usual: [...fitting, ...fitting.map(dotless), ...fitting.map(code => ` ${code} `)],
    odd: [...oddCodes, ...codes, 'id', 'Id '],
  };
}

function levelsBelow(level: string): Choices {
  const levels = ['COUNTRY', 'PROVINCE', 'REGENCY', 'DISTRICT', 'VILLAGE'];
  return { usual: levels.slice(levels.indexOf(level) + 1), odd: levels };
}

/** Cursors that somebody made up: no text, no JSON, another list's, another type of value, nobody's id. */
const madeUp = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const someId = '0192f0c1-0000-7000-8000-000000000000';
export const brokenCursors: readonly string[] = [
  '',
  'x',
  '%%%',
  'bnVsbA',
  madeUp([]),
  madeUp({}),
  madeUp(['Need:REPORTED_AT:DESC', '2026-02-30 00:00:00+00', someId]),
  madeUp(['Need:REPORTED_AT:DESC', "2026-01-01 00:00:00+00'; drop table need", someId]),
  madeUp(['Need:REPORTED_AT:DESC', '9999-12-31 23:59:59.999999+00', someId]),
  madeUp(['Need:REPORTED_AT:DESC', '2026-01-01 00:00:00+00', 'x']),
  madeUp(['Need:REPORTED_AT:DESC', '2026-01-01 00:00:00+00', someId]),
  madeUp(['Need:QUANTITY:ASC', '2147483648', someId]),
  madeUp(['Need:QUANTITY:ASC', '-5', someId]),
  madeUp(['Need:QUANTITY:ASC', 5, someId]),
  madeUp(['Need:AREA:ASC', "15'--", someId]),
  madeUp(['Intervention:STARTS_ON:DESC', '2026-01-01', someId]),
  madeUp(['Intervention:BUDGET:DESC', '9223372036854775807', someId]),
  madeUp(['Organization:NAME:ASC', '"\\\u2028💧', someId]),
  madeUp(['Organization:NAME:ASC', '\u0000', someId]),
  Buffer.from('area:0').toString('base64url'),
  Buffer.from('area:7').toString('base64url'),
];

/** What to ask with in the world, before any answer has given a cursor. */
export function poolsOf({ needs, interventions, people, organizations, grants, agreements }: World): Pools {
  const ids = {
    need: needs.map(({ id }) => globalId('need', id)),
    intervention: interventions.map(({ id }) => globalId('intervention', id)),
    organization: organizations.map(id => globalId('organization', id)),
    person: people.map(id => globalId('person', id)),
    grant: grants.map(id => globalId('grant', id)),
    agreement: agreements.map(id => globalId('agreement', id)),
    area: codes.map(code => globalId('area', areaId(code))),
  };
  const odd = [
    '',
    '0',
    5,
    'need_',
    'need_1',
    ' need_1',
    "need_'",
    `need_${someId}`,
    `need_${someId.toUpperCase()}`,
    `need_${'-'.repeat(36)}`,
    `needs_${someId}`,
    `village_${someId}`,
    `area_${someId}`,
    'area_0',
    'area_007',
    'area_-1',
    'area_999999999',
    'area_1000000000',
    'inpres_1',
    'Need:1',
    'bmVlZDox',
  ];
  const some = (noun: keyof typeof ids): Choices => ({
    usual: ids[noun],
    odd: [...odd, ...Object.values(ids).map(([id]) => id)],
  });
  const any: Choices = { usual: Object.values(ids).flat(), odd };
  const withinLevels = codesOf(0, 2, 5, 8, 13);
  return {
    cursors: new Map(),
    values: {
      'Query.need(id:)': some('need'),
      'Query.intervention(id:)': some('intervention'),
      'Query.organization(id:)': some('organization'),
      'Query.person(id:)': some('person'),
      'Query.agreement(id:)': some('agreement'),
      'AgreementFilter.partnerId': some('organization'),
      action: { usual: [...actions], odd: ['', 'need', 'need:', ':read', "need:read'", 'NEED:READ', 'constructor'] },
      id: any,
      ids: any,
      'Query.province(code:)': codesOf(2),
      'Query.regency(code:)': codesOf(5),
      'Query.district(code:)': codesOf(8),
      'Query.village(code:)': codesOf(13),
      code: withinLevels,
      within: withinLevels,
      'Country.descendants(level:)': levelsBelow('COUNTRY'),
      'Province.descendants(level:)': levelsBelow('PROVINCE'),
      'Regency.descendants(level:)': levelsBelow('REGENCY'),
      'District.descendants(level:)': levelsBelow('DISTRICT'),
      'Area.descendants(level:)': levelsBelow('REGENCY'),
      search: searches,
      kinds: {
        usual: needKinds
          .map(({ code }) => code)
          .slice(0, 5)
          .concat('OTHER'),
        odd: ['', 'clean_water', "'"],
      },
      years: { usual: [2024, 2025, 2026, 1999], odd: [0, -1, 2_147_483_647, -2_147_483_648] },
      programmes: { usual: [1, 2, 3, 4, 5, 6, 7, 8], odd: [0, -1, 99] },
      activities: { usual: Array.from({ length: 58 }, (_, index) => index + 1), odd: [0, 59, -1, 2_147_483_647] },
      first: { usual: [0, 1, 1, 2, 2, 3, 5, 10, 20, 100], odd: [-1, 101, 2_147_483_647, -2_147_483_648] },
      last: { usual: [0, 1, 1, 2, 2, 3, 5, 10, 20, 100], odd: [-1, 101, 2_147_483_647] },
      after: { usual: brokenCursors, odd: brokenCursors },
      before: { usual: brokenCursors, odd: brokenCursors },
      Boolean: { usual: [true, false], odd: [] },
      Rupiah: {
        usual: ['0', '1', 1_000_000, '1000000', '1000000000000001', '2000000'],
        odd: ['9223372036854775807', '0001000000', 9_007_199_254_740_991, '0000000000000000000'],
      },
      LocalDate: {
        usual: ['2025-01-01', '2025-12-31', '2026-01-01', '2026-07-15', '2026-07-16'],
        odd: ['0001-01-01', '9999-12-31', '2024-02-29'],
      },
      DateTime: {
        usual: [
          '2025-12-31T17:00:00Z',
          '2026-01-01T00:00:00+07:00',
          '2026-03-01T03:00:00.001Z',
          '1999-12-31T23:59:59.999Z',
        ],
        odd: [
          '0001-01-01T00:00Z',
          '9999-12-31T23:59:59.999Z',
          '2026-03-01T10:00:00.0019+07:00',
          '0001-01-01T14:00:00+14:00',
        ],
      },
    },
    given: Object.fromEntries([...rowsBy('Need', needGroups), ...rowsBy('Intervention', interventionGroups)]),
    listSizes: {
      'Query.needKinds': needKinds.length,
      'InpresProgramme.activities': 8,
      'InpresTarget.programmes': 2,
      'Viewer.permissions': 22,
      'Viewer.grants': 1,
      'Query.myAccess': 1,
      'Access.reads': 20,
      'Access.acts': 10,
      'Person.grants': 1,
      'NeedStatistics.rows': 40,
      'InterventionStatistics.rows': 40,
    },
  };
}

const needGroups = {
  area: 'VILLAGE',
  sector: 'SECTOR',
  kind: 'KIND',
  status: 'STATUS',
  verification: 'VERIFICATION',
  severity: 'SEVERITY',
  year: 'YEAR',
  quantity: 'KIND',
  plannedQuantity: 'KIND',
  deliveredQuantity: 'KIND',
};
const interventionGroups = {
  area: 'DISTRICT',
  sector: 'SECTOR',
  programme: 'PROGRAMME',
  status: 'STATUS',
  fundSource: 'FUND_SOURCE',
  familyFunction: 'FAMILY_FUNCTION',
  year: 'YEAR',
};

/** Fields of a row of statistics have a value where it is grouped by them. */
function rowsBy(noun: string, groups: Readonly<Record<string, string>>): [coordinate: string, given: string[]][] {
  const query = noun === 'Need' ? 'needStatistics' : 'interventionStatistics';
  return Object.entries(groups).map(([field, group]) => [
    `${noun}StatisticsRow.${field}`,
    [`Query.${query}(groupBy:)`, `${noun}Group.${group}`],
  ]);
}
