import type { Pool } from 'pg';
import { knownViewers } from '../../viewer.ts';
import { Lists } from './list.ts';
import { loadersOf, type Loaders } from './loaders.ts';
import { Reading } from './reading.ts';

export interface Context {
  readonly reading: Reading;
  readonly loaders: Loaders;
  readonly lists: Lists;
}

/** A context for each request, by the subject that its header names. */
export function contexts(pool: Pool): (subject: string | string[] | undefined) => Context {
  const viewerOf = knownViewers(pool);
  return subject => {
    const reading = new Reading(pool, () => viewerOf(typeof subject === 'string' ? subject : undefined));
    return { reading, loaders: loadersOf(reading), lists: new Lists(reading) };
  };
}
