import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RowPolicy } from '../../../src/access/row-policy.ts';
import { Viewer } from '../../../src/access/viewer.ts';
import { Session } from '../../../src/platform/database.ts';
import { globalId } from '../../../src/platform/global-id.ts';
import { useApi, useEveryWay, type Api } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { useLine } from '../../support/line.ts';
import { fingerprint, trespass } from './attempts.ts';
import {
  addsUp,
  counts,
  isAround,
  isCountedAround,
  sees,
  seesAmounts,
  seesContact,
  seesParticipant,
  seesPerson,
} from './oracle.ts';
import { expectedOf, partnersOf, readAreas, readLists, readNodes, readStatistics, type Reading } from './readings.ts';
import { Tally, type Difference } from './tally.ts';
import type { Asker } from './viewers.ts';
import { newWorld, type World } from './world.ts';

/**
 * The same world and the same oracle with one wall standing at a time: each has to hold alone. Raw statements are put to
 * the database as a request of the viewer would put them, without any condition of ours.
 */
const full = process.env['MATRIX'] === 'full';
const line = useLine();
const ways = useEveryWay();
/** What is kept here was answered without a shield, and is of no use elsewhere. */
const shieldless = useEveryWay();
/** No query has a scope here: every table is declared to belong to nobody. */
const scopeless: readonly (readonly [string, Api])[] = [
  ['by one statement', useApi({ responseCache: false })],
  ['field by field', useApi({ readPath: 'executed' })],
];
const tally = new Tally();
let world: World;
let askers: readonly Asker[];
beforeAll(async () => {
  world = await newWorld(full);
  // In the short form a few, others each day.
  const today = Math.floor(Date.now() / 86_400_000);
  askers = full ? world.askers : world.askers.filter(({ short }) => short).filter((_, at) => (at + today) % 9 === 0);
  for (const [, { app }] of scopeless) {
    const policies = app.services.policies as Map<unknown, unknown>;
    for (const entity of policies.keys()) policies.set(entity, 'open');
  }
});
afterEach(() => line.set(undefined));
afterAll(() => {
  process.stdout.write(`walls, ${full ? 'full' : 'short'}: ${tally.told()}\n`);
  if (tally.differences.length > 0) process.stdout.write(`${tally.summary()}\n`);
});

async function everybody(
  wall: string,
  by: readonly (readonly [string, Api])[],
  facts: Pick<Reading, 'unshielded'> = {},
): Promise<readonly Difference[]> {
  const before = tally.differences.length;
  for (const [at, asker] of askers.entries()) {
    const chosen = full ? by : by.slice(at % by.length, (at % by.length) + 1);
    for (const [way, api] of chosen) {
      const reading = { world, asker, by: api, tally, prefix: `${wall}, ${way}: `, ...facts };
      await readLists(reading);
      await readAreas(reading, ['15', '15.71.01.1001']);
      await readNodes(reading);
      await readStatistics(reading);
    }
  }
  return tally.differences.slice(before, before + 20);
}

/** The shield, here and in compiled operations, asks this and nothing else. */
async function unshielded<Result>(work: () => Promise<Result>): Promise<Result> {
  const can = vi.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
  try {
    return await work();
  } finally {
    can.mockRestore();
  }
}

/** Neither do acts ask for the scope of a row. */
async function unscoped<Result>(work: () => Promise<Result>): Promise<Result> {
  const where = vi.spyOn(RowPolicy.prototype, 'where').mockReturnValue(sql<boolean>`true`);
  const allows = vi.spyOn(Viewer.prototype, 'allows').mockReturnValue(true);
  try {
    return await work();
  } finally {
    where.mockRestore();
    allows.mockRestore();
  }
}

describe('nobody sees more', { timeout: full ? 1_200_000 : 120_000 }, () => {
  it('without the shield', async () => {
    const differences = await unshielded(() => everybody('no shield', shieldless, { unshielded: true }));

    expect(differences).toEqual([]);
  });

  it('without a scope in queries', async () => {
    expect(await everybody('no scope', scopeless)).toEqual([]);
  });

  it('without both, by row level security alone', async () => {
    const differences = await unshielded(() => everybody('neither', scopeless, { unshielded: true }));

    expect(differences).toEqual([]);
  });

  it('on connections that lost who asks, or never knew', async () => {
    line.set(async sent => await sent.run({ carried: undefined, statement: { ...sent.statement } }));

    expect(await everybody('no context', ways.slice(0, 2))).toEqual([]);
  });
});

/** A transaction of somebody's, and what every table shows in it. */
async function rowsSeen(enter: (session: Session) => Promise<unknown>): Promise<Record<string, string[]>> {
  const { orm } = await testDatabase();
  const session = await Session.begin(orm, 'read');
  try {
    await enter(session);
    const seen: Record<string, string[]> = {};
    for (const [table, id] of Object.entries(tables)) {
      const rows = await session.run<{ id: string }>(sql`select ${sql.ref(id)}::text as id from ${sql.table(table)}`);
      seen[table] = rows.map(row => row.id);
    }
    return seen;
  } finally {
    await session.rollback();
  }
}

/** Every table of somebody's rows, with the column that says which row of the world it tells. */
const tables = {
  need: 'id',
  intervention: 'id',
  intervention_participant: 'intervention_id',
  budget_line: 'intervention_id',
  progress_note: 'intervention_id',
  need_answer: 'intervention_id',
  person: 'id',
  person_contact: 'person_id',
  access_grant: 'person_id',
  idempotency_key: 'subject',
  need_fact: 'id',
  intervention_fact: 'id',
  budget_fact: 'intervention_id',
  need_around: 'id',
  intervention_around: 'id',
  need_fact_around: 'id',
  intervention_fact_around: 'id',
} as const;

describe('the database alone', () => {
  it('shows each viewer what the oracle says, and nothing else', async () => {
    const before = tally.differences.length;
    const [[, { app }]] = ways as [(typeof ways)[number]];
    for (const asker of askers) {
      const seen = await rowsSeen(session => app.services.standings.enter(session, asker.who?.subject, 'matrix'));
      const compare = (table: keyof typeof tables, noun: string, all: Parameters<Tally['found']>[2]): void => {
        // Of parts there are many a row: one that is seen tells of it.
        const ids = [...new Set(seen[table])].map(id => globalId(noun, id));
        tally.found(asker.name, `raw ${table}`, all, ids);
      };
      const needs = expectedOf(world.needs, row => sees(asker, row));
      const interventions = expectedOf(world.interventions, row => sees(asker, row));
      const organizations = [...world.organizations.values()];
      const having = (
        has: (row: World['interventions'] extends ReadonlyMap<string, infer Row> ? Row : never) => boolean,
      ) => new Map([...interventions].filter(([id]) => has(world.interventions.get(id) as never)));
      compare('need', 'need', needs);
      compare('intervention', 'intervention', interventions);
      compare(
        'intervention_participant',
        'intervention',
        having(row => organizations.some(one => row.named.includes(one.id) && seesParticipant(asker, row, one))),
      );
      const budgeted = new Map([...world.interventions].filter(([, { budget }]) => budget !== null));
      const partners = partnersOf(world);
      compare(
        'budget_line',
        'intervention',
        expectedOf(budgeted, row => seesAmounts(asker, row, partners)),
      );
      compare(
        'progress_note',
        'intervention',
        having(({ noteBy }) => noteBy !== undefined),
      );
      compare(
        'need_answer',
        'intervention',
        having(({ answers }) => answers.length > 0),
      );
      compare(
        'person',
        'person',
        expectedOf(world.persons, other => seesPerson(asker, other)),
      );
      compare(
        'person_contact',
        'person',
        expectedOf(new Map([...world.persons].filter(([, { reachable }]) => reachable)), other =>
          seesContact(asker, other),
        ),
      );
      compare(
        'need_around',
        'need',
        expectedOf(world.needs, row => sees(asker, row) && isAround(asker, row)),
      );
      compare(
        'intervention_around',
        'intervention',
        expectedOf(world.interventions, row => sees(asker, row) && isAround(asker, row)),
      );
      compare(
        'need_fact',
        'need',
        expectedOf(world.needs, row => counts(asker, row)),
      );
      compare(
        'intervention_fact',
        'intervention',
        expectedOf(world.interventions, row => counts(asker, row)),
      );
      compare(
        'need_fact_around',
        'need',
        expectedOf(world.needs, row => counts(asker, row) && isCountedAround(asker, row)),
      );
      compare(
        'intervention_fact_around',
        'intervention',
        expectedOf(world.interventions, row => counts(asker, row) && isCountedAround(asker, row)),
      );
      compare(
        'budget_fact',
        'intervention',
        expectedOf(budgeted, row => addsUp(asker, row, partners)),
      );
    }
    expect(tally.differences.slice(before, before + 20)).toEqual([]);
  });

  it('shows nothing on a used connection on which nobody asks', async () => {
    const [[, { app }]] = ways as [(typeof ways)[number]];
    const centre = world.askers.find(({ name }) => name === 'CENTRE_ADMIN ID');
    const nothing = Object.fromEntries(Object.keys(tables).map(table => [table, []]));
    for (const asker of askers) {
      await rowsSeen(session => app.services.standings.enter(session, asker.who?.subject, 'matrix'));

      const seen = await rowsSeen(async () => {});

      tally.count('raw, nobody asks', world.needs.size + world.interventions.size + world.persons.size);
      expect(seen).toEqual(nothing);
    }
    const all = await rowsSeen(session => app.services.standings.enter(session, centre?.who?.subject, 'matrix'));
    expect(all['need']).toHaveLength(world.needs.size);
  });
});

describe('nobody changes more', { timeout: full ? 1_200_000 : 120_000 }, () => {
  it.each([
    ['the shield', 'any', unshielded],
    ['a scope', 'out of reach', unscoped],
    ['both', 'out of reach', <Result>(work: () => Promise<Result>) => unshielded(() => unscoped(work))],
  ] as const)('without %s', async (wall, on, without) => {
    const before = await fingerprint();
    const found = tally.differences.length;

    for (const [at, asker] of askers.entries()) {
      const [, by] = ways[at % ways.length] as (typeof ways)[number];
      await without(() => trespass({ world, asker, by, tally, prefix: `without ${wall}: ` }, on, full ? 12 : 60));
    }

    expect(tally.differences.slice(found, found + 20)).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });
});
