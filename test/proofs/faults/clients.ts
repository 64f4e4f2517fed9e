import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Officer, Production } from '../../support/production.ts';

/** Longer than anybody may have to wait; what takes this long hangs. */
export const longest = 10_000;

interface Answer {
  readonly data?: { readonly registerNeed?: { readonly need: { readonly id: string } | null } | null } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** One that was told that it is done. */
export interface Acknowledged {
  readonly title: string;
  readonly id: string;
}

const register = `mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id } } }`;
const read = '{ needs(first: 5) { totalCount nodes { title reportedBy { name } } } }';

/** Clients that go on writing and reading, each by its own officer, and send again what was not acknowledged. */
export class Clients {
  readonly acknowledged: Acknowledged[] = [];
  /** Everything that was ever sent, acknowledged or not. */
  readonly sent = new Set<string>();
  /** How often each outcome of a request was seen: `ok`, a code, or `no connection`. */
  readonly outcomes = new Map<string, number>();
  /** What nobody should have been told, or waited for. */
  readonly wrong: string[] = [];
  slowest = 0;
  lastWritten = 0;
  lastRead = 0;
  #running = true;
  readonly #ended: Promise<unknown>;

  constructor(
    private readonly url: () => string,
    private readonly production: Production,
    officers: readonly Officer[],
    private readonly allowed: readonly string[],
  ) {
    this.#ended = Promise.all(officers.flatMap(officer => [this.#write(officer), this.#read(officer)]));
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#ended;
  }

  /** Resolves when something was written and read after now; how long that took. */
  async recovered(within: number): Promise<number> {
    const begun = performance.now();
    while (this.lastWritten < begun || this.lastRead < begun) {
      if (performance.now() - begun > within) return Number.POSITIVE_INFINITY;
      await delay(10);
    }
    return Math.max(this.lastWritten, this.lastRead) - begun;
  }

  async #write(officer: Officer): Promise<void> {
    const token = await this.production.token(officer);
    while (this.#running) {
      const key = randomUUID();
      const input = {
        areaCode: officer.area,
        kind: 'CLEAN_WATER',
        title: `Air ${key}`,
        quantity: 1,
        severity: 'LOW',
        idempotencyKey: key,
      };
      this.sent.add(input.title);
      for (;;) {
        const begun = performance.now();
        const answer = await this.#send(token, register, { input });
        const id = answer?.data?.registerNeed?.need?.id;
        if (id !== undefined) {
          this.acknowledged.push({ title: input.title, id });
          this.lastWritten = begun;
          break;
        }
        if (!this.#running) return;
        await delay(50);
      }
      await delay(5);
    }
  }

  async #read(officer: Officer): Promise<void> {
    const token = await this.production.token(officer);
    while (this.#running) {
      const begun = performance.now();
      const answer = await this.#send(token, read, {});
      if (answer?.data && answer.errors === undefined) this.lastRead = begun;
      await delay(20);
    }
  }

  async #send(token: string, query: string, variables: object): Promise<Answer | undefined> {
    const begun = performance.now();
    let outcome = 'ok';
    try {
      const response = await fetch(`${this.url()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(longest + 2000),
      });
      const answer = (await response.json()) as Answer;
      for (const { message, extensions } of answer.errors ?? []) {
        outcome = extensions.code;
        if (!this.allowed.includes(outcome)) this.wrong.push(`${outcome}: ${message}`);
      }
      return answer;
    } catch (error) {
      outcome = (error as Error).name === 'TimeoutError' ? 'hangs' : 'no connection';
      if (!this.allowed.includes(outcome)) this.wrong.push(`${outcome}: ${String((error as Error).cause ?? error)}`);
      return undefined;
    } finally {
      const took = performance.now() - begun;
      if (took > longest) this.wrong.push(`${outcome} after ${Math.round(took)} ms`);
      this.slowest = Math.max(this.slowest, took);
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    }
  }
}

/** What the database says of what clients were told: nothing that was acknowledged is missing, nothing is there twice. */
export async function judged(production: Production, { acknowledged, sent }: Pick<Clients, 'acknowledged' | 'sent'>) {
  const rows = await production.query<{ id: string; title: string; entries: number }>(`
    select id, title, (select count(*)::int from audit_entry where table_name = 'need' and row_id = need.id::text
      and act = 'insert') as entries from need`);
  const byTitle = Map.groupBy(rows, ({ title }) => title);
  return {
    lost: acknowledged.filter(({ title, id }) => `need_${byTitle.get(title)?.[0]?.id}` !== id).length,
    double: [...byTitle.values()].filter(same => same.length > 1).length,
    unknown: rows.filter(({ title }) => !sent.has(title)).length,
    withoutEntry: rows.filter(({ entries }) => entries !== 1).length,
  };
}

export const faultless = { lost: 0, double: 0, unknown: 0, withoutEntry: 0 };
