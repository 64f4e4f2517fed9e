import { Resolver } from 'type-graphql';
import { HistoryEntry } from '../audit/history-entry.entity.ts';
import { one, Reads } from '../platform/reading/reads.ts';
import { Person } from './person.entity.ts';

/** Adds who did it to HistoryEntry from this side, so that the log need not know of people. */
@Resolver(() => HistoryEntry)
export class HistoryAuthorResolver {
  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description:
      'Who did it; null for what the program did, and for whoever may not read persons there.\nPelakunya; null bila dilakukan oleh program, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  by!: Person | null;
}
