import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, wentWrong, type ErrorCode, type Message } from '../errors.ts';

/** An error outside of any operation, in the same shape as those inside. */
export function refusal(
  code: ErrorCode,
  { en, id }: Message,
  request: Pick<FastifyRequest, 'id' | 'headers'>,
  facts: object = {},
): object {
  const message = languageOf(request.headers['accept-language']) === 'id' ? id : en;
  return { errors: [{ message, extensions: { ...facts, code, requestId: request.id } }] };
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** A path that is not there, or not for this method. */
export async function refusePath(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = request.url.replace(/\?.*$/s, '');
  const allowed = methods.filter(method => request.server.hasRoute({ url, method }));
  if (allowed.length > 0 && !allowed.includes(request.method as (typeof methods)[number])) {
    return await reply
      .code(405)
      .header('allow', allowed.join(', '))
      .send(refusal('BAD_USER_INPUT', otherMethod(allowed.join(', ')), request));
  }
  return await reply.code(404).send(refusal('NOT_FOUND', noPath, request));
}

/** What fails before or beside an operation: a client's fault is told, ours is for the log. */
export async function refuseRequest(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const text = faults[status] ?? unreadable;
    // The rest of a body that is not read would be taken for the next request.
    if (status === 413) void reply.header('connection', 'close');
    return await reply.code(status).send(refusal('BAD_USER_INPUT', text, request));
  }
  request.log.error({ err: error, requestId: request.id }, 'a request failed');
  return await reply.code(500).send(refusal('INTERNAL', wentWrong, request));
}

/** What is not HTTP, or too much of it, has no request to answer to: a few words, and the connection ends. */
export function refuseConnection(
  error: Error & { code?: string },
  socket: { writable: boolean; end(text: string): void; destroy(): void },
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, text] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The address and the headers are too long.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request took too long to arrive.']
        : ['400 Bad Request', 'This is not HTTP.'];
  const body = JSON.stringify({ errors: [{ message: text, extensions: { code: 'BAD_USER_INPUT' } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const noPath: Message = { en: 'There is nothing at this address.', id: 'Tidak ada apa pun di alamat ini.' };

const otherMethod = (allowed: string): Message => ({
  en: `This address is for ${allowed} only.`,
  id: `Alamat ini hanya untuk ${allowed}.`,
});

const unreadable: Message = { en: 'The request cannot be read.', id: 'Permintaan tidak dapat dibaca.' };

const faults: Readonly<Record<number, Message>> = {
  413: {
    en: 'The request is too large; send less at once.',
    id: 'Permintaan terlalu besar; kirimlah lebih sedikit sekaligus.',
  },
  415: {
    en: 'Send the request as application/json.',
    id: 'Kirimkan permintaan sebagai application/json.',
  },
};
