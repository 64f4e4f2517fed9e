import { codeOf, type Answer, type Api } from '../../support/api.ts';
import {
  countsAmounts,
  countsRow,
  held,
  lies,
  readsAmounts,
  reads,
  readsContact,
  readsIntervention,
  readsNeed,
  readsParticipant,
  readsPerson,
  refusalOf,
  type Facts,
  type Root,
} from './oracle.ts';
import type { Asker } from './viewers.ts';
import { phoneOf, type InterventionRow, type World } from './world.ts';

/** All the ways in which somebody can come to a row or to a cell of it, each answer laid beside the oracle's. */

interface Disagreement {
  readonly asker: string;
  readonly way: string;
  readonly leak: boolean;
  readonly example: string;
  times: number;
}

/** Every decision, and those in which program and oracle differ. */
export class Ledger {
  decisions = 0;
  shown = 0;
  readonly #disagreements = new Map<string, Disagreement>();

  /** Whether something is shown. */
  decide(asker: Asker, way: string, what: () => string, expected: boolean, got: boolean): void {
    this.decisions += 1;
    if (got) this.shown += 1;
    if (expected !== got) this.#note(asker, way, got, what());
  }

  /** What is told: another value than the oracle's counts as a leak. */
  compare(asker: Asker, way: string, what: () => string, expected: unknown, got: unknown): void {
    this.decisions += 1;
    if (got !== null && got !== undefined) this.shown += 1;
    if (JSON.stringify(expected) === JSON.stringify(got)) return;
    const values = `${what()}: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`;
    this.#note(asker, way, got !== null && got !== undefined, values);
  }

  get leaks(): readonly Disagreement[] {
    return [...this.#disagreements.values()].filter(({ leak }) => leak);
  }

  get wrongRefusals(): readonly Disagreement[] {
    return [...this.#disagreements.values()].filter(({ leak }) => !leak);
  }

  #note(asker: Asker, way: string, leak: boolean, example: string): void {
    const key = `${asker.name}|${way}|${leak}`;
    const known = this.#disagreements.get(key);
    if (known === undefined) this.#disagreements.set(key, { asker: asker.name, way, leak, example, times: 1 });
    else known.times += 1;
  }
}

export interface Question {
  readonly world: World;
  readonly asker: Asker;
  readonly api: Api;
  readonly ledger: Ledger;
  /** No root field refuses anybody. */
  readonly isUnshielded?: boolean;
}

export interface Page<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Person {
  readonly id: string;
  readonly contact: { readonly phone: string } | null;
}
interface Need {
  readonly id: string;
  readonly reportedBy?: Person | null;
  readonly answers?: readonly { readonly intervention: { readonly id: string } | null }[];
}
interface Intervention {
  readonly id: string;
  readonly budget?: string | null;
  readonly budgetLines?: readonly { readonly amount: string }[];
  readonly participants?: readonly { readonly organization: { readonly id: string } }[];
  readonly answers?: readonly { readonly need: { readonly id: string } | null }[];
  readonly proposedBy?: Person | null;
}

const page = 'totalCount pageInfo { hasNextPage endCursor }';
const person = 'id contact { phone }';
const needCells = `id reportedBy { ${person} } answers { intervention { id } }`;
const interventionCells = `id budget budgetLines { amount } participants { organization { id } } answers { need { id } }
  proposedBy { ${person} }`;

/** What somebody is refused with at a root field is the oracle's to say; whatever it is, it shows no row. */
export async function answered<Data>(
  question: Question,
  root: Root,
  document: string,
  variables: object = {},
): Promise<Data | undefined> {
  const { api, asker, ledger } = question;
  const answer: Answer<Data> = await api.run<Data, object>(asker.somebody, document, variables);
  const code = codeOf(answer);
  if (!question.isUnshielded)
    ledger.compare(asker, `asking for ${root}`, () => root, refusalOf(asker, root) ?? null, code ?? null);
  return answer.data ?? undefined;
}

/** Whoever holds nothing may not ask for much at once. */
export const mostRows = (asker: Asker): number => (held(asker).length === 0 ? 20 : 100);

/** All pages of a list of its root field. */
async function walked<Node>(
  question: Question,
  root: Root,
  cells: string,
  filter: object = {},
): Promise<Pick<Page<Node>, 'totalCount' | 'nodes'>> {
  const given = Object.keys(filter).length > 0 ? ', filter: $filter' : '';
  const type = root === 'needs' ? 'NeedFilter' : root === 'interventions' ? 'InterventionFilter' : 'PersonFilter';
  const document = `query ($first: Int, $after: String${given && `, $filter: ${type}`}) {
    list: ${root}(first: $first, after: $after${given}) { ${page} nodes { ${cells} } } }`;
  const nodes: Node[] = [];
  let totalCount = 0;
  for (let after: string | null | undefined; after !== null;) {
    const data: { list: Page<Node> } | undefined = await answered(question, root, document, {
      after,
      first: mostRows(question.asker),
      ...(given && { filter }),
    });
    if (data === undefined) break;
    totalCount = data.list.totalCount;
    nodes.push(...data.list.nodes);
    after = data.list.pageInfo.hasNextPage ? data.list.pageInfo.endCursor : null;
  }
  return { totalCount, nodes };
}

/** Of all rows of a kind, those that are shown are those that the oracle shows; and they are counted so. */
export function decideRows<Row>(
  { asker, ledger }: Question,
  way: string,
  rows: Iterable<readonly [string, Row]>,
  may: (row: Row) => boolean,
  shown: ReadonlySet<string>,
  counted?: number,
): void {
  let expected = 0;
  for (const [id, row] of rows) {
    const visible = may(row);
    if (visible) expected += 1;
    ledger.decide(asker, way, () => JSON.stringify({ id, ...row }), visible, shown.has(id));
  }
  if (counted !== undefined) ledger.compare(asker, `${way}, counted`, () => way, expected, counted);
}

export const idsOf = (nodes: readonly ({ readonly id: string } | null)[]): Set<string> =>
  new Set(nodes.flatMap(node => node?.id ?? []));

function decidePerson(question: Question, way: string, id: string, told: Person | null | undefined): void {
  const { world, asker, ledger } = question;
  const facts = world.people.get(id);
  if (facts === undefined) throw new Error(`The world has no ${id}.`);
  ledger.decide(asker, way, () => JSON.stringify(facts), readsPerson(asker, facts), told?.id === id);
  const phone = readsContact(asker, facts) ? phoneOf(facts.area) : null;
  ledger.compare(asker, `${way}, contact`, () => JSON.stringify(facts), phone, told?.contact?.phone ?? null);
}

const personId = (id: string): string => `person_${id}`;

function decideNeedCells(question: Question, way: string, node: Need): void {
  const facts = question.world.needs.get(node.id);
  if (facts === undefined) return;
  const { world, asker, ledger } = question;
  decidePerson(question, `${way}, reportedBy`, personId(facts.reporter.id), node.reportedBy);
  const answering = [...world.interventions].filter(([, row]) => row.answers === node.id);
  const told = new Set((node.answers ?? []).flatMap(({ intervention }) => intervention?.id ?? []));
  decideRows(question, `${way}, answers`, answering, row => readsIntervention(asker, row), told);
  const expected = answering.filter(([, row]) => readsIntervention(asker, row)).length;
  ledger.compare(asker, `${way}, how many answers`, () => node.id, expected, node.answers?.length);
}

function decideInterventionCells(question: Question, way: string, node: Intervention): void {
  const { world, asker, ledger } = question;
  const row = world.interventions.get(node.id);
  if (row === undefined) return;
  const what = (): string => JSON.stringify({ id: node.id, ...row });
  const budget = readsAmounts(asker, row) ? row.budget : null;
  ledger.compare(asker, `${way}, budget`, what, budget, node.budget);
  const lines = budget === null ? null : [{ amount: budget }];
  ledger.compare(asker, `${way}, budgetLines`, what, lines, node.budgetLines?.length ? node.budgetLines : null);
  const named = new Set((node.participants ?? []).map(({ organization }) => organization.id));
  for (const participant of row.organizations) {
    const may = readsParticipant(asker, row, participant);
    ledger.decide(asker, `${way}, participants`, what, may, named.has(`organization_${participant.id}`));
  }
  decidePerson(question, `${way}, proposedBy`, personId(row.proposer.id), node.proposedBy);
  const need = world.needs.get(row.answers);
  const told = node.answers?.some(answer => answer.need?.id === row.answers) ?? false;
  ledger.decide(asker, `${way}, answers`, what, need !== undefined && readsNeed(asker, need), told);
}

const mayAskForPeople = ({ asker, isUnshielded = false }: Question): boolean =>
  isUnshielded || refusalOf(asker, 'people') === undefined;

export async function byLists(question: Question): Promise<void> {
  const { world, asker } = question;
  const needs = await walked<Need>(question, 'needs', needCells);
  decideRows(
    question,
    'list of needs',
    world.needs,
    row => readsNeed(asker, row),
    idsOf(needs.nodes),
    needs.totalCount,
  );
  for (const node of needs.nodes) decideNeedCells(question, 'list of needs', node);
  const plans = await walked<Intervention>(question, 'interventions', interventionCells);
  const may = (row: InterventionRow): boolean => readsIntervention(asker, row);
  decideRows(question, 'list of interventions', world.interventions, may, idsOf(plans.nodes), plans.totalCount);
  for (const node of plans.nodes) decideInterventionCells(question, 'list of interventions', node);
  const people = await walked<Person>(question, 'people', person);
  // Whoever may not ask for people can still be somebody.
  const mayList = mayAskForPeople(question);
  const known = idsOf(people.nodes);
  decideRows(
    question,
    'list of people',
    world.people,
    row => mayList && readsPerson(asker, row),
    known,
    people.totalCount,
  );
  for (const node of people.nodes)
    if (world.people.has(node.id)) decidePerson(question, 'list of people', node.id, node);
}

/** Who holds what, by which agreement, and what is offered. */
export async function byAccess(question: Question): Promise<void> {
  const { world, asker, api } = question;
  for (const [root, rows] of [
    ['grants', world.grants],
    ['agreements', world.agreements],
    ['contributions', world.contributions],
  ] as const satisfies [string, ReadonlyMap<string, Facts>][]) {
    const all = [...rows] as readonly (readonly [string, Facts])[];
    if (root !== 'contributions') {
      const isAsked = question.isUnshielded || refusalOf(asker, root) === undefined;
      const listed = await walked<{ id: string }>(question, root, 'id');
      const shown = idsOf(listed.nodes);
      decideRows(question, `list of ${root}`, all, row => isAsked && reads(asker, row), shown, listed.totalCount);
    }
    const found = new Set<string>();
    for (const chunk of chunksOf([...rows.keys()], mostRows(asker))) {
      const answer = await api.run<{ nodes: ({ id: string } | null)[] }, object>(
        asker.somebody,
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids: chunk },
      );
      for (const id of idsOf(answer.data?.nodes ?? [])) found.add(id);
    }
    decideRows(question, `nodes of ${root}`, all, row => reads(asker, row), found);
  }
}

/** What a filter finds tells of the rows behind it. */
export async function byFilters(question: Question): Promise<void> {
  const { world, asker } = question;
  for (const sector of ['WATER', 'HEALTH']) {
    const filter = { sectors: [sector] };
    const needs = await walked<Need>(question, 'needs', 'id', filter);
    const ofSector = [...world.needs].filter(([, row]) => row.sector === sector);
    const shown = idsOf(needs.nodes);
    decideRows(question, 'needs of a sector', ofSector, row => readsNeed(asker, row), shown, needs.totalCount);
  }
  // Amounts that one may not read find nothing.
  const amounts = [...world.interventions.values()].map(({ budget }) => Number(budget)).toSorted((a, b) => a - b);
  const from = amounts[Math.floor(amounts.length / 2)] ?? 0;
  const rich = await walked<Intervention>(question, 'interventions', 'id', { budgetFrom: String(from) });
  const may = (row: InterventionRow): boolean =>
    Number(row.budget) >= from && readsIntervention(asker, row) && readsAmounts(asker, row);
  decideRows(question, 'interventions by budget', world.interventions, may, idsOf(rich.nodes), rich.totalCount);
  const csr = await walked<Intervention>(question, 'interventions', 'id', { fundSources: ['CSR'] });
  const mayKnow = (row: InterventionRow): boolean => readsIntervention(asker, row) && readsAmounts(asker, row);
  decideRows(question, 'interventions by source', world.interventions, mayKnow, idsOf(csr.nodes), csr.totalCount);
}

export function* chunksOf<Value>(values: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

type AnyNode = Need & Intervention & Person;
const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { id
  ... on Need { reportedBy { ${person} } answers { intervention { id } } }
  ... on Intervention { budget budgetLines { amount } participants { organization { id } } answers { need { id } }
    proposedBy { ${person} } }
  ... on Person { contact { phone } } } }`;

/** Whatever it is, by its id. */
export async function byNodes(question: Question): Promise<void> {
  const { world, asker, api } = question;
  const ids = [...world.needs.keys(), ...world.interventions.keys(), ...world.people.keys()];
  const found = new Map<string, AnyNode>();
  for (const chunk of chunksOf(ids, mostRows(asker))) {
    const answer = await api.run<{ nodes: (AnyNode | null)[] }, object>(asker.somebody, nodes, { ids: chunk });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    for (const node of answer.data?.nodes ?? []) if (node) found.set(node.id, node);
  }
  const shown = new Set(found.keys());
  decideRows(question, 'node of a need', world.needs, row => readsNeed(asker, row), shown);
  decideRows(question, 'node of an intervention', world.interventions, row => readsIntervention(asker, row), shown);
  decideRows(question, 'node of a person', world.people, row => readsPerson(asker, row), shown);
  for (const node of found.values()) {
    decideNeedCells(question, 'node of a need', node);
    decideInterventionCells(question, 'node of an intervention', node);
    if (world.people.has(node.id)) decidePerson(question, 'node of a person', node.id, node);
  }
}

const atOnce = 50;
const byId = (field: string): string =>
  `query (${Array.from({ length: atOnce }, (_, at) => `$i${at}: ID!`).join(', ')}) {
    ${Array.from({ length: atOnce }, (_, at) => `r${at}: ${field}(id: $i${at}) { id }`).join('\n')} }`;
const byIds = { need: byId('need'), intervention: byId('intervention'), person: byId('person') };

/** By the root field of its kind. */
export async function byRootFields(question: Question): Promise<void> {
  const { world, asker, api } = question;
  for (const [noun, rows, may] of [
    ['need', world.needs, (id: string) => mayNeed(question, id)],
    ['intervention', world.interventions, (id: string) => mayIntervention(question, id)],
    ['person', world.people, (id: string) => mayPerson(question, id)],
  ] as const) {
    for (const chunk of chunksOf([...rows.keys()], atOnce)) {
      const last = chunk.at(-1) as string;
      const variables = Object.fromEntries(Array.from({ length: atOnce }, (_, at) => [`i${at}`, chunk[at] ?? last]));
      const answer = await api.run<Record<string, { id: string } | null>, object>(
        asker.somebody,
        byIds[noun],
        variables,
      );
      for (const [at, id] of chunk.entries()) {
        question.ledger.decide(asker, `root field ${noun}`, () => id, may(id), answer.data?.[`r${at}`]?.id === id);
      }
    }
  }
}

const mayNeed = ({ world, asker }: Question, id: string): boolean => {
  const row = world.needs.get(id);
  return row !== undefined && readsNeed(asker, row);
};
const mayIntervention = ({ world, asker }: Question, id: string): boolean => {
  const row = world.interventions.get(id);
  return row !== undefined && readsIntervention(asker, row);
};
const mayPerson = (question: Question, id: string): boolean => {
  const { world, asker } = question;
  const row = world.people.get(id);
  return row !== undefined && mayAskForPeople(question) && readsPerson(asker, row);
};

interface AreaLists {
  readonly needs: Page<Need> | null;
  readonly interventions: Page<Intervention> | null;
  readonly reaching: { readonly totalCount: number } | null;
}
const ofArea = `query ($code: String!, $after: String, $later: String) { area(code: $code) {
  needs(first: 100, after: $after) { ${page} nodes { id } }
  interventions(first: 100, after: $later) { ${page} nodes { id } }
  reaching: interventions(first: 1, includeAbove: true) { totalCount } } }`;

/** Under each area what lies in it, and on request what reaches it from above. */
export async function byAreas(question: Question): Promise<void> {
  const { world, asker, api } = question;
  for (const code of world.areas) {
    const shown = new Set<string>();
    let first: AreaLists | undefined;
    for (let after, later, more = true; more;) {
      const answer: Answer<{ area: AreaLists }> = await api.run<{ area: AreaLists }, object>(asker.somebody, ofArea, {
        code,
        after,
        later,
      });
      const lists: AreaLists | undefined = answer.data?.area;
      if (lists === undefined) throw new Error(JSON.stringify(answer.errors));
      first ??= lists;
      for (const { id } of [...(lists.needs?.nodes ?? []), ...(lists.interventions?.nodes ?? [])]) shown.add(id);
      more = (lists.needs?.pageInfo.hasNextPage || lists.interventions?.pageInfo.hasNextPage) ?? false;
      after = lists.needs?.pageInfo.endCursor ?? after;
      later = lists.interventions?.pageInfo.endCursor ?? later;
    }
    const inside = <Row extends { readonly area: string }>(rows: ReadonlyMap<string, Row>) =>
      [...rows].filter(([, { area }]) => lies(area, code));
    const may = (row: InterventionRow): boolean => readsIntervention(asker, row);
    const { needs, interventions } = world;
    const [needCount, planCount] = [first?.needs?.totalCount, first?.interventions?.totalCount];
    decideRows(question, 'needs of an area', inside(needs), row => readsNeed(asker, row), shown, needCount ?? 0);
    decideRows(question, 'interventions of an area', inside(interventions), may, shown, planCount ?? 0);
    const reaching = [...interventions.values()].filter(row => lies(row.area, code) || lies(code, row.area));
    question.ledger.compare(
      asker,
      'interventions that reach an area, counted',
      () => code,
      reaching.filter(may).length,
      first?.reaching?.totalCount ?? 0,
    );
  }
}

interface Counted {
  readonly count: number;
  readonly budget?: string | null;
  readonly area?: { readonly code: string } | null;
  readonly sector?: string;
  readonly verification?: string;
  readonly status?: string;
}
interface Statistics {
  readonly statistics: { readonly rows: readonly Counted[]; readonly total: Counted };
}
const needStatistics = `query ($within: String) { statistics: needStatistics(within: $within,
  groupBy: [VILLAGE, SECTOR, VERIFICATION]) { total { count } rows { count area { code } sector verification } } }`;
const interventionStatistics = `query ($within: String) { statistics: interventionStatistics(within: $within,
  groupBy: [VILLAGE, STATUS]) { total { count budget } rows { count budget area { code } status } } }`;

const village = (code: string): string => (code.length === 13 ? code : '');
const sum = (rows: readonly InterventionRow[]): string | null =>
  rows.length === 0 ? null : String(rows.reduce((total, { budget }) => total + Number(budget), 0));

/** Counts and sums, group by group. */
export async function byStatistics(question: Question): Promise<void> {
  const { world, asker, ledger } = question;
  for (const within of [undefined, '15', '15.71', '15.71.01.1001', '11']) {
    const isIn = ({ area }: { readonly area: string }): boolean => within === undefined || lies(area, within);
    const needs = await answered<Statistics>(question, 'needStatistics', needStatistics, { within });
    const counted = [...world.needs.values()].filter(row => isIn(row) && countsRow(asker, row));
    ledger.compare(asker, 'needs counted', () => String(within), counted.length, needs?.statistics.total.count ?? 0);
    const groups = new Set(
      [...world.needs.values()].map(row => `${village(row.area)}|${row.sector}|${row.verification}`),
    );
    const told = new Map(
      needs?.statistics.rows.map(row => [`${row.area?.code ?? ''}|${row.sector}|${row.verification}`, row.count]),
    );
    for (const group of groups) {
      const expected = counted.filter(row => `${village(row.area)}|${row.sector}|${row.verification}` === group).length;
      ledger.compare(asker, 'needs counted in a group', () => `${group} in ${within}`, expected, told.get(group) ?? 0);
    }
    await byInterventionStatistics(question, within, isIn);
  }
}

async function byInterventionStatistics(
  question: Question,
  within: string | undefined,
  isIn: (row: { readonly area: string }) => boolean,
): Promise<void> {
  const { world, asker, ledger } = question;
  const answer = await answered<Statistics>(question, 'interventionStatistics', interventionStatistics, { within });
  const all = [...world.interventions.values()];
  const counted = all.filter(row => isIn(row) && countsRow(asker, row));
  const total = answer?.statistics.total;
  ledger.compare(asker, 'interventions counted', () => String(within), counted.length, total?.count ?? 0);
  const groupOf = (row: InterventionRow): string => `${village(row.area)}|${row.status}`;
  const told = new Map(answer?.statistics.rows.map(row => [`${row.area?.code ?? ''}|${row.status}`, row]));
  for (const group of new Set(all.map(groupOf))) {
    const rows = counted.filter(row => groupOf(row) === group);
    const [what, found] = [() => `${group} in ${within}`, told.get(group)];
    ledger.compare(asker, 'interventions counted in a group', what, rows.length, found?.count ?? 0);
    const amounts = rows.filter(row => countsAmounts(asker, row));
    ledger.compare(asker, 'budgets of a group', what, sum(amounts), found?.budget ?? null);
  }
}
