import { Args, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.ts';
import { inArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { page, Reads } from '../platform/reading/reads.ts';
import { NeedConnection, needs, NeedsArgs } from './need.list.ts';

/** Adds needs to Area from this side, so that areas need not know of needs. */
@Resolver(() => Area)
export class AreaNeedsResolver {
  @Reads(() => NeedConnection, page(needs, (_, typename) => inArea(typename)), {
    nullable: true,
    description:
      'Needs of this area and of every place in it; null, with an error, for whoever may read no needs.\nKebutuhan wilayah ini dan semua tempat di dalamnya; null, disertai galat, bagi yang tidak berhak membaca kebutuhan.',
    parameters: [Args(() => NeedsArgs)],
  })
  @Requires('need:read')
  needs!: object | null;
}
