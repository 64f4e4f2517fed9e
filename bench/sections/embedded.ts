import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tell, type Bench } from '../bench.ts';
import { send, startEmbedded } from '../contenders.ts';
import type { Request } from '../load.ts';
import { alternate, type Result } from '../measure.ts';
import { goals } from '../report.ts';
import { contentOf } from '../servers/compare.ts';

const mostRatio = 3;
const mostStall = 50;
const pause = 5;

/** Everything by everything, several times over, as the demo world's centre: it is small, and this takes its time. */
const asker = 'demo:central';
const years = [2021, 2022, 2023, 2024, 2025, 2026];
const slow = JSON.stringify({
  query: `{${years
    .map(
      year => `
    y${year}: interventionStatistics(groupBy: [VILLAGE, SECTOR, FUND_SOURCE, STATUS], filter: { years: [${year}] }) {
      rows { count area { name } sector fundSource status budget }
    }`,
    )
    .join('')} }`,
});

/** The program with its embedded database and the demo world, beside the program with a server's. */
export async function measureEmbedded(bench: Bench): Promise<void> {
  const world = await bench.world();
  const dataDir = mkdtempSync(join(tmpdir(), 'episentrum-embedded-'));
  tell('starting the embedded program: it imports all areas');
  const embedded = await startEmbedded(dataDir, bench.issuer);
  try {
    const served = await bench.start('ours', world.url);
    const lanes = [
      { name: 'embedded', pid: embedded.pid, request: await embedded.request('Q1', 'central') },
      { name: 'served', pid: served.pid, request: await served.request('Q1', 'central') },
    ];
    const measured = await alternate(bench.measuring(world), lanes, 1);
    const [own, other] = ['embedded', 'served'].map(name => measured.get(name) as Result) as [Result, Result];
    const asked = await embedded.request('Q3', 'central');
    const authorization = `Bearer ${await bench.issuer.token(asker)}`;
    const question = { ...asked, headers: { ...asked.headers, authorization }, body: slow };
    tell('a slow question, and what others wait meanwhile');
    const { took, waited } = await longestWait(question);
    bench.write(
      'Embedded database',
      `The slow question took ${took.toFixed(0)} ms.\n\n${goals([
        { name: 'Q1, p50 embedded through served', value: own.p50 / other.p50, most: mostRatio },
        { name: 'longest wait for /livez while a slow question is answered, ms', value: waited, most: mostStall },
      ])}`,
    );
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Asks whether the process lives, again and again until the slow answer is there. */
async function longestWait(question: Request): Promise<{ took: number; waited: number }> {
  const livez = new URL('/livez', question.url);
  const begin = performance.now();
  const answered = new AbortController();
  const answer = send(question).finally(() => answered.abort());
  let waited = 0;
  while (!answered.signal.aborted) {
    const asked = performance.now();
    await (await fetch(livez)).text();
    waited = Math.max(waited, performance.now() - asked);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  contentOf(await answer);
  return { took: performance.now() - begin, waited };
}
