import { Args, ArgsType, Field, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.ts';
import { inArea, reachingArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { page, Reads } from '../platform/reading/reads.ts';
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

const ofArea = page(interventions, ({ includeAbove }: AreaInterventionsArgs, typename) =>
  includeAbove ? reachingArea(typename) : inArea(typename),
);

/** Adds interventions to Area from this side, so that areas need not know of interventions. */
@Resolver(() => Area)
export class AreaInterventionsResolver {
  @Reads(() => InterventionConnection, ofArea, {
    nullable: true,
    description:
      'Interventions for this area and every place in it; null, with an error, for whoever may read none.\nIntervensi untuk wilayah ini dan semua tempat di dalamnya; null, disertai galat, bagi yang tidak berhak membacanya.',
    parameters: [Args(() => AreaInterventionsArgs)],
  })
  @Requires('intervention:read')
  interventions!: object | null;
}
