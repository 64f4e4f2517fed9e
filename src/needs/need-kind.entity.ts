import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Sector } from '../organizations/sector.ts';

@ObjectType({ description: 'A kind of need, with the unit it is counted in.\nJenis kebutuhan beserta satuannya.' })
@Entity({ tableName: 'need_kind' })
export class NeedKind {
  @Field(() => String, { description: 'Code, such as CLEAN_WATER.\nKode, misalnya CLEAN_WATER.' })
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Name in Indonesian.\nNama dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Name in English.\nNama dalam bahasa Inggris.' })
  @Property({ type: 'text' })
  nameEn!: string;

  @Field(() => String, { description: 'Unit in Indonesian.\nSatuan dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  unit!: string;

  @Field(() => String, { description: 'Unit in English.\nSatuan dalam bahasa Inggris.' })
  @Property({ type: 'text' })
  unitEn!: string;

  @Field(() => Sector, { description: 'The sector that answers for it.\nSektor penanggung jawabnya.' })
  @Property({ type: 'text' })
  sector!: Sector;
}
