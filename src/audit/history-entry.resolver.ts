import { Resolver } from 'type-graphql';
import { value, Reads } from '../platform/reading/reads.ts';
import { HistoryChange, HistoryEntry } from './history-entry.entity.ts';

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @Reads(() => String, value(['tableName'], ({ tableName }: HistoryEntry) => camel(tableName)), {
    description: 'Of what: the object itself, or a part of it.\nTentang apa: objeknya sendiri, atau bagiannya.',
  })
  part!: string;

  @Reads(
    () => [HistoryChange],
    value(['changes'], ({ changes }: HistoryEntry): HistoryChange[] =>
      changes.map(([column, before, after]) => ({ field: camel(column), before, after })),
    ),
    {
      description:
        'The fields that became something else, those you may know.\nIsian yang menjadi lain, sepanjang boleh Anda ketahui.',
    },
  )
  changes!: HistoryChange[];
}
