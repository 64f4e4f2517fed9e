import { Arg, Args, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { found, idOfRow } from '../access/node.resolver.ts';
import type { Asker, RequestContext } from '../access/request-context.ts';
import { Requires } from '../access/requires.ts';
import { HasHistory } from '../audit/history.list.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { Area } from '../areas/area.types.ts';
import { Person } from '../people/person.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { atRoot, root } from '../platform/reading/list.ts';
import { all, one, page, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { NeedKind } from './need-kind.entity.ts';
import { Need, needMachine } from './need.entity.ts';
import { needActs, NeedAction, type NeedAct } from './need.enums.ts';
import { NeedConnection, needs, NeedsArgs } from './need.list.ts';
import { needPolicy, placeOfNeed, placing } from './need.policy.ts';
import * as service from './need.service.ts';
import {
  Coverage,
  DraftNeedInput,
  MeetNeedInput,
  RegisterNeedInput,
  ReturnNeedInput,
  ReviseNeedInput,
  SubmitNeedInput,
  VerifyNeedInput,
  WithdrawNeedInput,
} from './need.types.ts';

@ObjectType({ description: 'The need as it is after the act.\nKebutuhan setelah tindakan.' })
class NeedPayload {}

const coverage = value(
  ['quantity', 'plannedQuantity', 'deliveredQuantity'],
  ({ quantity, plannedQuantity: planned, deliveredQuantity: delivered }: Row<Need>): Coverage => ({
    planned,
    delivered,
    uncovered: Math.max(0, quantity - planned - delivered),
  }),
);

const availableActions = value(
  [...placing, 'verification', 'status', 'reportedById'],
  (need: Row<Need>, { viewer }: Asker): NeedAct[] => {
    const place = placeOfNeed(need);
    return needActs.filter(
      act => viewer.allows(`need:${act}`, place) && needMachine.isOpen(act, need, viewer.personId),
    );
  },
  { asks: true },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Need)
export class NeedResolver {
  @QueryReads(() => Need, found(Need, 'Need', 'need'), {
    nullable: true,
    description:
      'A need by its id; null when there is none that you may see.\nKebutuhan menurut id; null bila tidak ada yang dapat Anda lihat.',
    parameters: [Arg('id', () => ID, { description: 'Id of the need.\nId kebutuhan.' })],
  })
  @Requires('need:read')
  need!: Need | null;

  @QueryReads(
    () => NeedConnection,
    page(
      needs,
      () => atRoot,
      () => root,
    ),
    {
      description: 'Needs wherever you may see them.\nKebutuhan di mana pun yang dapat Anda lihat.',
      parameters: [Args(() => NeedsArgs)],
    },
  )
  @Requires('need:read')
  needs!: object;

  @QueryReads(() => [NeedKind], all(NeedKind, 'code'), {
    description: 'Kinds of needs with their units.\nJenis kebutuhan beserta satuannya.',
  })
  @Requires('reference:read')
  needKinds!: NeedKind[];

  @Reads(() => ID, idOfRow('need'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, { description: 'The place that lacks it.\nTempat yang kekurangan.' })
  area!: Area;

  @Reads(() => NeedKind, one(NeedKind, 'kindCode', 'code'), {
    description: 'What kind of need it is.\nJenis kebutuhannya.',
  })
  kind!: NeedKind;

  @Reads(() => Coverage, coverage, {
    description:
      'How much of it is answered, by all interventions, also by those you may not see.\nSeberapa banyak yang terjawab oleh semua intervensi, termasuk yang tidak dapat Anda lihat.',
  })
  coverage!: Coverage;

  @Reads(() => Person, one(Person, 'reportedById'), {
    nullable: true,
    description:
      'Who reported it; null for whoever may not read persons there.\nPelapornya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  reportedBy!: Person | null;

  @Reads(() => Person, one(Person, 'verifiedById'), {
    nullable: true,
    description:
      'Who verified it; null until then, and for whoever may not read persons there.\nVerifikatornya; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  verifiedBy!: Person | null;

  @Reads(() => [NeedAction], availableActions, {
    description: 'What you may do to it now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: NeedAct[];

  @HasHistory(needPolicy)
  history!: object | null;

  @Mutation(() => NeedPayload, {
    description: 'Report a need and hand it in.\nMelaporkan kebutuhan dan mengajukannya.',
  })
  @Requires('need:register')
  async registerNeed(
    @Arg('input', () => RegisterNeedInput, input) given: RegisterNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.registerNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description:
      'Note a need as a draft, seen in its village and above.\nMencatat kebutuhan sebagai rancangan, terlihat di desanya dan tingkat di atasnya.',
  })
  @Requires('need:draft')
  async draftNeed(
    @Arg('input', () => DraftNeedInput, input) given: DraftNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.draftNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description: 'Correct a draft, or what was returned.\nMemperbaiki rancangan atau yang dikembalikan.',
  })
  @Requires('need:revise')
  async reviseNeed(
    @Arg('input', () => ReviseNeedInput, input) given: ReviseNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.reviseNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description:
      'Hand in a draft, or again what was returned.\nMengajukan rancangan, atau mengajukan kembali yang dikembalikan.',
  })
  @Requires('need:submit')
  async submitNeed(
    @Arg('input', () => SubmitNeedInput, input) given: SubmitNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.submitNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description:
      "Confirm a need of a village below; not one's own.\nMemverifikasi kebutuhan desa di bawahnya; bukan miliknya sendiri.",
  })
  @Requires('need:verify')
  async verifyNeed(
    @Arg('input', () => VerifyNeedInput, input) given: VerifyNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.verifyNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description: 'Give a need back with a reason.\nMengembalikan kebutuhan dengan alasan.',
  })
  @Requires('need:return')
  async returnNeed(
    @Arg('input', () => ReturnNeedInput, input) given: ReturnNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.returnNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description:
      'Take a need back with a reason; it stays on record.\nMenarik kebutuhan dengan alasan; tetap tercatat.',
  })
  @Requires('need:withdraw')
  async withdrawNeed(
    @Arg('input', () => WithdrawNeedInput, input) given: WithdrawNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.withdrawNeed(context, given);
  }

  @Mutation(() => NeedPayload, {
    description: 'Say how a need was met without an intervention.\nMenyatakan kebutuhan terpenuhi tanpa intervensi.',
  })
  @Requires('need:meet')
  async meetNeed(
    @Arg('input', () => MeetNeedInput, input) given: MeetNeedInput,
    @Ctx() context: RequestContext,
  ): Promise<service.NeedAnswered> {
    return await service.meetNeed(context, given);
  }
}

@Resolver(() => NeedPayload)
export class NeedPayloadResolver {
  @Reads(() => Need, one(Need, 'needId'), {
    nullable: true,
    description:
      'The need; null for whoever may not see it any more.\nKebutuhannya; null bagi yang tidak lagi dapat melihatnya.',
  })
  need!: Need | null;
}
