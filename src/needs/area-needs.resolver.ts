import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { inArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { pageOf, type Page } from '../platform/reading/list.ts';
import type { Row } from '../platform/reading/row.ts';
import type { Need } from './need.entity.ts';
import { NeedConnection, needs, NeedsArgs } from './need.list.ts';

/** Adds needs to Area from this side, so that areas need not know of needs. */
@Resolver(() => Area)
export class AreaNeedsResolver {
  @FieldResolver(() => NeedConnection, {
    nullable: true,
    description:
      'Needs of this area and of every place in it; null, with an error, for whoever may read no needs.\nKebutuhan wilayah ini dan semua tempat di dalamnya; null, disertai galat, bagi yang tidak berhak membaca kebutuhan.',
  })
  @Requires('need:read')
  needs(@Root() area: Area, @Args(() => NeedsArgs) args: NeedsArgs, @Ctx() context: RequestContext): Page<Row<Need>> {
    return pageOf(context, needs, inArea, area, args);
  }
}
