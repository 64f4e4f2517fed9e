import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a load of one request, again and again, has measured. Times are in milliseconds. */
export interface Measured {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface LoadGenerator {
  readonly name: string;
  load(request: Request, connections: number, seconds: number): Promise<Measured>;
}

/** wrk, where it is installed: it takes little of the machine for itself and measures in microseconds. */
export async function findLoadGenerator(): Promise<LoadGenerator> {
  const version = await run('wrk', ['--version']).catch((error: { code?: unknown; stdout?: string }) =>
    error.code === 'ENOENT' ? undefined : error,
  );
  if (version === undefined) return { name: 'autocannon', load: loadWithAutocannon };
  return { name: /^wrk \S+/.exec(version.stdout ?? '')?.[0] ?? 'wrk', load: loadWithWrk };
}

async function loadWithWrk({ url, headers, body }: Request, connections: number, seconds: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'episentrum-wrk-'));
  const script = join(folder, 'request.lua');
  writeFileSync(
    script,
    `wrk.method = 'POST'
     wrk.body = ${luaText(body)}
     ${Object.entries(headers)
       .map(([name, value]) => `wrk.headers[ ${luaText(name)} ] = ${luaText(value)}`)
       .join('\n')}
     done = function(summary, latency)
       io.write(string.format('\\nmeasured %d %d %d %d %d', summary.requests, summary.duration,
         latency:percentile(50), latency:percentile(99),
         summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
           + summary.errors.timeout))
     end`,
  );
  try {
    const options = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '30s', '-s', script, url];
    const { stdout, stderr } = await run('wrk', options);
    const [, requests, microseconds, p50, p99, errors] =
      /^measured (\d+) (\d+) (\d+) (\d+) (\d+)$/m.exec(stdout)?.map(Number) ?? [];
    if (requests === undefined || microseconds === undefined || p50 === undefined || p99 === undefined) {
      throw new Error(`wrk measured nothing.\n${stderr}${stdout}`);
    }
    refuseErrors(errors, url);
    // Not one answer in all that time: it is given more.
    if (requests === 0) return await loadWithWrk({ url, headers, body }, connections, 5 * seconds);
    return { requests, perSecond: requests / (microseconds / 1e6), p50: p50 / 1000, p99: p99 / 1000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a process of its own, like wrk; its latencies are whole milliseconds. */
async function loadWithAutocannon(request: Request, connections: number, seconds: number): Promise<Measured> {
  const { url, headers, body } = request;
  const program = createRequire(import.meta.url).resolve('autocannon');
  const options = ['-m', 'POST', '-c', String(connections), '-d', String(seconds), '--json', '--no-progress'];
  const said = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const { stdout } = await run(process.execPath, [program, ...options, ...said, '-b', body, url], {
    maxBuffer: 1 << 24,
  });
  const result = JSON.parse(stdout) as {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    errors: number;
    non2xx: number;
  };
  refuseErrors(result.errors + result.non2xx, url);
  return {
    requests: result.requests.total,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

/** A server that refuses is fast. */
function refuseErrors(errors: number | undefined, url: string): void {
  if (errors !== 0) throw new Error(`${errors} requests to ${url} have failed.`);
}

/** A long bracket holds any text that does not end it. */
const luaText = (text: string): string => `[==[${text.startsWith('\n') ? '\n' : ''}${text}]==]`;
