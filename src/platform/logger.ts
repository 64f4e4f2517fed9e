import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines; what could sign somebody in is never written. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', 'headers.authorization'], remove: true },
  });
}
