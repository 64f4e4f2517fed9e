import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { available } from '../../support/available.ts';
import { durable } from '../../support/cluster.ts';
import { freePort } from '../../support/postgres-tools.ts';
import { build, Production, type Officer } from '../../support/production.ts';
import { startProgram, type Program } from '../program.ts';
import { Clients, faultless, judged } from './clients.ts';

interface Told {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

const read = '{ needs(first: 1) { nodes { id } } }';
const register = `mutation ($input: RegisterNeedInput!) { registerNeed(input: $input) { need { id reportedAt } } }`;
const input = (officer: Officer, more: object = {}) => ({
  input: {
    areaCode: officer.area,
    kind: 'CLEAN_WATER',
    title: 'Keluarga di RT 09 belum memiliki air bersih',
    quantity: 1,
    severity: 'LOW',
    ...more,
  },
});

async function ask(program: Program, token: string, query: string, variables: object = {}): Promise<Told> {
  const response = await fetch(`${program.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) };
}

const codeOf = ({ errors }: Told): string => errors?.[0]?.extensions.code ?? 'ok';

const isServer = Boolean(process.env['DATABASE_URL']);

describe.runIf(isServer)('an environment that gives less than usual', () => {
  let production: Production;
  const programs: Program[] = [];
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<Program> => {
    const program = await startProgram(await freePort(), { ...production.environment(), ...more });
    programs.push(program);
    return program;
  };
  beforeAll(async () => {
    await build();
    production = await Production.start();
  });
  afterEach(() => {
    for (const program of programs.splice(0)) program.signal('SIGKILL');
  });
  afterAll(async () => {
    await production?.stop();
  });

  it('a pool of one connection serves many at once, and outlives its loss', async () => {
    const program = await start({ DATABASE_POOL_SIZE: '1' });
    const officers = [];
    for (let one = 0; one < 8; one += 1) officers.push(await production.newOfficer());
    const clients = new Clients(() => program.url, production, officers, ['ok', 'UNAVAILABLE']);
    await clients.recovered(5000);

    for (let loss = 0; loss < 5; loss += 1) {
      await production.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'episentrum_api'`);
      expect(await clients.recovered(10_000)).toBeLessThan(3000);
    }
    await clients.stop();

    expect(clients.wrong).toEqual([]);
    expect(await judged(production, clients)).toEqual(faultless);
  });

  it.each([
    ['kept from changes', `alter system set default_transaction_read_only = 'on'`, `alter system reset all`, 'ok'],
    [
      'that takes no more connections',
      'alter role episentrum_api connection limit 0',
      'alter role episentrum_api connection limit -1',
      'UNAVAILABLE',
    ],
  ])('a database %s answers what it can, and says so for the rest', async (_how, there, gone, reading) => {
    const officer = await production.newOfficer();
    const token = await production.token(officer);
    const program = await start();
    const administer = async (statement: string) => {
      await production.query(statement);
      await production.query('select pg_reload_conf()');
      await production.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'episentrum_api'`);
      await delay(200);
    };
    await ask(program, token, register, input(officer));

    await administer(there);
    const during = {
      read: await ask(program, token, read),
      write: await ask(program, token, register, input(officer)),
    };
    await administer(gone);
    const begun = performance.now();
    await expect
      .poll(async () => codeOf(await ask(program, token, register, input(officer))), { timeout: 5000 })
      .toBe('ok');

    expect(codeOf(during.read)).toBe(reading);
    expect(codeOf(during.write)).toBe('UNAVAILABLE');
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  const faketime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
  const hasFaketime = isServer && available('libfaketime', existsSync(faketime), 'a server whose clock is wrong');
  it.runIf(hasFaketime).each([
    ['ahead', '+1y', 'ends tomorrow', "now() + interval '1 day'", 'ok'],
    ['behind', '-1y', 'ended yesterday', "now() - interval '1 day'", 'FORBIDDEN'],
  ])(
    'a server whose clock is a year %s goes by the database’s: a grant that %s',
    async (_way, offset, _grant, end, code) => {
      const [row] = await production.query<{ at: string }>(`select (${end})::text as at`);
      const officer = await production.newOfficer('15.71.01.1001', row?.at);
      // The issuer's word is judged by the server's own clock: a token must hold then, too.
      const token = await production.token(officer, { years: 2 });
      const program = await start({ LD_PRELOAD: faketime, FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' });

      const told = await ask(program, token, register, input(officer));

      expect(codeOf(told)).toBe(code);
      if (code !== 'ok') return;
      const registered = told.data?.['registerNeed'] as { need: { reportedAt: string } } | undefined;
      expect(Math.abs(Date.parse(registered?.need.reportedAt ?? '') - Date.now())).toBeLessThan(60_000);
      const late = await ask(program, await production.token(officer), read);
      expect([late.status, codeOf(late)]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );
});

/** A disk of its own, small enough to fill: a file system in memory, which only root can make. */
const isRoot = isServer && available('root', process.getuid?.() === 0, 'a disk that is full');

describe.runIf(isRoot)('a disk that is full', () => {
  let disk: string;
  let production: Production;
  let program: Program;
  beforeAll(async () => {
    await build();
    disk = mkdtempSync(join(tmpdir(), 'episentrum-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=777', 'tmpfs', disk]);
    production = await Production.start({
      parent: disk,
      settings: { ...durable, min_wal_size: '32MB', max_wal_size: '64MB', wal_keep_size: '0' },
    });
    program = await startProgram(await freePort(), production.environment());
  });
  afterAll(async () => {
    program?.signal('SIGKILL');
    await production?.stop();
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  it('is told to whoever writes, hinders nobody who reads, and is forgotten when there is room again', async () => {
    const officer = await production.newOfficer();
    const token = await production.token(officer);
    const file = join(disk, 'filler');
    const fill = (): void => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize)), { flag: 'a' });
    };
    const keys = Array.from({ length: 400 }, (_, at) => `disk-full-${at}`);
    const evidence = 'Pendataan kader. '.repeat(50).trim();
    const codes = new Set<string>();
    const done: string[] = [];

    fill();
    for (const idempotencyKey of keys) {
      const code = codeOf(await ask(program, token, register, input(officer, { evidence, idempotencyKey })));
      codes.add(code);
      if (code === 'ok') done.push(idempotencyKey);
      if (code !== 'ok') break;
    }
    const readWhileFull = codeOf(await ask(program, token, read));
    rmSync(file);
    const begun = performance.now();
    const again = keys[done.length] as string;
    await expect
      .poll(
        async () => codeOf(await ask(program, token, register, input(officer, { evidence, idempotencyKey: again }))),
        {
          timeout: 10_000,
        },
      )
      .toBe('ok');
    const recovery = performance.now() - begun;

    process.stderr.write(
      `disk full after ${done.length} writes: ${[...codes].join(', ')}; recovery ${Math.round(recovery)} ms\n`,
    );
    expect([...codes].filter(code => code !== 'ok')).toEqual(['UNAVAILABLE']);
    expect(['ok', 'UNAVAILABLE']).toContain(readWhileFull);
    expect(recovery).toBeLessThan(3000);
    const [stored] = await production.query<{ count: number }>('select count(*)::int as count from need');
    expect(stored?.count).toBe(done.length + 1);
  });
});
