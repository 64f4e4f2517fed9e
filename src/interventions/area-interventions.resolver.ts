import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { inArea, reachingArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { pageOf, type Page } from '../platform/reading/list.ts';
import type { Row } from '../platform/reading/row.ts';
import type { Intervention } from './intervention.entity.ts';
import { InterventionConnection, interventions, InterventionsArgs } from './intervention.list.ts';

@ArgsType()
class AreaInterventionsArgs extends InterventionsArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also those planned for the places above, which reach this one too.\nJuga yang direncanakan untuk wilayah di atasnya, yang ikut menjangkau tempat ini.',
  })
  includeAbove!: boolean;
}

/** Adds interventions to Area from this side, so that areas need not know of interventions. */
@Resolver(() => Area)
export class AreaInterventionsResolver {
  @FieldResolver(() => InterventionConnection, {
    nullable: true,
    description:
      'Interventions for this area and every place in it; null, with an error, for whoever may read none.\nIntervensi untuk wilayah ini dan semua tempat di dalamnya; null, disertai galat, bagi yang tidak berhak membacanya.',
  })
  @Requires('intervention:read')
  interventions(
    @Root() area: Area,
    @Args(() => AreaInterventionsArgs) { includeAbove, ...args }: AreaInterventionsArgs,
    @Ctx() context: RequestContext,
  ): Page<Row<Intervention>> {
    return pageOf(context, interventions, includeAbove ? reachingArea : inArea, area, args);
  }
}
