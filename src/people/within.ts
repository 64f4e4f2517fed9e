import { ArgsType, Field } from 'type-graphql';
import { areaByCode } from '../areas/area.resolver.ts';
import { inArea } from '../areas/area-parent.ts';
import type { Memory } from '../areas/area-tree.ts';
import { PageArgs } from '../platform/reading/connection.ts';
import { atRoot, root, type Parenthood } from '../platform/reading/list.ts';

@ArgsType()
export abstract class WithinArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Code of an area: there, and in every place in it.\nKode wilayah: di sana, dan di semua tempat di dalamnya.',
  })
  within?: string | null;
}

// Whether it is given is all that a plan knows of it.
export const within = ({ within: code }: WithinArgs): Parenthood<never> =>
  code === null || code === undefined ? atRoot : inArea('Area');
export const placeNamed = (_: unknown, asker: Memory, { within: code }: WithinArgs) =>
  typeof code === 'string' ? areaByCode(asker, code, 'within') : root;
