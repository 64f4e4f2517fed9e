import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One of the 4 targets of Inpres 3/2022.\nSalah satu dari 4 sasaran Inpres 3/2022.' })
@Entity({ tableName: 'inpres_target' })
export class InpresTarget {
  @Field(() => Int, { description: 'Number, 1 to 4.\nNomor, 1 sampai 4.' })
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Field(() => String, { description: 'Name in Indonesian.\nNama dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Name in English.\nNama dalam bahasa Inggris.' })
  @Property({ type: 'text' })
  nameEn!: string;
}

@ObjectType({ description: 'One of the 8 programmes of Inpres 3/2022.\nSalah satu dari 8 program Inpres 3/2022.' })
@Entity({ tableName: 'inpres_programme' })
export class InpresProgramme {
  @Field(() => Int, { description: 'Number, 1 to 8.\nNomor, 1 sampai 8.' })
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'integer' })
  targetId!: number;

  @Field(() => String, { description: 'Name in Indonesian.\nNama dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Name in English.\nNama dalam bahasa Inggris.' })
  @Property({ type: 'text' })
  nameEn!: string;
}

@ObjectType({
  description:
    'One of the 58 activities of Inpres 3/2022. None of them speaks of drainage or electricity: an intervention there has none.\nSalah satu dari 58 kegiatan Inpres 3/2022. Tidak ada yang menyebut drainase atau listrik: intervensi di sana tidak memilikinya.',
})
@Entity({ tableName: 'inpres_activity' })
export class InpresActivity {
  @Field(() => Int, { description: 'Number, 1 to 58.\nNomor, 1 sampai 58.' })
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'integer' })
  programmeId!: number;

  @Field(() => String, { description: 'Name in Indonesian.\nNama dalam bahasa Indonesia.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Name in English.\nNama dalam bahasa Inggris.' })
  @Property({ type: 'text' })
  nameEn!: string;

  @Field(() => String, { description: 'What shows that it is carried out.\nIndikator pelaksanaannya.' })
  @Property({ type: 'text' })
  indicator!: string;

  @Field(() => String, { description: 'The body responsible for it.\nPenanggung jawabnya.' })
  @Property({ type: 'text' })
  responsible!: string;
}
