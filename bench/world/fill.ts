import { createHash } from 'node:crypto';
import pg from 'pg';
import * as interventions from './interventions.ts';
import * as needs from './needs.ts';
import { placeSteps } from './places.ts';
import { functions } from './sql.ts';
import { wordTables } from './words.ts';

/** Statements one after the other; those of several connections at the same time. */
type Step = readonly [name: string, ...connections: (readonly string[])[]];

const facts = ['need', 'intervention', ...Object.keys(interventions.insertParts)];

/** Rows older than this are written by one connection and younger ones by another; about half of them are. */
const middleAge = { needs: 950, interventions: 560 };
const oldest = 9999;

function drafts(rows: number): Step[] {
  return [
    ['words', [...functions, ...wordTables()]],
    ['places, organizations, people', placeSteps(rows)],
    ['needs, in numbers', [needs.needDraft, 'analyze bench.need', 'analyze bench.place']],
    [
      'interventions, in numbers',
      [interventions.picked, interventions.interventionDraft, 'analyze bench.picked', 'analyze bench.intervention'],
    ],
    [
      'their parts, in numbers',
      [
        interventions.answers,
        interventions.participants,
        interventions.budgetLines,
        interventions.partSums,
        interventions.placeKeys,
        needs.coverage,
        'analyze bench.parts',
        'analyze bench.keys',
        'analyze bench.coverage',
      ],
    ],
  ];
}

function insertions(): Step[] {
  const { intervention_participant, need_answer, budget_line, progress_note } = interventions.insertParts;
  return [
    [
      'interventions',
      [interventions.insertInterventions(middleAge.interventions, oldest)],
      [interventions.insertInterventions(0, middleAge.interventions)],
    ],
    ['needs', [needs.insertNeeds(middleAge.needs, oldest)], [needs.insertNeeds(0, middleAge.needs)]],
    ['parts of interventions', [intervention_participant, need_answer], [budget_line, progress_note]],
  ];
}

/** Another way of filling is another world. */
export function fillHash(rows: number): string {
  const steps = JSON.stringify([drafts(rows), insertions()]);
  return createHash('sha256').update(steps).digest('hex').slice(0, 16);
}

/**
 * Fills a migrated database that has areas and reference data, by set-based SQL as its owner. Triggers sleep meanwhile,
 * also those of the log, so everything they keep (coverage, budgets) is summed up here; indexes are made after the rows.
 */
export async function fill(url: string, rows: number, tell: (step: string) => void): Promise<void> {
  const clients = [await connect(url), await connect(url)] as const;
  const run = async ([name, ...connections]: Step) => {
    const begin = performance.now();
    await Promise.all(clients.map((client, index) => runAll(client, connections[index] ?? [])));
    tell(`${name}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  };
  try {
    const awakened = await sleepAlways(clients[0]);
    for (const step of drafts(rows)) await run(step);
    const indexes = await dropIndexes(clients[0]);
    for (const step of insertions()) await run(step);
    // The drafts first: with many rows the disk must not hold them beside the indexes.
    await run(['indexes', ['drop schema bench cascade', ...indexes, ...awakened]]);
  } finally {
    await Promise.all(clients.map(client => client.end()));
  }
}

/** The login by which the program serves requests, as in `schema/roles.sql`. */
export const servingLogin = 'episentrum_api';

export async function admit(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(`do $$ begin create role ${servingLogin} login in role episentrum_app;
      exception when duplicate_object then null; end $$`);
  } finally {
    await client.end();
  }
}

/** What the planner and the visibility map must know before anything is measured. */
export async function tidy(url: string, tell: (step: string) => void): Promise<void> {
  const client = await connect(url);
  tell('vacuum and analyze');
  try {
    await runAll(client, ['vacuum (analyze)', 'checkpoint']);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica; set work_mem = '256MB'; set synchronize_seqscans = off`);
  return client;
}

async function runAll(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** Triggers that a replica too would fire, put to sleep; what wakes each of them again. */
async function sleepAlways(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as trigger from pg_trigger
     where tgenabled = 'A' and not tgisinternal`,
  );
  for (const { table, trigger } of rows) await client.query(`alter table ${table} disable trigger ${trigger}`);
  return rows.map(({ table, trigger }) => `alter table ${table} enable always trigger ${trigger}`);
}

/** Indexes that no constraint needs, dropped; what makes each of them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [facts],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
