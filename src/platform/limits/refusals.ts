import type { FastifyReply, FastifyRequest } from 'fastify';
import { UnauthenticatedError, type Message } from '../errors.ts';
import { refusal } from '../http/refusal.ts';
import { payerOf } from './payer.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** How often anybody's requests may be refused in a minute: far more often than whoever mends a query sees to it. */
const allowance = { name: 'refused', perMinute: 300 };

/** Whoever was refused too often waits for the rest of the minute: nothing more of theirs is read. */
export class Refusals {
  readonly #until = new Map<string, number>();

  constructor(private readonly limiter: RateLimiter) {}

  async count(payer: string): Promise<void> {
    const { remaining, reset } = await this.limiter.spend(payer, 1, allowance);
    if (remaining > 0 || this.#until.has(payer)) return;
    this.#until.set(payer, Date.now() + reset);
    setTimeout(() => this.#until.delete(payer), reset).unref();
  }

  get isAnybodyWaiting(): boolean {
    return this.#until.size > 0;
  }

  /** Seconds; none for whoever need not wait. */
  waitOf(payer: string): number {
    const until = this.#until.get(payer);
    return until === undefined ? 0 : Math.max(1, Math.ceil((until - Date.now()) / 1000));
  }
}

type SubjectOf = (request: FastifyRequest) => Promise<string | undefined>;

/**
 * Hooks of a route. What is refused with a status counts here; what an operation is told with 200, where that is told. Who
 * is signed in is counted apart from the address, which a whole office may share.
 */
export function limitsRefusals(refusals: Refusals, subjectOf: SubjectOf) {
  return {
    async onRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
      if (!refusals.isAnybodyWaiting) return undefined;
      const nobodysWait = refusals.waitOf(payerOf(undefined, request.ip));
      try {
        const wait = refusals.waitOf(payerOf(await subjectOf(request), request.ip));
        return wait === 0 ? undefined : await refuse(request, reply, wait);
      } catch (error) {
        // A client has to be told that its token has expired, whatever else comes from its address.
        if (nobodysWait === 0 || !(error instanceof UnauthenticatedError)) return undefined;
        void reply.code(401).header('www-authenticate', 'Bearer');
        return await reply.send(refusal('UNAUTHENTICATED', error.text, request));
      }
    },

    async onResponse(request: FastifyRequest, { statusCode }: FastifyReply): Promise<void> {
      if (statusCode < 400 || statusCode >= 500 || statusCode === 429) return;
      const subject = statusCode === 401 ? undefined : await subjectOf(request).catch(() => undefined);
      await refusals.count(payerOf(subject, request.ip));
    },
  };
}

async function refuse(request: FastifyRequest, reply: FastifyReply, seconds: number): Promise<FastifyReply> {
  return await reply
    .code(429)
    .header('retry-after', String(seconds))
    .send(refusal('RATE_LIMITED', tooMany(seconds), request, { retryAfter: seconds }));
}

const tooMany = (seconds: number): Message => ({
  en: `Too many of your requests were not valid; look at what they were told, and go on in ${seconds} seconds.`,
  id: `Terlalu banyak permintaan Anda tidak sah; perhatikan jawabannya, dan lanjutkan dalam ${seconds} detik.`,
});
