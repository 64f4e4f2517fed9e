import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { RequestContext } from '../../src/access/request-context.ts';
import { codeOf, useApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { newOfficer, newPerson, type Somebody } from '../support/factories.ts';
import { useLine } from '../support/line.ts';

const line = useLine();
const api = useApi({ responseCache: false });
beforeEach(emptyDatabase);

const people: [string, () => Promise<Somebody | null>, string][] = [
  ['nobody', async () => null, '3s'],
  ['somebody without grants', async () => await newPerson(), '3s'],
  ['a partner', async () => await newOfficer('PARTNER', '15'), '5s'],
  ['an officer', async () => await newOfficer('DISTRICT', '15.71.01'), '8s'],
  ['the centre', async () => await newOfficer('CENTRE_ADMIN', 'ID'), '8s'],
  ['an analyst', async () => await newOfficer('ANALYST', 'ID'), '8s'],
];

const asking = '{ needKinds { code } }';

describe.each(people)('a statement of %s', (_who, somebody, timeout) => {
  it('may take as long as their limit says, field by field, whether they are known or not', async () => {
    const who = await somebody();
    const told = [];

    for (let time = 0; time < 2; time += 1) {
      const sender = { subject: who?.subject, requestId: randomUUID(), language: 'en', address: '::1' } as const;
      const context = new RequestContext(api.app.services, sender);
      const [row] = await context.run(sql<{ timeout: string }>`select current_setting('statement_timeout') as timeout`);
      told.push(row?.timeout);
      await context.finish();
    }

    expect(told).toEqual([timeout, timeout]);
  });

  it('and compiled', async () => {
    const who = await somebody();
    await api.run(who, asking);
    let told: unknown;
    line.set(async ({ run, carried, statement }) => {
      const text = `select current_setting('statement_timeout')`;
      if (carried !== undefined) [told] = await run({ statement: { ...statement, name: 'timeout', text }, values: [] });
      return await run();
    });

    await api.run(who, asking);

    line.set(undefined);
    expect(told).toBe(timeout);
  });
});

it.skipIf(process.env['DATABASE_URL'] === undefined)(
  'ends what takes longer for nobody, and not yet for an analyst',
  async () => {
    const analyst = await newOfficer('ANALYST', 'ID');
    for (const who of [null, analyst]) await api.run(who, asking);
    const slept: number[] = [];
    line.set(async ({ run, carried, statement }) => {
      const start = performance.now();
      try {
        if (carried !== undefined) {
          await run({ statement: { ...statement, name: 'sleep', text: 'select pg_sleep(3.6)' }, values: [] });
        }
        return await run();
      } finally {
        slept.push(performance.now() - start);
      }
    });

    const answers = await Promise.all([null, analyst].map(who => api.run(who, asking)));

    line.set(undefined);
    expect(answers.map(codeOf)).toEqual(['QUERY_TOO_EXPENSIVE', undefined]);
    expect(Math.min(...slept)).toBeGreaterThan(2900);
    expect(Math.min(...slept)).toBeLessThan(3500);
  },
);
