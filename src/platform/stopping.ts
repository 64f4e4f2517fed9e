import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './logger.ts';

export interface Stopping {
  readonly logger: Logger;
  /** How long whoever spreads requests is given to notice, in milliseconds. */
  readonly drainDelay: number;
  /** How long requests under way may take after that. */
  readonly stopTimeout: number;
  readonly drain: () => void;
  readonly close: () => Promise<void>;
}

/**
 * A signal makes the program say that it is not ready, go on answering until balancers have noticed, finish what is under
 * way, and exit. A second signal ends it at once.
 */
export function stopOnSignals({ logger, drainDelay, stopTimeout, drain, close }: Stopping): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      logger.warn(`${signal}: stopping at once`);
      process.exit(1);
    }
    stopping = true;
    logger.info(`${signal}: letting requests under way finish`);
    drain();
    void delay(drainDelay)
      .then(() => Promise.race([close(), delay(stopTimeout, 'late' as const, { ref: false })]))
      .then(
        end => {
          if (end === 'late') logger.warn(`requests were still under way after ${stopTimeout / 1000} s`);
          process.exit(0);
        },
        (error: unknown) => {
          logger.error({ err: error }, 'the program could not stop in order');
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
