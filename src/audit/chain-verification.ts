import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Session } from '../platform/database.ts';

/** The last link of each chain: position and hash, to be kept where whoever may change the database cannot. */
export type Anchor = Readonly<Record<string, readonly [position: number, hash: string]>>;

export interface Fault {
  readonly chain: number;
  readonly position: number;
  readonly what: string;
  /** The entry itself, where there is one. */
  readonly entry?: { readonly id: string; readonly at: string; readonly table: string; readonly row: string };
}

export interface Verified {
  readonly entries: number;
  readonly chains: number;
  readonly anchor: Anchor;
  /** The first bad entry of each chain, the earliest first; none where every entry is as it was written. */
  readonly faults: readonly Fault[];
  /** Tables whose changes are not written down as they should be. */
  readonly unrecorded: readonly string[];
}

interface Link {
  readonly chain: number;
  readonly position: string;
  readonly hash: string;
  readonly text: string;
  readonly id: string;
  readonly at: string;
  readonly table: string;
  readonly row: string;
}
interface Head {
  readonly chain: number;
  readonly position: string;
  readonly hash: string;
}

const batch = 5000;
/** What the program keeps for itself. */
const technical = ['migration', 'table_version', 'idempotency_key', 'audit_entry', 'audit_head'];
const acts = ['insert', 'update', 'delete', 'truncate'];
const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/**
 * Walks every chain from its first entry to its head, in one snapshot. The text of an entry is made here and not by the
 * function that wrote it: who changes entries may have changed that too.
 */
export async function verifyChains(
  session: Session,
  anchors: readonly Anchor[] = [],
  tell: (done: number, all: number) => void = () => {},
): Promise<Verified> {
  await session.run(
    sql`select set_config('role', 'episentrum_keeper', true), set_config('statement_timeout', '0', true)`,
  );
  const [counted] = await session.run<{ count: number }>(sql`select count(*)::int as count from audit_entry`);
  const all = counted?.count ?? 0;
  const heads = new Map(
    (
      await session.run<Head>(sql`
        select chain, position::text as position, encode(hash, 'hex') as hash from audit_head order by chain`)
    ).map(head => [head.chain, head]),
  );
  const chains = await session.run<{ chain: number }>(sql`
    select chain from audit_entry union select chain from audit_head order by chain`);
  const faults: Fault[] = [];
  const anchor: Record<string, readonly [number, string]> = {};
  let entries = 0;
  for (const { chain } of chains) {
    const kept = new Map(
      anchors.flatMap(each => {
        const found = each[String(chain)];
        return found === undefined ? [] : [[found[0], found[1]] as const];
      }),
    );
    const walked = await walk(session, chain, heads.get(chain), kept, done => tell(entries + done, all));
    entries += walked.entries;
    if (walked.fault !== undefined) faults.push(walked.fault);
    if (walked.last.position > 0) anchor[chain] = [walked.last.position, walked.last.hash.toString('hex')];
  }
  for (const each of anchors) {
    for (const [chain, [position]] of Object.entries(each)) {
      if (position > 0 && !chains.some(known => String(known.chain) === chain))
        faults.push({ chain: Number(chain), position, what: 'the anchor knows this chain, and it is gone' });
    }
  }
  const unrecorded = await tablesUnrecorded(session);
  const byTime = faults.toSorted((a, b) => (a.entry?.at ?? '~').localeCompare(b.entry?.at ?? '~'));
  return { entries, chains: Object.keys(anchor).length, anchor, faults: byTime, unrecorded };
}

interface Walked {
  readonly entries: number;
  readonly last: { readonly position: number; readonly hash: Buffer };
  readonly fault: Fault | undefined;
}

async function walk(
  session: Session,
  chain: number,
  head: Head | undefined,
  kept: ReadonlyMap<number, string>,
  tell: (done: number) => void,
): Promise<Walked> {
  let last = { position: 0, hash: sha256('') };
  let fault: Fault | undefined;
  let entries = 0;
  const waiting = new Map(kept);
  for (let from = await nextPosition(session, chain); from !== undefined;) {
    const to = BigInt(from) + BigInt(batch);
    const links = await session.run<Link>(sql`
      select chain, position::text as position, encode(hash, 'hex') as hash, id::text as id, table_name as "table",
        row_id as "row", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        jsonb_build_array(chain, position, id, (extract(epoch from at) * 1000000)::bigint, subject, person_id, grant_id,
          request_id, database_user, table_name, row_id, act, before, after)::text as text
      from audit_entry where chain = ${chain} and position >= ${from}::bigint and position < ${String(to)}::bigint
      order by audit_entry.position, id`);
    for (const link of links) {
      entries += 1;
      const position = Number(link.position);
      const found = whatIsWrong(link, position, last, head, waiting);
      if (found !== undefined) {
        const { id, at, table, row } = link;
        fault ??= { chain, position, what: found, entry: { id, at, table, row } };
      }
      last = { position, hash: Buffer.from(link.hash, 'hex') };
    }
    tell(entries);
    from = await nextPosition(session, chain, to);
  }
  fault ??= whatIsWrongAtTheEnd(chain, last, head, waiting);
  return { entries, last, fault };
}

function whatIsWrong(
  link: Link,
  position: number,
  last: Walked['last'],
  head: Head | undefined,
  waiting: Map<number, string>,
): string | undefined {
  if (head === undefined) return 'its chain is none of those that entries are written to';
  if (position <= last.position) return 'another entry has the same place';
  if (position > last.position + 1)
    return position === last.position + 2
      ? `the entry before it, at ${last.position + 1}, is missing`
      : `the entries before it, ${last.position + 1} to ${position - 1}, are missing`;
  if (position > Number(head.position)) return 'it stands after the head of its chain: it was put in';
  if (sha256(last.hash, link.text).toString('hex') !== link.hash)
    return 'its text, its place or what stands before it is not what it was when it was written';
  const anchored = waiting.get(position);
  waiting.delete(position);
  if (anchored !== undefined && anchored !== link.hash)
    return 'it is not the entry that the anchor knows at this place';
  return undefined;
}

function whatIsWrongAtTheEnd(
  chain: number,
  last: Walked['last'],
  head: Head | undefined,
  waiting: ReadonlyMap<number, string>,
): Fault | undefined {
  const missing = [...waiting.keys()].find(position => position > last.position);
  const position = last.position + 1;
  if (head === undefined) return { chain, position, what: 'the head of this chain is gone' };
  if (Number(head.position) > last.position)
    return { chain, position, what: `the end is missing: the head of the chain stands at ${head.position}` };
  if (head.hash !== last.hash.toString('hex'))
    return { chain, position: last.position, what: 'the head of the chain is not its last entry' };
  if (missing !== undefined)
    return { chain, position, what: `the end is missing: the anchor knows an entry at ${missing}` };
  return undefined;
}

async function nextPosition(session: Session, chain: number, from?: bigint): Promise<string | undefined> {
  const [found] = await session.run<{ position: string | null }>(sql`
    select min(position)::text as position from audit_entry
    where chain = ${chain} ${from === undefined ? sql`` : sql`and position >= ${String(from)}::bigint`}`);
  return found?.position ?? undefined;
}

/** Each table must have its triggers, and they must fire whatever a session says of itself. */
async function tablesUnrecorded(session: Session): Promise<string[]> {
  const found = await session.run<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and case when c.relname in ('audit_entry', 'audit_head') then 1
          when c.relname = any(${sql.lit(`{${technical.join(',')}}`)}::text[]) then 0 else ${sql.lit(acts.length)} end
        > (select count(*) from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and t.tgenabled = 'A'
          and (t.tgname = any(${sql.lit(`{${acts.map(act => `audited_${act}`).join(',')}}`)}::text[]) or t.tgname = 'kept')
          and p.proname in ('record_changes', 'refuse'))
    order by c.relname`);
  return found.map(({ name }) => name);
}
