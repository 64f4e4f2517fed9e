import { Arg, Args, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { found, idOfRow } from '../access/node.resolver.ts';
import type { Asker, RequestContext } from '../access/request-context.ts';
import { HasHistory } from '../audit/history.list.ts';
import { Requires } from '../access/requires.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { inArea } from '../areas/area-parent.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { Grant } from '../people/grant.entity.ts';
import { Person } from '../people/person.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { atRoot, root } from '../platform/reading/list.ts';
import { many, one, page, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { Agreement, AgreementArea, agreementMachine, AgreementMember } from './agreement.entity.ts';
import { AgreementAction, agreementActs, type AgreementAct } from './agreement.enums.ts';
import { AgreementConnection, agreements, AgreementsArgs } from './agreement.list.ts';
import { agreementPolicy, isUnsigned, placeOfAgreement, placing, signingOf } from './agreement.policy.ts';
import * as service from './agreement.service.ts';
import {
  EndAgreementInput,
  NameAgreementMemberInput,
  ProposeAgreementInput,
  RemoveAgreementMemberInput,
  RenewAgreementInput,
  SignAgreementInput,
} from './agreement.types.ts';

@ObjectType({ description: 'The agreement as it is after the act.\nPerjanjian setelah tindakan.' })
class AgreementPayload {}

const availableActions = value(
  [...placing, 'status'],
  (agreement: Row<Agreement>, { viewer }: Asker): AgreementAct[] => {
    const place = placeOfAgreement(agreement);
    const signing = signingOf(agreement, viewer);
    return agreementActs.filter(
      act =>
        viewer.allows(`agreement:${act}`, place) &&
        agreementMachine.isOpen(act, agreement, viewer.personId) &&
        (act !== 'sign' || (signing !== undefined && isUnsigned(agreement, signing))),
    );
  },
  { asks: true },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Agreement)
export class AgreementResolver {
  @QueryReads(() => Agreement, found(Agreement, 'Agreement', 'agreement'), {
    nullable: true,
    description:
      'An agreement by its id; null when there is none that you may see.\nPerjanjian menurut id; null bila tidak ada yang dapat Anda lihat.',
    parameters: [Arg('id', () => ID, { description: 'Id of the agreement.\nId perjanjian.' })],
  })
  @Requires('agreement:read')
  agreement!: Agreement | null;

  @QueryReads(
    () => AgreementConnection,
    page(
      agreements,
      () => atRoot,
      () => root,
    ),
    {
      description: 'Agreements wherever you may see them.\nPerjanjian di mana pun yang dapat Anda lihat.',
      parameters: [Args(() => AgreementsArgs)],
    },
  )
  @Requires('agreement:read')
  agreements!: object;

  @Reads(() => ID, idOfRow('agreement'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, {
    description: 'The area whose government agrees.\nWilayah yang pemerintahnya bersepakat.',
  })
  area!: Area;

  @Reads(() => Organization, one(Organization, 'partnerId'), { description: 'The partner.\nMitranya.' })
  partner!: Organization;

  @Reads(() => [AgreementArea], many(AgreementArea, 'agreementId', ['areaCode', 'id']), {
    description:
      'The places it covers, with everything below, by code.\nTempat yang dicakup, beserta semua di bawahnya, urut kode.',
  })
  areas!: AgreementArea[];

  @Reads(() => [AgreementMember], many(AgreementMember, 'agreementId', ['namedAt', 'id']), {
    description:
      'Who acts for the partner, the earliest first.\nYang bertindak untuk mitra, yang terawal lebih dahulu.',
  })
  members!: AgreementMember[];

  @Reads(() => Agreement, one(Agreement, 'renewsId'), {
    nullable: true,
    description: 'The agreement that this one renews.\nPerjanjian yang dilanjutkan olehnya.',
  })
  renews!: Agreement | null;

  @Reads(() => Person, one(Person, 'proposedById'), {
    nullable: true,
    description:
      'Who proposed it; null for whoever may not read persons there.\nPengusulnya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  proposedBy!: Person | null;

  @Reads(() => Person, one(Person, 'governmentSignedById'), {
    nullable: true,
    description:
      'Who signed for the government; null until then, and for whoever may not read persons there.\nPenanda tangan dari pemerintah; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  governmentSignedBy!: Person | null;

  @Reads(() => Person, one(Person, 'partnerSignedById'), {
    nullable: true,
    description:
      'Who signed for the partner; null until then, and for whoever may not read persons there.\nPenanda tangan dari mitra; null sebelumnya, dan bagi yang tidak berhak membaca data orang di sana.',
  })
  partnerSignedBy!: Person | null;

  @Reads(() => Person, one(Person, 'endedById'), {
    nullable: true,
    description:
      'Who declined or ended it; null for whoever may not read persons there.\nYang menolak atau mengakhirinya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  endedBy!: Person | null;

  @Reads(() => [AgreementAction], availableActions, {
    description: 'What you may do to it now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: AgreementAct[];

  @HasHistory(agreementPolicy)
  history!: object | null;

  @Mutation(() => AgreementPayload, {
    description:
      'Propose an agreement with a partner; it holds when both sides have signed.\nMengusulkan perjanjian dengan mitra; berlaku setelah kedua pihak menandatangani.',
  })
  @Requires('agreement:propose')
  async proposeAgreement(
    @Arg('input', () => ProposeAgreementInput, input) given: ProposeAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.proposeAgreement(context, given);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Sign it for your side; the second signature makes the partner’s grants.\nMenandatangani untuk pihak Anda; tanda tangan kedua menerbitkan hak akses mitra.',
  })
  @Requires('agreement:sign')
  async signAgreement(
    @Arg('input', () => SignAgreementInput, input) given: SignAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.signAgreement(context, given);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Decline it, or end it early: the partner’s grants end at once.\nMenolak, atau mengakhiri lebih awal: hak akses mitra berakhir seketika.',
  })
  @Requires('agreement:end')
  async endAgreement(
    @Arg('input', () => EndAgreementInput, input) given: EndAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.endAgreement(context, given);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Propose the agreement that follows it, on the same terms; both sides sign again.\nMengusulkan perjanjian lanjutannya dengan isi yang sama; kedua pihak menandatangani lagi.',
  })
  @Requires('agreement:renew')
  async renewAgreement(
    @Arg('input', () => RenewAgreementInput, input) given: RenewAgreementInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.renewAgreement(context, given);
  }

  @Mutation(() => AgreementPayload, {
    description: 'Name one more of the partner’s people.\nMenunjuk satu lagi orang mitra.',
  })
  @Requires('agreement:name')
  async nameAgreementMember(
    @Arg('input', () => NameAgreementMemberInput, input) given: NameAgreementMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.nameAgreementMember(context, given);
  }

  @Mutation(() => AgreementPayload, {
    description:
      'Remove one of the partner’s people: what it allowed them ends at once.\nMenghapus orang mitra: haknya berakhir seketika.',
  })
  @Requires('agreement:remove')
  async removeAgreementMember(
    @Arg('input', () => RemoveAgreementMemberInput, input) given: RemoveAgreementMemberInput,
    @Ctx() context: RequestContext,
  ): Promise<service.AgreementAnswered> {
    return await service.removeAgreementMember(context, given);
  }
}

@Resolver(() => AgreementPayload)
export class AgreementPayloadResolver {
  @Reads(() => Agreement, one(Agreement, 'agreementId'), {
    nullable: true,
    description:
      'The agreement; null for whoever may not see it any more.\nPerjanjiannya; null bagi yang tidak lagi dapat melihatnya.',
  })
  agreement!: Agreement | null;
}

@Resolver(() => AgreementArea)
export class AgreementAreaResolver {
  @Reads(() => Area, areaOfRow, { description: 'The place.\nTempatnya.' })
  area!: Area;
}

@Resolver(() => AgreementMember)
export class AgreementMemberResolver {
  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description:
      'Who it is; null for whoever may not read persons there.\nOrangnya; null bagi yang tidak berhak membaca data orang di sana.',
  })
  person!: Person | null;
}

/** Adds to Grant the agreement it comes from, from this side, so that people need not know of agreements. */
@Resolver(() => Grant)
export class GrantAgreementResolver {
  @Reads(() => Agreement, one(Agreement, 'agreementId'), {
    nullable: true,
    description:
      'The agreement it comes from; null for whoever serves the programme.\nPerjanjian asalnya; null bagi yang bertugas dalam program.',
  })
  agreement!: Agreement | null;
}

/** Adds agreements to Area, from this side. */
@Resolver(() => Area)
export class AreaAgreementsResolver {
  @Reads(() => AgreementConnection, page(agreements, (_, typename) => inArea(typename)), {
    nullable: true,
    description:
      'Agreements of the government of this area and of those in it; null, with an error, for whoever may read no agreements.\nPerjanjian pemerintah wilayah ini dan wilayah di dalamnya; null, disertai galat, bagi yang tidak berhak membaca perjanjian.',
    parameters: [Args(() => AgreementsArgs)],
  })
  @Requires('agreement:read')
  agreements!: object | null;
}
