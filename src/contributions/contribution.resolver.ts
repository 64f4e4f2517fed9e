import { Arg, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { idOfRow } from '../access/node.resolver.ts';
import type { Asker, RequestContext } from '../access/request-context.ts';
import { HasHistory } from '../audit/history.list.ts';
import { Requires } from '../access/requires.ts';
import { Intervention } from '../interventions/intervention.entity.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { Person } from '../people/person.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { many, one, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { Contribution, contributionMachine } from './contribution.entity.ts';
import { ContributionAction, contributionActs, type ContributionAct } from './contribution.enums.ts';
import { contributionPolicy, placeOfContribution, placing } from './contribution.policy.ts';
import * as service from './contribution.service.ts';
import {
  AcceptContributionInput,
  DeclineContributionInput,
  OfferContributionInput,
  WithdrawContributionInput,
} from './contribution.types.ts';

@ObjectType({ description: 'The contribution as it is after the act.\nKontribusi setelah tindakan.' })
class ContributionPayload {}

const availableActions = value(
  [...placing, 'status', 'offeredById', 'interventionStatus'],
  (row: Row<Contribution>, { viewer }: Asker): ContributionAct[] => {
    const place = placeOfContribution(row);
    return contributionActs.filter(
      act => viewer.allows(`contribution:${act}`, place) && contributionMachine.isOpen(act, row, viewer.personId),
    );
  },
  { asks: true },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Contribution)
export class ContributionResolver {
  @Reads(() => ID, idOfRow('contribution'), nodeId)
  id!: string;

  @Reads(() => Intervention, one(Intervention, 'interventionId'), {
    nullable: true,
    description:
      'The intervention; null when you may not see it any more.\nIntervensinya; null bila tidak lagi dapat Anda lihat.',
  })
  intervention!: Intervention | null;

  @Reads(() => Organization, one(Organization, 'organizationId'), { description: 'Who offers it.\nYang menawarkan.' })
  organization!: Organization;

  @Reads(() => Person, one(Person, 'offeredById'), {
    nullable: true,
    description:
      'Who offered it; null for whoever may not read persons there.\nYang menawarkan; null bagi yang tidak berhak membaca data orang di sana.',
  })
  offeredBy!: Person | null;

  @Reads(() => Person, one(Person, 'decidedById'), {
    nullable: true,
    description:
      'Who decided; null until then, and for whoever may not read persons there.\nYang memutuskan; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  decidedBy!: Person | null;

  @Reads(() => [ContributionAction], availableActions, {
    description: 'What you may do to it now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: ContributionAct[];

  @HasHistory(contributionPolicy)
  history!: object | null;

  @Mutation(() => ContributionPayload, {
    description:
      'Offer to add something to an intervention of others in your sectors.\nMenawarkan kontribusi pada intervensi pihak lain di sektor Anda.',
  })
  @Requires('contribution:offer')
  async offerContribution(
    @Arg('input', () => OfferContributionInput, input) given: OfferContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.ContributionAnswered> {
    return await service.offerContribution(context, given);
  }

  @Mutation(() => ContributionPayload, {
    description: 'Take an offer back before it is decided.\nMenarik tawaran sebelum diputuskan.',
  })
  @Requires('contribution:withdraw')
  async withdrawContribution(
    @Arg('input', () => WithdrawContributionInput, input) given: WithdrawContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.ContributionAnswered> {
    return await service.withdrawContribution(context, given);
  }

  @Mutation(() => ContributionPayload, {
    description:
      'Let the partner take part, with what it offers to pay; for those who entered the intervention.\nMenerima keikutsertaan mitra beserta dananya; bagi yang memasukkan intervensi.',
  })
  @Requires('contribution:accept')
  async acceptContribution(
    @Arg('input', () => AcceptContributionInput, input) given: AcceptContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.ContributionAnswered> {
    return await service.acceptContribution(context, given);
  }

  @Mutation(() => ContributionPayload, {
    description: 'Decline an offer with a reason.\nMenolak tawaran dengan alasan.',
  })
  @Requires('contribution:decline')
  async declineContribution(
    @Arg('input', () => DeclineContributionInput, input) given: DeclineContributionInput,
    @Ctx() context: RequestContext,
  ): Promise<service.ContributionAnswered> {
    return await service.declineContribution(context, given);
  }
}

@Resolver(() => ContributionPayload)
export class ContributionPayloadResolver {
  @Reads(() => Contribution, one(Contribution, 'contributionId'), {
    nullable: true,
    description:
      'The contribution; null for whoever may not see it any more.\nKontribusinya; null bagi yang tidak lagi dapat melihatnya.',
  })
  contribution!: Contribution | null;
}

/** Adds to Intervention what partners offer, from this side. */
@Resolver(() => Intervention)
export class InterventionContributionsResolver {
  @Reads(() => [Contribution], many(Contribution, 'interventionId', ['offeredAt', 'id']), {
    description:
      'What partners offer to add, the earliest first; a partner sees its own.\nYang ditawarkan mitra, yang terawal lebih dahulu; mitra melihat miliknya sendiri.',
  })
  contributions!: Contribution[];
}
