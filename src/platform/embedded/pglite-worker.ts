/**
 * The thread that has the embedded database to itself: PGlite runs PostgreSQL where it is called, and while a statement
 * runs nothing else does. `pglite-client.ts` is the side that asks.
 *
 * Node loads this file as it is written, in tests too: types that can be erased, imports of packages alone.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { parse, PGlite, protocol, type Results } from '@electric-sql/pglite';

const { serialize } = protocol;
const dateOid = 1082;

/** Opened by the first call. */
let pglite: PGlite;

const calls = {
  async open(dataDir: string): Promise<void> {
    pglite = await PGlite.create(dataDir.startsWith('memory://') ? dataDir : await madeCluster(dataDir), {
      // A date stays the text it is, as on a server.
      parsers: { [dateOid]: (text: string) => text },
    });
    guardErrors();
  },

  /** One statement. */
  async query(text: string, params: readonly unknown[]): Promise<Results> {
    // The values of a statement without parameters are in its text, which does not come again.
    const bound = params.length === 0 ? [serialize.parse({ text }), serialize.bind()] : [await bind(text, params)];
    const [result] = await run(...bound, serialize.describe({ type: 'P' }), serialize.execute());
    return result as Results;
  },

  /** Any number of statements. */
  async exec(text: string): Promise<Results[]> {
    return await run(serialize.query(text));
  },

  async close(): Promise<void> {
    await pglite.close();
  },
};

export type Calls = typeof calls;
export type Call = { [Name in keyof Calls]: readonly [Name, ...Parameters<Calls[Name]>] }[keyof Calls];
/** Calls are answered in turn. An error comes as the fields it has, since a thread is handed no more than its message. */
export type Reply = { readonly result: unknown } | { readonly failure: Failure };
export type Failure = { readonly message: string } & Readonly<Record<string, unknown>>;

let answered: Promise<void> = Promise.resolve();
parentPort?.on('message', (call: Call) => {
  answered = answerAfter(answered, call);
});

/** One after the other: PGlite mixes up what is asked of it at the same time. */
async function answerAfter(earlier: Promise<void>, call: Call): Promise<void> {
  await earlier;
  const reply = await replyTo(call);
  // Nothing catches it, so that the thread ends.
  if (crash !== undefined) throw crash;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(reply);
}

async function replyTo([name, ...args]: Call): Promise<Reply> {
  try {
    return { result: await (calls[name] as (...args: unknown[]) => Promise<unknown>)(...args) };
  } catch (error) {
    outdated = true;
    if (!(error instanceof Error)) return { failure: { message: String(error) } };
    const fields = Object.entries(error).filter(([, value]) => typeof value !== 'function');
    return { failure: { ...Object.fromEntries(fields), message: error.message, stack: error.stack } };
  }
}

let crash: Error | undefined;

/**
 * Two faults of PGlite 0.5.8, where an error leaves PostgreSQL.
 *
 * An error of PostgreSQL itself is thrown as a text, and PGlite leaves the stack as deep as it was: 704 bytes are lost
 * with each row that is refused, and after 3000 of these PostgreSQL refuses everything. 0.5.17 takes them back likewise.
 *
 * When PostgreSQL crashes, as it does when its stack is full, PGlite keeps silent and finds no rows from then on. What a
 * crash has left of the stack stays as it is: PostgreSQL, entered once more, may never come back from a tidied one.
 */
function guardErrors(): void {
  const postgres = pglite.Module as unknown as {
    readonly ___stack_pointer: { value: number };
    _PostgresMainLoopOnce: () => void;
  };
  const stack = postgres.___stack_pointer;
  const enter = postgres._PostgresMainLoopOnce;
  postgres._PostgresMainLoopOnce = () => {
    const top = stack.value;
    try {
      enter();
    } catch (error) {
      if (error instanceof Error) crash = error;
      else stack.value = top;
      throw error;
    }
  };
}

/** The cluster's folder, made aside first: a process that is killed meanwhile leaves nothing half-made in its place. */
async function madeCluster(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'pglite');
  if (existsSync(folder)) return folder;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  await (await PGlite.create(draft)).close();
  renameSync(draft, folder);
  return folder;
}

async function run(...messages: readonly Uint8Array[]): Promise<Results[]> {
  const results = parse.parseResults(await send(...messages), pglite.parsers);
  outdated ||= results.some(({ command }) => /^(?:ALTER|CREATE|DO|DROP)$/.test(command ?? ''));
  return results;
}

/** All at once: to enter PostgreSQL takes as long as a small statement. */
async function send(...messages: readonly Uint8Array[]): Promise<Parameters<typeof parse.parseResults>[0]> {
  return await pglite.execProtocolStream(Buffer.concat([...messages, serialize.sync()]), { syncToFs: false });
}

interface Prepared {
  readonly name: string;
  readonly types: readonly number[];
  uses: number;
}

/** Statements of the program by their text; PGlite itself has PostgreSQL understand each one anew. */
const prepared = new Map<string, Prepared>();
const preparedAtMost = 200;
let preparedEver = 0;
/** After so many PostgreSQL keeps a plan for any values, and the same text asks for a village and for the country. */
const usesAtMost = 5;
/** PostgreSQL refuses a statement whose columns are others than they were. */
let outdated = false;

async function bind(text: string, params: readonly unknown[]): Promise<Uint8Array> {
  if (outdated || prepared.size >= preparedAtMost) await forgetAll();
  const known = prepared.get(text);
  const statement = known === undefined || known.uses === usesAtMost ? await prepare(text, known) : known;
  statement.uses += 1;
  const values = params.map((param, index) => {
    if (param === null || param === undefined) return null;
    return (pglite.serializers[statement.types[index] ?? 0] ?? String)(param);
  });
  return serialize.bind({ statement: statement.name, values });
}

async function prepare(text: string, replaced: Prepared | undefined): Promise<Prepared> {
  preparedEver += 1;
  const name = replaced?.name ?? `s${preparedEver}`;
  const messages = [serialize.parse({ name, text }), serialize.describe({ type: 'S', name })];
  const described = await send(...(replaced === undefined ? [] : [close(replaced)]), ...messages);
  const statement = { name, types: parse.parseDescribeStatementResults(described), uses: 0 };
  prepared.set(text, statement);
  return statement;
}

async function forgetAll(): Promise<void> {
  outdated = false;
  const statements = [...prepared.values()];
  prepared.clear();
  await send(...statements.map(close));
}

function close({ name }: Prepared): Uint8Array {
  return serialize.close({ type: 'S', name });
}
