import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durable } from '../../support/cluster.ts';
import { freePort } from '../../support/postgres-tools.ts';
import { build, Production } from '../../support/production.ts';
import { startProgram, type Program } from '../program.ts';
import { Clients, faultless, judged } from './clients.ts';

/** How often something is killed; `npm run prove:faults` does so a hundred times and more. */
const kills = Number(process.env['FAULTS_KILLS'] ?? 4);

function startsOf({ cluster }: Production): number {
  return readFileSync(cluster.log, 'utf8').split('ready to accept connections').length;
}

/** Whatever is lost while clients write: what was acknowledged is there, and nothing is there twice. */
describe.runIf(process.env['DATABASE_URL'])('killed while clients write', () => {
  let production: Production;
  let program: Program;
  let port: number;
  beforeAll(async () => {
    await build();
    production = await Production.start({ settings: durable });
    port = await freePort();
    program = await startProgram(port, production.environment());
  });
  afterAll(async () => {
    program?.signal('SIGKILL');
    await production?.stop();
  });

  const victims = {
    'the API': async () => {
      program.signal('SIGKILL');
      await program.ended;
      program = await startProgram(port, production.environment());
    },
    'all of PostgreSQL': async () => {
      process.kill(production.cluster.pid, 'SIGKILL');
      // Its processes leave once they notice; a new one does not start before.
      for (let attempt = 0; ; attempt += 1) {
        await delay(100);
        if (await production.cluster.start().then(() => true, () => attempt > 100)) return; // prettier-ignore
      }
    },
    'a backend, politely': async () => {
      await production.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'episentrum_api' order by random() limit 3`);
    },
    'a backend, with SIGKILL': async () => {
      const [backend] = await production.query<{ pid: number }>(`select pid from pg_stat_activity
        where usename = 'episentrum_api' order by (state = 'active') desc, random() limit 1`);
      if (backend === undefined) return;
      const starts = startsOf(production);
      process.kill(backend.pid, 'SIGKILL');
      // All its siblings go with it, and PostgreSQL recovers as from a crash.
      while (startsOf(production) === starts) await delay(20);
    },
  };

  /** Single processes are lost more often than all at once. */
  const order: readonly (keyof typeof victims)[] = [
    'the API',
    'a backend, politely',
    'a backend, with SIGKILL',
    'all of PostgreSQL',
    'a backend, politely',
    'a backend, with SIGKILL',
  ];

  it(
    `${kills} times: nothing acknowledged is lost, nothing is double, nobody waits long`,
    { timeout: 900_000 },
    async () => {
      const officers = [];
      for (let one = 0; one < 6; one += 1) officers.push(await production.newOfficer());
      const clients = new Clients(() => program.url, production, officers, ['ok', 'UNAVAILABLE', 'no connection']);
      const slowest: Partial<Record<keyof typeof victims, number>> = {};
      await clients.recovered(5000);

      for (let kill = 0; kill < kills; kill += 1) {
        await delay(Math.random() * 200);
        const victim = order[kill % order.length] ?? 'the API';
        await victims[victim]();
        const recovery = Math.round(await clients.recovered(10_000));
        slowest[victim] = Math.max(slowest[victim] ?? 0, recovery);
      }
      await clients.stop();

      process.stderr.write(
        `${kills} kills: ${clients.acknowledged.length} writes acknowledged, ${clients.sent.size} sent; ` +
          `${JSON.stringify(Object.fromEntries(clients.outcomes))}; slowest answer ${Math.round(clients.slowest)} ms, ` +
          `slowest recovery in ms ${JSON.stringify(slowest)}\n`,
      );
      expect(clients.wrong).toEqual([]);
      expect(await judged(production, clients)).toEqual(faultless);
      expect(clients.acknowledged.length).toBeGreaterThan(kills);
      expect(Math.max(...Object.values(slowest))).toBeLessThan(3000);
    },
  );
});
