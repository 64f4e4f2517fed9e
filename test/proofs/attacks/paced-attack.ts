/**
 * Invalid requests at a steady pace, from a process of its own. What it sends is made before it begins, and what it misses
 * while others have the processor it does not make up for all at once. Node runs this file as it is, so it keeps to erasable
 * syntax.
 */
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { send } from './assault.ts';
import { fromManyAddresses, invalidRequests } from './invalid-requests.ts';

export interface Attack {
  readonly url: string;
  readonly rate: number;
  readonly seconds: number;
  readonly seed: number;
  readonly fromMany: boolean;
}

process.on('message', (attack: Attack) => void carryOut(attack));

async function carryOut({ url, rate, seconds, seed, fromMany }: Attack): Promise<void> {
  const made = invalidRequests(rate * seconds, seed);
  const requests = [...(fromMany ? fromManyAddresses(made) : made)];
  process.send?.('begun');
  const statuses: Record<string, number> = {};
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<void>[] = [];
  const end = performance.now() + seconds * 1000;
  let due = performance.now();
  for (const request of requests) {
    if (performance.now() > end) break;
    const answer = send(agent, url, request).then(
      ({ status }) => status,
      () => 'none',
    );
    answers.push(answer.then(status => void (statuses[status] = (statuses[status] ?? 0) + 1)));
    due = Math.max(due + 1000 / rate, performance.now());
    if (due > performance.now()) await delay(due - performance.now());
  }
  await Promise.all(answers);
  agent.destroy();
  process.send?.(statuses);
}
