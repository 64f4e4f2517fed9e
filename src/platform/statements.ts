import { tracingChannel } from 'node:diagnostics_channel';

/** A statement on its way to the database, as metrics and traces are told of it. Its values are not. */
export interface StatementEvent {
  readonly text: string;
  error?: unknown;
}

/** Tells whoever listens of each statement; while nobody does, it costs next to nothing. */
export const statementChannel = tracingChannel<unknown, StatementEvent>('episentrum:statement');

export async function told<Result>(text: () => string, work: () => Promise<Result>): Promise<Result> {
  if (!statementChannel.hasSubscribers) return await work();
  return await statementChannel.tracePromise(work, {
    get text() {
      return text();
    },
  });
}
