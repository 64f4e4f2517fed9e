import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from './errors.ts';

/** What everything that happens for a request may say of it: each line of the log, each error. */
export interface CurrentRequest {
  readonly requestId: string;
  readonly language: Language;
}

export const currentRequest = new AsyncLocalStorage<CurrentRequest>();
