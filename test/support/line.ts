import { afterAll, beforeAll, vi } from 'vitest';
import type { Carried, Channel } from '../../src/platform/compiler/channel.ts';
import type { Statement } from '../../src/platform/compiler/compiler.ts';
import type { Texts } from '../../src/platform/text-row.ts';
import { ConnectionChannel } from '../../src/platform/compiler/connection-channel.ts';
import { TransactionChannel } from '../../src/platform/compiler/transaction-channel.ts';

interface Message {
  readonly carried: Carried | undefined;
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** A statement of a compiled read on its way to the database. */
export interface Sent extends Message {
  readonly channel: Channel;
  /** Goes on to the database, as it is or otherwise. */
  readonly run: (otherwise?: Partial<Message>) => Promise<Texts>;
}

export interface Line {
  /** What is sent from now on comes by here; undefined lets it pass. */
  set(station: ((sent: Sent) => Promise<Texts>) | undefined): void;
}

/** The line on which the compiled reads of a file reach the database: somewhere to listen in, and to cut it. */
export function useLine(): Line {
  let station: ((sent: Sent) => Promise<Texts>) | undefined;
  beforeAll(() => {
    for (const { prototype } of [TransactionChannel, ConnectionChannel]) {
      const send: Channel['run'] = prototype.run;
      vi.spyOn(prototype, 'run').mockImplementation(async function (this: Channel, carried, statement, values) {
        const run: Sent['run'] = async (otherwise = {}) => {
          const message = { carried, statement, values, ...otherwise };
          return await send.call(this, message.carried, message.statement, message.values);
        };
        return station === undefined ? await run() : await station({ channel: this, carried, statement, values, run });
      });
    }
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });
  return {
    set: next => {
      station = next;
    },
  };
}
