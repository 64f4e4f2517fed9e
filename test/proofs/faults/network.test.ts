import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/postgres-tools.ts';
import { build, Production, type Officer } from '../../support/production.ts';
import { startProgram, type Program } from '../program.ts';
import { Clients, faultless, judged } from './clients.ts';
import { Proxy, type Fault } from './proxy.ts';

/** How long a fault lasts; `npm run prove:faults` lets some last longer than anybody waits. */
const lasting = (process.env['FAULTS_SECONDS'] ?? '3').split(',').map(Number);

const faults: readonly Fault[] = [
  { kind: 'slow', milliseconds: 150 },
  { kind: 'slow', milliseconds: 3000 },
  { kind: 'reset' },
  { kind: 'black hole' },
  { kind: 'half open' },
  { kind: 'lost answers' },
];

describe.runIf(process.env['DATABASE_URL'])('a network between the server and its database', () => {
  let production: Production;
  let proxy: Proxy;
  let program: Program;
  const officers: Officer[] = [];
  beforeAll(async () => {
    await build();
    production = await Production.start();
    for (let one = 0; one < 6; one += 1) officers.push(await production.newOfficer());
    proxy = await Proxy.start(production.cluster.port);
    program = await startProgram(await freePort(), production.environment(proxy.port));
  });
  afterAll(async () => {
    program?.signal('SIGKILL');
    await proxy?.stop();
    await production?.stop();
  });

  it.each(lasting.flatMap(seconds => faults.map(fault => [seconds, fault] as const)))(
    'for %d s, with %o: nobody hangs, everybody is told what is so, and it is as before within 3 s',
    { timeout: 90_000 },
    async (seconds, fault) => {
      const clients = new Clients(() => program.url, production, officers, ['ok', 'UNAVAILABLE']);
      expect(await clients.recovered(5000)).toBeLessThan(5000);

      proxy.set(fault);
      await delay(seconds * 1000);
      proxy.set({ kind: 'none' });
      const recovery = await clients.recovered(12_000);
      await delay(300);
      await clients.stop();

      process.stderr.write(
        `${JSON.stringify(fault)} for ${seconds} s: ${JSON.stringify(Object.fromEntries(clients.outcomes))}; ` +
          `slowest answer ${Math.round(clients.slowest)} ms, recovery ${Math.round(recovery)} ms\n`,
      );
      expect(clients.wrong).toEqual([]);
      const { lost, double, withoutEntry } = await judged(production, clients);
      expect({ ...faultless, lost, double, withoutEntry }).toEqual(faultless);
      expect(recovery).toBeLessThan(3000);
    },
  );
});
