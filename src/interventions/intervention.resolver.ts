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
import { cell, many, one, page, prefixed, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { InpresActivity } from './inpres.entity.ts';
import {
  BudgetLine,
  InterventionAmount,
  InterventionParticipant,
  NeedAnswer,
  ProgressNote,
} from './intervention-parts.entity.ts';
import { Rupiah } from '../platform/scalars.ts';
import { Intervention, interventionMachine } from './intervention.entity.ts';
import { InterventionAction, interventionActs, NawacitaPriority, type InterventionAct } from './intervention.enums.ts';
import { InterventionConnection, interventions, InterventionsArgs } from './intervention.list.ts';
import { interventionPolicy, placeOfIntervention, placing } from './intervention.policy.ts';
import * as service from './intervention.service.ts';
import {
  ApproveInterventionInput,
  CancelInterventionInput,
  CompleteInterventionInput,
  DraftInterventionInput,
  ProposeInterventionInput,
  ReportInterventionProgressInput,
  ReturnInterventionInput,
  ReviseInterventionInput,
  StartInterventionInput,
  SubmitInterventionInput,
  VerifyInterventionInput,
} from './intervention.types.ts';

@ObjectType({ description: 'The intervention as it is after the act.\nIntervensi setelah tindakan.' })
class InterventionPayload {}

const availableActions = value(
  [...placing, 'status', 'proposedById'],
  (intervention: Row<Intervention>, { viewer }: Asker): InterventionAct[] => {
    const place = placeOfIntervention(intervention);
    return interventionActs.filter(
      act =>
        viewer.allows(`intervention:${act}`, place) && interventionMachine.isOpen(act, intervention, viewer.personId),
    );
  },
  { asks: true },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Intervention)
export class InterventionResolver {
  @QueryReads(() => Intervention, found(Intervention, 'Intervention', 'intervention'), {
    nullable: true,
    description:
      'An intervention by its id; null when there is none that you may see.\nIntervensi menurut id; null bila tidak ada yang dapat Anda lihat.',
    parameters: [Arg('id', () => ID, { description: 'Id of the intervention.\nId intervensi.' })],
  })
  @Requires('intervention:read')
  intervention!: Intervention | null;

  @QueryReads(
    () => InterventionConnection,
    page(
      interventions,
      () => atRoot,
      () => root,
    ),
    {
      description: 'Interventions wherever you may see them.\nIntervensi di mana pun yang dapat Anda lihat.',
      parameters: [Args(() => InterventionsArgs)],
    },
  )
  @Requires('intervention:read')
  interventions!: object;

  @Reads(() => ID, idOfRow('intervention'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, {
    description:
      'The place it is for; of a level above the village, it reaches every place in it.\nTempatnya; bila di atas desa, menjangkau semua tempat di dalamnya.',
  })
  area!: Area;

  @Reads(() => InpresActivity, one(InpresActivity, 'inpresActivityId'), {
    nullable: true,
    description:
      'The activity of Inpres 3/2022 that it is; null where none fits.\nKegiatan Inpres 3/2022-nya; null bila tidak ada yang sesuai.',
  })
  inpresActivity!: InpresActivity | null;

  @Reads(() => NawacitaPriority, prefixed('NAWACITA_', 'nawacitaPriority'), {
    nullable: true,
    description: 'The Nawacita priority it serves.\nPrioritas Nawacita yang dilayani.',
  })
  nawacitaPriority!: NawacitaPriority | null;

  @Reads(() => [InterventionParticipant], many(InterventionParticipant, 'interventionId', ['role', 'organizationId']), {
    description:
      'Agencies and partners with their parts; a partner reads of other partners where it takes part itself.\nInstansi dan mitra beserta perannya; mitra membaca mitra lain di tempat ia sendiri ikut serta.',
  })
  participants!: InterventionParticipant[];

  @Reads(() => [NeedAnswer], many(NeedAnswer, 'interventionId', ['needId']), {
    description: 'The needs it answers, with what it adds.\nKebutuhan yang dijawab, beserta sumbangannya.',
  })
  answers!: NeedAnswer[];

  @Reads(() => Rupiah, cell(InterventionAmount, 'interventionId', 'budget'), {
    nullable: true,
    description:
      'Sum of the budget lines; null when there is none, which is not zero, and for whoever may not read amounts there.\nJumlah rincian anggaran; null bila tidak ada, bukan nol, dan bagi yang tidak berhak membaca nilainya di sana.',
  })
  budget!: string | null;

  @Reads(() => [BudgetLine], many(BudgetLine, 'interventionId', ['fundSource', 'id']), {
    description:
      'Money by source; none for whoever may not read amounts there.\nDana menurut sumber; kosong bagi yang tidak berhak membaca nilainya di sana.',
  })
  budgetLines!: BudgetLine[];

  @Reads(() => [ProgressNote], many(ProgressNote, 'interventionId', ['reportedAt', 'id']), {
    description: 'How it went, the oldest first.\nKemajuannya, yang terlama lebih dahulu.',
  })
  progressNotes!: ProgressNote[];

  @Reads(() => Person, one(Person, 'proposedById'), {
    nullable: true,
    description:
      'Who entered it; null for whoever may not read persons there.\nYang memasukkannya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  proposedBy!: Person | null;

  @Reads(() => Person, one(Person, 'verifiedById'), {
    nullable: true,
    description:
      'Who verified it; null until then, and for whoever may not read persons there.\nVerifikatornya; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  verifiedBy!: Person | null;

  @Reads(() => Person, one(Person, 'approvedById'), {
    nullable: true,
    description:
      'Who approved it; null until then, and for whoever may not read persons there.\nPenyetujunya; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  approvedBy!: Person | null;

  @Reads(() => [InterventionAction], availableActions, {
    description: 'What you may do to it now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: InterventionAct[];

  @HasHistory(interventionPolicy)
  history!: object | null;

  @Mutation(() => InterventionPayload, {
    description: 'Plan an intervention and hand it in.\nMerencanakan intervensi dan mengajukannya.',
  })
  @Requires('intervention:propose')
  async proposeIntervention(
    @Arg('input', () => ProposeInterventionInput, input) given: ProposeInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.proposeIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description:
      'Keep a plan as a draft, seen by its village, those above, and those named in it.\nMenyimpan rencana sebagai rancangan, terlihat bagi desanya, tingkat di atasnya, dan yang disebut di dalamnya.',
  })
  @Requires('intervention:draft')
  async draftIntervention(
    @Arg('input', () => DraftInterventionInput, input) given: DraftInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.draftIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description: 'Change a draft, or what was returned.\nMengubah rancangan atau yang dikembalikan.',
  })
  @Requires('intervention:revise')
  async reviseIntervention(
    @Arg('input', () => ReviseInterventionInput, input) given: ReviseInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.reviseIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description:
      'Hand in a draft, or again what was returned.\nMengajukan rancangan, atau mengajukan kembali yang dikembalikan.',
  })
  @Requires('intervention:submit')
  async submitIntervention(
    @Arg('input', () => SubmitInterventionInput, input) given: SubmitInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.submitIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description: "Confirm an intervention; not one's own.\nMemverifikasi intervensi; bukan miliknya sendiri.",
  })
  @Requires('intervention:verify')
  async verifyIntervention(
    @Arg('input', () => VerifyInterventionInput, input) given: VerifyInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.verifyIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description:
      "Let a verified intervention start; not one's own.\nMenyetujui intervensi yang terverifikasi; bukan miliknya sendiri.",
  })
  @Requires('intervention:approve')
  async approveIntervention(
    @Arg('input', () => ApproveInterventionInput, input) given: ApproveInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.approveIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description: 'Give an intervention back with a reason.\nMengembalikan intervensi dengan alasan.',
  })
  @Requires('intervention:return')
  async returnIntervention(
    @Arg('input', () => ReturnInterventionInput, input) given: ReturnInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.returnIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description: 'Begin an approved intervention.\nMemulai intervensi yang disetujui.',
  })
  @Requires('intervention:start')
  async startIntervention(
    @Arg('input', () => StartInterventionInput, input) given: StartInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.startIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description: 'Tell how a running intervention goes.\nMelaporkan kemajuan intervensi yang berjalan.',
  })
  @Requires('intervention:report')
  async reportInterventionProgress(
    @Arg('input', () => ReportInterventionProgressInput, input) given: ReportInterventionProgressInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.reportInterventionProgress(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description:
      'Finish a running intervention with its result and what it delivered.\nMenyelesaikan intervensi dengan hasil dan yang dipenuhinya.',
  })
  @Requires('intervention:complete')
  async completeIntervention(
    @Arg('input', () => CompleteInterventionInput, input) given: CompleteInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.completeIntervention(context, given);
  }

  @Mutation(() => InterventionPayload, {
    description:
      'Give an intervention up with a reason; it stays on record.\nMembatalkan intervensi dengan alasan; tetap tercatat.',
  })
  @Requires('intervention:cancel')
  async cancelIntervention(
    @Arg('input', () => CancelInterventionInput, input) given: CancelInterventionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.InterventionAnswered> {
    return await service.cancelIntervention(context, given);
  }
}

@Resolver(() => InterventionPayload)
export class InterventionPayloadResolver {
  @Reads(() => Intervention, one(Intervention, 'interventionId'), {
    nullable: true,
    description:
      'The intervention; null for whoever may not see it any more.\nIntervensinya; null bagi yang tidak lagi dapat melihatnya.',
  })
  intervention!: Intervention | null;
}
