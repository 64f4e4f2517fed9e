/**
 * A balancer as small as it can be: requests go in turn to the servers whose `/readyz` says so, and are never sent twice.
 * Node runs this file as it is, so it keeps to erasable syntax.
 */
import { Agent, createServer, request as httpRequest, type Server } from 'node:http';

export interface Balancer {
  readonly url: string;
  /** How many requests each server got. */
  readonly shares: ReadonlyMap<string, number>;
  close(): void;
}

const interval = 200;

export async function startBalancer(servers: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const shares = new Map(servers.map(server => [server, 0]));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const look = async (server: string): Promise<void> => {
    try {
      const { ok } = await fetch(`${server}/readyz`, { signal: AbortSignal.timeout(1000) });
      if (ok) ready.add(server);
      else ready.delete(server);
    } catch {
      ready.delete(server);
    }
  };
  await Promise.all(servers.map(look));
  const timer = setInterval(() => void Promise.all(servers.map(look)), interval);

  let turn = 0;
  const balancer: Server = createServer((incoming, outgoing) => {
    const open = servers.filter(server => ready.has(server));
    const server = open[(turn += 1) % Math.max(1, open.length)];
    if (server === undefined) {
      outgoing.writeHead(503).end('no server is ready');
      return;
    }
    shares.set(server, (shares.get(server) ?? 0) + 1);
    const { method, url = '/', headers } = incoming;
    const { connection: _, ...passed } = headers;
    const sending = httpRequest(new URL(url, server), { agent, method, headers: passed }, answer => {
      const { connection: __, 'keep-alive': ___, ...told } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, told);
      answer.pipe(outgoing);
    });
    sending.on('error', error => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end(String(error));
    });
    incoming.pipe(sending);
  });
  await new Promise<void>(done => balancer.listen(0, '127.0.0.1', done));
  const address = balancer.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    shares,
    close: () => {
      clearInterval(timer);
      balancer.close();
      balancer.closeAllConnections();
      agent.destroy();
    },
  };
}
