import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { DateTime } from '../platform/scalars.ts';

export const HistoryAct = enumOf('HistoryAct', 'What was done to something.\nApa yang dilakukan terhadap sesuatu.', {
  INSERT: 'It, or a part of it, came to be.\nIa, atau bagiannya, dibuat.',
  UPDATE: 'It was changed.\nIa diubah.',
  DELETE: 'A part of it was taken away.\nBagiannya dihapus.',
  READ: 'Somebody was shown what not everybody may know of it.\nSeseorang diperlihatkan hal yang tidak boleh diketahui semua orang.',
});
export type HistoryAct = keyof typeof HistoryAct;

@ObjectType({ description: 'A field that became something else.\nIsian yang menjadi lain.' })
export class HistoryChange {
  @Field(() => String, { description: 'The field.\nIsiannya.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it was, as text; null where there was nothing.\nSebelumnya, sebagai teks; null bila kosong.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it became, as text; null where nothing is left.\nSesudahnya, sebagai teks; null bila kosong.',
  })
  after!: string | null;
}

/** An entry of the log, as a view shows it to whoever may look into the log where its object is. */
@ObjectType({ description: 'One thing that was done, for good.\nSatu hal yang dilakukan, tercatat selamanya.' })
@Entity({ tableName: 'history_entry' })
export class HistoryEntry {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => DateTime, { description: 'When, by the clock of the database.\nWaktunya, menurut jam basis data.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date;

  @Field(() => HistoryAct, { description: 'What was done.\nYang dilakukan.' })
  @Property({ type: 'text' })
  act!: HistoryAct;

  @Property({ type: 'text' })
  tableName!: string;

  @Property({ type: 'text' })
  rowId!: string;

  @Property({ type: 'text' })
  object!: string;

  @Property({ type: 'uuid' })
  objectId!: string;

  @Property({ type: 'uuid', nullable: true })
  personId!: string | null;

  @Property({ type: 'json', columnType: 'jsonb' })
  changes!: readonly (readonly [column: string, before: string | null, after: string | null])[];
}
