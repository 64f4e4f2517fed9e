/** Invalid requests at a steady pace, from a thread of its own, so that the attacker does not slow down whoever measures. */
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { send } from './assault.ts';
import { invalidRequests } from './invalid-requests.ts';

const { url, rate, seconds, seed } = workerData as { url: string; rate: number; seconds: number; seed: number };
const agent = new Agent({ keepAlive: true });
const begun = performance.now();
const sent: Promise<unknown>[] = [];
for (const request of invalidRequests(rate * seconds, seed)) {
  sent.push(send(agent, url, request).catch(() => undefined));
  const due = begun + (sent.length * 1000) / rate;
  if (due > performance.now()) await delay(due - performance.now());
}
await Promise.all(sent);
agent.destroy();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(sent.length);
