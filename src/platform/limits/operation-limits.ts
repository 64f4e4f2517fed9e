import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { DomainError } from '../errors.ts';
import { refuseIllTyped } from '../input-faults.ts';
import { prices, Pricing } from './price.ts';
import { rateWindow, type Allowance, type RateLimiter, type Spent } from './rate-limiter.ts';

/** What whoever asks may spend, at once and in a minute. */
export interface SpendingLimits extends Allowance {
  readonly price: number;
}

/** Somebody whose operations have a price. */
export interface Spender {
  /** Who pays: operations of one payer are counted together. */
  readonly payer: string;
  /** As far as is known, or as it is now. */
  limits(how: 'known' | 'now'): Promise<SpendingLimits>;
}

/**
 * Prices each operation before anything is read for it, and refuses what is beyond the limit of whoever asks. What it cost
 * is told in `extensions.cost` and in headers; a GET has no `remaining` in its body, which has to be the same until the
 * data is another.
 */
export function limitsOperations<Context extends Spender>(
  schema: GraphQLSchema,
  limiter: RateLimiter | undefined,
): ApolloServerPlugin<Context> {
  const pricing = new Pricing(schema);
  return {
    requestDidStart: async () => {
      let cost: Readonly<Record<string, unknown>> | undefined;
      return {
        didResolveOperation: async ({ document, operation, queryHash, request, contextValue, response }) => {
          if (operation === undefined) return;
          const { variables = {}, http } = request;
          const price = pricing.price(document, operation, queryHash, variables);
          let limits = await contextValue.limits('known');
          // A grant may have been given since.
          if (price > limits.price) limits = await contextValue.limits('now');
          const isAffordable = price <= limits.price;
          const { headers } = response.http;
          headers.set('query-price', String(price));
          cost = { price, limit: limits.price };
          const spent = await limiter?.spend(contextValue.payer, isAffordable ? price : prices.refusal, limits);
          if (spent !== undefined) {
            const { remaining, reset } = spent;
            headers.set('ratelimit-policy', `"${limits.name}";q=${limits.perMinute};w=${rateWindow}`);
            headers.set('ratelimit', `"${limits.name}";r=${remaining};t=${secondsOf(spent)}`);
            if (http?.method !== 'GET') {
              cost = { ...cost, remaining, resetAt: new Date(Date.now() + reset).toISOString() };
            }
          }
          if (spent?.isAllowed === false) throw tooMuch(price, spent);
          if (!isAffordable) throw tooExpensive(price, limits.price);
          // After the price, which its answer tells whichever way it would be read.
          refuseIllTyped(schema, operation, variables);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (cost === undefined || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

function secondsOf({ reset }: Spent): number {
  return Math.max(1, Math.ceil(reset / 1000));
}

function tooExpensive(price: number, limit: number): DomainError {
  const error = new DomainError(
    'QUERY_TOO_EXPENSIVE',
    {
      en: `This operation costs ${price} points and you may spend ${limit} at once; ask for fewer rows (first), fewer levels of places inside each other, or one place instead of many.`,
      id: `Operasi ini bernilai ${price} poin, sedangkan batas Anda ${limit} sekali minta; mintalah lebih sedikit baris (first), lebih sedikit tingkat wilayah yang bersarang, atau satu wilayah saja.`,
    },
    { price, limit },
  );
  Object.assign(error.extensions, { http: { status: 400 } });
  return error;
}

function tooMuch(price: number, spent: Spent): DomainError {
  const seconds = secondsOf(spent);
  const error = new DomainError(
    'RATE_LIMITED',
    {
      en: `This operation costs ${price} points and you have ${spent.remaining} left; there are more in ${seconds} seconds.`,
      id: `Operasi ini bernilai ${price} poin dan sisa Anda ${spent.remaining}; poin bertambah dalam ${seconds} detik.`,
    },
    { price, remaining: spent.remaining, retryAfter: seconds },
  );
  Object.assign(error.extensions, { http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) } });
  return error;
}
