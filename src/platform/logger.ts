import { pino, type Logger, type LoggerOptions } from 'pino';
import { currentRequest } from './current-request.ts';

export type { Logger };

export const logLevels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const secrets = ['authorization', 'cookie', 'set-cookie', 'variables', 'token', 'password', 'phone', 'email'];

/**
 * JSON lines, each with the id of the request it is about. What could sign somebody in, what clients send as values and
 * what says who somebody is are never written.
 */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options: LoggerOptions = {
    level,
    mixin: () => {
      const request = currentRequest.getStore();
      return request === undefined ? {} : { requestId: request.requestId };
    },
    hooks: {
      // The texts of lines are often those of errors; pino itself takes the error's where there is none.
      logMethod(parts, method) {
        const [first, ...texts] = parts as unknown[];
        const error = first instanceof Error ? first : (first as { err?: unknown } | null | undefined)?.err;
        const shown = texts.length === 0 && error instanceof Error ? [error.message] : texts;
        const all = [first, ...shown].map(part => (typeof part === 'string' ? withoutValues(part) : part));
        method.apply(this, all as Parameters<typeof method>);
      },
    },
    serializers: { err: error => toldError(error, 0) },
    redact: {
      paths: secrets.flatMap(name => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[hidden]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** How deep the causes of an error are told. */
const mostCauses = 5;

/**
 * An error for the log. The database repeats values in messages and details, such as "Key (phone)=(0812...) already exists":
 * details stay out, and what looks like a contact or a token in the rest is blanked.
 */
function toldError(error: unknown, depth: number): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? withoutValues(error) : undefined;
  const { code, severity, constraint, table, column, routine, statusCode } = error as unknown as Record<
    string,
    unknown
  >;
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ''),
    ...Object.fromEntries(
      Object.entries({ code, severity, constraint, table, column, routine, statusCode }).filter(
        ([, value]) => typeof value === 'string' || typeof value === 'number',
      ),
    ),
    ...(error.cause instanceof Error && depth < mostCauses && { cause: toldError(error.cause, depth + 1) }),
  };
}

function withoutValues(text: string): string {
  return text
    .replaceAll(/\beyJ[\w-]+(\.[\w-]*){1,4}/g, '[token]')
    .replaceAll(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '[email]')
    .replaceAll(/(?<![\w.:/-])\+?\d[\d -]{7,}\d(?![\w.:-])/g, '[number]')
    .replaceAll(/(?<=\)=)\(.*?\)/g, '([value])');
}
