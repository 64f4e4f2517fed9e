import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A client that has the answer already is told so; whoever keeps it for others keeps it for the same viewer only. */
export function unlessKnown(request: FastifyRequest, reply: FastifyReply, body: Buffer): Buffer | string {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const vary = [reply.getHeader('vary'), 'authorization, accept, accept-language'].filter(Boolean).join(', ');
  void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary });
  const known = request.headers['if-none-match']?.split(',').map(each => each.trim().replace(/^W\//, ''));
  if (known === undefined || !(known.includes(tag) || known.includes('*'))) return body;
  void reply.code(304);
  return '';
}
