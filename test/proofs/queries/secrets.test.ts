import { parse, validate, type GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../seeds/demo/random.ts';
import { features } from '../../../src/app.ts';
import { buildApiSchema } from '../../../src/schema.ts';
import type { Pools } from '../../differential/pools.ts';
import { randomOperation } from '../../differential/random-operation.ts';
import { targetsOf } from '../../differential/targets.ts';
import { poolsOf } from '../../differential/world-pools.ts';
import type { InterventionFact, NeedFact } from '../../reading/random-rows.ts';
import type { Somebody } from '../../support/factories.ts';
import { useProgram, type Told } from './asking.ts';
import { batteryOf, fire, refusedActs } from './battery.ts';
import { keeping } from './canaries.ts';
import { newSecrets, type Secret } from './secrets.ts';

/**
 * Two worlds that differ in a secret alone: whoever may not know it is told the same in both, byte for byte, whatever they
 * ask. Whoever may know it is told something else by the same questions, or else they would prove nothing.
 */
const queries = Number(process.env['QUERIES'] ?? 1500);
const randomly = Math.min(1000, Math.ceil(queries / 150));
/** The short form asks one of so many, for each secret others. */
const thinned = queries > 1500 ? 1 : 4;

const program = useProgram();
let schema: GraphQLSchema;
let secrets: readonly Secret[];
let pools: Pools;

beforeAll(async () => {
  schema = buildApiSchema(features);
  secrets = await newSecrets();
  pools = await poolsHere();
});

async function poolsHere(): Promise<Pools> {
  const idsOf = async (table: string) =>
    await keeping(
      async rows =>
        (await sql<{ id: string }>`select id::text from ${sql.table(table)} order by id`.execute(rows)).rows,
    );
  const of = async (table: string) => (await idsOf(table)).map(({ id }) => id);
  return poolsOf({
    needs: (await idsOf('need')) as NeedFact[],
    interventions: (await idsOf('intervention')) as InterventionFact[],
    personas: [],
    people: await of('person'),
    organizations: await of('organization'),
    grants: await of('access_grant'),
    agreements: await of('agreement'),
  });
}

/** Whatever else the schema has, the same for the same secret. */
function randomShots(
  name: string,
): { readonly query: string; readonly variables: Readonly<Record<string, unknown>> }[] {
  const targets = [...targetsOf(schema).values()];
  return Array.from({ length: randomly }, (_, index) => {
    const random = new Random('secret', name, index);
    const target = random.pick(random.pick(targets));
    return randomOperation(schema, pools, random, target);
  });
}

type Shots = Parameters<typeof fire>[2];

/** What somebody is told in each of the two worlds. */
async function inBothWorlds(secret: Secret, { subject }: Somebody, shots: Shots): Promise<readonly Told[][]> {
  const told: Told[][] = [];
  for (const value of secret.values) {
    await secret.set(value);
    told.push(await fire(program, subject, shots));
  }
  return told;
}

/** Whether it shows in what its insider is told; those who know it open it by its id, which is asked last. */
async function isFound(secret: Secret, battery: Shots): Promise<boolean> {
  const shots = battery.toReversed();
  for (let from = 0; from < shots.length; from += 20) {
    const some = await inBothWorlds(secret, secret.insider, shots.slice(from, from + 20));
    if (differences(some).length > 0) return true;
  }
  return false;
}

/** The answers that are not alike. */
function differences([one = [], another = []]: readonly Told[][]): string[] {
  return one.flatMap((answer, index) => {
    const other = another[index];
    const alike =
      other !== undefined && Object.entries(answer).every(([name, value]) => other[name as 'body'] === value);
    return alike ? [] : [`${JSON.stringify(answer)}\n${JSON.stringify(other)}`];
  });
}

const all = Array.from({ length: 19 }, (_, index) => index);
/** The last five are of one kind, for others each: the short form asks as one of them a day. */
const kinds = queries > 1500 ? all : [...all.slice(0, 14), 14 + (Math.floor(Date.now() / 86_400_000) % 5)];

describe('two worlds that differ in a secret', () => {
  it('are of every kind', () => {
    expect(secrets).toHaveLength(all.length);
  });

  it.each(kinds)(
    'are the same to whoever may not know it, and not to others (%i)',
    { timeout: 300_000 },
    async kind => {
      const secret = secrets[kind] as Secret;
      const { questions, openings } = batteryOf(schema, secret);
      const battery = [...questions.filter((_, index) => (index + kind) % thinned === 0), ...openings];
      const shots = [...battery, ...refusedActs(secret), ...randomShots(secret.name)];
      const invalid = shots.filter(({ query }) => validate(schema, parse(query)).length > 0);
      expect(invalid).toEqual([]);
      const attacked = await inBothWorlds(secret, secret.attacker, shots);

      expect([secret.name, differences(attacked).slice(0, 3).join('\n\n')]).toEqual([secret.name, '']);
      expect([secret.name, await isFound(secret, battery)]).toEqual([secret.name, true]);
      const failed = attacked.flat().filter(({ status, body }) => status >= 500 || body.includes('"code":"INTERNAL"'));
      expect(failed).toEqual([]);
      // What was refused as a whole would find nothing in any world.
      const told = attacked[0]?.filter(({ body }) => !/"data":null|^$/.test(body)) ?? [];
      expect(told.length).toBeGreaterThan(battery.length / 3);
    },
  );
});

const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz 0123456789');

/** Letter after letter, as long as somebody finds something by one more. */
async function guessText({ subject }: Somebody, list: string): Promise<string> {
  let known = 'qx';
  for (;;) {
    const probes = alphabet.map((letter, index) => {
      const search = JSON.stringify(`${known}${letter}`);
      return `p${index}: ${list}(first: 1, filter: { search: ${search} }) { totalCount }`;
    });
    const { body } = await program.ask({ subject, query: `{ ${probes.join(' ')} }` });
    const { data } = JSON.parse(body) as { data: Record<string, { totalCount: number } | null> | null };
    const letter = alphabet.find((_, index) => (data?.[`p${index}`]?.totalCount ?? 0) > 0);
    if (letter === undefined) return known.slice(2);
    known += letter;
  }
}

/** The most that the budget of an intervention is at least, by halves. */
async function guessAmount({ subject }: Somebody, id: string): Promise<bigint> {
  let [least, most] = [0n, 2n ** 62n];
  while (most - least > 1n) {
    const middle = (least + most) / 2n;
    const query = `{ interventions(first: 100, filter: { budgetFrom: "${middle}" }) { nodes { id } } }`;
    const { body } = await program.ask({ subject, query });
    const { data } = JSON.parse(body) as { data: { interventions: { nodes: { id: string }[] } } };
    if (data.interventions.nodes.some(node => node.id === id)) least = middle;
    else most = middle;
  }
  return least;
}

describe('somebody who guesses on', () => {
  it.each([
    [0, 'needs'],
    [3, 'needs'],
    [4, 'interventions'],
    [8, 'people'],
    [9, 'people'],
    [11, 'agreements'],
  ])('spells out a text that is theirs, and not a letter of one that is not (%i, by %s)', async (kind, list) => {
    const { name, attacker, insider, values, ...secret } = secrets[kind] as Secret;
    await secret.set(values[1]);
    // Nobody else's text begins so.
    for (const other of secrets) if (other.name !== name && other.values[1] === values[1]) await other.set('-');

    expect([name, await guessText(insider, list)]).toEqual([name, values[1].slice(2)]);
    expect([name, await guessText(attacker, list)]).toEqual([name, '']);
  });

  it('halves their way to a budget that is theirs, and nowhere to one that is not', async () => {
    const { attacker, insider, values, ids, ...secret } = secrets[5] as Secret;
    await secret.set(values[0]);

    expect(await guessAmount(insider, ids[0] ?? '')).toBe(BigInt(values[0]));
    expect(await guessAmount(attacker, ids[0] ?? '')).toBe(0n);
  });
});
