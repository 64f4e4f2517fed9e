import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Session, type Orm } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';

/** What every mutation's input may carry. */
export interface Retryable {
  readonly idempotencyKey?: string | null | undefined;
}

const hour = 3_600_000;

/** Keys live for at least three days; how old one is, the database says. Each process looks once an hour. */
export function forgetIdempotencyKeys(orm: Orm, logger: Logger): { stop(): Promise<void> } {
  let forgetting = Promise.resolve();
  const forget = async (): Promise<void> => {
    try {
      const session = await Session.begin(orm, 'write');
      try {
        await session.run(sql`select forget_idempotency_keys()`);
        await session.commit();
      } catch (error) {
        await session.rollback();
        throw error;
      }
    } catch (error) {
      logger.warn({ err: error }, 'old idempotency keys could not be forgotten');
    }
  };
  const timer = setInterval(() => {
    forgetting = forget();
  }, hour).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await forgetting;
    },
  };
}

/** Does the work of an act, or finds its answer where it was done before under the same key. */
export async function once<Answer extends object>(
  session: Session,
  subject: string,
  act: string,
  { idempotencyKey, ...input }: Retryable,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (idempotencyKey === undefined || idempotencyKey === null) return await work();
  const inputHash = createHash('sha256').update(canonical(input)).digest('hex');
  const mine = await session.run(sql`
    insert into idempotency_key (subject, key, act, input_hash) values (${subject}, ${idempotencyKey}, ${act}, ${inputHash})
    on conflict do nothing returning key`);
  if (mine.length > 0) {
    const answer = await work();
    await session.run(sql`
      update idempotency_key set answer = ${JSON.stringify(answer)}::jsonb
      where subject = ${subject} and key = ${idempotencyKey}`);
    return answer;
  }
  const [stored] = await session.run<{ act: string; input_hash: string; answer: Answer }>(sql`
    select act, input_hash, answer from idempotency_key where subject = ${subject} and key = ${idempotencyKey}`);
  if (stored?.act !== act || stored.input_hash !== inputHash) {
    throw new DomainError('IDEMPOTENCY_KEY_REUSED', {
      en: 'This idempotencyKey was used for something else; make a new one for each act.',
      id: 'idempotencyKey ini sudah dipakai untuk hal lain; buatlah yang baru untuk setiap tindakan.',
    });
  }
  return stored.answer;
}

/** The same input is the same text, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
