import type { ServerResponse } from 'node:http';

/** Aborted when whoever waits for a response goes away before they have it. */
export function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
}
