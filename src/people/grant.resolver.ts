import { Arg, Args, Ctx, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { idOfRow } from '../access/node.resolver.ts';
import type { Asker, RequestContext } from '../access/request-context.ts';
import { HasHistory } from '../audit/history.list.ts';
import { grantPolicy, obstacleToGrant, placeOfGrant } from './person.policy.ts';
import { Requires } from '../access/requires.ts';
import { areaOfRow } from '../areas/area-of-row.ts';
import { Area } from '../areas/area.types.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { nodeId } from '../platform/node.types.ts';
import { one, QueryReads, Reads, value } from '../platform/reading/reads.ts';
import type { Row } from '../platform/reading/row.ts';
import { Grant, GrantAction, grantActs, GrantStanding, type GrantAct } from './grant.entity.ts';
import * as service from './grant.service.ts';
import { GiveGrantInput, ProlongGrantInput, RevokeGrantInput } from './grant.types.ts';
import { Person } from './person.entity.ts';
import { GrantConnection, GrantsArgs, grantsInReach } from './grant.list.ts';

@ObjectType({ description: 'The grant as it is after the act.\nHak akses setelah tindakan.' })
class GrantPayload {}

const availableActions = value(
  ['personId', 'areaCode', 'role', 'validTo', 'revokedAt'],
  (grant: Row<Grant> & Row<GrantStanding>, { viewer }: Asker): GrantAct[] =>
    grantActs.filter(
      act =>
        viewer.allows(`grant:${act}`, placeOfGrant(grant)) && obstacleToGrant(act, grant, grant, viewer) === undefined,
    ),
  {
    asks: true,
    beside: { entity: GrantStanding, to: 'grantId', columns: ['organizationAreaCode', 'isProlonged', 'at'] },
  },
);

const input = { description: 'What to do.\nYang dilakukan.', validate: true };

@Resolver(() => Grant)
export class GrantResolver {
  @QueryReads(() => GrantConnection, grantsInReach, {
    description:
      'Who holds, held or will hold which role, where you may know it.\nSiapa yang memegang, pernah, atau akan memegang peran apa, di tempat yang boleh Anda ketahui.',
    parameters: [Args(() => GrantsArgs)],
  })
  @Requires('grant:read')
  grants!: object;

  @Reads(() => ID, idOfRow('grant'), nodeId)
  id!: string;

  @Reads(() => Area, areaOfRow, {
    description: 'The area it holds in, with everything below.\nWilayah berlakunya, beserta semua di bawahnya.',
  })
  area!: Area;

  @Reads(() => Person, one(Person, 'personId'), {
    nullable: true,
    description:
      'Who holds it; null when you may not read persons there.\nPemegangnya; null bila Anda tidak berhak membaca data orang di sana.',
  })
  person!: Person | null;

  @Reads(() => Organization, one(Organization, 'organizationId'), {
    nullable: true,
    description: 'The organization it was given to.\nOrganisasi pemegangnya.',
  })
  organization!: Organization | null;

  @Reads(() => Person, one(Person, 'givenById'), {
    nullable: true,
    description:
      'Who gave it; null for the first ones, and when you may not read persons there.\nPemberinya; null untuk yang pertama, dan bila Anda tidak berhak membaca data orang di sana.',
  })
  givenBy!: Person | null;

  @Reads(() => Person, one(Person, 'revokedById'), {
    nullable: true,
    description:
      'Who took it back; null while nobody did, and when you may not read persons there.\nPencabutnya; null bila belum dicabut, dan bila Anda tidak berhak membaca data orang di sana.',
  })
  revokedBy!: Person | null;

  @Reads(() => Grant, one(Grant, 'prolongsId'), {
    nullable: true,
    description: 'The grant that this one prolongs.\nHak akses yang diperpanjang olehnya.',
  })
  prolongs!: Grant | null;

  @Reads(() => [GrantAction], availableActions, {
    description: 'What you may do to it now.\nYang boleh Anda lakukan sekarang.',
  })
  availableActions!: GrantAct[];

  @HasHistory(grantPolicy)
  history!: object | null;

  @Mutation(() => GrantPayload, {
    description:
      'Give somebody a role below your own, inside your area, no longer than your own.\nMemberi peran di bawah peran Anda, di dalam wilayah Anda, tidak lebih lama dari hak akses Anda.',
  })
  @Requires('grant:give')
  async giveGrant(
    @Arg('input', () => GiveGrantInput, input) given: GiveGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<service.GrantAnswered> {
    return await service.giveGrant(context, given);
  }

  @Mutation(() => GrantPayload, {
    description:
      'Let a grant go on: a new one follows it, which is the answer.\nMemperpanjang hak akses: yang baru menyusulnya, dan menjadi jawabannya.',
  })
  @Requires('grant:prolong')
  async prolongGrant(
    @Arg('input', () => ProlongGrantInput, input) given: ProlongGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<service.GrantAnswered> {
    return await service.prolongGrant(context, given);
  }

  @Mutation(() => GrantPayload, {
    description:
      'Take a role back with a reason, and with it what prolongs it; it ends at once and stays on record.\nMencabut peran beserta perpanjangannya, dengan alasan; berakhir seketika dan tetap tercatat.',
  })
  @Requires('grant:revoke')
  async revokeGrant(
    @Arg('input', () => RevokeGrantInput, input) given: RevokeGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<service.GrantAnswered> {
    return await service.revokeGrant(context, given);
  }
}

@Resolver(() => GrantPayload)
export class GrantPayloadResolver {
  @Reads(() => Grant, one(Grant, 'grantId'), {
    nullable: true,
    description:
      'The grant; null for whoever may not see it any more.\nHak aksesnya; null bagi yang tidak lagi dapat melihatnya.',
  })
  grant!: Grant | null;
}
