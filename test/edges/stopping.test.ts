import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testIssuer } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

async function startApp(): Promise<{ app: App; url: string }> {
  const app = await createApp({ database: await testDatabase(), issuer: testIssuer, logger: createLogger('silent') });
  app.http.get('/slow', async () => {
    await delay(300);
    return { done: true };
  });
  return { app, url: await app.http.listen({ port: 0, host: '127.0.0.1' }) };
}

describe('a program that will stop', () => {
  it('says that it is not ready, and goes on answering, each time for the last time on a connection', async () => {
    const { app, url } = await startApp();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    app.drain();
    const ready = await fetch(`${url}/readyz`);
    const answer = await fetch(`${url}/graphql?query={country{name}}`);

    expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }]);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.json()).toEqual({
      data: { country: { name: 'Indonesia' } },
      extensions: { cost: { price: expect.any(Number), limit: expect.any(Number) } },
    });
    await app.close();
  });

  it('finishes what is under way, answers what comes on an open connection, and takes nothing new', async () => {
    const { app, url } = await startApp();
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    const answers = text(socket);
    // Two requests on one connection: the second is read only after the first has its answer.
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /livez HTTP/1.1\r\nHost: a\r\n\r\n');
    const under = fetch(`${url}/slow`);
    await delay(100);

    const closed = app.close();
    await delay(50);
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');

    expect(await (await under).json()).toEqual({ done: true });
    const told = await answers;
    expect(told).toContain('{"done":true}');
    expect(told).not.toContain('HTTP/1.1 5');
    await closed;
  });
});

describe('a signal', () => {
  /** A process that closes as the case says; Node runs our TypeScript as it is. */
  async function stopped(options: string, signals: readonly NodeJS.Signals[]) {
    const script = `
      import { stopOnSignals } from './src/platform/stopping.ts';
      const say = line => console.log(line);
      setInterval(() => {}, 1000);
      stopOnSignals({ logger: { info: say, warn: say, error: say }, drain: () => say('draining'), ${options} });
      say('up');`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = text(child.stdout);
    await once(child.stdout, 'data');
    const begun = performance.now();
    for (const signal of signals) {
      child.kill(signal);
      await delay(100);
    }
    const [code] = child.exitCode === null ? ((await once(child, 'exit')) as [number]) : [child.exitCode];
    return { code, took: performance.now() - begun, said: await said };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)('%s drains, waits for balancers, closes, and ends with 0', async signal => {
    const close = "close: async () => say('closed')";

    const { code, took, said } = await stopped(`drainDelay: 500, stopTimeout: 5000, ${close}`, [signal]);

    expect(code).toBe(0);
    expect(took).toBeGreaterThan(450);
    expect(said).toMatch(/draining\nclosed/);
  });

  it('is not waited for without end', async () => {
    const { code, took, said } = await stopped('drainDelay: 0, stopTimeout: 300, close: () => new Promise(() => {})', [
      'SIGTERM',
    ]);

    expect(code).toBe(0);
    expect(took).toBeLessThan(3000);
    expect(said).toContain('still under way');
  });

  it('that comes again ends the program at once', async () => {
    const { code, took } = await stopped('drainDelay: 20000, stopTimeout: 20000, close: async () => {}', [
      'SIGTERM',
      'SIGTERM',
    ]);

    expect(code).toBe(1);
    expect(took).toBeLessThan(3000);
  });

  it('that finds something that cannot be closed ends the program with 1', async () => {
    const { code } = await stopped("drainDelay: 0, stopTimeout: 1000, close: async () => { throw new Error('no'); }", [
      'SIGTERM',
    ]);

    expect(code).toBe(1);
  });
});
