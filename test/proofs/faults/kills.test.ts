import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durable } from '../../support/cluster.ts';
import { freePort } from '../../support/postgres-tools.ts';
import { build, Production } from '../../support/production.ts';
import { startProgram, type Program } from '../program.ts';
import { Clients, faultless, judged } from './clients.ts';

/** How often something is killed; `npm run prove:faults` does so a hundred times and more. */
const kills = Number(process.env['FAULTS_KILLS'] ?? 4);

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
      if (backend !== undefined) process.kill(backend.pid, 'SIGKILL');
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
      const recoveries: number[] = [];
      await clients.recovered(5000);

      for (let kill = 0; kill < kills; kill += 1) {
        await delay(Math.random() * 200);
        await victims[order[kill % order.length] ?? 'the API']();
        while (
          !(await production.query('select 1').then(
            () => true,
            () => false,
          ))
        )
          await delay(20);
        recoveries.push(await clients.recovered(10_000));
      }
      await clients.stop();

      const slowestRecovery = Math.round(Math.max(...recoveries));
      process.stderr.write(
        `${kills} kills: ${clients.acknowledged.length} writes acknowledged, ${clients.sent.size} sent; ` +
          `${JSON.stringify(Object.fromEntries(clients.outcomes))}; slowest answer ${Math.round(clients.slowest)} ms, ` +
          `slowest recovery ${slowestRecovery} ms\n`,
      );
      expect(clients.wrong).toEqual([]);
      expect(await judged(production, clients)).toEqual(faultless);
      expect(clients.acknowledged.length).toBeGreaterThan(kills);
      expect(slowestRecovery).toBeLessThan(3000);
    },
  );
});
