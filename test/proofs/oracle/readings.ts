import { globalId, parseGlobalId } from '../../../src/platform/global-id.ts';
import type { Answer, Api } from '../../support/api.ts';

import {
  addsUp,
  counts,
  held,
  isRipe,
  mayDo,
  mayRead,
  mayReadOrganizations,
  sees,
  seesAmounts,
  seesContact,
  seesOrganization,
  seesParticipant,
  seesPerson,
  within,
  type Act,
  type Verdict,
} from './oracle.ts';
import type { Tally } from './tally.ts';
import type { Asker } from './viewers.ts';
import { places, type InterventionRow, type NeedRow, type World } from './world.ts';

/** The ways of asking: each compares what comes back with the oracle, row by row and field by field. */
export interface Reading {
  readonly world: World;
  readonly asker: Asker;
  readonly by: Api;
  readonly tally: Tally;
  /** Goes before every path, such as the way or which wall is down. */
  readonly prefix: string;
  /** Without a shield every root field answers, with what the other walls leave of it. */
  readonly unshielded?: true;
}

/** Ids of the organizations that are partners. */
export const partnersOf = ({ organizations }: World): ReadonlySet<string> =>
  new Set([...organizations.values()].filter(({ category }) => category === 'PARTNER').map(({ id }) => id));

const asked = ({ unshielded }: Reading, verdict: Verdict): Verdict => (unshielded ? 'ok' : verdict);

interface Ref {
  readonly id: string;
}
interface PersonSeen extends Ref {
  readonly contact: { readonly phone: string | null } | null;
}
interface NeedSeen extends Ref {
  readonly title: string;
  readonly reportedBy: PersonSeen | null;
  readonly verifiedBy: PersonSeen | null;
  readonly coverage: { readonly planned: number; readonly delivered: number };
  readonly answers: readonly { readonly intervention: Ref | null; readonly need: Ref | null }[];
}
interface InterventionSeen extends Ref {
  readonly title: string;
  readonly proposedBy: PersonSeen | null;
  readonly verifiedBy: PersonSeen | null;
  readonly approvedBy: PersonSeen | null;
  readonly budget: string | null;
  readonly budgetLines: readonly { readonly amount: string }[];
  readonly participants: readonly { readonly organization: Ref }[];
  readonly answers: readonly { readonly need: Ref | null; readonly intervention: Ref | null }[];
  readonly progressNotes: readonly { readonly reportedBy: PersonSeen | null }[];
}
interface Page<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type Lists = Readonly<Record<string, Page<NeedSeen & InterventionSeen> | null>>;

const person = '{ id contact { phone } }';
export const needFields = `id title reportedBy ${person} verifiedBy ${person} coverage { planned delivered }
  answers { intervention { id } need { id } }`;
export const interventionFields = `id title proposedBy ${person} verifiedBy ${person} approvedBy ${person} budget
  budgetLines { amount } participants { organization { id } } answers { need { id } intervention { id } }
  progressNotes { reportedBy ${person} }`;
const page = (fields: string): string => `totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor }`;

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Rows with what the oracle says of them to this viewer. */
export function expectedOf<Row extends { readonly label: string }>(
  rows: ReadonlyMap<string, Row>,
  rule: (row: Row) => boolean,
): Map<string, { readonly label: string; readonly expected: boolean }> {
  return new Map([...rows].map(([id, row]) => [id, { label: row.label, expected: rule(row) }]));
}

const codeOf = (answer: { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] }): string =>
  answer.errors?.[0]?.extensions.code ?? 'ok';

/** Lists at the root, page by page, with the restricted fields of every row. */
export async function readLists(reading: Reading): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  for (const [field, fields, rows] of [
    ['needs', needFields, world.needs],
    ['interventions', interventionFields, world.interventions],
  ] as const) {
    const path = `${prefix}${field}`;
    const noun = field === 'needs' ? 'need' : 'intervention';
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      // Who is refused is not to be refused for the price.
      const [first, wanted] = mayRead(asker, noun) === 'ok' ? [100, fields] : [1, 'id'];
      const query = `query ($after: String) { ${field}(first: ${first}, after: $after) { ${page(wanted)} } }`;
      const answer: Answer<Lists> = await by.run(asker.who, query, { after });
      const list: Lists[string] | undefined = answer.data?.[field];
      if (after === null)
        tally.same(asker.name, path, 'may it be asked', asked(reading, mayRead(asker, noun)), codeOf(answer));
      if (!list) break;
      if (after === null) {
        const count = [...rows.values()].filter(row => sees(asker, row)).length;
        tally.same(asker.name, `${path}.totalCount`, 'how many', count, list.totalCount);
      }
      found.push(...list.nodes.map(({ id }) => id));
      for (const node of list.nodes) {
        if (field === 'needs') compareNeed(reading, node);
        else compareIntervention(reading, node);
      }
      if (!list.pageInfo.hasNextPage) break;
      after = list.pageInfo.endCursor;
    }
    if (asked(reading, mayRead(asker, noun)) === 'ok')
      tally.found(
        asker.name,
        path,
        expectedOf<NeedRow | InterventionRow>(rows, row => sees(asker, row)),
        found,
      );
  }
}

function compareNeed(reading: Reading, node: NeedSeen): void {
  const { world, asker, tally, prefix } = reading;
  const row = world.needs.get(node.id);
  if (row === undefined || !sees(asker, row)) return;
  const { label } = row;
  tally.same(asker.name, `${prefix}Need.title`, label, label, node.title);
  comparePerson(reading, 'Need.reportedBy', label, row.author, node.reportedBy);
  comparePerson(reading, 'Need.verifiedBy', label, row.checkedBy, node.verifiedBy);
  tally.same(asker.name, `${prefix}Need.coverage`, label, row.coverage, node.coverage);
  // Every answer is an intervention of its own, so those that are seen tell them all.
  const answering = [...world.interventions].filter(([, { answers }]) => answers.includes(row.id));
  const expected = new Map(answering.map(([id, other]) => [id, { label: other.label, expected: sees(asker, other) }]));
  const ids = node.answers.flatMap(({ intervention }) => intervention?.id ?? []);
  tally.found(asker.name, `${prefix}Need.answers`, expected, ids);
}

function compareIntervention(reading: Reading, node: InterventionSeen): void {
  const { world, asker, tally, prefix } = reading;
  const row = world.interventions.get(node.id);
  if (row === undefined || !sees(asker, row)) return;
  const { label } = row;
  tally.same(asker.name, `${prefix}Intervention.title`, label, label, node.title);
  comparePerson(reading, 'Intervention.proposedBy', label, row.author, node.proposedBy);
  comparePerson(reading, 'Intervention.verifiedBy', label, row.verifiedBy, node.verifiedBy);
  comparePerson(reading, 'Intervention.approvedBy', label, row.approvedBy, node.approvedBy);
  for (const note of node.progressNotes) {
    comparePerson(reading, 'ProgressNote.reportedBy', label, row.noteBy, note.reportedBy);
  }
  const amount = seesAmounts(asker, row, partnersOf(world)) && row.budget !== null ? String(row.budget) : null;
  tally.same(asker.name, `${prefix}Intervention.budget`, label, amount, node.budget);
  const lines = amount === null ? [] : [{ amount }];
  tally.same(asker.name, `${prefix}Intervention.budgetLines`, label, lines, node.budgetLines);
  const organizations = new Map(
    [...world.organizations]
      .filter(([, { id }]) => row.named.includes(id))
      .map(([id, organization]) => [
        id,
        { label: `${organization.label} in ${label}`, expected: seesParticipant(asker, row, organization) },
      ]),
  );
  const taking = node.participants.map(({ organization }) => organization.id);
  tally.found(asker.name, `${prefix}Intervention.participants`, organizations, taking);
  const needs = [...world.needs].filter(([, { id }]) => row.answers.includes(id));
  const expected = new Map(needs.map(([id, need]) => [id, { label: need.label, expected: sees(asker, need) }]));
  tally.found(
    asker.name,
    `${prefix}Intervention.answers`,
    expected,
    node.answers.flatMap(({ need }) => need?.id ?? []),
  );
}

function comparePerson(
  reading: Reading,
  path: string,
  label: string,
  id: string | undefined,
  seen: PersonSeen | null,
): void {
  const { world, asker, tally, prefix } = reading;
  const other = id === undefined ? undefined : world.persons.get(globalId('person', id));
  const expected = other !== undefined && seesPerson(asker, other) ? globalId('person', other.id) : null;
  tally.same(asker.name, `${prefix}${path}`, `${other?.label} in ${label}`, expected, seen?.id ?? null);
  if (other === undefined || seen === null || expected === null) return;
  const known = seesContact(asker, other);
  tally.same(
    asker.name,
    `${prefix}${path}.contact`,
    other.label,
    known ? 'known' : null,
    seen.contact === null ? null : 'known',
  );
}

/** Lists in every area, with and without what is planned above it. */
export async function readAreas(reading: Reading, areas: readonly string[] = places): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  for (const [alias, field, options, rows, reaches] of [
    ['needs', 'needs', '', world.needs, within],
    ['interventions', 'interventions', '', world.interventions, within],
    [
      'above',
      'interventions',
      ', includeAbove: true',
      world.interventions,
      (area: string, place: string) => within(area, place) || within(place, area),
    ],
  ] as const) {
    const may = asked(reading, mayRead(asker, field === 'needs' ? 'need' : 'intervention'));
    const path = `${prefix}Area.${field}${options === '' ? '' : ' with those above'}`;
    const found = new Map<string, string[]>();
    const first = mayRead(asker, field === 'needs' ? 'need' : 'intervention') === 'ok' ? 100 : 1;
    let left: { readonly area: string; readonly after: string | null }[] = areas.map(area => ({ area, after: null }));
    while (left.length > 0) {
      const next = left;
      left = [];
      const lists = next.map(
        ({ area, after }, at) =>
          `a${at}: area(code: "${area}") { ${field}(first: ${first}${options}${after === null ? '' : `, after: "${after}"`}) { ${page('id')} } }`,
      );
      const answer = await by.run<
        Record<string, { needs?: Page<Ref> | null; interventions?: Page<Ref> | null }>,
        object
      >(asker.who, `{ ${lists.join(' ')} }`);
      for (const [at, { area, after }] of next.entries()) {
        const list = answer.data?.[`a${at}`]?.[field];
        if (after === null) {
          const refused = answer.errors?.find(error => error.path?.[0] === `a${at}`)?.extensions.code ?? 'ok';
          tally.same(asker.name, path, area, may, answer.data ? refused : codeOf(answer));
        }
        if (!list) continue;
        found.set(area, [...(found.get(area) ?? []), ...list.nodes.map(({ id }) => id)]);
        if (after === null) {
          const count = [...rows.values()].filter(row => reaches(area, row.area) && sees(asker, row)).length;
          tally.same(asker.name, `${path}.totalCount`, area, count, list.totalCount);
        }
        if (list.pageInfo.hasNextPage) left.push({ area, after: list.pageInfo.endCursor });
      }
    }
    if (may !== 'ok') continue;
    for (const area of areas) {
      const rule = (row: NeedRow | InterventionRow): boolean => reaches(area, row.area) && sees(asker, row);
      tally.found(
        asker.name,
        `${path} (${alias})`,
        expectedOf<NeedRow | InterventionRow>(rows, rule),
        found.get(area) ?? [],
      );
    }
  }
}

/** Everything that has an id, opened by it: rows, people with their contacts, organizations. */
export async function readNodes(reading: Reading): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  const rows = expectedOf<NeedRow | InterventionRow>(
    new Map<string, NeedRow | InterventionRow>([...world.needs, ...world.interventions]),
    row => sees(asker, row),
  );
  const people = expectedOf(world.persons, other => seesPerson(asker, other));
  // They belong to nobody: only the shield is before them.
  const organizations: typeof rows = reading.unshielded
    ? new Map()
    : expectedOf(world.organizations, other => seesOrganization(asker, other));
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Person { contact { phone } organization { id } } } }`;
  const found: string[] = [];
  for (const ids of chunks([...rows.keys(), ...people.keys(), ...organizations.keys()], 100)) {
    const answer = await by.run<{ nodes: ((Ref & Partial<PersonSeen>) | null)[] }, object>(asker.who, query, { ids });
    tally.same(asker.name, `${prefix}nodes`, 'may it be asked', 'ok', codeOf(answer));
    for (const [at, node] of (answer.data?.nodes ?? []).entries()) {
      if (node === null) continue;
      found.push(node.id);
      if (node.id !== ids[at]) tally.same(asker.name, `${prefix}nodes`, 'the order of the ids', ids[at], node.id);
      const other = world.persons.get(node.id);
      if (other === undefined || !seesPerson(asker, other)) continue;
      const known = seesContact(asker, other) ? 'known' : null;
      tally.same(asker.name, `${prefix}Person.contact`, other.label, known, node.contact ? 'known' : null);
    }
  }
  const of = (noun: string): string[] => found.filter(id => parseGlobalId(id)?.noun === noun);
  tally.found(asker.name, `${prefix}nodes of rows`, rows, [...of('need'), ...of('intervention')]);
  tally.found(asker.name, `${prefix}nodes of persons`, people, of('person'));
  tally.found(asker.name, `${prefix}nodes of organizations`, organizations, of('organization'));
}

/** One at a time: by `need`, `intervention`, `organization` and `node`. */
export async function readSingly(reading: Reading, every: number): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  const reports = new Map<string, NeedRow | InterventionRow>([...world.needs, ...world.interventions]);
  for (const [field, all] of [
    ['need', expectedOf(world.needs, row => sees(asker, row))],
    ['intervention', expectedOf(world.interventions, row => sees(asker, row))],
    ['organization', expectedOf(world.organizations, row => seesOrganization(asker, row))],
    ['node', expectedOf(reports, row => sees(asker, row))],
    ['node', expectedOf(world.persons, row => seesPerson(asker, row))],
  ] as const) {
    const expected = new Map([...all].filter((_, at) => at % every === 0));
    const may =
      field === 'node' ? 'ok' : field === 'organization' ? mayReadOrganizations(asker) : mayRead(asker, field);
    const ids = may !== 'ok' ? [...expected.keys()].slice(0, 1) : [...expected.keys()];
    const found: string[] = [];
    for (const some of chunks(ids, 25)) {
      const answer = await by.run<Record<string, Ref | null>, object>(
        asker.who,
        `{ ${some.map((id, at) => `a${at}: ${field}(id: "${id}") { id }`).join(' ')} }`,
      );
      tally.same(asker.name, `${prefix}${field}(id)`, 'may it be asked', may, codeOf(answer));
      found.push(...Object.values(answer.data ?? {}).flatMap(node => node?.id ?? []));
    }
    if (may === 'ok') tally.found(asker.name, `${prefix}${field}(id)`, expected, found);
  }
}

/** Counts by filters: what is hidden is not found by them. */
export async function readCounts(reading: Reading, every: number): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  const questions: { readonly field: string; readonly filter: string; readonly count: number }[] = [];
  const needs = [...world.needs.values()].filter(row => sees(asker, row));
  const interventions = [...world.interventions.values()].filter(row => sees(asker, row));
  const ask = <Row>(field: string, rows: readonly Row[], filter: string, rule: (row: Row) => boolean): void => {
    questions.push({ field, filter, count: rows.filter(row => rule(row)).length });
  };
  for (const [at, { label }] of [...world.needs.values()].entries()) {
    if (at % every === 0) ask('needs', needs, `search: "${label}"`, row => row.label.includes(label));
  }
  for (const [at, { label }] of [...world.interventions.values()].entries()) {
    if (at % every === 0) ask('interventions', interventions, `search: "${label}"`, row => row.label.includes(label));
  }
  for (const sector of ['WATER', 'HEALTH']) {
    ask('needs', needs, `sectors: [${sector}]`, row => row.sectors.includes(sector));
    ask('interventions', interventions, `sectors: [${sector}]`, row => row.sectors.includes(sector));
    for (const state of ['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED']) {
      const rule = (row: NeedRow): boolean => row.sectors.includes(sector) && row.verification === state;
      ask('needs', needs, `sectors: [${sector}], verifications: [${state}]`, rule);
    }
    for (const state of [
      'DRAFT',
      'PROPOSED',
      'RETURNED',
      'VERIFIED',
      'APPROVED',
      'RUNNING',
      'COMPLETED',
      'CANCELLED',
    ]) {
      const rule = (row: InterventionRow): boolean => row.sectors.includes(sector) && row.status === state;
      ask('interventions', interventions, `sectors: [${sector}], statuses: [${state}]`, rule);
    }
  }
  const levels = { COUNTRY: 2, PROVINCE: 2, REGENCY: 5, DISTRICT: 8, VILLAGE: 13 };
  for (const [level, length] of Object.entries(levels)) {
    const rule = ({ area }: { readonly area: string }): boolean =>
      area.length === length && (area === 'ID') === (level === 'COUNTRY');
    ask('needs', needs, `levels: [${level}]`, rule);
    ask('interventions', interventions, `levels: [${level}]`, rule);
  }
  for (const row of [...world.interventions.values()].filter((_, at) => at % (2 * every) === 0)) {
    if (row.budget === null) continue;
    const from = row.budget;
    ask(
      'interventions',
      interventions,
      `budgetFrom: "${from}"`,
      other => seesAmounts(asker, other, partnersOf(world)) && (other.budget ?? 0) >= from,
    );
  }
  for (const kind of ['needs', 'interventions'] as const) {
    const may = asked(reading, mayRead(asker, kind === 'needs' ? 'need' : 'intervention'));
    const theirs = questions.filter(({ field }) => field === kind);
    for (const some of chunks(may === 'ok' ? theirs : theirs.slice(0, 1), 25)) {
      const answer = await by.run<Record<string, { totalCount: number }>, object>(
        asker.who,
        `{ ${some.map(({ field, filter }, at) => `a${at}: ${field}(filter: { ${filter} }) { totalCount }`).join(' ')} }`,
      );
      tally.same(asker.name, `${prefix}filters of ${kind}`, 'may it be asked', may, codeOf(answer));
      if (may !== 'ok') continue;
      for (const [at, { field, filter, count }] of some.entries()) {
        tally.same(asker.name, `${prefix}${field}(filter)`, filter, count, answer.data?.[`a${at}`]?.totalCount);
      }
    }
  }
}

interface Cells {
  readonly [group: string]: Readonly<Record<string, number | string | null>>;
}

const sum = (values: readonly (number | null)[]): number | null => {
  const told = values.filter(value => value !== null);
  return told.length === 0 ? null : told.reduce((total, value) => total + value, 0);
};
const told = (values: readonly (number | null)[]): number => values.filter(value => value !== null).length;
const approvedOrLater = ['APPROVED', 'RUNNING', 'COMPLETED'];

const needMeasures = (rows: readonly NeedRow[]): Cells[string] => ({
  count: rows.length,
  verifiedCount: rows.filter(({ verification }) => verification === 'VERIFIED').length,
  familiesAffected: sum(rows.map(({ families }) => families)),
  familiesAffectedCount: told(rows.map(({ families }) => families)),
});
const interventionMeasures = (world: World, asker: Asker, rows: readonly InterventionRow[]): Cells[string] => {
  const budgets = rows.map(row => (addsUp(asker, row, partnersOf(world)) ? row.budget : null));
  const budget = sum(budgets);
  return {
    count: rows.length,
    approvedCount: rows.filter(({ status }) => approvedOrLater.includes(status)).length,
    completedCount: rows.filter(({ status }) => status === 'COMPLETED').length,
    budget: budget === null ? null : String(budget),
    budgetCount: told(budgets),
    plannedBeneficiaries: sum(rows.map(({ beneficiaries }) => beneficiaries)),
    plannedBeneficiariesCount: told(rows.map(({ beneficiaries }) => beneficiaries)),
    actualBeneficiaries: sum(rows.map(({ reached }) => reached)),
    actualBeneficiariesCount: told(rows.map(({ reached }) => reached)),
  };
};

/** The area of a level that a place lies in; nothing for what is planned above that level. */
const upTo =
  (length: number) =>
  (row: { readonly area: string }): readonly (string | null)[] => [
    row.area !== 'ID' && row.area.length >= length ? row.area.slice(0, length) : null,
  ];
const byArea = { PROVINCE: upTo(2), REGENCY: upTo(5), DISTRICT: upTo(8), VILLAGE: upTo(13) };

type Dimension<Row> = readonly [field: string, of: (row: Row) => readonly (string | number | null)[]];
const areaDimensions = Object.entries(byArea).map(([group, of]) => [group, ['area { code }', of]] as const);
const needDimensions: ReadonlyMap<string, Dimension<NeedRow>> = new Map<string, Dimension<NeedRow>>([
  ...areaDimensions,
  ['STATUS', ['status', row => [row.status]]],
  ['VERIFICATION', ['verification', row => [row.verification]]],
  ['SECTOR', ['sector', row => row.sectors]],
  ['SEVERITY', ['severity', row => [row.severity]]],
  ['YEAR', ['year', row => [row.year]]],
]);
const interventionDimensions: ReadonlyMap<string, Dimension<InterventionRow>> = new Map<
  string,
  Dimension<InterventionRow>
>([
  ...areaDimensions,
  ['STATUS', ['status', row => [row.status]]],
  ['SECTOR', ['sector', row => row.sectors]],
  ['YEAR', ['year', row => [row.year]]],
]);

/** Groups of one or two dimensions, and totals within every area, number by number. */
export async function readStatistics(reading: Reading): Promise<void> {
  const { world, asker } = reading;
  await statistics(reading, 'needStatistics', world.needs, needDimensions, needMeasures);
  await statistics(reading, 'interventionStatistics', world.interventions, interventionDimensions, rows =>
    interventionMeasures(world, asker, rows),
  );
}

async function statistics<Row extends NeedRow | InterventionRow>(
  reading: Reading,
  field: string,
  all: ReadonlyMap<string, Row>,
  dimensions: ReadonlyMap<string, Dimension<Row>>,
  measure: (rows: readonly Row[]) => Cells[string],
): Promise<void> {
  const { asker, by, tally, prefix } = reading;
  const path = `${prefix}${field}`;
  const measures = Object.keys(measure([])).join(' ');
  const may = asked(reading, mayRead(asker, field === 'needStatistics' ? 'need' : 'intervention'));
  const rows = [...all.values()].filter(row => counts(asker, row));
  const totals = places.map((area, at) => `t${at}: ${field}(within: "${area}") { total { ${measures} } }`);
  const first = await by.run<Record<string, { total: Cells[string] }>, object>(asker.who, `{ ${totals.join(' ')} }`);
  tally.same(asker.name, path, 'may it be asked', may, codeOf(first));
  if (may !== 'ok') return;
  for (const [at, area] of places.entries()) {
    const expected = measure(rows.filter(row => within(area, row.area)));
    for (const [name, value] of Object.entries(expected)) {
      tally.same(asker.name, path, `${name} within ${area}`, value, first.data?.[`t${at}`]?.total[name]);
    }
  }
  for (const [group, [key, of]] of dimensions) {
    const answer = await by.run<
      Record<string, { rows: (Cells[string] & { area?: { code: string } | null })[] }>,
      object
    >(asker.who, `{ ${field}(groupBy: [${group}]) { rows { ${key} ${measures} } } }`);
    const seen = new Map(
      (answer.data?.[field]?.rows ?? []).map(row => [
        String(row.area === undefined ? row[key] : (row.area?.code ?? null)),
        row,
      ]),
    );
    const groups = Map.groupBy(
      rows.flatMap(row => of(row).map(value => ({ value: String(value), row }))),
      ({ value }) => value,
    );
    for (const value of new Set([...seen.keys(), ...groups.keys()])) {
      const expected = measure((groups.get(value) ?? []).map(({ row }) => row));
      for (const name of Object.keys(expected)) {
        const number = groups.has(value) ? expected[name] : null;
        tally.same(asker.name, path, `${name} of ${group} ${value}`, number, seen.get(value)?.[name] ?? null);
      }
    }
  }
}

const offered: Readonly<Record<'needs' | 'interventions', Readonly<Record<string, Act>>>> = {
  needs: {
    REVISE: 'reviseNeed',
    SUBMIT: 'submitNeed',
    VERIFY: 'verifyNeed',
    RETURN: 'returnNeed',
    MEET: 'meetNeed',
    WITHDRAW: 'withdrawNeed',
  },
  interventions: {
    REVISE: 'reviseIntervention',
    SUBMIT: 'submitIntervention',
    VERIFY: 'verifyIntervention',
    APPROVE: 'approveIntervention',
    RETURN: 'returnIntervention',
    START: 'startIntervention',
    REPORT: 'reportInterventionProgress',
    COMPLETE: 'completeIntervention',
    CANCEL: 'cancelIntervention',
  },
};

/** Which acts each row offers: none without the right, and every one with it that the row's state asks for. */
export async function readActions(reading: Reading): Promise<void> {
  const { world, asker, by, tally, prefix } = reading;
  for (const [field, rows] of [
    ['needs', world.needs],
    ['interventions', world.interventions],
  ] as const) {
    if (mayRead(asker, field === 'needs' ? 'need' : 'intervention') !== 'ok') continue;
    const visible = [...rows].filter(([, row]) => sees(asker, row)).map(([id]) => id);
    const noun = field === 'needs' ? 'Need' : 'Intervention';
    for (const ids of chunks(visible, 100)) {
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${noun} { id availableActions } } }`;
      const answer = await by.run<{ nodes: ({ id: string; availableActions: string[] } | null)[] }, object>(
        asker.who,
        query,
        { ids },
      );
      for (const node of answer.data?.nodes ?? []) {
        const row = node && rows.get(node.id);
        if (!node || !row) continue;
        for (const [action, act] of Object.entries(offered[field])) {
          const right = mayDo(asker, act, row) === 'ok';
          const ripe = isRipe(act, row);
          if (right && ripe === undefined) continue;
          const expected = right && ripe === true ? 'offered' : null;
          const actual = node.availableActions.includes(action) ? 'offered' : null;
          tally.same(asker.name, `${prefix}availableActions ${act}`, row.label, expected, actual);
        }
      }
    }
  }
}

/** Who they are, and what they hold at this moment; and what is open to everybody. */
export async function readOwn(reading: Reading): Promise<void> {
  const { asker, by, tally, prefix, world } = reading;
  interface Held {
    readonly role: string;
    readonly area: { readonly code: string };
    readonly organization: Ref | null;
    readonly sectors: readonly string[] | null;
  }
  const answer = await by.run<{ viewer: { person: PersonSeen | null; grants: Held[] } }, object>(
    asker.who,
    '{ viewer { person { id contact { phone } } grants { role area { code } organization { id } sectors } } }',
  );
  const line = (
    role: string,
    area: string,
    organization: string | undefined,
    sectors: readonly string[] | null | undefined,
  ) => [role, area, organization ?? '', (sectors ?? []).join('+')].join(' ');
  const expected = held(asker).map(({ role, area, organization, sectors }) =>
    line(role, area, organization === undefined ? undefined : globalId('organization', organization), sectors),
  );
  const actual = answer.data?.viewer.grants.map(({ role, area, organization, sectors }) =>
    line(role, area.code, organization?.id, sectors),
  );
  tally.same(asker.name, `${prefix}viewer.grants`, asker.name, expected.toSorted(), actual?.toSorted());
  const self = asker.person === undefined ? null : globalId('person', asker.person);
  tally.same(asker.name, `${prefix}viewer.person`, asker.name, self, answer.data?.viewer.person?.id ?? null);

  for (const [field, query] of Object.entries({
    country: '{ country { name provinces { code } } }',
    province: '{ province(code: "15") { regencies { code } } }',
    regency: '{ regency(code: "15.71") { districts { code } } }',
    district: '{ district(code: "15.71.01") { villages { code } } }',
    village: '{ village(code: "15.71.01.1001") { ancestors { code } } }',
    area: '{ area(code: "15") { children { code } } }',
    areas: '{ areas(search: "merlung") { totalCount nodes { code } } }',
    inpresTargets: '{ inpresTargets { programmes { activities { id } } } }',
    needKinds: '{ needKinds { code } }',
  })) {
    const open = await by.run(asker.who, query);
    tally.same(asker.name, `${prefix}${field}`, 'open to everybody', 'ok', codeOf(open));
  }
  const list = await by.run<{ organizations: Page<Ref> }, object>(
    asker.who,
    `{ organizations(first: 100) { ${page('id')} } }`,
  );
  const may = mayReadOrganizations(asker);
  tally.same(asker.name, `${prefix}organizations`, 'may it be asked', may, codeOf(list));
  if (may !== 'ok') return;
  tally.found(
    asker.name,
    `${prefix}organizations`,
    expectedOf(world.organizations, other => seesOrganization(asker, other)),
    list.data?.organizations.nodes.map(({ id }) => id) ?? [],
  );
}
