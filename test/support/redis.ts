import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { freePort, output } from './postgres-tools.ts';

/** Redis as the machine has it, or can have it. */
export function redisBinary(): string | undefined {
  const find = () => output('sh', '-c', 'command -v redis-server');
  const found = find();
  if (found !== undefined) return found;
  try {
    execFileSync('apt-get', ['install', '-y', 'redis-server'], { stdio: 'ignore', timeout: 90_000 });
  } catch {
    return undefined;
  }
  return find();
}

/** A Redis of its own, that can be stopped, halted and started again on the same port. */
export class ThrowAwayRedis {
  #process: ChildProcess | undefined;

  private constructor(
    private readonly binary: string,
    private readonly port: number,
  ) {}

  static async start(binary: string): Promise<ThrowAwayRedis> {
    const redis = new ThrowAwayRedis(binary, await freePort());
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#process = spawn(this.binary, options, { stdio: 'ignore' });
    for (let attempt = 0; !(await this.#answers()); attempt += 1) {
      if (attempt === 100) throw new Error('Redis did not start.');
      await later(50);
    }
  }

  async stop(): Promise<void> {
    const process = this.#process;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGCONT');
    process.kill('SIGKILL');
    await ended;
  }

  /** It keeps its connections and says nothing. */
  halt(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
  }

  async #answers(): Promise<boolean> {
    const socket = connect(this.port, '127.0.0.1');
    return await new Promise<boolean>(done => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    }).finally(() => socket.destroy());
  }
}
