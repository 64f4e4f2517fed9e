import { connect } from 'node:net';
import type { PoolClient } from 'pg';

/** Whoever asked went away: nobody waits for the answer. */
export class GoneError extends Error {
  constructor() {
    super('Whoever asked has gone.');
  }
}

export function refuseGone(gone: AbortSignal | undefined): void {
  if (gone?.aborted === true) throw new GoneError();
}

/** How long a cancel may take, in milliseconds. */
const longestCancel = 5000;

interface Inside {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly connection: { readonly stream: { destroy(): void } };
}

/**
 * Ends what a connection runs, and then the connection: nothing more is sent over it. It is not given back before this is
 * done, for until the cancel is answered it may come late, and must find nobody else there; and a pooler that has lost
 * the connection no longer knows what to cancel. Closing alone does not end a statement, which learns of it when it has
 * something to say.
 */
export async function abandon(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey, connection } = client as unknown as Inside;
  const request = Buffer.alloc(16);
  [16, 80_877_102, processID, secretKey].forEach((field, index) => request.writeInt32BE(field, index * 4));
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  // Where it cannot be sent, or is not answered, the statement's own timeout ends it.
  const giveUp = setTimeout(() => socket.destroy(), longestCancel);
  socket.on('error', () => {});
  // The answer is that the other side closes; to a pooler, our closing first would be a request that was taken back.
  socket.write(request);
  socket.resume();
  await new Promise<void>(resolve => void socket.once('close', () => resolve()));
  clearTimeout(giveUp);
  connection.stream.destroy();
}
