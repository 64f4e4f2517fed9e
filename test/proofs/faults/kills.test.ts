import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durable } from '../../support/cluster.ts';
import { freePort } from '../../support/postgres-tools.ts';
import { build, Production } from '../../support/production.ts';
import { startProgram, type Program } from '../program.ts';
import { Clients, faultless, judged } from './clients.ts';

/** How often something is killed; `npm run prove:faults` does so 120 times, a hundred of them with SIGKILL. */
const kills = Number(process.env['FAULTS_KILLS'] ?? 4);
const fullForm = 120;

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

  /** What is killed, and how; each says whether there was something to kill. */
  const victims = {
    'SIGKILL of the API': async () => {
      program.signal('SIGKILL');
      await program.ended;
      program = await startProgram(port, production.environment());
      return true;
    },
    'SIGKILL of PostgreSQL whole': async () => {
      process.kill(production.cluster.pid, 'SIGKILL');
      // Its processes leave once they notice; a new one does not start before.
      for (let attempt = 0; ; attempt += 1) {
        await delay(100);
        if (await production.cluster.start().then(() => true, () => attempt > 100)) return true; // prettier-ignore
      }
    },
    'SIGKILL of a single backend': async () => {
      const [backend] = await production.query<{ pid: number }>(`select pid from pg_stat_activity
        where usename = 'episentrum_api' order by (state = 'active') desc, random() limit 1`);
      if (backend === undefined) return false;
      const starts = startsOf(production);
      try {
        process.kill(backend.pid, 'SIGKILL');
      } catch {
        return false;
      }
      // All its siblings go with it, and PostgreSQL recovers as from a crash.
      while (startsOf(production) === starts) await delay(20);
      return true;
    },
    'a polite end of backends': async () => {
      const ended = await production.query<{ done: boolean }>(`select pg_terminate_backend(pid) as done
        from pg_stat_activity where usename = 'episentrum_api' order by random() limit 3`);
      return ended.some(({ done }) => done);
    },
  };

  /** Single processes are lost more often than all at once, and seldom politely. */
  const order: readonly (keyof typeof victims)[] = [
    'SIGKILL of the API',
    'a polite end of backends',
    'SIGKILL of a single backend',
    'SIGKILL of PostgreSQL whole',
    'SIGKILL of a single backend',
    'SIGKILL of the API',
  ];

  it(
    `${kills} times: nothing acknowledged is lost, nothing is double, nobody waits long`,
    { timeout: 900_000 },
    async () => {
      const officers = [];
      for (let one = 0; one < 6; one += 1) officers.push(await production.newOfficer());
      const clients = new Clients(() => program.url, production, officers, ['ok', 'UNAVAILABLE', 'no connection']);
      const slowest: Partial<Record<keyof typeof victims, number>> = {};
      const killed: Partial<Record<keyof typeof victims, number>> = {};
      let inVain = 0;
      await clients.recovered(5000);

      for (let kill = 0; kill < kills;) {
        await delay(Math.random() * 200);
        const victim = order[kill % order.length] ?? 'SIGKILL of the API';
        // What found nobody to kill is tried again, and is no kill.
        if (!(await victims[victim]())) {
          inVain += 1;
          if (inVain > kills) throw new Error(`There is nobody for ${victim}.`);
          continue;
        }
        kill += 1;
        killed[victim] = (killed[victim] ?? 0) + 1;
        const recovery = Math.round(await clients.recovered(10_000));
        slowest[victim] = Math.max(slowest[victim] ?? 0, recovery);
      }
      await clients.stop();

      process.stderr.write(
        `${kills} kills ${JSON.stringify(killed)}, ${inVain} in vain: ${clients.acknowledged.length} writes acknowledged, ${clients.sent.size} sent; ` +
          `${JSON.stringify(Object.fromEntries(clients.outcomes))}; slowest answer ${Math.round(clients.slowest)} ms, ` +
          `slowest recovery in ms ${JSON.stringify(slowest)}\n`,
      );
      expect(clients.wrong).toEqual([]);
      expect(await judged(production, clients)).toEqual(faultless);
      expect(clients.acknowledged.length).toBeGreaterThan(kills);
      expect(Math.max(...Object.values(slowest))).toBeLessThan(3000);
      const { 'a polite end of backends': polite = 0, ...violent } = killed;
      const sigkills = Object.values(violent).reduce((sum, count) => sum + count, 0);
      expect(polite + sigkills).toBe(kills);
      expect(sigkills).toBeGreaterThanOrEqual(kills >= fullForm ? 100 : 1);
    },
  );
});
