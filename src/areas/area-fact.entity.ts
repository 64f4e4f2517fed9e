import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';

/** Who enters a row, and in whose name: the grant's organization, or else its area. */
export interface Entry {
  readonly personId: string;
  readonly area: Place;
  readonly organizationId: string | null;
  readonly at: Date;
}

interface Place {
  readonly rowId: number;
  readonly code: string;
}

/**
 * What every row about a place carries. The area's id never changes; its code is kept true by a foreign key when the area
 * is recoded, and is the row's scope.
 */
@ObjectType()
@Entity({ abstract: true })
export abstract class AreaFact {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Field(() => Int, {
    description:
      'Grows with each change; give it as `expectedVersion`.\nBertambah setiap perubahan; kirim sebagai `expectedVersion`.',
  })
  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'integer' })
  areaId: number;

  @Property({ type: 'text' })
  areaCode: string;

  @Property({ type: 'integer' })
  enteredAreaId: number;

  @Property({ type: 'text' })
  enteredAreaCode: string;

  @Property({ type: 'uuid', nullable: true })
  enteredOrganizationId: string | null;

  /** Everyone whose scope covers the place reads it: it was verified. */
  @Property({ type: 'boolean', generated: 'verified_at is not null' })
  isShared!: boolean;

  /** In whose name it was entered, as scopes compare it. */
  @Property({ type: 'text', generated: 'coalesce(entered_organization_id::text, entered_area_code)' })
  enteredKey!: string;

  constructor(entry: Entry, area: Place) {
    this.areaId = area.rowId;
    this.areaCode = area.code;
    this.enteredAreaId = entry.area.rowId;
    this.enteredAreaCode = entry.area.code;
    this.enteredOrganizationId = entry.organizationId;
  }
}
