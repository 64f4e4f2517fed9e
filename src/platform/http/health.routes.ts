import type { FastifyInstance } from 'fastify';

interface Health {
  /** Migrations that are not there yet; fails where the database does not answer. */
  readonly pending: () => Promise<readonly string[]>;
  readonly isDraining: () => boolean;
}

/** Whether the process runs, and whether it can serve. */
export function healthRoutes(http: FastifyInstance, { pending, isDraining }: Health): void {
  http.get('/livez', async () => ({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    try {
      if (!isDraining() && (await pending()).length === 0) return { status: 'ready' };
    } catch {
      // Which part of the database fails is for the log of whoever tried to use it.
    }
    return await reply.code(503).send({ status: isDraining() ? 'draining' : 'unavailable' });
  });
}
