import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, unprivilegedUser } from './postgres-tools.ts';

const program = '/usr/sbin/pgbouncer';
export const hasPooler = existsSync(program);

/** PgBouncer before a cluster, as the machine has it installed. */
export class Pooler {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(to: number, mode: 'session' | 'transaction', size: number): Promise<Pooler> {
    const user = unprivilegedUser();
    const folder = mkdtempSync(join(tmpdir(), 'episentrum-pooler-'));
    const port = await freePort();
    const [settings, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
    writeFileSync(users, '"episentrum_api" ""\n');
    writeFileSync(
      settings,
      `[databases]
episentrum = host=127.0.0.1 port=${to} dbname=episentrum
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = ${mode}
default_pool_size = ${size}
max_client_conn = 200
`,
    );
    if (user) for (const path of [folder, settings, users]) chownSync(path, user.uid, user.gid);
    const child = spawn(program, ['-q', settings], { stdio: 'ignore', ...user });
    const pooler = new Pooler(port, folder, child);
    for (let attempt = 0; !(await answers(port)); attempt += 1) {
      if (attempt === 100 || child.exitCode !== null) {
        await pooler.stop();
        throw new Error('PgBouncer did not start.');
      }
      await delay(50);
    }
    return pooler;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.kill('SIGKILL')) await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
