import { connect } from 'node:net';
import type { Pool, PoolClient } from 'pg';

/** Whoever asked went away: nobody waits for the answer. */
export class GoneError extends Error {
  constructor() {
    super('Whoever asked has gone.');
  }
}

export function refuseGone(gone: AbortSignal | undefined): void {
  if (gone?.aborted === true) throw new GoneError();
}

interface Inside {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: { destroy(): void } };
}

/**
 * Ends what a connection runs, and the connection with it: a cancel that comes late must find nobody else there. Closing
 * alone does not end a statement, which learns of it when it has something to say.
 */
export function abandon(client: PoolClient): void {
  const { host, port, processID, secretKey, connection } = client as unknown as Inside;
  const request = Buffer.alloc(16);
  [16, 80_877_102, processID, secretKey].forEach((field, index) => request.writeInt32BE(field, index * 4));
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  // Where it cannot be sent, the statement's own timeout ends it.
  socket.setTimeout(5000, () => socket.destroy());
  socket.on('error', () => {});
  socket.end(request);
  socket.resume();
  connection.stream.destroy();
}

/** The connections of a pool in use, by the number of the server's process. */
export class InUse {
  readonly #clients = new Map<number, PoolClient>();

  watch(pool: Pool): void {
    pool.on('acquire', client => void this.#clients.set((client as unknown as Inside).processID, client));
    pool.on('release', (_, client) => void this.#clients.delete((client as unknown as Inside).processID));
  }

  abandon(processId: number): void {
    const client = this.#clients.get(processId);
    if (client !== undefined) abandon(client);
  }
}
