import type { Texts } from '../text-row.ts';
import type { Statement } from './compiler.ts';

/** Who asks, as the database is told: settings, one of which is a stamp that nobody else's settings have. */
export interface Carried {
  readonly stamp: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Whether the row that came was read for them: it tells the stamp that it was read under. */
  readonly isTheirs?: (row: Texts) => boolean;
  /** Ends what is run for them when they go away. */
  readonly gone?: AbortSignal | undefined;
}

/** The way of a statement to the database, with whoever asks, or for nobody in particular. Every column is a text. */
export interface Channel {
  run(carried: Carried | undefined, statement: Statement, values: readonly unknown[]): Promise<Texts>;
  close(): Promise<void>;
}
