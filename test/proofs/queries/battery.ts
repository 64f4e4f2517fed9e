import { createHash } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { actions } from '../../../src/access/permissions.ts';
import { isConnection } from '../../differential/targets.ts';
import { ways, type Asked, type Program, type Told } from './asking.ts';

/** What somebody who is after a secret may have guessed of it, and the rows that it is about. */
export interface Clues {
  readonly words: readonly string[];
  readonly amounts: readonly string[];
  readonly ids: readonly string[];
}

type Shot = Pick<Asked, 'query' | 'variables' | 'operationName' | 'method'>;

type Field = GraphQLField<unknown, unknown>;

/** Questions about a secret through every channel that an answer has. */
export function batteryOf(schema: GraphQLSchema, clues: Clues): { questions: Shot[]; openings: Shot[] } {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const lists = fields.filter(({ type }) => {
    const named = getNamedType(type);
    return isObjectType(named) && isConnection(named);
  });
  const texts = [
    ...lists.flatMap(list => [...searchesIn(list, clues), ...filtersOf(list), ...ordersOf(list, clues)]),
    ...amountsOf(clues),
    ...fields.filter(({ name }) => name.endsWith('Statistics')).flatMap(countsOf),
    ...clues.ids.flatMap(id => explanationsOf(id)),
  ];
  const questions = texts.flatMap((query, index): Shot[] =>
    index % 5 === 0 ? [{ query }, { query, method: 'GET' }] : [{ query }],
  );
  return { questions, openings: openingsOf(clues) };
}

const inOne = (parts: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(parts.length / 25) }, (_, index) => {
    const some = parts.slice(index * 25, (index + 1) * 25).map((part, place) => `p${place}: ${part}`);
    return `{ ${some.join(' ')} }`;
  });

/** From the first letter on, longer and longer: each answer says whether the next letter is right. */
function searchesIn(list: Field, { words }: Clues): string[] {
  const filter = getNamedType(list.args.find(({ name }) => name === 'filter')?.type);
  if (!isInputObjectType(filter) || filter.getFields()['search'] === undefined) return [];
  const prefixes = words.flatMap(word => Array.from({ length: word.length }, (_, index) => word.slice(0, index + 1)));
  const probes = [...new Set(prefixes)].map(
    prefix => `${list.name}(filter: { search: ${JSON.stringify(prefix)} }) { totalCount nodes { id } }`,
  );
  return inOne(probes);
}

const guesses: Readonly<Record<string, readonly string[]>> = {
  Boolean: ['true', 'false'],
  Int: ['2024', '2025', '2026', '2027'],
  LocalDate: ['"2024-06-01"', '"2026-02-01"', '"2026-12-31"'],
  DateTime: ['"2024-06-01T00:00:00Z"', '"2026-01-15T03:00:00Z"', '"2026-03-01T03:00:00Z"'],
};

/** By each value of each filter that is of few, and on both sides of what may be guessed of others. */
function filtersOf(list: Field): string[] {
  const filter = getNamedType(list.args.find(({ name }) => name === 'filter')?.type);
  if (!isInputObjectType(filter)) return [];
  const filters = Object.values(filter.getFields()).flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const values = isEnumType(named) ? named.getValues().map(value => value.name) : (guesses[named.name] ?? []);
    return values.map(value => `{ ${name}: ${isListType(getNullableType(type)) ? `[${value}]` : value} }`);
  });
  return inOne(filters.map(each => `${list.name}(filter: ${each}) { totalCount nodes { id } }`));
}

const page =
  '{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }';

/** By each order, and from places in it that nobody has been given a cursor of. */
function ordersOf(list: Field, clues: Clues): string[] {
  const order = getNamedType(list.args.find(({ name }) => name === 'orderBy')?.type);
  const connection = getNamedType(list.type);
  if (!isInputObjectType(order) || !isObjectType(connection)) return [];
  const field = getNamedType(order.getFields()['field']?.type);
  const names = isEnumType(field) ? field.getValues().map(({ name }) => name) : [];
  const noun = connection.name.replace(/Connection$/, '');
  return names.flatMap(name =>
    ['ASC', 'DESC'].flatMap(direction => {
      const orderBy = `orderBy: { field: ${name}, direction: ${direction} }`;
      const values = ['M', '2026-01-01', '15.71.01.1001x', '2026-01-01 00:00:00+00', ...clues.amounts, ...clues.words];
      const crafted = values.map(value => madeUp([`${noun}:${name}:${direction}`, value, someId]));
      return inOne([
        `${list.name}(first: 2, ${orderBy}) ${page}`,
        `${list.name}(last: 2, ${orderBy}) ${page}`,
        `${list.name}(first: 50, ${orderBy}) ${page}`,
        ...crafted.flatMap(cursor => [
          `${list.name}(first: 2, after: "${cursor}", ${orderBy}) ${page}`,
          `${list.name}(last: 2, before: "${cursor}", ${orderBy}) ${page}`,
        ]),
      ]);
    }),
  );
}

const madeUp = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const someId = '80000000-0000-7000-8000-000000000000';

/** Halving what lies between nothing and more than there is, and a step to each side of what is guessed. */
function amountsOf({ amounts }: Clues): string[] {
  const steps = amounts.flatMap(amount => [BigInt(amount) - 1n, BigInt(amount), BigInt(amount) + 1n]);
  const halves = Array.from({ length: 45 }, (_, index) => 2n ** BigInt(index));
  return inOne(
    [...steps, ...halves].map(least => `interventions(filter: { budgetFrom: "${least}" }) { totalCount nodes { id } }`),
  );
}

/** By every group, alone and by place, of everything and of what each value of each filter leaves. */
function countsOf(statistics: Field): string[] {
  const group = getNamedType(statistics.args.find(({ name }) => name === 'groupBy')?.type);
  const filter = getNamedType(statistics.args.find(({ name }) => name === 'filter')?.type);
  const type = getNamedType(statistics.type);
  const row = isObjectType(type) ? getNamedType(type.getFields()['rows']?.type) : undefined;
  if (!isEnumType(group) || !isInputObjectType(filter) || !isObjectType(row)) return [];
  const leaves = Object.values(row.getFields()).filter(each => isLeafType(getNamedType(each.type)));
  const rows = `{ rows { area { code } ${leaves.map(({ name }) => name).join(' ')} } }`;
  const names = group.getValues().map(({ name }) => name);
  const groups = ['', ...names, ...names.filter(name => name !== 'VILLAGE').map(name => `VILLAGE, ${name}`)];
  const filters = Object.values(filter.getFields()).flatMap(({ name, type: given }) => {
    const values = getNamedType(given);
    return isEnumType(values) ? values.getValues().map(value => `{ ${name}: [${value.name}] }`) : [];
  });
  return inOne([
    ...groups.map(each => `${statistics.name}(groupBy: [${each}]) ${rows}`),
    ...filters.map(each => `${statistics.name}(filter: ${each}) ${rows}`),
  ]);
}

function explanationsOf(id: string): string[] {
  return inOne([
    ...actions.map(
      action => `explainAccess(action: "${action}", id: "${id}") { isAllowed obstacle roles grants { id } }`,
    ),
    `whoCanSee(id: "${id}") { hasMore grants { id } }`,
  ]);
}

const opened = `__typename
  ... on Need { id title version quantity progress: status coverage { planned delivered uncovered } reportedBy { name } }
  ... on Intervention { id title version status budget budgetLines { fundSource amount note } availableActions
    proposedBy { name } participants { role organization { name } } contributions { id note amount } }
  ... on Person { id name position contact { phone email } grants { id reason } }
  ... on Grant { id reason person { name } } ... on Agreement { id number purpose members { person { name } } }
  ... on Contribution { id words: note sum: amount } ... on Organization { name }`;

/** By their ids, among others, and by acts that should be refused. */
function openingsOf({ ids }: Clues): Shot[] {
  const variables = { ids: [`need_${someId}`, ...ids, 'area_7', 'x'] };
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${opened} } }`;
  return [
    { query, variables },
    { query, variables, method: 'GET' },
    ...ids.flatMap(id => [
      { query: `{ node(id: "${id}") { ${opened} } }` },
      { query: `{ need(id: "${id}") { id } intervention(id: "${id}") { id } person(id: "${id}") { id } }` },
      { query: `{ agreement(id: "${id}") { id } organization(id: "${id}") { name } }` },
    ]),
  ];
}

/** Changes that are refused to whoever may not see what they are to change: in the same words, whatever it is. */
export function refusedActs({ ids }: Clues): Shot[] {
  const acts = ['verifyNeed', 'submitNeed', 'startIntervention', 'approveIntervention', 'submitIntervention'];
  return ids.flatMap(id =>
    acts.map(act => ({
      query: `mutation ($id: ID!) { ${act}(input: { id: $id, expectedVersion: 1 }) { __typename } }`,
      variables: { id },
    })),
  );
}

/** All that somebody is told, shot by shot; the same shots have the same request ids. */
export async function fire(program: Program, subject: string | undefined, shots: readonly Shot[]): Promise<Told[]> {
  const told: Told[] = [];
  for (const [index, shot] of shots.entries()) {
    const asked = { ...shot, subject, way: ways[index % ways.length] ?? 'kept', requestId: requestIdOf(index) };
    const answer = await program.ask(asked);
    told.push(answer);
    const tag = (JSON.parse(answer.headers) as { etag?: string }).etag;
    if (tag !== undefined) told.push(await program.ask({ ...asked, headers: { 'if-none-match': tag } }));
  }
  return told;
}

function requestIdOf(index: number): string {
  const hex = createHash('sha256').update(String(index)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
