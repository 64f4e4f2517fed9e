import { globalId } from '../../../src/platform/global-id.ts';
import { codeOf } from '../../support/api.ts';
import { areaId } from '../../support/factories.ts';
import { rowsOf } from './acts.ts';
import { answered, chunksOf, decideRows, idsOf, mostRows, type Page, type Question } from './ask.ts';
import { allUnder } from './oracle-of-acts.ts';
import {
  held,
  lies,
  reads,
  readsHistory,
  readsLogOf,
  readsIntervention,
  refusalOf,
  type GrantFacts,
} from './oracle.ts';

/** What is told of the log, of partners, and of whoever asks. */

/** One of so many; each asker has others. */
const some = <Item>({ world, asker }: Question, items: readonly Item[], every: number): readonly Item[] =>
  items.filter((_, at) => (at + world.askers.indexOf(asker)) % every === 0);

const history = 'history(first: 1) { totalCount }';
const histories = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${[
  'Need',
  'Intervention',
  'Person',
  'Grant',
  'Agreement',
  'Contribution',
  'Organization',
  'Area',
]
  .map(type => `... on ${type} { ${history} }`)
  .join(' ')} } }`;

interface Logged {
  readonly history: { readonly totalCount: number } | null;
}
interface Target extends Logged {
  readonly programmes: readonly (Logged & { readonly activities: readonly Logged[] })[];
}
const nationwide = `{ inpresTargets { ${history} programmes { ${history} activities { ${history} } } } }`;

/** What was done to something. */
export async function byHistory(question: Question): Promise<void> {
  const { world, asker, api, ledger } = question;
  const told = Object.values(rowsOf(world))
    .flat()
    .map(([id, row]) => [id, row.kind, readsHistory(asker, row)] as const);
  // Who they are is no secret; what was done to them is, where they work.
  const organizations = Object.values(world.organizations).map(
    ({ id, area }) => [globalId('organization', id), 'organization', readsLogOf(asker, area)] as const,
  );
  // Nor is where a place lies; each was written down when it was made for this world.
  const places = some(question, world.areas, 4).map(
    code => [globalId('area', areaId(code)), 'place', readsLogOf(asker, code)] as const,
  );
  const rows = [...some(question, told, 7), ...organizations, ...places];
  for (const chunk of chunksOf(rows, Math.min(25, mostRows(asker)))) {
    const ids = chunk.map(([id]) => id);
    const answer = await api.run<{ nodes: ({ id: string; history: { totalCount: number } | null } | null)[] }, object>(
      asker.somebody,
      histories,
      { ids },
    );
    if (answer.data?.nodes === undefined) throw new Error(JSON.stringify(answer.errors));
    for (const [at, [id, kind, may]] of chunk.entries()) {
      const isTold = (answer.data.nodes[at]?.history?.totalCount ?? 0) > 0;
      ledger.decide(asker, `history of a ${kind}`, () => id, may, isTold);
    }
  }
  const { data } = await api.run<{ inpresTargets: Target[] }, object>(asker.somebody, nationwide);
  const [target] = data?.inpresTargets ?? [];
  const parts = { target, programme: target?.programmes[0], activity: target?.programmes[0]?.activities[0] };
  for (const [kind, part] of Object.entries(parts)) {
    const isTold = (part?.history?.totalCount ?? 0) > 0;
    ledger.decide(asker, 'history of the Inpres', () => kind, readsLogOf(asker, 'ID'), isTold);
  }
}

const agreementOf = 'query ($id: ID!) { agreement(id: $id) { id } }';
const organizationOf = 'query ($id: ID!) { organization(id: $id) { id } }';
const agreementsOf = `query ($code: String!) { area(code: $code) {
  agreements(first: 100) { totalCount nodes { id } } } }`;
const contributionsOf = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Intervention { contributions { id } } } }`;

/** Who the partners are, what is agreed with them, and what they offer. */
export async function byPartners(question: Question): Promise<void> {
  const { world, asker, api, ledger } = question;
  const isTold = question.isUnshielded === true || refusalOf(asker, 'agreements') === undefined;
  for (const [id, row] of some(question, [...world.agreements], 9)) {
    const data = await answered<{ agreement: { id: string } | null }>(question, 'agreements', agreementOf, { id });
    const may = isTold && reads(asker, row);
    ledger.decide(asker, 'root field agreement', () => JSON.stringify(row), may, data?.agreement?.id === id);
  }
  for (const code of some(question, world.areas, 4)) {
    const answer = await api.run<{ area: { agreements: Page<{ id: string }> | null } }, object>(
      asker.somebody,
      agreementsOf,
      { code },
    );
    const list = answer.data?.area.agreements;
    const within = [...world.agreements].filter(([, { area }]) => lies(area, code));
    const shown = idsOf(list?.nodes ?? []);
    decideRows(
      question,
      'agreements of an area',
      within,
      row => isTold && reads(asker, row),
      shown,
      list?.totalCount ?? 0,
    );
  }
  const seen = [...world.interventions].filter(([, row]) => readsIntervention(asker, row));
  for (const chunk of chunksOf(some(question, seen, 2), Math.min(50, mostRows(asker)))) {
    const answer = await api.run<{ nodes: ({ id: string; contributions: { id: string }[] } | null)[] }, object>(
      asker.somebody,
      contributionsOf,
      { ids: chunk.map(([id]) => id) },
    );
    for (const [at, [id]] of chunk.entries()) {
      const offered = [...world.contributions].filter(([, { intervention }]) => intervention === id);
      const shown = idsOf(answer.data?.nodes[at]?.contributions ?? []);
      decideRows(question, 'contributions', offered, row => reads(asker, row), shown, shown.size);
    }
  }
  await byOrganizations(question);
}

/** Who the agencies and partners are, whoever serves the programme knows. */
async function byOrganizations(question: Question): Promise<void> {
  const { world, asker, ledger } = question;
  const all = Object.values(world.organizations).map(({ id }) => globalId('organization', id));
  const may = question.isUnshielded === true || refusalOf(asker, 'organizations') === undefined;
  const list = await answered<{ organizations: Page<{ id: string }> }>(
    question,
    'organizations',
    '{ organizations(first: 20) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }',
  );
  const shown = idsOf(list?.organizations.nodes ?? []);
  for (const id of all) {
    ledger.decide(asker, 'list of organizations', () => id, may, shown.has(id));
    const one = await answered<{ organization: { id: string } | null }>(question, 'organizations', organizationOf, {
      id,
    });
    ledger.decide(asker, 'root field organization', () => id, may, one?.organization?.id === id);
  }
}

interface Told {
  readonly grant: { readonly id: string } | null;
  readonly action: string;
}
interface Oneself {
  readonly viewer: {
    readonly person: { readonly id: string } | null;
    readonly grants: readonly { readonly id: string }[];
    readonly permissions: readonly Told[];
  };
  readonly myAccess: readonly {
    readonly grant: { readonly id: string } | null;
    readonly until: string | null;
    readonly reads: readonly Pick<Told, 'action'>[];
    readonly acts: readonly Pick<Told, 'action'>[];
  }[];
}
const oneself = `{ viewer { person { id } grants { id } permissions { action grant { id } } }
  myAccess { until grant { id } reads { action } acts { action } } }`;
/** What belongs to nobody. */
const open = `{ country { code } province(code: "15") { code } regency(code: "15.71") { code } district(code: "15.71.01") { code }
  village(code: "15.71.01.1001") { code } area(code: "11") { code } areas(search: "merlung") { nodes { code } }
  node(id: "need_00000000-0000-4000-8000-000000000000") { id }
  inpresTargets { programmes { activities { id } } } needKinds { code } }`;

/** What somebody holds now, and what they are told that they may. */
export async function byOneself(question: Question): Promise<void> {
  const { world, asker, api, ledger } = question;
  const { data } = await api.run<Oneself, object>(asker.somebody, oneself);
  const self = asker.personId === undefined ? null : globalId('person', asker.personId);
  ledger.compare(asker, 'oneself', () => asker.name, self, data?.viewer.person?.id ?? null);
  const isTheirs = ({ personId, isHeld }: GrantFacts): boolean => personId === asker.personId && isHeld;
  const shown = idsOf(data?.viewer.grants ?? []);
  const mine = new Map(data?.myAccess.map(access => [access.grant?.id, access]));
  for (const [id, grant] of world.grants) {
    const what = (): string => JSON.stringify({ id, ...grant });
    ledger.decide(asker, 'grants of oneself', what, isTheirs(grant), shown.has(id));
    ledger.decide(asker, 'access of oneself', what, isTheirs(grant), mine.has(id));
    if (!isTheirs(grant)) continue;
    const { reads: reading = [], acts = [] } = mine.get(id) ?? {};
    const expected = allUnder({ ...grant, when: 'now' });
    const told = [...reading, ...acts].map(({ action }) => action);
    ledger.compare(asker, 'what one may under a grant', what, expected, told.toSorted());
    ledger.compare(asker, 'whether a grant ends', what, grant.hasEnd, mine.get(id)?.until !== null);
    const permitted = data?.viewer.permissions.filter(each => each.grant === null || each.grant.id === id);
    ledger.compare(asker, 'permissions under a grant', what, expected, permitted?.map(each => each.action).toSorted());
  }
  if (held(asker).length === 0) ledger.compare(asker, 'access of nobody', () => asker.name, 0, data?.myAccess.length);
  const answer = await api.run<object, object>(asker.somebody, open);
  ledger.compare(asker, 'what is open', () => open, 'told', codeOf(answer) ?? 'told');
}
