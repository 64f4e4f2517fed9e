import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Redis } from 'ioredis';
import type { Logger } from '../logger.ts';

/** How many points somebody of a kind has in a minute. */
export interface Allowance {
  readonly name: string;
  readonly perMinute: number;
}

export interface Spent {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Milliseconds until there are all of them again. */
  readonly reset: number;
}

/** Seconds. */
export const rateWindow = 60;

/** How long an answer of Redis is waited for, and how long it is not asked again after it gave none. */
const patience = { answer: 250, away: 1000 };

/**
 * Points spent by each payer in the minute that began with their first: in this process, or in a Redis that several share.
 * While Redis is away each process counts alone, so that it is never the reason why nobody is answered.
 */
export class RateLimiter {
  readonly #memory = new Map<string, RateLimiterAbstract>();
  readonly #shared = new Map<string, RateLimiterAbstract>();
  #awayUntil = 0;
  #isAway = false;

  private constructor(
    private readonly redis: Redis | undefined,
    private readonly logger: Logger,
  ) {}

  static async open(redisUrl: string | undefined, logger: Logger): Promise<RateLimiter> {
    if (redisUrl === undefined) return new RateLimiter(undefined, logger);
    const { Redis } = await import('ioredis');
    const redis = new Redis(redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: patience.answer,
      connectTimeout: 2000,
      retryStrategy: attempt => Math.min(attempt * 100, 2000),
    });
    const limiter = new RateLimiter(redis, logger);
    redis.on('error', (error: Error) => limiter.#lost(error));
    redis.on('ready', () => limiter.#found());
    await new Promise<void>(done => {
      redis.once('ready', done);
      redis.once('error', () => done());
      setTimeout(done, 2000).unref();
    });
    return limiter;
  }

  async spend(payer: string, points: number, allowance: Allowance): Promise<Spent> {
    if (this.redis?.status === 'ready' && Date.now() >= this.#awayUntil) {
      try {
        const spent = await spendAt(this.#limiter(this.#shared, allowance), payer, points, allowance);
        this.#found();
        return spent;
      } catch (error) {
        this.#awayUntil = Date.now() + patience.away;
        this.#lost(error as Error);
      }
    }
    return await spendAt(this.#limiter(this.#memory, allowance), payer, points, allowance);
  }

  close(): void {
    this.redis?.disconnect();
  }

  #limiter(limiters: Map<string, RateLimiterAbstract>, { name, perMinute }: Allowance): RateLimiterAbstract {
    let limiter = limiters.get(name);
    if (limiter === undefined) {
      const options = { keyPrefix: `episentrum:rate:${name}`, points: perMinute, duration: rateWindow };
      limiter =
        limiters === this.#memory
          ? new RateLimiterMemory(options)
          : new RateLimiterRedis({ ...options, storeClient: this.redis, rejectIfRedisNotReady: true });
      limiters.set(name, limiter);
    }
    return limiter;
  }

  #lost(error: Error): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.logger.warn({ err: error }, 'Redis cannot be reached; each process limits rates alone until it can');
  }

  #found(): void {
    if (!this.#isAway) return;
    this.#isAway = false;
    this.logger.info('Redis is there again; rates are limited for all processes together');
  }
}

async function spendAt(
  limiter: RateLimiterAbstract,
  payer: string,
  points: number,
  { perMinute }: Allowance,
): Promise<Spent> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(payer, points);
    return { isAllowed: true, remaining: remainingPoints, reset: msBeforeNext };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    // What was refused was not had: something smaller may still be.
    const { consumedPoints, msBeforeNext } = refusal;
    await limiter.reward(payer, points);
    return { isAllowed: false, remaining: Math.max(perMinute - consumedPoints + points, 0), reset: msBeforeNext };
  }
}
