import type { Logger } from './logger.ts';
import type { OperationObserver } from './operation-observer.ts';

/** A line of the log for every operation: which, how it ended and what it took, never what was asked with which values. */
export function accessLog(logger: Logger, names: ReadonlySet<string>): OperationObserver {
  return {
    ended({ name, kind, code, readPath, statements, seconds }) {
      logger.info({
        operation: name !== undefined && names.has(name) ? name : 'other',
        kind,
        code,
        readPath,
        statements,
        milliseconds: Math.round(seconds * 10_000) / 10,
      });
    },
  };
}
